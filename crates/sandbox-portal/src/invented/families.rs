//! Families: one contact, several patients.

use super::{Access, Patient, PlannedAppointment, Welcome, soon};

/// A child's appointment, the same for each.
pub(super) const CHILD: &[PlannedAppointment] = &[PlannedAppointment {
    starts_in_minutes: 25,
    clinician: "Dr. Juno Marlow",
    place: "First floor, children",
    course: soon(Welcome {
        room: "Room 11",
        queue_place: 1,
        wait_minutes: 10,
        instruction: "The play corner is on your left.",
    }),
}];

/// The next one's, the same for each.
const SIBLING: &[PlannedAppointment] = &[PlannedAppointment {
    starts_in_minutes: 45,
    clinician: "Dr. Juno Marlow",
    place: "First floor, children",
    course: soon(Welcome { room: "Room 12", queue_place: 2, wait_minutes: 25, instruction: "" }),
}];

pub(super) const IVES: Patient = member("pat-ives", "Ives", &[]);
pub(super) const JULES: Patient = member("pat-jules", "Jules", CHILD);
pub(super) const KIT: Patient = member("pat-kit", "Kit", SIBLING);

/// Of these two, [`LENNON`] acted for the other once.
pub(super) const LENNON: Patient = member("pat-lennon", "Lennon", CHILD);
pub(super) const MERCER: Patient = member("pat-mercer", "Mercer", SIBLING);

pub(super) const ROWAN: Patient = member("cli-rowan", "Rowan", &[]);
pub(super) const SAGE: Patient = member("cli-sage", "Sage", CHILD);
pub(super) const TEAL: Patient = member("cli-teal", "Teal", SIBLING);

/// More than fit on a screen without scrolling; one name is long.
pub(super) const TWELVE: &[Patient] = &[
    member("pat-noor", "Noor", CHILD),
    member("pat-oscar", "Oscar", SIBLING),
    member("pat-pia", "Pia", &[]),
    member("pat-remy", "Remy", CHILD),
    member("pat-skye", "Skye", SIBLING),
    member("pat-tamar", "Tamar", &[]),
    member("pat-uri", "Uri", CHILD),
    member("pat-vale", "Vale", SIBLING),
    member("pat-wren", "Wren", &[]),
    member("pat-xan", "Xan", CHILD),
    member("pat-yael", "Yael", SIBLING),
    member("pat-zora", "Zora-Magdalena", &[]),
];

const fn member(id: &'static str, display_name: &'static str, day: &'static [PlannedAppointment]) -> Patient {
    Patient { id, display_name, access: Access::Granted, day, next_in_days: None }
}
