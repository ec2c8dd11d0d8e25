//! Somebody at the stand: sees what is on top, touches what they see, types.

use std::collections::HashSet;
use std::fmt;
use std::time::Duration;

use thiserror::Error;
use tokio::time::{Instant, sleep};

use crate::accessibility::{Accessibility, Area};
use crate::processes::Pid;
use crate::screen::Screen;
use crate::{Found, Key, Point, Role, Room, ScreenError, ShownWindow, WindowSystem};

/// How long somebody waits for what they expect, unless told otherwise.
const PATIENCE: Duration = Duration::from_secs(15);

/// Time between two looks.
const BETWEEN_LOOKS: Duration = Duration::from_millis(30);

/// How long somebody watches for what they type to appear.
const MOMENT: Duration = Duration::from_secs(2);

/// More controls than any screen has.
const MOST_TABS: usize = 60;

/// Pieces of a way that a finger is drawn along.
const DRAG_STEPS: i16 = 20;

/// What something is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// Just this, spaces aside.
    Is(String),
    /// This, among other words.
    Contains(String),
}

impl Name {
    /// A name that has these words in it.
    pub fn containing(words: &str) -> Self {
        Self::Contains(words.to_owned())
    }

    fn fits(&self, words: &str) -> bool {
        match self {
            Self::Is(name) => evenly_spaced(name) == evenly_spaced(words),
            Self::Contains(part) => evenly_spaced(words).contains(&evenly_spaced(part)),
        }
    }
}

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Self::Is(name.to_owned())
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Is(name) => write!(formatter, "\"{name}\""),
            Self::Contains(part) => write!(formatter, "\"… {part} …\""),
        }
    }
}

