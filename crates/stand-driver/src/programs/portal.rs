//! The sandbox portal as a program of its own: its invented phones and inboxes, its switches, and its end.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

use super::{ProgramError, Programs, end};
use crate::processes::Pid;

const PORTAL: &str = "sandbox-portal";

/// How long a message may take.
const PATIENCE: Duration = Duration::from_secs(15);

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

/// Somebody at a stand wants staff.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StaffCall {
    help_request_id: String,
    /// The screen, in the contract's words.
    pub screen: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct StaffCalls {
    help_requests: Vec<StaffCall>,
}

/// Something that a hostile page tries.
#[derive(Clone, Debug, Deserialize)]
pub struct Attempt {
    /// Its name in the list.
    pub id: String,
    /// What kind it is of.
    pub group: String,
    /// What a stand should make of it.
    pub should: String,
}

/// What a hostile page saw of one attempt.
#[derive(Clone, Debug, Deserialize)]
pub struct Seen {
    /// `begun`, `allowed`, `blocked` or `threw`.
    pub saw: String,
    /// In the page's own words.
    pub detail: String,
}

/// A right that the portal has given away.
#[derive(Clone, Debug, Deserialize)]
pub struct Right {
    /// What it opens, in the words of `/sandbox/ledger`.
    pub kind: String,
    /// The right itself.
    pub value: String,
}

/// What has arrived at the hostile pages' other origin.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Arrived {
    /// Requests, by the attempt.
    pub by_attempt: BTreeMap<String, u32>,
    /// Requests of no attempt.
    pub other: u32,
    /// Connections, those included on which nothing was said.
    pub connections: u32,
    /// Datagrams.
    pub datagrams: u32,
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

    /// Its process.
    pub fn process(&self) -> Pid {
        Pid::from_child(&self.process)
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

    /// From now on the portal's own pages begin with this attempt of its hostile ones, or as usual again.
    pub fn begins_with(&self, attempt: Option<&str>) -> Result<(), ProgramError> {
        let url = format!("{}/web/hostile/landing", self.base_url);
        ureq::put(&url).send_json(serde_json::json!({ "id": attempt })).map_err(Box::new)?;
        Ok(())
    }

    /// Every hostile attempt, in the order of their list.
    pub fn attempts(&self) -> Result<Vec<Attempt>, ProgramError> {
        self.of_the_hostile_pages("attempts")
    }

    /// What the pages saw of their attempts, by their ids.
    pub fn seen(&self) -> Result<BTreeMap<String, Seen>, ProgramError> {
        self.of_the_hostile_pages("seen")
    }

    /// What has arrived at the other origin.
    pub fn arrived(&self) -> Result<Arrived, ProgramError> {
        self.of_the_hostile_pages("arrived")
    }

    fn of_the_hostile_pages<T: DeserializeOwned>(&self, what: &str) -> Result<T, ProgramError> {
        let url = format!("{}/web/hostile/{what}", self.base_url);
        Ok(ureq::get(&url).call().and_then(|mut answer| answer.body_mut().read_json()).map_err(Box::new)?)
    }

    /// Makes somebody a patient whose values are all marked, in the words of `/sandbox/guests`.
    pub fn invites(&self, guest: &serde_json::Value) -> Result<(), ProgramError> {
        let url = format!("{}/sandbox/guests", self.base_url);
        ureq::post(&url).send_json(guest).map_err(Box::new)?;
        Ok(())
    }

    /// From now on it writes down every right that it gives away.
    pub fn opens_ledger(&self) -> Result<(), ProgramError> {
        let url = format!("{}/sandbox/ledger", self.base_url);
        ureq::post(&url).send_empty().map_err(Box::new)?;
        Ok(())
    }

    /// Every right that it has given away since then.
    pub fn ledger(&self) -> Result<Vec<Right>, ProgramError> {
        let url = format!("{}/sandbox/ledger", self.base_url);
        Ok(ureq::get(&url).call().and_then(|mut answer| answer.body_mut().read_json()).map_err(Box::new)?)
    }

    /// What the dashboard keeps of a guest's mark, by place, and how that went.
    pub fn keepsakes(&self, mark: &str) -> Result<BTreeMap<String, String>, ProgramError> {
        let url = format!("{}/sandbox/keepsakes?mark={mark}", self.base_url);
        Ok(ureq::get(&url).call().and_then(|mut answer| answer.body_mut().read_json()).map_err(Box::new)?)
    }

    /// Opens an e-mail's link and says that it was not me.
    pub fn refuses_link(&self, email: &Email) -> Result<(), ProgramError> {
        let url = format!("{}{}", self.base_url, email.link);
        ureq::post(&url).send_form([("answer", "not-me"), ("sure", "yes")]).map_err(Box::new)?;
        Ok(())
    }

    /// Opens an e-mail's link and types the digits that the stand shows.
    pub fn approves_link(&self, email: &Email, digits: &str) -> Result<(), ProgramError> {
        let url = format!("{}{}", self.base_url, email.link);
        ureq::post(&url).send_form([("answer", "approve"), ("digits", digits)]).map_err(Box::new)?;
        Ok(())
    }

    /// Waits until a stand calls staff; gives the screen that it names.
    pub async fn is_called(&self) -> Result<StaffCall, ProgramError> {
        awaited("a call to staff", || {
            let url = format!("{}/sandbox/help-requests", self.base_url);
            let answer = ureq::get(&url).call().and_then(|mut answer| answer.body_mut().read_json::<StaffCalls>());
            Ok(answer.map_err(Box::new)?.help_requests.pop())
        })
        .await
    }

    /// At the front desk: somebody is coming.
    pub fn comes(&self, call: &StaffCall) -> Result<(), ProgramError> {
        let url = format!("{}/front-desk", self.base_url);
        ureq::post(&url)
            .send_form([("call", call.help_request_id.as_str()), ("answer", "coming")])
            .map_err(Box::new)?;
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
pub(super) async fn awaited<T>(
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

fn code_in(text: &str) -> Option<String> {
    let words = text.split(|c: char| !c.is_ascii_digit());
    words.into_iter().find(|word| word.len() == 6).map(str::to_owned)
}
