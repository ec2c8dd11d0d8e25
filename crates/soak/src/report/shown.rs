//! How numbers are shown to people.

use crate::growth::Growth;
use crate::judged::{Allowed, Judged, Verdict};
use crate::reading::{Part, Quantity, Unit};

/// What values are divided by before they are shown, and what they are then.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) divisor: f64,
    pub(super) unit: &'static str,
}

const KIB: f64 = 1024.0;
const MIB: f64 = 1024.0 * KIB;

impl Scale {
    /// The one in which the largest value is read best.
    pub(super) fn for_values(unit: Unit, largest: f64) -> Self {
        let (divisor, unit) = match unit {
            Unit::Bytes if largest >= MIB => (MIB, "MiB"),
            Unit::Bytes if largest >= KIB => (KIB, "KiB"),
            Unit::Bytes => (1.0, "bytes"),
            Unit::Count => (1.0, ""),
            Unit::Seconds => (1.0, "s"),
        };
        Self { divisor, unit }
    }

    /// Of a time in seconds.
    pub(super) fn for_time(longest: f64) -> Self {
        match longest {
            7200.0.. => Self { divisor: 3600.0, unit: "h" },
            _ => Self { divisor: 60.0, unit: "min" },
        }
    }

    /// A value that has been divided already.
    pub(super) fn label(&self, value: f64) -> String {
        format!("{} {}", short(value), self.unit).trim_end().to_owned()
    }
}

/// A value in the unit in which it is read best.
pub(super) fn value(unit: Unit, value: f64) -> String {
    let scale = Scale::for_values(unit, value.abs());
    scale.label(value / scale.divisor)
}

/// Three digits that say something.
pub(super) fn short(value: f64) -> String {
    let digits = match value.abs() {
        100.0.. => 0,
        10.0.. => 1,
        1.0.. => 2,
        _ => 3,
    };
    let text = format!("{value:.digits$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    // Less than anybody can read is nothing.
    if text == "-0" { "0".to_owned() } else { text.replace('-', "−") }
}

/// How it grows, and between what bounds.
pub(super) fn growth(judged: &Judged) -> String {
    let Some(Growth { each, least, most }) = judged.growth else { return "too few readings".to_owned() };
    let unit = judged.quantity.unit();
    let scale = Scale::for_values(unit, least.abs().max(most.abs()));
    let [each, least, most] = [each, least, most].map(|value| short(value / scale.divisor));
    format!("{each} ({least} to {most}) {}", scale.unit).trim_end().to_owned()
}

/// By how much it may grow.
pub(super) fn allowed(judged: &Judged) -> String {
    let unit = judged.quantity.unit();
    match judged.allowed {
        Allowed::EachPatient(most) if unit == Unit::Count => {
            format!("less than one more in {} patients", short(1.0 / most))
        }
        Allowed::EachPatient(most) => format!("less than {} a patient", value(unit, most)),
        Allowed::EachNight(most) => format!("less than {} in a night of 12 h", value(unit, most)),
        Allowed::Share(share) if judged.part == Part::Rest => {
            format!("less than {} % in a night of 12 h", short(share * 100.0))
        }
        Allowed::Share(share) => format!("less than {} % from first to last", short(share * 100.0)),
        Allowed::Anything(why) => format!("not judged: {why}"),
    }
}

pub(super) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Flat => "flat",
        Verdict::Grows => "GROWS",
        Verdict::TooFew => "TOO FEW READINGS",
        Verdict::Shown => "",
    }
}

impl Part {
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Passing => "A supervisor, and patients without windows",
            Self::Patients => "Patients at real windows",
            Self::Rest => "A stand at rest",
        }
    }

    /// In the middle of a sentence.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Passing => "patients without windows",
            Self::Patients => "patients at real windows",
            Self::Rest => "at rest",
        }
    }

    pub(super) const fn explanation(self) -> &'static str {
        match self {
            Self::Passing => {
                "The shipped supervisor, with a program in the shell’s place that says what a shell says and is gone. Each has a real sandbox \
                 and a kiosk session at a real (sandbox) portal. So many patients show small leaks that a web engine’s pace would hide."
            }
            Self::Patients => {
                "The shipped programs, each stand in a room of its own. Readings are taken after each patient, when the next sign-in screen is \
                 on the display and nobody has touched it. Each line is one supervisor; where a line ends and another begins \
                 beneath it, the supervisor was killed and started again."
            }
            Self::Rest => "One stand in its usual configuration that nobody touches.",
        }
    }
}

impl Quantity {
    /// What it is, in a table.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::SupervisorMemory => "Supervisor’s memory",
            Self::NoticeMemory => "Notice window’s memory",
            Self::ScreenMemory => "Memory of a sign-in screen",
            Self::Descriptors => "Open descriptors",
            Self::Threads => "Threads",
            Self::Processes => "Processes",
            Self::Files => "Files",
            Self::Kept => "Store and audit log",
            Self::Log => "Log",
            Self::Wait => "Wait for the next sign-in screen",
        }
    }

    /// What one should see in its plot.
    pub(super) const fn sentence(self) -> &'static str {
        match self {
            Self::SupervisorMemory => "The supervisor’s memory stays flat",
            Self::NoticeMemory => "The notice window’s memory stays flat",
            Self::ScreenMemory => {
                "A sign-in screen that nobody has touched takes as much at the end as at the beginning"
            }
            Self::Descriptors => "The supervisor and the notice window hold no more open than they did",
            Self::Threads => "They have no more threads than they had",
            Self::Processes => "No process is left over",
            Self::Files => "No file is left over",
            Self::Kept => "The audit log grows with each patient, by design",
            Self::Log => "The log grows with each patient",
            Self::Wait => "The next sign-in screen is there soon after somebody has signed out or something has broken",
        }
    }

    /// How it was measured.
    pub(super) const fn explanation(self) -> &'static str {
        match self {
            Self::SupervisorMemory | Self::NoticeMemory => {
                "What it has written and shares with nobody: heap and stacks (Anonymous in smaps_rollup, and what was swapped out)."
            }
            Self::ScreenMemory => {
                "All processes of the shell on the display together (sandbox, shell, web engine, filter): each physical page once; where only PSS can be had, that."
            }
            Self::Descriptors => "Of the supervisor and the notice window together.",
            Self::Threads => "Of the supervisor and the notice window together.",
            Self::Processes => "Everything that runs in the stand’s room and is not the room’s own.",
            Self::Files => {
                "In the stand’s and its room’s directories, and those in /tmp, /var/tmp and /dev/shm whose names could be a stand’s."
            }
            Self::Kept => "Bytes in the stand’s directory. SQLite’s journal is in it, up to 4 MiB.",
            Self::Log => "What the supervisor and its shells have written to standard error.",
            Self::Wait => {
                "With several stands on one machine, and somebody who reads all their screens: what a machine to itself does is in docs/performance.md."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_digits_and_the_unit_that_suits_them() {
        assert_eq!(value(Unit::Bytes, 15.0 * MIB), "15 MiB");
        assert_eq!(value(Unit::Bytes, 2048.0), "2 KiB");
        assert_eq!(value(Unit::Bytes, 12.0), "12 bytes");
        assert_eq!(value(Unit::Seconds, 0.4567), "0.457 s");
        assert_eq!(value(Unit::Count, 41.0), "41");
        assert_eq!(short(1200.0), "1200");
        assert_eq!((short(-0.0001), short(-1.5)), ("0".to_owned(), "−1.5".to_owned()));
    }
}
