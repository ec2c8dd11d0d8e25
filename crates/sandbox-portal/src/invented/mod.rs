//! The invented clinics and the invented people who belong to them. They are part of the program, not of its state.
//!
//! Every number is from a range that is kept free for fiction, and every address from a domain that is, so no message could
//! ever reach anybody.

mod days;
mod families;
pub(crate) mod guests;
mod harbour;
mod linden;

use jiff::tz::TimeZone;
use portal_client::wire::WeekdayResponse;

use crate::contact::Contact;

/// An invented clinic.
#[derive(Debug)]
pub struct Clinic {
    /// The word that stands for it in the state and in the switches.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What a stand is enrolled with. In the sandbox it works as often as it is wanted.
    pub pairing_code: &'static str,
    /// The phones of its patients, and one that cannot get texts.
    pub phones: &'static [Phone],
    /// The inboxes of its patients.
    pub inboxes: &'static [Inbox],
    /// A number that nobody there has.
    pub unknown_number: &'static str,
    /// An address that nobody there has.
    pub unknown_address: &'static str,
    pub(crate) look: Look,
    pub(crate) contact: ContactLines,
    pub(crate) patient_label: (&'static str, &'static str),
    pub(crate) languages: &'static [&'static str],
    pub(crate) country: &'static str,
    pub(crate) time_zone: &'static str,
    pub(crate) open: &'static [Open],
}

const MONDAY_TO_FRIDAY: &[WeekdayResponse] = &[
    WeekdayResponse::Monday,
    WeekdayResponse::Tuesday,
    WeekdayResponse::Wednesday,
    WeekdayResponse::Thursday,
    WeekdayResponse::Friday,
];

/// When it is open, on some days of the week.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) days: &'static [WeekdayResponse],
    pub(crate) opens: &'static str,
    pub(crate) closes: &'static str,
}

/// What its stands look like.
#[derive(Debug)]
pub(crate) struct Look {
    pub(crate) welcome_title: &'static str,
    pub(crate) welcome_message: &'static str,
    pub(crate) primary: &'static str,
    pub(crate) background: &'static str,
    pub(crate) logo_png: &'static [u8],
    pub(crate) attract_svg: &'static [u8],
    pub(crate) privacy_notice: &'static str,
}

/// How it can be reached.
#[derive(Debug)]
pub(crate) struct ContactLines {
    pub(crate) phone: &'static str,
    pub(crate) email: &'static str,
    pub(crate) address: &'static str,
    pub(crate) hours: &'static str,
}

/// An invented phone, as the clinic's records have it.
#[derive(Debug)]
pub struct Phone {
    /// In E.164 form.
    pub number: &'static str,
    /// Whether it gets texts.
    pub line: Line,
    /// What there is to see with it, for whoever tries the kiosk.
    pub what_to_try: &'static str,
    /// Whose it is; several for a family.
    pub patients: &'static [Patient],
}

/// An invented inbox, as the clinic's records have it.
#[derive(Debug)]
pub struct Inbox {
    /// As a person writes it.
    pub address: &'static str,
    /// What there is to see with it, for whoever tries the kiosk.
    pub what_to_try: &'static str,
    /// Whose it is; several for a family.
    pub patients: &'static [Patient],
}

/// What kind of line a phone has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Gets text messages.
    Mobile,
    /// Does not.
    Landline,
}

/// An invented patient.
#[derive(Debug)]
pub struct Patient {
    /// The portal's name for them.
    pub id: &'static str,
    /// A first name, as the clinic lets it stand on a screen.
    pub display_name: &'static str,
    /// Whether those who can be reached at the contact may act for them.
    pub access: Access,
    pub(crate) day: &'static [PlannedAppointment],
    /// In how many days they are expected again, if the clinic's records say.
    pub(crate) next_in_days: Option<i64>,
}

