//! What is on the screen, as programs tell assistive technology about it (AT-SPI, over D-Bus).
//!
//! The interface is small enough to be spoken directly. Nothing has to be switched on for WebKitGTK: it offers its
//! pages as soon as an accessibility bus can be found through `org.a11y.Bus` on the session bus. A page's elements live
//! on the connection of the web process and hang below the window of the process that shows it; following children
//! crosses from one to the other by itself.

use std::collections::HashSet;

use futures_util::future::{BoxFuture, FutureExt, join_all};
use serde::{Deserialize, Serialize};
use zbus::Connection;
use zbus::connection::Builder;
use zbus::fdo::DBusProxy;
use zbus::names::{BusName, OwnedBusName};
use zbus::zvariant::{DynamicType, OwnedObjectPath, OwnedValue, Type};

use crate::Role;
use crate::processes::Pid;
use crate::screen::ShownWindow;

/// Longest wait for one answer: a frozen program never gives one.
const ANSWER_LIMIT: std::time::Duration = std::time::Duration::from_secs(2);

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const COMPONENT: &str = "org.a11y.atspi.Component";
const TEXT: &str = "org.a11y.atspi.Text";

/// Stands in a text for a child that has its own element.
const CHILD_IN_TEXT: char = '\u{fffc}';

/// A rectangle on the screen, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// How wide.
    pub width: i32,
    /// How high.
    pub height: i32,
}

impl Area {
    /// The point in the middle.
    pub fn middle(self) -> (i32, i32) {
        (self.x + self.width / 2, self.y + self.height / 2)
    }
}

/// Something that a person sees.
///
/// What somebody typed into it is not part of it; [`Person::content_of`](crate::Person::content_of) asks for that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub(crate) object: Object,
    role: Role,
    name: String,
    text: String,
    states: States,
}

impl Found {
    /// What kind of thing it is.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Its accessible name: a button's words, a field's label.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text that stands in it, without that of elements inside and without anything typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it can be used now.
    pub fn is_enabled(&self) -> bool {
        self.states.has(States::SENSITIVE)
    }

    /// Whether keys go to it.
    pub fn is_focused(&self) -> bool {
        self.states.has(States::FOCUSED)
    }

    /// Whether it is pressed, ticked or chosen.
    pub fn is_chosen(&self) -> bool {
        [States::CHECKED, States::PRESSED, States::SELECTED].into_iter().any(|state| self.states.has(state))
    }

    /// What a person would call it by: its name or else its text.
    pub fn words(&self) -> &str {
        if self.name.is_empty() { &self.text } else { &self.name }
    }

    fn is_showing(&self) -> bool {
        self.states.has(States::SHOWING)
    }
}

/// An element's states as the bus sends them: bits in two words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct States(u64);

impl States {
    const ACTIVE: u32 = 1;
    const CHECKED: u32 = 4;
    const FOCUSED: u32 = 12;
    const PRESSED: u32 = 20;
    const SELECTED: u32 = 23;
    const SENSITIVE: u32 = 24;
    const SHOWING: u32 = 25;

    fn from_words(words: &[u32]) -> Self {
        Self(words.iter().take(2).rev().fold(0, |bits, &word| (bits << 32) | u64::from(word)))
    }

    fn has(self, state: u32) -> bool {
        self.0 & (1 << state) != 0
    }
}

/// Where an element lives: a connection, and a path there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub(crate) struct Object {
    connection: String,
    path: OwnedObjectPath,
}

/// A connection to one accessibility bus.
#[derive(Debug)]
pub(crate) struct Accessibility {
    bus: Connection,
    desktop: Object,
}

impl Accessibility {
    /// Connects to the bus at an address that `org.a11y.Bus` gave.
    pub(crate) async fn connect(address: &str) -> zbus::Result<Self> {
        let bus = Builder::address(address)?.method_timeout(ANSWER_LIMIT).build().await?;
        let path = OwnedObjectPath::try_from("/org/a11y/atspi/accessible/root")?;
        Ok(Self { bus, desktop: Object { connection: "org.a11y.atspi.Registry".to_owned(), path } })
    }

