//! What a patient does last before they leave, and the call that comes of it.

/// What is done last, at the stand or on one's own phone.
#[derive(Clone, Copy, Debug)]
pub(super) enum Last {
    TouchesTheScreen,
    SendsANumber,
    WantsAnotherMessage,
    TypesTheCode,
    ApprovesTheLink,
    LooksAtTheList,
    SaysImHere,
    OpensThePortal,
    CallsStaff,
    WaitsForStaff,
    SignsOut,
}

impl Last {
    pub(super) const ALL: &[Self] = &[
        Self::TouchesTheScreen,
        Self::SendsANumber,
        Self::WantsAnotherMessage,
        Self::TypesTheCode,
        Self::ApprovesTheLink,
        Self::LooksAtTheList,
        Self::SaysImHere,
        Self::OpensThePortal,
        Self::CallsStaff,
        Self::WaitsForStaff,
        Self::SignsOut,
    ];

    /// Which call is made then, whose answer comes late.
    pub(super) const fn call(self) -> &'static str {
        match self {
            Self::TouchesTheScreen => "POST /kiosk-sessions",
            Self::SendsANumber => "POST /attempts",
            Self::WantsAnotherMessage => "POST /attempts/{attemptId}/resends",
            Self::TypesTheCode => "POST /attempts/{attemptId}/verifications",
            Self::ApprovesTheLink => "POST /attempts/{attemptId}/link-polls",
            Self::LooksAtTheList => "GET /patients/{patientId}/appointments/today",
            Self::SaysImHere => "POST /patients/{patientId}/appointments/{appointmentId}/check-ins",
            Self::OpensThePortal => "POST /patients/{patientId}/hand-offs",
            Self::CallsStaff => "POST /stand/help-requests",
            Self::WaitsForStaff => "GET /stand/help-requests/{helpRequestId}",
            Self::SignsOut => "DELETE /kiosk-sessions/{kioskSessionId}",
        }
    }
}
