//! Harbour Clinic, by the water.

use portal_client::wire::WeekdayResponse;

use super::days::{PIPER, REESE, SHAY, TONI, UMI};
use super::families::{IVES, JULES, KIT, LENNON, MERCER, TWELVE};
use super::{
    Access, Clinic, ContactLines, Course, Inbox, Line, Look, MONDAY_TO_FRIDAY, Open, Patient, Phone,
    PlannedAppointment, Welcome, soon,
};

pub(super) const CLINIC: Clinic = Clinic {
    id: "harbour",
    name: "Harbour Clinic",
    pairing_code: "HARB-0001",
    phones: PHONES,
    inboxes: INBOXES,
    unknown_number: "+12025550199",
    unknown_address: "nobody@example.org",
    look: Look {
        welcome_title: "Welcome to Harbour Clinic",
        welcome_message: "Sign in to see today's appointments and let us know that you are here.\n\
                          No password needed: we send you a link or a code.",
        primary: "#0f6e78",
        background: "#f4f8f8",
        logo_png: include_bytes!("../../assets/harbour-clinic.png"),
        attract_svg: include_bytes!("../../assets/harbour-attract.svg"),
        privacy_notice: "This screen sends your phone number or e-mail address to Harbour Clinic, and to nobody else.\n\
                     Nothing that you type stays here: when you sign out or walk away, all of it is gone. \
                     There is no advertising, and nobody counts who stands here.\n\
                     Questions? Ask at the front desk, or write to privacy@harbour-clinic.example.org.",
    },
    contact: ContactLines {
        phone: "(202) 555-0100",
        email: "hello@harbour-clinic.example.org",
        address: "12 Quay Street\nSpringfield",
        hours: "Monday to Friday, 7:30 am to 6 pm\nSaturday, 9 am to 12:30 pm",
    },
    patient_label: ("patient", "patients"),
    languages: &["en", "es"],
    country: "US",
    time_zone: "America/New_York",
    open: &[
        Open { days: MONDAY_TO_FRIDAY, opens: "07:30", closes: "18:00" },
        Open { days: &[WeekdayResponse::Saturday], opens: "09:00", closes: "12:30" },
    ],
};

const PHONES: &[Phone] = &[
    Phone {
        number: "+12025550101",
        line: Line::Mobile,
        what_to_try: "Two appointments today: check in to both",
        patients: &[AVERY],
    },
    Phone {
        number: "+12025550102",
        line: Line::Mobile,
        what_to_try: "No appointment today, but another day",
        patients: &[BLAIR],
    },
    Phone { number: "+12025550103", line: Line::Mobile, what_to_try: "Here too early", patients: &[CASEY] },
    Phone {
        number: "+12025550104",
        line: Line::Mobile,
        what_to_try: "An appointment that was cancelled",
        patients: &[DEVON],
    },
    Phone {
        number: "+12025550105",
        line: Line::Mobile,
        what_to_try: "A family: one number, two patients",
        patients: &[ELLIS, FINLEY],
    },
    Phone { number: "+12025550106", line: Line::Mobile, what_to_try: "A rule of the clinic", patients: &[GRAY] },
    Phone {
        number: "+12025550107",
        line: Line::Landline,
        what_to_try: "A landline: it cannot get text messages",
        patients: &[HARPER],
    },
    Phone {
        number: "+12025550108",
        line: Line::Mobile,
        what_to_try: "A family of three",
        patients: &[IVES, JULES, KIT],
    },
    Phone { number: "+12025550109", line: Line::Mobile, what_to_try: "A family of twelve", patients: TWELVE },
    Phone {
        number: "+12025550110",
        line: Line::Mobile,
        what_to_try: "A family with access to one member withdrawn",
        patients: &[LENNON, MERCER.withdrawn()],
    },
    Phone { number: "+12025550111", line: Line::Mobile, what_to_try: "Here too late", patients: &[PIPER] },
    Phone { number: "+12025550112", line: Line::Mobile, what_to_try: "Expected at another place", patients: &[REESE] },
    Phone { number: "+12025550113", line: Line::Mobile, what_to_try: "Expected on another day", patients: &[SHAY] },
    Phone {
        number: "+12025550114",
        line: Line::Mobile,
        what_to_try: "The front desk has checked them in already",
        patients: &[TONI],
    },
    Phone {
        number: "+12025550115",
        line: Line::Mobile,
        what_to_try: "A list that changes a minute after signing in",
        patients: &[UMI],
    },
];

