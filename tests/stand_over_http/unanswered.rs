//! A patient who leaves while the portal has something to say to them: their shell is kept here, with its core and its HTTP client, to
//! be given the answer all the same. In the product it is gone by then; nothing may hang on that.

use std::time::Duration;

use kiosk_core::{Answer, Effect, EndReason, Event, Intent, Kiosk, Moment, PortalCall, PortalTrouble, Ticket, View};
use portal_client::http::{HttpPatientPortal, Timeouts};
use portal_client::{IdempotencyKey, PatientPortal};
use tokio::task::JoinHandle;

use super::StandOverHttp;

/// How somebody leaves who does not wait for an answer.
#[derive(Clone, Copy, Debug)]
pub(crate) enum LeavingEarly {
    /// `Sign out`.
    SignsOut,
    /// Nobody is there any more.
    WalksAway,
    /// Staff is wanted at the stand.
    WantsStaff,
}

impl LeavingEarly {
    const fn ends_with(self) -> EndReason {
        match self {
            Self::SignsOut => EndReason::SignedOut,
            Self::WalksAway => EndReason::TimedOut,
            Self::WantsStaff => EndReason::StaffWanted,
        }
    }
}

/// A shell whose patient has left, with one question open.
pub(crate) struct Unanswered {
    kiosk: Kiosk,
    ticket: Ticket,
    call: PortalCall,
    now: Moment,
    asking: JoinHandle<(HttpPatientPortal, Answer)>,
}

impl StandOverHttp {
    /// Lets time pass, here and at the portal, without carrying out what comes of it.
    pub(crate) fn pass_held(&mut self, time: Duration) {
        self.plan.clock.advance(time);
        self.now += time;
        self.event_held(Event::Tick);
    }

    /// Asks the portal what the core wants to know, and waits for no answer.
    pub(crate) fn asks_and_does_not_wait(&mut self) -> (Ticket, PortalCall, JoinHandle<(HttpPatientPortal, Answer)>) {
        let (ticket, call) = self.next_question().expect("the core asks something");
        let others = |effect: &Effect| !matches!(effect, Effect::Portal { ticket: asked, .. } if *asked == ticket);
        self.to_do.retain(others);
        let fresh = HttpPatientPortal::new(self.url.clone(), Timeouts::default()).unwrap();
        let shell = std::mem::replace(&mut self.shell, fresh);
        let (key, asked) = (self.keys.key(ticket), call.clone());
        let asking = tokio::spawn(async move {
            let answer = shell.answer(&key, asked).await;
            (shell, answer)
        });
        (ticket, call, asking)
    }

    /// The patient leaves, everything of theirs is ended, and the next shell is uncovered.
    pub(crate) async fn leaves_unanswered(
        &mut self,
        how: LeavingEarly,
        (ticket, call, asking): (Ticket, PortalCall, JoinHandle<(HttpPatientPortal, Answer)>),
    ) -> Unanswered {
        match how {
            LeavingEarly::SignsOut => drop(self.intent(Intent::SignOut).await),
            LeavingEarly::WantsStaff => drop(self.intent(Intent::EnterStaff).await),
            LeavingEarly::WalksAway => {
                // Asking anew has to wait as well: only the time passes.
                while self.ended.is_none() {
                    self.pass(Duration::from_secs(10)).await;
                }
            }
        }
        // On the sign-in screen there is nobody to sign out yet: they walk away.
        while self.ended.is_none() {
            self.pass(Duration::from_secs(10)).await;
        }
        assert_eq!(self.ended, Some(how.ends_with()));
        let (kiosk, now) = (self.kiosk.clone(), Moment::after(self.now));
        self.next_patient().await;
        Unanswered { kiosk, ticket, call, now, asking }
    }
}

impl Unanswered {
    /// The answer comes: what the portal said, once it has been heard, and that nothing came of it in the shell of whoever left. Gives
    /// what a shell that asks once more is told.
    pub(crate) async fn hears_it_in_vain(mut self) -> (Answer, Answer) {
        let (shell, answer) = self.asking.await.unwrap();
        let before: View = self.kiosk.view();
        let effects = self.kiosk.handle(Event::Answered { ticket: self.ticket, answer: answer.clone() }, self.now);
        assert_eq!((self.kiosk.view(), effects, self.kiosk.deadline()), (before, Vec::new(), None));
        let again = shell.answer(&IdempotencyKey::random(), self.call).await;
        (answer, again)
    }
}

/// What the portal refuses in an answer, if it refuses anything for a reason of its own.
pub(crate) fn trouble_in(answer: &Answer) -> Option<PortalTrouble> {
    use kiosk_core::{
        CheckInRefused, HandOffRefused, LinkRefused, ListRefused, ResendRefused, StartRefused, VerifyRefused,
    };
    match answer {
        Answer::Started(Err(StartRefused::Trouble(trouble)))
        | Answer::Resent(Err(ResendRefused::Trouble(trouble)))
        | Answer::Verified(Err(VerifyRefused::Trouble(trouble)))
        | Answer::LinkPolled(Err(LinkRefused::Trouble(trouble)))
        | Answer::Listed(Err(ListRefused::Trouble(trouble)))
        | Answer::CheckedIn(Err(CheckInRefused::Trouble(trouble)))
        | Answer::HandedOff(Err(HandOffRefused::Trouble(trouble))) => Some(*trouble),
        Answer::Started(_)
        | Answer::Resent(_)
        | Answer::Verified(_)
        | Answer::LinkPolled(_)
        | Answer::Listed(_)
        | Answer::CheckedIn(_)
        | Answer::HandedOff(_) => None,
    }
}
