//! `portal-kiosk enrol`: a pairing code, used once, makes the stand one of a clinic's; and staff get their PIN.

use std::error::Error;
use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use kiosk_core::Sensitive;
use portal_client::http::{HttpStandPortal, PortalUrl};
use portal_client::{EnrolRefused, PairingCode, StandCredential, StandPortal};

use super::new_pin::{ask_for_pin, pin_from_line, somebody_can_be_asked};
use super::portals::{in_full, portal};
use super::sorry;
use super::state_directory::state_directory;
use crate::branding::{Fetched, PictureProcess, fetched};
use crate::credential::{Keyring, KeyringProcess};
use crate::staff::PinHash;
use crate::store::{Enrolment, Store};

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
    /// Give staff another PIN, where the stand has one already
    #[arg(long)]
    new_pin: bool,
}

/// A stand that has just been enrolled.
struct Enrolled {
    enrolment: Enrolment,
    store: Store,
    pin: PinWanted,
}

/// What is to become of the staff's PIN.
enum PinWanted {
    /// Nothing: the stand keeps the one that it has, or a script has given none.
    AsItIs,
    /// A person will be asked.
    Asked,
    /// A script has given one.
    Given(PinHash),
}

impl Enrol {
    pub(super) async fn carry_out(self) -> ExitCode {
        let Enrolled { enrolment, store, pin } = match self.enrol().await {
            Ok(enrolled) => enrolled,
            Err(error) => return sorry(format!("The stand is not enrolled: {error}.")),
        };
        println!("This stand is \"{}\" of {} now.", enrolment.stand_name, enrolment.clinic_name);
        match settle_pin(store, pin).await {
            Ok(sentence) => {
                println!("{sentence}");
                ExitCode::SUCCESS
            }
            Err(error) => sorry(format!("The stand is enrolled, but has no new PIN: {error}. Try portal-kiosk pin.")),
        }
    }

    /// What can fail is tried before the pairing code is used up.
    async fn enrol(self) -> Result<Enrolled, Box<dyn Error>> {
        let directory = state_directory(self.state_dir.as_deref())?;
        let mut store = Store::open(&directory)?;
        store.rehearse_writing()?;
        let keyring = KeyringProcess;
        keyring.probe().await?;
        let portal_url = self.portal.to_string();
        let portal = portal(self.portal)?;
        let code = pairing_code()?;
        let stays = !self.new_pin && store.has_staff_pin()?;
        let pin = if stays { PinWanted::AsItIs } else { pin_wanted().await? };
        let answer = match portal.enrol(&code, &self.name).await {
            Err(EnrolRefused::Trouble(trouble)) => return Err(in_full(&portal, trouble).await.into()),
            answer => answer?,
        };
        let enrolment = Enrolment {
            portal_url,
            stand_id: answer.stand_id,
            stand_name: answer.stand_name,
            clinic_name: answer.clinic_name,
        };
        keyring.keep(&enrolment.account(), &answer.credential).await?;
        let before = store.enrolment()?;
        store.enrol(&enrolment)?;
        if let Some(before) = before.filter(|before| before.account() != enrolment.account())
            && let Err(error) = keyring.forget(&before.account()).await
        {
            tracing::warn!(%error, "the credential of the enrolment before stays in the keyring");
        }
        keep_branding(&mut store, &enrolment, &portal, &answer.credential).await;
        Ok(Enrolled { enrolment, store, pin })
    }
}

/// The very first frame is the clinic's own then. Where that fails, the running stand asks again.
async fn keep_branding(
    store: &mut Store,
    enrolment: &Enrolment,
    portal: &HttpStandPortal,
    credential: &StandCredential,
) {
    match fetched(portal, credential, None, &PictureProcess::default()).await {
        Ok(Fetched::Fresh { branding, .. }) => {
            if let Err(error) = store.store_branding(&enrolment.stand_id, &branding) {
                tracing::warn!(%error, "the branding cannot be kept yet");
            }
        }
        Ok(Fetched::Unusable(reason)) => tracing::warn!(%reason, "the clinic's branding cannot be used"),
        Ok(Fetched::Unchanged) => {}
        Err(error) => tracing::warn!(%error, "there is no branding yet"),
    }
}

/// A person is asked once the stand is enrolled, and can mend a slip. A script cannot: what it gives is looked at before the
/// pairing code is used up.
async fn pin_wanted() -> Result<PinWanted, Box<dyn Error>> {
    if somebody_can_be_asked() {
        return Ok(PinWanted::Asked);
    }
    match pin_from_line()?.transpose()? {
        Some(pin) => Ok(PinWanted::Given(pin.hash().await?)),
        None => Ok(PinWanted::AsItIs),
    }
}

/// Sets the staff's PIN, if there is one to be set, and says how it stands.
async fn settle_pin(mut store: Store, wanted: PinWanted) -> Result<&'static str, Box<dyn Error>> {
    let hash = match wanted {
        PinWanted::AsItIs => None,
        PinWanted::Given(hash) => Some(hash),
        PinWanted::Asked => match ask_for_pin()? {
            Some(pin) => Some(pin.hash().await?),
            None => None,
        },
    };
    if let Some(hash) = hash {
        store.set_staff_pin(&hash)?;
        return Ok("Staff have their PIN at this stand now.");
    }
    if store.has_staff_pin()? {
        return Ok("Staff keep the PIN that they have; portal-kiosk pin sets another.");
    }
    Ok(
        "Staff have no PIN, so the staff panel at this stand shows how it is and changes nothing: set one with portal-kiosk pin.",
    )
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