/// Whether a contact may act for a patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It may.
    Granted,
    /// Not any more: they are still named at sign-in, and nothing else is said of them.
    Withdrawn,
}

/// One appointment of a patient's day, counted from the moment at which the day is planned.
#[derive(Debug)]
pub(crate) struct PlannedAppointment {
    pub(crate) starts_in_minutes: i64,
    pub(crate) clinician: &'static str,
    pub(crate) place: &'static str,
    pub(crate) course: Course,
}

/// What comes of it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Course {
    /// The patient can say "I'm here" from so many minutes ahead of the start.
    CheckIn { opens_minutes_ahead: i64, welcome: Welcome },
    /// The front desk has checked the patient in when the day is planned.
    CheckedInAtTheDesk { welcome: Welcome },
    /// It is too late to check in to.
    TooLate,
    /// It is somewhere else.
    AnotherPlace { address: &'static str },
    /// It is so many days later, at the same time.
    AnotherDay { days_later: i64 },
    /// A rule of the clinic has to be seen to first.
    Rule { message: &'static str },
    /// It was cancelled.
    Cancelled,
    /// It is not on the list.
    Absent,
    /// It takes another course so many seconds after the day was planned, and is shown meanwhile.
    Changing { first: &'static Course, after_seconds: u32, then: &'static Course },
}

/// Open to check in to for the two hours ahead of it.
const fn soon(welcome: Welcome) -> Course {
    Course::CheckIn { opens_minutes_ahead: 120, welcome }
}

/// What a patient who is here is told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Welcome {
    pub(crate) room: &'static str,
    pub(crate) queue_place: u32,
    pub(crate) wait_minutes: u32,
    pub(crate) instruction: &'static str,
}

/// Both of them.
pub const CLINICS: [&Clinic; 2] = [&harbour::CLINIC, &linden::CLINIC];

impl Clinic {
    /// The clinic with this id.
    pub fn by_id(id: &str) -> Option<&'static Self> {
        CLINICS.into_iter().find(|clinic| clinic.id == id)
    }

    /// The clinic whose stands are enrolled with this code; case and surrounding blanks do not matter.
    pub(crate) fn by_pairing_code(typed: &str) -> Option<&'static Self> {
        CLINICS.into_iter().find(|clinic| clinic.pairing_code.eq_ignore_ascii_case(typed.trim()))
    }

    /// Whose contact it is, if the clinic's records or its guests have it.
    pub(crate) fn patients_at(&self, contact: &Contact) -> Option<&'static [Patient]> {
        self.records_at(contact).or_else(|| guests::patients_at(self, contact))
    }

    /// The same of the records alone.
    fn records_at(&self, contact: &Contact) -> Option<&'static [Patient]> {
        match contact {
            Contact::Phone(number) => self.phone(number).map(|phone| phone.patients),
            Contact::Email(_) => {
                self.inboxes.iter().find(|inbox| inbox.contact() == *contact).map(|inbox| inbox.patients)
            }
        }
    }

    /// The phone with this number, if the clinic's records have it.
    pub(crate) fn phone(&self, number: &str) -> Option<&'static Phone> {
        self.phones.iter().find(|phone| phone.number == number)
    }

    /// The clinic's own clock.
    pub(crate) fn time_zone(&self) -> TimeZone {
        TimeZone::get(self.time_zone).expect("the zones of the invented clinics come with the program")
    }
}

impl Phone {
    /// The number as people of its country write it.
    pub(crate) fn spaced(&self) -> String {
        spaced(self.number)
    }
}

impl Inbox {
    /// The address as it is compared, and as its messages are kept.
    pub(crate) fn contact(&self) -> Contact {
        Contact::email(self.address).expect("the invented addresses are addresses")
    }
}

impl Patient {
    /// The same, whom the contact may act for no more.
    const fn withdrawn(self) -> Self {
        Self { access: Access::Withdrawn, ..self }
    }
}

