//! `portal-kiosk card`: the card for the front desk, as a PDF to be printed. It comes with the program, so that it says what
//! this version's screens say.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::sorry;

#[derive(Debug, Args)]
pub(super) struct WriteCard {
    /// The language that it is in
    #[arg(long, value_enum, default_value_t = Language::En)]
    language: Language,
    /// The PDF to be written; a file that is there already stays as it is
    file: PathBuf,
}

/// The languages that there is a card in, which are those of the help.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Language {
    /// English.
    En,
    /// German.
    De,
    /// Spanish.
    Es,
}

impl Language {
    /// As `cargo xtask cards` printed it.
    const fn card(self) -> &'static [u8] {
        match self {
            Self::En => include_bytes!("../../../../docs/help/cards/portal-sign-in.en.pdf"),
            Self::De => include_bytes!("../../../../docs/help/cards/portal-sign-in.de.pdf"),
            Self::Es => include_bytes!("../../../../docs/help/cards/portal-sign-in.es.pdf"),
        }
    }
}

impl WriteCard {
    pub(super) fn carry_out(&self) -> ExitCode {
        let file = self.file.display();
        match self.write() {
            Ok(()) => {
                println!("The card is in {file}: one page, for A4 and US Letter alike. Print it at its actual size.");
                ExitCode::SUCCESS
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                sorry(format!("There is a {file} already, and it stays as it is. Please give another name."))
            }
            Err(error) => sorry(format!("The card cannot be written to {file}: {error}.")),
        }
    }

    fn write(&self) -> io::Result<()> {
        let mut file = File::create_new(&self.file)?;
        let written = file.write_all(self.language.card()).and_then(|()| file.sync_all());
        if written.is_err() {
            // Half a card is none. What cannot be removed either is said by the error that comes first.
            let _ = fs::remove_file(&self.file);
        }
        written
    }
}
