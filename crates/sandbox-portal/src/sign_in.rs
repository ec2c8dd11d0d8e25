//! Signing in by a code: the life of an attempt, from the first message to the right code or the last wrong one.
//!
//! An attempt that was asked for with neutral disclosure, and that nobody can be reached for, lives the same life: it draws
//! codes, writes messages and counts what is typed, and no code is ever right.

use portal_client::wire::{Disclosure, ProblemType};

use crate::contact::Contact;
use crate::desk::Desk;
use crate::invented::{Clinic, Line, Patient, guests};
use crate::ledger::RightKind;
use crate::refusal::Refusal;
use crate::rights::{Right, new_code, new_id, other_than, same_code};
use crate::rules::{CODE_LIFETIME, RESEND_WAITS, STAND_LIMITED_FOR};
use crate::store::{Attempt, AttemptState, Attempts, KioskSession, Moment, PatientSession, PatientSessions, Recipient};

/// What a patient asks for who wants to sign in.
pub(crate) struct Wish {
    pub(crate) contact: Contact,
    /// BCP 47 tag.
    pub(crate) language: String,
    pub(crate) disclosure: Disclosure,
}

/// A contact that has proved to be the patient's.
pub(crate) struct Verified {
    pub(crate) access: Right,
    pub(crate) patients: &'static [Patient],
    /// When the patient's session is over.
    pub(crate) ends_at: Moment,
}

