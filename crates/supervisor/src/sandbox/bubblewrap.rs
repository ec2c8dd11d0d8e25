//! Starts a program in bubblewrap and ends it with everything that it has started.
//!
//! Three processes matter. The *outer* bubblewrap is this one's child and holds the sandbox's rope: it dies with the
//! supervisor, and the sandbox with it. The *first* process of the sandbox's own PID namespace is the one whose end is the
//! end of all in it: the kernel lets it go only after every other one is gone, stopped and orphaned ones included. The
//! program itself is a child of that. So the wait for the first process is the proof that is asked for.

use std::cell::Cell;
use std::fs;
use std::io::{self, Write as _};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::rc::Rc;
use std::time::Duration;

use serde::Deserialize;
use tempfile::TempDir;
use tokio::io::AsyncReadExt;
use tokio::net::unix::pipe;
use tokio::process::{Child, Command};
use tokio::time::{Instant, timeout};

use super::buses::{SessionBusProxy, accessibility_bus_socket};
use super::child_pipe::child_pipe;
use super::control_group::{ControlGroup, ControlGroups, Refused};
use super::name_servers::NameServers;
use super::pidfd::Process;
use super::plan::Plan;
use super::priority;
use super::surroundings::Surroundings;
use super::sweep::StandMark;
use super::system_calls::refusals;
use super::system_programs::{BUBBLEWRAP, system_program};
use super::{Host, Running, StartTrouble, Urgency};
use crate::drawing::Drawing;

/// A wait for the end of a sandbox that is longer than this is said in the log, again and again.
const UNUSUALLY_LONG: Duration = Duration::from_secs(2);

/// Of all that runs on the machine, what is in a sandbox is let go first when there is no memory left: it is replaced at once. In the
/// kernel's thousandths of all memory.
const MOST_DISPENSABLE: &str = "900";

/// An executable file that is started in sandboxes.
#[derive(Clone, Debug)]
pub(crate) struct Program(pub(crate) PathBuf);

impl Program {
    /// The shell: the one that the configuration names, or the one beside the supervisor's own file.
    ///
    /// # Errors
    ///
    /// When there is no such file.
    pub(crate) fn shell(configured: Option<&Path>) -> io::Result<Self> {
        Self::find("portal-kiosk-shell", configured)
    }

    /// The notice window, found likewise.
    ///
    /// # Errors
    ///
    /// When there is no such file.
    pub(crate) fn notice(configured: Option<&Path>) -> io::Result<Self> {
        Self::find("portal-kiosk-notice", configured)
    }

    fn find(name: &str, configured: Option<&Path>) -> io::Result<Self> {
        let beside = || Ok::<_, io::Error>(std::env::current_exe()?.with_file_name(name));
        let file = configured.map_or_else(beside, |path| Ok(path.to_owned()))?;
        std::fs::canonicalize(&file)
            .map(Self)
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", file.display())))
    }
}

/// Starts a program in sandboxes.
#[derive(Debug)]
pub(crate) struct Bubblewrap {
    program: Program,
    surroundings: Surroundings,
    mark: StandMark,
    name_servers: NameServers,
    /// Where limits can be set.
    control_groups: Option<Rc<ControlGroups>>,
    /// For what a sandbox is shown of the supervisor's own, sockets and copies; goes with this value.
    own: TempDir,
    /// How many sandboxes there have been, so that each has a socket of its own.
    made: Cell<u64>,
}

