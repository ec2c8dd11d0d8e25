//! What stands have begun at the sandbox portal and not ended.

use serde::Deserialize;

use super::portal::awaited;
use super::{Portal, ProgramError};

/// How many of each the portal still holds open, all stands together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StillOpen {
    /// Patients' times at a stand.
    pub kiosk_sessions: u32,
    /// Attempts to sign in whose code or link would still be taken.
    pub attempts: u32,
    /// Contacts that are signed in.
    pub patient_sessions: u32,
    /// Ways into the dashboard that nobody has used.
    pub hand_offs: u32,
    /// Browsers that the dashboard shows a patient's pages to.
    pub web_sessions: u32,
}

impl Portal {
    /// What it holds open now.
    pub fn still_open(&self) -> Result<StillOpen, ProgramError> {
        let url = format!("{}/sandbox/still-open", self.base_url());
        Ok(ureq::get(&url).call().and_then(|mut answer| answer.body_mut().read_json()).map_err(Box::new)?)
    }

    /// Waits until it holds nothing open any more.
    pub async fn has_ended_everything(&self) -> Result<(), ProgramError> {
        awaited(
            "the portal to have ended everything",
            || Ok((self.still_open()? == StillOpen::default()).then_some(())),
        )
        .await
    }
}