/// Their names, as a page lists them.
pub(crate) fn names(patients: &[Patient]) -> String {
    patients.iter().map(|patient| patient.display_name).collect::<Vec<_>>().join(", ")
}

/// An invented number as people of its country write it.
pub(crate) fn spaced(number: &str) -> String {
    if let Some((area, rest)) = number.strip_prefix("+1").and_then(|national| national.split_at_checked(3)) {
        let (exchange, line) = rest.split_at(rest.len().min(3));
        return format!("+1 {area} {exchange} {line}");
    }
    match number.strip_prefix("+44").and_then(|national| national.split_at_checked(4)) {
        Some((area, rest)) => format!("+44 {area} {rest}"),
        None => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_invented_number_is_from_a_range_kept_free_for_fiction() {
        for clinic in CLINICS {
            let numbers = clinic.phones.iter().map(|phone| phone.number).chain([clinic.unknown_number]);
            for number in numbers {
                assert!(number.starts_with("+120255501") || number.starts_with("+447700900"), "{number}");
            }
        }
    }

    #[test]
    fn every_invented_address_is_of_a_domain_kept_free_for_fiction() {
        for clinic in CLINICS {
            let addresses = clinic.inboxes.iter().map(|inbox| inbox.address).chain([clinic.unknown_address]);
            for address in addresses {
                let contact = Contact::email(address).unwrap();
                let kept = contact.as_str();
                assert!(kept.ends_with("example.org") || kept.ends_with(".example"), "{address}");
            }
        }
    }

    #[test]
    fn no_two_patients_share_an_id_no_two_phones_a_number_and_no_two_inboxes_an_address() {
        let phones: Vec<_> = CLINICS.iter().flat_map(|clinic| clinic.phones).collect();
        let inboxes: Vec<_> = CLINICS.iter().flat_map(|clinic| clinic.inboxes).collect();
        let patients: Vec<_> = phones.iter().flat_map(|phone| phone.patients).collect();
        assert_eq!(phones.iter().map(|phone| phone.number).collect::<HashSet<_>>().len(), phones.len());
        let addresses = inboxes.iter().map(|inbox| inbox.contact().as_str().to_owned());
        assert_eq!(addresses.collect::<HashSet<_>>().len(), inboxes.len());
        assert_eq!(patients.iter().map(|patient| patient.id).collect::<HashSet<_>>().len(), patients.len());
    }

    #[test]
    fn nobody_has_the_number_and_the_address_that_are_not_on_file() {
        for clinic in CLINICS {
            for unknown in [Contact::phone(clinic.unknown_number), Contact::email(clinic.unknown_address)] {
                assert!(clinic.patients_at(&unknown.unwrap()).is_none());
            }
        }
    }

    #[test]
    fn who_has_a_phone_has_an_inbox_too() {
        for clinic in CLINICS {
            let reached_by_phone: Vec<_> = clinic.phones.iter().map(|phone| phone.patients[0].id).collect();
            let reached_by_email: Vec<_> = clinic.inboxes.iter().map(|inbox| inbox.patients[0].id).collect();
            assert_eq!(reached_by_phone, reached_by_email);
        }
    }

    #[test]
    fn an_inbox_is_found_however_its_address_is_typed() {
        let [harbour, _] = CLINICS;
        for typed in ["CASEY@Bücher.example", "casey@xn--bcher-kva.example"] {
            let patients = harbour.patients_at(&Contact::email(typed).unwrap()).unwrap();
            assert_eq!(patients[0].display_name, "Casey");
        }
    }

    #[test]
    fn the_clinics_clocks_are_known() {
        assert_eq!(CLINICS.map(|clinic| clinic.time_zone().iana_name().is_some()), [true, true]);
    }

    #[test]
    fn numbers_are_written_as_people_write_them() {
        assert_eq!(spaced("+12025550101"), "+1 202 555 0101");
        assert_eq!(spaced("+447700900101"), "+44 7700 900101");
    }
}
