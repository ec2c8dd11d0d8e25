//! Who comes to the stand: an invented patient, and what may not be seen of them once they have left.

use fastrand::Rng;

/// Somebody whom the sandbox knows, by phone and by e-mail.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patient {
    pub(crate) name: &'static str,
    /// In national form.
    pub(crate) number: &'static str,
    pub(crate) address: &'static str,
    /// Words of their day.
    words: &'static str,
}

/// Each with a day of one's own at Harbour Clinic.
const PATIENTS: &[Patient] = &[
    Patient { name: "Avery", number: "2025550101", address: "avery@example.org", words: "Your appointments today" },
    Patient {
        name: "Blair",
        number: "2025550102",
        address: "blair+clinic@example.org",
        words: "Your appointments today",
    },
    Patient { name: "Gray", number: "2025550106", address: "gray@example.org", words: "insurance card" },
    Patient { name: "Piper", number: "2025550111", address: "piper@example.org", words: "Your appointments today" },
    Patient { name: "Reese", number: "2025550112", address: "reese@example.org", words: "Your appointments today" },
];

/// Two who share a phone.
pub(crate) const FAMILY: Patient =
    Patient { name: "Ellis", number: "2025550105", address: "ellis.family@example.org", words: "Finley" };

impl Patient {
    pub(crate) fn any(random: &mut Rng) -> Self {
        PATIENTS[random.usize(..PATIENTS.len())]
    }

    /// The number as the portal writes it.
    pub(crate) fn e164(&self) -> String {
        format!("+1{}", self.number)
    }

    /// What of this patient stands among these words, by what it is: its own words are nobody's to repeat.
    pub(crate) fn traces_in(&self, seen: &str, code: Option<&str>) -> Vec<&'static str> {
        let lines: Vec<String> = seen.lines().map(|line| line.chars().filter(char::is_ascii_digit).collect()).collect();
        let holds_digits = |digits: &str| lines.iter().any(|line| line.contains(digits));
        let name_of_address = self.address.split(['@', '.', '+']).next().unwrap_or_default();
        // Without what all numbers here begin with; and what a mask leaves of it.
        let masked = format!("••{}", &self.number[self.number.len() - 2..]);
        [
            ("a name", seen.contains(self.name)),
            ("a number", holds_digits(&self.number[3..]) || seen.contains(&masked)),
            ("an address", seen.contains(self.address) || seen.contains(name_of_address)),
            ("a code", code.is_some_and(holds_digits)),
            ("words of their day", seen.contains(self.words) || seen.contains("I'm here")),
        ]
        .into_iter()
        .filter_map(|(what, is_there)| is_there.then_some(what))
        .collect()
    }
}

#[test]
fn every_trace_is_seen_and_a_clean_screen_has_none() {
    let avery = PATIENTS[0];
    let clean = "Welcome to Harbour Clinic\n(202) 555-0100\nhello@harbour-clinic.example.org\nYou are signed out.";
    assert_eq!(avery.traces_in(clean, Some("123456")), [""; 0]);
    for (trace, what) in [
        ("Hello, Avery", "a name"),
        ("+1 202-555-0101", "a number"),
        ("avery@example.org", "an address"),
        ("123 456", "a code"),
        ("I'm here", "words of their day"),
    ] {
        let found = avery.traces_in(&format!("{clean}\n{trace}"), Some("123456"));
        assert!(found.contains(&what), "{trace}: {found:?}");
    }
}
