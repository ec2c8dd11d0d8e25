//! The real program with a script in the shell's place: however the supervisor ends, nothing of the shell is left.
#![expect(clippy::unwrap_used, reason = "a test may")]

use std::fs::Permissions;
use std::io::BufRead;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixDatagram;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// Far longer than anything here takes: only a test that fails waits for it.
const PATIENCE: Duration = Duration::from_secs(30);

/// A stand whose shell starts processes that do not want to end. `seconds` is what they can be told by.
struct Stand {
    directory: TempDir,
    seconds: String,
}

/// An orphan, a stopped orphan, a stopped child, and one that does not want to end.
const PROCESSES: usize = 4;

impl Stand {
    fn new(number: u32) -> Self {
        let stand =
            Self { directory: tempfile::tempdir().unwrap(), seconds: (number + std::process::id()).to_string() };
        let shell = stand.path("shell.sh");
        let script = format!(
            "#!/bin/sh\n(setsid sleep {0} &)\n(setsid sh -c 'kill -STOP $$; exit' stopped {0} &)\n\
             sh -c 'kill -STOP $$; exit' stopped {0} &\n\
             trap '' TERM INT HUP\nwhile :; do sleep {0}; done\n",
            stand.seconds
        );
        std::fs::write(&shell, script).unwrap();
        std::fs::set_permissions(&shell, Permissions::from_mode(0o755)).unwrap();
        let notice = stand.path("notice.sh");
        std::fs::write(&notice, "#!/bin/sh\nexec cat >/dev/null\n").unwrap();
        std::fs::set_permissions(&notice, Permissions::from_mode(0o755)).unwrap();
        let configuration = format!("shell = \"{shell}\"\nnotice = \"{notice}\"\n");
        std::fs::write(stand.path("kiosk.toml"), configuration).unwrap();
        stand
    }

    fn path(&self, name: &str) -> String {
        self.directory.path().join(name).display().to_string()
    }

    fn switch_on(&self) -> Child {
        self.command().spawn().unwrap()
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portal-kiosk"));
        command
            .args(["run", "--config", &self.path("kiosk.toml"), "--state-dir", &self.path("state")])
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env("XDG_RUNTIME_DIR", self.directory.path())
            .stdin(Stdio::null())
            .stderr(Stdio::piped());
        command
    }

    fn switch_on_and_wait(&self) -> Child {
        let supervisor = self.switch_on();
        until("all of the shell runs", || self.running() == PROCESSES);
        supervisor
    }

    /// How many of the shell's processes there are on this machine.
    fn running(&self) -> usize {
        let processes = std::fs::read_dir("/proc").unwrap();
        processes
            .filter(|process| {
                let line = std::fs::read(process.as_ref().unwrap().path().join("cmdline")).unwrap_or_default();
                line.split(|byte| *byte == 0).any(|word| word == self.seconds.as_bytes())
            })
            .count()
    }
}

fn until(what: &str, mut seen: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !seen() {
        assert!(begun.elapsed() < PATIENCE, "{what}");
        sleep(Duration::from_millis(10));
    }
}

fn send(signal: Signal, supervisor: &Child) {
    kill_process(Pid::from_child(supervisor), signal).unwrap();
}

fn end_of(supervisor: &mut Child) -> ExitStatus {
    let mut status = None;
    until("the supervisor ends", || {
        status = supervisor.try_wait().unwrap();
        status.is_some()
    });
    status.unwrap()
}

#[test]
fn killing_the_supervisor_ends_everything_of_the_shell() {
    let stand = Stand::new(2_000_000);
    let mut supervisor = stand.switch_on_and_wait();
    send(Signal::KILL, &supervisor);
    end_of(&mut supervisor);
    until("everything is gone", || stand.running() == 0);

    // The next one starts a shell of its own, and only one.
    let mut next = stand.switch_on_and_wait();
    send(Signal::TERM, &next);
    assert!(end_of(&mut next).success());
    assert_eq!(stand.running(), 0);
}

#[test]
fn a_supervisor_that_is_asked_to_end_leaves_nothing_behind() {
    for (number, signal) in [(3_000_000, Signal::TERM), (3_100_000, Signal::INT), (3_200_000, Signal::HUP)] {
        let stand = Stand::new(number);
        let mut supervisor = stand.switch_on_and_wait();
        send(signal, &supervisor);
        assert!(end_of(&mut supervisor).success(), "{signal:?}");
        assert_eq!(stand.running(), 0, "{signal:?}");
    }
}

/// The kernel keeps few words that nobody hears, and then lets whoever says one more wait.
#[test]
fn a_service_manager_that_stands_still_stops_nobody() {
    let stand = Stand::new(3_300_000);
    let manager = UnixDatagram::bind(stand.path("notify")).unwrap();
    manager.set_read_timeout(Some(PATIENCE)).unwrap();
    let somebody = UnixDatagram::unbound().unwrap();
    somebody.set_nonblocking(true).unwrap();
    until("nothing more can be said", || somebody.send_to(b"unheard", stand.path("notify")).is_err());
    let mut command = stand.command();
    let told = command.env("NOTIFY_SOCKET", stand.path("notify")).env("WATCHDOG_USEC", "3000");
    let mut supervisor = told.spawn().unwrap();
    until("all of the shell runs", || stand.running() == PROCESSES);

    // A manager that goes on hears what it has to.
    let mut heard = || {
        let mut said = [0; 64];
        let length = manager.recv(&mut said).unwrap();
        String::from_utf8_lossy(&said[..length]).trim().to_owned()
    };
    let first = std::iter::repeat_with(&mut heard).find(|word| word != "unheard");
    assert_eq!(first.as_deref(), Some("READY=1"));
    assert!(std::iter::repeat_with(&mut heard).take(100).all(|word| word == "WATCHDOG=1"));

    // It stands still once more, and the supervisor goes on.
    until("nothing more can be said", || somebody.send_to(b"unheard", stand.path("notify")).is_err());
    send(Signal::TERM, &supervisor);
    assert!(end_of(&mut supervisor).success());
    assert_eq!(stand.running(), 0);
}