/// What somebody at the stand could not do. What was typed is never in it.
#[derive(Debug, Error)]
pub enum PersonError {
    /// It did not come in time.
    #[error("waited {waited:?} for {awaited}; instead there was:\n{instead}")]
    InVain {
        /// How long.
        waited: Duration,
        /// What for.
        awaited: String,
        /// Roles and names of what was on the screen at the end.
        instead: String,
    },
    /// The display failed.
    #[error(transparent)]
    Screen(#[from] ScreenError),
    /// The accessibility bus failed.
    #[error("cannot read the screen through the accessibility bus")]
    Accessibility(#[from] zbus::Error),
}

/// Somebody at the stand.
///
/// They see only the program whose window is on top: what lies beneath it is on the accessibility bus as well, but on
/// nobody's eyes.
#[derive(Debug)]
pub struct Person {
    screen: Screen,
    windows: WindowSystem,
    accessibility: Accessibility,
    patience: Duration,
}

impl Person {
    /// Somebody who comes into the room.
    pub async fn in_room(room: &Room) -> Result<Self, PersonError> {
        let screen = Screen::connect(room.display())?;
        let accessibility = Accessibility::connect(room.accessibility_address()).await?;
        Ok(Self { screen, windows: room.windows(), accessibility, patience: PATIENCE })
    }

    /// The same person, waiting so long for what they expect.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The process whose window is on top. A compositor tells nobody; the window to which it gives the keys is the one that it
    /// shows, and knows.
    pub async fn process_on_top(&self) -> Result<Option<Pid>, PersonError> {
        Ok(match self.windows {
            WindowSystem::X => self.screen.process_on_top()?,
            WindowSystem::Cage => self.accessibility.active_process().await?,
        })
    }

    /// All windows that are shown directly on the screen, whoever's they are: menus and tooltips among them. Under a compositor
    /// those of programs that can be read.
    pub async fn shown_windows(&self) -> Result<HashSet<ShownWindow>, PersonError> {
        Ok(match self.windows {
            WindowSystem::X => self.screen.shown_windows()?,
            WindowSystem::Cage => self.accessibility.shown_windows().await?,
        })
    }

    /// All that is on the screen now, in reading order.
    pub async fn looks(&self) -> Result<Vec<Found>, PersonError> {
        let Some(process) = self.process_on_top().await? else { return Ok(Vec::new()) };
        Ok(self.accessibility.read(process).await?)
    }

    /// All words on the screen now, in reading order, a line each element; nothing of what was typed.
    pub async fn reads(&self) -> Result<String, PersonError> {
        Ok(all_words(&self.looks().await?))
    }

    /// Waits for something of that role and name.
    pub async fn sees(&self, role: Role, name: impl Into<Name>) -> Result<Found, PersonError> {
        let name = name.into();
        self.awaits(&format!("{role} {name}"), |seen| first(seen, role, &name)).await
    }

    /// Waits for these words, wherever they stand.
    pub async fn sees_text(&self, words: &str) -> Result<(), PersonError> {
        let wanted = evenly_spaced(words);
        let awaited = format!("the words \"{words}\"");
        self.awaits(&awaited, |seen| evenly_spaced(&all_words(seen)).contains(&wanted).then_some(())).await
    }

    /// Waits until nothing of that role and name is on the screen.
    pub async fn no_longer_sees(&self, role: Role, name: impl Into<Name>) -> Result<(), PersonError> {
        let name = name.into();
        let awaited = format!("{role} {name} to go away");
        self.awaits(&awaited, |seen| first(seen, role, &name).is_none().then_some(())).await
    }

    /// Waits until these words stand nowhere on the screen.
    pub async fn no_longer_sees_text(&self, words: &str) -> Result<(), PersonError> {
        let unwanted = evenly_spaced(words);
        let awaited = format!("the words \"{words}\" to go away");
        self.awaits(&awaited, |seen| (!evenly_spaced(&all_words(seen)).contains(&unwanted)).then_some(())).await
    }

    /// Waits until `found` picks something from what is on the screen; `awaited` says what, should it not come.
    pub async fn awaits<T>(
        &self,
        awaited: &str,
        mut found: impl FnMut(&[Found]) -> Option<T>,
    ) -> Result<T, PersonError> {
        let deadline = Instant::now() + self.patience;
        loop {
            let seen = match self.looks().await {
                // What changes while it is looked at is looked at again.
                Err(PersonError::Accessibility(_)) if Instant::now() < deadline => Vec::new(),
                seen => seen?,
            };
            if let Some(found) = found(&seen) {
                return Ok(found);
            }
            if Instant::now() >= deadline {
                return Err(self.in_vain(awaited, &seen));
            }
            sleep(BETWEEN_LOOKS).await;
        }
    }

    /// Touches something in its middle, once it holds still and is on the screen. Returns from a field only when keys
    /// go to it: a web page hears of keys and of touches by two ways, and the first key may be the faster one.
    pub async fn touches(&self, found: &Found) -> Result<(), PersonError> {
        let point = self.middle_at_rest(found).await?;
        self.screen.touch(point)?;
        if !found.role().is_typed_into() {
            return Ok(());
        }
        let same = |now: &&Found| now.object == found.object && now.is_focused();
        let awaited = format!("{} \"{}\" to take the keys", found.role(), found.name());
        self.awaits(&awaited, |seen| seen.iter().find(same).map(|_| ())).await
    }

    /// Waits for a button of that name that can be used, and touches it.
    pub async fn touches_button(&self, name: impl Into<Name>) -> Result<(), PersonError> {
        let name = name.into();
        let usable =
            |seen: &[Found]| seen.iter().find(|found| is(found, Role::Button, &name) && found.is_enabled()).cloned();
        let button = self.awaits(&format!("button {name} that can be used"), usable).await?;
        self.touches(&button).await
    }

    /// Types a text on the keyboard, wherever the focus is. Where that is a field, returns once it holds as much more,
    /// or goes on after a moment: a field may refuse what is typed.
    pub async fn types(&self, text: &str) -> Result<(), PersonError> {
        let field = self.focus().await?.filter(|focused| focused.role().is_typed_into());
        let Some(field) = field else { return Ok(self.screen.write(text)?) };
        let wanted = written_signs(&self.content_of(&field).await?) + written_signs(text);
        self.screen.write(text)?;
        let (mut written, mut deadline) = (0, Instant::now() + MOMENT);
        // A field that went away with the last key, as a code's may, answers no more.
        while let Ok(content) = self.content_of(&field).await {
            let now = written_signs(&content);
            if now > written {
                (written, deadline) = (now, Instant::now() + MOMENT);
            }
            if now >= wanted || Instant::now() >= deadline {
                break;
            }
            sleep(BETWEEN_LOOKS).await;
        }
        Ok(())
    }

    /// Touches the field of that name and types into it.
    pub async fn fills(&self, field: impl Into<Name>, text: &str) -> Result<(), PersonError> {
        let field = self.sees(Role::Entry, field).await?;
        self.touches(&field).await?;
        self.types(text).await
    }

    /// Presses keys together: the first are held for the last.
    pub fn presses(&self, keys: &[Key]) -> Result<(), PersonError> {
        Ok(self.screen.press(keys)?)
    }

    /// Lays something on a key. It stays there.
    pub fn weighs_down(&self, key: Key) -> Result<(), PersonError> {
        Ok(self.screen.hold(key)?)
    }

    /// Clicks with a button of a mouse, by X's number of it: 1 left, 2 middle, 3 right, 4 to 7 the wheel, 8 back, 9 forward.
    pub fn clicks(&self, button: u8, point: Point) -> Result<(), PersonError> {
        Ok(self.screen.click(button, point)?)
    }

    /// Turns a mouse's wheel up and down while a key is held.
    pub fn turns_wheel_with(&self, key: Key, point: Point) -> Result<(), PersonError> {
        Ok(self.screen.turn_wheel_with(key, point)?)
    }

    /// Puts a finger down and leaves it there so long.
    pub async fn rests_finger_on(&self, point: Point, long: Duration) -> Result<(), PersonError> {
        self.screen.put_finger_down(point)?;
        sleep(long).await;
        Ok(self.screen.lift_finger(point)?)
    }

    /// Puts a finger down, to be drawn or lifted later.
    pub fn puts_finger_down(&self, point: Point) -> Result<(), PersonError> {
        Ok(self.screen.put_finger_down(point)?)
    }

    /// Draws from one point to another, with whatever is down.
    pub async fn draws_finger_to(&self, from: Point, to: Point) -> Result<(), PersonError> {
        for step in 1..DRAG_STEPS {
            let between = |from: i16, to: i16| from + (to - from) / DRAG_STEPS * step;
            self.screen.move_to((between(from.0, to.0), between(from.1, to.1)))?;
            sleep(BETWEEN_LOOKS / 3).await;
        }
        Ok(self.screen.move_to(to)?)
    }

    /// Lifts the finger that is down.
    pub fn lifts_finger(&self, point: Point) -> Result<(), PersonError> {
        Ok(self.screen.lift_finger(point)?)
    }

    /// Puts a finger down at one point, draws it to another and lifts it there.
    pub async fn drags(&self, from: Point, to: Point) -> Result<(), PersonError> {
        self.puts_finger_down(from)?;
        self.draws_finger_to(from, to).await?;
        self.lifts_finger(to)
    }

    /// Goes from control to control with the Tab key until the wanted one has the focus.
    pub async fn tabs_to(&self, role: Role, name: impl Into<Name>) -> Result<Found, PersonError> {
        let name = name.into();
        self.sees(role, name.clone()).await?;
        let mut seen = self.looks().await?;
        for _ in 0..MOST_TABS {
            let focused = focus(&seen);
            if let Some(found) = focused.as_ref().filter(|found| is(found, role, &name)) {
                return Ok(found.clone());
            }
            self.presses(&[Key::Tab])?;
            let moved =
                |now: &[Found]| focus(now).filter(|now| Some(&now.object) != focused.as_ref().map(|f| &f.object));
            let from = focused.as_ref().map(|at| format!(" from {} \"{}\"", at.role(), at.name())).unwrap_or_default();
            self.awaits(&format!("the focus to go on{from}"), moved).await?;
            seen = self.looks().await?;
        }
        Err(self.in_vain(&format!("the focus to come to {role} {name}"), &seen))
    }

    /// What has the focus now.
    pub async fn focus(&self) -> Result<Option<Found>, PersonError> {
        Ok(focus(&self.looks().await?))
    }

    /// What stands in a field: somebody's own words, so not to be printed.
    pub async fn content_of(&self, field: &Found) -> Result<String, PersonError> {
        Ok(self.accessibility.content(field).await?)
    }

    /// Where something is on the screen, in pixels.
    pub async fn area_of(&self, found: &Found) -> Result<Area, PersonError> {
        Ok(self.accessibility.area(found).await?)
    }

    /// The middle of something that has not moved between two looks, so that nobody touches where it was.
    async fn middle_at_rest(&self, found: &Found) -> Result<(i16, i16), PersonError> {
        let deadline = Instant::now() + self.patience;
        let mut before = None;
        loop {
            let area = self.accessibility.area(found).await?;
            let rests = before == Some(area) && area.width > 0 && area.height > 0;
            let (x, y) = area.middle();
            if let (true, Ok(x), Ok(y)) = (rests && self.screen.holds((x, y))?, i16::try_from(x), i16::try_from(y)) {
                return Ok((x, y));
            }
            if Instant::now() >= deadline {
                let awaited = format!("{} \"{}\" to rest on the screen", found.role(), found.name());
                return Err(self.in_vain(&awaited, &self.looks().await?));
            }
            before = Some(area);
            sleep(BETWEEN_LOOKS).await;
        }
    }

    fn in_vain(&self, awaited: &str, seen: &[Found]) -> PersonError {
        let lines: Vec<String> = seen
            .iter()
            .filter(|found| !found.words().trim().is_empty())
            .map(|found| format!("  {} \"{}\"", found.role(), evenly_spaced(found.words())))
            .collect();
        let instead = if lines.is_empty() { "  nothing".to_owned() } else { lines.join("\n") };
        PersonError::InVain { waited: self.patience, awaited: awaited.to_owned(), instead }
    }
}

fn is(found: &Found, role: Role, name: &Name) -> bool {
    found.role() == role && name.fits(found.words())
}

fn first(seen: &[Found], role: Role, name: &Name) -> Option<Found> {
    seen.iter().find(|found| is(found, role, name)).cloned()
}

fn focus(seen: &[Found]) -> Option<Found> {
    // A window and the document in it count as focused too: the innermost comes last.
    seen.iter().rev().find(|found| found.is_focused()).cloned()
}

fn all_words(seen: &[Found]) -> String {
    let lines: Vec<&str> = seen.iter().map(Found::words).filter(|words| !words.trim().is_empty()).collect();
    lines.join("\n")
}

/// How many signs there are besides spaces and punctuation, which a field may add or leave out.
fn written_signs(text: &str) -> usize {
    text.chars().filter(|sign| !sign.is_whitespace() && !sign.is_ascii_punctuation()).count()
}

fn evenly_spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_fits_whatever_its_spaces_are() {
        assert!(Name::from("Send Login Code").fits(" Send\nLogin\u{a0}Code "));
        assert!(!Name::from("Send Login Code").fits("Send Login Code again"));
        assert!(Name::containing("Login").fits("Send Login Code"));
    }
}
