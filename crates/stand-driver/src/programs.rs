//! The shipped programs, started in a room as an installation starts them: a sandbox portal, and a stand that is enrolled
//! with it.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use serde::Deserialize;
use tempfile::TempDir;
use thiserror::Error;
use tokio::time::{Instant, sleep};

use crate::processes::{self, Pid};

/// Where the programs are: a directory of cargo's, or an installation's.
#[derive(Clone, Debug)]
pub struct Programs(PathBuf);

/// What a program did not do.
#[derive(Debug, Error)]
pub enum ProgramError {
    /// It cannot be run, or its files cannot be written.
    #[error("{program} cannot be run")]
    NotRun {
        /// Which.
        program: &'static str,
        /// Why.
        source: io::Error,
    },
    /// It ended at once.
    #[error("{program} ended with {status}: {last_words}")]
    Ended {
        /// Which.
        program: &'static str,
        /// How.
        status: ExitStatus,
        /// What it said.
        last_words: String,
    },
    /// The sandbox portal does not answer its own calls.
    #[error("the sandbox portal does not answer")]
    Silent(#[from] Box<ureq::Error>),
    /// What was waited for did not come.
    #[error("waited {waited:?} for {awaited}")]
    InVain {
        /// How long.
        waited: Duration,
        /// What for.
        awaited: &'static str,
    },
}

const PATIENCE: Duration = Duration::from_secs(15);

impl Programs {
    /// The programs in this directory.
    pub fn in_directory(directory: impl Into<PathBuf>) -> Self {
        Self(directory.into())
    }

