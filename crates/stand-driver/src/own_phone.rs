//! The patient's own phone: a browser of another make than the stand's, in which they open the link that came by e-mail.

use std::io;
use std::process::Stdio;
use std::time::Duration;

use fantoccini::error::{CmdError, NewSessionError};
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::json;
use tempfile::TempDir;
use thiserror::Error;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

use crate::processes::{self, Pid};

/// As large as a phone, in CSS pixels.
const WIDTH: u32 = 390;
const HEIGHT: u32 = 844;

/// What the driver says, before the port, when it listens.
const LISTENS: &str = "started successfully on port ";

/// How long a page may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// What went wrong with the phone.
#[derive(Debug, Error)]
pub enum OwnPhoneError {
    /// The browser's driver could not be started.
    #[error("chromedriver, of the package chromium-driver, cannot be run")]
    NotRun(#[source] io::Error),
    /// It ended without saying where it listens.
    #[error("chromedriver does not say where it listens")]
    Silent,
    /// There is no browser.
    #[error("Chromium does not start")]
    NoBrowser(#[source] NewSessionError),
    /// The page has not what was looked for, or the browser failed.
    #[error("the page on the phone is not as expected")]
    Page(#[from] CmdError),
}

/// A phone with a browser, which ends with this value.
#[derive(Debug)]
pub struct OwnPhone {
    client: Client,
    /// Ends the browser with itself.
    _driver: Driver,
    /// Where the driver goes on writing.
    _said: Lines<BufReader<ChildStdout>>,
    /// The browser's profile: nobody has been here before.
    _profile: TempDir,
}

/// What drives the browser. Killed alone, it would leave the browser running.
#[derive(Debug)]
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        let number = self.0.id().and_then(|number| Pid::from_raw(i32::try_from(number).ok()?));
        let started = number.and_then(|driver| processes::descendants(driver).ok()).unwrap_or_default();
        for process in started {
            // One that has gone by itself is as well.
            let _ = processes::kill(process.pid);
        }
    }
}

impl OwnPhone {
    /// A phone on which nothing has been opened yet.
    ///
    /// # Errors
    ///
    /// When there is no Chromium, or no driver for it.
    pub async fn unlocked() -> Result<Self, OwnPhoneError> {
        let profile = TempDir::new().map_err(OwnPhoneError::NotRun)?;
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(OwnPhoneError::NotRun)?;
        let said = driver.stdout.take().ok_or(OwnPhoneError::Silent)?;
        let mut said = BufReader::new(said).lines();
        let port = port_of(&mut said).await?;
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(browser_in(&profile))
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .map_err(OwnPhoneError::NoBrowser)?;
        Ok(Self { client, _driver: Driver(driver), _said: said, _profile: profile })
    }

    /// Opens a page.
    pub async fn opens(&self, url: &str) -> Result<(), OwnPhoneError> {
        Ok(self.client.goto(url).await?)
    }

    /// All words on the page.
    pub async fn reads(&self) -> Result<String, OwnPhoneError> {
        Ok(self.client.find(Locator::Css("body")).await?.text().await?)
    }

    /// Waits for these words.
    pub async fn sees_text(&self, words: &str) -> Result<(), OwnPhoneError> {
        let wanted = format!("//*[contains(normalize-space(.), {words:?})]");
        self.client.wait().at_most(PATIENCE).for_element(Locator::XPath(&wanted)).await?;
        Ok(())
    }

    /// Types into the field of that name.
    pub async fn types_into(&self, field: &str, text: &str) -> Result<(), OwnPhoneError> {
        let field = self.client.find(Locator::Css(&format!("[name={field:?}]"))).await?;
        Ok(field.send_keys(text).await?)
    }

    /// Touches what has these words on it.
    pub async fn touches(&self, words: &str) -> Result<(), OwnPhoneError> {
        let wanted = format!("//*[self::button or self::summary or self::label][normalize-space(.) = {words:?}]");
        Ok(self.client.find(Locator::XPath(&wanted)).await?.click().await?)
    }

    /// What is on the phone's screen, as PNG.
    pub async fn picture(&self) -> Result<Vec<u8>, OwnPhoneError> {
        Ok(self.client.screenshot().await?)
    }
}

async fn port_of(said: &mut Lines<BufReader<ChildStdout>>) -> Result<u16, OwnPhoneError> {
    while let Some(line) = said.next_line().await.map_err(OwnPhoneError::NotRun)? {
        if let Some((_, port)) = line.split_once(LISTENS) {
            return port.trim_end_matches('.').parse().map_err(|_| OwnPhoneError::Silent);
        }
    }
    Err(OwnPhoneError::Silent)
}

fn browser_in(profile: &TempDir) -> serde_json::Map<String, serde_json::Value> {
    let arguments = json!([
        "--headless=new",
        // Of Chromium's own sandbox: it does not run as root, and only our own pages are opened.
        "--no-sandbox",
        "--no-first-run",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        format!("--user-data-dir={}", profile.path().display()),
        format!("--window-size={WIDTH},{HEIGHT}"),
    ]);
    let emulated = json!({ "deviceMetrics": { "width": WIDTH, "height": HEIGHT, "pixelRatio": 2.0, "touch": true } });
    let options = json!({ "args": arguments, "mobileEmulation": emulated });
    [("goog:chromeOptions".to_owned(), options)].into_iter().collect()
}
