//! What the contract says to a patient's calls, in the core's words. One exhaustive place for each call's refusals.

use std::collections::HashSet;
use std::time::Duration;

use kiosk_core::{
    Appointment, AppointmentId, AppointmentStatus, AttemptHandle, CheckInOutcome, CheckInRefused, LimitOf, Limited,
    LinkRefused, LinkState, ListRefused, LocalDay, LocalTime, LoginLink, Patient, PatientAccess, PatientId,
    PortalTrouble, ResendRefused, Sensitive, SignedIn, StartRefused, StartedAttempt, Today, VerifyRefused, Welcome,
};

use super::answer::Accepted;
use super::rejection::{Failure, Rejection};
use super::text::{LINE, NAME, filled_line, id, line, paragraph, token};
use crate::wire::{
    AppointmentResponse, AppointmentStatusResponse, AppointmentsResponse, ArrivalResponse, AttemptResponse,
    CheckInResponse, ClinicTime, LinkResponse, PatientResponse, ProblemType, VerificationResponse,
};

/// More patients share no contact, and more fit on no screen.
const MOST_PATIENTS: usize = 20;
/// More appointments has nobody in a day.
const MOST_APPOINTMENTS: usize = 50;
/// What a stand shows beside "type this on your phone".
const LINK_DIGITS: usize = 2;
/// For a portal that says "too soon" and not how long: the first wait of the rules.
const UNSAID_RESEND_WAIT: Duration = Duration::from_secs(30);

/// A message is on its way.
pub(super) fn started(answer: Accepted) -> Result<StartedAttempt, Failure> {
    let response: AttemptResponse = answer.json()?;
    let wait = Duration::from_secs(response.resend_after_seconds.into());
    Ok(StartedAttempt {
        handle: AttemptHandle(Sensitive::new(id(response.attempt_id)?)),
        link: response.link.map(login_link).transpose()?,
        code_lifetime: Some(Duration::from_secs(response.code_expires_in_seconds.into())),
        resend_wait: (response.resends_left > 0).then_some(wait),
        tries_left: Some(response.tries_left),
    })
}

/// Without digits to show nobody could approve it.
fn login_link(response: LinkResponse) -> Result<LoginLink, Failure> {
    let digits = response.digits;
    if digits.len() != LINK_DIGITS || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Failure::WrongShape);
    }
    let interval = Duration::from_secs(response.interval_seconds.into());
    Ok(LoginLink { digits, interval: (!interval.is_zero()).then_some(interval) })
}

/// Which limit the portal says was reached, in whichever call.
fn limited(rejection: &Rejection) -> Option<Limited> {
    let whose = match rejection.problem() {
        Some(ProblemType::TooManyTries) => LimitOf::Contact,
        Some(ProblemType::StandLimited) => LimitOf::Stand,
        Some(_) | None => return None,
    };
    Some(Limited { whose, retry_after: rejection.retry_after() })
}

/// What is refused for reasons that have nothing to do with the call.
fn other_reasons<Refused: From<Limited> + From<PortalTrouble>>(rejection: &Rejection) -> Refused {
    limited(rejection).map_or_else(|| rejection.trouble().into(), Refused::from)
}

pub(super) fn start_refused(rejection: &Rejection) -> StartRefused {
    match rejection.problem() {
        Some(ProblemType::ContactNotFound) => StartRefused::ContactNotFound,
        Some(ProblemType::CannotReceiveTexts) => StartRefused::CannotReceiveTexts,
        Some(_) | None => other_reasons(rejection),
    }
}

pub(super) fn resend_refused(rejection: &Rejection) -> ResendRefused {
    match rejection.problem() {
        Some(ProblemType::ResendTooSoon) => {
            ResendRefused::TooSoon { retry_after: rejection.retry_after().unwrap_or(UNSAID_RESEND_WAIT) }
        }
        Some(ProblemType::NoResendLeft) => ResendRefused::NoneLeft,
        // An attempt that the portal has forgotten is as dead as one that it remembers so.
        Some(ProblemType::AttemptDead | ProblemType::NotFound) => ResendRefused::AttemptDead,
        Some(_) | None => other_reasons(rejection),
    }
}

/// The code was right.
pub(super) fn signed_in(answer: Accepted) -> Result<SignedIn, Failure> {
    let response: VerificationResponse = answer.json()?;
    if !(1..=MOST_PATIENTS).contains(&response.patients.len()) {
        return Err(Failure::WrongShape);
    }
    let patients: Vec<_> = response.patients.into_iter().map(patient).collect::<Result<_, _>>()?;
    all_different(patients.iter().map(|patient| patient.id.0.as_str()))?;
    Ok(SignedIn {
        access: PatientAccess(token(response.access_token)?),
        patients,
        session: Some(Duration::from_secs(response.session_expires_in_seconds.into())),
    })
}

pub(super) fn verify_refused(rejection: &Rejection) -> VerifyRefused {
    match rejection.problem() {
        Some(ProblemType::CodeWrong) => VerifyRefused::Wrong { tries_left: rejection.tries_left() },
        Some(ProblemType::CodeExpired) => VerifyRefused::Expired,
        Some(ProblemType::AttemptDead | ProblemType::NotFound) => VerifyRefused::AttemptDead,
        Some(_) | None => other_reasons(rejection),
    }
}

