//! What there is to draw. A view holds no code, no contact and no token: nothing in here may not be seen.

use serde::Serialize;

use crate::{
    AppointmentId, ClinicHours, ContactInformation, CountryCode, Disclosure, EndReason, Farewell, Fault, Labels,
    LanguageTag, LocalTime, OutOfService, Palette, PatientId, SignInMethod, StaffCallView, Typing, Welcome,
};

/// Everything that the user interface needs to draw one frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct View {
    /// Whose stand it is.
    pub clinic: ClinicView,
    /// The language that the words are in now.
    pub language: LanguageTag,
    /// The screen.
    pub screen: Screen,
    /// What lies over the screen, if anything; the screen beneath is inert then.
    pub overlay: Option<Overlay>,
    /// The state of `Ask staff`.
    pub staff_call: StaffCallView,
    /// Somebody helps: what is typed is masked, and the help for this step stands beside it.
    pub assisted: bool,
}

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

/// One screen a variant; `ui/src/screens/` has a file for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum Screen {
    /// Resting, and where a patient says how to reach them.
    SignIn {
        /// How the journey before this one ended, until somebody touches the stand.
        farewell: Option<Farewell>,
        /// Whether the clinic is open.
        hours: ClinicHours,
        /// Which side of the toggle is chosen: which field is shown. The other field keeps what is in it.
        method: SignInMethod,
        /// What went wrong last.
        notice: Option<Notice>,
        /// What is in the method's field, as far as the core knows.
        typing: Typing,
        /// The state of `Send Login Link` or `Send Login Code`.
        submit: SubmitView,
    },
    /// A message is on its way: the patient opens the link in it, or types the code.
    Verification {
        /// How it was sent.
        method: SignInMethod,
        /// Where it was sent, fit for other people's eyes.
        masked_contact: String,
        /// Neutral: it was sent only if the contact is on file, and nobody is told whether it is.
        disclosure: Disclosure,
        /// The two digits that the link's page asks for; `None` where there is no link, or it is worth nothing any more.
        link_digits: Option<String>,
        /// It should have come by now: time to say what to check.
        not_arrived: bool,
        /// What went wrong last.
        notice: Option<Notice>,
        /// Whether a code can be typed: not once the attempt is dead or the code has expired.
        code_wanted: bool,
        /// Counts up whenever what was typed is to be thrown away: the field empties on each change.
        entry: u32,
        /// What is in the field, as far as the core knows.
        typing: Typing,
        /// The state of `Verify & Sign In`.
        submit: SubmitView,
        /// The state of `Resend code`.
        resend: ResendView,
    },
    /// The contact belongs to several patients.
    WhoIsItFor {
        /// Whom to choose from, in the portal's order.
        patients: Vec<PatientView>,
        /// What went wrong last.
        notice: Option<Notice>,
    },
    /// Today's appointments.
    Appointments {
        /// First name or initials.
        patient: String,
        /// Whether the contact belongs to others too, so that there is a way back to "Who is it for?".
        others: bool,
        /// In the order of their time; `None` until the portal has answered.
        appointments: Option<Vec<AppointmentView>>,
        /// What went wrong last.
        notice: Option<Notice>,
        /// Seconds until the session ends, from two minutes ahead on, once the warning was answered.
        ends_in_seconds: Option<u32>,
    },
    /// Nobody can sign in here at present.
    Unavailable {
        /// Why.
        reason: OutOfService,
    },
    /// The journey has ended; drawn until the sandbox is gone.
    Ended {
        /// How.
        reason: EndReason,
    },
}

/// Something that went wrong, as it is said on the screen: `fault-<fault>` in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct Notice {
    /// What it is.
    pub fault: Fault,
    /// Seconds to wait, counting down, where waiting is the remedy.
    pub wait_seconds: Option<u32>,
    /// Tries left, where they are counted.
    pub tries_left: Option<u8>,
    /// The other way to sign in, where that is open and would help.
    pub alternative: Option<SignInMethod>,
}

impl Notice {
    /// The bare sentence.
    pub(crate) const fn of(fault: Fault) -> Self {
        Self { fault, wait_seconds: None, tries_left: None, alternative: None }
    }

    /// With how long to wait.
    pub(crate) const fn waiting(self, seconds: u32) -> Self {
        Self { wait_seconds: Some(seconds), ..self }
    }

    /// With another way to sign in.
    pub(crate) const fn offering(self, alternative: Option<SignInMethod>) -> Self {
        Self { alternative, ..self }
    }
}

/// The state of a screen's main button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum SubmitView {
    /// Something is missing in the field, or there is a wait.
    Disabled,
    /// It can be pressed.
    Ready,
    /// It was pressed and the portal has not answered; also while asking again by itself.
    Busy,
}

/// The state of `Resend code`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum ResendView {
    /// It can be pressed.
    Ready,
    /// Not before this many seconds.
    Wait {
        /// Counting down.
        seconds: u32,
    },
    /// It was pressed and the portal has not answered.
    Busy,
    /// No code can be sent again in this attempt, but a new attempt can be started for the same contact.
    NewAttempt,
    /// Not at present: too many tries.
    Unavailable,
}

/// One patient to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct PatientView {
    /// To be said back with the choice.
    pub id: PatientId,
    /// First name or initials.
    pub name: String,
}

/// One appointment in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct AppointmentView {
    /// To be said back with `I'm here`.
    pub id: AppointmentId,
    /// When, on the clinic's clock.
    pub time: LocalTime,
    /// With whom.
    pub clinician: String,
    /// Where in the clinic.
    pub place: String,
    /// What can be done about it.
    pub status: AppointmentStatusView,
}

/// What can be done about an appointment, or has been.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum AppointmentStatusView {
    /// `I'm here` can be pressed.
    Expected,
    /// It was pressed and the portal has not answered.
    CheckingIn,
    /// The clinic knows that the patient is here.
    CheckedIn {
        /// Where to go and how long it may take, as far as the clinic says.
        welcome: Welcome,
    },
    /// It can be pressed later.
    TooEarly {
        /// From when on.
        from: LocalTime,
    },
    /// Cancelled by the clinic or the patient.
    Cancelled,
    /// The front desk has to see to it.
    SeeFrontDesk {
        /// The clinic's own words, where it has any.
        message: Option<String>,
    },
}

/// What lies over a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum Overlay {
    /// Nobody is there: the clinic's picture. Any touch says `Intent::Wake`, and nothing beneath is touched.
    Attract,
    /// Nobody has touched the stand for a while.
    StillThere {
        /// Until everything is cleared.
        seconds_left: u32,
    },
    /// The longest session is nearly over.
    SessionEnding {
        /// Until everything is cleared.
        seconds_left: u32,
        /// Whether `I need more time` gives more, or only says that the warning was read.
        extendable: bool,
    },
}
