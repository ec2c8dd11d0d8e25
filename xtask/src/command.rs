//! Running other programs, and saying which one failed in a way that can be typed again.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Runs a command to its end, with our own input and output.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("`{}` cannot be started", as_typed(command)))?;
    if !status.success() {
        let place = command.get_current_dir().and_then(Path::file_name).unwrap_or_default();
        bail!("`{}` failed in {}/ ({status})", as_typed(command), place.display());
    }
    Ok(())
}

/// Runs a command to its end and gives what it printed; its complaints go where ours go.
pub(crate) fn printed_by(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("`{}` cannot be started", as_typed(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", as_typed(command), output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` printed something else than text", as_typed(command)))
}

/// The command as one would type it.
pub(crate) fn as_typed(command: &Command) -> String {
    let variables = command.get_envs().filter_map(|(name, value)| {
        value.map(|value| format!("{}={}", name.display(), quoted(&value.to_string_lossy())))
    });
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args()).map(|word| quoted(&word.to_string_lossy()));
    variables.chain(words).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_=./:,+@".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_said_as_it_would_be_typed() {
        let mut command = Command::new("/usr/bin/cargo");
        command.args(["test", "it's", "--", "a b"]).env("WHERE", "here");
        assert_eq!(as_typed(&command), r"WHERE=here cargo test 'it'\''s' -- 'a b'");
    }

    #[test]
    fn a_failed_command_is_named_with_its_directory() {
        let failed = run(Command::new("sh").args(["-c", "exit 3"]).current_dir("/usr")).unwrap_err();
        assert_eq!(failed.to_string(), "`sh -c 'exit 3'` failed in usr/ (exit status: 3)");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let failed = run(&mut Command::new("no-such-program")).unwrap_err();
        assert_eq!(failed.to_string(), "`no-such-program` cannot be started");
    }
}
