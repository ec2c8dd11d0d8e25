//! Keeps in sight whether the clinic is open: by its branding, and by the portal's clock where the stand's own is wrong.

use std::rc::Rc;
use std::time::{Duration, SystemTime};

use jiff::{SignedDuration, Timestamp};
use kiosk_core::ClinicHours;
use portal_client::StandPortal;
use tokio::sync::watch;
use tokio::time::sleep;

use super::situation::Situation;
use crate::opening_hours::{HoursNow, hours_at};

/// Clocks are set, and machines sleep: no wait is trusted for longer.
const LOOKING_AGAIN: Duration = Duration::from_secs(60);

/// A difference that changes by less than this has not changed: each answer takes another time on its way.
const STEADY: SignedDuration = SignedDuration::from_secs(10);

/// How far the portal's clock is ahead of the stand's, where the stand's is wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ClockOffset(SignedDuration);

impl ClockOffset {
    /// After the portal's clock has been seen at `now` by the stand's own, which may be off by `tolerance`.
    pub(super) fn after(self, portal: SystemTime, now: SystemTime, tolerance: Duration) -> Self {
        let (Ok(portal), Ok(now)) = (Timestamp::try_from(portal), Timestamp::try_from(now)) else { return self };
        let ahead = portal.duration_since(now);
        if ahead.unsigned_abs() <= tolerance {
            return Self::default();
        }
        if (ahead - self.0).abs() < STEADY { self } else { Self(ahead) }
    }

    /// The time as it is.
    fn corrected(self, now: SystemTime) -> Option<Timestamp> {
        Timestamp::try_from(now).ok()?.checked_add(self.0).ok()
    }
}

/// Whether the clinic is open at `now` by the stand's own clock, and for how long that holds. A time beyond the calendar is no
/// reason to send anybody away.
fn look<P>(situation: &Situation<P>, now: SystemTime) -> (ClinicHours, Option<Duration>) {
    let Some(now) = situation.clock.corrected(now) else { return (ClinicHours::Open, None) };
    let HoursNow { hours, until } = hours_at(situation.branding.opening_hours.as_ref(), now);
    (hours, until.map(|until| until.duration_since(now).unsigned_abs()))
}

/// Whether the clinic is open, before anything has been waited for.
pub(super) fn hours_now<P>(situation: &Situation<P>) -> ClinicHours {
    look(situation, SystemTime::now()).0
}

/// Says it whenever it changes, for as long as the stand is on.
pub(super) async fn keep_looking_at_the_clock<P: StandPortal>(situation: Rc<watch::Sender<Situation<P>>>) {
    let mut changes = situation.subscribe();
    loop {
        let (hours, lasts) = look(&changes.borrow_and_update(), SystemTime::now());
        situation.send_if_modified(|situation| {
            let changed = situation.hours != hours;
            if changed {
                tracing::info!(now = ?hours, "the clinic's hours");
            }
            situation.hours = hours;
            changed
        });
        tokio::select! {
            () = sleep_at_most(lasts) => {}
            // The sender is at hand, so this cannot fail.
            _ = changes.changed() => {}
        }
    }
}

async fn sleep_at_most(lasts: Option<Duration>) {
    match lasts {
        Some(lasts) => sleep(lasts.min(LOOKING_AGAIN)).await,
        None => std::future::pending().await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_corrected_only_where_it_is_wrong_and_steadily() {
        let (noon, tolerance) = (SystemTime::UNIX_EPOCH + Duration::from_secs(43_200), Duration::from_secs(300));
        let seconds = |ahead| ClockOffset(SignedDuration::from_secs(ahead));
        let right = ClockOffset::default();
        assert_eq!(right.after(noon + tolerance, noon, tolerance), right);
        let hour = Duration::from_secs(3_600);
        assert_eq!(right.after(noon + hour, noon, tolerance), seconds(3_600));
        assert_eq!(right.after(noon - hour, noon, tolerance), seconds(-3_600));
        assert_eq!(seconds(3_601).after(noon + hour, noon, tolerance), seconds(3_601), "as good as the same");
        assert_eq!(seconds(3_601).after(noon, noon, tolerance), right, "it was set meanwhile");
        let corrected = seconds(-3_600).corrected(noon).unwrap();
        assert_eq!(SystemTime::from(corrected), noon - hour);
    }
}
