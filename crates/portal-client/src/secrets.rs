//! The rights that a stand and its shells hold with a portal. Each prints as `[redacted]`.

use kiosk_core::Sensitive;

/// What an administrator types once to enrol a stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairingCode(pub Sensitive<String>);

/// The stand's own right, from its enrolment on. Only the supervisor ever holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandCredential(pub Sensitive<String>);

/// The right to start attempts, as long as one kiosk session lasts. All that a shell gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionToken(pub Sensitive<String>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_prints_as_redacted() {
        let secret = || Sensitive::new(String::from("HARB-0001"));
        for printed in [
            format!("{:?}", PairingCode(secret())),
            format!("{:?}", StandCredential(secret())),
            format!("{:?}", SessionToken(secret())),
        ] {
            assert!(printed.contains("[redacted]") && !printed.contains("HARB"), "{printed}");
        }
    }
}