impl Desk<'_> {
    /// Sends a first message, which ends any attempt that is under way for the same contact.
    pub(crate) fn start_attempt(
        &self,
        clinic: &'static Clinic,
        session: &KioskSession,
        wish: Wish,
    ) -> Result<Attempt, Refusal> {
        self.refuse_limited_stand()?;
        let recipient = self.recipient(clinic, &wish)?;
        let Wish { contact, language, .. } = wish;
        Attempts(self.tables).kill_those_for(clinic.id, &contact)?;
        let attempt = Attempt {
            attempt_id: new_id("attempt"),
            kiosk_session_id: session.kiosk_session_id.clone(),
            clinic_id: clinic.id.to_owned(),
            code: guests::code_for(clinic, &contact).unwrap_or_else(new_code),
            contact,
            language,
            code_expires_at: self.now.plus(CODE_LIFETIME),
            resends_made: 0,
            resend_from: self.resend_from(0),
            wrong_codes: 0,
            state: AttemptState::Open,
            recipient,
        };
        self.send(clinic, &attempt)?;
        Ok(attempt)
    }

    /// Sends another message; the earlier code and link are nothing from then on, and the wrong codes stay counted.
    pub(crate) fn resend(&self, clinic: &'static Clinic, attempt: Attempt) -> Result<Attempt, Refusal> {
        self.refuse_limited_stand()?;
        if attempt.state != AttemptState::Open {
            return Err(ProblemType::AttemptDead.into());
        }
        self.refuse_too_many_tries(&attempt)?;
        let Some(resend_from) = attempt.resend_from else { return Err(ProblemType::NoResendLeft.into()) };
        if self.now < resend_from {
            return Err(Refusal::after(ProblemType::ResendTooSoon, resend_from.wait_from(self.now)));
        }
        let resends_made = attempt.resends_made + 1;
        let attempt = Attempt {
            code: other_than(&attempt.code, new_code),
            code_expires_at: self.now.plus(CODE_LIFETIME),
            resends_made,
            resend_from: self.resend_from(resends_made),
            ..attempt
        };
        self.send(clinic, &attempt)?;
        Ok(attempt)
    }

    /// Takes a code once. Only a wrong one that could have been right is counted.
    pub(crate) fn verify(
        &self,
        clinic: &'static Clinic,
        session: &KioskSession,
        attempt: Attempt,
        typed: &str,
    ) -> Result<Verified, Refusal> {
        match attempt.state {
            AttemptState::Open => {}
            AttemptState::Dead => return Err(ProblemType::AttemptDead.into()),
            AttemptState::Verified => return Err(ProblemType::CodeExpired.into()),
        }
        self.refuse_too_many_tries(&attempt)?;
        if self.faults.code_expired || self.now >= attempt.code_expires_at {
            return Err(ProblemType::CodeExpired.into());
        }
        let is_right = same_code(typed, &attempt.code) & (attempt.recipient == Recipient::Patient);
        if is_right { self.sign_in(clinic, session, attempt) } else { Err(self.count_wrong_code(attempt)?) }
    }

    /// The attempt has reached its end: whoever holds the contact is signed in at the stand.
    pub(crate) fn sign_in(
        &self,
        clinic: &'static Clinic,
        session: &KioskSession,
        attempt: Attempt,
    ) -> Result<Verified, Refusal> {
        let Some(patients) = clinic.patients_at(&attempt.contact) else { return Err(ProblemType::AttemptDead.into()) };
        let attempt = Attempt { state: AttemptState::Verified, ..attempt };
        Attempts(self.tables).put(&attempt)?;
        let access = self.new_right(RightKind::PatientSession);
        let signed_in = PatientSession {
            patient_session_id: new_id("patient-session"),
            kiosk_session_id: session.kiosk_session_id.clone(),
            clinic_id: clinic.id.to_owned(),
            contact: attempt.contact,
            language: attempt.language,
            expires_at: session.ends_at(),
            ended_at: None,
        };
        PatientSessions(self.tables).add(&signed_in, &access.hash())?;
        for patient in patients {
            self.plan_day(clinic, patient)?;
        }
        Ok(Verified { access, patients, ends_at: signed_in.expires_at })
    }

    /// Who gets what the attempt sends. Everything is looked up before anything is decided, so that all answers take the
    /// same time; who asked for neutral disclosure hears of none of it.
    fn recipient(&self, clinic: &Clinic, wish: &Wish) -> Result<Recipient, Refusal> {
        let wait = self.contact_wait(clinic.id, &wish.contact)?;
        let (recipient, refusal) = match (unreachable(clinic, &wish.contact), wait) {
            (Some(problem), None) => (Recipient::Nobody, problem.into()),
            (Some(problem), Some(_)) => (Recipient::Waiting, problem.into()),
            (None, Some(wait)) => (Recipient::Waiting, Refusal::after(ProblemType::TooManyTries, wait)),
            (None, None) => return Ok(Recipient::Patient),
        };
        match wish.disclosure {
            Disclosure::Neutral => Ok(recipient),
            Disclosure::Portal | Disclosure::Unknown => Err(refusal),
        }
    }

    fn refuse_limited_stand(&self) -> Result<(), Refusal> {
        if self.faults.stand_limited {
            return Err(Refusal::after(ProblemType::StandLimited, STAND_LIMITED_FOR));
        }
        Ok(())
    }

    /// When the next message may be asked for after so many resends; `None` once there are no more.
    fn resend_from(&self, resends_made: u32) -> Option<Moment> {
        RESEND_WAITS.get(resends_made as usize).map(|wait| self.now.plus(*wait))
    }
}

/// Why nothing can be sent to a contact.
fn unreachable(clinic: &Clinic, contact: &Contact) -> Option<ProblemType> {
    let line = match contact {
        Contact::Phone(number) => clinic.phone(number).map(|phone| phone.line),
        Contact::Email(_) => None,
    };
    match (clinic.patients_at(contact), line) {
        (None, _) => Some(ProblemType::ContactNotFound),
        (Some(_), Some(Line::Landline)) => Some(ProblemType::CannotReceiveTexts),
        (Some(_), Some(Line::Mobile) | None) => None,
    }
}

/// How many resends an attempt still has.
pub(crate) fn resends_left(attempt: &Attempt) -> u8 {
    let made = attempt.resends_made as usize;
    u8::try_from(RESEND_WAITS.len().saturating_sub(made)).unwrap_or(u8::MAX)
}
