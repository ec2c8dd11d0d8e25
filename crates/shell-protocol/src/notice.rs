//! What the supervisor and the notice window say to each other: the one is told what to show, the other says that it does.

use kiosk_core::{Colour, ContactInformation, LanguageTag, SupportContact};
use serde::{Deserialize, Serialize};

use crate::{Message, WindowPlan};

/// What the supervisor says to the notice window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ToNotice {
    /// From now on show this.
    Show(Box<NoticeView>),
}

/// What the notice window says to the supervisor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "kebab-case", deny_unknown_fields)]
pub enum FromNotice {
    /// What was to be shown is shown: windows that come now come above it.
    Shown,
}

/// All that the notice window draws.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeView {
    /// How the window lies on the screen: where the shells do.
    pub window: WindowPlan,
    /// The clinic's plain colour.
    pub background: Colour,
    /// Text on it.
    pub text: Colour,
    /// Whose stand it is; empty where that is not known.
    pub clinic_name: String,
    /// How to reach the clinic when its stand does not work.
    pub contact: ContactInformation,
    /// The clinic's languages: the words stand in all of them, the first one first.
    pub languages: Vec<LanguageTag>,
    /// Whom staff calls about the machine.
    pub support_contact: Option<SupportContact>,
    /// Why there are words; `None` for the plain colour alone.
    pub outage: Option<Outage>,
}

/// Why no shell can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outage {
    /// Shells cannot even be started.
    NotStarted,
    /// Shells start, and break before anybody could use them.
    Breaks,
}

impl Message for ToNotice {
    const MAX_FRAME: usize = 256 * 1024;
}

impl Message for FromNotice {
    const MAX_FRAME: usize = 1024;
}
