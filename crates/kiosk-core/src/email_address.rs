//! An e-mail address, from what was typed to what can be sent; and every reason why what was typed is none.

use email_address::Options;
use thiserror::Error;

use crate::Sensitive;
use crate::typed::is_unseen;

/// An address that could exist, as RFC 5321 has it: the domain in small ASCII letters (A-labels), the part before the @
/// as it was typed, since only its own server knows what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress(Sensitive<String>);

/// Why what was typed cannot be a patient's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotAnEmailAddress {
    /// There is nothing in it.
    #[error("nothing was typed")]
    Missing,
    /// The part before the @, the @ itself, or a domain with a dot is missing.
    #[error("a part of the address is missing")]
    Incomplete,
    /// There is something in it that no address has.
    #[error("not an e-mail address")]
    Unreadable,
    /// Longer than an address may be.
    #[error("too long for an e-mail address")]
    TooLong,
}

/// By RFC 5321, with its erratum 1690; in bytes.
const LONGEST: usize = 254;

impl EmailAddress {
    /// Reads an address as people type and paste it: spaces around it and marks that nobody sees are passed over, the
    /// domain may have capitals and the letters of any language.
    pub fn parse(typed: &Sensitive<String>) -> Result<Self, NotAnEmailAddress> {
        let written = written(typed);
        let (local, domain) = match written.expose().rsplit_once('@') {
            None if written.expose().is_empty() => return Err(NotAnEmailAddress::Missing),
            Some((local, domain)) if !local.is_empty() && has_a_dot_within(domain) => (local, domain),
            Some(_) | None => return Err(NotAnEmailAddress::Incomplete),
        };
        if written.expose().chars().count() > LONGEST {
            return Err(NotAnEmailAddress::TooLong);
        }
        let domain = Sensitive::new(idna::domain_to_ascii_strict(domain).map_err(|_| NotAnEmailAddress::Unreadable)?);
        let length = local.len() + 1 + domain.expose().len();
        if length > LONGEST {
            return Err(NotAnEmailAddress::TooLong);
        }
        // As long as it becomes, so that nothing is left behind by growing.
        let mut address = Sensitive::new(String::with_capacity(length));
        for part in [local, "@", domain.expose()] {
            address.expose_mut().push_str(part);
        }
        let options = Options::default().with_required_tld().without_domain_literal().without_display_text();
        // The parser's own copy would not be overwritten, so it is only asked.
        match email_address::EmailAddress::parse_with_options(address.expose(), options) {
            Ok(parsed) => {
                let _overwritten = Sensitive::new(String::from(parsed));
                Ok(Self(address))
            }
            Err(email_address::Error::LocalPartTooLong | email_address::Error::DomainTooLong) => {
                Err(NotAnEmailAddress::TooLong)
            }
            Err(_) => Err(NotAnEmailAddress::Unreadable),
        }
    }

    /// The address, for the wire.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// The first letters before and after the @, and what the domain ends with: enough to see which of one's addresses
    /// it is, too little to read over a shoulder.
    pub fn masked(&self) -> String {
        let (local, domain) = self.expose().rsplit_once('@').unwrap_or_default();
        let (_, ending) = domain.rsplit_once('.').unwrap_or_default();
        let first = |part: &str| part.chars().next().map(String::from).unwrap_or_default();
        format!("{}•••@{}•••.{ending}", first(local), first(domain))
    }
}

/// What was typed without what only came along: spaces around it, marks that nobody sees, and the wide forms that some
/// keyboards give the @ and the dot.
fn written(typed: &Sensitive<String>) -> Sensitive<String> {
    // EXPOSE: to be read by the rules for addresses; what comes out is sensitive again, and never longer.
    let typed = typed.expose().trim();
    let mut written = Sensitive::new(String::with_capacity(typed.len()));
    for character in typed.chars().filter(|character| !is_unseen(*character)) {
        written.expose_mut().push(match character {
            '\u{ff20}' | '\u{fe6b}' => '@',
            '\u{ff0e}' | '\u{3002}' => '.',
            other => other,
        });
    }
    written
}

