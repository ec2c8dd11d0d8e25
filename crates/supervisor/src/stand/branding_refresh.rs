//! Asks the portal for the branding as soon as there is a way to it, and from then on from time to time.

use std::rc::Rc;
use std::time::Duration;

use kiosk_core::PortalTrouble;
use portal_client::{StandPortal, StandRefused, UnusableBranding};
use tokio::sync::watch;
use tokio::time::{Instant, timeout};

use super::shared_store::SharedStore;
use super::situation::{Access, Situation};
use crate::branding::{Decoder, Fetched, fetched, jittered};
use crate::store::StoredBranding;

/// The wait after a question that was not answered.
const ASKING_AGAIN: Duration = Duration::from_secs(10);

/// Keeps the branding fresh.
pub(super) struct BrandingRefresh<P, D> {
    pub(super) store: Rc<SharedStore>,
    pub(super) decoder: D,
    pub(super) situation: Rc<watch::Sender<Situation<P>>>,
    pub(super) interval: Duration,
}

impl<P: StandPortal, D: Decoder> BrandingRefresh<P, D> {
    /// Asks, swaps, waits, for as long as the stand is on.
    pub(super) async fn keep_refreshing(self) {
        let mut situation = self.situation.subscribe();
        // The sender is this value's own, so neither wait can fail.
        while let Ok(access) = situation.wait_for(|now| now.access.is_some()).await.map(|now| now.access.clone()) {
            let Some(access) = access else { continue };
            let wait = match self.refresh(&access).await {
                Ok(()) => jittered(self.interval, getrandom::u32().unwrap_or(u32::MAX / 2)),
                Err(Unrefreshed) => ASKING_AGAIN,
            };
            let moved = situation.wait_for(|now| now.access.as_ref().is_some_and(|new| !new.is_same_as(&access)));
            let _ = timeout(wait, moved).await;
        }
    }

    async fn refresh(&self, access: &Access<P>) -> Result<(), Unrefreshed> {
        let stand_id = &access.enrolment.stand_id;
        let stored = self.store.branding(stand_id);
        let asked = fetched(&*access.portal, &access.credential, stored.as_ref(), &self.decoder).await;
        match asked {
            Ok(Fetched::Unchanged) => {
                self.seen_now();
                self.complain(stand_id, None);
            }
            Ok(Fetched::Unusable(reason)) => self.complain(stand_id, Some(reason)),
            Ok(Fetched::Fresh { branding, left_out }) => {
                self.store.store_branding(stand_id, &branding).map_err(|error| {
                    tracing::error!(%error, "the new branding cannot be kept, so it is not shown");
                    Unrefreshed
                })?;
                self.seen_now();
                self.complain(stand_id, left_out);
                self.show(access, *branding);
            }
            Err(error) => {
                tracing::warn!(%error, "the branding is not fresh");
                if error == StandRefused::Trouble(PortalTrouble::Nonsense) {
                    self.complain(stand_id, Some(UnusableBranding::new("the document", "is none that a portal sends")));
                }
                return Err(Unrefreshed);
            }
        }
        Ok(())
    }

    fn seen_now(&self) {
        // Nobody waits for this alone.
        self.situation.send_if_modified(|situation| {
            situation.branding_seen = Some(Instant::now());
            false
        });
    }

    /// Keeps in mind for staff why the clinic's last change is not seen; said in the log when that has changed.
    fn complain(&self, stand_id: &str, reason: Option<UnusableBranding>) {
        let reason = reason.map(|reason| reason.to_string());
        if self.store.branding_complaint(stand_id) == reason {
            return;
        }
        match &reason {
            Some(reason) => {
                tracing::error!(%reason, "the clinic's branding is not used as it is; the last good one stays")
            }
            None => tracing::info!("there is nothing to complain of in the clinic's branding any more"),
        }
        if let Err(error) = self.store.store_branding_complaint(stand_id, reason.as_deref()) {
            tracing::error!(%error, "what is wrong with the branding cannot be kept in mind");
        }
    }

    /// Unless the stand was enrolled elsewhere meanwhile.
    fn show(&self, access: &Access<P>, fresh: StoredBranding) {
        self.situation.send_if_modified(|situation| {
            let still_ours = situation.enrolment.as_ref() == Some(&access.enrolment);
            let changed = still_ours && *situation.branding != fresh.branding;
            if changed {
                tracing::info!("the clinic's branding has changed");
                situation.branding = Rc::new(fresh.branding);
            }
            changed
        });
    }
}

/// The branding is as it was; why stands in the log.
struct Unrefreshed;
