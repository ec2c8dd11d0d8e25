//! What can be shown of the kiosk without a person: each fault that a patient or staff can meet, brought about at the shipped
//! programs.

pub mod fault_table;
