//! Linden Family Practice, under the trees.

use super::days::VESPER;
use super::families::{ROWAN, SAGE, TEAL};
use super::{
    Access, Clinic, ContactLines, Course, Inbox, Line, Look, MONDAY_TO_FRIDAY, Open, Patient, Phone,
    PlannedAppointment, Welcome, soon,
};

pub(super) const CLINIC: Clinic = Clinic {
    id: "linden",
    name: "Linden Family Practice",
    pairing_code: "LIND-0001",
    phones: PHONES,
    inboxes: INBOXES,
    unknown_number: "+447700900199",
    unknown_address: "nobody@example.org",
    look: Look {
        welcome_title: "Good to see you",
        welcome_message: "Sign in here and tell us that you have arrived.\n\
                          Our team is happy to help, just ask.",
        primary: "#8a4b2f",
        background: "#faf6f1",
        logo_png: include_bytes!("../../assets/linden-family-practice.png"),
        attract_svg: include_bytes!("../../assets/linden-attract.svg"),
        privacy_notice: "We use your phone number or e-mail address to find your appointment, and for nothing else.\n\
                     The screen keeps nothing. When you leave, what you typed and what you saw is gone.\n\
                     Our privacy notice hangs beside the entrance; the team reads it to you on request.",
    },
    contact: ContactLines {
        phone: "07700 900100",
        email: "team@linden-practice.example.org",
        address: "3 Linden Row\nAmbleford",
        hours: "Monday to Friday, 8:00 to 13:00 and 14:00 to 18:30",
    },
    patient_label: ("client", "clients"),
    languages: &["en", "de"],
    country: "GB",
    time_zone: "Europe/London",
    open: &[
        Open { days: MONDAY_TO_FRIDAY, opens: "08:00", closes: "13:00" },
        Open { days: MONDAY_TO_FRIDAY, opens: "14:00", closes: "18:30" },
    ],
};

const PHONES: &[Phone] = &[
    Phone {
        number: "+447700900101",
        line: Line::Mobile,
        what_to_try: "Two appointments today: check in to both",
        patients: &[MARLOWE],
    },
    Phone { number: "+447700900102", line: Line::Mobile, what_to_try: "No appointment today", patients: &[NELL] },
    Phone { number: "+447700900103", line: Line::Mobile, what_to_try: "Here too early", patients: &[OAKLEY] },
    Phone {
        number: "+447700900104",
        line: Line::Mobile,
        what_to_try: "An appointment that was cancelled",
        patients: &[PERRY],
    },
    Phone {
        number: "+447700900105",
        line: Line::Landline,
        what_to_try: "A landline: it cannot get text messages",
        patients: &[QUINN],
    },
    Phone {
        number: "+447700900106",
        line: Line::Mobile,
        what_to_try: "A family of three, access to one withdrawn",
        patients: &[ROWAN, SAGE, TEAL.withdrawn()],
    },
    Phone {
        number: "+447700900107",
        line: Line::Mobile,
        what_to_try: "Several at once, each of another kind",
        patients: &[VESPER],
    },
];

const INBOXES: &[Inbox] = &[
    Inbox {
        address: "marlowe@example.org",
        what_to_try: "Two appointments today: check in to both",
        patients: &[MARLOWE],
    },
    Inbox {
        address: "nell+practice@example.org",
        what_to_try: "No appointment today; the address has a plus sign",
        patients: &[NELL],
    },
    Inbox {
        address: "oakley@bücher.example",
        what_to_try: "Here too early; the address has an internationalised domain",
        patients: &[OAKLEY],
    },
    Inbox {
        address: "perry@post.linden-and-oak.example.org",
        what_to_try: "An appointment that was cancelled",
        patients: &[PERRY],
    },
    Inbox {
        address: "quinn@example.org",
        what_to_try: "The same person as on the landline: e-mail works",
        patients: &[QUINN],
    },
    Inbox {
        address: "rowan.family@example.org",
        what_to_try: "A family of three, access to one withdrawn",
        patients: &[ROWAN, SAGE, TEAL.withdrawn()],
    },
    Inbox { address: "vesper@example.org", what_to_try: "Several at once, each of another kind", patients: &[VESPER] },
];

const MARLOWE: Patient = Patient {
    id: "cli-marlowe",
    display_name: "Marlowe",
    access: Access::Granted,
    next_in_days: None,
    day: &[
        PlannedAppointment {
            starts_in_minutes: 15,
            clinician: "Dr Tamsin Oakes",
            place: "Consulting room corridor",
            course: soon(Welcome {
                room: "Consulting room 3",
                queue_place: 1,
                wait_minutes: 10,
                instruction: "Please wait in the garden room.",
            }),
        },
        PlannedAppointment {
            starts_in_minutes: 60,
            clinician: "Kit Larch, physiotherapist",
            place: "Treatment rooms, upstairs",
            course: soon(Welcome {
                room: "Treatment room 1",
                queue_place: 2,
                wait_minutes: 20,
                instruction: "There is a lift beside the stairs.",
            }),
        },
    ],
};

const NELL: Patient =
    Patient { id: "cli-nell", display_name: "Nell", access: Access::Granted, next_in_days: Some(9), day: &[] };

const OAKLEY: Patient = Patient {
    id: "cli-oakley",
    display_name: "Oakley",
    access: Access::Granted,
    next_in_days: None,
    day: &[PlannedAppointment {
        starts_in_minutes: 150,
        clinician: "Dr Tamsin Oakes",
        place: "Consulting room corridor",
        course: Course::CheckIn {
            opens_minutes_ahead: 60,
            welcome: Welcome { room: "Consulting room 3", queue_place: 4, wait_minutes: 25, instruction: "" },
        },
    }],
};

const PERRY: Patient = Patient {
    id: "cli-perry",
    display_name: "Perry",
    access: Access::Granted,
    next_in_days: None,
    day: &[PlannedAppointment {
        starts_in_minutes: 40,
        clinician: "Kit Larch, physiotherapist",
        place: "Treatment rooms, upstairs",
        course: Course::Cancelled,
    }],
};

const QUINN: Patient =
    Patient { id: "cli-quinn", display_name: "Quinn", access: Access::Granted, next_in_days: None, day: &[] };
