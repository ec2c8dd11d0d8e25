//! A shell that has been taken over: whatever it tries to leave for the next one, or to reach outside, comes to nothing.
//!
//! What is tried is written in the languages that every Debian has: the shell's own, and Perl, which can ask the kernel directly.

use std::collections::BTreeSet;

use super::*;

/// System calls by their numbers on this kind of processor, as Perl wants them.
const NUMBERS: &str = if cfg!(target_arch = "x86_64") {
    "my ($add_key, $request_key, $keyctl, $ptrace, $vm_read, $bpf, $other) = (248, 249, 250, 101, 310, 321, 0x40000000);"
} else {
    "my ($add_key, $request_key, $keyctl, $ptrace, $vm_read, $bpf, $other) = (217, 218, 219, 117, 270, 280, 0);"
};

/// Puts this program for Perl where a script can have it.
fn perl(program: &str) -> String {
    format!("perl - <<'END'\n{NUMBERS}\n{program}\nEND")
}

/// A name that is of this test alone, here and in every other run.
fn own_name(what: &str) -> String {
    format!("kiosk-escape-{what}-{}", std::process::id())
}

/// What is listed in a file of the kernel's for the whole machine, or for this namespace.
fn lines(file: &str) -> BTreeSet<String> {
    std::fs::read_to_string(file).unwrap_or_default().lines().map(str::to_owned).collect()
}

#[tokio::test]
async fn a_shell_can_put_nothing_into_the_kernels_keyrings() {
    let name = own_name("key");
    let script = perl(&format!(
        "my ($type, $name, $value) = ('user', '{name}', 'left behind');
         for my $ring (-2, -3, -4, -5) {{
             for my $call ($add_key, $other + $add_key) {{
                 print 'kept in ', $ring, qq{{\\n}} if syscall($call, $type, $name, $value, 11, $ring) != -1;
             }}
         }}
         print qq{{found\\n}} if syscall($request_key, $type, $name, 0, -3) != -1;
         my $session = 'left behind';
         print qq{{joined\\n}} if syscall($keyctl, 1, $session) != -1;
         print qq{{tried\\n}};"
    ));
    assert_eq!(ScriptedStand::with(&script).report().await, "tried\n");
    assert!(!lines("/proc/keys").iter().any(|key| key.contains(&name)));
}

#[tokio::test]
async fn a_shell_looks_into_no_process_that_is_not_its_own() {
    let outside = std::process::id();
    let script = format!(
        "ls /proc/{outside} >/dev/null 2>&1 && test \"$(readlink /proc/{outside}/exe)\" && echo 'sees a process outside'\n{}",
        perl(&format!(
            "print qq{{traced\\n}} if syscall($ptrace, 16, {outside}, 0, 0) != -1;
             print qq{{traced itself\\n}} if syscall($ptrace, 0, 0, 0, 0) != -1;
             print qq{{read\\n}} if syscall($vm_read, {outside}, 0, 0, 0, 0, 0) != -1;
             print qq{{killed\\n}} if kill 'KILL', {outside};
             print qq{{tried\\n}};"
        ))
    );
    assert_eq!(ScriptedStand::with(&script).report().await, "tried\n");
}

#[tokio::test]
async fn memory_and_queues_that_a_shell_shares_are_gone_with_it() {
    let name = own_name("shared");
    let seen = || {
        let tables = ["/proc/sysvipc/shm", "/proc/sysvipc/sem", "/proc/sysvipc/msg"];
        tables.map(|table| lines(table).into_iter().map(|line| kinds_of(&line)).collect::<BTreeSet<_>>())
    };
    let before = seen();
    let script = format!(
        "ipcmk -M 4096 >/dev/null && ipcmk -S 1 >/dev/null && ipcmk -Q >/dev/null && echo made\n\
         echo mine > /dev/shm/{name} && echo shared\n\
         mkdir -p $HOME/.cache $XDG_RUNTIME_DIR && echo mine | tee /tmp/{name} /var/tmp/{name} $HOME/{name} \
         $HOME/.cache/{name} $XDG_RUNTIME_DIR/{name} >/dev/null && echo written"
    );
    let mut stand = ScriptedStand::with(&script);
    assert_eq!(stand.report().await, "made\nshared\nwritten\n");
    assert_eq!(seen(), before);
    for place in ["/dev/shm", "/tmp", "/var/tmp", "/root", "/home", "/run"] {
        assert!(!is_below(Path::new(place), &name), "{place}");
    }
    // And the next one finds none of it.
    let find = format!(
        "for place in /dev/shm /tmp /var/tmp $HOME $HOME/.cache $XDG_RUNTIME_DIR; do ls $place/{name} 2>/dev/null; done\n\
         for table in shm sem msg; do tail -n +2 /proc/sysvipc/$table; done; echo looked"
    );
    assert_eq!(ScriptedStand::with(&find).report().await, "looked\n");
}