impl Bubblewrap {
    /// # Errors
    ///
    /// When there is no place for sockets and copies.
    pub(crate) fn new(program: Program, surroundings: Surroundings, mark: StandMark) -> io::Result<Self> {
        // Short names, because a socket's may be no longer than 107 bytes; and nothing there outlives a restart.
        let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|path| path.is_dir());
        let base = runtime.unwrap_or_else(std::env::temp_dir);
        let own = tempfile::Builder::new().prefix("portal-kiosk-").tempdir_in(base)?;
        let name_servers = NameServers::copied_to(own.path().join("name-servers"))?;
        Ok(Self { program, surroundings, mark, name_servers, control_groups: None, own, made: Cell::new(0) })
    }

    /// Each of its sandboxes with the limits of a group of its own.
    #[must_use]
    pub(crate) fn within(self, control_groups: Option<Rc<ControlGroups>>) -> Self {
        Self { control_groups, ..self }
    }

    /// What its sandboxes are shown of them; somebody has to follow the machine's.
    pub(crate) fn name_servers(&self) -> NameServers {
        self.name_servers.clone()
    }

    async fn buses(&self) -> Option<Buses> {
        let address = self.surroundings.session_bus.as_ref()?.address.as_str();
        self.made.set(self.made.get() + 1);
        let socket = self.own.path().join(format!("session-bus-{}", self.made.get()));
        let proxy = SessionBusProxy::start(address, socket);
        let (proxy, accessibility) = tokio::join!(proxy, accessibility_bus_socket(address));
        // The sign-in screen matters more than that it can be read aloud.
        let proxy = proxy
            .inspect_err(|error| tracing::error!(%error, "no filter before the session bus, so no accessibility"))
            .ok()?;
        Some(Buses { proxy, accessibility })
    }

    async fn launch(&self, channel: UnixStream, urgency: Urgency, drawing: Drawing) -> Result<Sandbox, StartTrouble> {
        let buses = self.buses().await;
        let plan = Plan {
            mark: &self.mark,
            program: &self.program.0,
            surroundings: &self.surroundings,
            name_servers: self.name_servers.directory(),
            drawing,
            session_bus: buses.as_ref().map(|buses| buses.proxy.socket.as_path()),
            accessibility_bus: buses.as_ref().and_then(|buses| buses.accessibility.as_deref()),
        };
        let log = io::stderr().as_fd().try_clone_to_owned()?;
        let refusals = refusals()?;
        let (report, mut theirs) = child_pipe()?;
        let (waits, mut go) = io::pipe()?;
        let spawned = Command::new(system_program(BUBBLEWRAP))
            .args(["--info-fd", &theirs.number(), "--seccomp", &theirs.give(refusals)?])
            .args(["--block-fd", &theirs.give(waits.into())?])
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
        let stepped_back = (urgency == Urgency::Ahead).then_some(number);
        if let Some(Err(error)) = stepped_back.map(priority::step_back) {
            tracing::warn!(%error, "what is started ahead does not step back");
        }
        if let Err(error) = fs::write(format!("/proc/{number}/oom_score_adj"), MOST_DISPENSABLE) {
            tracing::warn!(%error, "a machine without memory may end something else before this sandbox");
        }
        let control_group = self.control_groups.as_ref().and_then(|groups| {
            let admitted = groups.group().and_then(|group| group.admit(number).map(|()| group));
            admitted.inspect_err(|error| tracing::error!(%error, "a sandbox has no limits")).ok()
        });
        // Until now it has started nothing. One that is gone by now needs no word.
        let _ = go.write_all(b"!");
        Ok(Sandbox { outer, first, proxy: buses.map(|buses| buses.proxy), stepped_back, control_group })
    }
}

impl Host for Bubblewrap {
    type Running = Sandbox;

    fn has_a_display(&self) -> bool {
        self.surroundings.display_listens()
    }

    async fn start(&self, channel: UnixStream, urgency: Urgency, drawing: Drawing) -> Result<Sandbox, StartTrouble> {
        self.launch(channel, urgency, drawing).await
    }
}

/// What a program is given of D-Bus.
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

/// One program's sandbox.
#[derive(Debug)]
pub(crate) struct Sandbox {
    outer: Child,
    first: Option<Process>,
    proxy: Option<SessionBusProxy>,
    /// The first process's number, while what is in the sandbox stands behind others.
    stepped_back: Option<i32>,
    control_group: Option<ControlGroup>,
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

    fn say_what_was_refused(&self) {
        let Some(Refused { memory, tasks }) = self.control_group.as_ref().map(ControlGroup::refused) else { return };
        if memory > 0 || tasks > 0 {
            tracing::warn!(memory, tasks, "a sandbox wanted more than it may have");
        }
    }
}

impl Running for Sandbox {
    async fn ended(&mut self) {
        let first = async {
            match &self.first {
                Some(first) => first.gone().await,
                None => std::future::pending().await,
            }
        };
        // A window without its bus would be there and could not be read aloud.
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

    fn hurry(&mut self) {
        if let Some(first) = self.stepped_back.take()
            && let Err(error) = priority::restore(first)
        {
            tracing::warn!(%error, "the sandbox keeps its low priority");
        }
    }

    async fn end(mut self) -> Duration {
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
        self.say_what_was_refused();
        wished.elapsed()
    }
}
