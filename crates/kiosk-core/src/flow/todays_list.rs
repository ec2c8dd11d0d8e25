//! Today's list while somebody looks at it. It is asked for again and again without anybody noticing, and whatever that
//! brings, no card moves: what changed changes in its place, what has gone says so there, what is new stands at the end.

use std::time::Duration;

use crate::asking::{Asking, SessionEnded};
use crate::turn::Turn;
use crate::view::{AppointmentStatusView, AppointmentView, DayView, Notice, ToDo, VisitView};
use crate::{
    Appointment, AppointmentId, AppointmentStatus, LocalDay, Moment, PortalCall, PortalTrouble, Ticket, Today,
    VisitDetails,
};

/// What the portal said last, and what the patient has made of it since.
#[derive(Clone, Debug)]
pub(super) struct TodaysList {
    entries: Vec<Entry>,
    next: Option<LocalDay>,
    refresh: Refresh,
}

/// When the list is asked for again. Nobody is told that it is, nor that it failed: the next time is soon.
#[derive(Clone, Copy, Debug)]
enum Refresh {
    Due(Moment),
    Asked(Ticket),
}

/// One card of the list.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    appointment: Appointment,
    stands: Stands,
    /// It was at another time when it was first shown.
    moved: bool,
    /// The portal has heard "I'm here" from this very screen, or may have.
    heard_here: bool,
}

/// How a card stands, beyond what the portal says of the appointment.
#[derive(Clone, Debug)]
enum Stands {
    AsThePortalSays,
    /// "I'm here" was said and the portal has not answered.
    CheckingIn(Asking),
    /// The portal lists it no more.
    Gone,
}

impl TodaysList {
    pub(super) fn new(today: Today, turn: &Turn<'_>) -> Self {
        let entries = in_order(today.appointments).into_iter().map(Entry::new).collect();
        let mut list = Self { entries, next: today.next, refresh: Refresh::Due(turn.now) };
        list.refresh_later(Duration::ZERO, turn);
        list
    }

    /// Says "I'm here" with `call`, where that can be said and has not been. What was asked about the list before that is
    /// not listened to any more: it would take the answer back.
    pub(super) fn check_in(&mut self, id: &AppointmentId, call: PortalCall, turn: &mut Turn<'_>) {
        let found = self.entries.iter_mut().find(|entry| entry.appointment.id == *id);
        let Some(entry) = found.filter(|entry| entry.can_be_checked_in_to()) else { return };
        entry.stands = Stands::CheckingIn(Asking::new(call, turn));
        self.refresh_later(Duration::ZERO, turn);
    }

