//! `portal-kiosk keyring`: one look into the keyring, in a process of its own. The other commands call it; its exit code
//! and its output are theirs to read. See [`crate::credential`].

use std::io::{Read, Write};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use kiosk_core::Sensitive;

use crate::credential::{Question, answer, exit_code};

#[derive(Debug, Args)]
pub(super) struct Look {
    question: Asked,
    account: String,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Asked {
    /// Write the credential to standard output.
    Read,
    /// Keep the one that stands on standard input.
    Keep,
    /// Take the credential out.
    Forget,
    /// Could one be kept?
    Probe,
}

impl Look {
    pub(super) async fn carry_out(self) -> ExitCode {
        let question = match self.question {
            Asked::Read => Question::Read,
            Asked::Probe => Question::Probe,
            Asked::Forget => Question::Forget,
            Asked::Keep => {
                let mut credential = String::new();
                if std::io::stdin().read_to_string(&mut credential).is_err() || credential.is_empty() {
                    return ExitCode::FAILURE;
                }
                Question::Keep(Sensitive::new(credential))
            }
        };
        match answer(question, self.account).await {
            Ok(None) => ExitCode::SUCCESS,
            // EXPOSE: over a pipe, to the process that asked.
            Ok(Some(credential)) => match std::io::stdout().write_all(credential.expose().as_bytes()) {
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::FAILURE,
            },
            Err(trouble) => exit_code(trouble),
        }
    }
}
