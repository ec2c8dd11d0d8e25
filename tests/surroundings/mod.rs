//! When what is around a stand goes wrong: the network, the clock, the disk. Each is made to happen to the shipped programs; what
//! patient, staff and administrator are told is read, and everything works again, by itself, once it is over.

mod clock;
mod disk;
mod network;
mod proxy;
mod standstill;

use std::path::Path;
use std::process::Command;

use sandbox_portal::CLINICS;
use stand_driver::WaitingRoom;
use stand_driver::network::Network;
use stand_driver::programs::Portal;

use crate::shipped_programs;

/// A test only says what went wrong.
type Trouble = Box<dyn std::error::Error>;

/// The portal's name, which only the networks of these tests know.
const NAME: &str = "portal.example.org";

const NUMBER: &str = "2025550101";

/// What is wrong is noticed at the next look.
const ATTENTIVE: &str = "heartbeat-seconds = 2\n[rules]\nattract-seconds = 3600\n";

const OUT_OF_REACH: &str = "We cannot reach the clinic’s portal just now.";

/// A stand that is enrolled at this URL by way of this network.
async fn stand_at(url: &str, network: &Network, portal: Portal) -> Result<WaitingRoom, Trouble> {
    let code = CLINICS[0].pairing_code;
    Ok(WaitingRoom::open_by(network, url, portal, &shipped_programs(), ATTENTIVE, code).await?)
}

/// Nothing is wrong any more, and nobody has done anything at the stand.
async fn is_well_again(here: &WaitingRoom) -> Result<(), Trouble> {
    here.person.no_longer_sees_text(OUT_OF_REACH).await?;
    Ok(here.is_at_rest().await?)
}

/// What an administrator reads who asks the machine what is wrong.
fn check(here: &WaitingRoom, in_room: impl FnOnce(&Path) -> Command) -> Result<String, Trouble> {
    let mut command = in_room(&shipped_programs().named("portal-kiosk"));
    let output = command.arg("check").arg("--state-dir").arg(here.stand.state_directory()).output()?;
    Ok([output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat())
}
