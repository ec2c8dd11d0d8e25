//! Wrong codes: counted against their attempt, and against their contact at all stands of a clinic.

use std::time::Duration;

use portal_client::wire::ProblemType;

use crate::contact::Contact;
use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::rules::{CONTACT_WINDOW, WRONG_CODES_PER_ATTEMPT, WRONG_CODES_PER_CONTACT};
use crate::store::{Attempt, AttemptState, Attempts, Moment, Recipient, WrongCodes};

impl Desk<'_> {
    /// How many wrong codes the attempt still bears, or its contact, whichever is less.
    pub(crate) fn tries_left(&self, attempt: &Attempt) -> Result<u8, Refusal> {
        let of_contact = self.recent_wrong_codes(&attempt.clinic_id, &attempt.contact)?.len();
        let of_contact = WRONG_CODES_PER_CONTACT.saturating_sub(u32::try_from(of_contact).unwrap_or(u32::MAX));
        let of_attempt = WRONG_CODES_PER_ATTEMPT.saturating_sub(attempt.wrong_codes);
        let least = match attempt.recipient {
            Recipient::Patient | Recipient::Nobody => of_attempt.min(of_contact),
            Recipient::Waiting => of_attempt,
        };
        Ok(u8::try_from(least).unwrap_or(u8::MAX))
    }

    /// Counts a wrong code against its attempt and its contact, and says what comes of that.
    pub(crate) fn count_wrong_code(&self, attempt: Attempt) -> Result<Refusal, Refusal> {
        if attempt.recipient != Recipient::Waiting {
            WrongCodes(self.tables).add(&attempt.clinic_id, &attempt.contact, self.now)?;
        }
        let wrong_codes = attempt.wrong_codes + 1;
        let is_last = wrong_codes >= WRONG_CODES_PER_ATTEMPT;
        let state = if is_last { AttemptState::Dead } else { AttemptState::Open };
        let attempt = Attempt { wrong_codes, state, ..attempt };
        Attempts(self.tables).put(&attempt)?;
        self.refuse_too_many_tries(&attempt)?;
        if is_last {
            return Ok(ProblemType::AttemptDead.into());
        }
        Ok(Refusal::wrong_code(self.tries_left(&attempt)?))
    }

    /// Nothing goes on in an attempt whose contact has to wait, but in one that is carried through for nobody since.
    pub(crate) fn refuse_too_many_tries(&self, attempt: &Attempt) -> Result<(), Refusal> {
        let wait = self.contact_wait(&attempt.clinic_id, &attempt.contact)?;
        match wait {
            Some(wait) if attempt.recipient != Recipient::Waiting => {
                Err(Refusal::after(ProblemType::TooManyTries, wait))
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Ten wrong codes in an hour: the contact waits until the first of them is an hour old.
    pub(crate) fn contact_wait(&self, clinic_id: &str, contact: &Contact) -> Result<Option<Duration>, Refusal> {
        let wrong_codes = self.recent_wrong_codes(clinic_id, contact)?;
        let first_that_counts = wrong_codes.get(WRONG_CODES_PER_CONTACT as usize - 1);
        Ok(first_that_counts.map(|first| first.plus(CONTACT_WINDOW).wait_from(self.now)))
    }

    fn recent_wrong_codes(&self, clinic_id: &str, contact: &Contact) -> Result<Vec<Moment>, Refusal> {
        // One that is exactly as old as the window does not count any more: the wait was for it.
        let since = self.now.minus(CONTACT_WINDOW).plus(Duration::from_millis(1));
        Ok(WrongCodes(self.tables).since(clinic_id, contact, since)?)
    }
}
