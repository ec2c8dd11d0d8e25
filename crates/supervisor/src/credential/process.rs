//! Asks the keyring by way of a process of its own, and gives it up when it takes too long.
//!
//! The credential crosses a pipe between the two; the account is not secret and stands on the command line.

use std::process::{ExitCode, Stdio};
use std::time::Duration;

use kiosk_core::Sensitive;
use portal_client::StandCredential;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;
use tokio::time::timeout;
use zeroize::Zeroizing;

use super::{Keyring, KeyringTrouble};

/// Longer than the process itself waits for the keyring.
const PATIENCE: Duration = Duration::from_secs(6);
/// The account of a stand that has no name yet.
const NOBODY: &str = "enrolment";
/// No credential is longer.
const LONGEST: usize = 4096;

const NO_KEYRING: u8 = 20;
const LOCKED: u8 = 21;
const MISSING: u8 = 22;

/// The keyring, asked by a process for each question.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeyringProcess;

impl Keyring for KeyringProcess {
    async fn read(&self, account: &str) -> Result<StandCredential, KeyringTrouble> {
        let bytes = ask("read", account, None).await?;
        let text = std::str::from_utf8(&bytes).map_err(|_| KeyringTrouble::Missing)?;
        if text.is_empty() {
            return Err(KeyringTrouble::Missing);
        }
        Ok(StandCredential(Sensitive::new(text.to_owned())))
    }

    async fn probe(&self) -> Result<(), KeyringTrouble> {
        ask("probe", NOBODY, None).await.map(|_| ())
    }

    async fn keep(&self, account: &str, credential: &StandCredential) -> Result<(), KeyringTrouble> {
        ask("keep", account, Some(credential)).await.map(|_| ())
    }

    async fn forget(&self, account: &str) -> Result<(), KeyringTrouble> {
        match ask("forget", account, None).await {
            Ok(_) | Err(KeyringTrouble::Missing) => Ok(()),
            Err(trouble) => Err(trouble),
        }
    }
}

/// What the process's end says to the one that asked.
pub(crate) fn exit_code(trouble: KeyringTrouble) -> ExitCode {
    ExitCode::from(match trouble {
        KeyringTrouble::NoKeyring => NO_KEYRING,
        KeyringTrouble::Locked => LOCKED,
        KeyringTrouble::Missing => MISSING,
    })
}

async fn ask(
    question: &str,
    account: &str,
    credential: Option<&StandCredential>,
) -> Result<Zeroizing<Vec<u8>>, KeyringTrouble> {
    // The program that runs now, also when another version has been installed in its place meanwhile.
    let mut process = Command::new("/proc/self/exe")
        .args(["keyring", question, account])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(|_| KeyringTrouble::NoKeyring)?;
    let (mut stdin, stdout) = (process.stdin.take(), process.stdout.take());
    let exchange = async {
        if let (Some(stdin), Some(credential)) = (&mut stdin, credential) {
            // EXPOSE: to the process that puts it into the keyring.
            stdin.write_all(credential.0.expose().as_bytes()).await?;
        }
        drop(stdin);
        let mut answer = Zeroizing::new(Vec::with_capacity(LONGEST));
        if let Some(stdout) = stdout {
            stdout.take(LONGEST as u64).read_to_end(&mut answer).await?;
        }
        Ok::<_, std::io::Error>((answer, process.wait().await?))
    };
    let Ok(Ok((answer, status))) = timeout(PATIENCE, exchange).await else {
        return Err(KeyringTrouble::NoKeyring);
    };
    match status.code().and_then(|code| u8::try_from(code).ok()) {
        Some(0) => Ok(answer),
        Some(LOCKED) => Err(KeyringTrouble::Locked),
        Some(MISSING) => Err(KeyringTrouble::Missing),
        Some(_) | None => Err(KeyringTrouble::NoKeyring),
    }
}
