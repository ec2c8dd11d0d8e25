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
    /// Any other, by the number that X gives to what it means.
    Other(u32),
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

/// Keys that have no name of their own here, by X's name and number for what they mean.
const OTHERS: &[(&str, u32)] = &[
    ("Break", 0xff6b),
    ("Caps_Lock", 0xffe5),
    ("Find", 0xff68),
    ("Help", 0xff6a),
    ("Insert", 0xff63),
    ("KP_End", 0xff9c),
    ("Menu", 0xff67),
    ("Next", 0xff56),
    ("Num_Lock", 0xff7f),
    ("Pause", 0xff13),
    ("Print", 0xff61),
    ("Prior", 0xff55),
    ("Redo", 0xff66),
    ("Scroll_Lock", 0xff14),
    ("Sys_Req", 0xff15),
    ("Undo", 0xff65),
    ("XF86AudioPlay", 0x1008_ff14),
    ("XF86Back", 0x1008_ff26),
    ("XF86Calculator", 0x1008_ff1d),
    ("XF86Close", 0x1008_ff56),
    ("XF86Display", 0x1008_ff59),
    ("XF86Eject", 0x1008_ff2c),
    ("XF86Explorer", 0x1008_ff5d),
    ("XF86Favorites", 0x1008_ff30),
    ("XF86Forward", 0x1008_ff27),
    ("XF86HomePage", 0x1008_ff18),
    ("XF86Launch1", 0x1008_ff41),
    ("XF86Mail", 0x1008_ff19),
    ("XF86MyComputer", 0x1008_ff33),
    ("XF86New", 0x1008_ff68),
    ("XF86Open", 0x1008_ff6b),
    ("XF86Phone", 0x1008_ff6e),
    ("XF86PowerOff", 0x1008_ff2a),
    ("XF86Reload", 0x1008_ff73),
    ("XF86Save", 0x1008_ff77),
    ("XF86ScreenSaver", 0x1008_ff2d),
    ("XF86Search", 0x1008_ff1b),
    ("XF86Sleep", 0x1008_ff2f),
    ("XF86Tools", 0x1008_ff81),
    ("XF86WWW", 0x1008_ff2e),
];

impl Key {
    /// The keys that are pressed together as one writes it down: `Ctrl+Shift+i`, `Alt+F4`, `Super`, `XF86Back`. None where a
    /// key is not known here.
    pub fn together(written: &str) -> Option<Vec<Self>> {
        written.split('+').map(Self::named).collect()
    }

    fn named(name: &str) -> Option<Self> {
        let mut characters = name.chars();
        if let (Some(character), None) = (characters.next(), characters.next()) {
            return Some(Self::Character(character));
        }
        if let Some(number) = name.strip_prefix('F').and_then(|number| number.parse().ok()) {
            return (1..=12).contains(&number).then_some(Self::Function(number));
        }
        Some(match name {
            "Alt" => Self::Alt,
            "Backspace" => Self::Backspace,
            "Ctrl" => Self::Control,
            "Delete" => Self::Delete,
            "Down" => Self::Down,
            "End" => Self::End,
            "Escape" => Self::Escape,
            "Home" => Self::Home,
            "Left" => Self::Left,
            "Plus" => Self::Character('+'),
            "Return" => Self::Return,
            "Right" => Self::Right,
            "Shift" => Self::Shift,
            "Space" => Self::Character(' '),
            "Super" => Self::Super,
            "Tab" => Self::Tab,
            "Up" => Self::Up,
            other => Self::Other(OTHERS.iter().find(|(named, _)| *named == other)?.1),
        })
    }

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
            Self::Other(symbol) => symbol,
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
    fn keys_are_written_as_one_says_them() {
        let inspector = [Key::Control, Key::Shift, Key::Character('i')];
        assert_eq!(Key::together("Ctrl+Shift+i").as_deref(), Some(inspector.as_slice()));
        assert_eq!(Key::together("Alt+F4"), Some(vec![Key::Alt, Key::Function(4)]));
        assert_eq!(Key::together("Ctrl+Plus"), Some(vec![Key::Control, Key::Character('+')]));
        assert_eq!(Key::together("XF86Back"), Some(vec![Key::Other(0x1008_ff26)]));
        for unknown in ["F13", "Hyperspace", "Ctrl++", ""] {
            assert_eq!(Key::together(unknown), None, "{unknown:?}");
        }
    }

    #[test]
    fn a_symbol_that_no_key_has_is_not_found() {
        assert_eq!(keymap().find(symbol_of('€')), None);
    }
}
