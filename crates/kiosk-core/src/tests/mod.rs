//! The journey's rules, each by its name; every screen with every event; and random walks.

mod asking_staff;
mod bad_input;
mod day;
mod every_event;
mod families;
#[cfg(feature = "bindings")]
mod gallery_clinics;
mod idleness;
mod journey;
mod late_answers;
mod login_link;
mod longest_session;
mod methods;
mod out_of_reach;
mod portal_page;
mod random_walks;
mod resending;
mod resting;
mod staff_panel;
mod stand;
mod still_you;
#[cfg(feature = "bindings")]
mod user_interface;
mod whatever_comes;
mod wrong_codes;
