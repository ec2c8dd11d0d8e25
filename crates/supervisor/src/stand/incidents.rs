//! What went wrong lately, for staff: kinds and times, nothing else.

use std::collections::VecDeque;
use std::time::Duration;

use kiosk_core::{Incident, Lately, Standing};
use tokio::time::Instant;

/// So many are told of.
const MOST: usize = 5;

/// The last few incidents, the latest last.
#[derive(Debug, Default)]
pub(super) struct Incidents(VecDeque<(Incident, Instant)>);

impl Incidents {
    /// Of a stand that begins so. That the portal has not answered yet is no incident.
    pub(super) fn at_first(standing: Standing) -> Self {
        let mut incidents = Self::default();
        if let Standing::OutOfService(_) = standing {
            incidents.note(Incident::OutOfService);
        }
        incidents
    }

    /// One more.
    pub(super) fn note(&mut self, incident: Incident) {
        if self.0.len() == MOST {
            self.0.pop_front();
        }
        self.0.push_back((incident, Instant::now()));
    }

    /// The stand's standing has changed.
    pub(super) fn note_standing(&mut self, standing: Standing) {
        match standing {
            Standing::InService => {}
            Standing::PortalOutOfReach => self.note(Incident::PortalOutOfReach),
            Standing::ClockWrong => self.note(Incident::ClockWrong),
            Standing::OutOfService(_) => self.note(Incident::OutOfService),
        }
    }

    /// The latest first.
    pub(super) fn lately(&self) -> Vec<Lately> {
        let told =
            |(incident, at): &(Incident, Instant)| Lately { incident: *incident, minutes_ago: minutes(at.elapsed()) };
        self.0.iter().rev().map(told).collect()
    }
}

/// Begun minutes do not count.
pub(super) fn minutes(duration: Duration) -> u32 {
    u32::try_from(duration.as_secs() / 60).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_latest_five_are_told_with_their_age() {
        let mut incidents = Incidents::default();
        for _ in 0..6 {
            incidents.note(Incident::ShellBroke);
            tokio::time::advance(Duration::from_secs(90)).await;
        }
        incidents.note_standing(Standing::InService);
        let ages: Vec<u32> = incidents.lately().iter().map(|lately| lately.minutes_ago).collect();
        assert_eq!(ages, [1, 3, 4, 6, 7]);
    }
}