/// A link that signs nobody in, or not yet.
pub(super) fn link_not_approved(rejection: &Rejection) -> Result<LinkState, LinkRefused> {
    match rejection.problem() {
        Some(ProblemType::AuthorizationPending) => Ok(LinkState::Pending { ask_after: rejection.retry_after() }),
        Some(ProblemType::SlowDown) => Ok(LinkState::SlowDown { ask_after: rejection.retry_after() }),
        Some(ProblemType::AccessDenied) => Err(LinkRefused::Denied),
        Some(ProblemType::ExpiredToken) => Err(LinkRefused::Expired),
        Some(ProblemType::AttemptDead | ProblemType::NotFound) => Err(LinkRefused::AttemptDead),
        Some(_) | None => Err(other_reasons(rejection)),
    }
}

fn patient(response: PatientResponse) -> Result<Patient, Failure> {
    // EXPOSE: the clinic lets this name stand on the screen.
    let name = filled_line(response.display_name.expose(), NAME)?;
    Ok(Patient { id: PatientId(id(response.patient_id)?), name })
}

/// Today's appointments.
pub(super) fn today(answer: Accepted) -> Result<Today, Failure> {
    let response: AppointmentsResponse = answer.json()?;
    if response.appointments.len() > MOST_APPOINTMENTS {
        return Err(Failure::WrongShape);
    }
    let appointments: Vec<_> = response.appointments.into_iter().map(appointment).collect::<Result<_, _>>()?;
    all_different(appointments.iter().map(|appointment| appointment.id.0.as_str()))?;
    Ok(Today { appointments, next: response.next.map(|next| local_day(next.starts_at)) })
}

pub(super) fn list_refused(rejection: &Rejection) -> ListRefused {
    match rejection.problem() {
        Some(ProblemType::AccessWithdrawn) => ListRefused::AccessWithdrawn,
        Some(_) | None => rejection.trouble().into(),
    }
}

fn appointment(response: AppointmentResponse) -> Result<Appointment, Failure> {
    Ok(Appointment {
        id: AppointmentId(id(response.appointment_id)?),
        time: local_time(response.starts_at),
        clinician: line(&response.clinician, LINE)?,
        place: line(&response.place, LINE)?,
        status: status(response.status)?,
    })
}

/// How the appointment that was asked about stands now; an answer about another one makes no sense.
pub(super) fn checked_in(answer: Accepted, asked: &AppointmentId) -> Result<CheckInOutcome, Failure> {
    let response: CheckInResponse = answer.json()?;
    if response.appointment_id != asked.0 {
        return Err(Failure::WrongShape);
    }
    Ok(CheckInOutcome { appointment: asked.clone(), status: status(response.status)? })
}

pub(super) fn check_in_refused(rejection: &Rejection) -> CheckInRefused {
    match rejection.problem() {
        Some(ProblemType::NoSuchAppointment | ProblemType::NotFound) => CheckInRefused::NoSuchAppointment,
        Some(ProblemType::AccessWithdrawn) => CheckInRefused::AccessWithdrawn,
        Some(_) | None => rejection.trouble().into(),
    }
}

fn status(response: AppointmentStatusResponse) -> Result<AppointmentStatus, Failure> {
    Ok(match response {
        AppointmentStatusResponse::Expected => AppointmentStatus::Expected,
        AppointmentStatusResponse::CheckedIn(arrival) => AppointmentStatus::CheckedIn(welcome(arrival)?),
        AppointmentStatusResponse::AlreadyCheckedIn(arrival) => AppointmentStatus::AlreadyCheckedIn(welcome(arrival)?),
        AppointmentStatusResponse::TooEarly { from } => AppointmentStatus::TooEarly { from: local_time(from) },
        AppointmentStatusResponse::TooLate => AppointmentStatus::TooLate,
        AppointmentStatusResponse::AnotherPlace { address } => {
            AppointmentStatus::AnotherPlace { address: paragraph(&address)? }
        }
        AppointmentStatusResponse::AnotherDay { starts_at } => {
            AppointmentStatus::AnotherDay { day: local_day(starts_at), time: local_time(starts_at) }
        }
        AppointmentStatusResponse::ClinicRule { message } => {
            AppointmentStatus::ClinicRule { message: paragraph(&message)? }
        }
        AppointmentStatusResponse::Cancelled => AppointmentStatus::Cancelled,
        AppointmentStatusResponse::SeeFrontDesk | AppointmentStatusResponse::Unknown => AppointmentStatus::SeeFrontDesk,
    })
}

fn welcome(arrival: ArrivalResponse) -> Result<Welcome, Failure> {
    let ArrivalResponse { room, queue_place, wait_minutes, instruction } = arrival;
    Ok(Welcome {
        room: room.map(|room| line(&room, LINE)).transpose()?,
        queue_place,
        wait_minutes,
        instruction: instruction.as_deref().map(paragraph).transpose()?,
    })
}

/// What the clinic's clock shows, whatever the stand's own zone is.
fn local_time(time: ClinicTime) -> LocalTime {
    let local = time.local();
    let part = |part: i8| u8::try_from(part).expect("hours and minutes are not negative");
    LocalTime { hour: part(local.hour()), minute: part(local.minute()) }
}

/// What the clinic's calendar shows.
fn local_day(time: ClinicTime) -> LocalDay {
    let date = time.local().date();
    let part = |part: i8| u8::try_from(part).expect("days and months are not negative");
    LocalDay { year: date.year(), month: part(date.month()), day: part(date.day()) }
}

/// A list whose entries cannot be told apart cannot be chosen from.
fn all_different<'a>(ids: impl Iterator<Item = &'a str>) -> Result<(), Failure> {
    let mut seen = HashSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(Failure::WrongShape);
        }
    }
    Ok(())
}
