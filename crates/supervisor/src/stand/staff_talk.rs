//! What a shell for staff and the staff desk have to say to each other.

use kiosk_core::{Role, StaffNews};
use shell_protocol::StaffAsking;
use tokio::sync::mpsc;

use super::journey::{UNHEARD, next_news};
use super::staff_desk::StaffVisit;

/// One visit to the staff desk.
pub(super) struct StaffTalk {
    pub(super) asks: mpsc::Sender<StaffAsking>,
    news: Option<mpsc::Receiver<StaffNews>>,
}

impl StaffTalk {
    /// For a shell that was started for staff, and for no other.
    pub(super) fn begin(role: Role, visits: &mpsc::UnboundedSender<StaffVisit>) -> Option<Self> {
        if role == Role::Patient {
            return None;
        }
        let (asks, asked) = mpsc::channel(UNHEARD);
        let (news, heard) = mpsc::channel(1);
        // A stand that is being switched off attends to nobody.
        let _ = visits.send(StaffVisit { role, asked, news });
        Some(Self { asks, news: Some(heard) })
    }
}

/// Waits for ever where nobody came for staff.
pub(super) async fn next_staff_news(staff: &mut Option<StaffTalk>) -> StaffNews {
    match staff {
        Some(staff) => next_news(&mut staff.news).await,
        None => std::future::pending().await,
    }
}