/// A line of a table without what changes by itself: identity and key are its first two words.
fn kinds_of(line: &str) -> String {
    line.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

fn is_below(directory: &Path, name: &str) -> bool {
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| entry.file_name() == name)
}

#[tokio::test]
async fn whoever_a_shell_has_set_to_listen_is_gone_with_it() {
    let name = own_name("socket");
    let script = format!(
        "{}\nprintf ready; sleep 1000000",
        perl(&format!(
            "use Socket;
             for my $address (pack_sockaddr_un(qq{{\\0{name}}}), pack_sockaddr_un('/tmp/{name}')) {{
                 next if fork;
                 exit if fork;
                 eval {{ require POSIX; POSIX::setsid() }};
                 socket(my $socket, AF_UNIX, SOCK_STREAM, 0) or die;
                 bind($socket, $address) or die;
                 listen($socket, 1) or die;
                 sleep 1000000;
             }}"
        ))
    );
    let mut stand = ScriptedStand::with(&script);
    let (shell, channel) = stand.start().await;
    let _channel = heard(channel, "ready").await;
    let listens = || lines("/proc/net/unix").iter().any(|socket| socket.contains(&name));
    until("it listens, for the network is not its own", listens).await;
    let _ = shell.end().await;
    assert!(!listens());
}

#[tokio::test]
async fn a_shell_changes_nothing_for_those_who_read_the_screen() {
    let directory = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap();
    let private = PrivateBus::start(directory.path()).await;
    let ask = "dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus";
    let script = format!(
        "{ask} org.freedesktop.DBus.Properties.Get string:org.a11y.Status string:IsEnabled >/dev/null && echo asked\n\
         {ask} org.freedesktop.DBus.Properties.Set string:org.a11y.Status string:ScreenReaderEnabled \
         variant:boolean:true >/dev/null 2>&1 && echo switched\n\
         dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
         org.freedesktop.DBus.UpdateActivationEnvironment dict:string:string:LEFT,behind >/dev/null 2>&1 && echo told\n\
         dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.StartServiceByName \
         string:org.freedesktop.secrets uint32:0 >/dev/null 2>&1 && echo started\n\
         dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.RequestName \
         string:org.example.Left uint32:0 >/dev/null 2>&1 && echo named\n\
         echo tried"
    );
    let mut stand = ScriptedStand::around(&script, |around| around.session_bus = Some(private.bus.clone()));
    assert_eq!(stand.report().await, "asked\ntried\n");
}

#[tokio::test]
async fn a_shell_leaves_no_core_dump() {
    crate::core_dumps::forbid().unwrap();
    let script = "ulimit -c unlimited 2>/dev/null && echo allowed; grep '^Max core' /proc/self/limits | tr -s ' '";
    let report = ScriptedStand::with(script).report().await;
    let numbers: Vec<u64> = report.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    assert!(!report.contains("allowed") && numbers.len() == 2 && numbers.iter().all(|number| *number <= 1), "{report}");
}

#[tokio::test]
async fn a_machine_without_memory_lets_go_of_a_shell_before_anything_else() {
    let report =
        ScriptedStand::with("cat /proc/self/oom_score_adj; sh -c 'cat /proc/self/oom_score_adj'").report().await;
    assert_eq!(report, "900\n900\n");
    let own: i32 = std::fs::read_to_string("/proc/self/oom_score_adj").unwrap().trim().parse().unwrap();
    assert!(own < 900, "{own}");
}
