//! Where a patient can be reached: the thing that they sign in with.

use serde::{Deserialize, Serialize};

use crate::{EmailAddress, PhoneNumber};

/// A country as ISO 3166-1 alpha-2 has it, in capitals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct CountryCode(pub String);

/// A way to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
#[cfg_attr(test, derive(strum::EnumIter))]
pub enum SignInMethod {
    /// A link, and a code beside it, by e-mail.
    Email,
    /// A code by text message.
    Phone,
}

impl SignInMethod {
    /// Every way, the usual one first.
    pub const ALL: [Self; 2] = [Self::Email, Self::Phone];
}

/// Whether the portal may say that nobody has a contact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum Disclosure {
    /// It decides, and may say so.
    #[default]
    Portal,
    /// It answers alike for every contact, so that nobody can find out at the stand who is a patient here.
    Neutral,
}

/// What a patient signs in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contact {
    /// An address that takes e-mail.
    Email(EmailAddress),
    /// A number that takes text messages.
    Phone(PhoneNumber),
}

impl Contact {
    /// The contact as it may stand on a screen that others can read.
    pub fn masked(&self) -> String {
        match self {
            Self::Email(address) => address.masked(),
            Self::Phone(number) => number.masked(),
        }
    }

    /// The way to sign in that it belongs to.
    pub const fn method(&self) -> SignInMethod {
        match self {
            Self::Email(_) => SignInMethod::Email,
            Self::Phone(_) => SignInMethod::Phone,
        }
    }

    /// The contact as it goes over the wire: an address, or a number in E.164 form.
    pub fn expose(&self) -> &str {
        match self {
            Self::Email(address) => address.expose(),
            Self::Phone(number) => number.expose(),
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
