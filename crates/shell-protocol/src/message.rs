//! Everything that can be said, in either direction.

use std::time::Duration;

use kiosk_core::{
    CallNews, CalledFrom, ClinicHours, EndReason, Farewell, Picture, PortalTrouble, Sensitive, StaffNews, StaffRequest,
    Standing, TakenOut,
};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{ContactMark, ShellBriefing};

/// What the supervisor says to a shell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ToShell {
    /// Comes first, and once.
    Briefing(Box<ShellBriefing>),
    /// To a shell that nobody has seen: what it says, once it is seen, of the last journey that anybody began here. May come
    /// while that one is still being ended, so that it is drawn by then.
    Farewell {
        /// How that journey ended.
        farewell: Farewell,
    },
    /// Said once, when nothing is left of the shell before: show the window. Until then nobody sees this shell.
    Uncover,
    /// The portal opened a kiosk session for whoever touched the stand. Answers [`FromShell::Touched`].
    SessionOpened {
        /// The session's short-lived token: the right to start attempts.
        #[serde(serialize_with = "secret_between_processes")]
        token: Sensitive<String>,
    },
    /// The same session, with a token that lasts longer; the one before goes on working until it lapses.
    SessionRenewed {
        /// In the place of the one before.
        #[serde(serialize_with = "secret_between_processes")]
        token: Sensitive<String>,
    },
    /// The portal opened no kiosk session. The supervisor goes on trying; `SessionOpened` follows when it has one.
    SessionRefused {
        /// Why.
        trouble: PortalTrouble,
    },
    /// Whether the stand can serve anybody has changed.
    Standing {
        /// How it stands now.
        standing: Standing,
    },
    /// The clinic has opened or closed, or opens at another time.
    Hours {
        /// How it is now.
        hours: ClinicHours,
    },
    /// What became of calling staff. Answers [`FromShell::CallStaff`], and once more when somebody comes.
    StaffCall {
        /// What.
        news: CallNews,
    },
    /// To a staff's shell: answers [`FromShell::Staff`], and says how the stand is.
    Staff {
        /// What.
        news: StaffNews,
    },
    /// Answers [`FromShell::CodeRequest`].
    CodeDecision {
        /// Which.
        asking: u64,
        /// Yes, or how long to wait.
        verdict: CodeVerdict,
    },
}

/// Whether a code may be asked for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum CodeVerdict {
    /// It may, and counts.
    Allowed,
    /// Too many have been asked for at this stand.
    StandLimited {
        /// Until one more may be.
        wait: Duration,
    },
    /// Too many have been asked for this contact.
    ContactLimited {
        /// Until one more may be.
        wait: Duration,
    },
}

/// What a shell says to the supervisor. There is no field in which a patient could be named, but for what staff types, which is
/// taken from a staff's shell alone; a contact is told from another by its mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "kebab-case", deny_unknown_fields)]
pub enum FromShell {
    /// The user interface has its first view in place: uncovered, the shell shows it at once.
    Ready,
    /// The first frame that shows the view is on the screen.
    Painted,
    /// What is drawn has been on the screen, and is there no more: a fresh shell is wanted.
    Blank,
    /// The user interface, the window's thread and the loop have passed this on from one to the next, so all of them live.
    Alive {
        /// Frames that the user interface has drawn. They grow from word to word once the window is shown; a hidden one
        /// draws none.
        frames: u64,
    },
    /// Somebody is here: a kiosk session is wanted. Said once.
    Touched,
    /// May the portal be asked for a code, or for another one?
    CodeRequest {
        /// The shell's own number for it: asked again with the same, it counts once.
        asking: u64,
        /// For whom.
        contact: ContactMark,
    },
    /// Somebody at this screen wants staff.
    CallStaff {
        /// Which.
        screen: CalledFrom,
    },
    /// Staff asks something. Only a shell that was started for staff may say it.
    Staff {
        /// What.
        request: StaffAsking,
    },
    /// The journey is over; the shell waits to be ended.
    Ended {
        /// How.
        reason: EndReason,
    },
}

/// What staff asks of the supervisor, as it goes over the channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case", deny_unknown_fields)]
pub enum StaffAsking {
    /// Is this the PIN?
    CheckPin {
        /// As it was typed.
        #[serde(serialize_with = "secret_between_processes", deserialize_with = "short_secret")]
        pin: Sensitive<String>,
    },
    /// Nobody is to sign in until further notice.
    TakeOut {
        /// What patients are told.
        how: TakenOut,
    },
    /// The stand serves again.
    PutBack,
    /// The stand is to be enrolled again with the same portal.
    Enrol {
        /// From the portal's administrator.
        #[serde(serialize_with = "secret_between_processes", deserialize_with = "short_secret")]
        pairing_code: Sensitive<String>,
    },
}

impl StaffAsking {
    /// The longest text in bytes: more than any PIN or pairing code that the staff panel lets anybody type.
    pub const LONGEST_TEXT: usize = 256;
}

impl From<StaffRequest> for StaffAsking {
    fn from(request: StaffRequest) -> Self {
        match request {
            StaffRequest::CheckPin { pin } => Self::CheckPin { pin },
            StaffRequest::TakeOut(how) => Self::TakeOut { how },
            StaffRequest::PutBack => Self::PutBack,
            StaffRequest::Enrol { pairing_code } => Self::Enrol { pairing_code },
        }
    }
}

/// One direction of the channel.
pub trait Message: Serialize + DeserializeOwned {
    /// The longest message in bytes. A longer one is refused before there is memory for it.
    const MAX_FRAME: usize;
}

const BASE64_OF_A_PICTURE: usize = Picture::LONGEST.div_ceil(3) * 4;

impl Message for ToShell {
    /// The two largest pictures there can be as base64, and the clinic's words.
    const MAX_FRAME: usize = 2 * BASE64_OF_A_PICTURE + 256 * 1024;
}

impl Message for FromShell {
    const MAX_FRAME: usize = 16 * 1024;
}

fn secret_between_processes<S: Serializer>(token: &Sensitive<String>, serializer: S) -> Result<S::Ok, S::Error> {
    // EXPOSE: the one place where a kiosk session's token, or what staff typed, crosses from process to process: a socket pair without a
    // name, both ends within one stand. The frames are overwritten after use.
    serializer.serialize_str(token.expose())
}

/// What staff typed, as long as that can be. Whoever says more has typed nothing.
fn short_secret<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Sensitive<String>, D::Error> {
    let typed = Sensitive::<String>::deserialize(deserializer)?;
    // EXPOSE: for its length alone.
    if typed.expose().len() <= StaffAsking::LONGEST_TEXT { Ok(typed) } else { Err(D::Error::custom("too long")) }
}
