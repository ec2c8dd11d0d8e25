//! What can stand in the audit log. No line has room for anything of a patient's: a journey is how it ended and how long the clearing
//! took.

use serde::{Deserialize, Serialize};

/// One thing that the stand did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum AuditEvent {
    /// The supervisor began; what it found of an earlier one was ended first.
    Started,
    /// The supervisor was switched off, and nothing of a shell is left.
    Stopped,
    /// A shell that was on the screen is gone: its receipt.
    Cleared {
        /// For whom it was.
        audience: AuditAudience,
        /// How it came to that.
        because: Ending,
        /// Whether anybody had touched it.
        touched: bool,
        /// From the wish until the kernel said that every process in its sandbox had ended, and its memory with them.
        took_ms: u64,
        /// What became of the kiosk session with the portal.
        session: SessionEnd,
    },
    /// The portal has heard that a kiosk session is over, and has ended all that was begun in it.
    SessionEnded {
        /// How often it was told.
        tries: u32,
    },
    /// Staff came in with their PIN.
    StaffCameIn,
    /// A PIN was refused.
    PinRefused,
    /// Staff took the stand out of service.
    TakenOut,
    /// Staff put it back.
    PutBack,
    /// The stand was enrolled anew.
    Enrolled,
}

/// For whom a shell was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AuditAudience {
    /// A patient, or nobody yet.
    Patient,
    /// Staff.
    Staff,
}

/// How a shell came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// Whoever was there said so.
    SignedOut,
    /// Nobody was there any more, or the longest session was over.
    TimedOut,
    /// The portal ended it.
    EndedByPortal,
    /// Staff wanted their panel.
    StaffWanted,
    /// Staff wanted a fresh screen.
    StaffLeft,
    /// It crashed, hung, or said what cannot be.
    Broke,
    /// Nobody had touched it, and the clinic looks different now.
    Outdated,
    /// The machine had slept while somebody was there.
    MachineSlept,
    /// The stand was switched off.
    StandStops,
}

/// What became of a kiosk session when its shell was gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SessionEnd {
    /// There was none: nobody had touched the screen, or the portal was away.
    None,
    /// Its end is said, again and again until the portal has heard it.
    Queued,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct AuditLine {
    /// When by the stand's clock, as RFC 3339 writes it.
    pub at: String,
    /// What.
    #[serde(flatten)]
    pub event: AuditEvent,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_says_how_and_how_long_and_nothing_of_anybody() {
        let event = AuditEvent::Cleared {
            audience: AuditAudience::Patient,
            because: Ending::SignedOut,
            touched: true,
            took_ms: 41,
            session: SessionEnd::Queued,
        };
        assert_eq!(
            serde_json::to_value(AuditLine { at: "2026-11-23T08:30:00Z".to_owned(), event }).unwrap(),
            serde_json::json!({
                "at": "2026-11-23T08:30:00Z", "what": "cleared", "audience": "patient", "because": "signed-out",
                "touched": true, "took-ms": 41, "session": "queued",
            })
        );
    }
}
