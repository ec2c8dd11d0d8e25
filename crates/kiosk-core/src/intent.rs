//! What a person does at the screen: the only thing that the user interface may say.

use serde::{Deserialize, Serialize};

use crate::typed::bounded;
use crate::{AppointmentId, LanguageTag, PageKey, PageRoom, PatientId, Sensitive, SignInMethod, TakenOut};

/// One act of the person at the screen.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(strum::EnumDiscriminants), strum_discriminants(derive(strum::EnumIter, Hash)))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum Intent {
    /// Any touch of the attract picture.
    Wake,
    /// One side of the toggle between Email and Phone.
    ChooseMethod {
        /// Which.
        method: SignInMethod,
    },
    /// The field on the screen changed.
    Typed {
        /// What the field holds now.
        typing: Typing,
    },
    /// `Send Login Link`.
    SendLink {
        /// The address as it was typed; of an essay, the beginning.
        #[serde(deserialize_with = "bounded")]
        #[cfg_attr(feature = "bindings", ts(type = "string"))]
        address: Sensitive<String>,
    },
    /// `Send Login Code`.
    SendCode {
        /// The number as it was typed; of an essay, the beginning.
        #[serde(deserialize_with = "bounded")]
        #[cfg_attr(feature = "bindings", ts(type = "string"))]
        number: Sensitive<String>,
    },
    /// `Verify & Sign In`.
    Verify {
        /// The code as it was typed; of an essay, the beginning.
        #[serde(deserialize_with = "bounded")]
        #[cfg_attr(feature = "bindings", ts(type = "string"))]
        code: Sensitive<String>,
    },
    /// `Resend code`, or where that is used up the same for a new attempt.
    Resend,
    /// `Use different email` or `Use different phone`.
    UseDifferentContact,
    /// One of the names under "Who is it for?".
    ChoosePatient {
        /// Whose.
        patient: PatientId,
    },
    /// Back to "Who is it for?".
    ChangePatient,
    /// `I'm here`.
    CheckIn {
        /// For which appointment.
        appointment: AppointmentId,
    },
    /// `Open my portal`.
    OpenPortal,
    /// From the portal's pages back to the appointments.
    BackToAppointments,
    /// Nobody's act: the screen says where it has room for the portal's page; nowhere, while something else lies there.
    LeaveRoom {
        /// Where.
        room: Option<PageRoom>,
    },
    /// A key for the field on the portal's page.
    TypeOnPage {
        /// Which.
        key: PageKey,
    },
    /// `Ask staff`.
    AskStaff,
    /// `Someone is helping me`: what is typed is masked from now on, and this step's help stands beside it.
    StartAssist,
    /// Nobody is helping any more.
    EndAssist,
    /// `Staff`, and yes to what that ends.
    EnterStaff,
    /// The PIN, to be checked.
    CheckPin {
        /// As it was typed; of an essay, the beginning.
        #[serde(deserialize_with = "bounded")]
        #[cfg_attr(feature = "bindings", ts(type = "string"))]
        pin: Sensitive<String>,
    },
    /// Nobody is to sign in here until further notice.
    TakeOutOfService {
        /// What patients are told.
        how: TakenOut,
    },
    /// The stand serves again.
    PutBackIntoService,
    /// A fresh shell.
    StartAfresh,
    /// The stand is to be enrolled again.
    EnrolAgain {
        /// From the portal's administrator; of an essay, the beginning.
        #[serde(deserialize_with = "bounded")]
        #[cfg_attr(feature = "bindings", ts(type = "string"))]
        pairing_code: Sensitive<String>,
    },
    /// `Yes, go on`: the answer to "Still you?".
    GoOn,
    /// `I need more time`.
    NeedMoreTime,
    /// `Sign out`.
    SignOut,
    /// One of the languages.
    ChooseLanguage {
        /// Which.
        language: LanguageTag,
    },
}

/// All that the core knows of what is being typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum Typing {
    /// Nothing.
    #[default]
    Empty,
    /// Something, but not enough to be sent.
    Begun,
    /// Enough to be sent.
    Complete,
}
