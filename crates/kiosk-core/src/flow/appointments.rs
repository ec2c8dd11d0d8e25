//! Today's appointments of one patient, and "I'm here".

use super::{Flow, WhoIsItFor};
use crate::asking::Asking;
use crate::session::Session;
use crate::turn::Turn;
use crate::view::{AppointmentStatusView, AppointmentView, Screen};
use crate::{
    Answer, Appointment, AppointmentId, AppointmentStatus, CheckInOutcome, CheckInRefused, EndReason, Intent,
    ListRefused, Moment, Patient, PortalCall, PortalTrouble, Ticket,
};

#[derive(Clone, Debug)]
pub(crate) struct Appointments {
    session: Session,
    patient: Patient,
    list: List,
}

#[derive(Clone, Debug)]
enum List {
    Loading(Asking),
    Loaded(Vec<Entry>),
}

#[derive(Clone, Debug)]
struct Entry {
    appointment: Appointment,
    /// "I'm here" was said and the portal has not answered.
    check_in: Option<Asking>,
}

impl Appointments {
    pub(super) fn new(session: Session, patient: Patient, turn: &mut Turn<'_>) -> Self {
        let list = load(&session, &patient, turn);
        Self { session, patient, list }
    }

    pub(super) fn intent(mut self, intent: Intent, turn: &mut Turn<'_>) -> Flow {
        match intent {
            Intent::CheckIn { appointment } => self.check_in(&appointment, turn),
            Intent::ChangePatient if self.has_others() => {
                return Flow::WhoIsItFor(Box::new(WhoIsItFor::new(self.session)));
            }
            Intent::SignOut => return Flow::end(EndReason::SignedOut, turn),
            _ => {}
        }
        self.stays()
    }

    /// Whether the contact belongs to somebody else too.
    fn has_others(&self) -> bool {
        self.session.patients.len() > 1
    }

    fn access_withdrawn(self) -> Flow {
        Flow::WhoIsItFor(Box::new(WhoIsItFor::without(self.session, &self.patient.id)))
    }

    fn check_in(&mut self, id: &AppointmentId, turn: &mut Turn<'_>) {
        let List::Loaded(entries) = &mut self.list else { return };
        let Some(entry) = entries.iter_mut().find(|entry| entry.appointment.id == *id) else { return };
        if entry.check_in.is_none() && entry.appointment.status == AppointmentStatus::Expected {
            let call = PortalCall::CheckIn {
                access: self.session.access.clone(),
                patient: self.patient.id.clone(),
                appointment: id.clone(),
            };
            entry.check_in = Some(Asking::new(call, turn));
        }
    }

    pub(super) fn answered(self, ticket: Ticket, answer: Answer, turn: &mut Turn<'_>) -> Flow {
        match answer {
            Answer::Listed(result) => self.listed(ticket, result, turn),
            Answer::CheckedIn(result) => self.checked_in(ticket, result, turn),
            Answer::Started(_) | Answer::Resent(_) | Answer::Verified(_) | Answer::LinkPolled(_) => self.stays(),
        }
    }

    fn listed(mut self, ticket: Ticket, result: Result<Vec<Appointment>, ListRefused>, turn: &mut Turn<'_>) -> Flow {
        let List::Loading(asking) = &mut self.list else { return self.stays() };
        if !asking.awaits(ticket) {
            return self.stays();
        }
        match result {
            Ok(mut appointments) => {
                appointments.sort_by_key(|appointment| appointment.time);
                let entry = |appointment| Entry { appointment, check_in: None };
                self.list = List::Loaded(appointments.into_iter().map(entry).collect());
            }
            Err(ListRefused::AccessWithdrawn) => return self.access_withdrawn(),
            Err(ListRefused::Trouble(trouble)) => {
                if let Err(ended) = asking.failed(trouble, turn) {
                    return Flow::session_ended(ended, turn);
                }
            }
        }
        self.stays()
    }

