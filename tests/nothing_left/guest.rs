//! A patient whose values are nowhere else.

use serde_json::json;
use stand_driver::WaitingRoom;
use stand_driver::programs::Right;
use stand_driver::traces::{Mark, Search};

use super::Trouble;
use super::search::in_memory;

/// The first number of the range that is kept free for fiction that no invented patient has, and how many there are.
const NUMBERS: (u32, u32) = (120, 79);

/// More tries than it ever takes to find values that are nowhere.
const TRIES: usize = 10;

/// Somebody whose values are all marked.
pub(super) struct Guest {
    /// As it is dialled in its own country.
    pub(super) number: String,
    pub(super) address: String,
    name: String,
    /// What is kept by the portal's page, typed and copied.
    pub(super) mark: String,
    pub(super) code: String,
}

impl Guest {
    /// The `count`th, with values of this run.
    pub(super) fn new(count: usize) -> Self {
        let count = u32::try_from(count).expect("there are few guests");
        // Each has another number, of three that nobody else has.
        let number = NUMBERS.0 + (count * 3 + drawn(u32::from_le_bytes) % 3) % NUMBERS.1;
        let code = drawn(u32::from_le_bytes) % 1_000_000;
        Self {
            number: format!("2025550{number}"),
            address: format!("{}@example.org", letters(14)),
            name: capitalised(&letters(12)),
            mark: letters(20),
            code: format!("{code:06}"),
        }
    }

    /// So many whose values are in no process of the room.
    pub(super) fn unheard_of(here: &WaitingRoom, count: usize) -> Result<Vec<Self>, Trouble> {
        let mut guests: Vec<Self> = (1..=count).map(Self::new).collect();
        for _ in 0..TRIES {
            let marks = guests.iter().enumerate().flat_map(|(number, guest)| guest.marks(number + 1, &[]));
            let known = in_memory(here, &Search::for_marks(marks.collect())?)?.traces;
            if known.is_empty() {
                return Ok(guests);
            }
            for (number, guest) in guests.iter_mut().enumerate() {
                let own = owner(number + 1);
                if known.iter().any(|trace| trace.mark.starts_with(&own)) {
                    *guest = Self::new(number + 1);
                }
            }
        }
        Err("there are values that are somewhere already".into())
    }

    /// The portal takes them for one of its patients.
    pub(super) fn is_invited(&self, here: &WaitingRoom) -> Result<(), Trouble> {
        let Self { number, address, name, mark, code } = self;
        Ok(here.portal.invites(&json!({
            "clinicId": "harbour", "number": format!("+1{number}"), "address": address,
            "displayName": name, "mark": mark, "code": code,
        }))?)
    }

    /// All that is theirs, with the rights that were given to them.
    pub(super) fn marks(&self, count: usize, rights: &[Right]) -> Vec<Mark> {
        let of = |what: &str| owner(count) + what;
        let (exchange, line) = (&self.number[3..6], &self.number[6..]);
        let mut marks = vec![
            Mark::text(of("number"), self.number.clone()),
            Mark::text(of("number"), format!("202 {exchange} {line}")),
            Mark::text(of("number"), format!("{exchange}-{line}")),
            Mark::digits(of("code"), self.code.clone()),
            Mark::text(of("address"), self.address.trim_end_matches("@example.org")),
            Mark::text(of("address"), self.address.clone()),
            Mark::text(of("name"), self.name.clone()),
            Mark::text(of("mark"), self.mark.clone()),
        ];
        marks.extend(rights.iter().map(|right| Mark::text(of(&right.kind), right.value.clone())));
        marks
    }
}

/// How what belongs to the `count`th begins.
fn owner(count: usize) -> String {
    format!("patient {count}'s ")
}

fn drawn<const N: usize, T>(made_of: fn([u8; N]) -> T) -> T {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("there are random bytes");
    made_of(bytes)
}

/// Small letters, as a keyboard has them without another key.
fn letters(count: usize) -> String {
    drawn(|bytes: [u8; 32]| bytes).iter().take(count).map(|byte| char::from(b'a' + byte % 26)).collect()
}

fn capitalised(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}
