//! Signing in by a code: the life of an attempt, from the first message to the right code or the last wrong one.

use portal_client::wire::ProblemType;

use crate::desk::Desk;
use crate::invented::{Clinic, Line, Phone};
use crate::refusal::Refusal;
use crate::rights::{Right, new_code, new_id, same_code};
use crate::rules::{CODE_LIFETIME, CONTACT_WINDOW, RESEND_WAITS, WRONG_CODES_PER_ATTEMPT, WRONG_CODES_PER_CONTACT};
use crate::store::{
    Attempt, AttemptState, Attempts, KioskSession, Moment, PatientSession, PatientSessions, TextMessages, WrongCodes,
};
use crate::texts::code_message;

/// A contact whose code was right.
pub(crate) struct Verified {
    pub(crate) access: Right,
    pub(crate) phone: &'static Phone,
    /// When the patient's session is over.
    pub(crate) ends_at: Moment,
}

impl Desk<'_> {
    /// Sends a first code, which ends any attempt that is under way for the same contact.
    pub(crate) fn start_attempt(
        &self,
        clinic: &'static Clinic,
        session: &KioskSession,
        number: &str,
        language: &str,
    ) -> Result<Attempt, Refusal> {
        let Some(phone) = clinic.phone(number) else { return Err(ProblemType::ContactNotFound.into()) };
        if phone.line == Line::Landline {
            return Err(ProblemType::CannotReceiveTexts.into());
        }
        self.refuse_too_many_tries(clinic.id, number)?;
        Attempts(self.tables).kill_those_for(clinic.id, number)?;
        let attempt = Attempt {
            attempt_id: new_id("attempt"),
            kiosk_session_id: session.kiosk_session_id.clone(),
            clinic_id: clinic.id.to_owned(),
            contact: number.to_owned(),
            language: language.to_owned(),
            code: new_code(),
            code_expires_at: self.now.plus(CODE_LIFETIME),
            resends_made: 0,
            resend_from: self.resend_from(0),
            wrong_codes: 0,
            state: AttemptState::Open,
        };
        self.send_code(clinic, &attempt)?;
        Ok(attempt)
    }

    /// Sends another code; the earlier one is nothing from then on, and the wrong codes stay counted.
    pub(crate) fn resend(&self, clinic: &'static Clinic, attempt: Attempt) -> Result<Attempt, Refusal> {
        if attempt.state != AttemptState::Open {
            return Err(ProblemType::AttemptDead.into());
        }
        self.refuse_too_many_tries(&attempt.clinic_id, &attempt.contact)?;
        let Some(resend_from) = attempt.resend_from else { return Err(ProblemType::NoResendLeft.into()) };
        if self.now < resend_from {
            return Err(Refusal::after(ProblemType::ResendTooSoon, resend_from.wait_from(self.now)));
        }
        let resends_made = attempt.resends_made + 1;
        let attempt = Attempt {
            code: another_code(&attempt.code),
            code_expires_at: self.now.plus(CODE_LIFETIME),
            resends_made,
            resend_from: self.resend_from(resends_made),
            ..attempt
        };
        self.send_code(clinic, &attempt)?;
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
        self.refuse_too_many_tries(&attempt.clinic_id, &attempt.contact)?;
        if self.now >= attempt.code_expires_at {
            return Err(ProblemType::CodeExpired.into());
        }
        if !same_code(typed, &attempt.code) {
            return Err(self.count_wrong_code(attempt)?);
        }
        let Some(phone) = clinic.phone(&attempt.contact) else { return Err(ProblemType::AttemptDead.into()) };
        Attempts(self.tables).put(&Attempt { state: AttemptState::Verified, ..attempt })?;
        self.sign_in(clinic, session, phone)
    }

    fn sign_in(
        &self,
        clinic: &'static Clinic,
        session: &KioskSession,
        phone: &'static Phone,
    ) -> Result<Verified, Refusal> {
        let access = Right::new();
        let signed_in = PatientSession {
            patient_session_id: new_id("patient-session"),
            kiosk_session_id: session.kiosk_session_id.clone(),
            clinic_id: clinic.id.to_owned(),
            contact: phone.number.to_owned(),
            expires_at: session.ends_at(),
            ended_at: None,
        };
        PatientSessions(self.tables).add(&signed_in, &access.hash())?;
        for patient in phone.patients {
            self.plan_day(clinic, patient)?;
        }
        Ok(Verified { access, phone, ends_at: signed_in.expires_at })
    }

    /// How many wrong codes the attempt still bears, or its contact, whichever is less.
    pub(crate) fn tries_left(&self, attempt: &Attempt) -> Result<u8, Refusal> {
        let of_contact = self.recent_wrong_codes(&attempt.clinic_id, &attempt.contact)?.len();
        let of_contact = WRONG_CODES_PER_CONTACT.saturating_sub(u32::try_from(of_contact).unwrap_or(u32::MAX));
        let of_attempt = WRONG_CODES_PER_ATTEMPT.saturating_sub(attempt.wrong_codes);
        Ok(u8::try_from(of_attempt.min(of_contact)).unwrap_or(u8::MAX))
    }

    /// Counts a wrong code against its attempt and its contact, and says what comes of that.
    fn count_wrong_code(&self, attempt: Attempt) -> Result<Refusal, Refusal> {
        WrongCodes(self.tables).add(&attempt.clinic_id, &attempt.contact, self.now)?;
        let wrong_codes = attempt.wrong_codes + 1;
        let is_last = wrong_codes >= WRONG_CODES_PER_ATTEMPT;
        let state = if is_last { AttemptState::Dead } else { AttemptState::Open };
        let attempt = Attempt { wrong_codes, state, ..attempt };
        Attempts(self.tables).put(&attempt)?;
        self.refuse_too_many_tries(&attempt.clinic_id, &attempt.contact)?;
        if is_last {
            return Ok(ProblemType::AttemptDead.into());
        }
        Ok(Refusal::wrong_code(self.tries_left(&attempt)?))
    }

    /// Ten wrong codes in an hour: the contact waits until the first of them is an hour old.
    fn refuse_too_many_tries(&self, clinic_id: &str, contact: &str) -> Result<(), Refusal> {
        let wrong_codes = self.recent_wrong_codes(clinic_id, contact)?;
        let Some(first_that_counts) = wrong_codes.get(WRONG_CODES_PER_CONTACT as usize - 1) else { return Ok(()) };
        let wait = first_that_counts.plus(CONTACT_WINDOW).wait_from(self.now);
        Err(Refusal::after(ProblemType::TooManyTries, wait))
    }

    fn recent_wrong_codes(&self, clinic_id: &str, contact: &str) -> Result<Vec<Moment>, Refusal> {
        // One that is exactly as old as the window does not count any more: the wait was for it.
        let since = self.now.minus(CONTACT_WINDOW).plus(std::time::Duration::from_millis(1));
        Ok(WrongCodes(self.tables).since(clinic_id, contact, since)?)
    }

    fn send_code(&self, clinic: &Clinic, attempt: &Attempt) -> Result<(), Refusal> {
        Attempts(self.tables).put(attempt)?;
        let text = code_message(clinic, &attempt.language, &attempt.code);
        Ok(TextMessages(self.tables).add(clinic.id, &attempt.contact, &text, self.now)?)
    }

    /// When the next code may be asked for after so many resends; `None` once there are no more.
    fn resend_from(&self, resends_made: u32) -> Option<Moment> {
        RESEND_WAITS.get(resends_made as usize).map(|wait| self.now.plus(*wait))
    }
}

/// How many resends an attempt still has.
pub(crate) fn resends_left(attempt: &Attempt) -> u8 {
    let made = attempt.resends_made as usize;
    u8::try_from(RESEND_WAITS.len().saturating_sub(made)).unwrap_or(u8::MAX)
}

/// A code that differs, so that the earlier one is dead for certain.
fn another_code(earlier: &str) -> String {
    std::iter::repeat_with(new_code).find(|code| code != earlier).expect("there are other codes than one")
}