    fn checked_in(
        mut self,
        ticket: Ticket,
        result: Result<CheckInOutcome, CheckInRefused>,
        turn: &mut Turn<'_>,
    ) -> Flow {
        let Some(entry) = self.entries_mut().find(|entry| entry.awaits(ticket)) else { return self.stays() };
        let trouble = match result {
            Ok(outcome) if outcome.appointment == entry.appointment.id => {
                entry.appointment.status = outcome.status;
                entry.check_in = None;
                return self.stays();
            }
            Ok(_) => PortalTrouble::Nonsense,
            Err(CheckInRefused::Trouble(trouble)) => trouble,
            Err(CheckInRefused::AccessWithdrawn) => return self.access_withdrawn(),
            Err(CheckInRefused::NoSuchAppointment) => {
                // The list has changed behind our back: look again.
                self.list = load(&self.session, &self.patient, turn);
                return self.stays();
            }
        };
        match entry.check_in.as_mut().map_or(Ok(()), |asking| asking.failed(trouble, turn)) {
            Ok(()) => self.stays(),
            Err(ended) => Flow::session_ended(ended, turn),
        }
    }

    fn stays(self) -> Flow {
        Flow::Appointments(Box::new(self))
    }

    fn entries(&self) -> &[Entry] {
        match &self.list {
            List::Loading(_) => &[],
            List::Loaded(entries) => entries,
        }
    }

    fn entries_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        match &mut self.list {
            List::Loading(_) => [].iter_mut(),
            List::Loaded(entries) => entries.iter_mut(),
        }
    }

    fn askings(&self) -> impl Iterator<Item = &Asking> {
        let loading = match &self.list {
            List::Loading(asking) => Some(asking),
            List::Loaded(_) => None,
        };
        loading.into_iter().chain(self.entries().iter().filter_map(|entry| entry.check_in.as_ref()))
    }

    pub(super) fn elapsed(&mut self, turn: &mut Turn<'_>) {
        if let List::Loading(asking) = &mut self.list {
            asking.elapsed(turn);
        }
        for asking in self.entries_mut().filter_map(|entry| entry.check_in.as_mut()) {
            asking.elapsed(turn);
        }
    }

    pub(super) fn wakes(&self, now: Moment) -> Option<Moment> {
        self.askings().filter_map(|asking| asking.wakes(now)).min()
    }

    pub(super) fn session(&self) -> &Session {
        &self.session
    }

    pub(super) fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }

    pub(super) fn view(&self, now: Moment) -> Screen {
        let reminder = self.session.is_announced(now) && !self.session.warns(now);
        Screen::Appointments {
            patient: self.patient.name.clone(),
            others: self.has_others(),
            appointments: match &self.list {
                List::Loading(_) => None,
                List::Loaded(entries) => Some(entries.iter().map(Entry::view).collect()),
            },
            notice: self.askings().find_map(|asking| asking.notice(now)),
            ends_in_seconds: reminder.then(|| now.seconds_until(self.session.ends())),
        }
    }
}

impl Entry {
    fn awaits(&self, ticket: Ticket) -> bool {
        self.check_in.as_ref().is_some_and(|asking| asking.awaits(ticket))
    }

    fn view(&self) -> AppointmentView {
        let status = match &self.appointment.status {
            AppointmentStatus::Expected if self.check_in.is_some() => AppointmentStatusView::CheckingIn,
            AppointmentStatus::Expected => AppointmentStatusView::Expected,
            AppointmentStatus::CheckedIn(welcome) => AppointmentStatusView::CheckedIn { welcome: welcome.clone() },
            AppointmentStatus::TooEarly { from } => AppointmentStatusView::TooEarly { from: *from },
            AppointmentStatus::Cancelled => AppointmentStatusView::Cancelled,
            AppointmentStatus::SeeFrontDesk { message } => {
                AppointmentStatusView::SeeFrontDesk { message: message.clone() }
            }
        };
        AppointmentView {
            id: self.appointment.id.clone(),
            time: self.appointment.time,
            clinician: self.appointment.clinician.clone(),
            place: self.appointment.place.clone(),
            status,
        }
    }
}

fn load(session: &Session, patient: &Patient, turn: &mut Turn<'_>) -> List {
    let call = PortalCall::ListAppointments { access: session.access.clone(), patient: patient.id.clone() };
    List::Loading(Asking::new(call, turn))
}
