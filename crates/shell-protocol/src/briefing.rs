//! What a shell is told before it draws anything: all that it needs to be this clinic's stand, and nothing that is secret.

use kiosk_core::{Branding, Rules, Standing};
use serde::{Deserialize, Serialize};

/// Grows whenever a message changes. A shell that was briefed in another version ends and says so in its log.
pub const PROTOCOL_VERSION: u32 = 2;

/// The first message to every shell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShellBriefing {
    /// The sender's [`PROTOCOL_VERSION`].
    pub protocol_version: u32,
    /// The numbers that the journey keeps to.
    pub rules: Rules,
    /// What the first frame looks like.
    #[serde(with = "logo_as_base64")]
    pub branding: Branding,
    /// Whether the stand can serve anybody.
    pub standing: Standing,
    /// The portal that the shell talks to; `None` on a stand that was never enrolled.
    pub portal_url: Option<String>,
    /// How the window lies on the screen.
    pub window: WindowPlan,
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

/// JSON would write a logo as a list of numbers, four times its size; base64 is a third more.
mod logo_as_base64 {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use kiosk_core::{Branding, Logo};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

    #[derive(Serialize, Deserialize)]
    struct BrandingOnTheWire {
        words: Branding,
        logo: Option<String>,
    }

    pub(super) fn serialize<S: Serializer>(branding: &Branding, serializer: S) -> Result<S::Ok, S::Error> {
        let logo = branding.logo.as_ref().map(|logo| STANDARD.encode(&logo.png));
        BrandingOnTheWire { words: Branding { logo: None, ..branding.clone() }, logo }.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Branding, D::Error> {
        let wire = BrandingOnTheWire::deserialize(deserializer)?;
        let png = wire.logo.map(|text| STANDARD.decode(text)).transpose().map_err(D::Error::custom)?;
        Ok(Branding { logo: png.map(|png| Logo { png }), ..wire.words })
    }
}
