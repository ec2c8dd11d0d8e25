//! `portal-kiosk enrol`: a pairing code, used once, makes the stand one of a clinic's.

use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use kiosk_core::Sensitive;
use portal_client::http::PortalUrl;
use portal_client::{PairingCode, StandPortal};

use super::portals::portal;
use super::sorry;
use super::state_directory::state_directory;
use crate::branding::{Fetched, PictureProcess, fetched};
use crate::credential::KeyringProcess;
use crate::store::{Enrolment, Store};

/// The account of a stand that has no name yet.
const NOBODY: &str = "enrolment";

#[derive(Debug, Args)]
pub(super) struct Enrol {
    /// Where the clinic's portal is: its https address
    #[arg(long, value_name = "URL")]
    portal: PortalUrl,
    /// What the clinic calls this stand
    #[arg(long, default_value = "Stand")]
    name: String,
    /// Where the stand keeps its store [default: portal-kiosk in $XDG_STATE_HOME or ~/.local/state]
    #[arg(long, value_name = "DIRECTORY")]
    state_dir: Option<PathBuf>,
}

impl Enrol {
    pub(super) async fn carry_out(self) -> ExitCode {
        match self.enrol().await {
            Ok(enrolment) => {
                println!("This stand is \"{}\" of {} now.", enrolment.stand_name, enrolment.clinic_name);
                ExitCode::SUCCESS
            }
            Err(error) => sorry(format!("The stand is not enrolled: {error}.")),
        }
    }

    /// What can fail is tried before the pairing code is used up.
    async fn enrol(self) -> Result<Enrolment, Box<dyn std::error::Error>> {
        let directory = state_directory(self.state_dir.as_deref())?;
        let mut store = Store::open(&directory)?;
        store.rehearse_writing()?;
        let keyring = KeyringProcess;
        keyring.probe(NOBODY).await?;
        let portal_url = self.portal.to_string();
        let portal = portal(self.portal)?;
        let code = pairing_code()?;
        let answer = portal.enrol(&code, &self.name).await?;
        let enrolment = Enrolment {
            portal_url,
            stand_id: answer.stand_id,
            stand_name: answer.stand_name,
            clinic_name: answer.clinic_name,
        };
        keyring.keep(&enrolment.account(), &answer.credential).await?;
        store.enrol(&enrolment)?;
        // The very first frame is the clinic's own then. Where that fails, the running stand asks again.
        match fetched(&portal, &answer.credential, None, &PictureProcess::default()).await {
            Ok(Fetched::Fresh { branding, .. }) => {
                if let Err(error) = store.store_branding(&enrolment.stand_id, &branding) {
                    tracing::warn!(%error, "the branding cannot be kept yet");
                }
            }
            Ok(Fetched::Unusable(reason)) => tracing::warn!(%reason, "the clinic's branding cannot be used"),
            Ok(Fetched::Unchanged) => {}
            Err(error) => tracing::warn!(%error, "there is no branding yet"),
        }
        Ok(enrolment)
    }
}

/// From the environment or from standard input, and not from the command line, which everybody on the machine can read.
fn pairing_code() -> std::io::Result<PairingCode> {
    let typed = match std::env::var("PORTAL_KIOSK_PAIRING_CODE") {
        Ok(code) => code,
        Err(_) => ask("Pairing code: ")?,
    };
    let code = typed.trim();
    if code.is_empty() {
        return Err(std::io::Error::other("no pairing code was given"));
    }
    Ok(PairingCode(Sensitive::new(code.to_owned())))
}

fn ask(prompt: &str) -> std::io::Result<String> {
    let mut input = std::io::stdin().lock();
    if std::io::stdin().is_terminal() {
        print!("{prompt}");
        std::io::stdout().flush()?;
    }
    let mut line = String::new();
    input.read_line(&mut line)?;
    Ok(line)
}
