//! Decodes a stranger's picture in a process of its own (`portal-kiosk picture …`), which has only so much time and memory,
//! and is given up when that was not enough. The stand's own process never looks into such a file.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{ExitCode, ExitStatus, Stdio};
use std::time::Duration;

use kiosk_core::Picture;
use rustix::process::{Resource, Rlimit, nice, setrlimit};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;
use tokio::time::timeout;

use super::picture::{MAX_BYTES, NotAPicture, Purpose, safe_picture};

/// The most address space of the process, in bytes: what the largest allowed picture takes to be decoded and scaled, and
/// the program itself.
const MEMORY: u64 = 512 * 1024 * 1024;
/// The most processor time, in seconds.
const PROCESSOR_SECONDS: u64 = 10;
/// The most time by the clock, on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(30);
/// Patients come first.
const NICENESS: i32 = 10;

const TOO_LARGE: u8 = 30;
const UNKNOWN_FORMAT: u8 = 31;
const DAMAGED: u8 = 32;
const LIVE_TEXT: u8 = 33;

/// Makes a stranger's file a picture that is safe to draw.
pub trait Decoder {
    /// The picture, or why there is none.
    fn decode(&self, file: Vec<u8>, purpose: Purpose) -> impl Future<Output = Result<Picture, NotAPicture>>;
}

/// By a process for each file.
#[derive(Clone, Debug)]
pub struct PictureProcess {
    program: PathBuf,
}

impl PictureProcess {
    /// Of this program, which has to be `portal-kiosk`.
    pub fn of(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into() }
    }
}

impl Default for PictureProcess {
    /// Of the program that runs now, also when another version has been installed in its place meanwhile.
    fn default() -> Self {
        Self::of("/proc/self/exe")
    }
}

impl Decoder for PictureProcess {
    async fn decode(&self, file: Vec<u8>, purpose: Purpose) -> Result<Picture, NotAPicture> {
        if file.len() > MAX_BYTES {
            return Err(NotAPicture::TooLarge);
        }
        let mut process = Command::new(&self.program)
            .args(["picture", word(purpose)])
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|_| NotAPicture::TooMuchWork)?;
        let (stdin, stdout) = (process.stdin.take(), process.stdout.take());
        let exchange = async {
            if let Some(mut stdin) = stdin {
                // A process that has seen enough closes its end; what it then says counts.
                let _ = stdin.write_all(&file).await;
            }
            let mut png = Vec::new();
            if let Some(stdout) = stdout {
                stdout.take(Picture::LONGEST as u64 + 1).read_to_end(&mut png).await?;
            }
            Ok::<_, std::io::Error>((png, process.wait().await?))
        };
        match timeout(PATIENCE, exchange).await {
            Ok(Ok((png, status))) => read(png, status),
            Ok(Err(_)) | Err(_) => Err(NotAPicture::TooMuchWork),
        }
    }
}

/// What the purpose is called on the command line.
const fn word(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Logo => "logo",
        Purpose::Attract => "attract",
    }
}

fn read(png: Vec<u8>, status: ExitStatus) -> Result<Picture, NotAPicture> {
    match status.code().and_then(|code| u8::try_from(code).ok()) {
        Some(0) if png.len() <= Picture::LONGEST => Ok(Picture { png }),
        Some(TOO_LARGE) => Err(NotAPicture::TooLarge),
        Some(UNKNOWN_FORMAT) => Err(NotAPicture::UnknownFormat),
        Some(DAMAGED) => Err(NotAPicture::Damaged),
        Some(LIVE_TEXT) => Err(NotAPicture::LiveText),
        // Ended by the kernel, by its own allocator or by its own stack: the file was too much for it.
        Some(_) | None => Err(NotAPicture::TooMuchWork),
    }
}

/// What that process does: the file from standard input, as a picture to standard output. Its limits come first, before a
/// byte is read.
pub(crate) fn decode_standard_input(purpose: Purpose) -> ExitCode {
    if limit_this_process().is_err() {
        return ExitCode::FAILURE;
    }
    let mut file = Vec::new();
    if std::io::stdin().take(MAX_BYTES as u64 + 1).read_to_end(&mut file).is_err() {
        return ExitCode::FAILURE;
    }
    match safe_picture(&file, purpose) {
        Ok(picture) => match std::io::stdout().write_all(&picture.png) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(NotAPicture::TooLarge) => TOO_LARGE.into(),
        Err(NotAPicture::UnknownFormat) => UNKNOWN_FORMAT.into(),
        Err(NotAPicture::Damaged) => DAMAGED.into(),
        Err(NotAPicture::LiveText) => LIVE_TEXT.into(),
        Err(NotAPicture::TooMuchWork) => ExitCode::FAILURE,
    }
}

fn limit_this_process() -> rustix::io::Result<()> {
    let at_most = |most| Rlimit { current: Some(most), maximum: Some(most) };
    setrlimit(Resource::As, at_most(MEMORY))?;
    setrlimit(Resource::Cpu, at_most(PROCESSOR_SECONDS))?;
    // What is left of one that was ended is of no use to anybody.
    setrlimit(Resource::Core, at_most(0))?;
    nice(NICENESS).map(drop)
}

/// For tests of what is done with a picture: their program is not the one that decodes.
#[cfg(test)]
#[derive(Clone, Copy, Debug)]
pub(crate) struct InThisProcess;

#[cfg(test)]
impl Decoder for InThisProcess {
    async fn decode(&self, file: Vec<u8>, purpose: Purpose) -> Result<Picture, NotAPicture> {
        safe_picture(&file, purpose)
    }
}
