//! A patient's day at the clinic, planned when they sign in, so that there is always something sensible to see.

use jiff::civil::{Time, time};
use jiff::{RoundMode, ToSpan, Unit, Zoned, ZonedRound};
use portal_client::wire::{AppointmentResponse, AppointmentStatusResponse, ClinicTime, ProblemType};

use crate::desk::Desk;
use crate::invented::{Clinic, Course, Patient, PlannedAppointment, Welcome};
use crate::refusal::Refusal;
use crate::rights::new_id;
use crate::store::{Appointment, Appointments, Moment};

/// Times are planned to this many minutes.
const ROUND_MINUTES: i64 = 5;

/// A day whose first appointment began so long ago is planned anew at the next sign-in.
const STALE_MINUTES: i64 = 20;

/// Nothing begins later than this, so that all of it is today.
const LAST_START: Time = time(23, 59, 0, 0);

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

    /// Today's appointments as the contract has them.
    pub(crate) fn list_today(&self, clinic: &Clinic, patient: &Patient) -> Result<Vec<AppointmentResponse>, Refusal> {
        let appointments = self.appointments_today(clinic, patient)?;
        Ok(appointments.iter().filter_map(|appointment| self.described(clinic, patient, appointment)).collect())
    }

    /// "I'm here": counts where the appointment allows it, and says how it stands now in any case.
    pub(crate) fn check_in(
        &self,
        clinic: &Clinic,
        patient: &Patient,
        appointment_id: &str,
    ) -> Result<AppointmentStatusResponse, Refusal> {
        let appointment = self.appointment_of(patient, appointment_id)?;
        if self.status(clinic, patient, &appointment) == Some(AppointmentStatusResponse::Expected) {
            Appointments(self.tables).check_in(appointment_id, self.now)?;
        }
        let appointment = self.appointment_of(patient, appointment_id)?;
        self.status(clinic, patient, &appointment).ok_or(ProblemType::NoSuchAppointment.into())
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

    /// `None` where the invented day has changed since it was planned.
    fn described(&self, clinic: &Clinic, patient: &Patient, appointment: &Appointment) -> Option<AppointmentResponse> {
        let plan = patient.day.get(usize::from(appointment.place_in_day))?;
        Some(AppointmentResponse {
            appointment_id: appointment.appointment_id.clone(),
            starts_at: ClinicTime::from(&self.clinic_time(clinic, appointment.starts_at)),
            clinician: plan.clinician.to_owned(),
            place: plan.place.to_owned(),
            status: self.status(clinic, patient, appointment)?,
        })
    }

    fn status(
        &self,
        clinic: &Clinic,
        patient: &Patient,
        appointment: &Appointment,
    ) -> Option<AppointmentStatusResponse> {
        let status = match patient.day.get(usize::from(appointment.place_in_day))?.course {
            Course::Cancelled => AppointmentStatusResponse::Cancelled,
            Course::FrontDesk { message } => AppointmentStatusResponse::SeeFrontDesk { message: said(message) },
            Course::CheckIn { welcome, .. } if appointment.checked_in_at.is_some() => checked_in(welcome),
            Course::CheckIn { .. } if self.now < appointment.check_in_from => AppointmentStatusResponse::TooEarly {
                from: ClinicTime::from(&self.clinic_time(clinic, appointment.check_in_from)),
            },
            Course::CheckIn { .. } => AppointmentStatusResponse::Expected,
        };
        Some(status)
    }

    fn clinic_time(&self, clinic: &Clinic, moment: Moment) -> Zoned {
        moment.timestamp().to_zoned(clinic.time_zone())
    }
}

fn checked_in(welcome: Welcome) -> AppointmentStatusResponse {
    AppointmentStatusResponse::CheckedIn {
        room: said(welcome.room),
        queue_place: Some(welcome.queue_place),
        wait_minutes: Some(welcome.wait_minutes),
        instruction: said(welcome.instruction),
    }
}

/// What the clinic has nothing to say about is left out.
fn said(words: &str) -> Option<String> {
    if words.is_empty() { None } else { Some(words.to_owned()) }
}

fn planned_appointment(now: &Zoned, patient: &Patient, place_in_day: u16, plan: &PlannedAppointment) -> Appointment {
    let starts_at = today_in(now, plan.starts_in_minutes);
    let check_in_from = match plan.course {
        Course::CheckIn { opens_minutes_ahead, .. } => today_in(now, plan.starts_in_minutes - opens_minutes_ahead),
        Course::Cancelled | Course::FrontDesk { .. } => starts_at,
    };
    Appointment {
        appointment_id: new_id("appointment"),
        patient_id: patient.id.to_owned(),
        place_in_day,
        starts_at,
        check_in_from,
        checked_in_at: None,
    }
}

/// So many minutes from now, at a round time, and still today.
fn today_in(now: &Zoned, minutes: i64) -> Moment {
    let round = ZonedRound::new().smallest(Unit::Minute).increment(ROUND_MINUTES).mode(RoundMode::Ceil);
    let wanted = now.checked_add(minutes.minutes()).and_then(|time| time.round(round));
    let last = now.with().time(LAST_START).build();
    match (wanted, last) {
        (Ok(wanted), Ok(last)) => Moment::from(wanted.min(last).timestamp()),
        // At the very end of the calendar.
        (wanted, _) => Moment::from(wanted.as_ref().unwrap_or(now).timestamp()),
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
                    assert!(appointment.starts_at > Moment::from(now.timestamp()), "{now}");
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
