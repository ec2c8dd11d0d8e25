//! What the supervisor decides, apart from doing it: plain functions of what is known.

use std::time::{Duration, SystemTime};

use kiosk_core::{Disclosure, EndReason, Farewell, OutOfService, PortalTrouble, Standing};
use portal_client::{HeartbeatAnswer, StandRefused};

use super::situation::ClockHeard;
use crate::audit::{AuditAudience, Ending};

/// A stand that cannot serve asks more often, so that it recovers while somebody still looks at it.
const ASKING_AGAIN: Duration = Duration::from_secs(3);

/// What the stand's configuration asks of portal and clock.
#[derive(Clone, Copy, Debug)]
pub(super) struct Demands {
    /// What the portal is asked to say of contacts that nobody has.
    pub(super) disclosure: Disclosure,
    /// How far the stand's clock may be off the portal's.
    pub(super) clock_tolerance: Duration,
}

/// How the stand stands by the portal's answer to its heartbeat, which came at `now` by the stand's own clock.
pub(super) fn standing_from(
    answer: Result<HeartbeatAnswer, StandRefused>,
    before: Standing,
    now: SystemTime,
    demands: Demands,
) -> Standing {
    match answer {
        Ok(HeartbeatAnswer { portal_enabled: false, .. }) | Err(StandRefused::Trouble(PortalTrouble::NotEnabled)) => {
            Standing::OutOfService(OutOfService::PortalNotEnabled)
        }
        Ok(HeartbeatAnswer { can_be_neutral: false, .. }) if demands.disclosure == Disclosure::Neutral => {
            Standing::OutOfService(OutOfService::NeutralNotSupported)
        }
        Ok(HeartbeatAnswer { portal_clock, .. }) if apart(portal_clock, now) > demands.clock_tolerance => {
            Standing::ClockWrong
        }
        Ok(_) => Standing::InService,
        Err(StandRefused::CredentialRefused) => Standing::OutOfService(OutOfService::CredentialRefused),
        Err(StandRefused::Trouble(PortalTrouble::Busy { .. })) => while_busy(before),
        Err(StandRefused::Trouble(
            PortalTrouble::OutOfReach | PortalTrouble::Nonsense | PortalTrouble::SessionEnded,
        )) => Standing::PortalOutOfReach,
    }
}

/// A busy portal is there. It says nothing new about itself and the clock; anything else is over, since it answered.
fn while_busy(before: Standing) -> Standing {
    match before {
        Standing::ClockWrong
        | Standing::OutOfService(OutOfService::PortalNotEnabled | OutOfService::NeutralNotSupported) => before,
        Standing::InService | Standing::PortalOutOfReach | Standing::OutOfService(_) => Standing::InService,
    }
}

/// What the answer says of the stand's clock. A busy portal says nothing new.
pub(super) fn clock_heard(
    answer: &Result<HeartbeatAnswer, StandRefused>,
    before: ClockHeard,
    now: SystemTime,
    tolerance: Duration,
) -> ClockHeard {
    match answer {
        Ok(heard) if apart(heard.portal_clock, now) > tolerance => ClockHeard::Wrong,
        Ok(_) => ClockHeard::Agrees,
        Err(StandRefused::Trouble(PortalTrouble::Busy { .. })) => before,
        Err(_) => ClockHeard::NotSaid,
    }
}

/// How far two clocks are apart, whichever is ahead.
pub(crate) fn apart(one: SystemTime, other: SystemTime) -> Duration {
    one.duration_since(other).unwrap_or_else(|error| error.duration())
}

/// When the portal, or whatever else is missing, is asked again.
pub(super) fn next_look(standing: Standing, heartbeat: Duration) -> Duration {
    match standing {
        Standing::InService | Standing::ClockWrong => heartbeat,
        Standing::PortalOutOfReach | Standing::OutOfService(_) => heartbeat.min(ASKING_AGAIN),
    }
}

