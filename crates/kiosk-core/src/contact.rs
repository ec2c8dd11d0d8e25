//! Where a patient can be reached: the thing that they sign in with.

use serde::{Deserialize, Serialize};

use crate::PhoneNumber;

/// A country as ISO 3166-1 alpha-2 has it, in capitals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct CountryCode(pub String);

/// A way to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum SignInMethod {
    /// A link and a code by e-mail.
    Email,
    /// A code by text message.
    Phone,
}

/// What a patient signs in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contact {
    /// A number that takes text messages.
    Phone(PhoneNumber),
}

impl Contact {
    /// The contact as it may stand on a screen that others can read.
    pub fn masked(&self) -> String {
        match self {
            Self::Phone(number) => number.masked(),
        }
    }
}

/// To whose numbers a code is sent: texts to far countries are dear, and sending them is a known fraud.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextCountries {
    /// To everybody's; what a text may cost is the portal's to decide.
    #[default]
    Every,
    /// To numbers of these countries.
    Only(Vec<CountryCode>),
}

impl TextCountries {
    /// Whether a code is sent to this number.
    pub fn include(&self, number: &PhoneNumber) -> bool {
        match self {
            Self::Every => true,
            Self::Only(countries) => countries.iter().any(|country| number.is_of(country)),
        }
    }
}
