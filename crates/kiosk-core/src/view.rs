//! What there is to draw. A view holds no code, no contact and no token: nothing in here may not be seen.

mod clinic;
mod day;
mod staff;

use serde::Serialize;

pub use clinic::ClinicView;
pub use day::{AppointmentStatusView, AppointmentView, DayView, ToDo, VisitView};
pub use staff::{Check, PinNotice, StaffPage, StandingView};

use crate::{
    ClinicHours, Disclosure, EndReason, Farewell, Fault, LanguageTag, OutOfService, OwnPhone, PageField, PageRefusal,
    PageRoom, PatientId, SignInMethod, StaffCallView, Typing,
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

impl View {
    /// Where the portal's page is to be seen, if it is: never beneath anything that lies over the screen.
    pub const fn page_room(&self) -> Option<PageRoom> {
        match (&self.screen, self.overlay) {
            (Screen::Portal { page: PageView::Shown { room, .. }, .. }, None) => *room,
            _ => None,
        }
    }

    /// Whether the portal's pages may be there at all, seen or not.
    pub const fn keeps_page(&self) -> bool {
        matches!(self.screen, Screen::Portal { .. })
    }
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
        /// What there is today.
        day: DayView,
        /// Whether the portal has pages of its own to go on to here.
        has_portal: bool,
        /// Where to go on with one's own phone, if the clinic's portal says.
        own_phone: Option<OwnPhone>,
        /// What went wrong last.
        notice: Option<Notice>,
        /// Seconds until the session ends, from two minutes ahead on, once the warning was answered.
        ends_in_seconds: Option<u32>,
    },
    /// The portal's own pages, below the kiosk's bar.
    Portal {
        /// How they stand.
        page: PageView,
        /// What was asked for in vain a moment ago.
        refused: Option<PageRefusal>,
        /// Until the session ends; in whole minutes until the end is announced.
        ends_in_seconds: u32,
        /// Whether `I need more time` gives more.
        extendable: bool,
    },
    /// Nobody can sign in here at present.
    Unavailable {
        /// Why.
        reason: OutOfService,
    },
    /// The staff panel.
    Staff {
        /// Which of its pages.
        page: StaffPage,
    },
    /// The journey has ended; drawn until the sandbox is gone.
    Ended {
        /// How.
        reason: EndReason,
    },
}

/// How the portal's own pages stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum PageView {
    /// They are on their way.
    Opening {
        /// What keeps them.
        notice: Option<Notice>,
    },
    /// There is a page, in the room that the screen leaves for it.
    Shown {
        /// The field that somebody is in: the keys for it are to be there.
        field: Option<PageField>,
        /// The room that was left; the user interface knows it.
        #[serde(skip)]
        room: Option<PageRoom>,
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

/// What lies over a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum Overlay {
    /// Nobody is there: the clinic's picture. Any touch says `Intent::Wake`, and nothing beneath is touched.
    Attract,
    /// Nobody has touched the stand for a while, and what is on the screen is somebody's own: it cannot be seen any more.
    StillYou {
        /// Until everything is cleared, once that is near.
        seconds_left: Option<u32>,
    },
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
