//! Whose stand it is, as it is drawn.

use serde::Serialize;

use crate::{Branding, ContactInformation, CountryCode, Labels, LanguageTag, Palette, Rules, SignInMethod};

/// The clinic's branding as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct ClinicView {
    /// The clinic's name: the logo's text alternative, and what stands where there is no logo.
    pub name: String,
    /// Where the logo is loaded from.
    pub logo_url: Option<String>,
    /// The heading of the sign-in screen.
    pub welcome_title: String,
    /// What the clinic says to its patients; plain text, line breaks kept.
    pub welcome_message: String,
    /// How the clinic can be reached.
    pub contact: ContactInformation,
    /// The clinic's own word for a patient.
    pub labels: Labels,
    /// The languages that can be chosen, the clinic's own first.
    pub languages: Vec<LanguageTag>,
    /// The ways to sign in that can be chosen, in the order of the toggle; at least one.
    pub methods: Vec<SignInMethod>,
    /// What the clinic says of privacy behind the first screen's one sentence; plain text, line breaks kept; may be empty.
    pub privacy_notice: String,
    /// Where the attract picture is loaded from.
    pub attract_url: Option<String>,
    /// The domains that have a key on the e-mail keyboard; also what a typed one is likely to have meant.
    pub email_domains: Vec<String>,
    /// The country whose numbers are typed without a prefix.
    pub country: CountryCode,
    /// Colours with their contrast made sure.
    pub palette: Palette,
}

impl ClinicView {
    pub(crate) fn of(
        branding: &Branding,
        rules: &Rules,
        logo_url: Option<String>,
        attract_url: Option<String>,
    ) -> Self {
        Self {
            methods: in_order(&branding.methods, rules.method),
            privacy_notice: branding.privacy_notice.clone(),
            attract_url,
            email_domains: rules.email_domains.clone(),
            country: branding.country.clone(),
            name: branding.clinic_name.clone(),
            logo_url,
            welcome_title: branding.welcome_title.clone(),
            welcome_message: branding.welcome_message.clone(),
            contact: branding.contact.clone(),
            labels: branding.labels.clone(),
            languages: branding.languages.clone(),
            palette: Palette::from_clinic(branding.primary_colour, branding.background_colour),
        }
    }
}

/// The ways that the clinic offers, each once, the stand's own first one first.
fn in_order(offered: &[SignInMethod], first: SignInMethod) -> Vec<SignInMethod> {
    let mut methods: Vec<_> = SignInMethod::ALL.into_iter().filter(|method| offered.contains(method)).collect();
    methods.sort_by_key(|method| *method != first);
    methods
}
