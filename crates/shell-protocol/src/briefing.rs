//! What a shell is told before it draws anything: all that it needs to be this clinic's stand. The one
//! secret in it is of use only between the two, and only until the supervisor starts anew.

use kiosk_core::{Branding, ClinicHours, Role, Rules, Standing, SupportContact};
use serde::{Deserialize, Serialize};

use crate::ContactKey;

/// Grows whenever a message changes. A shell that was briefed in another version ends and says so in its log.
pub const PROTOCOL_VERSION: u32 = 7;

/// The first message to every shell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShellBriefing {
    /// The sender's [`PROTOCOL_VERSION`].
    pub protocol_version: u32,
    /// For whom the shell is.
    pub role: Role,
    /// The numbers that the journey keeps to.
    pub rules: Rules,
    /// What the first frame looks like.
    #[serde(with = "pictures_as_base64")]
    pub branding: Branding,
    /// Whether the stand can serve anybody.
    pub standing: Standing,
    /// Whether the clinic is open.
    pub hours: ClinicHours,
    /// What contacts are marked with for [`FromShell::CodeRequest`](crate::FromShell::CodeRequest).
    pub contact_key: ContactKey,
    /// The portal that the shell talks to; `None` on a stand that was never enrolled.
    pub portal_url: Option<String>,
    /// How the window lies on the screen.
    pub window: WindowPlan,
    /// Whom staff calls about the machine: told to a staff's shell alone.
    pub support_contact: Option<SupportContact>,
}

/// How the shell's window lies on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum WindowPlan {
    /// All of it: a stand in a waiting room.
    FullScreen,
    /// A window among others: a demonstration on somebody's desk.
    Windowed {
        /// In logical pixels.
        width: u32,
        /// In logical pixels.
        height: u32,
    },
}

/// JSON would write a picture as a list of numbers, four times its size; base64 is a third more.
mod pictures_as_base64 {
    use std::borrow::Cow;

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use kiosk_core::{Branding, Picture};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct BrandingOnTheWire<'a> {
        words: Cow<'a, Branding>,
        logo: Option<String>,
        attract: Option<String>,
    }

    pub(super) fn serialize<S: Serializer>(branding: &Branding, serializer: S) -> Result<S::Ok, S::Error> {
        let encoded = |picture: &Option<Picture>| picture.as_ref().map(|picture| STANDARD.encode(&picture.png));
        let (logo, attract) = (encoded(&branding.logo), encoded(&branding.attract));
        BrandingOnTheWire { words: Cow::Borrowed(branding), logo, attract }.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Branding, D::Error> {
        let wire = BrandingOnTheWire::deserialize(deserializer)?;
        let decoded = |text: Option<String>| {
            let png = text.map(|text| STANDARD.decode(text)).transpose().map_err(D::Error::custom)?;
            Ok(png.map(|png| Picture { png }))
        };
        let (logo, attract) = (decoded(wire.logo)?, decoded(wire.attract)?);
        Ok(Branding { logo, attract, ..wire.words.into_owned() })
    }
}
