//! The shell's port: what one patient's journey may ask, a method for each of the core's questions.
//!
//! It speaks the core's words only. A handle, an access and an id are the adapter's own marks, so a server without
//! attempts or sessions fits as well: the handle then holds the contact, and sending again is asking again.

use std::future::Future;

use kiosk_core::{
    AccessCode, Answer, AppointmentId, AttemptHandle, CheckInOutcome, CheckInRefused, Contact, Disclosure, HandOff,
    HandOffRefused, LanguageTag, LinkRefused, LinkState, ListRefused, PatientAccess, PatientId, PortalCall,
    ResendRefused, SignedIn, StartRefused, StartedAttempt, Today, VerifyRefused,
};

use crate::IdempotencyKey;

/// A portal as a patient meets it. Calling again with the same key is the same asking; a call that is dropped may or may
/// not have reached the portal.
pub trait PatientPortal: Send + Sync {
    /// Sends a code to the contact, in that language where the portal has it; to an e-mail address a link with it, where the
    /// portal has links. A portal that cannot keep to `disclosure` refuses.
    fn start_attempt(
        &self,
        key: &IdempotencyKey,
        contact: &Contact,
        language: &LanguageTag,
        disclosure: Disclosure,
    ) -> impl Future<Output = Result<StartedAttempt, StartRefused>> + Send;

    /// Sends another one; the earlier code and link are dead then. The attempt goes on under the handle that comes back.
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

    /// Asks whether the link was approved. Only ever asked of an attempt that came with one.
    fn poll_link(
        &self,
        key: &IdempotencyKey,
        attempt: &AttemptHandle,
    ) -> impl Future<Output = Result<LinkState, LinkRefused>> + Send;

    /// One patient's day at this clinic.
    fn list_appointments(
        &self,
        access: &PatientAccess,
        patient: &PatientId,
    ) -> impl Future<Output = Result<Today, ListRefused>> + Send;

    /// Says that the patient is here.
    fn check_in(
        &self,
        key: &IdempotencyKey,
        access: &PatientAccess,
        patient: &PatientId,
        appointment: &AppointmentId,
    ) -> impl Future<Output = Result<CheckInOutcome, CheckInRefused>> + Send;

    /// Asks for a one-time way into the portal's own pages, signed in for this patient. A portal without such pages says
    /// [`HandOffRefused::NoDashboard`].
    fn hand_off(
        &self,
        key: &IdempotencyKey,
        access: &PatientAccess,
        patient: &PatientId,
    ) -> impl Future<Output = Result<HandOff, HandOffRefused>> + Send;

    /// Answers one of the core's questions, whichever it is. The key is the one of its ticket.
    fn answer(&self, key: &IdempotencyKey, call: PortalCall) -> impl Future<Output = Answer> + Send {
        async move {
            match call {
                PortalCall::StartAttempt { contact, language, disclosure } => {
                    Answer::Started(self.start_attempt(key, &contact, &language, disclosure).await)
                }
                // Where to is counted on the way here; a portal knows it.
                PortalCall::Resend { attempt, contact: _ } => Answer::Resent(self.resend(key, &attempt).await),
                PortalCall::Verify { attempt, code } => Answer::Verified(self.verify(key, &attempt, &code).await),
                PortalCall::PollLink { attempt } => Answer::LinkPolled(self.poll_link(key, &attempt).await),
                PortalCall::ListAppointments { access, patient } => {
                    Answer::Listed(self.list_appointments(&access, &patient).await)
                }
                PortalCall::CheckIn { access, patient, appointment } => {
                    Answer::CheckedIn(self.check_in(key, &access, &patient, &appointment).await)
                }
                PortalCall::HandOff { access, patient } => {
                    Answer::HandedOff(self.hand_off(key, &access, &patient).await)
                }
            }
        }
    }
}
