//! The whole product: its journeys over HTTP on clocks moved by hand, its shipped programs in a real window, and the rules
//! of its house. One program, as each one more would be linked with everything anew.

#![expect(clippy::unwrap_used, reason = "all of it is tests")]

mod architecture;
mod breakdowns;
mod by_email;
mod day;
mod drawing;
mod fault_table;
mod faults;
mod hostile_pages;
mod journeys;
mod late_answers;
mod leaving;
mod lockdown;
mod losses;
mod lots;
mod neutral;
mod nothing_left;
mod ordinary_user;
mod packaging;
mod patient;
mod portal_pages;
mod recovery;
mod screens;
mod staff_panel;
mod stand_over_http;
mod supervisor_over_http;
mod surroundings;
mod swap;
mod turned_screen;
mod under_cage;

use std::path::PathBuf;

use stand_driver::programs::Programs;

/// Where `cargo xtask test` has built the shipped programs.
fn shipped_programs() -> Programs {
    let usual = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target"));
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(usual, PathBuf::from);
    Programs::in_directory(target.join("release"))
}
