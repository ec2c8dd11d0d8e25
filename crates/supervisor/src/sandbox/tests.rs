//! The real bubblewrap, with small programs in the shell's place. Each reports over the channel that a shell would have.

mod escapes;
mod reading;

use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use super::bubblewrap::Sandbox;
use super::surroundings::{SessionBus, Surroundings};
use super::*;

/// Far longer than anything here takes: only a test that fails waits for it.
const PATIENCE: Duration = Duration::from_secs(30);

/// A stand whose shell is a script.
struct ScriptedStand {
    state: TempDir,
    host: Bubblewrap,
    mark: StandMark,
}

impl ScriptedStand {
    fn with(script: &str) -> Self {
        Self::around(script, |_| {})
    }

    fn around(script: &str, arrange: impl FnOnce(&mut Surroundings)) -> Self {
        // Not below a directory that is hidden anyway, unless the sources themselves are.
        let state = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap();
        std::fs::write(state.path().join("stand.sqlite3"), "the stand's own").unwrap();
        let program = state.path().join("shell.sh");
        std::fs::write(&program, format!("#!/bin/sh\nexec 1>&0 2>&0\n{script}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        let mark = StandMark::of(state.path()).unwrap();
        let mut surroundings = Surroundings::of_this_process(state.path()).unwrap();
        surroundings.session_bus = None;
        arrange(&mut surroundings);
        let program = Program::shell(Some(&program)).unwrap();
        let host = Bubblewrap::new(program, surroundings, mark.clone()).unwrap();
        Self { state, host, mark }
    }

    async fn start(&mut self) -> (Sandbox, UnixStream) {
        let (ours, theirs) = UnixStream::pair().unwrap();
        (self.host.start(theirs, Urgency::Now, Drawing::Software).await.unwrap(), ours)
    }

    /// All that the script says until its end.
    async fn report(&mut self) -> String {
        let (shell, mut channel) = self.start().await;
        let reading = tokio::task::spawn_blocking(move || {
            let mut report = String::new();
            channel.set_read_timeout(Some(PATIENCE)).unwrap();
            channel.read_to_string(&mut report).unwrap();
            report
        });
        let report = reading.await.unwrap();
        let _ = shell.end().await;
        report
    }
}

/// Waits until the script has said this much.
async fn heard(channel: UnixStream, expected: &str) -> UnixStream {
    let mut said = vec![0; expected.len()];
    let (said, channel) = tokio::task::spawn_blocking(move || {
        let mut channel = channel;
        channel.set_read_timeout(Some(PATIENCE)).unwrap();
        channel.read_exact(&mut said).unwrap();
        (said, channel)
    })
    .await
    .unwrap();
    assert_eq!(String::from_utf8_lossy(&said), expected);
    channel
}

/// How many processes of this machine were started with this argument.
fn running_with(argument: &str) -> usize {
    let processes = std::fs::read_dir("/proc").unwrap();
    processes
        .filter(|process| {
            let line = std::fs::read(process.as_ref().unwrap().path().join("cmdline")).unwrap_or_default();
            line.split(|byte| *byte == 0).any(|word| word == argument.as_bytes())
        })
        .count()
}

async fn until(what: &str, mut seen: impl FnMut() -> bool) {
    let waiting = async {
        while !seen() {
            sleep(Duration::from_millis(10)).await;
        }
    };
    assert!(timeout(PATIENCE, waiting).await.is_ok(), "{what}");
}

#[tokio::test]
async fn a_shell_sees_nothing_that_is_private() {
    let home = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap();
    std::fs::create_dir_all(home.path().join(".local/share/keyrings")).unwrap();
    let hidden = std::fs::canonicalize(home.path()).unwrap();
    let mut stand = ScriptedStand::around(
        &format!(
            "for place in /root /tmp /var/tmp {} \"$STATE\"; do echo \"$place:\"; ls -A \"$place\" 2>/dev/null; done; ls /home",
            hidden.display()
        ),
        |around| {
            if !around.hidden.iter().any(|directory| hidden.starts_with(directory)) {
                around.hidden.push(hidden.clone());
            }
        },
    );
    let state = std::fs::canonicalize(stand.state.path()).unwrap();
    let script = std::fs::read_to_string(state.join("shell.sh")).unwrap();
    std::fs::write(state.join("shell.sh"), script.replace("$STATE", state.to_str().unwrap())).unwrap();
    let expected = format!("/root:\n/tmp:\n/var/tmp:\n{}:\n{}:\nkiosk\n", hidden.display(), state.display());
    // The X server's socket is shown where there is one.
    assert_eq!(stand.report().await.replace(".X11-unix\n", ""), expected);
}

#[tokio::test]
async fn a_shell_cannot_take_away_what_covers_the_private_directories() {
    let mut stand = ScriptedStand::with(
        "umount /tmp; umount -l /tmp; mount --bind / /tmp; mount -o remount,rw /; grep CapEff /proc/self/status",
    );
    let report = stand.report().await;
    assert!(report.ends_with("CapEff:\t0000000000000000\n"), "{report}");
    let refusals = report.lines().filter(|line| line.starts_with("umount:") || line.starts_with("mount:")).count();
    assert_eq!(refusals, 4, "{report}");
}

#[tokio::test]
async fn a_shell_writes_to_no_disk() {
    let mut stand = ScriptedStand::with(
        "for place in / /etc /etc/fonts /home /run /usr /usr/local /var /sys; do touch $place/left && echo \"wrote to $place\"; done",
    );
    let report = stand.report().await;
    assert!(!report.contains("wrote"), "{report}");
}

#[tokio::test]
async fn a_shell_inherits_the_variables_that_it_needs_and_nothing_else() {
    for name in ScriptedStand::with("env | cut -d= -f1").report().await.lines() {
        let known = ["DBUS_SESSION_BUS_ADDRESS", "HOME", "OLDPWD", "PATH", "PWD", "SHLVL", "XDG_RUNTIME_DIR", "_"];
        let passed = ["DISPLAY", "LANG", "LANGUAGE", "RUST_LOG", "TZ", "WEBKIT_DISABLE_COMPOSITING_MODE", "XAUTHORITY"];
        let local = name.starts_with("LC_") || name.to_lowercase().ends_with("_proxy") || name.starts_with("SSL_CERT");
        assert!(known.contains(&name) || passed.contains(&name) || local, "{name}");
    }
}

#[tokio::test]
async fn a_shell_sees_only_processes_of_its_own() {
    let report = ScriptedStand::with("echo /proc/[0-9]*").report().await;
    assert!(report.split_whitespace().count() <= 3, "{report}");
}

#[tokio::test]
async fn a_receipt_comes_when_orphans_and_stopped_processes_are_gone_too() {
    let seconds = format!("{}", 700_000 + std::process::id());
    let mut stand = ScriptedStand::with(&format!(
        "(setsid sleep {seconds} &)\n(setsid sh -c 'kill -STOP $$; exit' stopped {seconds} &)\n\
         sh -c 'kill -STOP $$; exit' stopped {seconds} &\n\
         trap '' TERM INT HUP\nprintf ready\nwhile :; do sleep {seconds}; done"
    ));
    let (shell, channel) = stand.start().await;
    let _channel = heard(channel, "ready").await;
    until("all four run", || running_with(&seconds) == 4).await;
    let shell = sweep(&ScriptedStand::with("").mark).await.unwrap().uncover(shell);
    let Receipt { clear, .. } = shell.end().await;
    assert_eq!(running_with(&seconds), 0);
    // And the receipt is good for the next one.
    let (next, ours) = stand.start().await;
    let next = clear.uncover(next);
    let _channel = heard(ours, "ready").await;
    let _ = next.end().await;
    assert_eq!(running_with(&seconds), 0);
}

#[tokio::test]
async fn two_shells_at_a_time_end_each_by_itself() {
    let seconds = format!("{}", 1_100_000 + std::process::id());
    let mut stand = ScriptedStand::with(&format!("printf ready; exec sleep {seconds}"));
    let (first, channel) = stand.start().await;
    let _first = heard(channel, "ready").await;
    let (ours, theirs) = UnixStream::pair().unwrap();
    let mut ahead = stand.host.start(theirs, Urgency::Ahead, Drawing::Software).await.unwrap();
    let _ahead = heard(ours, "ready").await;
    until("both run", || running_with(&seconds) == 2).await;
    first.end().await;
    assert_eq!(running_with(&seconds), 1);
    ahead.hurry();
    ahead.end().await;
    assert_eq!(running_with(&seconds), 0);
}

#[tokio::test]
async fn a_shell_that_ends_by_itself_is_noticed_and_takes_its_orphans_with_it() {
    let seconds = format!("{}", 800_000 + std::process::id());
    let mut stand = ScriptedStand::with(&format!("setsid sleep {seconds} &\nprintf ready; exit 3"));
    let (mut shell, channel) = stand.start().await;
    let _channel = heard(channel, "ready").await;
    timeout(PATIENCE, shell.ended()).await.unwrap();
    let _ = shell.end().await;
    assert_eq!(running_with(&seconds), 0);
}

#[tokio::test]
async fn what_an_earlier_supervisor_has_left_is_swept_away_before_the_first_shell() {
    let seconds = format!("{}", 900_000 + std::process::id());
    let mut stand = ScriptedStand::with(&format!("printf ready; exec sleep {seconds}"));
    let (mut earlier, channel) = stand.start().await;
    let _channel = heard(channel, "ready").await;
    let _clear = sweep(&stand.mark).await.unwrap();
    assert_eq!(running_with(&seconds), 0);
    timeout(PATIENCE, earlier.ended()).await.unwrap();
    let _ = earlier.end().await;
}

#[tokio::test]
async fn a_stands_sweep_leaves_another_stands_shell_alone() {
    let seconds = format!("{}", 1_000_000 + std::process::id());
    let mut other = ScriptedStand::with(&format!("printf ready; exec sleep {seconds}"));
    let (shell, channel) = other.start().await;
    let _channel = heard(channel, "ready").await;
    let _clear = sweep(&ScriptedStand::with("").mark).await.unwrap();
    assert_ne!(running_with(&seconds), 0);
    let _ = shell.end().await;
}

#[tokio::test]
async fn a_shell_that_cannot_be_started_is_said_so() {
    let stand = ScriptedStand::around("exit 0", |around| {
        around.variables.insert("".into(), "no variable has no name".into());
    });
    let (_ours, theirs) = UnixStream::pair().unwrap();
    let refused = stand.host.start(theirs, Urgency::Now, Drawing::Software).await.unwrap_err();
    assert!(matches!(refused, StartTrouble::NoSandbox), "{refused}");
}

#[tokio::test]
async fn a_sandbox_that_cannot_be_furnished_ends_by_itself() {
    let mut stand = ScriptedStand::around("exit 0", |around| around.shown.push(PathBuf::from("/nowhere/at/all")));
    let (mut shell, _channel) = stand.start().await;
    timeout(PATIENCE, shell.ended()).await.unwrap();
    let _ = shell.end().await;
}

#[tokio::test]
async fn a_sandbox_that_is_ended_while_it_is_made_leaves_nothing_behind() {
    for _ in 0..20 {
        let mut stand = ScriptedStand::with("exec sleep 1000000");
        let (shell, _channel) = stand.start().await;
        // Dropped, as when the supervisor itself is gone.
        drop(shell);
        let _clear = sweep(&stand.mark).await.unwrap();
        let mark = format!("{}/shell.sh", stand.mark.directory().display());
        assert_eq!(running_with(&mark), 0);
    }
}

/// A session bus of the test's own.
struct PrivateBus {
    _daemon: Child,
    bus: SessionBus,
}

impl PrivateBus {
    async fn start(directory: &Path) -> Self {
        let socket = directory.join("private-bus");
        let address = format!("unix:path={}", socket.display());
        let daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--address", &address])
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        until("the bus listens", || socket.exists()).await;
        Self { _daemon: daemon, bus: SessionBus { address, socket } }
    }
}

#[tokio::test]
async fn a_shell_reaches_the_accessibility_bus_and_nothing_else_on_the_session_bus() {
    let directory = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap();
    let private = PrivateBus::start(directory.path()).await;
    let ask = "dbus-send --session --print-reply";
    let mut stand = ScriptedStand::around(
        &format!(
            "{ask} --dest=org.a11y.Bus /org/a11y/bus org.a11y.Bus.GetAddress >/dev/null && echo accessible\n\
             {ask} --dest=org.freedesktop.secrets / org.freedesktop.DBus.Peer.Ping >/dev/null 2>&1 || echo refused\n\
             {ask} --dest=org.freedesktop.DBus / org.freedesktop.DBus.ListActivatableNames | grep -c secrets\n\
             DBUS_SESSION_BUS_ADDRESS={real} {ask} --dest=org.freedesktop.DBus / org.freedesktop.DBus.GetId \
             >/dev/null 2>&1 || echo unreachable\n\
             DBUS_SESSION_BUS_ADDRESS=$AT_SPI_BUS_ADDRESS {ask} --dest=org.freedesktop.DBus / \
             org.freedesktop.DBus.GetId >/dev/null && echo read aloud",
            real = private.bus.address,
        ),
        |around| around.session_bus = Some(private.bus.clone()),
    );
    assert_eq!(stand.report().await, "accessible\nrefused\n0\nunreachable\nread aloud\n");
}
