//! What the contract says to a stand's calls, in the port's words.

use std::time::Duration;

use kiosk_core::{Colour, ContactInformation, CountryCode, Labels, LanguageTag, PatientLabel, Sensitive};

use super::answer::Accepted;
use super::rejection::{Failure, Rejection};
use super::text::{LINE, NAME, filled_line, id, line, paragraph, token};
use crate::wire::{
    BrandingResponse, ContactResponse, EnrolmentResponse, HeartbeatResponse, KioskSessionResponse, ProblemType,
    RenewalResponse,
};
use crate::{
    BrandingDocument, BrandingTag, EnrolRefused, Enrolment, HeartbeatAnswer, SessionGrant, SessionHandle, SessionToken,
    StandCredential, StandRefused,
};

/// More languages fit on no screen.
const MOST_LANGUAGES: usize = 30;
/// The longest tag that RFC 5646 (4.4.1) asks everyone to take.
const LONGEST_LANGUAGE: usize = 35;

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
    Ok(HeartbeatAnswer { portal_clock: response.server_time.into(), portal_enabled: response.portal_enabled })
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

/// A changed branding, with a link where the logo will be.
pub(super) struct LinkedBranding {
    pub(super) document: BrandingDocument,
    pub(super) logo_link: Option<String>,
    pub(super) tag: BrandingTag,
}

/// The clinic's branding, whole or not at all: half a branding is nobody's. `None` where the known one is still the one.
pub(super) fn branding(mut answer: Accepted) -> Result<Option<LinkedBranding>, Failure> {
    if answer.is_unchanged() {
        return Ok(None);
    }
    let mut response: BrandingResponse = answer.json()?;
    let tag = answer.tag.take().ok_or(Failure::WrongShape)?;
    let logo_link = response.logo_url.take();
    Ok(Some(LinkedBranding { document: document(response)?, logo_link, tag }))
}

fn document(response: BrandingResponse) -> Result<BrandingDocument, Failure> {
    let label = response.labels.patient;
    Ok(BrandingDocument {
        clinic_name: filled_line(&response.clinic_name, LINE)?,
        welcome_title: line(&response.welcome_title, LINE)?,
        welcome_message: paragraph(&response.welcome_message)?,
        contact: contact(&response.contact)?,
        labels: Labels {
            patient: PatientLabel {
                singular: filled_line(&label.singular, NAME)?,
                plural: filled_line(&label.plural, NAME)?,
            },
        },
        primary_colour: colour(&response.colours.primary)?,
        background_colour: colour(&response.colours.background)?,
        languages: languages(response.languages)?,
        country: country(response.country)?,
        portal_enabled: response.portal_enabled,
    })
}

fn contact(response: &ContactResponse) -> Result<ContactInformation, Failure> {
    Ok(ContactInformation {
        phone: line(&response.phone, LINE)?,
        email: line(&response.email, LINE)?,
        address: paragraph(&response.address)?,
        hours: paragraph(&response.hours)?,
    })
}

fn colour(text: &str) -> Result<Colour, Failure> {
    text.parse().map_err(|_| Failure::WrongShape)
}

fn languages(tags: Vec<String>) -> Result<Vec<LanguageTag>, Failure> {
    let in_number = (1..=MOST_LANGUAGES).contains(&tags.len());
    if in_number && tags.iter().all(|tag| is_language(tag)) {
        Ok(tags.into_iter().map(LanguageTag).collect())
    } else {
        Err(Failure::WrongShape)
    }
}

fn is_language(tag: &str) -> bool {
    let in_length = (2..=LONGEST_LANGUAGE).contains(&tag.len());
    in_length && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn country(code: String) -> Result<CountryCode, Failure> {
    let fits = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    if fits { Ok(CountryCode(code)) } else { Err(Failure::WrongShape) }
}
