//! What opens doors: credentials, tokens and codes, drawn at random and, but for the codes, kept as their hash only.

use portal_client::wire::Sensitive;
use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::rules::CODE_DIGITS;

/// A credential or token, at the one moment at which it is known in clear.
pub(crate) struct Right(Sensitive<String>);

/// What is kept of a right, and compared: whoever reads the state cannot use it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct RightHash([u8; 32]);

impl Right {
    /// 256 random bits.
    pub(crate) fn new() -> Self {
        Self(Sensitive::new(hex(&random_bytes::<32>())))
    }

    /// To be kept.
    pub(crate) fn hash(&self) -> RightHash {
        // EXPOSE: to be hashed.
        RightHash::of(self.0.expose())
    }

    /// To be written down where a test looks for it.
    pub(crate) fn in_clear(&self) -> &str {
        // EXPOSE: in the ledger, which is closed unless a test has opened it.
        self.0.expose()
    }

    /// To be given away, once.
    pub(crate) fn into_inner(self) -> Sensitive<String> {
        self.0
    }
}

impl RightHash {
    /// Of what a caller says.
    pub(crate) fn of(said: &str) -> Self {
        Self(Sha256::digest(said.as_bytes()).into())
    }
}

impl ToSql for RightHash {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.as_slice()))
    }
}

impl FromSql for RightHash {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        <[u8; 32]>::column_result(value).map(Self)
    }
}

/// A name that nobody guesses, such as `stand-3f…`. It gives no right.
pub(crate) fn new_id(kind: &str) -> String {
    format!("{kind}-{}", hex(&random_bytes::<12>()))
}

/// Six digits, each code as likely as any other.
pub(crate) fn new_code() -> String {
    format!("{:0width$}", drawn_below(10_u32.pow(CODE_DIGITS as u32)), width = CODE_DIGITS)
}

/// What the stand shows and the link's page asks for: two digits, from 10 to 99.
pub(crate) fn new_link_digits() -> String {
    (10 + drawn_below(90)).to_string()
}

/// One that differs, so that the earlier one is dead for certain.
pub(crate) fn other_than(earlier: &str, draw: fn() -> String) -> String {
    std::iter::repeat_with(draw).find(|drawn| drawn != earlier).expect("there are others than one")
}

/// A number from 0, each as likely as any other.
fn drawn_below(bound: u32) -> u32 {
    // Above the last whole multiple, some would come up more often than others.
    let fair_below = u32::MAX - u32::MAX % bound;
    let drawn = std::iter::repeat_with(|| u32::from_le_bytes(random_bytes())).find(|drawn| *drawn < fair_below);
    drawn.expect("most draws are fair") % bound
}

/// Whether two codes, or two pairs of digits, are the same, in a time that does not tell how much of them is.
pub(crate) fn same_code(typed: &str, sent: &str) -> bool {
    typed.as_bytes().ct_eq(sent.as_bytes()).into()
}

/// Whether a caller's text can be a code at all.
pub(crate) fn is_code(typed: &str) -> bool {
    typed.len() == CODE_DIGITS && typed.bytes().all(|byte| byte.is_ascii_digit())
}

fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("an operating system that can serve can also draw random bytes");
    bytes
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_six_digits() {
        for _ in 0..1000 {
            let code = new_code();
            assert!(is_code(&code), "{code}");
        }
    }

    #[test]
    fn a_stand_shows_two_digits_of_which_the_first_is_not_zero() {
        let drawn: std::collections::BTreeSet<_> = std::iter::repeat_with(new_link_digits).take(5000).collect();
        assert_eq!(drawn.len(), 90, "every one comes up");
        assert_eq!((drawn.first().unwrap().as_str(), drawn.last().unwrap().as_str()), ("10", "99"));
    }

    #[test]
    fn only_the_same_code_is_the_same() {
        assert!(same_code("012345", "012345"));
        for other in ["012346", "12345", "0123456", ""] {
            assert!(!same_code(other, "012345"), "{other:?}");
        }
    }
}