fn has_a_dot_within(domain: &str) -> bool {
    domain.split_once('.').is_some_and(|(first, rest)| !first.is_empty() && !rest.is_empty()) && !domain.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: Result<&str, NotAnEmailAddress>) {
        let parsed = EmailAddress::parse(&Sensitive::new(typed.to_owned()));
        assert_eq!(parsed.as_ref().map(EmailAddress::expose).map_err(|e| *e), expected, "{typed:?}");
    }

    #[test]
    fn an_address_is_kept_as_it_was_typed_but_for_its_domains_capitals() {
        check("mara@example.org", Ok("mara@example.org"));
        check("Mara.Quill+clinic@Example.ORG", Ok("Mara.Quill+clinic@example.org"));
        check("m_q-7@mail.example.co.uk", Ok("m_q-7@mail.example.co.uk"));
        check("o'neil/x{y}@example.org", Ok("o'neil/x{y}@example.org"));
    }

    #[test]
    fn what_came_along_with_it_is_passed_over() {
        check("  mara@example.org\r\n", Ok("mara@example.org"));
        check("\u{202d}mara@example.org\u{202c}\u{200b}", Ok("mara@example.org"));
        check("mara\u{ff20}example\u{ff0e}org", Ok("mara@example.org"));
    }

    #[test]
    fn a_domain_may_be_in_the_letters_of_any_language() {
        check("mara@bücher.example", Ok("mara@xn--bcher-kva.example"));
        check("mara@BÜCHER.example", Ok("mara@xn--bcher-kva.example"));
        check("mara@xn--bcher-kva.example", Ok("mara@xn--bcher-kva.example"));
        check("jö@bücher.example", Ok("jö@xn--bcher-kva.example"));
    }

    #[test]
    fn an_address_may_be_as_long_as_the_standard_allows() {
        let local = "a".repeat(64);
        let label = "b".repeat(60);
        let longest = format!("{local}@{label}.{label}.{label}.org");
        assert_eq!(longest.len(), 251);
        check(&longest, Ok(&longest));
        check(&format!("{local}a@example.org"), Err(NotAnEmailAddress::TooLong));
        check(&format!("{local}@{label}.{label}.{label}.{label}.org"), Err(NotAnEmailAddress::TooLong));
    }

    #[test]
    fn what_is_no_address_says_why() {
        check("", Err(NotAnEmailAddress::Missing));
        check(" \u{200b} ", Err(NotAnEmailAddress::Missing));
        for typed in ["mara", "@", "@example.org", "mara@", "mara@example", "mara@.org", "mara@example.", "example.org"]
        {
            check(typed, Err(NotAnEmailAddress::Incomplete));
        }
        for typed in [
            "mara quill@example.org",
            "mara@exa mple.org",
            "mara@@example.org",
            "mara@example..org",
            ".mara@example.org",
            "mara.@example.org",
            "ma..ra@example.org",
            "mara@example.org,jo@example.org",
            "Mara <mara@example.org>",
            "mara@[127.0.0.1]",
            "mara@-example.org",
            "mara\0@example.org",
            "mara@example.o\0rg",
            "mailto:mara@exa/mple.org",
        ] {
            check(typed, Err(NotAnEmailAddress::Unreadable));
        }
    }

    #[test]
    fn an_essay_is_no_address() {
        check(&"a".repeat(1024), Err(NotAnEmailAddress::Incomplete));
        check(&format!("{}@example.org", "a".repeat(1000)), Err(NotAnEmailAddress::TooLong));
        check(&format!("a@{}org", "b.".repeat(400)), Err(NotAnEmailAddress::TooLong));
    }

    #[test]
    fn a_masked_address_shows_its_first_letters_and_its_ending_only() {
        let masked = |typed: &str| EmailAddress::parse(&Sensitive::new(typed.to_owned())).unwrap().masked();
        assert_eq!(masked("mara.quill@example.org"), "m•••@e•••.org");
        assert_eq!(masked("é@bücher.example"), "é•••@x•••.example");
    }
}
