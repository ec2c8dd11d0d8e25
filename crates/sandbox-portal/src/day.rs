//! A patient's day at the clinic, planned when they sign in, so that there is always something sensible to see.

use std::time::Duration;

use jiff::civil::{Time, time};
use jiff::{RoundMode, ToSpan, Unit, Zoned, ZonedRound};
use portal_client::wire::{
    AppointmentResponse, AppointmentStatusResponse, AppointmentsResponse, ArrivalResponse, ClinicTime,
    NextAppointmentResponse, ProblemType,
};

use crate::desk::Desk;
use crate::invented::{Clinic, Course, Patient, PlannedAppointment, Welcome};
use crate::refusal::Refusal;
use crate::rights::new_id;
use crate::store::{Appointment, Appointments, CheckIn, Moment};

/// Times are planned to this many minutes.
const ROUND_MINUTES: i64 = 5;

/// A day whose first appointment began so long ago is planned anew at the next sign-in.
const STALE_MINUTES: i64 = 20;

/// Nothing begins later than this, so that all of it is today.
const LAST_START: Time = time(23, 59, 0, 0);

/// How fast the queue moves.
const MINUTES_A_PATIENT: u32 = 5;

/// Who asks about whose day.
pub(crate) struct Asked<'a> {
    pub(crate) clinic: &'a Clinic,
    pub(crate) patient: &'a Patient,
    /// In which session at a stand; `None` on the clinic's own pages, where nobody says "I'm here".
    pub(crate) patient_session_id: Option<&'a str>,
}

