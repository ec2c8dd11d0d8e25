//! The supervisor's port: what a stand asks in its own name, whoever stands before it.

use std::fmt;
use std::future::Future;
use std::time::{Duration, SystemTime};

use kiosk_core::{Branding, CalledFrom, PortalTrouble, Sensitive};
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

    /// Tells the front desk that somebody at this screen wants them.
    fn call_staff(
        &self,
        credential: &StandCredential,
        screen: CalledFrom,
        key: &IdempotencyKey,
    ) -> impl Future<Output = Result<StaffCallHandle, StandRefused>> + Send;

    /// What the front desk says to that.
    fn staff_answer(
        &self,
        credential: &StandCredential,
        call: &StaffCallHandle,
    ) -> impl Future<Output = Result<StaffAnswer, StandRefused>> + Send;

    /// Whoever called has gone. To withdraw what is over already is no error.
    fn withdraw_call(
        &self,
        credential: &StandCredential,
        call: &StaffCallHandle,
    ) -> impl Future<Output = Result<(), StandRefused>> + Send;
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BrandingAnswer {
    /// It is the known one.
    Unchanged,
    /// It is this one, whole.
    Changed(Box<SentBranding>),
    /// It is another one, and cannot be used.
    Unusable(UnusableBranding),
}

/// A clinic's branding as the portal sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentBranding {
    /// Words and colours, within bounds and without control characters; no pictures.
    pub words: Branding,
    /// The logo, where there is one.
    pub logo: Option<SentPicture>,
    /// The picture for the resting screen, where there is one.
    pub attract: Option<SentPicture>,
    /// What to ask with the next time.
    pub tag: BrandingTag,
}

/// What lies where a branding has a link to a picture.
#[derive(Clone, PartialEq, Eq)]
pub enum SentPicture {
    /// The picture as the portal has it: of bounded size, and nothing else is known of it.
    File(Vec<u8>),
    /// Nothing, or what nobody calls a picture.
    NoPicture,
}

impl fmt::Debug for SentPicture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) => write!(formatter, "File({} bytes)", file.len()),
            Self::NoPicture => formatter.write_str("NoPicture"),
        }
    }
}

/// Why a clinic's branding cannot be used, for whoever can change it. What stood there is not repeated.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{field} {what}")]
pub struct UnusableBranding {
    /// Which part of the document, such as `contact.phone`.
    pub field: String,
    /// What is wrong with it, as in "is too long".
    pub what: &'static str,
}

impl UnusableBranding {
    /// For one field of the document.
    pub fn new(field: impl Into<String>, what: &'static str) -> Self {
        Self { field: field.into(), what }
    }
}

/// The portal has heard that the stand is alive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeartbeatAnswer {
    /// What the portal's clock shows, to tell a stand whose own is wrong.
    pub portal_clock: SystemTime,
    /// Whether patients can sign in here at all.
    pub portal_enabled: bool,
    /// Whether the portal can answer alike for every contact (`Disclosure::Neutral`).
    pub can_be_neutral: bool,
}

/// An adapter's own mark for a session. Opaque; it may hold whatever the server needs to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionHandle(pub Sensitive<String>);

/// An adapter's own mark for a call to staff. Opaque.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffCallHandle(pub String);

/// What the front desk says to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffAnswer {
    /// Nothing yet.
    Waiting,
    /// Somebody is coming.
    Coming,
    /// Nobody need come any more, or nobody knows of the call.
    Over,
}

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
