//! The end of a kiosk session, and with it of everything that was begun in it.

use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::store::{Answers, Attempts, KioskSession, KioskSessions, KioskTokens, PatientSessions};

impl Desk<'_> {
    /// Ends a session: its tokens, its attempts, whoever signed in by them, and the answers that were kept for it.
    pub(crate) fn end(&self, session: &KioskSession) -> Result<(), Refusal> {
        let id = &session.kiosk_session_id;
        KioskSessions(self.tables).end(id, self.now)?;
        KioskTokens(self.tables).forget_those_of(id)?;
        Attempts(self.tables).kill_those_of(id)?;
        for signed_in in PatientSessions(self.tables).of(id)? {
            PatientSessions(self.tables).end(&signed_in.patient_session_id, self.now)?;
            Answers(self.tables).forget_those_to(&signed_in.patient_session_id)?;
        }
        Answers(self.tables).forget_those_to(id)?;
        Ok(())
    }
}
