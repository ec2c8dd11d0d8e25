//! One marked patient's visit, by touches and keys of which nobody is told but the X server.

use std::time::Duration;

use stand_driver::processes::{self, Process};
use stand_driver::traces::Search;
use stand_driver::{Key, WaitingRoom};
use tokio::time::{Instant, sleep};

use super::Trouble;
use super::guest::Guest;
use super::rehearsal::{Rehearsal, Verification};
use super::search::in_memory;

/// How long anything may take that the portal or the kernel is asked about.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a page can always keep; whether there are the others depends on the web engine.
const KEPT: &[&str] =
    &["cookie", "localStorage", "sessionStorage", "history", "windowName", "indexedDatabase", "attachment", "picture"];

/// What it tries as well.
const TRIED: &[&str] = &["cacheStorage", "serviceWorker"];

/// What a shell has of its patient while they are there.
const IN_USE: &[&str] = &["name", "mark", "kioskSession", "patientSession", "webSession"];

/// By which way somebody signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Phone,
    Email,
}

pub(super) struct Visit<'a> {
    pub(super) here: &'a WaitingRoom,
    pub(super) rehearsal: &'a Rehearsal,
    pub(super) guest: &'a Guest,
}

impl Visit<'_> {
    /// From the sign-in screen to the portal's own pages.
    pub(super) async fn comes(&self, by: By) -> Result<(), Trouble> {
        self.rehearsal.at_rest.is_seen(&self.rehearsal.finger).await?;
        self.rehearsal.says_that_somebody_is_there()?;
        match by {
            By::Phone => self.signs_in_by_phone().await?,
            By::Email => self.signs_in_by_email().await?,
        }
        self.uses_the_portal().await
    }

    /// To the next one's sign-in screen.
    pub(super) async fn goes(&self) -> Result<(), Trouble> {
        let ended_before = self.ended_sessions()?;
        let shell = self.here.shell_on_screen().await?;
        assert!(!shell.is_empty(), "there is a shell");
        self.rehearsal.sign_out.is_touched(&self.rehearsal.finger).await?;
        shell_ends(shell).await?;
        self.rehearsal.at_rest.is_seen(&self.rehearsal.finger).await?;
        let is_ended = async || Ok((self.ended_sessions()? > ended_before).then_some(()));
        awaited("the end of the session at the portal", is_ended).await
    }

    async fn signs_in_by_phone(&self) -> Result<(), Trouble> {
        let Rehearsal { finger, phone, number_keys, send_code, by_phone, .. } = self.rehearsal;
        phone.is_touched(finger).await?;
        number_keys.type_with(finger, &self.guest.number).await?;
        send_code.is_touched(finger).await?;
        self.here.portal.code_on(&format!("+1{}", self.guest.number), 1).await?;
        self.verifies(by_phone).await
    }

    async fn signs_in_by_email(&self) -> Result<(), Trouble> {
        let Rehearsal { finger, phone, by_email, .. } = self.rehearsal;
        // The field has the focus already; what was said of the patient before has gone from above it.
        phone.is_seen(finger).await?;
        finger.types(&format!("{}\n", self.guest.address))?;
        self.here.portal.email_to(&self.guest.address, 1).await?;
        self.verifies(by_email).await
    }

    async fn verifies(&self, Verification { keys, verify }: &Verification) -> Result<(), Trouble> {
        let finger = &self.rehearsal.finger;
        keys.type_with(finger, &self.guest.code).await?;
        verify.is_touched(finger).await
    }

    /// Lets the page keep what it can, types into it, and copies.
    async fn uses_the_portal(&self) -> Result<(), Trouble> {
        let Rehearsal { finger, open_portal, field, copy, .. } = self.rehearsal;
        open_portal.is_touched(finger).await?;
        for place in KEPT.iter().chain(TRIED) {
            let outcome = self.page_says(place).await?;
            assert!(outcome == "kept" || TRIED.contains(place), "the page's mark for {place}: {outcome}");
        }
        copy.is_touched(finger).await?;
        let clipboard = self.page_says("clipboard").await?;
        field.is_touched(finger).await?;
        self.page_says("touched").await?;
        finger.types(&format!("typed-{}", self.guest.mark))?;
        assert_eq!(self.page_says("typed").await?, "kept");
        finger.presses(&[Key::Control, Key::Character('a')])?;
        finger.presses(&[Key::Control, Key::Character('c')])?;
        assert_eq!(self.page_says("copied").await?, "kept");
        eprintln!("the clipboard by script: {clipboard}");
        Ok(())
    }

    async fn page_says(&self, place: &str) -> Result<String, Trouble> {
        let said = async || Ok(self.here.portal.keepsakes(&self.guest.mark)?.remove(place));
        awaited(&format!("what the page says of {place}"), said).await
    }

    /// While the patient is there, the search that later finds nothing finds what is theirs, and finds it in their shell alone;
    /// but the session's token is the supervisor's too.
    pub(super) async fn everything_can_be_found(&self) -> Result<(), Trouble> {
        let search = Search::for_marks(self.guest.marks(0, &self.here.portal.ledger()?))?;
        let found = in_memory(self.here, &search)?.traces;
        for what in IN_USE {
            assert!(found.iter().any(|trace| trace.mark.ends_with(what)), "{what} is not found while it is in use");
        }
        let shell: Vec<String> = self
            .here
            .shell_on_screen()
            .await?
            .iter()
            .map(|process| format!("process {} ", process.pid.as_raw_nonzero()))
            .collect();
        let elsewhere: Vec<String> = found
            .iter()
            .filter(|trace| !trace.mark.ends_with("kioskSession"))
            .filter(|trace| !shell.iter().any(|process| trace.place.starts_with(process)))
            .map(ToString::to_string)
            .collect();
        assert!(elsewhere.is_empty(), "outside the patient's shell:\n{}", elsewhere.join("\n"));
        Ok(())
    }

    /// How many sessions the portal has been told the end of.
    fn ended_sessions(&self) -> Result<usize, Trouble> {
        Ok(self.here.stand.log()?.matches("a kiosk session is ended").count())
    }
}

/// Waits for the end of everything that ran for a shell.
pub(super) async fn shell_ends(shell: Vec<Process>) -> Result<(), Trouble> {
    for process in shell {
        processes::gone(process.pid, PATIENCE).await?;
    }
    Ok(())
}

async fn awaited<T>(what: &str, mut look: impl AsyncFnMut() -> Result<Option<T>, Trouble>) -> Result<T, Trouble> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        if Instant::now() > deadline {
            return Err(format!("waited in vain for {what}").into());
        }
        sleep(Duration::from_millis(50)).await;
    }
}
