//! Harbour Clinic, by the water.

use super::{Clinic, ContactLines, Course, Line, Look, Patient, Phone, PlannedAppointment, Welcome};

pub(super) const CLINIC: Clinic = Clinic {
    id: "harbour",
    name: "Harbour Clinic",
    pairing_code: "HARB-0001",
    phones: PHONES,
    unknown_number: "+12025550199",
    look: Look {
        welcome_title: "Welcome to Harbour Clinic",
        welcome_message: "Sign in to see today's appointments and let us know that you are here.\n\
                          No password needed: we send a code to your phone.",
        primary: "#0f6e78",
        background: "#f4f8f8",
        logo_png: include_bytes!("../../assets/harbour-clinic.png"),
    },
    contact: ContactLines {
        phone: "(202) 555-0100",
        email: "hello@harbour-clinic.example.org",
        address: "12 Quay Street\nSpringfield",
        hours: "Monday to Friday, 7:30 am to 6 pm",
    },
    patient_label: ("patient", "patients"),
    languages: &["en", "es"],
    country: "US",
    time_zone: "America/New_York",
};

const PHONES: &[Phone] = &[
    Phone {
        number: "+12025550101",
        line: Line::Mobile,
        what_to_try: "Two appointments today: check in to both",
        patients: &[Patient {
            id: "pat-avery",
            display_name: "Avery",
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
        }],
    },
    Phone {
        number: "+12025550102",
        line: Line::Mobile,
        what_to_try: "No appointment today",
        patients: &[Patient { id: "pat-blair", display_name: "Blair", day: &[] }],
    },
    Phone {
        number: "+12025550103",
        line: Line::Mobile,
        what_to_try: "Here too early",
        patients: &[Patient {
            id: "pat-casey",
            display_name: "Casey",
            day: &[PlannedAppointment {
                starts_in_minutes: 180,
                clinician: "Dr. Sana Whitlock",
                place: "Second floor, family medicine",
                course: Course::CheckIn {
                    opens_minutes_ahead: 60,
                    welcome: Welcome { room: "Room 2", queue_place: 3, wait_minutes: 20, instruction: "" },
                },
            }],
        }],
    },
    Phone {
        number: "+12025550104",
        line: Line::Mobile,
        what_to_try: "An appointment that was cancelled",
        patients: &[Patient {
            id: "pat-devon",
            display_name: "Devon",
            day: &[PlannedAppointment {
                starts_in_minutes: 35,
                clinician: "Dr. Rowan Ellery",
                place: "Second floor, family medicine",
                course: Course::Cancelled,
            }],
        }],
    },
    Phone {
        number: "+12025550105",
        line: Line::Mobile,
        what_to_try: "A family: one number, two patients",
        patients: &[
            Patient {
                id: "pat-ellis",
                display_name: "Ellis",
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
            },
            Patient {
                id: "pat-finley",
                display_name: "Finley",
                day: &[PlannedAppointment {
                    starts_in_minutes: 30,
                    clinician: "Dr. Juno Marlow",
                    place: "First floor, children",
                    course: soon(Welcome { room: "Room 11", queue_place: 2, wait_minutes: 25, instruction: "" }),
                }],
            },
        ],
    },
    Phone {
        number: "+12025550106",
        line: Line::Mobile,
        what_to_try: "The front desk has to see to it",
        patients: &[Patient {
            id: "pat-gray",
            display_name: "Gray",
            day: &[PlannedAppointment {
                starts_in_minutes: 25,
                clinician: "Dr. Sana Whitlock",
                place: "Second floor, family medicine",
                course: Course::FrontDesk { message: "Please bring your new insurance card to the front desk." },
            }],
        }],
    },
    Phone {
        number: "+12025550107",
        line: Line::Landline,
        what_to_try: "A landline: it cannot get text messages",
        patients: &[Patient { id: "pat-harper", display_name: "Harper", day: &[] }],
    },
];

/// Open to check in to for the two hours ahead of it.
const fn soon(welcome: Welcome) -> Course {
    Course::CheckIn { opens_minutes_ahead: 120, welcome }
}
