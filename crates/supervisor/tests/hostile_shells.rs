//! The real program with a script in the shell's place that has been taken over: it is ended, and the next patient has
//! another.
#![expect(clippy::unwrap_used, reason = "a test may")]

use std::fs::Permissions;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// What the script says of itself, in the log.
const BEGUN: &str = "a shell has begun";

/// A stand whose every shell does this. The channel is its standard input.
struct Stand {
    supervisor: Child,
    _directory: TempDir,
}

impl Stand {
    fn with_shell(act: &str) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let path = |name: &str| directory.path().join(name).display().to_string();
        let script = format!("#!/bin/sh\necho {BEGUN} >&2\n{act}\nexec sleep 600\n");
        for (name, script) in [("shell.sh", script.as_str()), ("notice.sh", "#!/bin/sh\nexec cat >/dev/null\n")] {
            std::fs::write(path(name), script).unwrap();
            std::fs::set_permissions(path(name), Permissions::from_mode(0o755)).unwrap();
        }
        let configuration = format!("shell = \"{}\"\nnotice = \"{}\"\n", path("shell.sh"), path("notice.sh"));
        std::fs::write(path("kiosk.toml"), configuration).unwrap();
        let supervisor = Command::new(env!("CARGO_BIN_EXE_portal-kiosk"))
            .args(["run", "--config", &path("kiosk.toml"), "--state-dir", &path("state")])
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env("XDG_RUNTIME_DIR", directory.path())
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        Self { supervisor, _directory: directory }
    }

    /// What is said from the first shell's beginning to the second's.
    fn said_of_the_first_shell(&mut self) -> String {
        let log = BufReader::new(self.supervisor.stderr.take().unwrap());
        let from_the_first = log.lines().map(Result::unwrap).skip_while(|line| line != BEGUN).skip(1);
        from_the_first.take_while(|line| line != BEGUN).map(|line| line + "\n").collect()
    }
}

impl Drop for Stand {
    fn drop(&mut self) {
        kill_process(Pid::from_child(&self.supervisor), Signal::TERM).unwrap();
        self.supervisor.wait().unwrap();
    }
}

/// A command that writes one frame with this in it.
fn says(body: &str) -> String {
    format!("printf '\\{:03o}\\000\\000\\000{body}' >&0", body.len())
}

#[test]
fn a_shell_that_says_what_no_shell_may_say_is_ended() {
    for (what, act) in [
        ("no message", says("{}")),
        ("the supervisor's own words", says(r#"{"say":"session-opened","token":"a-forged-one"}"#)),
        ("a patient's name", says(r#"{"say":"alive","frames":1,"patient":"Mara Lind"}"#)),
        ("a frame of four gigabytes", r"printf '\377\377\377\377{' >&0".to_owned()),
        ("noise", r"exec 3>&0; head -c 100000 /dev/urandom | tr '\000' '\377' >&3".to_owned()),
    ] {
        let said = Stand::with_shell(&act).said_of_the_first_shell();
        assert!(said.contains("the shell is not understood any more"), "{what}: {said}");
        assert!(!said.contains("a-forged-one") && !said.contains("Mara"), "{what}: {said}");
    }
}

#[test]
fn a_shell_that_floods_the_channel_is_ended() {
    let ready = says(r#"{"say":"ready"}"#);
    let act = format!("{ready}\nwhile :; do {}; done", says(r#"{"say":"alive","frames":0}"#));
    let said = Stand::with_shell(&act).said_of_the_first_shell();
    assert!(said.contains("the shell talks without end"), "{said}");
}

#[test]
fn a_shell_that_says_half_of_something_and_stalls_is_ended() {
    let act = format!("{}\nprintf '\\021\\000\\000\\000{{\"say\":\"pai' >&0", says(r#"{"say":"ready"}"#));
    let said = Stand::with_shell(&act).said_of_the_first_shell();
    assert!(said.contains("the shell is ready") && said.contains("end=Broke"), "{said}");
}

#[test]
fn a_shell_that_lies_is_ended() {
    let (ready, painted) = (says(r#"{"say":"ready"}"#), says(r#"{"say":"painted"}"#));
    for lie in [painted, format!("{ready}; {ready}")] {
        let said = Stand::with_shell(&lie).said_of_the_first_shell();
        assert!(said.contains("the shell says what cannot be said"), "{lie}: {said}");
    }
}
