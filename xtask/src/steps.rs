//! Long work told step by step: which one runs, how long it took, and how to run a failed one alone.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Steps that are done one after the other, until one fails.
pub(crate) struct Steps {
    total: usize,
    passed: Vec<(&'static str, Duration)>,
    begun: Instant,
}

/// What is said about a step before it begins.
#[derive(Clone, Copy)]
pub(crate) struct StepTitle {
    /// Its short name.
    pub(crate) name: &'static str,
    /// What it does, in a few words.
    pub(crate) purpose: &'static str,
    /// The command that runs it alone.
    pub(crate) alone: &'static str,
}

impl Steps {
    /// So many steps are to come.
    pub(crate) fn of(total: usize) -> Self {
        Self { total, passed: Vec::new(), begun: Instant::now() }
    }

    /// Does the next step.
    pub(crate) fn run(&mut self, title: StepTitle, work: impl FnOnce() -> Result<()>) -> Result<()> {
        let StepTitle { name, purpose, alone } = title;
        let place = format!("[{}/{}]", self.passed.len() + 1, self.total);
        println!("\n{place} {name}: {purpose}");
        let begun = Instant::now();
        let result = work();
        let taken = begun.elapsed();
        result.with_context(|| {
            format!("step {place} {name} failed after {}; to run it alone: {alone}", in_words(taken))
        })?;
        println!("{place} {name} passed in {}", in_words(taken));
        self.passed.push((name, taken));
        Ok(())
    }

    /// How many steps passed and what each took.
    pub(crate) fn summary(&self) -> String {
        let mut said = String::new();
        for (name, taken) in &self.passed {
            let _ = writeln!(said, "  {name:<10} {}", in_words(*taken));
        }
        let (passed, total) = (self.passed.len(), self.total);
        let _ = write!(said, "{passed} of {total} steps passed in {}.", in_words(self.begun.elapsed()));
        said
    }
}

fn in_words(duration: Duration) -> String {
    match duration.as_secs() {
        0..10 => format!("{:.1} s", duration.as_secs_f32()),
        seconds @ 10..60 => format!("{seconds} s"),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: StepTitle = StepTitle { name: "lace", purpose: "tie the shoes", alone: "cargo xtask lace" };

    #[test]
    fn a_failed_step_says_how_to_run_it_alone() {
        let mut steps = Steps::of(2);
        steps.run(TITLE, || Ok(())).unwrap();
        let failed = steps.run(TITLE, || anyhow::bail!("no shoes")).unwrap_err();
        let said = format!("{failed:#}");
        assert!(said.starts_with("step [2/2] lace failed after "), "{said}");
        assert!(said.ends_with("to run it alone: cargo xtask lace: no shoes"), "{said}");
    }

    #[test]
    fn only_steps_that_passed_are_counted() {
        let mut steps = Steps::of(2);
        steps.run(TITLE, || Ok(())).unwrap();
        assert!(steps.run(TITLE, || anyhow::bail!("no shoes")).is_err());
        assert!(steps.summary().contains("1 of 2 steps passed"), "{}", steps.summary());
    }

    #[test]
    fn a_duration_is_said_as_precisely_as_it_matters() {
        assert_eq!(in_words(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(in_words(Duration::from_secs(59)), "59 s");
        assert_eq!(in_words(Duration::from_secs(125)), "2 min 05 s");
    }
}
