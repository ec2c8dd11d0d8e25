//! By which path the web engine draws: chosen by what the machine has and what is configured, and given up for the other one
//! where nothing came of it. Nothing is done here; `stand/drawing_path.rs` acts on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::store::DrawingMemory;

/// How the web engine draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// With the graphics processor. Without one the engine simulates it, and the touch is on the screen six times later.
    Accelerated,
    /// Straight into memory.
    Software,
}

impl Drawing {
    /// In the store, the log and the configuration.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Accelerated => "accelerated",
            Self::Software => "software",
        }
    }

    /// The other path.
    pub const fn other(self) -> Self {
        match self {
            Self::Accelerated => Self::Software,
            Self::Software => Self::Accelerated,
        }
    }
}

/// What a choice depends on. Where any of it changes, what was found out before says nothing any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Circumstances {
    /// By the configuration; none where the machine decides.
    pub(crate) wished: Option<Drawing>,
    /// The graphics processors' devices, by name.
    pub(crate) processors: Vec<String>,
    /// The web engine's library, with its version and when it was made.
    pub(crate) engine: String,
    /// The kernel's release, which brings the graphics drivers.
    pub(crate) kernel: String,
}

/// Why a stand draws as it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Because {
    /// There is a graphics processor.
    Processor,
    /// There is none.
    NoProcessor,
    /// The configuration names it.
    Configured,
    /// What would otherwise be taken has drawn nothing.
    OtherDrewNothing,
}

impl Circumstances {
    /// Looks at this machine.
    pub(crate) fn of_this_machine(wished: Option<Drawing>) -> Self {
        let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
        Self {
            wished,
            processors: processors(Path::new("/dev/dri")),
            engine: engine().unwrap_or_default(),
            kernel: kernel.trim().to_owned(),
        }
    }

    /// The path that is taken as long as it draws.
    pub(crate) fn usual(&self) -> Drawing {
        self.wished.unwrap_or(if self.processors.is_empty() { Drawing::Software } else { Drawing::Accelerated })
    }

    /// Why this path is taken.
    pub(crate) fn because(&self, path: Drawing) -> Because {
        match self.wished {
            _ if path != self.usual() => Because::OtherDrewNothing,
            Some(_) => Because::Configured,
            None if self.processors.is_empty() => Because::NoProcessor,
            None => Because::Processor,
        }
    }

    /// All of it in one line, as it is kept.
    pub(crate) fn in_a_line(&self) -> String {
        let wished = self.wished.map_or("auto", Drawing::word);
        [wished, &self.processors.join(","), &self.engine, &self.kernel].join(" ")
    }

    /// What is remembered, if it was so under these circumstances.
    pub(crate) fn recall(&self, memory: Option<DrawingMemory>) -> Option<DrawingMemory> {
        memory.filter(|memory| memory.circumstances == self.in_a_line())
    }
}

/// What came of a shell's drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It was seen to the end.
    Drew,
    /// It ended before anything was seen, or had nothing on the screen any more.
    DrewNothing,
}

/// The path that is taken now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PathChoice {
    path: Drawing,
    has_drawn: bool,
    failures: u32,
}

impl PathChoice {
    /// In a row, on a path that nobody has seen draw here.
    const MOST_FAILURES: u32 = 2;

    /// The same on one that has drawn here: shells break for other reasons, too.
    const MOST_FAILURES_OF_ONE_THAT_DREW: u32 = 4;

    /// The path that has drawn here before, or else the usual one.
    pub(crate) fn at_start(usual: Drawing, remembered: Option<Drawing>) -> Self {
        Self { path: remembered.unwrap_or(usual), has_drawn: remembered.is_some(), failures: 0 }
    }

    /// Which it is.
    pub(crate) const fn path(self) -> Drawing {
        self.path
    }

    /// A shell that draws by this path has been seen.
    pub(crate) fn seen(&mut self, path: Drawing) {
        self.has_drawn |= path == self.path;
    }

    /// A shell that drew by this path is gone. Says whether the other path is taken from now on.
    pub(crate) fn after(&mut self, path: Drawing, outcome: Outcome) -> bool {
        if path != self.path {
            return false;
        }
        self.failures = if outcome == Outcome::Drew { 0 } else { self.failures + 1 };
        let most = if self.has_drawn { Self::MOST_FAILURES_OF_ONE_THAT_DREW } else { Self::MOST_FAILURES };
        let gives_up = self.failures >= most;
        if gives_up {
            *self = Self { path: path.other(), has_drawn: false, failures: 0 };
        }
        gives_up
    }
}

/// A graphics processor that can draw has a render node.
fn processors(devices: &Path) -> Vec<String> {
    let entries = fs::read_dir(devices).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut found: Vec<_> = names.filter(|name| name.starts_with("renderD")).collect();
    found.sort();
    found
}