/// When a token that lasts this long is renewed: with a third of its life left for a portal that is away for a while.
pub(super) fn renewal_wait(lasts: Duration) -> Duration {
    (lasts * 2 / 3).max(Duration::from_secs(1))
}

/// The wait before a failed call is made again, counted from 0. Nobody is kept longer than the portal asks for.
pub(super) fn retry_wait(failures: u32) -> Duration {
    Duration::from_secs(1 << failures.min(3)).min(Duration::from_secs(8))
}

/// How a journey came to its end, as far as the supervisor knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum JourneyEnd {
    /// The shell said so.
    Said(EndReason),
    /// The shell ended or misbehaved. What it was stands in the log.
    Broke,
    /// Nobody had touched it, and it would have shown what is no longer so.
    Outdated,
    /// The machine has slept, and who is there now need not be who was.
    MachineSlept,
    /// The stand is being switched off.
    StandStops,
}

/// For whom the next shell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Audience {
    /// Whoever comes.
    Patient,
    /// Staff, who asked for it.
    Staff,
}

impl Audience {
    /// So many shells in a row may break in the staff's hands before they could see one: then patients have their turn again.
    const MOST_DEATHS: u32 = 3;

    /// Whoever follows a journey of these that ended so. What staff asked for they get, also when the first shell of theirs
    /// breaks before it is `seen`; one that they have seen is theirs to ask for again.
    pub(super) const fn followed_by(self, end: JourneyEnd, seen: bool, deaths_in_a_row: u32) -> Self {
        match end {
            JourneyEnd::Said(EndReason::StaffWanted) => Self::Staff,
            JourneyEnd::Broke if !seen && deaths_in_a_row <= Self::MOST_DEATHS => self,
            JourneyEnd::Said(_)
            | JourneyEnd::Broke
            | JourneyEnd::Outdated
            | JourneyEnd::MachineSlept
            | JourneyEnd::StandStops => Self::Patient,
        }
    }
}

impl From<Audience> for AuditAudience {
    fn from(audience: Audience) -> Self {
        match audience {
            Audience::Patient => Self::Patient,
            Audience::Staff => Self::Staff,
        }
    }
}

impl From<JourneyEnd> for Ending {
    fn from(end: JourneyEnd) -> Self {
        match end {
            JourneyEnd::Said(EndReason::SignedOut) => Self::SignedOut,
            JourneyEnd::Said(EndReason::TimedOut) => Self::TimedOut,
            JourneyEnd::Said(EndReason::EndedByPortal) => Self::EndedByPortal,
            JourneyEnd::Said(EndReason::StaffWanted) => Self::StaffWanted,
            JourneyEnd::Said(EndReason::StaffLeft) => Self::StaffLeft,
            JourneyEnd::Broke => Self::Broke,
            JourneyEnd::Outdated => Self::Outdated,
            JourneyEnd::MachineSlept => Self::MachineSlept,
            JourneyEnd::StandStops => Self::StandStops,
        }
    }
}

/// What the next shell says of this journey. While nobody has touched the stand, what was said before still holds.
pub(super) fn farewell_after(
    end: JourneyEnd,
    of: Audience,
    touched: bool,
    said_before: Option<Farewell>,
) -> Option<Farewell> {
    match end {
        // Staff know what they did, and a patient who comes after them need not.
        JourneyEnd::Said(_) | JourneyEnd::MachineSlept if of == Audience::Staff => None,
        JourneyEnd::Said(EndReason::SignedOut) => Some(Farewell::SignedOut),
        JourneyEnd::Said(EndReason::TimedOut) | JourneyEnd::MachineSlept => Some(Farewell::TimedOut),
        JourneyEnd::Said(EndReason::EndedByPortal) => Some(Farewell::EndedByPortal),
        JourneyEnd::Said(EndReason::StaffWanted | EndReason::StaffLeft) => None,
        JourneyEnd::Broke if touched => Some(Farewell::Restarted),
        JourneyEnd::Broke | JourneyEnd::Outdated | JourneyEnd::StandStops => said_before,
    }
}

