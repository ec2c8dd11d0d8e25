//! `Ask staff`: the portal is told which stand and which screen, at most once a minute, and asked whether anybody comes.
//! When whoever called has gone, the call is withdrawn, so that nobody comes for nothing.

use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use kiosk_core::{CallNews, CalledFrom};
use portal_client::{IdempotencyKey, StaffAnswer, StaffCallHandle, StandPortal};
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, sleep, sleep_until, timeout_at};

use super::decisions::retry_wait;
use super::situation::{Access, Situation};

/// How long somebody who wants help is left without an answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Between two questions whether anybody comes.
const ASKING_AGAIN: Duration = Duration::from_secs(5);

/// The stand's calls, whichever patient makes them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum LastCall {
    /// There was none, or it is long ago, or it could not be sent.
    #[default]
    None,
    /// One is being sent.
    Sending,
    /// The front desk was told then.
    Told(Instant),
}

/// One call, until nobody listens to `news` any more: then whoever called has gone.
pub(super) struct StaffCaller<P> {
    pub(super) situation: watch::Receiver<Situation<P>>,
    pub(super) last: Rc<Cell<LastCall>>,
    /// For how long after one call there is no other.
    pub(super) interval: Duration,
    pub(super) news: mpsc::Sender<CallNews>,
}

impl<P: StandPortal> StaffCaller<P> {
    /// The call's whole life.
    pub(super) async fn call(self, screen: CalledFrom) {
        match self.last.get() {
            // The front desk still shows this stand's last one.
            LastCall::Told(at) if at.elapsed() < self.interval => self.say(CallNews::Told).await,
            LastCall::Sending => self.say(CallNews::NotSent).await,
            LastCall::None | LastCall::Told(_) => self.send(screen).await,
        }
    }

    async fn send(self, screen: CalledFrom) {
        self.last.set(LastCall::Sending);
        let deadline = Instant::now() + PATIENCE;
        let mut telling = pin!(self.tell_the_portal(screen, deadline));
        let Ok(told) = timeout_at(deadline, &mut telling).await else {
            self.was_not_sent().await;
            // The answer may only be late; then nobody is to come for nothing.
            if let Some((access, call)) = telling.await {
                withdraw(&access, &call).await;
            }
            return;
        };
        let Some((access, call)) = told else { return self.was_not_sent().await };
        let told = Instant::now();
        self.last.set(LastCall::Told(told));
        self.say(CallNews::Told).await;
        self.wait_for_answer(&access, &call).await;
        // Nobody else calls before that, so it is this stand's one call for so long, whoever stands there.
        sleep_until(told + self.interval).await;
        withdraw(&access, &call).await;
    }

    async fn was_not_sent(&self) {
        tracing::warn!("staff could not be called");
        self.last.set(LastCall::None);
        self.say(CallNews::NotSent).await;
    }

    /// Tries until then; the last try is waited for.
    async fn tell_the_portal(&self, screen: CalledFrom, deadline: Instant) -> Option<(Access<P>, StaffCallHandle)> {
        // One key for all tries: an answer that was lost makes no second call.
        let key = IdempotencyKey::random();
        let mut failures = 0;
        while Instant::now() < deadline {
            let access = self.situation.borrow().access.clone();
            if let Some(access) = access {
                match access.portal.call_staff(&access.credential, screen, &key).await {
                    Ok(call) => return Some((access, call)),
                    Err(error) => tracing::warn!(%error, "staff is not called yet"),
                }
            }
            sleep(retry_wait(failures)).await;
            failures += 1;
        }
        None
    }

    /// Over when the front desk says so, or whoever called has gone.
    async fn wait_for_answer(&self, access: &Access<P>, call: &StaffCallHandle) {
        loop {
            tokio::select! {
                () = sleep(ASKING_AGAIN) => {}
                () = self.news.closed() => return,
            }
            match access.portal.staff_answer(&access.credential, call).await {
                Ok(StaffAnswer::Waiting) => {}
                Ok(StaffAnswer::Coming) => {
                    self.say(CallNews::Coming).await;
                    return self.news.closed().await;
                }
                Ok(StaffAnswer::Over) => return,
                Err(error) => tracing::warn!(%error, "it is not known whether staff comes"),
            }
        }
    }

    async fn say(&self, news: CallNews) {
        // Nobody to hear it has gone.
        let _ = self.news.send(news).await;
    }
}

/// Whoever called has gone.
async fn withdraw<P: StandPortal>(access: &Access<P>, call: &StaffCallHandle) {
    if let Err(error) = access.portal.withdraw_call(&access.credential, call).await {
        tracing::warn!(%error, "a call to staff was not withdrawn");
    }
}
