//! A disk that is full, or may not be written, beneath all that a stand keeps. Nothing of a patient's is kept, so patients need not
//! notice; staff do.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use sandbox_portal::CLINICS;
use stand_driver::processes::{self, Pid};
use stand_driver::{RoomPlan, WaitingRoom};

use super::{ATTENTIVE, NUMBER, Trouble};
use crate::shipped_programs;

const LACKS_A_LINE: &str = "the audit log lacks a line";
const FOR_STAFF: &str = "What happens here cannot be written down.";

/// In bytes: several times what the stand keeps at first.
const SMALL: &str = "8388608";

/// Takes over what was kept so far, leaves no room beside it, and becomes the supervisor.
const ON_A_FULL_DISK: &str = r#"cp -a "$1"/. "$2"; cat /dev/zero > "$2"/filler; shift 2; exec "$@""#;

/// A stand whose supervisor has been started again, with another disk.
struct OnADisk {
    here: WaitingRoom,
    supervisor: Child,
}

impl Drop for OnADisk {
    fn drop(&mut self) {
        let _ended = self.supervisor.kill();
        let _gone = self.supervisor.wait();
    }
}

impl OnADisk {
    async fn read_only() -> Result<Self, Trouble> {
        Self::with(|disk, state| {
            disk.arg("--ro-bind").args([state, state]);
            disk.arg("--");
        })
        .await
    }

    async fn full() -> Result<Self, Trouble> {
        let before = tempfile::tempdir()?;
        Self::with(|disk, state| {
            disk.arg("--ro-bind").arg(state).arg(before.path()).args(["--size", SMALL, "--tmpfs"]).arg(state);
            disk.args(["--", "sh", "-c", ON_A_FULL_DISK, "-"]).arg(before.path()).arg(state);
        })
        .await
    }

    async fn with(disk_of: impl FnOnce(&mut Command, &PathBuf)) -> Result<Self, Trouble> {
        let (plan, code) = (RoomPlan::portrait(), CLINICS[0].pairing_code);
        let mut here = WaitingRoom::open_with(&shipped_programs(), plan, code, ATTENTIVE).await?;
        here.stand.take_away()?;
        let (files, state) = (here.stand.directory().to_owned(), here.stand.state_directory());
        let log = File::options().append(true).open(files.join("log"))?;
        let mut disk = here.room.command("bwrap");
        disk.args(["--die-with-parent", "--bind", "/", "/", "--dev-bind", "/dev", "/dev"]);
        if rustix::process::geteuid().is_root() {
            disk.args(["--cap-add", "ALL"]);
        }
        disk_of(&mut disk, &state);
        disk.arg(shipped_programs().named("portal-kiosk")).arg("run").arg("--config").arg(files.join("kiosk.toml"));
        disk.arg("--state-dir").arg(&state);
        let supervisor = disk.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn()?;
        let here = Self { here, supervisor };
        here.here.is_at_rest().await?;
        Ok(here)
    }

    /// What fills the disk, as seen from here.
    fn filler(&self) -> Result<PathBuf, Trouble> {
        let below = processes::descendants(Pid::from_child(&self.supervisor))?;
        let supervisor = below.iter().find(|process| process.name == "portal-kiosk").ok_or("no supervisor")?;
        let root = PathBuf::from(format!("/proc/{}/root", supervisor.pid.as_raw_nonzero()));
        Ok(root.join(self.here.stand.state_directory().strip_prefix("/")?).join("filler"))
    }

    fn makes_room(&self) -> Result<(), Trouble> {
        Ok(fs::remove_file(self.filler()?)?)
    }

    fn fills_up(&self) -> Result<(), Trouble> {
        let mut filler = File::create(self.filler()?)?;
        while filler.write_all(&[0x11; 4096]).is_ok() {}
        Ok(())
    }

    /// From the sign-in screen to the next one. It is the `count`th visit.
    async fn serves_somebody(&self, count: usize) -> Result<(), Trouble> {
        self.here.signs_in_with(NUMBER, "+1", count).await?;
        self.leaves().await
    }

    async fn leaves(&self) -> Result<(), Trouble> {
        self.here.person.touches_button("Sign out").await?;
        self.here.is_at_rest().await?;
        Ok(self.here.person.sees_text("You are signed out.").await?)
    }

    async fn staff_are_told(&self) -> Result<(), Trouble> {
        self.here.wants_the_staff_panel().await?;
        self.here.person.sees_text(FOR_STAFF).await?;
        self.here.person.touches_button("Back to patients").await?;
        Ok(self.here.is_at_rest().await?)
    }

    /// How often the log says it.
    fn says(&self, what: &str) -> Result<usize, Trouble> {
        Ok(self.here.stand.log()?.matches(what).count())
    }
}

#[tokio::test]
async fn with_a_full_disk_patients_are_served_staff_are_told_and_room_mends_it() -> Result<(), Trouble> {
    let stand = OnADisk::full().await?;
    stand.serves_somebody(1).await?;
    stand.serves_somebody(2).await?;
    assert_eq!(stand.says(LACKS_A_LINE)?, 1, "it is said once: {}", stand.here.stand.log()?);
    stand.staff_are_told().await?;

    stand.makes_room()?;
    stand.here.signs_in_with(NUMBER, "+1", 3).await?;
    // In the middle of a visit.
    stand.fills_up()?;
    stand.leaves().await?;
    stand.makes_room()?;
    stand.serves_somebody(4).await?;
    stand
        .here
        .person
        .awaits("the log's being written again", |_| {
            stand.says("the audit log is written again").ok().filter(|times| *times > 0)
        })
        .await?;
    assert_eq!(stand.says("out of service")?, 0);
    Ok(())
}

#[tokio::test]
#[ignore = "long: a full disk is looked at always"]
async fn long_on_a_read_only_disk_patients_are_served_and_staff_are_told() -> Result<(), Trouble> {
    let stand = OnADisk::read_only().await?;
    stand.serves_somebody(1).await?;
    assert_eq!(stand.says(LACKS_A_LINE)?, 1, "it is said once: {}", stand.here.stand.log()?);
    stand.staff_are_told().await
}
