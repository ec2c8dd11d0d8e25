//! What of a patient's name others in the waiting room may read.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

/// How many words of a name have their initial on the screen.
const MOST_INITIALS: usize = 2;

/// What of a patient's name stands on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameShown {
    /// The first name as the portal gives it.
    #[default]
    FirstName,
    /// Its initials, of two words at most.
    Initials,
}

impl NameShown {
    /// What stands on the screen for this name; empty where nothing in it is a letter.
    pub(crate) fn of(self, name: &str) -> String {
        match self {
            Self::FirstName => name.to_owned(),
            Self::Initials => initials(name),
        }
    }

    /// The same for several to choose from. Names that would look alike stay as they are: nobody could choose.
    pub(crate) fn of_each<'a>(self, names: impl Iterator<Item = &'a str>) -> Vec<String> {
        let names: Vec<_> = names.map(|name| (name, self.of(name))).collect();
        let mut alike: HashMap<String, usize> = HashMap::new();
        for (_, shown) in &names {
            *alike.entry(shown.clone()).or_default() += 1;
        }
        let clear = |shown: &String| !shown.is_empty() && alike.get(shown) == Some(&1);
        names.into_iter().map(|(name, shown)| if clear(&shown) { shown } else { name.to_owned() }).collect()
    }
}

fn initials(name: &str) -> String {
    let each: Vec<_> = name.split_whitespace().filter_map(initial).take(MOST_INITIALS).collect();
    each.join(" ")
}

/// The first letter of a word as a reader sees it, with all its marks. Its case stays: which capital a small letter has
/// depends on the language. Scripts without cases write no point after it.
fn initial(word: &str) -> Option<String> {
    let mut letters = word.graphemes(true).skip_while(|cluster| !cluster.starts_with(char::is_alphabetic));
    let first = letters.next()?;
    if first.starts_with(is_written_before_its_consonant) {
        return Some(format!("{first}{}", letters.next().unwrap_or_default()));
    }
    let has_case = first.starts_with(|c: char| c.is_uppercase() || c.is_lowercase());
    Some(if has_case { format!("{first}.") } else { first.to_owned() })
}

/// The vowels of Thai and Lao that stand before the consonant that they are spoken after.
fn is_written_before_its_consonant(c: char) -> bool {
    matches!(c, '\u{e40}'..='\u{e44}' | '\u{ec0}'..='\u{ec4}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_first_letters_of_two_words_at_most_in_any_script() {
        for (name, expected) in [
            ("Mara", "M."),
            ("Mara Lou Quill", "M. L."),
            ("Ana-Lucía", "A."),
            ("  K.   M. ", "K. M."),
            ("van Dyk", "v. D."),
            ("'Abd al-Karim", "A. a."),
            ("E\u{301}va", "E\u{301}."),
            ("Øyvind Åse", "Ø. Å."),
            ("Олена", "О."),
            ("Ελένη", "Ε."),
            ("美咲", "美"),
            ("山田 太郎", "山 太"),
            ("서연", "서"),
            ("مريم", "م"),
            ("נועה", "נ"),
            ("किरण", "कि"),
            ("เมษา", "เม"),
            ("2 Lou", "L."),
            ("– 7", ""),
            ("", ""),
        ] {
            assert_eq!(NameShown::Initials.of(name), expected, "{name}");
            assert_eq!(NameShown::FirstName.of(name), name);
        }
    }

    #[test]
    fn names_whose_initials_are_alike_stay_names_where_one_is_to_be_chosen() {
        let shown = |names: &[&str]| NameShown::Initials.of_each(names.iter().copied());
        assert_eq!(shown(&["Mara", "Jo"]), ["M.", "J."]);
        assert_eq!(shown(&["Mara", "Jo", "Max"]), ["Mara", "J.", "Max"]);
        assert_eq!(shown(&["7", "Jo"]), ["7", "J."]);
    }
}
