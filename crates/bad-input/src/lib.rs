//! Every parser of what strangers send, as a row of a table: valid examples, how they are spoiled, and the function that has to
//! bear it. A row fails by a panic, by a case that takes longer than a second, by one that never comes back, and in the long test
//! by memory beyond its bound; and also when its examples are not understood or nothing was refused, since then nothing was tried.
//!
//! # Where to start
//!
//! - [`Row`]: one parser.
//! - [`Table`]: the rows of one crate. [`Table::few`] is for each run, [`Table::many`] for `cargo xtask test long`.
//! - `share.rs`: how many cases each crate has to bear, a million together.
//!
//! A case is its row, a seed and a number, and nothing else: whoever has these three has the input again. Nothing in it is anybody's,
//! so a failure prints it, escaped.
//!
//! No fuzzer that watches the branches (cargo-fuzz, honggfuzz): they want a nightly compiler and programs built for them. What is
//! here runs with `cargo test`, on what is shipped.

mod bytes;
mod case;
mod form;
mod json;
mod memory;
mod row;
mod share;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod trial;

pub use form::Form;
pub use row::{Reading, Row, text};
pub use share::SHARES;
pub use table::Table;
pub use trial::Limits;
