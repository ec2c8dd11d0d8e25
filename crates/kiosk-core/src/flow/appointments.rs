//! Today's appointments of one patient, and "I'm here".

use super::todays_list::TodaysList;
use super::{Flow, PortalPage, Surroundings, WhoIsItFor};
use crate::asking::Asking;
use crate::session::Session;
use crate::turn::Turn;
use crate::view::{DayView, Notice, Screen};
use crate::{
    Answer, AppointmentId, CheckInOutcome, CheckInRefused, EndReason, Fault, Intent, ListRefused, Moment, Patient,
    PortalCall, PortalTrouble, Rules, Ticket, Today,
};

#[derive(Clone, Debug)]
pub(crate) struct Appointments {
    session: Session,
    patient: Patient,
    list: List,
    /// Why the portal's own pages are not there, until something is done here.
    came_back: Option<Fault>,
}

#[derive(Clone, Debug)]
enum List {
    Loading(Asking),
    Loaded(TodaysList),
}

impl Appointments {
    pub(super) fn new(session: Session, patient: Patient, turn: &mut Turn<'_>) -> Self {
        let list = List::Loading(Asking::new(list_call(&session, &patient), turn));
        Self { session, patient, list, came_back: None }
    }

    pub(super) fn intent(mut self, intent: Intent, turn: &mut Turn<'_>) -> Flow {
        self.came_back = None;
        match intent {
            Intent::CheckIn { appointment } => self.check_in(&appointment, turn),
            Intent::ChangePatient if self.has_others() => {
                return Flow::WhoIsItFor(Box::new(WhoIsItFor::new(self.session)));
            }
            Intent::OpenPortal if turn.has_dashboard => return Flow::Portal(Box::new(PortalPage::new(self, turn))),
            Intent::SignOut => return Flow::end(EndReason::SignedOut, turn),
            _ => {}
        }
        self.stays()
    }

    /// Whether the contact belongs to somebody else too.
    fn has_others(&self) -> bool {
        self.session.patients.len() > 1
    }

    pub(super) fn access_withdrawn(self) -> Flow {
        Flow::WhoIsItFor(Box::new(WhoIsItFor::without(self.session, &self.patient.id)))
    }

    fn check_in(&mut self, id: &AppointmentId, turn: &mut Turn<'_>) {
        if let List::Loaded(list) = &mut self.list {
            let (access, patient) = (self.session.access.clone(), self.patient.id.clone());
            list.check_in(id, PortalCall::CheckIn { access, patient, appointment: id.clone() }, turn);
        }
    }

    pub(super) fn answered(self, ticket: Ticket, answer: Answer, turn: &mut Turn<'_>) -> Flow {
        match answer {
            Answer::Listed(result) => self.listed(ticket, result, turn),
            Answer::CheckedIn(result) => self.checked_in(ticket, result, turn),
            Answer::Started(_)
            | Answer::Resent(_)
            | Answer::Verified(_)
            | Answer::LinkPolled(_)
            | Answer::HandedOff(_) => self.stays(),
        }
    }

    fn listed(mut self, ticket: Ticket, result: Result<Today, ListRefused>, turn: &mut Turn<'_>) -> Flow {
        let outcome = match (&mut self.list, result) {
            (List::Loading(asking), _) if !asking.awaits(ticket) => Ok(()),
            (List::Loaded(list), _) if !list.awaits(ticket) => Ok(()),
            (_, Err(ListRefused::AccessWithdrawn)) => return self.access_withdrawn(),
            (List::Loading(asking), Err(ListRefused::Trouble(trouble))) => asking.failed(trouble, turn),
            (List::Loaded(list), Err(ListRefused::Trouble(trouble))) => list.refresh_failed(trouble, turn),
            (List::Loading(_), Ok(today)) => {
                self.list = List::Loaded(TodaysList::new(today, turn));
                Ok(())
            }
            (List::Loaded(list), Ok(today)) => {
                list.refreshed(today, turn);
                Ok(())
            }
        };
        match outcome {
            Ok(()) => self.stays(),
            Err(ended) => Flow::session_ended(ended, turn),
        }
    }

    fn checked_in(
        mut self,
        ticket: Ticket,
        result: Result<CheckInOutcome, CheckInRefused>,
        turn: &mut Turn<'_>,
    ) -> Flow {
        let List::Loaded(list) = &mut self.list else { return self.stays() };
        let Some(entry) = list.checking_in(ticket) else { return self.stays() };
        let trouble = match result {
            Ok(outcome) if outcome.appointment == *entry.id() => {
                entry.now_stands(outcome.status);
                list.settled(turn);
                return self.stays();
            }
            Ok(_) => PortalTrouble::Nonsense,
            Err(CheckInRefused::Trouble(trouble)) => trouble,
            Err(CheckInRefused::AccessWithdrawn) => return self.access_withdrawn(),
            Err(CheckInRefused::NoSuchAppointment) => {
                entry.has_gone();
                list.outdated(turn);
                return self.stays();
            }
        };
        match entry.check_in_failed(trouble, turn) {
            Ok(()) => self.stays(),
            Err(ended) => Flow::session_ended(ended, turn),
        }
    }

    fn stays(self) -> Flow {
        Flow::Appointments(Box::new(self))
    }

    pub(super) fn elapsed(&mut self, turn: &mut Turn<'_>) {
        match &mut self.list {
            List::Loading(asking) => asking.elapsed(turn),
            List::Loaded(list) => {
                list.elapsed(turn);
                list.refresh_if_due(|| list_call(&self.session, &self.patient), turn);
            }
        }
    }

    pub(super) fn wakes(&self, now: Moment) -> Option<Moment> {
        match &self.list {
            List::Loading(asking) => asking.wakes(now),
            List::Loaded(list) => list.wakes(now),
        }
    }

    /// Looks at them anew, after the portal's own pages; they may be why nobody is there any more.
    pub(super) fn again(self, why: Option<Fault>, turn: &mut Turn<'_>) -> Self {
        Self { came_back: why, ..Self::new(self.session, self.patient, turn) }
    }

    pub(super) fn patient(&self) -> &Patient {
        &self.patient
    }

    pub(super) fn session(&self) -> &Session {
        &self.session
    }

    pub(super) fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }

    pub(super) fn view(&self, now: Moment, rules: &Rules, around: Surroundings<'_>) -> Screen {
        let reminder = self.session.is_announced(now) && !self.session.warns(now);
        let (day, notice) = match &self.list {
            List::Loading(asking) => (DayView::Loading, asking.notice(now)),
            List::Loaded(list) => (list.view(rules.visit_details), list.notice(now)),
        };
        Screen::Appointments {
            patient: rules.patient_name.of(&self.patient.name),
            others: self.has_others(),
            day,
            has_portal: around.has_dashboard,
            own_phone: around.own_phone.cloned(),
            notice: notice.or(self.came_back.map(Notice::of)),
            ends_in_seconds: reminder.then(|| now.seconds_until(self.session.ends())),
        }
    }
}

fn list_call(session: &Session, patient: &Patient) -> PortalCall {
    PortalCall::ListAppointments { access: session.access.clone(), patient: patient.id.clone() }
}
