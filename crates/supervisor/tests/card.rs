//! `portal-kiosk card`, as somebody types it who wants to print the card for the front desk.
#![expect(clippy::unwrap_used, reason = "a test may")]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

const KIOSK: &str = env!("CARGO_BIN_EXE_portal-kiosk");

fn card(directory: &Path, arguments: &[&str]) -> Output {
    Command::new(KIOSK).arg("card").args(arguments).current_dir(directory).output().unwrap()
}

fn said(output: &Output) -> String {
    [&output.stdout[..], &output.stderr].map(String::from_utf8_lossy).concat()
}

/// The card as the repository has it.
fn printed(language: &str) -> Vec<u8> {
    let cards = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/help/cards");
    fs::read(cards.join(format!("portal-sign-in.{language}.pdf"))).unwrap()
}

#[test]
fn each_languages_card_is_written_as_it_was_printed_and_english_where_none_is_asked_for() {
    let directory = tempfile::tempdir().unwrap();
    for (file, language, arguments) in [
        ("none.pdf", "en", &["none.pdf"][..]),
        ("en.pdf", "en", &["--language", "en", "en.pdf"]),
        ("de.pdf", "de", &["--language", "de", "de.pdf"]),
        ("es.pdf", "es", &["es.pdf", "--language", "es"]),
    ] {
        let output = card(directory.path(), arguments);
        let sentence = "one page, for A4 and US Letter alike. Print it at its actual size.";
        assert_eq!((output.status.code(), said(&output)), (Some(0), format!("The card is in {file}: {sentence}\n")));
        assert!(fs::read(directory.path().join(file)).unwrap() == printed(language), "{file}");
    }
}

#[test]
fn a_file_that_is_there_stays_as_it_is_and_so_does_what_a_link_names() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("there.pdf"), "ours").unwrap();
    symlink("elsewhere.pdf", directory.path().join("link.pdf")).unwrap();
    for name in ["there.pdf", "link.pdf"] {
        let refused = card(directory.path(), &[name]);
        let sentence = format!("There is a {name} already, and it stays as it is. Please give another name.\n");
        assert_eq!((refused.status.code(), said(&refused)), (Some(1), sentence));
    }
    assert_eq!(fs::read(directory.path().join("there.pdf")).unwrap(), b"ours");
    assert!(!directory.path().join("elsewhere.pdf").exists());
}

#[test]
fn a_language_that_there_is_no_card_in_is_refused_with_those_that_there_are() {
    let directory = tempfile::tempdir().unwrap();
    let refused = card(directory.path(), &["--language", "fr", "card.pdf"]);
    assert_eq!(refused.status.code(), Some(2));
    for part in ["invalid value 'fr' for '--language <LANGUAGE>'", "[possible values: en, de, es]"] {
        assert!(said(&refused).contains(part), "{}", said(&refused));
    }
    assert!(!directory.path().join("card.pdf").exists());
}

#[test]
fn a_place_where_nothing_can_be_written_is_named_with_the_reason() {
    let directory = tempfile::tempdir().unwrap();
    let refused = card(directory.path(), &["nowhere/card.pdf"]);
    let sentence = "The card cannot be written to nowhere/card.pdf: No such file or directory (os error 2).\n";
    assert_eq!((refused.status.code(), said(&refused)), (Some(1), sentence.to_owned()));
}

#[test]
fn of_a_card_that_there_is_no_room_for_nothing_is_left() {
    let directory = tempfile::tempdir().unwrap();
    // A file may become so many blocks long; without the trap, the limit would end the program instead of failing the write.
    let within_limit = "trap '' XFSZ; ulimit -f 8; exec \"$@\"";
    let mut command = Command::new("sh");
    command.args(["-c", within_limit, "sh", KIOSK, "card", "card.pdf"]).current_dir(directory.path());
    let refused = command.output().unwrap();
    let sentence = "The card cannot be written to card.pdf: File too large (os error 27).\n";
    assert_eq!((refused.status.code(), said(&refused)), (Some(1), sentence.to_owned()));
    assert!(!directory.path().join("card.pdf").exists());
}
