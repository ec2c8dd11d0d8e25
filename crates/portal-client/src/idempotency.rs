//! What makes a repeated call the same call, so that a lost answer costs nobody a second text message or a try.

use std::fmt;

use kiosk_core::Ticket;
use uuid::Uuid;

/// Names one asking: a portal that has heard it before gives the same answer again and does nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(Uuid);

impl IdempotencyKey {
    /// A key that no other asking has.
    pub fn random() -> Self {
        Self(Uuid::new_v4())
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(formatter)
    }
}

/// One journey's keys: the same ticket always gives the same key, and no other journey has it.
#[derive(Clone, Debug)]
pub struct AskingKeys(Uuid);

impl AskingKeys {
    /// For a new journey.
    pub fn random() -> Self {
        Self(Uuid::new_v4())
    }

    /// The key of the asking that this ticket marks.
    pub fn key(&self, ticket: Ticket) -> IdempotencyKey {
        self.numbered(ticket.number())
    }

    /// Tickets are counted from 1, so a number only ever touches the last digits of the journey's own.
    fn numbered(&self, number: u64) -> IdempotencyKey {
        IdempotencyKey(Uuid::from_u128(self.0.as_u128() ^ u128::from(number)))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_same_asking_has_the_same_key_and_every_other_has_another() {
        let (journey, next) = (AskingKeys::random(), AskingKeys::random());
        assert_eq!(journey.numbered(7), journey.numbered(7));
        let keys: HashSet<_> = (1..=100).flat_map(|number| [journey.numbered(number), next.numbered(number)]).collect();
        assert_eq!(keys.len(), 200);
    }

    #[test]
    fn a_key_is_written_as_a_uuid() {
        let written = AskingKeys::random().numbered(1).to_string();
        assert_eq!(Uuid::parse_str(&written).map(|uuid| uuid.get_version_num()), Ok(4), "{written}");
    }
}
