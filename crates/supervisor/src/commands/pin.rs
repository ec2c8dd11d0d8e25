//! `portal-kiosk pin`: sets the staff's PIN. Whoever has a shell on the machine is its administrator, so the PIN of before is
//! not asked for.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::new_pin::{ask_for_pin, pin_from_line, somebody_can_be_asked};
use super::sorry;
use super::state_directory::state_directory;
use crate::store::{Enrolment, Store};

#[derive(Debug, Args)]
pub(super) struct SetPin {
    /// Where the stand keeps its store [default: portal-kiosk in $XDG_STATE_HOME or ~/.local/state]
    #[arg(long, value_name = "DIRECTORY")]
    state_dir: Option<PathBuf>,
}

impl SetPin {
    pub(super) async fn carry_out(self) -> ExitCode {
        match self.set().await {
            Ok(enrolment) => {
                println!("Staff have this PIN at the stand from now on, and all their tries again.");
                if enrolment.is_none() {
                    println!("The stand is not enrolled. If it should be: is this its user, and its --state-dir?");
                }
                ExitCode::SUCCESS
            }
            Err(error) => sorry(format!("No PIN is set, and one of before stays: {error}.")),
        }
    }

    /// Gives on to whom the stand belongs, because an administrator is easily another user than the stand's.
    async fn set(self) -> Result<Option<Enrolment>, Box<dyn std::error::Error>> {
        let mut store = Store::open(&state_directory(self.state_dir.as_deref())?)?;
        // Before anybody has thought of one.
        store.rehearse_writing()?;
        let given = if somebody_can_be_asked() { ask_for_pin()? } else { pin_from_line()?.transpose()? };
        let pin = given.ok_or("none was given")?;
        store.set_staff_pin(&pin.hash().await?)?;
        Ok(store.enrolment()?)
    }
}
