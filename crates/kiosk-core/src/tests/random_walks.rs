//! Whatever happens, in whatever order and after whatever time, the promises hold.

use std::time::Duration;

use proptest::prelude::*;

use super::stand::*;
use crate::view::Screen;
use crate::*;

/// One step of a random walk: an event by its number, answered to one of the last tickets, after a pause.
#[derive(Clone, Debug)]
pub(super) struct Step {
    event: usize,
    ticket: u64,
    pub(super) pause: Duration,
}

pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let pause = prop_oneof![
        6 => 0u64..2_000,
        3 => 0u64..40_000,
        1 => 0u64..1_000_000,
    ];
    let step = (0usize..128, 1u64..16, pause).prop_map(|(event, ticket, millis)| Step {
        event,
        ticket,
        pause: Duration::from_millis(millis),
    });
    prop::collection::vec(step, 0..60)
}

pub(super) fn event_of(step: &Step) -> Event {
    let intents = every_intent();
    let answers = every_answer();
    let others = [
        Event::Activity,
        Event::SessionOpened,
        Event::SessionRefused(PortalTrouble::OutOfReach),
        Event::Standing(Standing::InService),
        Event::Standing(Standing::PortalOutOfReach),
        Event::Hours(ClinicHours::Closed { opens: None }),
        Event::Standing(Standing::OutOfService(OutOfService::CredentialRefused)),
        Event::Tick,
        Event::Page { ticket: Ticket(step.ticket), news: PageNews::Shown },
        Event::Page { ticket: Ticket(step.ticket), news: PageNews::Died },
        Event::Page { ticket: Ticket(step.ticket), news: PageNews::Field(Some(PageField::Line)) },
    ];
    let choice = step.event % (intents.len() + answers.len() + others.len());
    if let Some(intent) = intents.get(choice) {
        return Event::Intent(intent.clone());
    }
    let choice = choice - intents.len();
    match answers.get(choice) {
        Some(answer) => Event::Answered { ticket: Ticket(step.ticket), answer: answer.clone() },
        None => others[choice - answers.len()].clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_deadline_is_never_in_the_past_after_an_event(walk in steps()) {
        let mut stand = Stand::at_rest();
        for step in walk {
            stand.now += step.pause;
            stand.event(event_of(&step));
            if let Some(deadline) = stand.deadline() {
                prop_assert!(deadline > stand.now);
            }
        }
    }

    #[test]
    fn an_ended_journey_stays_ended_and_asks_for_nothing(walk in steps()) {
        let mut stand = Stand::at_rest();
        let mut ended: Option<Screen> = None;
        for step in walk {
            stand.now += step.pause;
            stand.event(event_of(&step));
            if let Some(screen) = &ended {
                prop_assert_eq!(&stand.screen(), screen);
                prop_assert!(stand.effects.is_empty());
            } else if stand.kiosk.has_ended() {
                ended = Some(stand.screen());
            }
        }
    }

    #[test]
    fn a_ticket_is_never_given_to_two_questions(walk in steps()) {
        let mut stand = Stand::at_rest();
        for step in walk {
            stand.now += step.pause;
            stand.event(event_of(&step));
        }
        for (at, (ticket, call)) in stand.asked.iter().enumerate() {
            let again = stand.asked[..at].iter().find(|(earlier, _)| earlier == ticket);
            prop_assert!(again.is_none_or(|(_, earlier)| earlier == call));
        }
    }

    #[test]
    fn nobody_who_left_stays_signed_in(walk in steps()) {
        let mut stand = Stand::at_rest();
        for step in walk {
            stand.now += step.pause;
            stand.event(event_of(&step));
        }
        stand.pass(Duration::from_secs(3_600));
        let gone = matches!(stand.screen(), Screen::SignIn { typing: Typing::Empty, .. } | Screen::Unavailable { .. } | Screen::Ended { .. });
        prop_assert!(gone, "{:?}", stand.screen());
    }
}
