//! The shell's port: what one patient's journey may ask, a method for each of the core's questions.
//!
//! It speaks the core's words only. A handle, an access and an id are the adapter's own marks, so a server without
//! attempts or sessions fits as well: the handle then holds the contact, and sending again is asking again.

use std::future::Future;

use kiosk_core::{
    AccessCode, Answer, Appointment, AppointmentId, AttemptHandle, CheckInOutcome, CheckInRefused, Contact,
    LanguageTag, PatientAccess, PatientId, PortalCall, PortalTrouble, ResendRefused, SignedIn, StartRefused,
    StartedAttempt, VerifyRefused,
};

use crate::IdempotencyKey;

/// A portal as a patient meets it. Calling again with the same key is the same asking; a call that is dropped may or may
/// not have reached the portal.
pub trait PatientPortal: Send + Sync {
    /// Sends a code to the contact, in that language where the portal has it.
    fn start_attempt(
        &self,
        key: &IdempotencyKey,
        contact: &Contact,
        language: &LanguageTag,
    ) -> impl Future<Output = Result<StartedAttempt, StartRefused>> + Send;

    /// Sends another code; the earlier one is dead then. The attempt goes on under the handle that comes back.
    fn resend(
        &self,
        key: &IdempotencyKey,
        attempt: &AttemptHandle,
    ) -> impl Future<Output = Result<StartedAttempt, ResendRefused>> + Send;

    /// Exchanges a code for the right to speak for the contact's patients.
    fn verify(
        &self,
        key: &IdempotencyKey,
        attempt: &AttemptHandle,
        code: &AccessCode,
    ) -> impl Future<Output = Result<SignedIn, VerifyRefused>> + Send;

    /// Today's appointments of one patient at this clinic, in the portal's order.
    fn list_appointments(
        &self,
        access: &PatientAccess,
        patient: &PatientId,
    ) -> impl Future<Output = Result<Vec<Appointment>, PortalTrouble>> + Send;

    /// Says that the patient is here.
    fn check_in(
        &self,
        key: &IdempotencyKey,
        access: &PatientAccess,
        patient: &PatientId,
        appointment: &AppointmentId,
    ) -> impl Future<Output = Result<CheckInOutcome, CheckInRefused>> + Send;

    /// Answers one of the core's questions, whichever it is. The key is the one of its ticket.
    fn answer(&self, key: &IdempotencyKey, call: PortalCall) -> impl Future<Output = Answer> + Send {
        async move {
            match call {
                PortalCall::StartAttempt { contact, language } => {
                    Answer::Started(self.start_attempt(key, &contact, &language).await)
                }
                PortalCall::Resend { attempt } => Answer::Resent(self.resend(key, &attempt).await),
                PortalCall::Verify { attempt, code } => Answer::Verified(self.verify(key, &attempt, &code).await),
                PortalCall::ListAppointments { access, patient } => {
                    Answer::Listed(self.list_appointments(&access, &patient).await)
                }
                PortalCall::CheckIn { access, patient, appointment } => {
                    Answer::CheckedIn(self.check_in(key, &access, &patient, &appointment).await)
                }
            }
        }
    }
}
