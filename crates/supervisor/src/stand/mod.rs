//! The stand, for as long as it is on: one shell after the other, each shown only when nothing is left of the one before.
//!
//! One loop (`shells`) accompanies the shell on the screen, and `successor` has the next one ready behind it; `shell` is
//! one of them with its sandbox, `journey` the conversation with it (`told` what it was told, `staff_talk` what passes to the
//! staff desk), `signs_of_life` how a frozen one is told, `drawing_path` how its
//! web engine draws. Beside the
//! loop, tasks: `notice` keeps the window beneath all shells, `outlook` finds out whether the stand can serve,
//! `branding_refresh` what it looks like, `clinic_hours` whether the clinic is open, `kiosk_session` ends sessions whose
//! patient is gone, `staff_calls` calls staff, and `staff_desk` does what staff asks at their own shell. They meet in one
//! [`Situation`], which all can watch. `decisions` is what can be said without doing anything.

mod branding_refresh;
mod clinic_hours;
mod decisions;
mod drawing_path;
mod findings;
mod incidents;
mod journey;
mod kiosk_session;
mod machine_sleep;
mod notice;
mod outlook;
mod portal_pages;
mod shared_store;
mod shell;
mod shells;
mod signs_of_life;
mod situation;
mod staff_calls;
mod staff_desk;
mod staff_talk;
mod successor;
#[cfg(test)]
mod tests;
mod told;

use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use kiosk_core::{OutOfService, Standing};
use shell_protocol::ContactKey;
use tokio::sync::{Notify, mpsc, oneshot, watch};
use tokio::task::spawn_local;
use tokio::time::timeout;

use branding_refresh::BrandingRefresh;
use clinic_hours::{hours_now, keep_looking_at_the_clock};
use decisions::Demands;
pub(crate) use decisions::apart;
use drawing_path::DrawingPath;
use incidents::Incidents;
use journey::Surrounding;
use kiosk_session::end_sessions;
pub(crate) use machine_sleep::{TimeAsleep, time_asleep};
use notice::{Beneath, NoticeWindow};
use outlook::Outlook;
pub(crate) use shared_store::SharedStore;
use situation::{ClockHeard, Situation};
pub(crate) use situation::{Portals, Reach};
use staff_desk::StaffDesk;
use successor::Successor;

use crate::audit::{AuditEvent, AuditLog};
use crate::branding::Decoder;
use crate::configuration::Configuration;
use crate::credential::Keyring;
use crate::drawing::Circumstances;
use crate::limits::CodeCounts;
use crate::sandbox::{ClearStand, Host};

/// How long switching off may wait for the last session's end to be said; the next start says it otherwise.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// What a stand is made of.
pub(crate) struct Stand<H, N, P, K, D> {
    pub(crate) configuration: Configuration,
    /// What shells mark contacts with: of this start alone.
    pub(crate) contact_key: ContactKey,
    pub(crate) store: SharedStore,
    pub(crate) keyring: K,
    pub(crate) decoder: D,
    pub(crate) portals: P,
    /// What decides how the web engine draws.
    pub(crate) drawing: Circumstances,
    /// Starts shells.
    pub(crate) shells: H,
    /// Starts the notice window.
    pub(crate) notice: N,
    /// How long the machine has slept since its start.
    pub(crate) time_asleep: TimeAsleep,
    /// Where it is written down that patients' screens were cleared.
    pub(crate) audit: AuditLog,
}

