//! The contact belongs to several patients: one is chosen.

use super::{Appointments, Flow};
use crate::session::Session;
use crate::turn::Turn;
use crate::view::{Notice, PatientView, Screen};
use crate::{EndReason, Fault, Intent, PatientId, Rules};

#[derive(Clone, Debug)]
pub(crate) struct WhoIsItFor {
    session: Session,
    fault: Option<Fault>,
}

impl WhoIsItFor {
    pub(super) fn new(session: Session) -> Self {
        Self { session, fault: None }
    }

    /// The contact may not speak for this one any more: whoever is left can be chosen.
    pub(super) fn without(mut session: Session, withdrawn: &PatientId) -> Self {
        session.patients.retain(|patient| patient.id != *withdrawn);
        Self { session, fault: Some(Fault::AccessWithdrawn) }
    }

    pub(super) fn intent(self, intent: Intent, turn: &mut Turn<'_>) -> Flow {
        match intent {
            Intent::ChoosePatient { patient: id } => {
                let chosen = self.session.patients.iter().find(|patient| patient.id == id).cloned();
                match chosen {
                    Some(patient) => Flow::Appointments(Box::new(Appointments::new(self.session, patient, turn))),
                    None => Flow::WhoIsItFor(Box::new(self)),
                }
            }
            Intent::SignOut => Flow::end(EndReason::SignedOut, turn),
            _ => Flow::WhoIsItFor(Box::new(self)),
        }
    }

    pub(super) fn session(&self) -> &Session {
        &self.session
    }

    pub(super) fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }

    pub(super) fn view(&self, rules: &Rules) -> Screen {
        let patients = &self.session.patients;
        let names = rules.patient_name.of_each(patients.iter().map(|patient| patient.name.as_str()));
        let ids = patients.iter().map(|patient| patient.id.clone());
        Screen::WhoIsItFor {
            patients: ids.zip(names).map(|(id, name)| PatientView { id, name }).collect(),
            notice: self.fault.map(Notice::of),
        }
    }
}
