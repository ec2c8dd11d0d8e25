//! What opens doors: credentials, tokens and codes, drawn at random and, but for the codes, kept as their hash only.

use portal_client::wire::Sensitive;
use rusqlite::types::{ToSql, ToSqlOutput};
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

/// A name that nobody guesses, such as `stand-3f…`. It gives no right.
pub(crate) fn new_id(kind: &str) -> String {
    format!("{kind}-{}", hex(&random_bytes::<12>()))
}

/// Six digits, each code as likely as any other.
pub(crate) fn new_code() -> String {
    let codes = 10_u32.pow(CODE_DIGITS as u32);
    // Above the last whole multiple, some codes would come up more often than others.
    let fair_below = u32::MAX - u32::MAX % codes;
    loop {
        let drawn = u32::from_le_bytes(random_bytes());
        if drawn < fair_below {
            return format!("{:0width$}", drawn % codes, width = CODE_DIGITS);
        }
    }
}

/// Whether two codes are the same, in a time that does not tell how much of them is.
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
    fn only_the_same_code_is_the_same() {
        assert!(same_code("012345", "012345"));
        for other in ["012346", "12345", "0123456", ""] {
            assert!(!same_code(other, "012345"), "{other:?}");
        }
    }
}