impl<H, N, P, K, D> Stand<H, N, P, K, D>
where
    H: Host + 'static,
    H::Running: 'static,
    N: Host + 'static,
    P: Portals + 'static,
    K: Keyring + 'static,
    D: Decoder + 'static,
{
    /// Runs the stand until `switched_off` comes, within a `LocalSet`. Then nothing of a shell is left, and the portal has
    /// been told as far as it could be reached.
    pub(crate) async fn run(self, clear: ClearStand, switched_off: impl Future<Output = ()>) {
        let Self {
            configuration,
            contact_key,
            store,
            keyring,
            decoder,
            portals,
            drawing,
            shells,
            notice,
            time_asleep,
            audit,
        } = self;
        let audit = Rc::new(audit);
        audit.note(AuditEvent::Started);
        let store = Rc::new(store);
        let drawing = Rc::new(DrawingPath::at_start(drawing, Rc::clone(&store)));
        let situation = Rc::new(watch::Sender::new(first_situation(&store)));
        let (outage, outages) = watch::channel(None);
        let (beneath, is_beneath) = watch::channel(Beneath::Coming);
        let (screen, occupied) = watch::channel(false);
        let window = configuration.window;
        let (notice_off, off) = oneshot::channel();
        let support_contact = configuration.support_contact.clone();
        let situations = situation.subscribe();
        let notice = NoticeWindow {
            host: notice,
            window,
            support_contact,
            situation: situations,
            outage: outages,
            occupied,
            beneath,
            off,
        };
        let noticing = spawn_local(notice.keep());
        let look_now = Rc::new(Notify::new());
        let (endings, unended) = mpsc::unbounded_channel();
        let ending = spawn_local(end_sessions(unended, Rc::clone(&audit)));
        let (portals, keyring) = (Rc::new(portals), Rc::new(keyring));
        let incidents = Rc::new(RefCell::new(Incidents::at_first(situation.borrow().standing)));
        let (staff_visits, visits) = mpsc::unbounded_channel();
        let desk = Rc::new(StaffDesk {
            portals: Rc::clone(&portals),
            keyring: Rc::clone(&keyring),
            store: Rc::clone(&store),
            situation: Rc::clone(&situation),
            incidents: Rc::clone(&incidents),
            look_now: Rc::clone(&look_now),
            audit: Rc::clone(&audit),
            drawing: Rc::clone(&drawing),
        });
        let attending = spawn_local(desk.receive(visits));
        let outlook = Outlook {
            portals,
            keyring,
            incidents: Rc::clone(&incidents),
            store: Rc::clone(&store),
            situation: Rc::clone(&situation),
            look_now: Rc::clone(&look_now),
            heartbeat: configuration.heartbeat,
            demands: Demands {
                disclosure: configuration.rules.disclosure,
                clock_tolerance: configuration.clock_tolerance,
            },
        };
        let looking = spawn_local(outlook.keep_looking());
        let interval = configuration.branding_refresh;
        let refresh = BrandingRefresh { store: Rc::clone(&store), decoder, situation: Rc::clone(&situation), interval };
        let refreshing = spawn_local(refresh.keep_refreshing());
        let clock = spawn_local(keep_looking_at_the_clock(Rc::clone(&situation)));

        let surrounding = Surrounding {
            code_counts: Rc::new(RefCell::new(CodeCounts::new(configuration.limits))),
            store,
            staff_visits,
            incidents,
            drawing,
            last_call: Rc::default(),
            time_asleep,
            contact_key,
            configuration: Rc::new(configuration),
            situation: situation.subscribe(),
            look_now,
            endings,
        };
        let successor = Successor::new(shells, surrounding, outage);
        shells::one_after_the_other(successor, clear, is_beneath, screen, &audit, pin!(switched_off)).await;

        drop(notice_off);
        looking.abort();
        refreshing.abort();
        clock.abort();
        attending.abort();
        if noticing.await.is_err() {
            tracing::error!("the notice window was not kept to the end");
        }
        if timeout(LAST_WORDS, ending).await.is_err() {
            tracing::warn!("a kiosk session's end could not be said yet; the next start will");
        }
        audit.note(AuditEvent::Stopped);
    }
}

/// What is known before anything has been asked.
fn first_situation<P>(store: &SharedStore) -> Situation<P> {
    let (standing, enrolment) = match store.enrolment() {
        Ok(Some(enrolment)) => (Standing::PortalOutOfReach, Some(enrolment)),
        Ok(None) => (Standing::OutOfService(OutOfService::NotEnrolled), None),
        Err(error) => {
            tracing::error!(%error, "no store");
            (Standing::OutOfService(OutOfService::StoreUnreadable), None)
        }
    };
    let branding = Rc::new(store.last_look(enrolment.as_ref()));
    let enrolment = enrolment.map(Rc::new);
    let (hours, clock) = Default::default();
    // Where it cannot be read yet, the outlook takes it up as soon as it can be.
    let taken_out = store.taken_out().ok().flatten();
    let mut situation = Situation {
        standing,
        taken_out,
        taken_out_unkept: false,
        branding_seen: None,
        access: None,
        enrolment,
        branding,
        hours,
        clock,
        clock_heard: ClockHeard::NotSaid,
    };
    situation.hours = hours_now(&situation);
    situation
}
