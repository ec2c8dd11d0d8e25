//! How the machine around the stand is locked down, as far as a program can see: what `portal-kiosk check` remarks. Nothing of it keeps
//! anybody from signing in.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

/// What is seen of the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Machine {
    is_root: bool,
    /// Keys that speak to the kernel itself; none where it is 0.
    sysrq: String,
    swaps: String,
    /// The arguments of each window manager that has keys of its own unless it is told otherwise.
    window_managers: Vec<Vec<String>>,
    /// The arguments of each Wayland compositor that lets keys lead to another console where it is told to.
    compositors: Vec<Vec<String>>,
    /// Of the configuration, if there is one.
    configuration_mode: Option<u32>,
    /// What the kernel can count for one control group, by the names of the second version.
    counted: String,
}

impl Machine {
    /// Looks. What cannot be seen is as it should be.
    pub(super) fn seen(configuration: &Path) -> Self {
        Self {
            is_root: rustix::process::geteuid().is_root(),
            sysrq: fs::read_to_string("/proc/sys/kernel/sysrq").unwrap_or_default(),
            swaps: fs::read_to_string("/proc/swaps").unwrap_or_default(),
            window_managers: running("matchbox-window-manager"),
            compositors: running("cage"),
            configuration_mode: fs::metadata(configuration).ok().map(|metadata| metadata.permissions().mode()),
            counted: fs::read_to_string("/sys/fs/cgroup/cgroup.controllers").unwrap_or_default(),
        }
    }

    /// What there is to say, each with what it is about; nothing where it is as it should be.
    pub(super) fn remarks(&self) -> [(&'static str, Option<String>); 7] {
        let when = |is_so: bool, why: &str| is_so.then(|| why.to_owned());
        let has_keys = |arguments: &Vec<String>| !arguments.iter().any(|argument| argument == "-kbdconfig");
        [
            (
                "a user of the stand's own",
                when(self.is_root, "it is root: then the portal's pages share a sandbox with the kiosk's own screens"),
            ),
            (
                "a window manager without keys",
                when(
                    self.window_managers.iter().any(has_keys),
                    "matchbox has keys of its own, one of which starts a terminal: give it the file of keys that is shipped",
                ),
            ),
            (
                "a compositor that keeps to its console",
                when(
                    self.compositors.iter().any(|arguments| lets_keys_lead_elsewhere(arguments)),
                    "cage was started with -s: then Ctrl and Alt with a function key lead to another console",
                ),
            ),
            (
                "no keys for the kernel",
                when(!["", "0"].contains(&self.sysrq.trim()), "kernel.sysrq is not 0: SysRq takes the keyboard away"),
            ),
            (
                "no swap, or an encrypted one",
                when(
                    self.swaps.lines().count() > 1,
                    "there is swap: see that it is encrypted with a key of each start",
                ),
            ),
            (
                "a configuration that only its owner writes",
                when(
                    self.configuration_mode.is_some_and(|mode| mode & 0o022 != 0),
                    "others may write it, and it names programs that are run",
                ),
            ),
            (
                "limits for each shell",
                when(
                    ["memory", "pids"]
                        .iter()
                        .any(|wanted| !self.counted.split_whitespace().any(|word| word == *wanted)),
                    "there are no control groups of version 2 for memory and tasks: a page that takes all memory slows the machine down",
                ),
            ),
        ]
    }
}

/// Whether `-s` is among cage's own arguments, alone or with others: `-ds`. What follows them is the program that it starts.
fn lets_keys_lead_elsewhere(arguments: &[String]) -> bool {
    let mut words = arguments.iter().skip(1);
    while let Some(switches) = words.next().and_then(|word| word.strip_prefix('-')).filter(|rest| *rest != "-") {
        let (switches, screens) = switches.split_once('m').map_or((switches, None), |(before, of)| (before, Some(of)));
        if switches.contains('s') {
            return true;
        }
        if screens == Some("") {
            words.next();
        }
    }
    false
}

/// The arguments of whatever runs of this program.
fn running(name: &str) -> Vec<Vec<String>> {
    let Ok(processes) = fs::read_dir("/proc") else { return Vec::new() };
    let arguments = |process: fs::DirEntry| {
        let line = fs::read(process.path().join("cmdline")).ok()?;
        let arguments = line.split(|byte| *byte == 0).map(|word| String::from_utf8_lossy(word).into_owned());
        Some(arguments.collect::<Vec<_>>())
    };
    let is_one = |arguments: &Vec<String>| {
        let program = arguments.first().and_then(|program| program.rsplit('/').next());
        program == Some(name)
    };
    processes.flatten().filter_map(arguments).filter(is_one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SWAPS: &str = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";

    fn words(line: &str) -> Vec<String> {
        line.split(' ').map(str::to_owned).collect()
    }

    fn as_it_should_be() -> Machine {
        let window_managers = vec![words("matchbox-window-manager -kbdconfig keys")];
        Machine {
            is_root: false,
            sysrq: "0\n".to_owned(),
            swaps: SWAPS.to_owned(),
            window_managers,
            compositors: vec![words("cage -d -- sh -s")],
            configuration_mode: Some(0o100_644),
            counted: "cpuset cpu io memory pids\n".to_owned(),
        }
    }

    /// What there is something to say of.
    fn said(machine: &Machine) -> Vec<&'static str> {
        machine.remarks().into_iter().filter(|(_, why)| why.is_some()).map(|(what, _)| what).collect()
    }

    #[test]
    fn of_a_machine_that_is_as_it_should_be_nothing_is_said() {
        assert_eq!(said(&as_it_should_be()), [""; 0]);
        assert_eq!(
            said(&Machine { configuration_mode: None, window_managers: Vec::new(), ..as_it_should_be() }),
            [""; 0]
        );
    }

    #[test]
    fn each_thing_that_is_not_as_it_should_be_is_said() {
        let well = as_it_should_be;
        let with_keys = vec![vec!["matchbox-window-manager".to_owned()]];
        for (machine, what) in [
            (Machine { is_root: true, ..well() }, "a user of the stand's own"),
            (Machine { window_managers: with_keys, ..well() }, "a window manager without keys"),
            (
                Machine { compositors: vec![words("/usr/bin/cage -s -- x")], ..well() },
                "a compositor that keeps to its console",
            ),
            (Machine { sysrq: "438\n".to_owned(), ..well() }, "no keys for the kernel"),
            (
                Machine { swaps: format!("{SWAPS}/dev/sda2 partition 1 0 -2\n"), ..well() },
                "no swap, or an encrypted one",
            ),
            (Machine { configuration_mode: Some(0o100_664), ..well() }, "a configuration that only its owner writes"),
            (Machine { counted: "cpu pids\n".to_owned(), ..well() }, "limits for each shell"),
            (Machine { counted: String::new(), ..well() }, "limits for each shell"),
        ] {
            assert_eq!(said(&machine), [what]);
        }
    }

    #[test]
    fn a_compositors_own_switches_are_told_from_those_of_what_it_starts() {
        for line in ["cage -s x", "cage -ds -- x", "cage -d -m last -s x", "cage -mlast -s x"] {
            assert!(lets_keys_lead_elsewhere(&words(line)), "{line}");
        }
        for line in ["cage", "cage -d -- x -s", "cage x -s", "cage -mlast x", "cage -m last x -s", "cage -- -s"] {
            assert!(!lets_keys_lead_elsewhere(&words(line)), "{line}");
        }
    }
}
