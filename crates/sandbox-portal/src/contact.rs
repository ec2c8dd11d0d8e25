//! How somebody can be written to, in the one form in which contacts are kept and compared.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use thiserror::Error;

/// The longest e-mail address that mail servers take (RFC 5321, 4.5.3.1).
const LONGEST_ADDRESS: usize = 254;
/// The longest part of it before the `@`.
const LONGEST_MAILBOX: usize = 64;

/// A contact that could be somebody's.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Contact {
    /// A phone number in E.164 form.
    Phone(String),
    /// An e-mail address in small letters, its domain in A-label form: however it was typed, it is the same one.
    Email(String),
}

/// The text can be nobody's contact. What it was is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum NotAContact {
    /// It is no phone number in E.164 form.
    #[error("contact.phone is not in E.164 form")]
    Phone,
    /// It is no e-mail address.
    #[error("contact.email is not an e-mail address")]
    Email,
}

impl Contact {
    /// A phone number: a plus, and up to 15 digits of which the first is not 0.
    pub(crate) fn phone(typed: &str) -> Result<Self, NotAContact> {
        let digits = typed.strip_prefix('+').unwrap_or_default();
        let is_e164 = (7..=15).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && !digits.starts_with('0');
        if is_e164 { Ok(Self::Phone(typed.to_owned())) } else { Err(NotAContact::Phone) }
    }

    /// An e-mail address, with an internationalised domain in whichever form.
    pub(crate) fn email(typed: &str) -> Result<Self, NotAContact> {
        let (mailbox, domain) = typed.rsplit_once('@').ok_or(NotAContact::Email)?;
        let mailbox = mailbox.to_lowercase();
        let domain = idna::domain_to_ascii_strict(domain).map_err(|_| NotAContact::Email)?;
        let address = format!("{mailbox}@{domain}");
        let fits = is_mailbox(&mailbox) && is_domain(&domain) && address.len() <= LONGEST_ADDRESS;
        if fits { Ok(Self::Email(address)) } else { Err(NotAContact::Email) }
    }

    /// The form in which it is kept and compared.
    pub(crate) fn as_str(&self) -> &str {
        let (Self::Phone(text) | Self::Email(text)) = self;
        text
    }
}

/// In quotes there may be nearly anything in it (RFC 5321, 4.1.2).
fn is_mailbox(mailbox: &str) -> bool {
    let is_quoted = mailbox.len() > 2 && mailbox.starts_with('"') && mailbox.ends_with('"');
    let is_bad = |c: char| c.is_control() || !is_quoted && (c.is_whitespace() || "@\"(),:;<>[\\]".contains(c));
    (1..=LONGEST_MAILBOX).contains(&mailbox.len()) && !mailbox.chars().any(is_bad)
}

fn is_domain(domain: &str) -> bool {
    domain.contains('.') && domain.split('.').all(|label| !label.is_empty())
}

impl ToSql for Contact {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.as_str().into())
    }
}

impl FromSql for Contact {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let kept = value.as_str()?;
        let read = if kept.contains('@') { Self::email(kept) } else { Self::phone(kept) };
        read.map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn email(typed: &str) -> String {
        Contact::email(typed).unwrap().as_str().to_owned()
    }

    #[test]
    fn an_address_is_the_same_in_capitals_and_in_small_letters() {
        assert_eq!(email("Avery@Example.ORG"), "avery@example.org");
        assert_eq!(email("BLAIR+clinic@example.org"), "blair+clinic@example.org");
        assert_eq!(email("ÉLAN@example.org"), "élan@example.org");
        assert_eq!(email("\"Avery at home\"@example.org"), "\"avery at home\"@example.org");
    }

    #[test]
    fn an_internationalised_domain_is_the_same_in_both_its_forms() {
        for typed in ["casey@bücher.example", "casey@BÜCHER.example", "casey@xn--bcher-kva.example"] {
            assert_eq!(email(typed), "casey@xn--bcher-kva.example");
        }
    }

    #[test]
    fn what_is_no_address_is_none() {
        let long = format!("{}@example.org", "a".repeat(65));
        let longer = format!("a@{}.example.org", ["b"; 130].join("."));
        for typed in [
            "",
            "avery",
            "@example.org",
            "avery@",
            "avery@example",
            "a b@example.org",
            "a@b@example.org",
            &long,
            &longer,
        ] {
            assert_eq!(Contact::email(typed).err(), Some(NotAContact::Email), "{typed:?}");
        }
        for typed in ["avery@exa mple.org", "avery@example..org", "avery@-example.org", "avery@example.org\n"] {
            assert_eq!(Contact::email(typed).err(), Some(NotAContact::Email), "{typed:?}");
        }
    }

    #[test]
    fn a_contact_is_the_same_when_it_was_kept() {
        for contact in [Contact::phone("+12025550101"), Contact::email("casey@bücher.example")] {
            let contact = contact.unwrap();
            let kept = ValueRef::Text(contact.as_str().as_bytes());
            assert!(Contact::column_result(kept) == Ok(contact));
        }
    }
}