/// Whatever the architecture's directory is called.
fn engine() -> Option<String> {
    let below = |directory: &str| fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path());
    let directories = ["/usr/lib", "/usr/lib64"].map(PathBuf::from).into_iter().chain(below("/usr/lib"));
    let library = directories.map(|directory| directory.join("libwebkit2gtk-4.1.so.0")).find(|file| file.exists())?;
    let real = fs::canonicalize(library).ok()?;
    let made = fs::metadata(&real).ok()?.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{}@{}", real.file_name()?.to_string_lossy(), made.as_secs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    use Drawing::{Accelerated, Software};
    use Outcome::{Drew, DrewNothing};

    fn with(wished: Option<Drawing>, processors: &[&str]) -> Circumstances {
        let processors = processors.iter().map(|name| (*name).to_owned()).collect();
        Circumstances { wished, processors, ..Circumstances::default() }
    }

    #[test]
    fn only_a_render_device_is_a_graphics_processor() {
        let devices = tempfile::tempdir().unwrap();
        assert_eq!(processors(&devices.path().join("missing")), [""; 0]);
        fs::write(devices.path().join("card0"), "").unwrap();
        assert_eq!(processors(devices.path()), [""; 0]);
        fs::write(devices.path().join("renderD128"), "").unwrap();
        assert_eq!(processors(devices.path()), ["renderD128"]);
    }

    #[test]
    fn machine_and_configuration_say_what_is_usual_and_why() {
        for (circumstances, usual, because) in [
            (with(None, &[]), Software, Because::NoProcessor),
            (with(None, &["renderD128"]), Accelerated, Because::Processor),
            (with(Some(Accelerated), &[]), Accelerated, Because::Configured),
            (with(Some(Software), &["renderD128"]), Software, Because::Configured),
        ] {
            assert_eq!(circumstances.usual(), usual, "{circumstances:?}");
            assert_eq!(circumstances.because(usual), because, "{circumstances:?}");
            assert_eq!(circumstances.because(usual.other()), Because::OtherDrewNothing, "{circumstances:?}");
        }
    }

    #[test]
    fn what_was_found_out_holds_until_the_machine_or_the_wish_changes() {
        let here = with(None, &["renderD128"]);
        let memory = DrawingMemory { drawing: Software, circumstances: here.in_a_line(), since_epoch_s: 7 };
        assert_eq!(here.recall(Some(memory.clone())), Some(memory.clone()));
        for changed in [
            with(None, &[]),
            with(Some(Accelerated), &["renderD128"]),
            Circumstances { engine: "libwebkit2gtk-4.1.so.0.20.0@8".to_owned(), ..here.clone() },
            Circumstances { kernel: "7.0.0".to_owned(), ..here.clone() },
        ] {
            assert_eq!(changed.recall(Some(memory.clone())), None, "{changed:?}");
        }
    }

    /// The path after each of these outcomes, all of the path that is taken.
    fn paths(mut choice: PathChoice, outcomes: &[Outcome]) -> Vec<Drawing> {
        let after = |outcome: &Outcome| {
            choice.after(choice.path(), *outcome);
            choice.path()
        };
        outcomes.iter().map(after).collect()
    }

    #[test]
    fn a_path_that_never_drew_has_two_tries_and_then_the_other_has_them() {
        let choice = PathChoice::at_start(Accelerated, None);
        let (accelerated, software) = ([Accelerated], [Software, Software]);
        assert_eq!(paths(choice, &[DrewNothing; 4]), [&accelerated[..], &software, &accelerated].concat());
    }

    #[test]
    fn a_path_that_drew_here_has_four_tries_in_a_row() {
        let remembered = PathChoice::at_start(Accelerated, Some(Software));
        assert_eq!(paths(remembered, &[DrewNothing; 4]), [Software, Software, Software, Accelerated]);
        let mut seen = PathChoice::at_start(Software, None);
        seen.seen(Software);
        assert_eq!(seen, remembered);
        let often = [DrewNothing, DrewNothing, DrewNothing, Drew, DrewNothing, DrewNothing, DrewNothing];
        assert_eq!(paths(seen, &often), [Software; 7]);
    }

    #[test]
    fn a_shell_that_was_started_on_the_path_before_says_nothing_of_this_one() {
        let mut choice = PathChoice::at_start(Accelerated, None);
        choice.after(Accelerated, DrewNothing);
        assert!(choice.after(Accelerated, DrewNothing));
        let before = choice;
        choice.seen(Accelerated);
        assert!(!choice.after(Accelerated, DrewNothing));
        assert_eq!(choice, before);
    }
}