impl Desk<'_> {
    /// Sees to it that the patient has a day that is worth looking at; one that still is stays as it was.
    pub(crate) fn plan_day(&self, clinic: &Clinic, patient: &Patient) -> Result<(), Refusal> {
        let now = self.clinic_time(clinic, self.now);
        let planned = self.appointments_today(clinic, patient)?;
        let stale_before = Moment::from(earlier(&now, STALE_MINUTES).timestamp());
        if planned.first().is_some_and(|first| first.starts_at >= stale_before) {
            return Ok(());
        }
        let appointments = Appointments(self.tables);
        appointments.forget_those_of(patient.id)?;
        for (place_in_day, plan) in (0..).zip(patient.day) {
            appointments.add(&planned_appointment(&now, patient, place_in_day, plan))?;
        }
        Ok(())
    }

    /// Today's appointments as the contract has them for whoever is signed in.
    pub(crate) fn list_today(&self, asked: &Asked<'_>) -> Result<AppointmentsResponse, Refusal> {
        let planned = self.appointments_today(asked.clinic, asked.patient)?;
        let appointments = planned.iter().filter_map(|appointment| self.described(asked, appointment)).collect();
        let next = asked.patient.next_in_days.and_then(|days| self.at_nine_in(asked.clinic, days));
        Ok(AppointmentsResponse { appointments, next: next.map(|starts_at| NextAppointmentResponse { starts_at }) })
    }

    /// "I'm here": counts where the appointment allows it, and says how it stands now in any case.
    pub(crate) fn check_in(
        &self,
        asked: &Asked<'_>,
        appointment_id: &str,
    ) -> Result<AppointmentStatusResponse, Refusal> {
        let appointment = self.appointment_of(asked.patient, appointment_id)?;
        let is_expected = self.status(asked, &appointment) == Some(AppointmentStatusResponse::Expected);
        if let Some(patient_session_id) = asked.patient_session_id.filter(|_| is_expected) {
            let said = CheckIn { at: self.now, patient_session_id: patient_session_id.to_owned() };
            Appointments(self.tables).check_in(appointment_id, &said)?;
        }
        let appointment = self.appointment_of(asked.patient, appointment_id)?;
        self.status(asked, &appointment).ok_or(ProblemType::NoSuchAppointment.into())
    }

    fn appointment_of(&self, patient: &Patient, appointment_id: &str) -> Result<Appointment, Refusal> {
        let appointment = Appointments(self.tables).by_id(appointment_id)?;
        appointment.filter(|found| found.patient_id == patient.id).ok_or(ProblemType::NoSuchAppointment.into())
    }

    fn appointments_today(&self, clinic: &Clinic, patient: &Patient) -> Result<Vec<Appointment>, Refusal> {
        let now = self.clinic_time(clinic, self.now);
        let Some((today, tomorrow)) = today(&now) else { return Ok(Vec::new()) };
        Ok(Appointments(self.tables).between(patient.id, today, tomorrow)?)
    }

    /// `None` where it is not on the list, or the invented day has changed since it was planned.
    fn described(&self, asked: &Asked<'_>, appointment: &Appointment) -> Option<AppointmentResponse> {
        let plan = asked.patient.day.get(usize::from(appointment.place_in_day))?;
        Some(AppointmentResponse {
            appointment_id: appointment.appointment_id.clone(),
            starts_at: ClinicTime::from(&self.clinic_time(asked.clinic, appointment.starts_at)),
            clinician: plan.clinician.to_owned(),
            place: plan.place.to_owned(),
            status: self.status(asked, appointment)?,
        })
    }

    fn status(&self, asked: &Asked<'_>, appointment: &Appointment) -> Option<AppointmentStatusResponse> {
        let course = self.course(appointment, asked.patient.day.get(usize::from(appointment.place_in_day))?.course);
        let clinic_time = |moment| ClinicTime::from(&self.clinic_time(asked.clinic, moment));
        Some(match (course, &appointment.check_in) {
            (Course::Absent | Course::Changing { .. }, _) => return None,
            (Course::Cancelled, _) => AppointmentStatusResponse::Cancelled,
            (Course::Rule { message }, _) => AppointmentStatusResponse::ClinicRule { message: message.to_owned() },
            (Course::AnotherPlace { address }, _) => {
                AppointmentStatusResponse::AnotherPlace { address: address.to_owned() }
            }
            (Course::AnotherDay { days_later }, _) => {
                let then = self.clinic_time(asked.clinic, appointment.starts_at).checked_add(days_later.days()).ok()?;
                AppointmentStatusResponse::AnotherDay { starts_at: ClinicTime::from(&then) }
            }
            (Course::TooLate, _) => AppointmentStatusResponse::TooLate,
            (Course::CheckedInAtTheDesk { welcome }, _) => {
                AppointmentStatusResponse::AlreadyCheckedIn(self.arrival(welcome, appointment.planned_at))
            }
            (Course::CheckIn { welcome, .. }, Some(said)) => {
                let arrival = self.arrival(welcome, said.at);
                if asked.patient_session_id == Some(said.patient_session_id.as_str()) {
                    AppointmentStatusResponse::CheckedIn(arrival)
                } else {
                    AppointmentStatusResponse::AlreadyCheckedIn(arrival)
                }
            }
            (Course::CheckIn { .. }, None) if self.now < appointment.check_in_from => {
                AppointmentStatusResponse::TooEarly { from: clinic_time(appointment.check_in_from) }
            }
            (Course::CheckIn { .. }, None) => AppointmentStatusResponse::Expected,
        })
    }

    /// Which course it takes now.
    fn course(&self, appointment: &Appointment, course: Course) -> Course {
        match course {
            Course::Changing { first, after_seconds, then } => {
                let changes_at = appointment.planned_at.plus(Duration::from_secs(after_seconds.into()));
                self.course(appointment, if self.now < changes_at { *first } else { *then })
            }
            settled => settled,
        }
    }

    /// What somebody is told who has been here since then: the queue moves on.
    fn arrival(&self, welcome: Welcome, since: Moment) -> ArrivalResponse {
        let minutes = u32::try_from(self.now.wait_from(since).as_secs() / 60).unwrap_or(u32::MAX);
        ArrivalResponse {
            room: said(welcome.room),
            queue_place: Some(welcome.queue_place.saturating_sub(minutes / MINUTES_A_PATIENT).max(1)),
            wait_minutes: Some(welcome.wait_minutes.saturating_sub(minutes)),
            instruction: said(welcome.instruction),
        }
    }

    fn at_nine_in(&self, clinic: &Clinic, days: i64) -> Option<ClinicTime> {
        let then = self.clinic_time(clinic, self.now).checked_add(days.days()).ok()?;
        Some(ClinicTime::from(&then.with().time(time(9, 0, 0, 0)).build().ok()?))
    }

    fn clinic_time(&self, clinic: &Clinic, moment: Moment) -> Zoned {
        moment.timestamp().to_zoned(clinic.time_zone())
    }
}

