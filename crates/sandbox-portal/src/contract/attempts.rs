//! A patient asks for a code, or a link and a code, and for another one.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use portal_client::wire::{
    AttemptContact, AttemptRequest, AttemptResponse, Disclosure, LinkResponse, ProblemType, SignInMethod,
};

use super::answer::Answer;
use super::call::{Call, Nothing};
use super::callers::KioskCaller;
use super::described::refusals;
use crate::contact::Contact;
use crate::desk::{App, Desk};
use crate::refusal::{Refusal, whole_seconds};
use crate::sign_in::{Wish, resends_left};
use crate::store::{Attempt, Attempts, KioskSession, Link, Links};

refusals!(
    StartRefusals: SessionEnded, PortalNotEnabled, ContactNotFound, CannotReceiveTexts, TooManyTries, StandLimited,
    NeutralDisclosureUnsupported, IdempotencyKeyMissing, IdempotencyKeyReused, InvalidRequest,
);
refusals!(
    ResendRefusals: SessionEnded, PortalNotEnabled, AttemptDead, ResendTooSoon, NoResendLeft, TooManyTries,
    StandLimited, IdempotencyKeyMissing, IdempotencyKeyReused, InvalidRequest,
);

/// Send a code, or a link and a code.
///
/// An attempt that is under way for the same contact is over then, at whatever stand it was begun.
#[utoipa::path(
    post, path = "/attempts", operation_id = "startAttempt", tag = "Sign-in",
    security(("kioskSessionToken" = [])),
    params(("Idempotency-Key" = String, Header, description = "The same for every repetition of this call")),
    request_body = AttemptRequest,
    responses((status = 201, description = "On its way", body = AttemptResponse), StartRefusals),
)]
pub(super) async fn start(State(app): State<App>, call: Call) -> Result<Answer, Refusal> {
    app.decide(|desk| {
        let KioskCaller { session, clinic } = desk.kiosk(&call)?;
        desk.once(&call, &session.kiosk_session_id, || {
            let request: AttemptRequest = call.body()?;
            desk.refuse_unless_enabled(clinic)?;
            let wish = wish(request)?;
            if desk.faults.refuses(wish.disclosure) {
                return Err(ProblemType::NeutralDisclosureUnsupported.into());
            }
            let attempt = desk.start_attempt(clinic, &session, wish)?;
            Ok(Answer::json(StatusCode::CREATED, &desk.response(&attempt)?))
        })
    })
}

/// Send another one.
///
/// The earlier code and the earlier link are dead then; wrong tries stay counted.
#[utoipa::path(
    post, path = "/attempts/{attemptId}/resends", operation_id = "resendCode", tag = "Sign-in",
    security(("kioskSessionToken" = [])),
    params(
        ("attemptId" = String, Path, description = "One of this kiosk session's"),
        ("Idempotency-Key" = String, Header, description = "The same for every repetition of this call"),
    ),
    responses((status = 200, description = "On its way", body = AttemptResponse), ResendRefusals),
)]
pub(super) async fn resend(State(app): State<App>, Path(id): Path<String>, call: Call) -> Result<Answer, Refusal> {
    app.decide(|desk| {
        let KioskCaller { session, clinic } = desk.kiosk(&call)?;
        desk.once(&call, &session.kiosk_session_id, || {
            let Nothing {} = call.body()?;
            desk.refuse_unless_enabled(clinic)?;
            let attempt = desk.attempt_of(&session, &id)?;
            let attempt = desk.resend(clinic, attempt)?;
            Ok(Answer::json(StatusCode::OK, &desk.response(&attempt)?))
        })
    })
}

impl Desk<'_> {
    /// An attempt of this session. One that is another's, or nobody's, is told from a dead one by nothing.
    pub(super) fn attempt_of(&self, session: &KioskSession, attempt_id: &str) -> Result<Attempt, Refusal> {
        let attempt = Attempts(self.tables).by_id(attempt_id)?;
        let attempt = attempt.filter(|found| found.kiosk_session_id == session.kiosk_session_id);
        attempt.ok_or(ProblemType::AttemptDead.into())
    }

    fn response(&self, attempt: &Attempt) -> Result<AttemptResponse, Refusal> {
        let resend_wait = attempt.resend_from.map(|from| from.wait_from(self.now)).unwrap_or_default();
        Ok(AttemptResponse {
            attempt_id: attempt.attempt_id.clone(),
            code_expires_in_seconds: whole_seconds(attempt.code_expires_at.wait_from(self.now)),
            resend_after_seconds: whole_seconds(resend_wait),
            resends_left: resends_left(attempt),
            tries_left: self.tries_left(attempt)?,
            link: Links(self.tables).newest_of(&attempt.attempt_id)?.map(|link| self.link_response(link)),
        })
    }

    fn link_response(&self, link: Link) -> LinkResponse {
        LinkResponse {
            digits: link.digits,
            interval_seconds: whole_seconds(link.poll_interval),
            expires_in_seconds: whole_seconds(link.expires_at.wait_from(self.now)),
        }
    }
}

/// What is asked for, if the portal offers it and somebody could have such a contact.
fn wish(request: AttemptRequest) -> Result<Wish, Refusal> {
    let contact = match (request.method, &request.contact) {
        // EXPOSE: both are to be looked up in the clinic's records.
        (SignInMethod::Phone, AttemptContact::Phone(number)) => Contact::phone(number.expose()),
        (SignInMethod::Email, AttemptContact::Email(address)) => Contact::email(address.expose()),
        _ => {
            return Err(Refusal::invalid("the method does not fit the contact, or is not one that this portal offers"));
        }
    };
    if request.disclosure == Disclosure::Unknown {
        return Err(Refusal::invalid("disclosure is not one that this portal offers"));
    }
    let contact = contact.map_err(|error| Refusal::invalid(&error.to_string()))?;
    Ok(Wish { contact, language: request.language, disclosure: request.disclosure })
}
