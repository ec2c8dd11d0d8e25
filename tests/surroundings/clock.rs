//! A wall clock that is set while the stand runs. The supervisor is shown it in place of the machine's own, which others need; a shell
//! has no say in anything by it (`the_wall_clock_is_asked_by_few`, in `architecture.rs`).

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use sandbox_portal::CLINICS;
use stand_driver::network::{Authority, Network};
use stand_driver::programs::Portal;
use stand_driver::{Role, WaitingRoom};

use super::{ATTENTIVE, NUMBER, Trouble};
use crate::shipped_programs;

const CLOCK_WRONG: &str = "The clock of this screen is wrong.";

const HOUR: i64 = 3_600;

/// A clock that can be set.
struct WallClock(tempfile::TempDir);

impl WallClock {
    fn new() -> Result<Self, Trouble> {
        let clock = Self(tempfile::tempdir()?);
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("surroundings/wall_clock.c");
        let made = Command::new("cc").args(["-shared", "-fPIC", "-o", &clock.path("clock.so")]).arg(source).status()?;
        assert!(made.success());
        clock.is_ahead_by(0)?;
        Ok(clock)
    }

    fn is_ahead_by(&self, seconds: i64) -> Result<(), Trouble> {
        // Moved into place: whoever looks sees the one or the other.
        fs::write(self.path("next"), seconds.to_string())?;
        Ok(fs::rename(self.path("next"), self.path("ahead"))?)
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }
}

#[tokio::test]
async fn a_clock_that_is_set_by_hours_is_said_and_ends_nobodys_session() -> Result<(), Trouble> {
    let (clock, authority) = (WallClock::new()?, Authority::new()?);
    let network = Network::trusting(&authority)?
        .telling("LD_PRELOAD", &clock.path("clock.so"))
        .telling("WALL_CLOCK_AHEAD", &clock.path("ahead"));
    let portal = Portal::start(&shipped_programs())?;
    let (url, code) = (portal.base_url().to_owned(), CLINICS[0].pairing_code);
    let here = WaitingRoom::open_by(&network, &url, portal, &shipped_programs(), ATTENTIVE, code).await?;

    clock.is_ahead_by(-9 * HOUR)?;
    here.person.sees_text(CLOCK_WRONG).await?;
    here.signs_in_with(NUMBER, "+1", 1).await?;
    for hours in [-30, 24 * 365] {
        clock.is_ahead_by(hours * HOUR)?;
        // Longer than from one of the supervisor's looks to the next, and any of its timers by the wall clock would be over.
        tokio::time::sleep(Duration::from_secs(3)).await;
        here.person.sees(Role::Button, "I'm here").await?;
    }
    here.person.touches_button("Sign out").await?;
    here.is_at_rest().await?;
    here.person.sees_text(CLOCK_WRONG).await?;
    clock.is_ahead_by(0)?;
    here.person.no_longer_sees_text(CLOCK_WRONG).await?;
    let log = here.stand.log()?;
    for broken in ["no sign of life", "says what cannot be", "panicked"] {
        assert!(!log.contains(broken), "{broken}: {log}");
    }
    Ok(())
}