/// Whoever sets the environment of the stand's user has no say in what is run.
#[test]
fn no_program_is_looked_for_where_the_environment_says() {
    let stand = Stand::new(3_400_000);
    let planted = stand.directory.path().join("planted");
    std::fs::create_dir(&planted).unwrap();
    let script = format!("#!/bin/sh\necho \"$0\" >>{}\nexec /usr/bin/\"${{0##*/}}\" \"$@\"\n", stand.path("taken"));
    for name in ["bwrap", "xdg-dbus-proxy", "nice", "true"] {
        let program = planted.join(name);
        std::fs::write(&program, &script).unwrap();
        std::fs::set_permissions(&program, Permissions::from_mode(0o755)).unwrap();
    }
    let path = format!("{}:{}", planted.display(), std::env::var("PATH").unwrap());
    let address = format!("unix:path={}", stand.path("bus"));
    let nothing_starts = format!(
        "<busconfig><type>session</type><listen>{address}</listen><policy context=\"default\">\
         <allow send_destination=\"*\"/><allow own=\"*\"/></policy></busconfig>"
    );
    std::fs::write(stand.path("bus.conf"), nothing_starts).unwrap();
    let mut bus = Command::new("dbus-daemon");
    let mut bus = bus.args(["--nofork", "--config-file", &stand.path("bus.conf")]).spawn().unwrap();
    until("the bus listens", || stand.directory.path().join("bus").exists());

    let with_a_bus =
        |command: &mut Command| command.env("PATH", &path).env("DBUS_SESSION_BUS_ADDRESS", &address).spawn().unwrap();
    let mut supervisor = with_a_bus(&mut stand.command());
    until("all of the shell runs", || stand.running() == PROCESSES);
    send(Signal::TERM, &supervisor);
    assert!(end_of(&mut supervisor).success());
    let mut check = Command::new(env!("CARGO_BIN_EXE_portal-kiosk"));
    let mut check = with_a_bus(check.arg("check").args(["--state-dir", &stand.path("state")]).stdout(Stdio::null()));
    end_of(&mut check);
    bus.kill().unwrap();
    bus.wait().unwrap();
    assert_eq!(std::fs::read_to_string(stand.path("taken")).unwrap_or_default(), "");
}

#[test]
fn a_shell_inherits_the_channel_and_its_log_and_nothing_else() {
    let stand = Stand::new(3_500_000);
    let script = "#!/bin/sh\nfor number in $(ls /proc/$$/fd); do readlink /proc/$$/fd/$number; done\n\
                  echo these are all\nexec sleep 9\n";
    std::fs::write(stand.path("shell.sh"), script).unwrap();
    let program = env!("CARGO_BIN_EXE_portal-kiosk");
    let mut supervisor = Command::new("sh")
        .args(["-c", "exec 7</etc/hostname; exec \"$0\" run --config \"$1\" --state-dir \"$2\"", program])
        .args([stand.path("kiosk.toml"), stand.path("state")])
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env("XDG_RUNTIME_DIR", stand.directory.path())
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let said = std::io::BufReader::new(supervisor.stderr.take().unwrap()).lines().map(Result::unwrap);
    let open = said.skip_while(|line| !line.starts_with("socket:")).take_while(|line| line != "these are all");
    let mut open: Vec<String> = open.collect();
    // A script is itself an open file of the program that runs it.
    open.retain(|file| !file.ends_with("/shell.sh"));
    assert!(matches!(&open[..], [_channel, output, log] if output.starts_with("pipe:") && output == log), "{open:?}");
    send(Signal::TERM, &supervisor);
    end_of(&mut supervisor);
}

#[test]
fn a_stand_is_run_by_one_supervisor_at_a_time() {
    let stand = Stand::new(4_000_000);
    let mut first = stand.switch_on_and_wait();
    let second = stand.switch_on().wait_with_output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    let said = String::from_utf8_lossy(&second.stderr);
    assert!(said.contains("The stand cannot run: this stand is running already."), "{said}");
    assert_eq!(stand.running(), PROCESSES, "the first one's shell is still there");
    send(Signal::TERM, &first);
    end_of(&mut first);
}

#[test]
fn a_configuration_that_is_not_understood_is_said_with_its_line() {
    let stand = Stand::new(5_000_000);
    std::fs::write(stand.path("kiosk.toml"), "heartbeat-seconds = 5\nheartbeet = 6\n").unwrap();
    let refused = stand.switch_on().wait_with_output().unwrap();
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(said.contains("kiosk.toml") && said.contains("line 2") && said.contains("heartbeet"), "{said}");
}

#[test]
fn a_check_names_everything_that_is_missing() {
    let stand = Stand::new(6_000_000);
    let checked = Command::new(env!("CARGO_BIN_EXE_portal-kiosk"))
        .args(["check", "--config", &stand.path("missing.toml"), "--state-dir", &stand.path("state")])
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .output()
        .unwrap();
    assert_eq!(checked.status.code(), Some(1));
    let said = String::from_utf8_lossy(&checked.stdout);
    for line in [
        "missing  configuration: the configuration",
        "a user of the stand's own",
        "no keys for the kernel",
        "ok       a sandbox for the shell (bubblewrap)",
        "missing  a session bus:",
        "missing  a screen:",
        "ok       the stand's store",
        "missing  enrolment: make the stand one of a clinic's with portal-kiosk enrol",
        "missing  an open keyring: there is no keyring service",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
}
