//! What staff asks of the stand, at the shell that was started for them. Until a PIN was right nothing is done but looking
//! at PINs; where there is none to look at, nothing is done at all.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;
use std::time::Duration;

use kiosk_core::{EnrolAnswer, Finding, NoPin, PinAnswer, Role, Sensitive, StaffNews, StandFacts, TakenOut};
use portal_client::{EnrolRefused, PairingCode, StandPortal};
use shell_protocol::StaffAsking;
use tokio::sync::{Notify, mpsc, watch};
use tokio::task::spawn_local;
use tokio::time::{sleep, timeout};

use super::drawing_path::DrawingPath;
use super::findings::{Known, Parts};
use super::incidents::Incidents;
use super::shared_store::SharedStore;
use super::situation::{Portals, Situation};
use crate::audit::{AuditEvent, AuditLog};
use crate::credential::Keyring;
use crate::staff::{ClockReading, PinVerdict, StaffPin, check_pin};
use crate::store::{Enrolment, PinStanding};

/// Ages grow, and keyrings come and go, without anything else happening.
const LOOK_AGAIN: Duration = Duration::from_secs(20);
/// However often something changes.
const LEAST_PAUSE: Duration = Duration::from_secs(2);

/// A shell in the staff role, from its uncovering on.
pub(super) struct StaffVisit {
    /// As it was briefed.
    pub(super) role: Role,
    /// What the shell asks. Nothing more comes when it is gone.
    pub(super) asked: mpsc::Receiver<StaffAsking>,
    /// What it is told.
    pub(super) news: mpsc::Sender<StaffNews>,
}

/// Whoever is visited.
pub(super) struct StaffDesk<P: Portals, K> {
    pub(super) portals: Rc<P>,
    pub(super) keyring: Rc<K>,
    pub(super) store: Rc<SharedStore>,
    pub(super) situation: Rc<watch::Sender<Situation<P::Portal>>>,
    pub(super) incidents: Rc<RefCell<Incidents>>,
    pub(super) look_now: Rc<Notify>,
    /// Where it is written down what staff did.
    pub(super) audit: Rc<AuditLog>,
    pub(super) drawing: Rc<DrawingPath>,
}

/// What the visitor may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leave {
    /// Say a PIN.
    SayPin,
    /// See how the stand is.
    Look,
    /// Everything that the panel has.
    Act,
}

/// For whom a shell is started when staff wants one: the PIN decides how far they come.
pub(super) fn staff_role(store: &SharedStore) -> Role {
    match store.has_staff_pin() {
        Ok(true) => Role::Staff,
        Ok(false) => Role::StaffWithoutPin(NoPin::NotSet),
        Err(_) => Role::StaffWithoutPin(NoPin::StoreUnreadable),
    }
}

impl<P: Portals + 'static, K: Keyring + 'static> StaffDesk<P, K> {
    /// One visit after the other, for as long as the stand is on.
    pub(super) async fn receive(self: Rc<Self>, mut visits: mpsc::UnboundedReceiver<StaffVisit>) {
        while let Some(visit) = visits.recv().await {
            self.attend(visit).await;
        }
    }

    async fn attend(self: &Rc<Self>, visit: StaffVisit) {
        let leave = watch::Sender::new(match visit.role {
            Role::Staff => Leave::SayPin,
            Role::StaffWithoutPin(_) => Leave::Look,
            // No visit is made for a patient; there is nothing that they may.
            Role::Patient => return,
        });
        self.tell_of_a_lock(&visit).await;
        // The visit is over when nobody asks any more, and not while something is being answered.
        tokio::select! {
            () = self.answer_all(visit.asked, &leave, &visit.news) => {}
            never = self.keep_telling(leave.subscribe(), &visit.news) => match never {},
        }
    }

    /// Before anybody types what would not be looked at.
    async fn tell_of_a_lock(&self, visit: &StaffVisit) {
        if visit.role != Role::Staff {
            return;
        }
        let Ok(now) = ClockReading::now() else { return };
        if let Ok(PinStanding::Locked { wait }) = self.store.staff_pin(&now) {
            let _ = visit.news.send(StaffNews::Pin(PinAnswer::Locked { wait })).await;
        }
    }

    async fn answer_all(
        self: &Rc<Self>,
        mut asked: mpsc::Receiver<StaffAsking>,
        leave: &watch::Sender<Leave>,
        news: &mpsc::Sender<StaffNews>,
    ) {
        while let Some(asking) = asked.recv().await {
            let before = *leave.borrow();
            let after = self.answer(asking, before, news).await;
            leave.send_if_modified(|leave| std::mem::replace(leave, after) != after);
        }
    }

    /// How the stand is, to whom it is told. What was done is told at once, while what there is to look at may take its time.
    async fn keep_telling(&self, mut leave: watch::Receiver<Leave>, news: &mpsc::Sender<StaffNews>) -> Infallible {
        if leave.wait_for(|leave| *leave != Leave::SayPin).await.is_ok() {
            let found = watch::Sender::new(Vec::new());
            tokio::select! {
                () = self.keep_looking(&found) => {}
                () = self.tell(found.subscribe(), news) => {}
            }
        }
        std::future::pending().await
    }

    async fn keep_looking(&self, found: &watch::Sender<Vec<Finding>>) {
        let mut changes = self.situation.subscribe();
        let Self { store, keyring, portals, audit, drawing, .. } = self;
        let parts = Parts { store, keyring: &**keyring, portals: &**portals, audit, drawing };
        loop {
            let known = Known::from(&*changes.borrow_and_update());
            found.send_replace(parts.look(known).await);
            sleep(LEAST_PAUSE).await;
            // Changed or not: looked at again.
            let _ = timeout(LOOK_AGAIN, changes.changed()).await;
        }
    }