const INBOXES: &[Inbox] = &[
    Inbox { address: "avery@example.org", what_to_try: "Two appointments today: check in to both", patients: &[AVERY] },
    Inbox {
        address: "blair+clinic@example.org",
        what_to_try: "No appointment today, but another day; the address has a plus sign",
        patients: &[BLAIR],
    },
    Inbox {
        address: "casey@bücher.example",
        what_to_try: "Here too early; the address has an internationalised domain",
        patients: &[CASEY],
    },
    Inbox {
        address: "devon.with.a.rather.long.name.for.any.screen@post.family-and-friends.example.org",
        what_to_try: "An appointment that was cancelled; the address is long",
        patients: &[DEVON],
    },
    Inbox {
        address: "ellis.family@example.org",
        what_to_try: "A family: one address, two patients",
        patients: &[ELLIS, FINLEY],
    },
    Inbox { address: "gray@example.org", what_to_try: "A rule of the clinic", patients: &[GRAY] },
    Inbox {
        address: "harper@example.org",
        what_to_try: "The same person as on the landline: e-mail works",
        patients: &[HARPER],
    },
    Inbox { address: "ives.family@example.org", what_to_try: "A family of three", patients: &[IVES, JULES, KIT] },
    Inbox { address: "twelve@example.org", what_to_try: "A family of twelve", patients: TWELVE },
    Inbox {
        address: "lennon@example.org",
        what_to_try: "A family with access to one member withdrawn",
        patients: &[LENNON, MERCER.withdrawn()],
    },
    Inbox { address: "piper@example.org", what_to_try: "Here too late", patients: &[PIPER] },
    Inbox { address: "reese@example.org", what_to_try: "Expected at another place", patients: &[REESE] },
    Inbox { address: "shay@example.org", what_to_try: "Expected on another day", patients: &[SHAY] },
    Inbox { address: "toni@example.org", what_to_try: "The front desk has checked them in already", patients: &[TONI] },
    Inbox {
        address: "umi@example.org",
        what_to_try: "A list that changes a minute after signing in",
        patients: &[UMI],
    },
];

const AVERY: Patient = Patient {
    id: "pat-avery",
    display_name: "Avery",
    access: Access::Granted,
    next_in_days: None,
    day: &[
        PlannedAppointment {
            starts_in_minutes: 20,
            clinician: "Dr. Rowan Ellery",
            place: "Second floor, family medicine",
            course: soon(Welcome {
                room: "Room 4",
                queue_place: 2,
                wait_minutes: 15,
                instruction: "Take a seat by the windows. We will call you by your first name.",
            }),
        },
        PlannedAppointment {
            starts_in_minutes: 80,
            clinician: "Nurse Imani Coast",
            place: "Ground floor, laboratory",
            course: soon(Welcome {
                room: "Laboratory",
                queue_place: 1,
                wait_minutes: 5,
                instruction: "Please have nothing to eat until your blood is drawn.",
            }),
        },
    ],
};

const BLAIR: Patient =
    Patient { id: "pat-blair", display_name: "Blair", access: Access::Granted, next_in_days: Some(2), day: &[] };

const CASEY: Patient = Patient {
    id: "pat-casey",
    display_name: "Casey",
    access: Access::Granted,
    next_in_days: None,
    day: &[PlannedAppointment {
        starts_in_minutes: 180,
        clinician: "Dr. Sana Whitlock",
        place: "Second floor, family medicine",
        course: Course::CheckIn {
            opens_minutes_ahead: 60,
            welcome: Welcome { room: "Room 2", queue_place: 3, wait_minutes: 20, instruction: "" },
        },
    }],
};

const DEVON: Patient = Patient {
    id: "pat-devon",
    display_name: "Devon",
    access: Access::Granted,
    next_in_days: None,
    day: &[PlannedAppointment {
        starts_in_minutes: 35,
        clinician: "Dr. Rowan Ellery",
        place: "Second floor, family medicine",
        course: Course::Cancelled,
    }],
};

const ELLIS: Patient = Patient {
    id: "pat-ellis",
    display_name: "Ellis",
    access: Access::Granted,
    next_in_days: None,
    day: &[PlannedAppointment {
        starts_in_minutes: 15,
        clinician: "Dr. Juno Marlow",
        place: "First floor, children",
        course: soon(Welcome {
            room: "Room 11",
            queue_place: 1,
            wait_minutes: 10,
            instruction: "The play corner is on your left.",
        }),
    }],
};

const FINLEY: Patient = Patient {
    id: "pat-finley",
    display_name: "Finley",
    access: Access::Granted,
    next_in_days: None,
    day: &[PlannedAppointment {
        starts_in_minutes: 30,
        clinician: "Dr. Juno Marlow",
        place: "First floor, children",
        course: soon(Welcome { room: "Room 11", queue_place: 2, wait_minutes: 25, instruction: "" }),
    }],
};

const GRAY: Patient = Patient {
    id: "pat-gray",
    display_name: "Gray",
    access: Access::Granted,
    next_in_days: None,
    day: &[PlannedAppointment {
        starts_in_minutes: 25,
        clinician: "Dr. Sana Whitlock",
        place: "Second floor, family medicine",
        course: Course::Rule { message: "Please bring your new insurance card to the front desk." },
    }],
};

const HARPER: Patient =
    Patient { id: "pat-harper", display_name: "Harper", access: Access::Granted, next_in_days: None, day: &[] };
