//! Every call of the contract, who makes it, and which test holds its answer back until the patient has left. One that is missing
//! here is found by its description in `docs/portal-api.json`.

use std::collections::BTreeSet;

use stand_driver::PortalCallName;

use super::of_the_shell::Asking;

/// Whose answer comes late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asker {
    /// The patient's shell: `of_the_shell.rs` goes through each with core and HTTP, `in_the_window.rs` through some.
    Shell(Asking),
    /// The supervisor, with the stand's own credential: `stand/tests/late_answers.rs` in its crate goes through each, and
    /// `in_the_window.rs` through those that a patient's leaving has to do with.
    Supervisor,
    /// Nobody here: the end of the kiosk session says more.
    Nobody,
}

pub(super) const CALLS: &[(&str, Asker)] = &[
    ("POST /attempts", Asker::Shell(Asking::Start)),
    ("POST /attempts/{attemptId}/link-polls", Asker::Shell(Asking::PollLink)),
    ("POST /attempts/{attemptId}/resends", Asker::Shell(Asking::Resend)),
    ("POST /attempts/{attemptId}/verifications", Asker::Shell(Asking::Verify)),
    ("GET /patients/{patientId}/appointments/today", Asker::Shell(Asking::List)),
    ("POST /patients/{patientId}/appointments/{appointmentId}/check-ins", Asker::Shell(Asking::CheckIn)),
    ("POST /patients/{patientId}/hand-offs", Asker::Shell(Asking::HandOff)),
    ("POST /sign-outs", Asker::Nobody),
    ("POST /enrolments", Asker::Supervisor),
    ("POST /kiosk-sessions", Asker::Supervisor),
    ("DELETE /kiosk-sessions", Asker::Supervisor),
    ("DELETE /kiosk-sessions/{kioskSessionId}", Asker::Supervisor),
    ("POST /kiosk-sessions/{kioskSessionId}/renewals", Asker::Supervisor),
    ("GET /stand/branding", Asker::Supervisor),
    ("GET /stand/branding/attract/{version}", Asker::Supervisor),
    ("GET /stand/branding/logo/{version}", Asker::Supervisor),
    ("POST /stand/heartbeat", Asker::Supervisor),
    ("POST /stand/help-requests", Asker::Supervisor),
    ("GET /stand/help-requests/{helpRequestId}", Asker::Supervisor),
    ("DELETE /stand/help-requests/{helpRequestId}", Asker::Supervisor),
];

/// The name of what somebody at the stand asks.
pub(super) fn name_of(asking: Asking) -> PortalCallName {
    let (name, _) = CALLS.iter().find(|(_, asker)| *asker == Asker::Shell(asking)).expect("each asking is a call");
    name.parse().unwrap()
}

#[test]
fn no_call_of_the_contract_is_forgotten() {
    let contract: serde_json::Value = serde_json::from_str(include_str!("../../docs/portal-api.json")).unwrap();
    let paths = contract["paths"].as_object().unwrap();
    let described: BTreeSet<String> = paths
        .iter()
        .flat_map(|(path, methods)| methods.as_object().unwrap().keys().map(move |method| (path, method)))
        .map(|(path, method)| format!("{} {path}", method.to_uppercase()))
        .collect();
    let here: BTreeSet<String> = CALLS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(here, described);
    let askings: Vec<_> = CALLS.iter().filter(|(_, asker)| matches!(asker, Asker::Shell(_))).collect();
    assert_eq!(askings.len(), Asking::ALL.len());
}
