//! What a shell can read of this machine, seen from within a real sandbox.

use super::*;

/// What lies in a place of the machine's that is not listed here is not there for a shell.
#[tokio::test]
async fn a_shell_reads_what_was_installed_and_nothing_else_of_the_machine() {
    let mut stand = ScriptedStand::with(
        "ls -A /; echo; ls -A /etc; echo; ls -A /var; echo; ls -A /run/portal-kiosk/*; echo; ls -A /dev | grep -v std",
    );
    let report = stand.report().await;
    let [root, settings, variable, own, devices] = report.split("\n\n").collect::<Vec<_>>()[..] else {
        panic!("{report}");
    };
    let known_at_the_root = [
        "bin", "dev", "etc", "home", "lib", "lib32", "lib64", "libx32", "proc", "run", "sbin", "sys", "tmp", "usr",
        "var",
    ];
    let unknown = |seen: &str, known: &[&str]| -> Vec<String> {
        seen.split_whitespace().filter(|name| !known.contains(name)).map(str::to_owned).collect()
    };
    assert_eq!(unknown(root, &known_at_the_root), [""; 0]);
    let known_settings = [
        "alternatives",
        "ca-certificates",
        "crypto-policies",
        "drirc",
        "fonts",
        "gai.conf",
        "glvnd",
        "gnutls",
        "gtk-3.0",
        "host.conf",
        "hosts",
        "ld.so.cache",
        "ld.so.conf",
        "ld.so.conf.d",
        "localtime",
        "nsswitch.conf",
        "pango",
        "pki",
        "protocols",
        "resolv.conf",
        "services",
        "ssl",
        "timezone",
        "vulkan",
    ];
    assert_eq!(unknown(settings, &known_settings), [""; 0]);
    assert_eq!(unknown(variable, &["cache", "lib", "tmp"]), [""; 0]);
    assert_eq!(unknown(own, &["name-servers", "runtime", "shell.sh", "xauthority"]), [""; 0]);
    let no_machines =
        ["console", "core", "fd", "full", "null", "ptmx", "pts", "random", "shm", "tty", "urandom", "zero", "dri"];
    assert_eq!(unknown(devices, &no_machines), [""; 0]);
}

#[tokio::test]
async fn a_shell_finds_what_a_web_engine_reads() {
    let mut stand = ScriptedStand::with(
        "for file in /usr/share/fonts /etc/fonts/fonts.conf /etc/ssl/certs/ca-certificates.crt /etc/nsswitch.conf \
         /etc/localtime /etc/resolv.conf /sys/devices/system/cpu/possible; do \
         test -r $file || echo \"no $file\"; done; head -c 11 /etc/ssl/certs/ca-certificates.crt",
    );
    assert_eq!(stand.report().await, "-----BEGIN ");
}

#[tokio::test]
async fn a_shell_that_rests_hears_of_new_name_servers() {
    let mut stand = ScriptedStand::with("printf ready; read go; cat /etc/resolv.conf");
    let (shell, channel) = stand.start().await;
    let mut channel = heard(channel, "ready").await;
    let names = stand.host.name_servers().directory().join("resolv.conf");
    let new = names.with_file_name("other");
    std::fs::write(&new, "nameserver 192.0.2.7\n").unwrap();
    std::fs::rename(new, names).unwrap();
    std::io::Write::write_all(&mut channel, b"go\n").unwrap();
    let _channel = heard(channel, "nameserver 192.0.2.7\n").await;
    let _ = shell.end().await;
}