    /// Everything that a process's windows show, in reading order. What goes away while it is read is left out.
    pub(crate) async fn read(&self, process: Pid) -> zbus::Result<Vec<Found>> {
        let Some(program) = self.program_of(process).await? else { return Ok(Vec::new()) };
        Ok(self.read_below(program).await)
    }

    /// The process that has the window to which keys go.
    pub(crate) async fn active_process(&self) -> zbus::Result<Option<Pid>> {
        for (owner, window) in self.windows().await? {
            if window.states.has(States::ACTIVE) && window.is_showing() {
                return Ok(Some(owner));
            }
        }
        Ok(None)
    }

    /// All windows that programs show, whether or not others lie above them.
    pub(crate) async fn shown_windows(&self) -> zbus::Result<HashSet<ShownWindow>> {
        let mut shown = HashSet::new();
        for (owner, window) in self.windows().await? {
            // One may go while it is looked at.
            let Ok(area) = self.area(&window).await else { continue };
            let side = |pixels: i32| u16::try_from(pixels).unwrap_or_default();
            if window.is_showing() {
                let place = (i16::try_from(area.x).unwrap_or_default(), i16::try_from(area.y).unwrap_or_default());
                shown.insert(ShownWindow { owner, place, size: (side(area.width), side(area.height)) });
            }
        }
        Ok(shown)
    }

    /// The windows of all programs, hidden ones too.
    async fn windows(&self) -> zbus::Result<Vec<(Pid, Found)>> {
        let daemon = DBusProxy::new(&self.bus).await?;
        let programs: Vec<Object> = self.ask(&self.desktop, ACCESSIBLE, "GetChildren", &()).await?;
        let mut windows = Vec::new();
        for program in programs {
            // Whoever has just gone shows nothing.
            let Ok(owner) = process_of(&daemon, &program).await else { continue };
            let Ok((_, own)) = self.look_at(program).await else { continue };
            let looks = join_all(own.into_iter().map(|window| self.look_at(window))).await;
            windows.extend(looks.into_iter().flatten().filter_map(|(window, _)| Some((owner?, window))));
        }
        Ok(windows)
    }

    /// Where an element is on the screen.
    pub(crate) async fn area(&self, element: &Found) -> zbus::Result<Area> {
        const ON_SCREEN: u32 = 0;
        let (x, y, width, height) = self.ask(&element.object, COMPONENT, "GetExtents", &(ON_SCREEN,)).await?;
        Ok(Area { x, y, width, height })
    }

    /// The text of an element, typed or not.
    pub(crate) async fn content(&self, element: &Found) -> zbus::Result<String> {
        self.text(&element.object).await
    }

    /// The element that stands for a whole program.
    async fn program_of(&self, process: Pid) -> zbus::Result<Option<Object>> {
        let daemon = DBusProxy::new(&self.bus).await?;
        let programs: Vec<Object> = self.ask(&self.desktop, ACCESSIBLE, "GetChildren", &()).await?;
        for program in programs {
            // One that has just gone has no process any more.
            if process_of(&daemon, &program).await.is_ok_and(|found| found == Some(process)) {
                return Ok(Some(program));
            }
        }
        Ok(None)
    }

