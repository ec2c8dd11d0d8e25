//! The stand's audit log, as `portal-kiosk audit` prints it.

use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use super::portal::awaited;
use super::stand::{SUPERVISOR, not_run};
use super::{ProgramError, Programs, Stand};

/// That one shell's screen was cleared.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Receipt {
    /// How it came to that, in the log's words.
    pub because: String,
    /// Whether anybody had touched it.
    pub touched: bool,
    /// What became of the kiosk session, in the log's words.
    pub session: String,
    /// From the wish until nothing was left, in milliseconds.
    pub took_ms: u64,
}

/// What stands in the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipts {
    /// Every clearing, the oldest first.
    pub cleared: Vec<Receipt>,
    /// How often the portal has heard that a kiosk session is over.
    pub sessions_ended: usize,
}

impl Receipts {
    fn read(log: &str) -> Self {
        let mut receipts = Self::default();
        for line in log.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok()) {
            match line["what"].as_str() {
                Some("cleared") => receipts.cleared.extend(serde_json::from_value::<Receipt>(line)),
                Some("session-ended") => receipts.sessions_ended += 1,
                _ => {}
            }
        }
        receipts
    }
}

impl Stand {
    /// What the stand's audit log holds now.
    pub fn receipts(&self, programs: &Programs, in_room: &dyn Fn(&Path) -> Command) -> Result<Receipts, ProgramError> {
        let mut printing = in_room(&programs.named(SUPERVISOR));
        printing.arg("audit").arg("--state-dir").arg(self.state_directory());
        let printed = printing.output().map_err(not_run)?;
        if !printed.status.success() {
            let last_words = String::from_utf8_lossy(&printed.stderr).into_owned();
            return Err(ProgramError::Ended { program: SUPERVISOR, status: printed.status, last_words });
        }
        Ok(Receipts::read(&String::from_utf8_lossy(&printed.stdout)))
    }

    /// The same, once there are as many clearings: the log is written beside the stand's work, and never keeps it waiting.
    pub async fn receipts_of(
        &self,
        clearings: usize,
        programs: &Programs,
        in_room: &dyn Fn(&Path) -> Command,
    ) -> Result<Receipts, ProgramError> {
        awaited("the receipt of a clearing", || {
            let receipts = self.receipts(programs, in_room)?;
            Ok((receipts.cleared.len() >= clearings).then_some(receipts))
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clearings_and_ended_sessions_are_told_from_everything_else() {
        let log = "{\"at\":\"2026-11-23T08:30:00Z\",\"what\":\"started\"}\n\
            {\"at\":\"2026-11-23T08:31:00Z\",\"what\":\"cleared\",\"audience\":\"patient\",\"because\":\"timed-out\",\
            \"touched\":true,\"took-ms\":41,\"session\":\"queued\"}\n\
            {\"at\":\"2026-11-23T08:31:00Z\",\"what\":\"session-ended\",\"tries\":1}\n";
        let cleared = Receipt { because: "timed-out".into(), touched: true, session: "queued".into(), took_ms: 41 };
        assert_eq!(Receipts::read(log), Receipts { cleared: vec![cleared], sessions_ended: 1 });
    }
}
