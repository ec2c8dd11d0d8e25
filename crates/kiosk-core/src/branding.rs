//! What the clinic makes of its stand: name, logo, words and colours, as the portal's branding document has them.

use serde::{Deserialize, Serialize};

use crate::{Colour, CountryCode, SignInMethod};

/// A language as BCP 47 has it, such as `en` or `es`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct LanguageTag(pub String);

/// One clinic's branding, complete: nothing in it needs the network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Branding {
    /// The clinic's name.
    pub clinic_name: String,
    /// The heading of the sign-in screen.
    pub welcome_title: String,
    /// Below it; plain text, line breaks kept.
    pub welcome_message: String,
    /// How the clinic can be reached.
    pub contact: ContactInformation,
    /// The clinic's own word for a patient.
    pub labels: Labels,
    /// The colour of buttons and of what is chosen.
    pub primary_colour: Colour,
    /// The colour of the ground behind everything.
    pub background_colour: Colour,
    /// The languages offered, the clinic's own first; never empty.
    pub languages: Vec<LanguageTag>,
    /// Whose numbers may be typed without a prefix.
    pub country: CountryCode,
    /// The ways to sign in that the clinic offers; never empty.
    pub methods: Vec<SignInMethod>,
    /// What stands behind the first screen's one sentence of privacy; plain text, line breaks kept; empty where the clinic
    /// says nothing of its own.
    pub privacy_notice: String,
    /// What a resting stand shows.
    pub attract: Option<Logo>,
    /// The logo, decoded and encoded anew as PNG before it came here.
    pub logo: Option<Logo>,
}

/// A logo that is safe to draw.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Logo {
    /// PNG, within the store's bounds.
    pub png: Vec<u8>,
}

impl std::fmt::Debug for Logo {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Logo({} bytes)", self.png.len())
    }
}

/// How the clinic can be reached. An empty field is not drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct ContactInformation {
    /// As people write it.
    pub phone: String,
    /// An address.
    pub email: String,
    /// Street and town; line breaks kept.
    pub address: String,
    /// When it is open, in the clinic's own words.
    pub hours: String,
}

/// The clinic's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct Labels {
    /// For a patient: patient, client, resident …
    pub patient: PatientLabel,
}

/// The word for a patient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct PatientLabel {
    /// One of them.
    pub singular: String,
    /// Several.
    pub plural: String,
}

impl Branding {
    /// What a stand looks like that has never been enrolled: the product's own plain colours, and no clinic's name.
    pub fn unbranded() -> Self {
        Self {
            clinic_name: String::new(),
            welcome_title: String::new(),
            welcome_message: String::new(),
            contact: ContactInformation::default(),
            labels: Labels { patient: PatientLabel { singular: "patient".to_owned(), plural: "patients".to_owned() } },
            primary_colour: Colour::new(0x1f, 0x5f, 0x6b),
            background_colour: Colour::new(0xf5, 0xf7, 0xf7),
            languages: vec![LanguageTag("en".to_owned())],
            country: CountryCode("US".to_owned()),
            methods: SignInMethod::ALL.to_vec(),
            privacy_notice: String::new(),
            attract: None,
            logo: None,
        }
    }
}
