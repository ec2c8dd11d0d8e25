//! Everything in the shell that reads what a page, the web engine or a portal's hand-off says, met with bad input at volume.

use std::time::Duration;

use bad_input::{Form, Reading, Row, Table, text};
use kiosk_core::{HandOff, Sensitive};

use super::content_security::policy;
use super::field;
use super::site::{Destination, Site};
use crate::window::heard_of_the_pulse;

const ORIGIN: &str = "https://portal.example.org";
const SIGNED_OUT: &str = "https://portal.example.org/signed-out";

fn hand_off(url: &str, signed_out_url: &str) -> HandOff {
    HandOff {
        url: Sensitive::new(url.to_owned()),
        signed_out_url: signed_out_url.to_owned(),
        lifetime: Duration::from_secs(60),
    }
}

/// Where a page wants to go: in nothing but what begins as the portal's own addresses do.
fn address(input: &[u8]) -> Reading {
    let address = text(input);
    let start = hand_off("https://portal.example.org/in/1", SIGNED_OUT);
    let (site, _) = Site::of(&[ORIGIN.to_owned()], &start).expect("the portal's own");
    let destination = site.destination(&address);
    if destination != Destination::Outside {
        let parsed = tauri::Url::parse(&address).expect("it was understood");
        let own =
            parsed.scheme() == "https" && parsed.host_str() == Some("portal.example.org") && parsed.port().is_none();
        assert!(own || parsed.as_str() == "about:srcdoc");
    }
    (destination != Destination::Outside).into()
}

/// The way in, and behind a space the way out.
fn way_in(input: &[u8]) -> Reading {
    let text = text(input);
    let (start, end) = text.split_once(' ').unwrap_or((&text, SIGNED_OUT));
    Site::of(&[ORIGIN.to_owned()], &hand_off(start, end)).into()
}

/// The clinic's origins, each in a word of its own, become nothing but themselves in the policy that pages are held to.
fn origins(input: &[u8]) -> Reading {
    let origins: Vec<String> = text(input).split(' ').map(str::to_owned).collect();
    let read = Site::of(&origins, &hand_off("https://portal.example.org/in/1", SIGNED_OUT));
    if let Ok((site, _)) = &read {
        let policy = policy(site);
        assert_eq!(policy.split("; ").count(), 6, "no origin adds a directive");
        assert!(!policy.contains(['\n', '\r', ',']));
        assert!(policy.split([' ', ';']).all(|word| word != "null"), "no origin is no origin");
        assert_eq!(site.hosts().count(), site.origins().count());
    }
    read.into()
}

fn pulse(input: &[u8]) -> Reading {
    heard_of_the_pulse(&text(input)).into()
}

fn field_of_a_page(input: &[u8]) -> Reading {
    field::heard(&text(input)).into()
}

fn every_parser() -> Table {
    let addresses =
        ["https://portal.example.org/a?b#c", "https://portal.example.org:443/signed-out?x=1", "about:srcdoc"];
    let ways = ["https://portal.example.org/in/1?t=x https://portal.example.org/signed-out"];
    let lists = ["https://portal.example.org https://files.example.org:8443 http://127.0.0.1:81"];
    Table::new(
        "portal-kiosk-shell",
        vec![
            Row::new("where a page goes", Form::Text, addresses, address),
            Row::new("the way into the pages", Form::Text, ways, way_in),
            Row::new("the pages' origins", Form::Text, lists, origins),
            Row::new("the pulse", Form::Text, ["3 4000000000000 5", "0 0 0"], pulse),
            Row::new("a page's field", Form::Text, ["line", "digits", "none"], field_of_a_page),
        ],
    )
}

#[test]
fn whatever_a_page_says_is_understood_or_refused() {
    every_parser().few();
}

#[test]
#[ignore = "long: its share of a million cases"]
fn long_whatever_a_page_says_is_understood_or_refused() {
    every_parser().many();
}
