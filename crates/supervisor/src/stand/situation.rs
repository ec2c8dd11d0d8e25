//! What is known of the stand at this moment, for all who act on it.

use std::rc::Rc;

use kiosk_core::{Branding, ClinicHours, Standing, TakenOut};
use portal_client::{Obstacle, StandCredential, StandPortal, StandRefused};
use tokio::sync::OnceCell;
use tokio::time::Instant;

use super::clinic_hours::ClockOffset;
use crate::store::Enrolment;

/// What is known now.
#[derive(Debug)]
pub(super) struct Situation<P> {
    /// Whether the stand can serve anybody, as far as it lies with stand and portal.
    pub(super) standing: Standing,
    /// Whether staff has taken it out of service.
    pub(super) taken_out: Option<TakenOut>,
    /// Whether that could not be written down, and holds until the stand is switched off.
    pub(super) taken_out_unkept: bool,
    /// When the portal last said what the stand looks like.
    pub(super) branding_seen: Option<Instant>,
    /// The stand's way to its portal; `None` while it is not enrolled or its credential is out of reach.
    pub(super) access: Option<Access<P>>,
    /// Whether the clinic is open.
    pub(super) hours: ClinicHours,
    /// How far the portal's clock is from the stand's.
    pub(super) clock: ClockOffset,
    /// Whether the portal's last answer agrees with the stand's clock.
    pub(super) clock_heard: ClockHeard,
    /// To whom it belongs, credential or not.
    pub(super) enrolment: Option<Rc<Enrolment>>,
    /// What it looks like.
    pub(super) branding: Rc<Branding>,
}

impl<P> Situation<P> {
    /// Whether patients are served: staff has the last word.
    pub(super) fn for_patients(&self) -> Standing {
        self.taken_out.map_or(self.standing, |how| Standing::OutOfService(how.into()))
    }
}

/// What the portal's last answer says of the stand's clock. Whoever is not served is told the time all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClockHeard {
    /// Nothing: there was no answer, or none that says the time.
    NotSaid,
    /// Both show the same time, as nearly as is wanted.
    Agrees,
    /// They do not.
    Wrong,
}

/// The stand's way to its portal, with its credential.
#[derive(Debug)]
pub(super) struct Access<P> {
    pub(super) portal: Rc<P>,
    pub(super) enrolment: Rc<Enrolment>,
    pub(super) credential: Rc<StandCredential>,
    earlier_ended: Rc<OnceCell<()>>,
}

impl<P> Clone for Access<P> {
    fn clone(&self) -> Self {
        Self {
            portal: Rc::clone(&self.portal),
            enrolment: Rc::clone(&self.enrolment),
            credential: Rc::clone(&self.credential),
            earlier_ended: Rc::clone(&self.earlier_ended),
        }
    }
}

impl<P: StandPortal> Access<P> {
    pub(super) fn new(portal: P, enrolment: Rc<Enrolment>, credential: StandCredential) -> Self {
        Self { portal: Rc::new(portal), enrolment, credential: Rc::new(credential), earlier_ended: Rc::default() }
    }

    /// Whether both are the same way, and not only to the same place.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.portal, &other.portal)
    }

    /// Ends, once, all kiosk sessions that an earlier supervisor of this stand has opened. No session is opened before
    /// that has worked, because it would be ended too.
    pub(super) async fn end_earlier_sessions(&self) -> Result<(), StandRefused> {
        let end_all = || self.portal.end_all_sessions(&self.credential);
        self.earlier_ended.get_or_try_init(end_all).await.map(|_| ())
    }
}

/// Makes the way to a portal from its URL.
pub(crate) trait Portals {
    /// A way to one portal.
    type Portal: StandPortal + 'static;

    /// The portal at this URL; `None` (and a line in the log) where there can be none.
    fn at(&self, url: &str) -> Option<Self::Portal>;

    /// How far one comes towards this URL without a credential.
    fn reach(&self, url: Option<&str>) -> impl Future<Output = Reach>;
}

/// How far one comes towards a portal without asking it anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Something answers there.
    Answers,
    /// Nothing does, and this is in the way.
    Hindered(Obstacle),
    /// Nothing does, and the machine has no way to any network.
    NoNetwork,
    /// There is a network, and no URL.
    NotKnown,
}
