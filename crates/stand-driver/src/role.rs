//! What kind of thing an element is, as the accessibility bus numbers it.

use std::fmt;

/// The roles that a kiosk's screens are made of.
///
/// Numbers, not names, are compared: the numbers are part of the AT-SPI interface, while the names have changed between
/// its releases ("push button" became "button") and each toolkit says its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// What interrupts to be read: `role="alert"`.
    Alert,
    /// Something that is pressed.
    Button,
    /// A box that is ticked.
    CheckBox,
    /// A choice that unfolds.
    ComboBox,
    /// What lies over a screen and wants an answer.
    Dialog,
    /// A page as a whole.
    Document,
    /// A field to type in.
    Entry,
    /// The fields that are sent together.
    Form,
    /// A window.
    Frame,
    /// A heading of any level.
    Heading,
    /// A picture.
    Image,
    /// A field's caption, or text of a native window.
    Label,
    /// A part of the page with a purpose: main, navigation, region.
    Landmark,
    /// Something that leads elsewhere.
    Link,
    /// A list.
    List,
    /// One of a list.
    ListItem,
    /// A group without a meaning of its own.
    Panel,
    /// A paragraph of text.
    Paragraph,
    /// A field whose content is not shown.
    PasswordEntry,
    /// One choice of several that exclude each other.
    RadioButton,
    /// A part without a meaning of its own: `<div>`.
    Section,
    /// What is read when it changes, without interrupting: `role="status"`.
    Status,
    /// One tab of several.
    Tab,
    /// A piece of text.
    Text,
    /// A clock or a countdown: `role="timer"`.
    Timer,
    /// A button that stays pressed.
    ToggleButton,
    /// Anything else, by its number.
    Other(u32),
}

/// Each role with its numbers; the first is the usual one.
const NUMBERS: &[(Role, &[u32])] = &[
    (Role::Alert, &[101, 2]),
    (Role::Button, &[43]),
    (Role::CheckBox, &[7]),
    (Role::ComboBox, &[11]),
    (Role::Dialog, &[16]),
    (Role::Document, &[95, 82]),
    (Role::Entry, &[79]),
    (Role::Form, &[87]),
    (Role::Frame, &[23, 69]),
    (Role::Heading, &[83]),
    (Role::Image, &[27]),
    (Role::Label, &[29]),
    (Role::Landmark, &[110]),
    (Role::Link, &[88]),
    (Role::List, &[31, 98]),
    (Role::ListItem, &[32]),
    (Role::Panel, &[39, 99]),
    (Role::Paragraph, &[73]),
    (Role::PasswordEntry, &[40]),
    (Role::RadioButton, &[44]),
    (Role::Section, &[85]),
    (Role::Status, &[54]),
    (Role::Tab, &[37]),
    (Role::Text, &[116, 61]),
    (Role::Timer, &[115]),
    (Role::ToggleButton, &[62]),
];

impl Role {
    /// The role that the accessibility bus means by `number`.
    pub(crate) fn from_number(number: u32) -> Self {
        NUMBERS.iter().find(|(_, numbers)| numbers.contains(&number)).map_or(Self::Other(number), |(role, _)| *role)
    }

    /// Whether a person types into it, so that its content is theirs.
    pub(crate) const fn is_typed_into(self) -> bool {
        matches!(self, Self::Entry | Self::PasswordEntry)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other(number) => write!(formatter, "role {number}"),
            named => write!(formatter, "{}", format!("{named:?}").to_lowercase()),
        }
    }
}
