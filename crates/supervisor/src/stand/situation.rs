//! What is known of the stand at this moment, for all who act on it.

use std::rc::Rc;

use kiosk_core::{Branding, ClinicHours, Standing};
use portal_client::{StandCredential, StandPortal, StandRefused};
use tokio::sync::OnceCell;

use super::clinic_hours::ClockOffset;
use crate::store::Enrolment;

/// What is known now.
#[derive(Debug)]
pub(super) struct Situation<P> {
    /// Whether the stand can serve anybody.
    pub(super) standing: Standing,
    /// The stand's way to its portal; `None` while it is not enrolled or its credential is out of reach.
    pub(super) access: Option<Access<P>>,
    /// Whether the clinic is open.
    pub(super) hours: ClinicHours,
    /// How far the portal's clock is from the stand's.
    pub(super) clock: ClockOffset,
    /// To whom it belongs, credential or not.
    pub(super) enrolment: Option<Rc<Enrolment>>,
    /// What it looks like.
    pub(super) branding: Rc<Branding>,
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
}
