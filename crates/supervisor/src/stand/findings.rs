//! How the stand is, part for part, for staff. Each part is looked at by itself, so that what is broken first does not hide
//! what else is.

use std::rc::Rc;

use kiosk_core::{Finding, OutOfService, Standing};
use portal_client::Obstacle;
use tokio::time::Instant;

use super::drawing_path::DrawingPath;
use super::incidents::minutes;
use super::shared_store::SharedStore;
use super::situation::{ClockHeard, Portals, Reach, Situation};
use crate::audit::AuditLog;
use crate::credential::{Keyring, KeyringTrouble};
use crate::store::Enrolment;

/// What there is to look at.
pub(super) struct Parts<'a, P: Portals, K> {
    pub(super) store: &'a SharedStore,
    pub(super) keyring: &'a K,
    pub(super) portals: &'a P,
    pub(super) audit: &'a AuditLog,
    pub(super) drawing: &'a DrawingPath,
}

impl<P: Portals, K: Keyring> Parts<'_, P, K> {
    /// Looks at every one. Takes as long as keyring and network take to answer or to be given up.
    pub(super) async fn look(&self, known: Known) -> Vec<Finding> {
        let store = self.store.enrolment();
        let enrolment = store.as_ref().map_or(known.enrolment.as_deref(), Option::as_ref);
        let mut findings = vec![self.screen(), self.store(store.is_ok())];
        if matches!(store, Ok(None)) {
            findings.push(Finding::NotEnrolled);
        }
        let (credential, portal) = tokio::join!(self.credential(enrolment), self.portal(known.standing, enrolment));
        findings.extend([credential, portal, self.branding(&known, enrolment), clock(known.clock_heard)]);
        findings.extend(known.taken_out_unkept.then_some(Finding::TakenOutNotKept));
        findings
    }

    /// Whoever reads this sees that something is drawn.
    fn screen(&self) -> Finding {
        if self.drawing.is_the_usual() { Finding::ScreenDraws } else { Finding::ScreenDrawnOtherwise }
    }

    /// A store that can be read, and a log that lacks nothing, may be beyond writing all the same.
    fn store(&self, is_readable: bool) -> Finding {
        if !is_readable {
            return Finding::StoreUnreadable;
        }
        if self.audit.lacks_lines() || self.store.rehearse_writing().is_err() {
            return Finding::NothingKept;
        }
        Finding::StoreReads
    }

    async fn credential(&self, enrolment: Option<&Enrolment>) -> Finding {
        let looked = match enrolment {
            Some(enrolment) => self.keyring.read(&enrolment.account()).await.map(|_| Finding::CredentialHeld),
            None => self.keyring.probe().await.map(|()| Finding::KeyringReady),
        };
        looked.unwrap_or_else(|trouble| match trouble {
            KeyringTrouble::NoKeyring => Finding::KeyringAbsent,
            KeyringTrouble::Locked => Finding::KeyringLocked,
            KeyringTrouble::Missing => Finding::CredentialMissing,
        })
    }

    /// What the portal last said, or where it could not be asked for want of something else, how far one comes without it.
    async fn portal(&self, standing: Standing, enrolment: Option<&Enrolment>) -> Finding {
        match standing {
            Standing::InService | Standing::ClockWrong => return Finding::PortalAnswers,
            Standing::OutOfService(OutOfService::PortalNotEnabled) => return Finding::PortalNotEnabled,
            Standing::OutOfService(OutOfService::CredentialRefused) => return Finding::CredentialRefused,
            Standing::OutOfService(OutOfService::NeutralNotSupported) => return Finding::NeutralNotSupported,
            Standing::PortalOutOfReach | Standing::OutOfService(_) => {}
        }
        let reach = self.portals.reach(enrolment.map(|enrolment| enrolment.portal_url.as_str())).await;
        match (reach, standing) {
            (Reach::NoNetwork, _) => Finding::NetworkAbsent,
            (Reach::Hindered(obstacle), _) => hindrance(obstacle),
            (Reach::Answers, Standing::PortalOutOfReach) => Finding::PortalStrange,
            (Reach::Answers, _) => Finding::PortalReached,
            (Reach::NotKnown, _) => Finding::PortalNotKnown,
        }
    }

    fn branding(&self, known: &Known, enrolment: Option<&Enrolment>) -> Finding {
        let Some(stand) = enrolment.map(|enrolment| enrolment.stand_id.as_str()) else { return Finding::BrandingNever };
        if self.store.branding_complaint(stand).is_some() {
            return Finding::BrandingRefused;
        }
        if let Some(seen) = known.branding_seen {
            return Finding::BrandingFetched { minutes: minutes(seen.elapsed()) };
        }
        if self.store.branding(stand).is_some() { Finding::BrandingKept } else { Finding::BrandingNever }
    }
}

/// What the stand knows anyway.
#[derive(Clone, Debug)]
pub(super) struct Known {
    standing: Standing,
    /// From before the store became unreadable.
    enrolment: Option<Rc<Enrolment>>,
    branding_seen: Option<Instant>,
    taken_out_unkept: bool,
    clock_heard: ClockHeard,
}

impl<P> From<&Situation<P>> for Known {
    fn from(situation: &Situation<P>) -> Self {
        Self {
            standing: situation.standing,
            enrolment: situation.enrolment.clone(),
            branding_seen: situation.branding_seen,
            taken_out_unkept: situation.taken_out_unkept,
            clock_heard: situation.clock_heard,
        }
    }
}

/// Who can do something about it.
const fn hindrance(obstacle: Obstacle) -> Finding {
    match obstacle {
        Obstacle::NoAddress => Finding::PortalNameUnknown,
        Obstacle::NoAnswer => Finding::PortalOutOfReach,
        Obstacle::ProxyAway | Obstacle::ProxyWantsPassword | Obstacle::ProxyRefuses => Finding::ProxyInTheWay,
        Obstacle::CertificateExpired
        | Obstacle::CertificateNotYetValid
        | Obstacle::CertificateOfAnother
        | Obstacle::CertificateNotTrusted
        | Obstacle::NotSafe => Finding::CertificateRefused,
    }
}

/// The portal's own clock is heard with its answers alone.
const fn clock(heard: ClockHeard) -> Finding {
    match heard {
        ClockHeard::Agrees => Finding::ClockAgrees,
        ClockHeard::Wrong => Finding::ClockWrong,
        ClockHeard::NotSaid => Finding::ClockUnknown,
    }
}