    fn read_below(&self, object: Object) -> BoxFuture<'_, Vec<Found>> {
        async move {
            let Ok((found, children)) = self.look_at(object).await else { return Vec::new() };
            let below = join_all(children.into_iter().map(|child| self.read_below(child))).await;
            let itself = found.is_showing().then_some(found);
            itself.into_iter().chain(below.into_iter().flatten()).collect()
        }
        .boxed()
    }

    async fn look_at(&self, object: Object) -> zbus::Result<(Found, Vec<Object>)> {
        let (role, states, name, children) = futures_util::try_join!(
            self.ask::<_, u32>(&object, ACCESSIBLE, "GetRole", &()),
            self.ask::<_, Vec<u32>>(&object, ACCESSIBLE, "GetState", &()),
            self.property::<String>(&object, "Name"),
            self.property::<i32>(&object, "ChildCount"),
        )?;
        let (role, states) = (Role::from_number(role), States::from_words(&states));
        let mut found = Found { object, role, name, text: String::new(), states };
        // Nothing below a field is looked at: what is in there is somebody's.
        if role.is_typed_into() {
            let typed = self.text(&found.object).await.unwrap_or_default();
            found.name = label_alone(&found.name, &typed);
            return Ok((found, Vec::new()));
        }
        if found.is_showing() {
            // Most elements have no text interface, and say so by an error.
            found.text = self.text(&found.object).await.unwrap_or_default().replace(CHILD_IN_TEXT, "");
        }
        let children = self.children(&found.object, children).await;
        Ok((found, children))
    }

    /// The children one by one: when asked for all at once, the element in which a web view holds its page says that it
    /// has none.
    async fn children(&self, object: &Object, count: i32) -> Vec<Object> {
        let child = async |index: i32| self.ask(object, ACCESSIBLE, "GetChildAtIndex", &(index,)).await.ok();
        join_all((0..count).map(child)).await.into_iter().flatten().collect()
    }

    async fn property<T>(&self, object: &Object, name: &str) -> zbus::Result<T>
    where
        T: TryFrom<OwnedValue, Error = zbus::zvariant::Error>,
    {
        let value: OwnedValue = self.ask(object, "org.freedesktop.DBus.Properties", "Get", &(ACCESSIBLE, name)).await?;
        Ok(T::try_from(value)?)
    }

    async fn text(&self, object: &Object) -> zbus::Result<String> {
        const TO_THE_END: i32 = -1;
        self.ask(object, TEXT, "GetText", &(0, TO_THE_END)).await
    }

    async fn ask<B, R>(&self, object: &Object, interface: &str, method: &str, body: &B) -> zbus::Result<R>
    where
        B: Serialize + DynamicType + Sync,
        R: for<'de> Deserialize<'de> + Type,
    {
        let connection = object.connection.as_str();
        let reply = self.bus.call_method(Some(connection), &object.path, Some(interface), method, body).await?;
        reply.body().deserialize()
    }
}

/// Which process is at the other end of an element's connection.
async fn process_of(daemon: &DBusProxy<'_>, element: &Object) -> zbus::Result<Option<Pid>> {
    let name: BusName<'_> = OwnedBusName::try_from(element.connection.as_str())?.into();
    let number = daemon.get_connection_unix_process_id(name).await?;
    Ok(i32::try_from(number).ok().and_then(Pid::from_raw))
}

/// A field's name without what was typed into the field: WebKit counts it as part of a label that is wrapped around the
/// field. Something short is taken away at the end only, as a label may well have the same letters in it.
fn label_alone(name: &str, typed: &str) -> String {
    const LONG_ENOUGH_TO_BE_SURE: usize = 4;
    if typed.is_empty() {
        return name.to_owned();
    }
    match name.strip_suffix(typed) {
        Some(label) => label.trim_end().to_owned(),
        None if typed.chars().count() >= LONG_ENOUGH_TO_BE_SURE => name.replace(typed, ""),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fields_name_holds_nothing_that_was_typed() {
        assert_eq!(label_alone("Phone number 2025550123", "2025550123"), "Phone number");
        assert_eq!(label_alone("Phone 2025550123 number", "2025550123"), "Phone  number");
        assert_eq!(label_alone("Phone number", "P"), "Phone number");
        assert_eq!(label_alone("Phone number", ""), "Phone number");
    }

    #[test]
    fn states_are_counted_from_the_first_words_lowest_bit() {
        let states = States::from_words(&[1 << States::SHOWING, 0]);
        assert!(states.has(States::SHOWING));
        assert!(!states.has(States::FOCUSED));
        assert!(States::from_words(&[0, 1]).has(32));
    }

    #[test]
    fn the_middle_of_an_area_lies_in_it() {
        assert_eq!(Area { x: 10, y: 20, width: 100, height: 60 }.middle(), (60, 50));
    }
}