    /// The card whose check-in an answer with this ticket is about.
    pub(super) fn checking_in(&mut self, ticket: Ticket) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.check_in().is_some_and(|asking| asking.awaits(ticket)))
    }

    /// A check-in was answered: the list may as well wait its whole time.
    pub(super) fn settled(&mut self, turn: &Turn<'_>) {
        self.refresh_later(Duration::ZERO, turn);
    }

    /// The list has changed behind our back: it is looked at again at once.
    pub(super) fn outdated(&mut self, turn: &Turn<'_>) {
        self.refresh = Refresh::Due(turn.now);
    }

    /// Asks for the list again with `call` if it is time, and nothing is under way that it could contradict.
    pub(super) fn refresh_if_due(&mut self, call: impl FnOnce() -> PortalCall, turn: &mut Turn<'_>) {
        let is_due = matches!(self.refresh, Refresh::Due(due) if due <= turn.now);
        if is_due && !self.is_checking_in() {
            let ticket = turn.new_ticket();
            turn.ask_portal(ticket, call());
            self.refresh = Refresh::Asked(ticket);
        }
    }

    /// Whether an answer with this ticket is the list that was asked for again.
    pub(super) fn awaits(&self, ticket: Ticket) -> bool {
        matches!(self.refresh, Refresh::Asked(asked) if asked == ticket)
    }

    /// Takes the list in as it is now.
    pub(super) fn refreshed(&mut self, today: Today, turn: &Turn<'_>) {
        let mut listed = in_order(today.appointments);
        for entry in &mut self.entries {
            match listed.iter().position(|appointment| appointment.id == entry.appointment.id) {
                Some(place) => entry.becomes(listed.remove(place)),
                None => entry.has_gone(),
            }
        }
        self.entries.extend(listed.into_iter().map(Entry::new));
        self.next = today.next;
        self.refresh_later(Duration::ZERO, turn);
    }

    /// It could not be had. What is on the screen stays.
    pub(super) fn refresh_failed(&mut self, trouble: PortalTrouble, turn: &Turn<'_>) -> Result<(), SessionEnded> {
        let asked_for = match trouble {
            PortalTrouble::SessionEnded => return Err(SessionEnded),
            PortalTrouble::Busy { retry_after } => retry_after.unwrap_or_default(),
            PortalTrouble::OutOfReach | PortalTrouble::Nonsense | PortalTrouble::NotEnabled => Duration::ZERO,
        };
        self.refresh_later(asked_for, turn);
        Ok(())
    }

    fn refresh_later(&mut self, at_least: Duration, turn: &Turn<'_>) {
        self.refresh = Refresh::Due(turn.now + turn.rules.appointments_refresh.max(at_least));
    }

    fn is_checking_in(&self) -> bool {
        self.entries.iter().any(|entry| entry.check_in().is_some())
    }

    pub(super) fn elapsed(&mut self, turn: &mut Turn<'_>) {
        for entry in &mut self.entries {
            if let Stands::CheckingIn(asking) = &mut entry.stands {
                asking.elapsed(turn);
            }
        }
    }

    pub(super) fn wakes(&self, now: Moment) -> Option<Moment> {
        let refresh = match self.refresh {
            Refresh::Due(due) => Some(due),
            Refresh::Asked(_) => None,
        };
        let check_ins = self.entries.iter().filter_map(Entry::check_in).filter_map(|asking| asking.wakes(now));
        check_ins.chain(refresh).min()
    }

    pub(super) fn notice(&self, now: Moment) -> Option<Notice> {
        self.entries.iter().filter_map(Entry::check_in).find_map(|asking| asking.notice(now))
    }

    pub(super) fn view(&self, details: VisitDetails) -> DayView {
        if self.entries.is_empty() {
            return DayView::Nothing { next: self.next };
        }
        DayView::Appointments {
            appointments: self.entries.iter().map(|entry| entry.view(details)).collect(),
            to_do: self.entries.iter().map(Entry::to_do).min_by_key(|to_do| urgency(*to_do)).unwrap_or(ToDo::Nothing),
        }
    }
}

impl Entry {
    fn new(appointment: Appointment) -> Self {
        Self { appointment, stands: Stands::AsThePortalSays, moved: false, heard_here: false }
    }

    /// Whose check-in is asked for.
    pub(super) fn id(&self) -> &AppointmentId {
        &self.appointment.id
    }

    fn check_in(&self) -> Option<&Asking> {
        match &self.stands {
            Stands::CheckingIn(asking) => Some(asking),
            Stands::AsThePortalSays | Stands::Gone => None,
        }
    }

    fn can_be_checked_in_to(&self) -> bool {
        matches!(self.stands, Stands::AsThePortalSays) && self.appointment.status == AppointmentStatus::Expected
    }

    /// The portal says how it stands now.
    pub(super) fn now_stands(&mut self, status: AppointmentStatus) {
        self.stands = Stands::AsThePortalSays;
        self.heard_here |= matches!(status, AppointmentStatus::CheckedIn(_));
        self.appointment.status = match status {
            // Whoever said so on this screen is not told that somebody else did: the first answer was lost on the way.
            AppointmentStatus::AlreadyCheckedIn(welcome) if self.heard_here => AppointmentStatus::CheckedIn(welcome),
            other => other,
        };
    }

