//! Every event on every screen, by enumeration: a new screen, event, intent or answer that is missing here fails.

use std::collections::HashSet;

use strum::IntoEnumIterator;

use super::stand::*;
use crate::event::{AnswerDiscriminants, EventDiscriminants};
use crate::flow::FlowDiscriminants;
use crate::intent::IntentDiscriminants;
use crate::*;

fn every_event() -> Vec<Event> {
    let mut events = vec![
        Event::Activity,
        Event::Farewell(Farewell::SignedOut),
        Event::Uncovered,
        Event::SessionOpened,
        Event::SessionRefused(PortalTrouble::OutOfReach),
        Event::SessionRefused(PortalTrouble::NotEnabled),
        Event::Standing(Standing::InService),
        Event::Standing(Standing::PortalOutOfReach),
        Event::Standing(Standing::ClockWrong),
        Event::Hours(ClinicHours::Closed { opens: None }),
        Event::Tick,
        Event::Page { ticket: Ticket(1), news: PageNews::Died },
    ];
    events.push(Event::Staff(StaffNews::Pin(PinAnswer::Right)));
    events.extend(CallNews::iter().map(Event::StaffCall));
    events.extend(OutOfService::iter().map(|reason| Event::Standing(Standing::OutOfService(reason))));
    events.extend(every_intent().into_iter().map(Event::Intent));
    events.extend(every_answer().into_iter().map(|answer| Event::Answered { ticket: Ticket(1), answer }));
    events
}

/// The screens that an event may lead to, from each screen. Staying is always allowed.
fn may_lead_to(from: FlowDiscriminants, event: &Event) -> Vec<FlowDiscriminants> {
    use FlowDiscriminants as Screen;
    match (from, event) {
        (
            _,
            Event::Activity
            | Event::Farewell(_)
            | Event::Uncovered
            | Event::Tick
            | Event::SessionOpened
            | Event::Hours(_),
        ) => vec![],
        // Ticket 1 is no page's.
        (_, Event::Page { .. }) => vec![],
        (_, Event::SessionRefused(_) | Event::StaffCall(_) | Event::Staff(_)) => vec![],
        (_, Event::Intent(Intent::EnterStaff)) if from != Screen::Staff => vec![Screen::Ended],
        (Screen::SignIn, Event::Standing(Standing::OutOfService(_))) => vec![Screen::Unavailable],
        (
            Screen::Unavailable,
            Event::Standing(Standing::InService | Standing::PortalOutOfReach | Standing::ClockWrong),
        ) => {
            vec![Screen::SignIn]
        }
        (_, Event::Standing(_)) => vec![],
        (Screen::Unavailable | Screen::Ended, Event::Intent(_)) => vec![],
        (_, Event::Intent(Intent::SignOut)) => vec![Screen::Ended],
        (Screen::Verification, Event::Intent(Intent::UseDifferentContact | Intent::ChooseMethod { .. })) => {
            vec![Screen::SignIn]
        }
        (Screen::WhoIsItFor, Event::Intent(Intent::ChoosePatient { .. })) => vec![Screen::Appointments],
        (Screen::Appointments, Event::Intent(Intent::OpenPortal)) => vec![Screen::Portal],
        (Screen::Portal, Event::Intent(Intent::BackToAppointments)) => vec![Screen::Appointments],
        (_, Event::Intent(_)) => vec![],
        // Ticket 1 was the first question; every screen here has had its answer.
        (_, Event::Answered { .. }) => vec![],
    }
}

fn kind(stand: &Stand) -> FlowDiscriminants {
    stand.kiosk.flow().into()
}

#[test]
fn the_enumeration_is_complete() {
    let screens: HashSet<_> = one_of_each_screen().iter().map(kind).collect();
    assert_eq!(screens, FlowDiscriminants::iter().collect());
    let events: HashSet<_> = every_event().iter().map(EventDiscriminants::from).collect();
    assert_eq!(events, EventDiscriminants::iter().collect());
    let answers: HashSet<_> = every_answer().iter().map(AnswerDiscriminants::from).collect();
    assert_eq!(answers, AnswerDiscriminants::iter().collect());
    let intents: HashSet<_> = every_intent().iter().map(IntentDiscriminants::from).collect();
    assert_eq!(intents, IntentDiscriminants::iter().collect());
}

#[test]
fn every_event_is_legal_on_every_screen_and_leads_only_where_it_may() {
    for event in every_event() {
        for mut stand in one_of_each_screen() {
            let from = kind(&stand);
            stand.event(event.clone());
            let to = kind(&stand);
            let allowed = may_lead_to(from, &event);
            let expected = if allowed.is_empty() { vec![from] } else { allowed };
            assert!(expected.contains(&to), "{event:?} led from {from:?} to {to:?}");
        }
    }
}

#[test]
fn an_ended_journey_accepts_nothing_any_more() {
    for event in every_event() {
        let mut stand = Stand::at_appointments();
        stand.intent(Intent::SignOut);
        let before = stand.view();
        stand.pass(seconds(10_000)).event(event.clone());
        assert_eq!((stand.view(), stand.effects.len(), stand.deadline()), (before, 0, None), "{event:?}");
    }
}
