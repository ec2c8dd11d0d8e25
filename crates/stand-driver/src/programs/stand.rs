//! A stand: the supervisor with its files, enrolled or not, in the room that it is started in.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use super::{Portal, ProgramError, Programs, end};
use crate::processes::{self, Pid};

pub(super) const SUPERVISOR: &str = "portal-kiosk";

/// The notice window's name, as the kernel cuts it.
const NOTICE: &str = "portal-kiosk-no";

/// A stand: the supervisor, which starts shells. It ends with this value.
#[derive(Debug)]
pub struct Stand {
    command: Command,
    supervisor: Child,
    files: TempDir,
}

impl Stand {
    /// Enrols a stand with a portal, under a pairing code, and starts it. `in_room` is what makes a program run in the
    /// room that the stand is in.
    pub fn enrol(
        programs: &Programs,
        in_room: &dyn Fn(&Path) -> Command,
        portal: &Portal,
        pairing_code: &str,
        configuration: &str,
    ) -> Result<Self, ProgramError> {
        Self::enrol_at(portal.base_url(), programs, in_room, pairing_code, configuration)
    }

    /// The same with a portal that is reached at this URL.
    pub fn enrol_at(
        portal_url: &str,
        programs: &Programs,
        in_room: &dyn Fn(&Path) -> Command,
        pairing_code: &str,
        configuration: &str,
    ) -> Result<Self, ProgramError> {
        let stand = Self::prepare(programs, in_room, configuration)?;
        let mut enrolling = in_room(&programs.named(SUPERVISOR));
        enrolling.arg("enrol").arg("--portal").arg(portal_url).arg("--name").arg("Entrance");
        enrolling.arg("--state-dir").arg(stand.files.path().join("state"));
        enrolling.env("PORTAL_KIOSK_PAIRING_CODE", pairing_code);
        carried_out(&mut enrolling, &[])?;
        stand.start()
    }

    /// Sets the PIN of the clinic's staff, as an administrator does it on the machine.
    pub fn set_pin(
        &self,
        programs: &Programs,
        in_room: &dyn Fn(&Path) -> Command,
        pin: &str,
    ) -> Result<(), ProgramError> {
        let mut setting = in_room(&programs.named(SUPERVISOR));
        setting.arg("pin").arg("--state-dir").arg(self.state_directory());
        carried_out(&mut setting, pin.as_bytes())
    }

    /// Starts a stand that nobody has enrolled.
    pub fn without_enrolment(
        programs: &Programs,
        in_room: &dyn Fn(&Path) -> Command,
        configuration: &str,
    ) -> Result<Self, ProgramError> {
        Self::prepare(programs, in_room, configuration)?.start()
    }

    fn prepare(
        programs: &Programs,
        in_room: &dyn Fn(&Path) -> Command,
        configuration: &str,
    ) -> Result<Prepared, ProgramError> {
        let files = TempDir::new().map_err(not_run)?;
        let configuration_file = files.path().join("kiosk.toml");
        std::fs::write(&configuration_file, configuration).map_err(not_run)?;
        let mut command = in_room(&programs.named(SUPERVISOR));
        command.arg("run").arg("--config").arg(configuration_file);
        command.arg("--state-dir").arg(files.path().join("state"));
        Ok(Prepared { command, files })
    }

    /// The supervisor's process.
    pub fn supervisor(&self) -> Pid {
        Pid::from_child(&self.supervisor)
    }

    /// Everything that the supervisor has started: the shells, seen and hidden, the notice window, and their sandboxes.
    pub fn processes(&self) -> io::Result<Vec<processes::Process>> {
        processes::descendants(self.supervisor())
    }

    /// The notice window's process, while there is one.
    pub fn notice_window(&self) -> io::Result<Option<Pid>> {
        let notice = self.processes()?.into_iter().find(|process| process.name == NOTICE);
        Ok(notice.map(|process| process.pid))
    }

    /// Ends the supervisor, as if the stand had lost power.
    pub fn take_away(&mut self) -> Result<(), ProgramError> {
        end(&mut self.supervisor).map_err(not_run)
    }

    /// Starts the supervisor again after it has ended.
    pub fn start_again(&mut self) -> Result<(), ProgramError> {
        end(&mut self.supervisor).map_err(not_run)?;
        self.supervisor = spawn(&mut self.command, &self.files)?;
        Ok(())
    }

    /// Where the stand keeps its store.
    pub fn state_directory(&self) -> PathBuf {
        self.files.path().join("state")
    }

    /// Where all of its files are: configuration, store, log.
    pub fn directory(&self) -> &Path {
        self.files.path()
    }

    /// Everything that supervisor and shells have written to their logs.
    pub fn log(&self) -> io::Result<String> {
        std::fs::read_to_string(self.files.path().join("log"))
    }
}

/// A stand that has not been started.
struct Prepared {
    command: Command,
    files: TempDir,
}

impl Prepared {
    fn start(mut self) -> Result<Stand, ProgramError> {
        let supervisor = spawn(&mut self.command, &self.files)?;
        Ok(Stand { command: self.command, supervisor, files: self.files })
    }
}

impl Drop for Stand {
    fn drop(&mut self) {
        // With the supervisor ends every shell: the kernel sees to it.
        let _ended = end(&mut self.supervisor);
    }
}

pub(super) fn not_run(source: io::Error) -> ProgramError {
    ProgramError::NotRun { program: SUPERVISOR, source }
}

/// Runs a command to its end, with this as its standard input.
fn carried_out(command: &mut Command, input: &[u8]) -> Result<(), ProgramError> {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut running = command.spawn().map_err(not_run)?;
    if let Some(mut stdin) = running.stdin.take() {
        stdin.write_all(input).map_err(not_run)?;
    }
    let said = running.wait_with_output().map_err(not_run)?;
    if said.status.success() {
        return Ok(());
    }
    let last_words = String::from_utf8_lossy(&said.stderr).into_owned();
    Err(ProgramError::Ended { program: SUPERVISOR, status: said.status, last_words })
}

fn spawn(command: &mut Command, files: &TempDir) -> Result<Child, ProgramError> {
    let log = File::options().create(true).append(true).open(files.path().join("log")).map_err(not_run)?;
    let errors = log.try_clone().map_err(not_run)?;
    command.stdin(Stdio::null()).stdout(log).stderr(errors).spawn().map_err(not_run)
}
