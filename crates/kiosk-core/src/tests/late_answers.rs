//! An answer counts only for the state that asked.

use std::sync::LazyLock;

use proptest::prelude::*;
use strum::IntoEnumIterator;

use super::random_walks::{event_of, steps};
use super::stand::*;
use crate::event::EventDiscriminants;
use crate::portal_page::PageNewsDiscriminants;
use crate::*;

/// Every event that says to which asking it belongs, under this ticket. A new kind of event does not compile until it is said
/// here whether it does.
fn every_event_under(ticket: Ticket) -> Vec<Event> {
    let of_kind = |kind| match kind {
        EventDiscriminants::Answered => {
            every_answer().into_iter().map(|answer| Event::Answered { ticket, answer }).collect()
        }
        EventDiscriminants::Page => every_page_news().into_iter().map(|news| Event::Page { ticket, news }).collect(),
        EventDiscriminants::Farewell
        | EventDiscriminants::Uncovered
        | EventDiscriminants::Activity
        | EventDiscriminants::Intent
        | EventDiscriminants::SessionOpened
        | EventDiscriminants::SessionRefused
        | EventDiscriminants::Standing
        | EventDiscriminants::Hours
        | EventDiscriminants::StaffCall
        | EventDiscriminants::Staff
        | EventDiscriminants::Tick => Vec::new(),
    };
    EventDiscriminants::iter().flat_map(of_kind).collect()
}

/// Everything that can happen to the portal's pages.
fn every_page_news() -> Vec<PageNews> {
    let of_kind = |kind| match kind {
        PageNewsDiscriminants::Shown => vec![PageNews::Shown],
        PageNewsDiscriminants::NotShown => vec![PageNews::NotShown],
        PageNewsDiscriminants::Died => vec![PageNews::Died],
        PageNewsDiscriminants::Refused => PageRefusal::iter().map(PageNews::Refused).collect(),
        PageNewsDiscriminants::Field => PageField::iter().map(Some).chain([None]).map(PageNews::Field).collect(),
        PageNewsDiscriminants::SignedOut => vec![PageNews::SignedOut],
    };
    PageNewsDiscriminants::iter().flat_map(of_kind).collect()
}

/// Where something is waited for, and one of each screen: a walk at random comes to few of them by itself.
static BEGINNINGS: LazyLock<Vec<Stand>> = LazyLock::new(|| {
    let mut verifying = Stand::at_verification();
    verifying.verifies("123456");
    let mut polling = Stand::awaiting_link();
    polling.pass(seconds(5));
    let mut checking_in = Stand::at_appointments();
    checking_in.checks_in("a-1");
    let waiting = [Stand::sending(), Stand::sending_link(), verifying, polling, Stand::signed_in(), checking_in];
    one_of_each_screen().into_iter().chain(waiting).chain([Stand::at_rest()]).collect()
});

/// Every way in which a patient leaves.
#[derive(Clone, Copy, Debug)]
enum Leaving {
    SignsOut,
    WalksAway,
    AsksForStaff,
}

impl Leaving {
    fn carry_out(self, stand: &mut Stand) {
        match self {
            Self::SignsOut => drop(stand.intent(Intent::SignOut)),
            Self::WalksAway => drop(stand.event(Event::Activity).pass(seconds(3_600))),
            Self::AsksForStaff => drop(stand.intent(Intent::EnterStaff)),
        }
    }
}

/// All that a stand is: what it knows, what it draws, what it is about to do.
fn whole(stand: &Stand) -> (String, View, Option<std::time::Duration>) {
    (format!("{:?}", stand.kiosk), stand.view(), stand.deadline())
}

fn check_change_nothing(stand: &mut Stand, events: impl IntoIterator<Item = Event>) {
    let before = whole(stand);
    for event in events {
        stand.event(event.clone());
        assert_eq!(stand.effects, [], "{event:?}");
        assert_eq!(whole(stand), before, "{event:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_belongs_to_an_ended_session_changes_nothing_in_it(
        beginning in any::<prop::sample::Index>(),
        walk in steps(),
        // Short ones are still where something is waited for.
        length in 0usize..10,
        leaving in prop::sample::select(vec![Leaving::SignsOut, Leaving::WalksAway, Leaving::AsksForStaff]),
        later in 0u64..100_000,
    ) {
        let mut stand = beginning.get(&BEGINNINGS).clone();
        for step in walk.into_iter().take(length) {
            stand.now += step.pause;
            stand.event(event_of(&step));
        }
        let asked: Vec<Ticket> = stand.asked.iter().map(|(ticket, _)| *ticket).chain(stand.page).collect();
        leaving.carry_out(&mut stand);
        prop_assume!(stand.kiosk.has_ended());
        stand.now += seconds(later);
        stand.event(Event::Tick);
        check_change_nothing(&mut stand, asked.into_iter().flat_map(every_event_under));
    }

    #[test]
    fn what_belongs_to_no_asking_of_this_session_changes_nothing_in_any_state(
        beginning in any::<prop::sample::Index>(),
        walk in steps(),
        length in 0usize..10,
        ahead in 1_000u64..1_000_000,
    ) {
        let mut stand = beginning.get(&BEGINNINGS).clone();
        for step in walk.into_iter().take(length) {
            stand.now += step.pause;
            stand.event(event_of(&step));
        }
        stand.event(Event::Tick);
        let newest = stand.asked.iter().map(|(ticket, _)| ticket.0).chain(stand.page.map(|page| page.0)).max();
        check_change_nothing(&mut stand, every_event_under(Ticket(newest.unwrap_or_default() + ahead)));
    }
}

#[test]
fn what_belongs_to_no_asking_of_this_session_changes_nothing_on_any_screen() {
    for mut stand in BEGINNINGS.iter().cloned() {
        check_change_nothing(&mut stand, every_event_under(Ticket(u64::MAX)));
    }
}

#[test]
fn an_answer_from_an_ended_journey_changes_nothing() {
    for answer in every_answer() {
        let mut stand = Stand::at_verification();
        stand.verifies("123456").intent(Intent::SignOut);
        let ended = stand.screen();
        stand.answer(answer);
        assert_eq!((stand.screen(), stand.effects.len()), (ended, 0));
    }
}

#[test]
fn a_second_answer_to_the_same_question_changes_nothing() {
    let mut stand = Stand::sending();
    let (ticket, _) = stand.asked[0].clone();
    stand.answer(Answer::Started(Err(PortalTrouble::OutOfReach.into())));
    let before = stand.view();
    stand.event(Event::Answered { ticket, answer: Answer::Started(Ok(code_sent())) });
    assert_eq!(stand.view(), before, "nothing is waited for before it is asked again");
}

#[test]
fn an_answer_of_the_wrong_kind_changes_nothing() {
    let mut stand = Stand::sending();
    let before = stand.view();
    stand.lists(Vec::new());
    assert_eq!(stand.view(), before);
}
