//! What the tests of the whole product share.

mod stand_over_http;
mod supervisor_over_http;

use std::path::PathBuf;

use stand_driver::programs::Programs;

pub use stand_over_http::StandOverHttp;

/// Where `cargo xtask test` has built the shipped programs.
pub fn shipped_programs() -> Programs {
    let usual = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target"));
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(usual, PathBuf::from);
    Programs::in_directory(target.join("release"))
}
