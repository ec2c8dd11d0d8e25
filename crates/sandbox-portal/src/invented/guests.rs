//! Guests: people whom a test adds while the sandbox runs, each with a mark of its own, so that whatever is theirs can be
//! told from everything else.
//!
//! The invented people are a part of the program, and everything borrows them for as long as it runs. A guest has to become
//! one of them, so what is known of a guest is never given back, and every sandbox in the program knows them. There are few.

use std::sync::{PoisonError, RwLock};

use serde::Deserialize;
use thiserror::Error;

use super::{Access, Clinic, Patient, families};
use crate::contact::{Contact, NotAContact};
use crate::rights::{is_code, new_id};

/// The most that there can be: nobody needs as many.
const MOST_GUESTS: usize = 500;

static GUESTS: RwLock<Vec<&'static Guest>> = RwLock::new(Vec::new());

/// Somebody who is to be a guest.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Invitation {
    clinic_id: String,
    /// In E.164 form, of a range that is kept free for fiction.
    number: String,
    /// Of a domain that is.
    address: String,
    display_name: String,
    /// What the dashboard keeps wherever a page can keep something.
    mark: String,
    /// The code that is always sent to them. A test that looks for six digits must know beforehand that they are nowhere.
    code: String,
}

/// Why somebody cannot be a guest. Who it was is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum NoGuest {
    /// There is no such clinic.
    #[error("there is no such clinic")]
    NoClinic,
    /// It could be somebody's.
    #[error("only numbers and addresses that are kept free for fiction")]
    NotFiction,
    /// It can be nobody's.
    #[error(transparent)]
    NotAContact(#[from] NotAContact),
    /// Somebody has it already.
    #[error("the number or address is taken")]
    Taken,
    /// A code is six digits, a mark at least eight letters and digits.
    #[error("the code or the mark has another form")]
    Form,
    /// There are too many.
    #[error("there are too many guests")]
    Full,
}

/// A guest.
struct Guest {
    clinic_id: &'static str,
    contacts: [Contact; 2],
    mark: String,
    code: String,
    patient: [Patient; 1],
}

/// Makes somebody a guest, for as long as the program runs. Gives the portal's name for them.
pub(crate) fn invite(invitation: Invitation) -> Result<&'static str, NoGuest> {
    let clinic = Clinic::by_id(&invitation.clinic_id).ok_or(NoGuest::NoClinic)?;
    let contacts = [Contact::phone(&invitation.number)?, Contact::email(&invitation.address)?];
    if !contacts.iter().all(is_fiction) {
        return Err(NoGuest::NotFiction);
    }
    let is_plain = |text: &str| text.len() >= 8 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_code(&invitation.code) || !is_plain(&invitation.mark) {
        return Err(NoGuest::Form);
    }
    let mut guests = GUESTS.write().unwrap_or_else(PoisonError::into_inner);
    let is_guests = |contact: &Contact| guests.iter().any(|guest| guest.has(clinic, contact));
    if contacts.iter().any(|contact| clinic.records_at(contact).is_some() || is_guests(contact)) {
        return Err(NoGuest::Taken);
    }
    if guests.len() >= MOST_GUESTS {
        return Err(NoGuest::Full);
    }
    let id: &'static str = new_id("guest").leak();
    let patient = Patient {
        id,
        display_name: invitation.display_name.leak(),
        access: Access::Granted,
        day: families::CHILD,
        next_in_days: None,
    };
    let Invitation { mark, code, .. } = invitation;
    guests.push(Box::leak(Box::new(Guest { clinic_id: clinic.id, contacts, mark, code, patient: [patient] })));
    Ok(id)
}

/// Whose contact it is, if a guest's.
pub(super) fn patients_at(clinic: &Clinic, contact: &Contact) -> Option<&'static [Patient]> {
    find(|guest| guest.has(clinic, contact)).map(|guest| guest.patient.as_slice())
}

/// The code that is sent to this contact, if it is a guest's.
pub(crate) fn code_for(clinic: &Clinic, contact: &Contact) -> Option<String> {
    find(|guest| guest.has(clinic, contact)).map(|guest| guest.code.clone())
}

/// The mark of this patient, if a guest.
pub(crate) fn mark_of(patient_id: &str) -> Option<&'static str> {
    find(|guest| guest.patient.iter().any(|patient| patient.id == patient_id)).map(|guest| guest.mark.as_str())
}

impl Guest {
    fn has(&self, clinic: &Clinic, contact: &Contact) -> bool {
        self.clinic_id == clinic.id && self.contacts.contains(contact)
    }
}

fn find(is_meant: impl Fn(&Guest) -> bool) -> Option<&'static Guest> {
    GUESTS.read().unwrap_or_else(PoisonError::into_inner).iter().copied().find(|guest| is_meant(guest))
}

/// Whether it is from a range, or of a domain, that is kept free for fiction.
fn is_fiction(contact: &Contact) -> bool {
    match contact {
        Contact::Phone(number) => {
            (number.len() == 12 && number.starts_with("+120255501"))
                || (number.len() == 13 && number.starts_with("+447700900"))
        }
        Contact::Email(address) => address.ends_with("@example.org") || address.ends_with(".example.org"),
    }
}
