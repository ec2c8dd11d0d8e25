//! Neutral answers, as somebody at the stand sees them: the whole walk with contacts on file and with contacts that nobody has.
//! Every view has to be the same, but for the contact itself and the digits of the link. (That the portal takes the same time
//! for both is held by the sandbox portal's `neutral_times`.)

use std::time::Duration;

use crate::stand_over_http::StandOverHttp;
use kiosk_core::{Disclosure, Fault, Intent, Rules, Screen};
use sandbox_portal::{CLINICS, Clinic};
use serde_json::Value;

/// None of the sandbox's codes begins with so many zeros but one in a million.
const WRONG_CODE: &str = "000000";

/// As long as a contact is locked, and a minute.
const UNTIL_ALL_IS_FORGOTTEN: Duration = Duration::from_secs(61 * 60);

fn harbour() -> &'static Clinic {
    CLINICS[0]
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// What was on the screen, one view after the other.
#[derive(Debug, PartialEq)]
struct Seen(Vec<Value>);

impl Seen {
    fn look(&mut self, stand: &StandOverHttp) {
        let mut view = serde_json::to_value(stand.view()).unwrap();
        let screen = view["screen"].as_object_mut().unwrap();
        for own in ["maskedContact", "linkDigits"] {
            // That there is one has to be the same.
            if screen.get(own).is_some_and(Value::is_string) {
                screen.insert(own.to_owned(), Value::Bool(true));
            }
        }
        view.as_object_mut().unwrap().remove("clinic");
        self.0.push(view);
    }
}

async fn send(stand: &mut StandOverHttp, contact: &str) {
    if contact.contains('@') {
        stand.sends_link_to(contact).await;
    } else {
        stand.sends_code_to(contact).await;
    }
}

/// Every road that does not end in signing in: waiting, wrong codes, another message, the end of the attempt, a new one, and
/// the lock-out.
async fn walk(stand: &mut StandOverHttp, contact: &str) -> Seen {
    let mut seen = Seen(Vec::new());
    send(stand, contact).await;
    seen.look(stand);
    stand.pass_attended(seconds(30)).await;
    seen.look(stand);
    stand.verifies(WRONG_CODE).await.intent(Intent::Resend).await;
    seen.look(stand);
    stand.pass_attended(seconds(50)).await;
    seen.look(stand);
    for _ in 0..2 {
        for _ in 0..5 {
            stand.verifies(WRONG_CODE).await;
            seen.look(stand);
        }
        stand.intent(Intent::Resend).await;
        seen.look(stand);
    }
    stand.pass_attended(seconds(600)).await;
    seen.look(stand);
    stand.intent(Intent::SignOut).await;
    stand.next_patient().await;
    stand.pass(UNTIL_ALL_IS_FORGOTTEN).await;
    seen
}

async fn neutral_stand() -> StandOverHttp {
    StandOverHttp::with_rules(harbour(), Rules { disclosure: Disclosure::Neutral, ..Rules::default() }).await
}

/// Contacts on file and contacts that nobody has, in turn, each first every second time.
async fn check(pairs: usize) {
    let known: Vec<String> = harbour()
        .inboxes
        .iter()
        .map(|inbox| inbox.address)
        .chain(harbour().phones.iter().map(|phone| phone.number))
        .map(str::to_owned)
        .collect();
    let mut stand = neutral_stand().await;
    for pair in 0..pairs {
        let on_file = &known[pair % known.len()];
        let nobodys = match on_file.contains('@') {
            true => format!("nobody.{pair}@example.org"),
            false => format!("+1202555{:04}", 200 + pair),
        };
        let (one, other) = if pair % 2 == 0 { (on_file, &nobodys) } else { (&nobodys, on_file) };
        let (one, other) = (walk(&mut stand, one).await, walk(&mut stand, other).await);
        for (step, (one, other)) in one.0.iter().zip(&other.0).enumerate() {
            assert_eq!(one, other, "pair {pair}, step {step}");
        }
    }
}

#[tokio::test]
async fn nobody_at_the_stand_can_tell_who_is_on_file() {
    check(4).await;
}

#[tokio::test]
#[ignore = "takes minutes; see cargo xtask test long"]
async fn long_two_hundred_on_file_and_two_hundred_who_are_not_see_the_same() {
    check(200).await;
}

#[tokio::test]
async fn a_walk_that_tells_would_be_found() {
    let mut stand = StandOverHttp::of(harbour()).await;
    send(&mut stand, harbour().inboxes[0].address).await;
    let mut on_file = Seen(Vec::new());
    on_file.look(&stand);
    stand.intent(Intent::SignOut).await;
    stand.next_patient().await;
    send(&mut stand, harbour().unknown_address).await;
    let mut nobodys = Seen(Vec::new());
    nobodys.look(&stand);
    assert_ne!(on_file, nobodys, "this stand is not neutral");
}

#[tokio::test]
async fn who_is_on_file_signs_in_at_a_neutral_stand_as_at_any_other() {
    let mut stand = neutral_stand().await;
    send(&mut stand, harbour().inboxes[0].address).await;
    let code = stand.sandbox().emails().unwrap().pop().unwrap().code;
    stand.verifies(&code).await;
    assert!(matches!(stand.screen(), Screen::Appointments { .. }));
}

#[tokio::test]
async fn a_walk_comes_to_every_state_that_it_should() {
    let mut stand = neutral_stand().await;
    let seen = walk(&mut stand, harbour().unknown_address).await;
    let said: Vec<_> = seen.0.iter().filter_map(|view| view["screen"]["notice"]["fault"].as_str()).collect();
    for fault in ["code-wrong", "attempt-dead", "too-many-tries"] {
        assert!(said.contains(&fault), "{fault} is not among {said:?}");
    }
    assert!(!said.contains(&serde_json::to_value(Fault::ContactNotFound).unwrap().as_str().unwrap()));
    assert!(seen.0.iter().any(|view| view["screen"]["notArrived"] == true));
}
