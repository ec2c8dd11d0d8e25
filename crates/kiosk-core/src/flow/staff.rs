//! The staff panel: first the PIN, then how the stand is and what can be done to it.

use super::Flow;
use crate::staff::{EnrolAnswer, NoPin, PinAnswer, StaffNews, StaffRequest, StandFacts};
use crate::turn::Turn;
use crate::view::{Check, PinNotice, Screen, StaffPage, SubmitView};
use crate::{Effect, EndReason, Intent, Moment, SupportContact, Typing};

#[derive(Clone, Debug)]
pub(crate) struct StaffPanel {
    door: Door,
    /// What was said last. Nothing is, before the PIN was right.
    facts: Option<StandFacts>,
    support_contact: Option<SupportContact>,
}

#[derive(Clone, Debug)]
enum Door {
    /// The PIN is wanted.
    Closed(PinEntry),
    /// There is none to check: only looking is allowed.
    Ajar(NoPin),
    /// It was right.
    Open(Enrolling),
}

#[derive(Clone, Copy, Debug, Default)]
struct PinEntry {
    typing: Typing,
    check: PinCheck,
    /// Counts up whenever what was typed is to be thrown away.
    entry: u32,
}

#[derive(Clone, Copy, Debug, Default)]
enum PinCheck {
    #[default]
    Wanted,
    Checking,
    Wrong {
        tries_left: u8,
    },
    Locked {
        until: Moment,
    },
    NotAPin,
    NotChecked,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Enrolling {
    #[default]
    No,
    Asked,
    Answered(EnrolAnswer),
}

impl StaffPanel {
    /// Where a PIN is wanted.
    pub(crate) fn closed(support_contact: Option<SupportContact>) -> Self {
        Self { door: Door::Closed(PinEntry::default()), facts: None, support_contact }
    }

    /// Where there is none to check.
    pub(crate) fn ajar(reason: NoPin, support_contact: Option<SupportContact>) -> Self {
        Self { door: Door::Ajar(reason), facts: None, support_contact }
    }

    pub(super) fn intent(mut self, intent: Intent, turn: &mut Turn<'_>) -> Flow {
        if matches!(intent, Intent::SignOut) {
            return Flow::end(EndReason::SignedOut, turn);
        }
        match (&mut self.door, intent) {
            (Door::Closed(pin), intent) => pin.intent(intent, turn),
            (Door::Open(_), Intent::TakeOutOfService { how }) => ask(turn, StaffRequest::TakeOut(how)),
            (Door::Open(_), Intent::PutBackIntoService) => ask(turn, StaffRequest::PutBack),
            (Door::Open(_), Intent::StartAfresh) => return Flow::end(EndReason::StaffLeft, turn),
            (Door::Open(enrolling), Intent::EnrolAgain { pairing_code }) if *enrolling != Enrolling::Asked => {
                *enrolling = Enrolling::Asked;
                ask(turn, StaffRequest::Enrol { pairing_code });
            }
            (Door::Ajar(_) | Door::Open(_), _) => {}
        }
        Flow::Staff(Box::new(self))
    }

    /// What the supervisor says; an answer that nobody waits for changes nothing.
    pub(crate) fn hear(&mut self, news: StaffNews, now: Moment) {
        match (&mut self.door, news) {
            (Door::Ajar(_) | Door::Open(_), StaffNews::Facts(facts)) => self.facts = Some(facts),
            // What earlier tries have brought is said before anybody types.
            (Door::Closed(pin), StaffNews::Pin(answer @ PinAnswer::Locked { .. })) => pin.refused(answer, now),
            (Door::Closed(pin), StaffNews::Pin(answer)) if pin.is_checking() => match answer {
                PinAnswer::Right => self.door = Door::Open(Enrolling::No),
                other => pin.refused(other, now),
            },
            (Door::Open(enrolling), StaffNews::Enrolled(answer)) if *enrolling == Enrolling::Asked => {
                *enrolling = Enrolling::Answered(answer);
            }
            (_, StaffNews::Facts(_) | StaffNews::Pin(_) | StaffNews::Enrolled(_)) => {}
        }
    }