/// What the clinic has nothing to say about is left out.
fn said(words: &str) -> Option<String> {
    if words.is_empty() { None } else { Some(words.to_owned()) }
}

fn planned_appointment(now: &Zoned, patient: &Patient, place_in_day: u16, plan: &PlannedAppointment) -> Appointment {
    let starts_at = today_in(now, plan.starts_in_minutes);
    let check_in_from =
        opens_minutes_ahead(plan.course).map_or(starts_at, |ahead| today_in(now, plan.starts_in_minutes - ahead));
    Appointment {
        appointment_id: new_id("appointment"),
        patient_id: patient.id.to_owned(),
        place_in_day,
        starts_at,
        check_in_from,
        planned_at: Moment::from(now.timestamp()),
        check_in: None,
    }
}

fn opens_minutes_ahead(course: Course) -> Option<i64> {
    match course {
        Course::CheckIn { opens_minutes_ahead, .. } => Some(opens_minutes_ahead),
        Course::Changing { first, then, .. } => opens_minutes_ahead(*first).or(opens_minutes_ahead(*then)),
        Course::CheckedInAtTheDesk { .. }
        | Course::TooLate
        | Course::AnotherPlace { .. }
        | Course::AnotherDay { .. }
        | Course::Rule { .. }
        | Course::Cancelled
        | Course::Absent => None,
    }
}

/// So many minutes from now, at a round time, and still today.
fn today_in(now: &Zoned, minutes: i64) -> Moment {
    let round = ZonedRound::new().smallest(Unit::Minute).increment(ROUND_MINUTES).mode(RoundMode::Ceil);
    let wanted = now.checked_add(minutes.minutes()).and_then(|time| time.round(round));
    let (first, last) = (now.start_of_day(), now.with().time(LAST_START).build());
    match (wanted, first, last) {
        (Ok(wanted), Ok(first), Ok(last)) => Moment::from(wanted.min(last).max(first).timestamp()),
        // At the very end of the calendar.
        (wanted, _, _) => Moment::from(wanted.as_ref().unwrap_or(now).timestamp()),
    }
}

fn earlier(time: &Zoned, minutes: i64) -> Zoned {
    time.checked_sub(minutes.minutes()).unwrap_or_else(|_| time.clone())
}

/// From midnight to midnight on the clinic's calendar; `None` at the very end of it.
fn today(now: &Zoned) -> Option<(Moment, Moment)> {
    let today = now.start_of_day().ok()?;
    let tomorrow = now.tomorrow().ok()?.start_of_day().ok()?;
    Some((Moment::from(today.timestamp()), Moment::from(tomorrow.timestamp())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invented::CLINICS;

    #[test]
    fn at_any_time_of_day_all_of_the_day_is_today_and_the_early_patient_is_early() {
        let plans = || CLINICS.iter().flat_map(|clinic| clinic.phones).flat_map(|phone| phone.patients);
        // Up to a little before midnight; then there is no later today to be too early for.
        for minute in 0..(23 * 60 + 50) {
            let now: Zoned = "2026-11-23T00:00:30-05:00[America/New_York]".parse().unwrap();
            let now = now.checked_add(minute.minutes()).unwrap();
            let (today, tomorrow) = today(&now).unwrap();
            for patient in plans() {
                for (place, plan) in (0..).zip(patient.day) {
                    let appointment = planned_appointment(&now, patient, place, plan);
                    assert!(appointment.starts_at >= today && appointment.starts_at < tomorrow, "{now}");
                    if plan.starts_in_minutes > 0 {
                        assert!(appointment.starts_at > Moment::from(now.timestamp()), "{now}");
                    }
                    let meant_early = matches!(plan.course, Course::CheckIn { opens_minutes_ahead, .. } if opens_minutes_ahead < plan.starts_in_minutes);
                    let is_early = appointment.check_in_from > Moment::from(now.timestamp());
                    if matches!(plan.course, Course::CheckIn { .. }) {
                        assert_eq!(is_early, meant_early, "{now} {}", patient.id);
                    }
                }
            }
        }
    }
}
