//! Keeps asking what the stand needs, from the inside out: store, enrolment, credential, portal. Whatever is missing is
//! looked for again until it is there, without anybody doing anything.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, SystemTime};

use kiosk_core::{OutOfService, Standing};
use portal_client::{StandPortal, StandRefused};
use tokio::sync::{Notify, watch};
use tokio::time::timeout;

use super::decisions::{Demands, clock_heard, next_look, standing_from};
use super::incidents::Incidents;
use super::shared_store::SharedStore;
use super::situation::{Access, ClockHeard, Portals, Situation};
use crate::credential::Keyring;
use crate::store::Enrolment;

/// Looks out for what the stand needs.
pub(super) struct Outlook<P: Portals, K> {
    pub(super) portals: Rc<P>,
    pub(super) keyring: Rc<K>,
    pub(super) store: Rc<SharedStore>,
    pub(super) situation: Rc<watch::Sender<Situation<P::Portal>>>,
    /// Somebody has met trouble with the portal: look now.
    pub(super) look_now: Rc<Notify>,
    /// What went wrong, for staff.
    pub(super) incidents: Rc<RefCell<Incidents>>,
    pub(super) heartbeat: Duration,
    pub(super) demands: Demands,
}

impl<P: Portals, K: Keyring> Outlook<P, K> {
    /// Looks, says what it sees, waits, for as long as the stand is on.
    pub(super) async fn keep_looking(self) {
        loop {
            let standing = self.look().await;
            self.say(standing);
            // Woken or not: never a loop without a pause.
            let _ = timeout(next_look(standing, self.heartbeat), self.look_now.notified()).await;
        }
    }

    async fn look(&self) -> Standing {
        let access = match self.access().await {
            Ok(access) => access,
            Err(reason) => {
                self.situation.send_if_modified(|situation| {
                    situation.clock_heard = ClockHeard::NotSaid;
                    situation.access.take().is_some()
                });
                return Standing::OutOfService(reason);
            }
        };
        let Some(access) = access else { return Standing::PortalOutOfReach };
        let answer = access.portal.heartbeat(&access.credential).await;
        let now = SystemTime::now();
        if answer.is_ok()
            && let Err(error) = access.end_earlier_sessions().await
        {
            tracing::warn!(%error, "earlier kiosk sessions are not ended yet");
        }
        // A refused credential is read again the next time: the stand may have been enrolled anew.
        let kept = (answer != Err(StandRefused::CredentialRefused)).then_some(access);
        self.situation.send_if_modified(|situation| {
            let clock = match &answer {
                Ok(heard) => situation.clock.after(heard.portal_clock, now, self.demands.clock_tolerance),
                Err(_) => situation.clock,
            };
            let heard = clock_heard(&answer, situation.clock_heard, now, self.demands.clock_tolerance);
            let heard_changed = std::mem::replace(&mut situation.clock_heard, heard) != heard;
            let clock_changed = std::mem::replace(&mut situation.clock, clock) != clock;
            let before = std::mem::replace(&mut situation.access, kept);
            clock_changed
                || heard_changed
                || match (&before, &situation.access) {
                    (Some(before), Some(now)) => !before.is_same_as(now),
                    (before, now) => before.is_some() != now.is_some(),
                }
        });
        let before = self.situation.borrow().standing;
        standing_from(answer, before, now, self.demands)
    }

    /// The way to the portal: the one that is held, unless the stand was enrolled anew meanwhile.
    async fn access(&self) -> Result<Option<Access<P::Portal>>, OutOfService> {
        let enrolment = self.store.enrolment().map_err(|error| {
            tracing::error!(%error, "no store");
            OutOfService::StoreUnreadable
        })?;
        self.take_up(enrolment.as_ref());
        self.take_up_what_staff_wants();
        let Some(enrolment) = enrolment else { return Err(OutOfService::NotEnrolled) };
        let held = self.situation.borrow().access.clone().filter(|access| *access.enrolment == enrolment);
        if held.is_some() {
            return Ok(held);
        }
        let credential = self.keyring.read(&enrolment.account()).await?;
        let portal = self.portals.at(&enrolment.portal_url);
        Ok(portal.map(|portal| Access::new(portal, Rc::new(enrolment), credential)))
    }

    /// Shows the branding of another enrolment from the moment it is known, as far as it is stored.
    fn take_up(&self, enrolment: Option<&Enrolment>) {
        self.situation.send_if_modified(|situation| {
            if situation.enrolment.as_deref() == enrolment {
                return false;
            }
            situation.enrolment = enrolment.cloned().map(Rc::new);
            situation.branding = Rc::new(self.store.last_look(enrolment));
            situation.branding_seen = None;
            true
        });
    }

    /// A store that could not be read before may say that the stand is out of service. What could not be written there still
    /// holds.
    fn take_up_what_staff_wants(&self) {
        let Ok(kept) = self.store.taken_out() else { return };
        self.situation.send_if_modified(|situation| {
            let news = !situation.taken_out_unkept && situation.taken_out != kept;
            if news {
                situation.taken_out = kept;
            }
            news
        });
    }

    fn say(&self, standing: Standing) {
        self.situation.send_if_modified(|situation| {
            let changed = situation.standing != standing;
            if changed {
                tracing::info!(before = ?situation.standing, now = ?standing, "the stand's standing has changed");
                self.incidents.borrow_mut().note_standing(standing);
            }
            situation.standing = standing;
            changed
        });
    }
}
