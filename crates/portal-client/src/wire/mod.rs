//! The portal contract's own shapes, version 1: what goes over the wire, as JSON, below `/v1`.
//!
//! One file a noun. The HTTP client and the reference server both use these types, so neither can drift from the other,
//! and the published OpenAPI document is made from them (feature `openapi`). Requests refuse fields that they do not
//! know; responses pass over them, so that a newer portal can say more to an older stand.
//!
//! A credential, token, code, contact or patient's name is [`Sensitive`] here as everywhere; it
//! is written out in one place only, when a body is made.

mod appointment;
mod attempt;
mod branding;
mod clinic_time;
mod enrolment;
mod exposed;
mod hand_off;
mod help_request;
mod kiosk_session;
mod problem;
mod stand;
mod verification;

pub use appointment::{
    AppointmentResponse, AppointmentStatusResponse, AppointmentsResponse, ArrivalResponse, CheckInResponse,
    NextAppointmentResponse,
};
pub use attempt::{AttemptContact, AttemptRequest, AttemptResponse, Disclosure, LinkResponse, SignInMethod};
pub use branding::{
    BrandingResponse, ColoursResponse, ContactResponse, DashboardResponse, LabelResponse, LabelsResponse,
    OpeningHoursResponse, OpeningSpanResponse, WeekdayResponse,
};
pub use clinic_time::{ClinicTime, NotAClinicTime};
pub use enrolment::{EnrolmentRequest, EnrolmentResponse};
pub use hand_off::HandOffResponse;
pub use help_request::{HelpRequest, HelpRequestResponse, HelpRequestState, HelpRequestStateResponse, HelpScreen};
/// What the wire types hold a right, a contact, a code or a name in; here too for those who see nothing of the core.
pub use kiosk_core::Sensitive;
pub use kiosk_session::{KioskSessionResponse, RenewalResponse};
pub use problem::{Problem, ProblemType};
pub use stand::{HeartbeatRequest, HeartbeatResponse};
pub use verification::{PatientResponse, VerificationRequest, VerificationResponse};

/// Names the header that makes a repeated call the same call: same key, same body, same answer.
pub const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// The media type of every [`Problem`].
pub const PROBLEM_MEDIA_TYPE: &str = "application/problem+json";

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_right_a_contact_a_code_or_a_name_never_prints() {
        let secret = || Sensitive::new("secret".to_owned());
        let printed = [
            format!("{:?}", EnrolmentRequest { pairing_code: secret(), stand_name: "Front door".to_owned() }),
            format!(
                "{:?}",
                KioskSessionResponse { kiosk_session_id: "1".to_owned(), token: secret(), expires_in_seconds: 1 }
            ),
            format!("{:?}", RenewalResponse { token: secret(), expires_in_seconds: 1 }),
            format!("{:?}", AttemptContact::Phone(secret())),
            format!("{:?}", AttemptContact::Email(secret())),
            format!("{:?}", VerificationRequest { code: secret() }),
            format!("{:?}", HandOffResponse { url: secret(), signed_out_url: String::new(), expires_in_seconds: 60 }),
            format!("{:?}", PatientResponse { patient_id: "1".to_owned(), display_name: secret() }),
        ];
        for text in printed {
            assert!(text.contains("[redacted]") && !text.contains("secret"), "{text}");
        }
    }

    #[test]
    fn a_response_may_say_more_than_this_version_knows() {
        let json = json!({ "token": "t", "expiresInSeconds": 120, "sinceTheFuture": true });
        let renewal: RenewalResponse = serde_json::from_value(json).unwrap();
        assert_eq!(renewal.expires_in_seconds, 120);
        let methods: Vec<SignInMethod> = serde_json::from_value(json!(["phone", "email", "palm"])).unwrap();
        assert_eq!(methods, [SignInMethod::Phone, SignInMethod::Email, SignInMethod::Unknown]);
        let status = json!({ "kind": "someday", "address": "12 Quay Street" });
        let status: AppointmentStatusResponse = serde_json::from_value(status).unwrap();
        assert_eq!(status, AppointmentStatusResponse::Unknown);
    }

    #[test]
    fn a_portal_that_names_no_disclosures_answers_as_it_thinks_right() {
        let beat = json!({ "serverTime": "2026-11-23T14:00:00Z", "portalEnabled": true });
        let heard: HeartbeatResponse = serde_json::from_value(beat.clone()).unwrap();
        assert_eq!(heard.disclosures, [Disclosure::Portal]);
        let mut says_more = beat;
        says_more["disclosures"] = json!(["portal", "neutral", "someday"]);
        let heard: HeartbeatResponse = serde_json::from_value(says_more).unwrap();
        assert_eq!(heard.disclosures, [Disclosure::Portal, Disclosure::Neutral, Disclosure::Unknown]);
    }

    #[test]
    fn an_attempt_without_a_link_says_nothing_of_one() {
        let json = json!({
            "attemptId": "attempt-1", "codeExpiresInSeconds": 600, "resendAfterSeconds": 30, "resendsLeft": 3,
            "triesLeft": 5,
        });
        let started: AttemptResponse = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(started.link, None);
        assert_eq!(serde_json::to_value(started).unwrap(), json);
    }

    #[test]
    fn a_request_may_not_say_more_than_the_contract_has() {
        let json = json!({ "code": "123456", "remember": true });
        assert!(serde_json::from_value::<VerificationRequest>(json).is_err());
    }

    #[test]
    fn a_request_is_written_as_the_contract_has_it() {
        let request = AttemptRequest {
            method: SignInMethod::Phone,
            contact: AttemptContact::Phone(Sensitive::new("+12025550123".to_owned())),
            disclosure: Disclosure::Portal,
            language: "en".to_owned(),
        };
        let json = json!({
            "method": "phone", "contact": { "phone": "+12025550123" }, "disclosure": "portal", "language": "en",
        });
        assert_eq!(serde_json::to_value(request).unwrap(), json);
        let inbox = AttemptContact::Email(Sensitive::new("avery@example.org".to_owned()));
        assert_eq!(serde_json::to_value(inbox).unwrap(), json!({ "email": "avery@example.org" }));
    }
}
