//! Days that do not end with "I'm here", and one that changes while it is looked at.

use super::{Access, Course, Patient, PlannedAppointment, Welcome, soon};

pub(super) const PIPER: Patient = patient("pat-piper", "Piper", &[at(-15, Course::TooLate)]);

pub(super) const REESE: Patient = patient(
    "pat-reese",
    "Reese",
    &[at(30, Course::AnotherPlace { address: "Harbour Clinic North\n8 Pier Road\nSpringfield" })],
);

pub(super) const SHAY: Patient = patient("pat-shay", "Shay", &[at(40, Course::AnotherDay { days_later: 2 })]);

pub(super) const TONI: Patient = patient("pat-toni", "Toni", &[at(20, Course::CheckedInAtTheDesk { welcome: ROOM_2 })]);

/// While it is shown the second is cancelled, the third vanishes, a fourth comes, and soon the last can be checked in to.
pub(super) const UMI: Patient = patient(
    "pat-umi",
    "Umi",
    &[
        at(20, soon(ROOM_2)),
        at(50, Course::Changing { first: &soon(ROOM_2), after_seconds: 60, then: &Course::Cancelled }),
        at(70, Course::Changing { first: &soon(ROOM_2), after_seconds: 60, then: &Course::Absent }),
        at(35, Course::Changing { first: &Course::Absent, after_seconds: 60, then: &soon(ROOM_2) }),
        at(60, Course::CheckIn { opens_minutes_ahead: 58, welcome: ROOM_2 }),
    ],
);

pub(super) const VESPER: Patient = patient(
    "cli-vesper",
    "Vesper",
    &[
        at(-15, Course::TooLate),
        at(20, soon(ROOM_2)),
        at(30, Course::AnotherPlace { address: "Linden at the Mill\n40 Mill Lane\nAmbleford" }),
        at(40, Course::AnotherDay { days_later: 7 }),
        at(50, Course::Rule { message: "Under 16? Please come to the desk together with whoever is with you." }),
        at(60, Course::Cancelled),
        at(70, Course::CheckedInAtTheDesk { welcome: ROOM_2 }),
    ],
);

const ROOM_2: Welcome = Welcome { room: "Room 2", queue_place: 3, wait_minutes: 20, instruction: "" };

const fn at(starts_in_minutes: i64, course: Course) -> PlannedAppointment {
    let (clinician, place) = ("Dr. Sana Whitlock", "Second floor, family medicine");
    PlannedAppointment { starts_in_minutes, clinician, place, course }
}

const fn patient(id: &'static str, display_name: &'static str, day: &'static [PlannedAppointment]) -> Patient {
    Patient { id, display_name, access: Access::Granted, day, next_in_days: None }
}
