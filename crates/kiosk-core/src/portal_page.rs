//! The portal's own pages on this screen: what the core asks of whoever shows them, and what it hears of them.
//!
//! They are foreign. The core learns what kind of field somebody is in and that something was asked for which a stand does not
//! do; it never learns what a page says or what is typed into it.

use serde::{Deserialize, Serialize};

use crate::Sensitive;
use crate::typed::bounded;

/// Something that happened to the portal's pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(strum::EnumDiscriminants), strum_discriminants(derive(strum::EnumIter)))]
pub enum PageNews {
    /// There is a page to be seen.
    Shown,
    /// The first page did not come.
    NotShown,
    /// The pages' process died, or it hung and was ended.
    Died,
    /// Something was asked for that this stand does not do.
    Refused(PageRefusal),
    /// Somebody is in a field of this kind now, or in none.
    Field(Option<PageField>),
    /// The pages have ended their own session: whoever was signed in has signed out there.
    SignedOut,
}

/// What a page, or somebody on it, asked for in vain: `page-<refusal>` in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
#[cfg_attr(test, derive(strum::EnumIter))]
pub enum PageRefusal {
    /// To go where this stand does not go.
    Elsewhere,
    /// To print.
    Printing,
    /// To keep or open a file here.
    Saving,
    /// To give a file away.
    Sending,
    /// A page that should have come and did not.
    NotLoaded,
}

/// What can be typed into a page's field, and so which keys are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
#[cfg_attr(test, derive(strum::EnumIter))]
pub enum PageField {
    /// Anything, in one line.
    Line,
    /// Anything, in several lines.
    Lines,
    /// Digits and what stands between them.
    Digits,
}

/// One key of the kiosk's own keyboard, for the field on the page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub enum PageKey {
    /// Puts this in.
    Text {
        /// A letter, a digit, a sign.
        #[serde(deserialize_with = "bounded")]
        #[cfg_attr(feature = "bindings", ts(type = "string"))]
        text: Sensitive<String>,
    },
    /// Takes the sign before the caret away.
    Erase,
    /// A new line where there are several; otherwise what the field's form does when it is done.
    Enter,
    /// On to the next field.
    Next,
}

/// Where the screen leaves room for the portal's page, in the pixels that pages are laid out in; it has the whole width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
pub struct PageRoom {
    /// From the screen's upper edge.
    pub top: u16,
    /// From the screen's lower edge.
    pub bottom: u16,
}
