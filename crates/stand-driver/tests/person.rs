//! The pretend person before a real page in a real web engine.

#![expect(clippy::unwrap_used, reason = "a test may")]

mod browser;

use std::time::Duration;

use browser::{Browser, Visit};
use stand_driver::{Key, Name, Person, Role};

const SHORT: Duration = Duration::from_millis(300);

#[tokio::test]
async fn a_person_touches_a_field_types_and_presses_a_button() {
    let Visit { person, browser: _browser, room: _room } = Visit::begin().await;
    person.fills("Phone number", "+1 (202) 555-0123").await.unwrap();
    person.touches_button("Send Login Code").await.unwrap();
    let said = person.sees(Role::Status, "You typed 17 characters").await.unwrap();
    assert_eq!(said.text(), "You typed 17 characters");
    let field = person.sees(Role::Entry, "Phone number").await.unwrap();
    assert_eq!(person.content_of(&field).await.unwrap(), "+1 (202) 555-0123");
}

#[tokio::test]
async fn a_person_needs_no_more_than_the_keyboard() {
    let Visit { person, browser: _browser, room: _room } = Visit::begin().await;
    person.tabs_to(Role::Entry, "Phone number").await.unwrap();
    person.types("2025550123").await.unwrap();
    let button = person.tabs_to(Role::Button, "Send Login Code").await.unwrap();
    assert!(button.is_focused());
    person.presses(&[Key::Return]).unwrap();
    person.sees_text("You typed 10 characters").await.unwrap();
    person.presses(&[Key::Shift, Key::Tab]).unwrap();
    person.presses(&[Key::Escape]).unwrap();
    person.sees_text("Escape was pressed").await.unwrap();
    person.presses(&[Key::Control, Key::Character('m')]).unwrap();
    person.sees_text("Control and M were pressed").await.unwrap();
}

#[tokio::test]
async fn a_button_is_touched_once_it_can_be_used_and_rests() {
    let Visit { person, browser: _browser, room: _room } = Visit::begin().await;
    assert!(!person.sees(Role::Button, "Resend code").await.unwrap().is_enabled());
    person.touches_button("Send Login Code").await.unwrap();
    person.touches_button("Resend code").await.unwrap();
    person.touches_button("I am here").await.unwrap();
    person.sees_text("Touched while it was at rest").await.unwrap();
}

#[tokio::test]
async fn words_are_read_across_elements_and_only_where_they_show() {
    let Visit { person, browser: _browser, room: _room } = Visit::begin().await;
    person.sees_text("Touch the button. Phone number").await.unwrap();
    person.sees(Role::Alert, Name::containing("aref")).await.unwrap();
    let words = person.reads().await.unwrap();
    for unseen in ["Nobody sees this", "Far below"] {
        assert!(!words.contains(unseen), "{words}");
    }
    person.touches_button("Send Login Code").await.unwrap();
    person.no_longer_sees(Role::Alert, "Careful").await.unwrap();
    person.no_longer_sees_text("Careful").await.unwrap();
}

#[tokio::test]
async fn what_was_typed_is_in_no_reading_and_no_error() {
    let Visit { person, browser: _browser, room: _room } = Visit::begin().await;
    for (role, label) in [(Role::Entry, "Phone number"), (Role::PasswordEntry, "Staff PIN")] {
        let field = person.sees(role, label).await.unwrap();
        person.touches(&field).await.unwrap();
        person.types("4477009001").await.unwrap();
    }
    person.touches_button("Send Login Code").await.unwrap();
    person.sees_text("You typed 10 characters").await.unwrap();
    assert!(!person.reads().await.unwrap().contains("447"));
    let person = person.with_patience(SHORT);
    let error = person.sees(Role::Button, "Sign out").await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("447"), "{error}");
    let error = person.types("447\u{1f600}").await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("447"), "{error}");
}

#[tokio::test]
async fn an_error_names_what_was_looked_for_and_what_was_there() {
    let Visit { person, browser: _browser, room: _room } = Visit::begin().await;
    let person = person.with_patience(SHORT);
    let said = person.sees(Role::Button, "Sign out").await.unwrap_err().to_string();
    assert!(said.contains("button \"Sign out\""), "{said}");
    assert!(said.contains("button \"Send Login Code\""), "{said}");
    let said = person.no_longer_sees(Role::Heading, "Welcome to Maple Clinic").await.unwrap_err().to_string();
    assert!(said.contains("to go away"), "{said}");
    let said = person.touches_button("Resend code").await.unwrap_err().to_string();
    assert!(said.contains("that can be used"), "{said}");
}

#[tokio::test]
async fn a_person_sees_only_what_is_on_top() {
    let Visit { person, browser: _beneath, room } = Visit::begin().await;
    let sandbox = ["bwrap", "--dev-bind", "/", "/", "--proc", "/proc", "--unshare-pid", "--die-with-parent", "--"];
    let above = Browser::open(&sandbox, &room, "Another page");
    person.sees(Role::Heading, "Another page").await.unwrap();
    person.no_longer_sees(Role::Heading, "Welcome to Maple Clinic").await.unwrap();
    drop(above);
    person.sees(Role::Heading, "Welcome to Maple Clinic").await.unwrap();
}

#[tokio::test]
async fn a_person_sees_nothing_in_an_empty_room() {
    let room = stand_driver::Room::open(stand_driver::RoomPlan::landscape()).await.unwrap();
    let person = Person::in_room(&room).await.unwrap().with_patience(SHORT);
    assert!(person.looks().await.unwrap().is_empty());
    let said = person.sees_text("anything").await.unwrap_err().to_string();
    assert!(said.ends_with("instead there was:\n  nothing"), "{said}");
}
