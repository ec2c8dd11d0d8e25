//! Keys as the X server knows them: which one has to go down for a character.

/// A key that writes no character, or that is held while another goes down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Alt, to be held.
    Alt,
    /// Deletes to the left.
    Backspace,
    /// A character's own key.
    Character(char),
    /// Control, to be held.
    Control,
    /// Deletes to the right.
    Delete,
    /// Arrow down.
    Down,
    /// To the end.
    End,
    /// Escape.
    Escape,
    /// F1 to F12, by number.
    Function(u8),
    /// To the beginning.
    Home,
    /// Arrow to the left.
    Left,
    /// Return, also called Enter.
    Return,
    /// Arrow to the right.
    Right,
    /// Shift, to be held.
    Shift,
    /// The key with a system's emblem on it.
    Super,
    /// To the next field.
    Tab,
    /// Arrow up.
    Up,
}

impl Key {
    /// The number that X gives to what the key means.
    pub(crate) fn symbol(self) -> u32 {
        match self {
            Self::Alt => 0xffe9,
            Self::Backspace => 0xff08,
            Self::Character(character) => symbol_of(character),
            Self::Control => 0xffe3,
            Self::Delete => 0xffff,
            Self::Down => 0xff54,
            Self::End => 0xff57,
            Self::Escape => 0xff1b,
            Self::Function(number) => 0xffbd + u32::from(number),
            Self::Home => 0xff50,
            Self::Left => 0xff51,
            Self::Return => 0xff0d,
            Self::Right => 0xff53,
            Self::Shift => 0xffe1,
            Self::Super => 0xffeb,
            Self::Tab => 0xff09,
            Self::Up => 0xff52,
        }
    }
}

/// Latin-1 characters are their own symbols; X numbers all others from a million hexadecimal on.
fn symbol_of(character: char) -> u32 {
    match character {
        '\n' => 0xff0d,
        '\t' => 0xff09,
        ' '..='~' | '\u{a0}'..='\u{ff}' => u32::from(character),
        _ => 0x0100_0000 + u32::from(character),
    }
}

/// Where a symbol is found on the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    /// The key's number.
    pub(crate) code: u8,
    /// Whether Shift has to be held.
    pub(crate) level: Level,
}

/// Which of a key's two symbols is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// The key alone.
    Plain,
    /// With Shift.
    Shifted,
}

/// The X server's table of symbols, a row a key.
#[derive(Debug)]
pub(crate) struct Keymap {
    first_code: u8,
    per_key: usize,
    symbols: Vec<u32>,
}

impl Keymap {
    pub(crate) fn new(first_code: u8, per_key: u8, symbols: Vec<u32>) -> Self {
        Self { first_code, per_key: usize::from(per_key).max(1), symbols }
    }

    /// The key that means `symbol`, the one without Shift first.
    pub(crate) fn find(&self, symbol: u32) -> Option<Position> {
        [Level::Plain, Level::Shifted].into_iter().find_map(|level| {
            let row = self.symbols.chunks(self.per_key).position(|row| row.get(level as usize) == Some(&symbol))?;
            let code = u8::try_from(row).ok()?.checked_add(self.first_code)?;
            Some(Position { code, level })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A keyboard of three keys: `1 !`, `a A`, and Shift.
    fn keymap() -> Keymap {
        Keymap::new(8, 2, vec![0x31, 0x21, 0x61, 0x41, 0xffe1, 0])
    }

    #[test]
    fn a_symbol_on_a_key_needs_no_shift() {
        assert_eq!(keymap().find(symbol_of('1')), Some(Position { code: 8, level: Level::Plain }));
        assert_eq!(keymap().find(Key::Shift.symbol()), Some(Position { code: 10, level: Level::Plain }));
    }

    #[test]
    fn a_symbol_above_a_key_needs_shift() {
        assert_eq!(keymap().find(symbol_of('A')), Some(Position { code: 9, level: Level::Shifted }));
    }

    #[test]
    fn a_symbol_that_no_key_has_is_not_found() {
        assert_eq!(keymap().find(symbol_of('€')), None);
    }
}