/// Shells that broke soon after their start, one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct EarlyDeaths(u32);

impl EarlyDeaths {
    /// A shell that lived longer than this did not die of its start.
    const EARLY: Duration = Duration::from_secs(20);

    /// Takes one more end into account.
    pub(super) fn after(self, end: JourneyEnd, lived: Duration) -> Self {
        if end == JourneyEnd::Broke && lived < Self::EARLY { Self(self.0.saturating_add(1)) } else { Self(0) }
    }

    /// How many they are.
    pub(super) const fn count(self) -> u32 {
        self.0
    }

    /// The pause before the next shell: none after the first death, because somebody may stand there.
    pub(super) fn pause(self) -> Duration {
        Duration::from_millis(match self.0 {
            0 | 1 => 0,
            2 => 250,
            3 => 1000,
            4 => 2000,
            _ => 5000,
        })
    }
}

/// Counts what a shell says, so that one that talks without end is found out. It needs about one message a second.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Chatter {
    second: u64,
    messages: u32,
}

impl Chatter {
    const MOST_IN_A_SECOND: u32 = 100;

    /// One more message, so long after the shell's start. Says whether that is still no flood.
    pub(super) fn bears(&mut self, since_start: Duration) -> bool {
        let second = since_start.as_secs();
        self.messages = if second == self.second { self.messages + 1 } else { 1 };
        self.second = second;
        self.messages <= Self::MOST_IN_A_SECOND
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: Demands = Demands { disclosure: Disclosure::Portal, clock_tolerance: Duration::from_secs(300) };

    const NOON: SystemTime = SystemTime::UNIX_EPOCH;

    const WELL: HeartbeatAnswer = HeartbeatAnswer { portal_clock: NOON, portal_enabled: true, can_be_neutral: false };

    fn heard(portal_enabled: bool) -> Result<HeartbeatAnswer, StandRefused> {
        Ok(HeartbeatAnswer { portal_enabled, ..WELL })
    }

    #[test]
    fn the_portals_answer_decides_how_the_stand_stands() {
        use Standing::{InService, OutOfService as Out, PortalOutOfReach};
        let not_enabled = Out(OutOfService::PortalNotEnabled);
        let busy = || Err(PortalTrouble::Busy { retry_after: None }.into());
        for (answer, before, expected) in [
            (heard(true), PortalOutOfReach, InService),
            (heard(false), InService, not_enabled),
            (Err(PortalTrouble::NotEnabled.into()), InService, not_enabled),
            (Err(StandRefused::CredentialRefused), InService, Out(OutOfService::CredentialRefused)),
            (Err(PortalTrouble::OutOfReach.into()), InService, PortalOutOfReach),
            (Err(PortalTrouble::Nonsense.into()), InService, PortalOutOfReach),
            (busy(), InService, InService),
            (busy(), PortalOutOfReach, InService),
            (busy(), not_enabled, not_enabled),
            (busy(), Standing::ClockWrong, Standing::ClockWrong),
        ] {
            assert_eq!(standing_from(answer, before, NOON, USUAL), expected, "{answer:?} after {before:?}");
        }
    }

    #[test]
    fn a_clock_more_than_five_minutes_off_in_either_direction_is_said() {
        let five = Duration::from_secs(300);
        let little = Duration::from_millis(1);
        for (now, expected) in [
            (NOON + five, Standing::InService),
            (NOON - five, Standing::InService),
            (NOON + five + little, Standing::ClockWrong),
            (NOON - five - little, Standing::ClockWrong),
        ] {
            assert_eq!(standing_from(Ok(WELL), Standing::InService, now, USUAL), expected, "{now:?}");
        }
        let strict = Demands { clock_tolerance: Duration::from_secs(1), ..USUAL };
        assert_eq!(standing_from(Ok(WELL), Standing::InService, NOON + five, strict), Standing::ClockWrong);
        let not_enabled = Standing::OutOfService(OutOfService::PortalNotEnabled);
        assert_eq!(standing_from(heard(false), Standing::InService, NOON + five * 2, USUAL), not_enabled);
    }

    #[test]
    fn a_stand_that_has_to_be_neutral_does_not_serve_for_a_portal_that_cannot_be() {
        let neutral = Demands { disclosure: Disclosure::Neutral, ..USUAL };
        let refused = Standing::OutOfService(OutOfService::NeutralNotSupported);
        assert_eq!(standing_from(Ok(WELL), Standing::InService, NOON, neutral), refused);
        let able = HeartbeatAnswer { can_be_neutral: true, ..WELL };
        assert_eq!(standing_from(Ok(able), refused, NOON, neutral), Standing::InService);
        assert_eq!(standing_from(Ok(WELL), Standing::InService, NOON, USUAL), Standing::InService);
        let busy = Err(PortalTrouble::Busy { retry_after: None }.into());
        assert_eq!(standing_from(busy, refused, NOON, neutral), refused);
    }

    #[test]
    fn a_stand_that_cannot_serve_asks_more_often() {
        let heartbeat = Duration::from_secs(15);
        assert_eq!(next_look(Standing::InService, heartbeat), heartbeat);
        assert_eq!(next_look(Standing::PortalOutOfReach, heartbeat), ASKING_AGAIN);
        assert_eq!(next_look(Standing::PortalOutOfReach, Duration::from_secs(1)), Duration::from_secs(1));
    }

    #[test]
    fn a_token_is_renewed_while_a_third_of_its_life_is_left() {
        assert_eq!(renewal_wait(Duration::from_secs(300)), Duration::from_secs(200));
        assert_eq!(renewal_wait(Duration::ZERO), Duration::from_secs(1));
    }

    #[test]
    fn the_wait_between_tries_grows_to_eight_seconds() {
        assert_eq!([0, 1, 2, 3, 4, u32::MAX].map(|failures| retry_wait(failures).as_secs()), [1, 2, 4, 8, 8, 8]);
    }

    #[test]
    fn a_farewell_says_how_it_ended_and_a_crash_only_if_somebody_was_there() {
        let before = Some(Farewell::SignedOut);
        for (end, touched, expected) in [
            (JourneyEnd::Said(EndReason::SignedOut), true, Some(Farewell::SignedOut)),
            (JourneyEnd::Said(EndReason::TimedOut), true, Some(Farewell::TimedOut)),
            (JourneyEnd::Said(EndReason::EndedByPortal), true, Some(Farewell::EndedByPortal)),
            (JourneyEnd::Broke, true, Some(Farewell::Restarted)),
            (JourneyEnd::Broke, false, before),
            (JourneyEnd::MachineSlept, true, Some(Farewell::TimedOut)),
            (JourneyEnd::Outdated, false, before),
        ] {
            assert_eq!(
                farewell_after(end, Audience::Patient, touched, before),
                expected,
                "{end:?}, touched: {touched}"
            );
        }
    }

    #[test]
    fn shells_that_die_at_once_are_started_more_and_more_slowly() {
        let mut deaths = EarlyDeaths::default();
        let pauses: Vec<u128> = (0..6)
            .map(|_| {
                deaths = deaths.after(JourneyEnd::Broke, Duration::from_secs(1));
                deaths.pause().as_millis()
            })
            .collect();
        assert_eq!(pauses, [0, 250, 1000, 2000, 5000, 5000]);
        assert_eq!(deaths.after(JourneyEnd::Broke, Duration::from_secs(60)), EarlyDeaths::default());
        assert_eq!(deaths.after(JourneyEnd::Said(EndReason::SignedOut), Duration::ZERO), EarlyDeaths::default());
    }

    #[test]
    fn a_shell_that_talks_without_end_is_found_out() {
        let mut chatter = Chatter::default();
        assert!((0..1000).all(|second| chatter.bears(Duration::from_secs(second))));
        let now = Duration::from_secs(5000);
        assert_eq!((0..200).filter(|_| chatter.bears(now)).count(), 100);
    }
}
