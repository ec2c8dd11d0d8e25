//! Asks the supervisor whether a code may be asked for. It counts for the whole stand, over every shell, and learns of the
//! contact only a mark.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kiosk_core::{Contact, LimitOf, Limited, Sensitive};
use shell_protocol::{CodeVerdict, ContactKey, ContactMark, FromShell};
use tokio::sync::{mpsc, oneshot};

/// The supervisor's counting, seen from a shell. Clones ask the same supervisor.
#[derive(Clone, Debug)]
pub(crate) struct CodeLimits {
    key: ContactKey,
    supervisor: mpsc::Sender<FromShell>,
    /// Who waits for a verdict, by their ticket's number.
    waiting: Arc<Mutex<HashMap<u64, oneshot::Sender<CodeVerdict>>>>,
}

impl CodeLimits {
    pub(crate) fn new(key: ContactKey, supervisor: mpsc::Sender<FromShell>) -> Self {
        Self { key, supervisor, waiting: Arc::default() }
    }

    /// Waits for the verdict. Asked again under the same number, a ticket's, it counts once.
    pub(super) async fn allow(&self, asking: u64, contact: &Contact) -> Result<(), Limited> {
        let (decided, verdict) = oneshot::channel();
        self.waiting().insert(asking, decided);
        let request = FromShell::CodeRequest { asking, contact: self.mark(contact) };
        let sent = self.supervisor.send(request).await;
        // A supervisor that is gone takes this shell with it in a moment; until then nothing is sent.
        let verdict = match sent {
            Ok(()) => verdict.await.ok(),
            Err(_) => None,
        };
        match verdict {
            Some(CodeVerdict::Allowed) => Ok(()),
            Some(CodeVerdict::StandLimited { wait }) => Err(limited(LimitOf::Stand, Some(wait))),
            Some(CodeVerdict::ContactLimited { wait }) => Err(limited(LimitOf::Contact, Some(wait))),
            None => Err(limited(LimitOf::Stand, None)),
        }
    }

    /// The supervisor has said so. A verdict that nobody waits for is passed over.
    pub(crate) fn decided(&self, asking: u64, verdict: CodeVerdict) {
        let waiting = self.waiting().remove(&asking);
        if let Some(waiting) = waiting {
            let _nobody_waits_any_more = waiting.send(verdict);
        }
    }

    /// An address is one contact however its letters are written.
    fn mark(&self, contact: &Contact) -> ContactMark {
        ContactMark::of(&self.key, &Sensitive::new(contact.expose().to_lowercase()))
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<u64, oneshot::Sender<CodeVerdict>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn limited(whose: LimitOf, retry_after: Option<std::time::Duration>) -> Limited {
    Limited { whose, retry_after }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use kiosk_core::EmailAddress;

    use super::*;

    fn contact(address: &str) -> Contact {
        Contact::Email(EmailAddress::parse(&Sensitive::new(address.to_owned())).unwrap())
    }

    fn limits() -> (CodeLimits, mpsc::Receiver<FromShell>) {
        let (supervisor, said) = mpsc::channel(4);
        (CodeLimits::new(ContactKey::new([7; 32]), supervisor), said)
    }

    #[tokio::test]
    async fn a_shell_asks_with_a_mark_and_does_as_it_is_told() {
        let wait = Duration::from_secs(90);
        for (verdict, expected) in [
            (CodeVerdict::Allowed, Ok(())),
            (CodeVerdict::StandLimited { wait }, Err(limited(LimitOf::Stand, Some(wait)))),
            (CodeVerdict::ContactLimited { wait }, Err(limited(LimitOf::Contact, Some(wait)))),
        ] {
            let (limits, mut said) = limits();
            let asking = tokio::spawn({
                let limits = limits.clone();
                async move { limits.allow(3, &contact("mara@example.org")).await }
            });
            let Some(FromShell::CodeRequest { asking: number, contact: mark }) = said.recv().await else {
                panic!("the supervisor is asked")
            };
            assert_eq!(mark, limits.mark(&contact("MARA@Example.org")));
            limits.decided(number + 1, CodeVerdict::Allowed);
            limits.decided(number, verdict);
            assert_eq!(asking.await.unwrap(), expected);
        }
    }

    #[tokio::test]
    async fn nothing_is_sent_without_a_supervisor() {
        let (limits, said) = limits();
        drop(said);
        let refused = limits.allow(1, &contact("mara@example.org")).await;
        assert_eq!(refused, Err(limited(LimitOf::Stand, None)));
    }
}
