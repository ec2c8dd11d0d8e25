//! What the clinic makes of its stand: name, logo, words and colours, as the portal's branding document has them.

use serde::{Deserialize, Serialize};

use crate::{Colour, CountryCode, LocalTime, SignInMethod, Weekday};

/// A language as BCP 47 has it, such as `en` or `es`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct LanguageTag(pub String);

impl LanguageTag {
    /// The languages that `ui/src/words` has words in.
    pub const SPOKEN: [&str; 3] = ["de", "en", "es"];

    /// Whether there are words in this language, whatever its region.
    pub fn is_spoken(&self) -> bool {
        let language = self.0.split('-').next().unwrap_or_default();
        Self::SPOKEN.iter().any(|spoken| spoken.eq_ignore_ascii_case(language))
    }
}

/// One clinic's branding, complete: nothing in it needs the network. Serialized it is words and colours alone; pictures
/// travel and are kept beside them, as bytes.
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
    /// When the clinic is open; `None` where it does not say.
    pub opening_hours: Option<OpeningHours>,
    /// The portal's own pages; `None` where there are none to go on to.
    #[serde(default)]
    pub dashboard: Option<Dashboard>,
    /// The clinic's logo.
    #[serde(skip)]
    pub logo: Option<Picture>,
    /// What a resting stand shows, as large as the screen.
    #[serde(skip)]
    pub attract: Option<Picture>,
}

/// A picture that is safe to draw: decoded and encoded anew before it came here.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// PNG, of at most [`Picture::LONGEST`] bytes.
    pub png: Vec<u8>,
}

impl Picture {
    /// No picture that is kept is longer; in bytes.
    pub const LONGEST: usize = 3 * 1024 * 1024;
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Picture({} bytes)", self.png.len())
    }
}

/// The portal's own pages, which a patient who is signed in can go on to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Dashboard {
    /// Everything that the pages may reach, each as `scheme://host` or `scheme://host:port` and nothing more; one to
    /// sixteen, by `https` or on this machine.
    pub origins: Vec<String>,
    /// Where the pages are for everybody, to go on with one's own phone; no right stands in it.
    pub public_url: String,
}

/// When a clinic is open, week by week, on its own clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OpeningHours {
    /// The name of that clock's zone in the IANA's data, such as `America/New_York`.
    pub time_zone: String,
    /// In any order; a day may have several or none. Without any the clinic is always closed.
    pub spans: Vec<OpeningSpan>,
}

/// One stretch of time in which the clinic is open, every week anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OpeningSpan {
    /// The day on which it begins.
    pub day: Weekday,
    /// When it begins.
    pub opens: LocalTime,
    /// When it ends: on the same day where that is later than `opens`, and on the next day otherwise.
    pub closes: LocalTime,
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
            opening_hours: None,
            dashboard: None,
            logo: None,
            attract: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_spoken_in_every_region() {
        let spoken = |tag: &str| LanguageTag(tag.to_owned()).is_spoken();
        assert!(spoken("en") && spoken("en-GB") && spoken("ES-mx"));
        assert!(!spoken("tlh") && !spoken("") && !spoken("-en") && !spoken("english"));
    }

    #[test]
    fn a_branding_that_was_kept_before_there_were_dashboards_has_none() {
        let dashboard = Dashboard {
            origins: vec!["https://portal.example.org".to_owned()],
            public_url: "https://portal.example.org/".to_owned(),
        };
        let branding = Branding { dashboard: Some(dashboard), ..Branding::unbranded() };
        let mut kept = serde_json::to_value(&branding).unwrap();
        assert_eq!(serde_json::from_value::<Branding>(kept.clone()).unwrap(), branding);
        kept.as_object_mut().unwrap().remove("dashboard").unwrap();
        assert_eq!(serde_json::from_value::<Branding>(kept).unwrap(), Branding::unbranded());
    }
}
