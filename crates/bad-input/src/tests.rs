//! The harness notices what it is there for: each kind of bad parser, put into a row.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::case::Case;
use crate::trial::{Finding, Tally, What, tried};
use crate::{Form, Limits, Reading, Row, Table};

/// Patient enough for a busy machine, and no memory: the tests beside this one have some, too.
const LIMITS: Limits = Limits { case: Duration::from_millis(400), patience: Duration::from_secs(60), memory: None };

/// Reads small whole numbers, and does what a test wants with others.
fn number(input: &[u8]) -> Option<u64> {
    crate::text(input).parse().ok()
}

fn row(read: fn(&[u8]) -> Reading) -> Row {
    Row::new("a number", Form::Text, ["1234", "77"], read)
}

fn finding(result: Result<Tally, Finding>) -> Finding {
    result.expect_err("the harness notices")
}

#[test]
fn a_parser_that_says_yes_or_no_passes_and_is_counted() {
    let tally = tried(&row(|input| number(input).into()), 1, 0..500, LIMITS).unwrap();
    assert_eq!(tally.understood + tally.refused, 500);
    assert!(tally.understood > 20 && tally.refused > 20, "{tally:?}");
}

#[test]
fn a_parser_that_panics_is_found_and_the_case_says_so_again() {
    let panics = row(|input| {
        assert!(number(input) != Some(0), "nothing is divided by nought");
        number(input).into()
    });
    let found = finding(tried(&panics, 3, 0..20_000, LIMITS));
    assert_eq!(found.what, What::Panicked);
    let Case { seed, number, .. } = Case::named(&found.case.to_string()).expect("a case's name is read again");
    let again = finding(tried(&panics, seed, number..number + 1, LIMITS));
    assert_eq!(again, found, "the seed and the number are enough");
    assert!(found.to_string().contains(&format!("BAD_INPUT='{}'", found.case)), "{found}");
}

#[test]
fn what_is_printed_of_an_input_is_escaped() {
    let found = finding(tried(&row(|input| (!input.contains(&0x1b)).into()), 5, 0..1, LIMITS).and_then(|_| {
        let panics = row(|input| {
            assert!(!input.contains(&0x1b), "no escape");
            Reading::Understood
        });
        tried(&panics, 5, 0..20_000, LIMITS)
    }));
    let said = found.to_string();
    assert!(said.contains("\\x1b") && said.bytes().all(|byte| (0x20..0x7f).contains(&byte)), "{said}");
}

#[test]
fn a_parser_that_is_slow_each_time_is_found_and_one_that_was_once_is_not() {
    static SLOW_ONCE: AtomicUsize = AtomicUsize::new(0);
    const LONG: Duration = Duration::from_millis(600);
    let once = row(|input| {
        if SLOW_ONCE.fetch_add(1, Ordering::Relaxed) == 0 {
            std::thread::sleep(LONG);
        }
        number(input).into()
    });
    assert!(tried(&once, 7, 0..50, LIMITS).is_ok());
    let always = row(|input| {
        if input.len() > 30 {
            std::thread::sleep(LONG);
        }
        number(input).into()
    });
    let found = finding(tried(&always, 7, 0..20_000, LIMITS));
    assert!(matches!(found.what, What::Slow(took) if took >= LONG), "{found}");
}

#[test]
fn a_parser_that_does_not_come_back_is_found() {
    let stuck = row(|input| {
        while number(input).is_none() {
            std::thread::park();
        }
        Reading::Understood
    });
    let found = finding(tried(&stuck, 9, 0..20_000, Limits { patience: Duration::from_millis(300), ..LIMITS }));
    assert_eq!(found.what, What::Stuck);
}

/// Both in one test: memory is the whole process's.
#[test]
fn a_parser_that_takes_much_memory_is_found_and_one_that_takes_little_is_not() {
    const MIB: usize = 1024 * 1024;
    let limits = Limits { memory: Some(48 * 1024 * 1024), case: Duration::from_secs(20), ..LIMITS };
    let modest = row(|input| (vec![1_u8; MIB][input.len().min(MIB - 1)] == 1 && number(input).is_some()).into());
    let tally = tried(&modest, 11, 0..500, limits).unwrap();
    assert!(tally.held.is_some(), "the kernel says what is held");
    let hungry = row(|input| {
        let held = vec![1_u8; if input.len() > 30 { 100 * MIB } else { 1 }];
        (held[0] == 1 && number(input).is_some()).into()
    });
    let found = finding(tried(&hungry, 11, 0..20_000, limits));
    assert!(matches!(found.what, What::Hungry(bytes) if bytes > 80 * 1024 * 1024), "{found}");
}

#[test]
fn a_parser_that_does_not_know_its_own_examples_was_not_met_with_anything() {
    assert_eq!(finding(tried(&row(|_| Reading::Refused), 1, 0..10, LIMITS)).what, What::ExampleRefused);
}

#[test]
#[should_panic = "a number: it refuses nothing, whatever comes"]
fn a_parser_that_takes_everything_was_not_met_with_anything_either() {
    Table::new("kiosk-core", vec![row(|_| Reading::Understood)]).few();
}

#[test]
#[should_panic = "a number: it panics"]
fn a_table_fails_with_any_of_its_rows() {
    let fine = row(|input| number(input).into());
    let panics =
        row(|input| number(input).filter(|number| *number < 5_000).map_or_else(|| panic!("too much"), Some).into());
    Table::new("kiosk-core", vec![fine, panics]).few();
}

#[test]
fn every_form_makes_much_of_an_example_and_the_same_each_time() {
    let example = br#"{"name":"Harbour Clinic","open":true,"list":[1,2,3]}"#;
    for form in [Form::Json, Form::Text, Form::Bytes] {
        let row = Row::new("a document", form, [example.to_vec()], |_| Reading::Understood);
        let input = |number| Case { seed: 1, number, row: "a document".to_owned() }.input(&row);
        let inputs: Vec<Vec<u8>> = (0..500).map(input).collect();
        assert_eq!(inputs, (0..500).map(input).collect::<Vec<_>>());
        let different: std::collections::HashSet<_> = inputs.iter().collect();
        assert!(different.len() > 400, "{form:?}: {}", different.len());
        assert!(inputs.iter().any(|input| std::str::from_utf8(input).is_err()), "{form:?}");
        assert!(inputs.iter().all(|input| input.len() < 1 << 20), "{form:?}");
    }
}
