//! Who calls, by what right.

use portal_client::wire::ProblemType;

use super::call::Call;
use crate::day::Asked;
use crate::desk::Desk;
use crate::invented::{Access, Clinic, Patient};
use crate::refusal::Refusal;
use crate::store::{KioskSession, KioskSessions, KioskTokens, PatientSession, PatientSessions, Stand, Stands};

/// A stand, by its credential.
pub(super) struct StandCaller {
    pub(super) stand: Stand,
    pub(super) clinic: &'static Clinic,
}

/// A kiosk session, by its token.
pub(super) struct KioskCaller {
    pub(super) session: KioskSession,
    pub(super) clinic: &'static Clinic,
}

/// Somebody who is signed in, by their token.
pub(super) struct PatientCaller {
    pub(super) signed_in: PatientSession,
    pub(super) clinic: &'static Clinic,
}

impl Desk<'_> {
    /// The stand that calls.
    pub(super) fn stand(&self, call: &Call) -> Result<StandCaller, Refusal> {
        let refused = || Refusal::from(ProblemType::CredentialRefused);
        if self.faults.credential_refused {
            return Err(refused());
        }
        let credential = call.bearer.ok_or_else(refused)?;
        let stand = Stands(self.tables).by_credential(&credential)?.ok_or_else(refused)?;
        let clinic = Clinic::by_id(&stand.clinic_id).ok_or_else(refused)?;
        Ok(StandCaller { stand, clinic })
    }

    /// The kiosk session that calls.
    pub(super) fn kiosk(&self, call: &Call) -> Result<KioskCaller, Refusal> {
        let ended = || Refusal::from(ProblemType::SessionEnded);
        let token = call.bearer.ok_or_else(ended)?;
        let id = KioskTokens(self.tables).session_of(&token, self.now)?.ok_or_else(ended)?;
        let session = self.session_if_open(&id)?.ok_or_else(ended)?;
        let stand = Stands(self.tables).by_id(&session.stand_id)?.ok_or_else(ended)?;
        let clinic = Clinic::by_id(&stand.clinic_id).ok_or_else(ended)?;
        Ok(KioskCaller { session, clinic })
    }

    /// Whoever is signed in and calls.
    pub(super) fn patient(&self, call: &Call) -> Result<PatientCaller, Refusal> {
        let ended = || Refusal::from(ProblemType::SessionEnded);
        let caller = self.whoever_signed_in(call)?;
        self.session_if_open(&caller.signed_in.kiosk_session_id)?.ok_or_else(ended)?;
        if caller.signed_in.is_open(self.now) { Ok(caller) } else { Err(ended()) }
    }

    /// The same, also when their session is over: to sign out twice is to be signed out.
    pub(super) fn whoever_signed_in(&self, call: &Call) -> Result<PatientCaller, Refusal> {
        let ended = || Refusal::from(ProblemType::SessionEnded);
        let token = call.bearer.ok_or_else(ended)?;
        let signed_in = PatientSessions(self.tables).by_token(&token)?.ok_or_else(ended)?;
        let clinic = Clinic::by_id(&signed_in.clinic_id).ok_or_else(ended)?;
        Ok(PatientCaller { signed_in, clinic })
    }

    /// The kiosk session of this id, if it is open.
    pub(crate) fn session_if_open(&self, id: &str) -> Result<Option<KioskSession>, Refusal> {
        let open = KioskSessions(self.tables).by_id(id)?.filter(|found| found.is_open(self.now));
        match open {
            Some(session) if self.faults.sessions_ended => {
                self.end(&session)?;
                Ok(None)
            }
            open => Ok(open),
        }
    }

    /// Patients can be served only where the clinic has its portal switched on.
    pub(super) fn refuse_unless_enabled(&self, clinic: &Clinic) -> Result<(), Refusal> {
        if self.faults.switches_off(clinic) { Err(ProblemType::PortalNotEnabled.into()) } else { Ok(()) }
    }
}

impl PatientCaller {
    /// The patient of this name, if they are the caller's and the caller may act for them.
    pub(super) fn patient(&self, patient_id: &str) -> Result<&'static Patient, Refusal> {
        let patients = self.clinic.patients_at(&self.signed_in.contact).ok_or(ProblemType::SessionEnded)?;
        let patient = patients.iter().find(|patient| patient.id == patient_id).ok_or(ProblemType::NotFound)?;
        match patient.access {
            Access::Granted => Ok(patient),
            Access::Withdrawn => Err(ProblemType::AccessWithdrawn.into()),
        }
    }

    /// The same, as the day is asked about.
    pub(super) fn asks_about(&self, patient_id: &str) -> Result<Asked<'_>, Refusal> {
        let patient = self.patient(patient_id)?;
        Ok(Asked { clinic: self.clinic, patient, patient_session_id: Some(&self.signed_in.patient_session_id) })
    }
}
