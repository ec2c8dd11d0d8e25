//! What the contract says to a stand's calls, in the port's words.

use std::time::Duration;

use kiosk_core::{CalledFrom, Sensitive};

use super::answer::Accepted;
use super::rejection::{Failure, Rejection};
use super::text::{LINE, NAME, filled_line, id, line, token};
use crate::wire::{
    Disclosure, EnrolmentResponse, HeartbeatResponse, HelpRequestResponse, HelpRequestState, HelpRequestStateResponse,
    HelpScreen, KioskSessionResponse, ProblemType, RenewalResponse,
};
use crate::{
    EnrolRefused, Enrolment, HeartbeatAnswer, SessionGrant, SessionHandle, SessionToken, StaffAnswer, StaffCallHandle,
    StandCredential, StandRefused,
};

/// The stand is enrolled.
pub(super) fn enrolment(answer: Accepted) -> Result<Enrolment, Failure> {
    let response: EnrolmentResponse = answer.json()?;
    Ok(Enrolment {
        credential: StandCredential(token(response.credential)?),
        stand_id: filled_line(&response.stand_id, LINE)?,
        stand_name: line(&response.stand_name, NAME)?,
        clinic_name: line(&response.clinic_name, LINE)?,
    })
}

pub(super) fn enrol_refused(rejection: &Rejection) -> EnrolRefused {
    match rejection.problem() {
        Some(ProblemType::PairingCodeRefused) => EnrolRefused::CodeRefused,
        // There is no right in this call but the code.
        None if rejection.is_about_the_right() => EnrolRefused::CodeRefused,
        Some(_) | None => rejection.trouble().into(),
    }
}

pub(super) fn stand_refused(rejection: &Rejection) -> StandRefused {
    match rejection.problem() {
        Some(ProblemType::CredentialRefused) => StandRefused::CredentialRefused,
        None if rejection.is_about_the_right() => StandRefused::CredentialRefused,
        Some(_) | None => rejection.trouble().into(),
    }
}

/// The stand was heard.
pub(super) fn heartbeat(answer: Accepted) -> Result<HeartbeatAnswer, Failure> {
    let response: HeartbeatResponse = answer.json()?;
    Ok(HeartbeatAnswer {
        portal_clock: response.server_time.into(),
        portal_enabled: response.portal_enabled,
        can_be_neutral: response.disclosures.contains(&Disclosure::Neutral),
    })
}

/// The front desk can see that somebody wants them.
pub(super) fn help_request(answer: Accepted) -> Result<StaffCallHandle, Failure> {
    let response: HelpRequestResponse = answer.json()?;
    Ok(StaffCallHandle(id(response.help_request_id)?))
}

/// What the front desk says to that.
pub(super) fn staff_answer(answer: Accepted) -> Result<StaffAnswer, Failure> {
    let response: HelpRequestStateResponse = answer.json()?;
    Ok(match response.state {
        HelpRequestState::Waiting => StaffAnswer::Waiting,
        HelpRequestState::Coming => StaffAnswer::Coming,
        HelpRequestState::Over | HelpRequestState::Unknown => StaffAnswer::Over,
    })
}

pub(super) const fn help_screen(screen: CalledFrom) -> HelpScreen {
    match screen {
        CalledFrom::SignIn => HelpScreen::SignIn,
        CalledFrom::Verification => HelpScreen::Verification,
        CalledFrom::WhoIsItFor => HelpScreen::WhoIsItFor,
        CalledFrom::Appointments => HelpScreen::Appointments,
        CalledFrom::Portal => HelpScreen::Portal,
        CalledFrom::Unavailable => HelpScreen::Unavailable,
    }
}

/// A session is open.
pub(super) fn session(answer: Accepted) -> Result<SessionGrant, Failure> {
    let response: KioskSessionResponse = answer.json()?;
    let session = SessionHandle(Sensitive::new(id(response.kiosk_session_id)?));
    grant(session, response.token, response.expires_in_seconds)
}

/// The same session goes on.
pub(super) fn renewal(answer: Accepted, session: &SessionHandle) -> Result<SessionGrant, Failure> {
    let response: RenewalResponse = answer.json()?;
    grant(session.clone(), response.token, response.expires_in_seconds)
}

fn grant(session: SessionHandle, secret: Sensitive<String>, seconds: u32) -> Result<SessionGrant, Failure> {
    let lasts = Some(Duration::from_secs(seconds.into()));
    Ok(SessionGrant { session, token: SessionToken(token(secret)?), lasts })
}
