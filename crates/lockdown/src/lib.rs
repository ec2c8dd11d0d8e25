//! Every known way out of a stand and into it, as data: who stops it, and which test tries it.
//!
//! `ways.toml` is the one list. The tests of the whole product try its keys and gestures on every screen, and see that each
//! test that it names is there; `docs/lockdown.md` is printed from it. To add a way, write it there: it is tried from then on.

mod page;

use std::fmt;

use serde::Deserialize;

pub use page::page;

/// The list, as it is written.
const WAYS: &str = include_str!("../ways.toml");

/// One way out, or in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Way {
    /// A few words that name it, with hyphens.
    pub id: String,
    /// What it belongs to, as a heading.
    pub group: String,
    /// What somebody, or something, does.
    pub attempt: String,
    /// What would come of it, or where it is known from.
    pub why: String,
    /// Who stops it; more than one where each of them would do.
    pub stopped_by: Vec<Layer>,
    /// Keys that are pressed together, each as one writes them: `Ctrl+Shift+i`. Tried on every screen.
    #[serde(default)]
    pub keys: Vec<String>,
    /// What is done with a mouse or a finger. Tried on every screen.
    #[serde(default)]
    pub gestures: Vec<Gesture>,
    /// Tests that try it in a way of their own.
    #[serde(default)]
    pub tests: Vec<String>,
    /// What is left to whoever sets up the stand, in a sentence.
    pub site: Option<String>,
}

impl Way {
    /// Whether it can be tried on any screen, as it stands here.
    #[must_use]
    pub fn is_tried_on_every_screen(&self) -> bool {
        !self.keys.is_empty() || !self.gestures.is_empty()
    }

    /// Whether it is another one under a Wayland compositor than under X.
    #[must_use]
    pub fn is_the_compositors(&self) -> bool {
        self.stopped_by.contains(&Layer::Compositor)
    }
}

/// Who stops a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// A setting of the web engine's, or a signal of its that is answered with no.
    WebEngine,
    /// The shell's own window: what it listens to, and what it does not have.
    Shell,
    /// The content-security policy, and the gate that is the only way to the network for the portal's pages.
    Gate,
    /// The shell's sandbox: namespaces, an empty environment, refused calls, buses behind a filter.
    Sandbox,
    /// The supervisor: what it hands over, and that it ends a shell that is not as it should be.
    Supervisor,
    /// The X server and how it is started.
    XServer,
    /// The window manager of a kiosk.
    WindowManager,
    /// The Wayland compositor of a kiosk, where there is one in the place of X server and window manager.
    Compositor,
    /// The service manager, with the units in `packaging/`.
    Service,
    /// The machine: firmware, kernel, login, device rules.
    Machine,
}

impl fmt::Display for Layer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::WebEngine => "web engine",
            Self::Shell => "shell",
            Self::Gate => "gate",
            Self::Sandbox => "sandbox",
            Self::Supervisor => "supervisor",
            Self::XServer => "X server",
            Self::WindowManager => "window manager",
            Self::Compositor => "compositor",
            Self::Service => "service manager",
            Self::Machine => "machine",
        })
    }
}

/// What is done with a mouse or a finger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gesture {
    /// The right button, in the middle of the screen and on its first field.
    RightClick,
    /// The middle button, which pastes, opens what is below it elsewhere, or scrolls.
    MiddleClick,
    /// The button for the page before.
    BackButton,
    /// The button for the page after.
    ForwardButton,
    /// The wheel while Control is held.
    WheelWithControl,
    /// The wheel to the side.
    WheelToTheSide,
    /// A finger that rests.
    LongPress,
    /// Three touches, as fast as they come.
    TripleTouch,
    /// From each edge of the screen inwards.
    EdgeSwipes,
    /// Ten touches on each corner of the screen.
    CornerTouches,
    /// From one side of the screen to the other, and back.
    SidewardSwipe,
    /// A picture, or what is in its place, drawn to the edge of the screen.
    DragOut,
}

impl fmt::Display for Gesture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::RightClick => "right click",
            Self::MiddleClick => "middle click",
            Self::BackButton => "a mouse's back button",
            Self::ForwardButton => "a mouse's forward button",
            Self::WheelWithControl => "wheel with Ctrl",
            Self::WheelToTheSide => "wheel to the side",
            Self::LongPress => "long press",
            Self::TripleTouch => "three quick touches",
            Self::EdgeSwipes => "swipes from every edge",
            Self::CornerTouches => "ten touches on every corner",
            Self::SidewardSwipe => "swipes to both sides",
            Self::DragOut => "dragging to the edge",
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    way: Vec<Way>,
}

/// All of them, in the order in which they are written.
///
/// # Panics
///
/// Where the list that was compiled in is not understood: the tests of this package see to it that it is.
#[must_use]
#[expect(clippy::expect_used, reason = "the list is compiled in, and read by a test")]
pub fn ways() -> Vec<Way> {
    toml::from_str::<Written>(WAYS).expect("ways.toml is understood").way
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_way_has_a_name_of_its_own_a_reason_and_somebody_who_stops_it() {
        let mut names = BTreeSet::new();
        for way in ways() {
            assert!(names.insert(way.id.clone()), "{} stands there twice", way.id);
            assert!(way.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{}", way.id);
            for sentence in [&way.attempt, &way.why] {
                assert!(sentence.ends_with(['.', '?', '…']), "{}: {sentence}", way.id);
            }
            assert!(!way.stopped_by.is_empty(), "{}", way.id);
        }
        assert!(names.len() >= 60, "{}", names.len());
    }

    #[test]
    fn every_way_is_tried_or_said_to_be_the_sites() {
        for way in ways() {
            let tried = way.is_tried_on_every_screen() || !way.tests.is_empty();
            assert!(tried || way.site.as_ref().is_some_and(|site| site.len() > 20), "{}", way.id);
        }
    }

    #[test]
    fn a_group_stands_together() {
        let mut groups: Vec<_> = ways().into_iter().map(|way| way.group).collect();
        groups.dedup();
        let different: BTreeSet<_> = groups.iter().collect();
        assert_eq!(different.len(), groups.len(), "{groups:?}");
    }
}