    async fn tell(&self, mut found: watch::Receiver<Vec<Finding>>, news: &mpsc::Sender<StaffNews>) {
        let mut changes = self.situation.subscribe();
        loop {
            let findings = found.borrow_and_update().clone();
            changes.mark_unchanged();
            if news.send(StaffNews::Facts(self.facts(findings))).await.is_err() {
                return;
            }
            tokio::select! {
                Ok(()) = found.changed() => {}
                Ok(()) = changes.changed() => {}
                else => return,
            }
        }
    }

    async fn answer(self: &Rc<Self>, asked: StaffAsking, leave: Leave, news: &mpsc::Sender<StaffNews>) -> Leave {
        match (leave, asked) {
            (Leave::SayPin, StaffAsking::CheckPin { pin }) => {
                let answer = self.check(&pin).await;
                // Whoever does not hear it any more has gone.
                let _ = news.send(StaffNews::Pin(answer)).await;
                self.audit.note(match answer {
                    PinAnswer::Right => AuditEvent::StaffCameIn,
                    _ => AuditEvent::PinRefused,
                });
                return if answer == PinAnswer::Right { Leave::Act } else { leave };
            }
            (Leave::Act, StaffAsking::TakeOut { how }) => self.set_taken_out(Some(how)),
            (Leave::Act, StaffAsking::PutBack) => self.set_taken_out(None),
            (Leave::Act, StaffAsking::Enrol { pairing_code }) => {
                let (desk, news) = (Rc::clone(self), news.clone());
                // Once begun it is brought to its end, whoever waits for it: the portal may have taken the code.
                spawn_local(async move {
                    let answer = desk.enrol(pairing_code).await;
                    let _ = news.send(StaffNews::Enrolled(answer)).await;
                });
            }
            (leave, _) => tracing::warn!(?leave, "the staff's shell asks what it may not"),
        }
        leave
    }

    async fn check(&self, typed: &Sensitive<String>) -> PinAnswer {
        let Ok(pin) = StaffPin::parse(typed) else { return PinAnswer::NotAPin };
        match check_pin(&*self.store, pin).await {
            Ok(PinVerdict::Right) => PinAnswer::Right,
            Ok(PinVerdict::Wrong { tries_left }) => PinAnswer::Wrong { tries_left },
            Ok(PinVerdict::Locked { wait }) => PinAnswer::Locked { wait },
            Ok(PinVerdict::NotSet) => PinAnswer::NotChecked,
            Err(error) => {
                tracing::error!(%error, "a PIN could not be checked");
                PinAnswer::NotChecked
            }
        }
    }

    /// Where that cannot be kept, it holds until the stand is switched off.
    fn set_taken_out(&self, how: Option<TakenOut>) {
        tracing::info!(?how, "staff takes the stand out of service, or puts it back");
        self.audit.note(if how.is_some() { AuditEvent::TakenOut } else { AuditEvent::PutBack });
        let kept = self.store.set_taken_out(how);
        if let Err(error) = &kept {
            tracing::error!(%error, "that cannot be kept");
        }
        self.situation.send_modify(|situation| {
            situation.taken_out = how;
            situation.taken_out_unkept = kept.is_err();
        });
    }

    async fn enrol(&self, pairing_code: Sensitive<String>) -> EnrolAnswer {
        let enrolment = self.situation.borrow().enrolment.clone();
        let portal = enrolment.as_ref().and_then(|enrolment| self.portals.at(&enrolment.portal_url));
        let (Some(before), Some(portal)) = (enrolment, portal) else { return EnrolAnswer::PortalNotKnown };
        // What can fail is tried before the pairing code is used up.
        if self.store.rehearse_writing().is_err() || self.keyring.probe().await.is_err() {
            return EnrolAnswer::NotKept;
        }
        // EXPOSE: without what a hand adds at its ends.
        let pairing_code = Sensitive::new(pairing_code.expose().trim().to_owned());
        let answer = match portal.enrol(&PairingCode(pairing_code), &before.stand_name).await {
            Ok(answer) => answer,
            Err(EnrolRefused::CodeRefused) => return EnrolAnswer::CodeRefused,
            Err(EnrolRefused::Trouble(trouble)) => {
                tracing::warn!(%trouble, "the stand is not enrolled again");
                return EnrolAnswer::PortalTrouble;
            }
        };
        let enrolment = Enrolment {
            portal_url: before.portal_url.clone(),
            stand_id: answer.stand_id,
            stand_name: answer.stand_name,
            clinic_name: answer.clinic_name,
        };
        if let Err(error) = self.keyring.keep(&enrolment.account(), &answer.credential).await {
            tracing::error!(%error, "the new credential is not kept");
            return EnrolAnswer::NotKept;
        }
        if let Err(error) = self.store.enrol(&enrolment) {
            tracing::error!(%error, "the new enrolment is not kept");
            return EnrolAnswer::NotKept;
        }
        if before.account() != enrolment.account()
            && let Err(error) = self.keyring.forget(&before.account()).await
        {
            tracing::warn!(%error, "the credential of the enrolment before stays in the keyring");
        }
        self.audit.note(AuditEvent::Enrolled);
        self.look_now.notify_one();
        EnrolAnswer::Done
    }

    fn facts(&self, findings: Vec<Finding>) -> StandFacts {
        let situation = self.situation.borrow();
        let lately = self.incidents.borrow().lately();
        StandFacts { standing: situation.standing, findings, lately, taken_out: situation.taken_out }
    }
}
