//! The stand asks whether its link was approved, as RFC 8628 (3.4, 3.5) has it: the stand is the device.

use portal_client::wire::ProblemType;

use crate::desk::Desk;
use crate::invented::Clinic;
use crate::refusal::Refusal;
use crate::rules::{LONGEST_POLL_INTERVAL, SLOWED_DOWN_BY};
use crate::sign_in::Verified;
use crate::store::{Attempt, AttemptState, KioskSession, Link, LinkState, Links, Recipient};

impl Desk<'_> {
    /// Signs in where the link was approved, once. Whoever asks too soon is told to ask less often.
    pub(crate) fn poll_link(
        &self,
        clinic: &'static Clinic,
        session: &KioskSession,
        attempt: Attempt,
    ) -> Result<Verified, Refusal> {
        let Some(link) = Links(self.tables).newest_of(&attempt.attempt_id)? else {
            return Err(Refusal::invalid("this attempt has no link"));
        };
        match (attempt.state, link.state) {
            (AttemptState::Open, _) => {}
            (AttemptState::Dead, LinkState::Refused) => return Err(ProblemType::AccessDenied.into()),
            (AttemptState::Dead, _) => return Err(ProblemType::AttemptDead.into()),
            (AttemptState::Verified, _) => return Err(ProblemType::ExpiredToken.into()),
        }
        self.refuse_too_many_tries(&attempt)?;
        let is_approved = (link.state == LinkState::Approved) & (attempt.recipient == Recipient::Patient);
        if is_approved {
            return self.sign_in(clinic, session, attempt);
        }
        if self.is_too_old(&link) {
            return Err(ProblemType::ExpiredToken.into());
        }
        Err(self.not_yet(link)?)
    }

    /// Whether a link that nobody has answered is one that nobody can answer any more.
    pub(crate) fn is_too_old(&self, link: &Link) -> bool {
        self.faults.link_expired || self.now >= link.expires_at
    }

    /// Pending, or slow down; in both the wait is counted from now.
    fn not_yet(&self, link: Link) -> Result<Refusal, Refusal> {
        let is_too_soon = self.now < link.poll_from || self.faults.slow_down;
        let (problem, poll_interval) = if is_too_soon {
            (ProblemType::SlowDown, LONGEST_POLL_INTERVAL.min(link.poll_interval + SLOWED_DOWN_BY))
        } else {
            (ProblemType::AuthorizationPending, link.poll_interval)
        };
        Links(self.tables).put(&Link { poll_from: self.now.plus(poll_interval), poll_interval, ..link })?;
        Ok(Refusal::after(problem, poll_interval))
    }
}
