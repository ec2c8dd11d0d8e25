//! How the supervisor tells one contact from another without being told either.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use kiosk_core::Sensitive;
use serde::{Deserialize, Serialize, Serializer};
use sha2::Sha256;

/// What marks are made with: made anew at each start of the supervisor, handed to its shells, and kept nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct ContactKey(Sensitive<[u8; 32]>);

impl ContactKey {
    /// Of bytes that nobody can guess.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(Sensitive::new(bytes))
    }
}

impl Serialize for ContactKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // EXPOSE: from the supervisor to its shell, over a socket pair without a name. The frames are overwritten after use.
        self.0.expose().serialize(serializer)
    }
}

/// A keyed hash (HMAC-SHA-256) of a contact: the same for the same contact until the supervisor starts anew, and without its
/// key nothing at all. It names nobody; who has the key could find a contact out by trying them all, so it is neither kept on
/// disk nor printed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContactMark([u8; 32]);

impl ContactMark {
    /// The mark of a contact in the one form that it is sent to the portal in.
    pub fn of(key: &ContactKey, contact: &Sensitive<String>) -> Self {
        // EXPOSE: into a hash that cannot be undone.
        let (key, contact) = (key.0.expose(), contact.expose());
        let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
        mac.update(contact.as_bytes());
        Self(mac.finalize().into_bytes().into())
    }
}

impl fmt::Debug for ContactMark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ContactMark")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(key: u8, contact: &str) -> ContactMark {
        ContactMark::of(&ContactKey::new([key; 32]), &Sensitive::new(contact.to_owned()))
    }

    #[test]
    fn a_mark_tells_contacts_apart_and_is_of_no_use_with_another_key() {
        assert_eq!(mark(1, "+12025550101"), mark(1, "+12025550101"));
        assert_ne!(mark(1, "+12025550101"), mark(1, "+12025550102"));
        assert_ne!(mark(1, "+12025550101"), mark(2, "+12025550101"));
    }

    #[test]
    fn neither_key_nor_mark_prints() {
        assert_eq!(format!("{:?}", ContactKey::new([7; 32])), "ContactKey([redacted])");
        assert_eq!(format!("{:?}", mark(1, "+12025550101")), "ContactMark");
    }
}