    /// One of them, by its file's name.
    pub fn named(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

/// A sandbox portal that runs as a program of its own, and ends with this value.
#[derive(Debug)]
pub struct Portal {
    programs: Programs,
    state: TempDir,
    process: Child,
    base_url: String,
}

/// A text message on one of the sandbox's invented phones.
#[derive(Clone, Debug, Deserialize)]
pub struct TextMessage {
    /// The phone, in E.164 form.
    pub number: String,
    /// What it says.
    pub text: String,
}

/// An e-mail in one of the sandbox's invented inboxes.
#[derive(Clone, Debug, Deserialize)]
pub struct Email {
    /// The inbox.
    pub address: String,
    /// The code in it.
    pub code: String,
    /// The link in it, as a path at the portal's own URL.
    pub link: String,
}

#[derive(Deserialize)]
struct Messages {
    messages: Vec<TextMessage>,
}

#[derive(Deserialize)]
struct Emails {
    emails: Vec<Email>,
}

impl Portal {
    /// Starts one on a free port, with nothing in it but the invented clinics.
    pub fn start(programs: &Programs) -> Result<Self, ProgramError> {
        let state = TempDir::new().map_err(|source| ProgramError::NotRun { program: PORTAL, source })?;
        let (process, base_url) = start_portal(programs, state.path(), "127.0.0.1:0")?;
        Ok(Self { programs: programs.clone(), state, process, base_url })
    }

    /// Where it is, without a slash at the end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Takes it away, as if its machine had lost power.
    pub fn take_away(&mut self) -> Result<(), ProgramError> {
        end(&mut self.process).map_err(|source| ProgramError::NotRun { program: PORTAL, source })
    }

    /// Gives it back at the same address, with all that it knew.
    pub fn give_back(&mut self) -> Result<(), ProgramError> {
        let address = self.base_url.trim_start_matches("http://").to_owned();
        (self.process, _) = start_portal(&self.programs, self.state.path(), &address)?;
        Ok(())
    }

    /// The SQLite file in which it keeps all that it knows.
    pub fn state_file(&self) -> PathBuf {
        state_file(self.state.path())
    }

    /// Every text message that it has sent, the oldest first.
    pub fn messages(&self) -> Result<Vec<TextMessage>, ProgramError> {
        let url = format!("{}/sandbox/messages", self.base_url);
        let answer = ureq::get(&url).call().and_then(|mut answer| answer.body_mut().read_json::<Messages>());
        Ok(answer.map_err(Box::new)?.messages)
    }

    /// Every e-mail that it has sent, the oldest first.
    pub fn emails(&self) -> Result<Vec<Email>, ProgramError> {
        let url = format!("{}/sandbox/emails", self.base_url);
        let answer = ureq::get(&url).call().and_then(|mut answer| answer.body_mut().read_json::<Emails>());
        Ok(answer.map_err(Box::new)?.emails)
    }

    /// Switches exactly these faults on, in the words of `/sandbox/faults`.
    pub fn set_faults(&self, faults: &serde_json::Value) -> Result<(), ProgramError> {
        let url = format!("{}/sandbox/faults", self.base_url);
        ureq::put(&url).send_json(faults).map_err(Box::new)?;
        Ok(())
    }

    /// Makes the clinics look so from now on, in the words of `/sandbox/looks`.
    pub fn set_looks(&self, looks: &str) -> Result<(), ProgramError> {
        let url = format!("{}/sandbox/looks", self.base_url);
        ureq::put(&url).send_json(serde_json::json!({ "looks": looks })).map_err(Box::new)?;
        Ok(())
    }

    /// Opens an e-mail's link and says that it was not me.
    pub fn refuses_link(&self, email: &Email) -> Result<(), ProgramError> {
        let url = format!("{}{}", self.base_url, email.link);
        ureq::post(&url).send_form([("answer", "not-me"), ("sure", "yes")]).map_err(Box::new)?;
        Ok(())
    }

    /// Waits for the `count`th text message to this phone, and reads the code in it.
    pub async fn code_on(&self, number: &str, count: usize) -> Result<String, ProgramError> {
        awaited("a text message with a code", || {
            let messages = self.messages()?;
            let mut to_phone = messages.iter().filter(|message| message.number == number);
            Ok(to_phone.nth(count - 1).and_then(|message| code_in(&message.text)))
        })
        .await
    }

    /// Waits for the `count`th e-mail to this address.
    pub async fn email_to(&self, address: &str, count: usize) -> Result<Email, ProgramError> {
        awaited("an e-mail", || {
            let emails = self.emails()?;
            let mut to_inbox = emails.into_iter().filter(|email| email.address.eq_ignore_ascii_case(address));
            Ok(to_inbox.nth(count - 1))
        })
        .await
    }
}

/// Looks again and again until there is what is wanted.
async fn awaited<T>(
    what: &'static str,
    mut look: impl FnMut() -> Result<Option<T>, ProgramError>,
) -> Result<T, ProgramError> {
    let begun = Instant::now();
    loop {
        if let Some(found) = look()? {
            return Ok(found);
        }
        if begun.elapsed() > PATIENCE {
            return Err(ProgramError::InVain { waited: begun.elapsed(), awaited: what });
        }
        sleep(Duration::from_millis(50)).await;
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone.
        let _ended = end(&mut self.process);
    }
}

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
        let stand = Self::prepare(programs, in_room, configuration)?;
        let mut enrolling = in_room(&programs.named(SUPERVISOR));
        enrolling.arg("enrol").arg("--portal").arg(portal.base_url()).arg("--name").arg("Entrance");
        enrolling.arg("--state-dir").arg(stand.files.path().join("state"));
        enrolling.env("PORTAL_KIOSK_PAIRING_CODE", pairing_code);
        let said = enrolling.output().map_err(not_run)?;
        if !said.status.success() {
            let last_words = String::from_utf8_lossy(&said.stderr).into_owned();
            return Err(ProgramError::Ended { program: SUPERVISOR, status: said.status, last_words });
        }
        stand.start()
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

const PORTAL: &str = "sandbox-portal";
const SUPERVISOR: &str = "portal-kiosk";

fn not_run(source: io::Error) -> ProgramError {
    ProgramError::NotRun { program: SUPERVISOR, source }
}

fn spawn(command: &mut Command, files: &TempDir) -> Result<Child, ProgramError> {
    let log = File::options().create(true).append(true).open(files.path().join("log")).map_err(not_run)?;
    let errors = log.try_clone().map_err(not_run)?;
    command.stdin(Stdio::null()).stdout(log).stderr(errors).spawn().map_err(not_run)
}

fn start_portal(programs: &Programs, state: &Path, listen: &str) -> Result<(Child, String), ProgramError> {
    let not_run = |source| ProgramError::NotRun { program: PORTAL, source };
    let log = File::options().create(true).append(true).open(state.join("log")).map_err(not_run)?;
    let mut process = Command::new(programs.named(PORTAL))
        .args(["--listen", listen, "--state"])
        .arg(state_file(state))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(log)
        .spawn()
        .map_err(not_run)?;
    let mut line = String::new();
    if let Some(stdout) = process.stdout.take() {
        BufReader::new(stdout).read_line(&mut line).map_err(not_run)?;
    }
    if line.trim().is_empty() {
        let status = process.wait().map_err(not_run)?;
        let last_words = std::fs::read_to_string(state.join("log")).unwrap_or_default();
        return Err(ProgramError::Ended { program: PORTAL, status, last_words });
    }
    Ok((process, line.trim().to_owned()))
}

fn state_file(state: &Path) -> PathBuf {
    state.join("sandbox.sqlite")
}

fn end(process: &mut Child) -> io::Result<()> {
    match process.kill() {
        // It has ended and been waited for already.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => {}
        other => other?,
    }
    process.wait().map(drop)
}

fn code_in(text: &str) -> Option<String> {
    let words = text.split(|c: char| !c.is_ascii_digit());
    words.into_iter().find(|word| word.len() == 6).map(str::to_owned)
}