    pub(super) fn elapsed(&mut self, now: Moment) {
        if let Door::Closed(pin) = &mut self.door {
            pin.elapsed(now);
        }
    }

    pub(super) fn wakes(&self, now: Moment) -> Option<Moment> {
        match &self.door {
            Door::Closed(PinEntry { check: PinCheck::Locked { until }, .. }) => now.next_second_before(*until),
            Door::Closed(_) | Door::Ajar(_) | Door::Open(_) => None,
        }
    }

    pub(super) fn view(&self, now: Moment) -> Screen {
        let page = match &self.door {
            Door::Closed(pin) => pin.view(now),
            Door::Ajar(reason) => self.looking(Some(*reason), Enrolling::No),
            Door::Open(enrolling) => self.looking(None, *enrolling),
        };
        Screen::Staff { page }
    }

    fn looking(&self, no_pin: Option<NoPin>, enrolling: Enrolling) -> StaffPage {
        let facts = self.facts.as_ref();
        let checks = facts.map(|facts| facts.findings.iter().map(|finding| Check::of(*finding)).collect());
        let checks = checks.unwrap_or_default();
        StaffPage::Open {
            no_pin,
            support_contact: self.support_contact.clone().map(String::from),
            standing: facts.map(|facts| facts.standing.into()),
            checks,
            lately: facts.map(|facts| facts.lately.clone()).unwrap_or_default(),
            taken_out: facts.and_then(|facts| facts.taken_out),
            enrolling: enrolling == Enrolling::Asked,
            enrolled: match enrolling {
                Enrolling::Answered(answer) => Some(answer),
                Enrolling::No | Enrolling::Asked => None,
            },
        }
    }
}

impl PinEntry {
    const fn is_checking(&self) -> bool {
        matches!(self.check, PinCheck::Checking)
    }

    fn intent(&mut self, intent: Intent, turn: &mut Turn<'_>) {
        match intent {
            Intent::Typed { typing } => self.typing = typing,
            Intent::CheckPin { pin } if self.may_check() => {
                self.check = PinCheck::Checking;
                ask(turn, StaffRequest::CheckPin { pin });
            }
            _ => {}
        }
    }

    const fn may_check(&self) -> bool {
        !matches!(self.check, PinCheck::Checking | PinCheck::Locked { .. })
    }

    fn refused(&mut self, answer: PinAnswer, now: Moment) {
        self.check = match answer {
            PinAnswer::Wrong { tries_left } => PinCheck::Wrong { tries_left },
            PinAnswer::Locked { wait } => PinCheck::Locked { until: now + wait },
            PinAnswer::NotAPin => PinCheck::NotAPin,
            PinAnswer::Right | PinAnswer::NotChecked => PinCheck::NotChecked,
        };
        self.typing = Typing::Empty;
        self.entry += 1;
    }

    fn elapsed(&mut self, now: Moment) {
        if let PinCheck::Locked { until } = self.check
            && until <= now
        {
            self.check = PinCheck::Wanted;
        }
    }

    fn view(&self, now: Moment) -> StaffPage {
        let submit = match (self.check, self.typing) {
            (PinCheck::Checking, _) => SubmitView::Busy,
            (PinCheck::Locked { .. }, _) | (_, Typing::Empty | Typing::Begun) => SubmitView::Disabled,
            (_, Typing::Complete) => SubmitView::Ready,
        };
        let notice = match self.check {
            PinCheck::Wanted | PinCheck::Checking => None,
            PinCheck::Wrong { tries_left } => Some(PinNotice::Wrong { tries_left }),
            PinCheck::Locked { until } => Some(PinNotice::Locked { wait_seconds: now.seconds_until(until) }),
            PinCheck::NotAPin => Some(PinNotice::NotAPin),
            PinCheck::NotChecked => Some(PinNotice::NotChecked),
        };
        StaffPage::Pin { entry: self.entry, notice, submit }
    }
}

fn ask(turn: &mut Turn<'_>, request: StaffRequest) {
    turn.effects.push(Effect::Staff(request));
}
