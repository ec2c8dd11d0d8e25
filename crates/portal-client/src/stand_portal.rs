//! The supervisor's port: what a stand asks in its own name, whoever stands before it.

use std::future::Future;
use std::time::{Duration, SystemTime};

use kiosk_core::{
    Branding, Colour, ContactInformation, CountryCode, Labels, LanguageTag, Logo, PortalTrouble, Sensitive,
};
use thiserror::Error;

use crate::{IdempotencyKey, PairingCode, SessionToken, StandCredential};

/// A portal as a stand meets it.
pub trait StandPortal: Send + Sync {
    /// Exchanges a pairing code for the stand's credential. `stand_name` is what the clinic calls the stand.
    fn enrol(
        &self,
        code: &PairingCode,
        stand_name: &str,
    ) -> impl Future<Output = Result<Enrolment, EnrolRefused>> + Send;

    /// The clinic's branding, unless it is still the `known` one.
    fn branding(
        &self,
        credential: &StandCredential,
        known: Option<&BrandingTag>,
    ) -> impl Future<Output = Result<BrandingAnswer, StandRefused>> + Send;

    /// Says that the stand is alive, and hears whether it may serve.
    fn heartbeat(
        &self,
        credential: &StandCredential,
    ) -> impl Future<Output = Result<HeartbeatAnswer, StandRefused>> + Send;

    /// Opens one patient's time at this stand.
    fn open_session(
        &self,
        credential: &StandCredential,
        key: &IdempotencyKey,
    ) -> impl Future<Output = Result<SessionGrant, StandRefused>> + Send;

    /// Gets the session's next token, in good time before the last one ends.
    /// [`PortalTrouble::SessionEnded`] where there is no such session any more.
    fn renew_session(
        &self,
        credential: &StandCredential,
        session: &SessionHandle,
    ) -> impl Future<Output = Result<SessionGrant, StandRefused>> + Send;

    /// Revokes everything that was begun in the session. Ending one that has ended already is no error.
    fn end_session(
        &self,
        credential: &StandCredential,
        session: &SessionHandle,
    ) -> impl Future<Output = Result<(), StandRefused>> + Send;

    /// The same for every session of this stand, known here or not.
    fn end_all_sessions(&self, credential: &StandCredential) -> impl Future<Output = Result<(), StandRefused>> + Send;
}

/// The stand is one of the clinic's now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// Said this once; it belongs in the keyring.
    pub credential: StandCredential,
    /// The portal's name for the stand.
    pub stand_id: String,
    /// What the clinic calls it.
    pub stand_name: String,
    /// Whose it is.
    pub clinic_name: String,
}

/// An adapter's own mark for one state of the branding. Opaque; kept beside the branding that it came with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrandingTag(pub String);

/// The answer to the question for the branding.
#[expect(clippy::large_enum_variant, reason = "one lives at a time, a few times an hour")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BrandingAnswer {
    /// It is the known one.
    Unchanged,
    /// It is this one, whole.
    Changed {
        /// All of it but the logo.
        document: BrandingDocument,
        /// The logo as the portal has it: of bounded size, and nothing else is known of it.
        logo: Option<Vec<u8>>,
        /// What to ask with the next time.
        tag: BrandingTag,
    },
}

/// A clinic's branding as far as it is words and colours, within bounds and without control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrandingDocument {
    /// The clinic's name; never empty.
    pub clinic_name: String,
    /// The heading of the sign-in screen.
    pub welcome_title: String,
    /// Below it; plain text, line breaks kept.
    pub welcome_message: String,
    /// How the clinic can be reached.
    pub contact: ContactInformation,
    /// The clinic's own words; never empty.
    pub labels: Labels,
    /// Of buttons and of what is chosen.
    pub primary_colour: Colour,
    /// Of the ground behind everything.
    pub background_colour: Colour,
    /// The languages offered, the clinic's own first; never empty.
    pub languages: Vec<LanguageTag>,
    /// Whose numbers may be typed without a prefix.
    pub country: CountryCode,
    /// Whether patients can sign in here at all.
    pub portal_enabled: bool,
}

impl BrandingDocument {
    /// The branding that can be drawn, with a logo that was decoded and encoded anew.
    pub fn with_logo(self, logo: Option<Logo>) -> Branding {
        Branding {
            clinic_name: self.clinic_name,
            welcome_title: self.welcome_title,
            welcome_message: self.welcome_message,
            contact: self.contact,
            labels: self.labels,
            primary_colour: self.primary_colour,
            background_colour: self.background_colour,
            languages: self.languages,
            country: self.country,
            logo,
        }
    }
}

/// The portal has heard that the stand is alive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeartbeatAnswer {
    /// What the portal's clock shows, to tell a stand whose own is wrong.
    pub portal_clock: SystemTime,
    /// Whether patients can sign in here at all.
    pub portal_enabled: bool,
}

/// An adapter's own mark for a session. Opaque; it may hold whatever the server needs to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionHandle(pub Sensitive<String>);

/// One patient's time at the stand is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionGrant {
    /// To renew and to end it by.
    pub session: SessionHandle,
    /// For the shell.
    pub token: SessionToken,
    /// How long the token lasts unless it is renewed; `None` where it needs no renewal.
    pub lasts: Option<Duration>,
}

impl SessionGrant {
    /// For a server that knows no such sessions: empty marks, which only its own adapters ever see again.
    pub fn without_sessions() -> Self {
        let nothing = || Sensitive::new(String::new());
        Self { session: SessionHandle(nothing()), token: SessionToken(nothing()), lasts: None }
    }
}

/// Why a stand was not enrolled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EnrolRefused {
    /// Wrong, used or too old.
    #[error("the pairing code is wrong, used or too old")]
    CodeRefused,
    /// Not about the code.
    #[error(transparent)]
    Trouble(#[from] PortalTrouble),
}

/// Why a stand got no answer to what it asked in its own name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StandRefused {
    /// The portal does not, or no longer, know the stand.
    #[error("the portal refuses the stand's credential")]
    CredentialRefused,
    /// Not about the stand.
    #[error(transparent)]
    Trouble(#[from] PortalTrouble),
}
