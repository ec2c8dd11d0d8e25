//! A thousand patients and more at one supervisor, in its real sandboxes and with a real portal, but without windows: a program in the
//! shell's place says what a shell says. What the supervisor itself keeps of a patient is seen here sooner than behind a web engine.

use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use stand_driver::programs::{Portal, Programs, Stand};
use stand_driver::{Room, RoomPlan};
use tokio::time::sleep;

use crate::at_stand::pairing_code;
use crate::gauge;
use crate::reading::Part;
use crate::record::{Failure, Gone, Record};

/// How often something is read, in patients.
const EVERY: usize = 10;

/// The longest wait for one more patient: several may break in a row, and the stand pauses then.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the supervisor writes when a patient has gone.
const GONE: &[u8] = b"the shell is gone";

/// No limit stops anybody.
const RULES: &str = "[limits]\nstand-codes = 1000\nstand-codes-within-seconds = 60\ncontact-codes = 1000\n\
    [recovery]\ncrashes = 1000\n";

/// Lets so many come and go.
pub(crate) async fn let_them_pass(programs: &Programs, patients: usize, record: &Record) -> Result<()> {
    let room = Room::open(RoomPlan::portrait()).await?;
    let portal = Portal::start(programs)?;
    let shell = std::env::current_exe()?.with_file_name("passing-shell");
    let notice = programs.named("portal-kiosk-notice");
    let configuration = format!("shell = \"{}\"\nnotice = \"{}\"\n{RULES}", shell.display(), notice.display());
    let in_room = |program: &Path| room.command(program);
    let stand = Stand::enrol(programs, &in_room, &portal, pairing_code(), &configuration)?;
    let (mut log, mut gone, mut since) = (Log::of(&stand), 0, Instant::now());
    while gone < patients {
        sleep(Duration::from_millis(20)).await;
        let more = log.more_gone()?;
        if more == 0 {
            if since.elapsed() > PATIENCE {
                let what = format!("nobody has passed since the patient number {gone}, {PATIENCE:?} ago");
                record.notes(Failure { at: record.moment(Part::Passing, 1, 1, gone), what, picture: None });
                return Ok(());
            }
            continue;
        }
        let each = since.elapsed().as_secs_f64() / more as f64;
        since = Instant::now();
        for _ in 0..more {
            gone += 1;
            let at = record.moment(Part::Passing, 1, 1, gone);
            record.sees_gone(Gone { at, errand: "passes", leaving: "by any way", fault: None, stayed: each });
            if gone % EVERY == 0 {
                let values = gauge::read(&stand, &room, &[]).with_context(|| format!("after patient {gone}"))?;
                record.reads(at, values);
            }
            if gone % 250 == 0 {
                crate::say(&format!("{gone} of {patients} have passed a supervisor"));
            }
        }
    }
    Ok(())
}

/// The stand's log, read on from where it was read to.
struct Log {
    file: PathBuf,
    read: u64,
}

impl Log {
    fn of(stand: &Stand) -> Self {
        Self { file: stand.directory().join("log"), read: 0 }
    }

    /// How many have gone since this was last asked.
    fn more_gone(&mut self) -> Result<usize> {
        let mut file = std::fs::File::open(&self.file)?;
        file.seek(SeekFrom::Start(self.read))?;
        let mut more = Vec::new();
        file.read_to_end(&mut more)?;
        // Half a line is read again with its other half.
        let whole = more.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        self.read += whole as u64;
        Ok(more[..whole].windows(GONE.len()).filter(|window| *window == GONE).count())
    }
}
