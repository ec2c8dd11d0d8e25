//! Answers of the portal that come when whoever asked has left: none changes anything, shows anything or is stored.
//!
//! `calls.rs` has every call of the contract; `of_the_shell.rs` goes through those that are made in a patient's name, on core and HTTP
//! alone; `in_the_window.rs` through those that a patient's leaving has to do with, on the shipped programs. The supervisor's own are held back
//! in `stand/tests/late_answers.rs` of its crate.

mod calls;
mod in_the_window;
mod last;
mod of_the_shell;