    /// The check-in failed: it is asked for again.
    pub(super) fn check_in_failed(&mut self, trouble: PortalTrouble, turn: &Turn<'_>) -> Result<(), SessionEnded> {
        let Stands::CheckingIn(asking) = &mut self.stands else { return Ok(()) };
        self.heard_here = true;
        asking.failed(trouble, turn)
    }

    /// The portal lists it no more.
    pub(super) fn has_gone(&mut self) {
        self.stands = Stands::Gone;
    }

    fn becomes(&mut self, listed: Appointment) {
        self.moved |= listed.time != self.appointment.time;
        let Appointment { id, time, clinician, place, status } = listed;
        let before = self.appointment.status.clone();
        self.appointment = Appointment { id, time, clinician, place, status: before };
        self.now_stands(status);
    }

    fn to_do(&self) -> ToDo {
        match (&self.stands, &self.appointment.status) {
            (Stands::Gone, _) => ToDo::Nothing,
            (_, AppointmentStatus::Expected) => ToDo::CheckIn,
            (
                _,
                AppointmentStatus::TooLate
                | AppointmentStatus::AnotherPlace { .. }
                | AppointmentStatus::AnotherDay { .. }
                | AppointmentStatus::ClinicRule { .. }
                | AppointmentStatus::SeeFrontDesk,
            ) => ToDo::FrontDesk,
            (
                _,
                AppointmentStatus::CheckedIn(_)
                | AppointmentStatus::AlreadyCheckedIn(_)
                | AppointmentStatus::TooEarly { .. }
                | AppointmentStatus::Cancelled,
            ) => ToDo::Nothing,
        }
    }

    fn view(&self, details: VisitDetails) -> AppointmentView {
        let Appointment { id, time, clinician, place, .. } = &self.appointment;
        let visit = match details {
            VisitDetails::Hidden => None,
            VisitDetails::Shown => Some(VisitView { clinician: clinician.clone(), place: place.clone() }),
        };
        AppointmentView { id: id.clone(), time: *time, moved: self.moved, visit, status: self.status_view() }
    }

    fn status_view(&self) -> AppointmentStatusView {
        match &self.stands {
            Stands::AsThePortalSays => self.appointment.status.clone().into(),
            Stands::CheckingIn(_) => AppointmentStatusView::CheckingIn,
            Stands::Gone => AppointmentStatusView::Gone,
        }
    }
}

impl From<AppointmentStatus> for AppointmentStatusView {
    fn from(status: AppointmentStatus) -> Self {
        match status {
            AppointmentStatus::Expected => Self::Expected,
            AppointmentStatus::CheckedIn(welcome) => Self::CheckedIn { welcome },
            AppointmentStatus::AlreadyCheckedIn(welcome) => Self::AlreadyCheckedIn { welcome },
            AppointmentStatus::TooEarly { from } => Self::TooEarly { from },
            AppointmentStatus::TooLate => Self::TooLate,
            AppointmentStatus::AnotherPlace { address } => Self::AnotherPlace { address },
            AppointmentStatus::AnotherDay { day, time } => Self::AnotherDay { day, time },
            AppointmentStatus::ClinicRule { message } => Self::ClinicRule { message },
            AppointmentStatus::Cancelled => Self::Cancelled,
            AppointmentStatus::SeeFrontDesk => Self::SeeFrontDesk,
        }
    }
}

fn in_order(mut appointments: Vec<Appointment>) -> Vec<Appointment> {
    appointments.sort_by_key(|appointment| appointment.time);
    appointments
}

/// The least is said first.
fn urgency(to_do: ToDo) -> u8 {
    match to_do {
        ToDo::CheckIn => 0,
        ToDo::FrontDesk => 1,
        ToDo::Nothing => 2,
    }
}
