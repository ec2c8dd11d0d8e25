//! Starts a shell in bubblewrap and ends it with everything that it has started.
//!
//! Three processes matter. The *outer* bubblewrap is this one's child and holds the sandbox's rope: it dies with the
//! supervisor, and the sandbox with it. The *first* process of the sandbox's own PID namespace is the one whose end is the
//! end of all in it: the kernel lets it go only after every other one is gone, stopped and orphaned ones included. The
//! shell itself is a child of that. So the wait for the first process is the proof that is asked for.

use std::io;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use serde::Deserialize;
use tempfile::TempDir;
use tokio::io::AsyncReadExt;
use tokio::net::unix::pipe;
use tokio::process::{Child, Command};
use tokio::time::{Instant, timeout};

use super::buses::{SessionBusProxy, accessibility_bus_socket};
use super::child_pipe::child_pipe;
use super::pidfd::Process;
use super::plan::Plan;
use super::receipt::{ClearStand, Receipt};
use super::surroundings::Surroundings;
use super::sweep::StandMark;
use super::{NotStarted, RunningShell, ShellHost, StartTrouble};

/// A wait for the end of a sandbox that is longer than this is said in the log, again and again.
const UNUSUALLY_LONG: Duration = Duration::from_secs(2);

/// The shell's executable file.
#[derive(Clone, Debug)]
pub(crate) struct ShellProgram(pub(crate) PathBuf);

impl ShellProgram {
    /// The one that the configuration names, or the one beside the supervisor's own.
    ///
    /// # Errors
    ///
    /// When there is no such file.
    pub(crate) fn find(configured: Option<&Path>) -> io::Result<Self> {
        let beside = || Ok::<_, io::Error>(std::env::current_exe()?.with_file_name("portal-kiosk-shell"));
        let file = configured.map_or_else(beside, |path| Ok(path.to_owned()))?;
        std::fs::canonicalize(&file)
            .map(Self)
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", file.display())))
    }
}

/// Starts each shell in a sandbox of its own.
#[derive(Debug)]
pub(crate) struct Bubblewrap {
    program: ShellProgram,
    surroundings: Surroundings,
    mark: StandMark,
    /// For sockets that a sandbox is shown; goes with this value.
    sockets: TempDir,
}

impl Bubblewrap {
    /// # Errors
    ///
    /// When there is no place for sockets.
    pub(crate) fn new(program: ShellProgram, surroundings: Surroundings, mark: StandMark) -> io::Result<Self> {
        // Short names, because a socket's may be no longer than 107 bytes; and nothing there outlives a restart.
        let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|path| path.is_dir());
        let base = runtime.unwrap_or_else(std::env::temp_dir);
        let sockets = tempfile::Builder::new().prefix("portal-kiosk-").tempdir_in(base)?;
        Ok(Self { program, surroundings, mark, sockets })
    }

    async fn buses(&self) -> Option<Buses> {
        let address = self.surroundings.session_bus.as_ref()?.address.as_str();
        // The sign-in screen matters more than that it can be read aloud.
        let proxy = SessionBusProxy::start(address, self.sockets.path())
            .await
            .inspect_err(|error| tracing::error!(%error, "no filter before the session bus, so no accessibility"))
            .ok()?;
        Some(Buses { proxy, accessibility: accessibility_bus_socket(address).await })
    }

    async fn launch(&self, channel: UnixStream) -> Result<Sandbox, StartTrouble> {
        let buses = self.buses().await;
        let plan = Plan {
            mark: &self.mark,
            program: &self.program.0,
            surroundings: &self.surroundings,
            session_bus: buses.as_ref().map(|buses| buses.proxy.socket.as_path()),
            accessibility_bus: buses.as_ref().and_then(|buses| buses.accessibility.as_deref()),
        };
        let log = io::stderr().as_fd().try_clone_to_owned()?;
        let (report, theirs) = child_pipe()?;
        let spawned = Command::new("bwrap")
            .args(["--info-fd", &theirs.number()])
            .args(plan.arguments())
            .stdin(Stdio::from(std::os::fd::OwnedFd::from(channel)))
            .stdout(Stdio::from(log))
            .kill_on_drop(true)
            .spawn();
        drop(theirs);
        let mut outer = spawned.map_err(StartTrouble::Bubblewrap)?;
        let Some(number) = first_process(report).await else {
            let _ = outer.wait().await;
            return Err(StartTrouble::NoSandbox);
        };
        // Without a handle there is nothing to end: the process has ended between its report and here.
        let first = Process::open(number)?;
        Ok(Sandbox { outer, first, proxy: buses.map(|buses| buses.proxy) })
    }
}

impl ShellHost for Bubblewrap {
    type Shell = Sandbox;

    async fn start(&mut self, clear: ClearStand, channel: UnixStream) -> Result<Sandbox, NotStarted> {
        match self.launch(channel).await {
            Ok(sandbox) => Ok(sandbox),
            Err(why) => Err(NotStarted { clear, why }),
        }
    }
}

/// What a shell is given of D-Bus.
struct Buses {
    proxy: SessionBusProxy,
    accessibility: Option<PathBuf>,
}

/// bubblewrap's report: the number of the sandbox's first process.
async fn first_process(mut report: pipe::Receiver) -> Option<i32> {
    #[derive(Deserialize)]
    #[serde(rename_all = "kebab-case")]
    struct Report {
        child_pid: i32,
    }
    let mut text = Vec::new();
    while !text.contains(&b'}') {
        if report.read_buf(&mut text).await.ok()? == 0 {
            return None;
        }
    }
    serde_json::from_slice::<Report>(&text).ok().map(|report| report.child_pid)
}

/// One shell's sandbox.
#[derive(Debug)]
pub(crate) struct Sandbox {
    outer: Child,
    first: Option<Process>,
    proxy: Option<SessionBusProxy>,
}

impl Sandbox {
    async fn first_gone(&self) {
        if let Some(first) = &self.first {
            first.gone().await;
        }
    }

    async fn everything_gone(&mut self) {
        if let Some(first) = &self.first {
            first.kill();
            first.gone().await;
        }
        // Only now, so that it is there to take its child's last trace away.
        let _ = self.outer.kill().await;
        if let Some(first) = &self.first {
            first.reap();
        }
    }
}

impl RunningShell for Sandbox {
    async fn ended(&mut self) {
        let first = async {
            match &self.first {
                Some(first) => first.gone().await,
                None => std::future::pending().await,
            }
        };
        // A shell without its bus would be there and could not be read aloud.
        let proxy = async {
            match &mut self.proxy {
                Some(proxy) => proxy.gone().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = first => {}
            () = proxy => {}
            _ = self.outer.wait() => {}
        }
    }

    async fn end(mut self) -> Receipt {
        let wished = Instant::now();
        while timeout(UNUSUALLY_LONG, self.everything_gone()).await.is_err() {
            tracing::error!(
                seconds = wished.elapsed().as_secs(),
                "a sandbox does not end; no other shell until it has"
            );
        }
        self.first_gone().await;
        if let Some(proxy) = self.proxy.take() {
            proxy.end().await;
        }
        Receipt { clear: ClearStand::seen(), took: wished.elapsed() }
    }
}
