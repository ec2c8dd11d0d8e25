//! What breaks, how, and what it has to come to.

use std::fmt;
use std::time::{Duration, Instant};

use fastrand::Rng;
use stand_driver::processes::{self, Pid, Process};
use stand_driver::{Keyring, PlayedSystemd, WaitingRoom};
use tokio::time::sleep;

use super::Trouble;
use super::place::Place;

/// How long something that is not a part of the stand is away, before whoever looks after it has it back.
const AWAY: Duration = Duration::from_secs(2);

/// Only what is not there at all is waited for so long.
const PATIENCE: Duration = Duration::from_secs(15);

/// Longer than the supervisor pauses before it starts a notice window again.
const BREATH: Duration = Duration::from_millis(2500);

/// One thing that a stand consists of or needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Victim {
    /// The sandbox of the shell on the screen: its process outside, or its first one inside.
    Sandbox,
    /// The shell on the screen itself.
    Shell,
    /// The web engine's process that draws the kiosk's own screens.
    WebProcess,
    /// The web engine's process that is its way to the network.
    NetworkProcess,
    /// The process that draws the portal's own pages.
    PagesWebProcess,
    /// What stands between the shell and the session bus.
    BusFilter,
    /// Any process of the shell that waits for the next patient.
    NextShell,
    /// The window beneath all shells.
    Notice,
    /// The supervisor.
    Supervisor,
    /// The clinic's portal.
    Portal,
    /// The keyring.
    Keyring,
    /// Whoever puts the windows in their places.
    WindowManager,
    /// The X server, and the window manager with it.
    Display,
    /// The session bus, and with it whatever reads a screen aloud.
    SessionBus,
}

/// What is done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Harm {
    /// It is killed.
    Killed,
    /// It is stopped, and answers nothing.
    Frozen,
    /// It ends itself, as after a panic or a broken assertion.
    Aborted,
}

/// What a breakdown has to come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Whoever is there is signed out, and the next screen is there by itself.
    FreshScreen,
    /// The same, as soon as there is a display again.
    FreshScreenOnTheNextDisplay,
    /// The portal's pages are gone, and the appointments are there again.
    Appointments,
    /// Whoever is there can go on.
    GoesOn,
}

/// One way in which a stand breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Breakdown {
    pub(super) victim: Victim,
    pub(super) harm: Harm,
}

impl fmt::Display for Breakdown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let victim = match self.victim {
            Victim::Sandbox => "the sandbox",
            Victim::Shell => "the shell",
            Victim::WebProcess => "the web engine's process of the kiosk's screens",
            Victim::NetworkProcess => "the web engine's way to the network",
            Victim::PagesWebProcess => "the web engine's process of the portal's pages",
            Victim::BusFilter => "the filter before the session bus",
            Victim::NextShell => "the shell that waits behind",
            Victim::Notice => "the notice window",
            Victim::Supervisor => "the supervisor",
            Victim::Portal => "the portal",
            Victim::Keyring => "the keyring",
            Victim::WindowManager => "the window manager",
            Victim::Display => "the X server",
            Victim::SessionBus => "the session bus",
        };
        let harm = match self.harm {
            Harm::Killed => "killed",
            Harm::Frozen => "frozen",
            Harm::Aborted => "aborts",
        };
        write!(formatter, "{victim}, {harm}")
    }
}

const fn breakdown(victim: Victim, harm: Harm) -> Breakdown {
    Breakdown { victim, harm }
}

impl Breakdown {
    pub(super) const ALL: &[Self] = &[
        breakdown(Victim::Sandbox, Harm::Killed),
        breakdown(Victim::Shell, Harm::Killed),
        breakdown(Victim::Shell, Harm::Frozen),
        breakdown(Victim::Shell, Harm::Aborted),
        breakdown(Victim::WebProcess, Harm::Killed),
        breakdown(Victim::WebProcess, Harm::Frozen),
        breakdown(Victim::WebProcess, Harm::Aborted),
        breakdown(Victim::NetworkProcess, Harm::Killed),
        breakdown(Victim::PagesWebProcess, Harm::Killed),
        breakdown(Victim::PagesWebProcess, Harm::Frozen),
        breakdown(Victim::PagesWebProcess, Harm::Aborted),
        breakdown(Victim::BusFilter, Harm::Killed),
        breakdown(Victim::NextShell, Harm::Killed),
        breakdown(Victim::Notice, Harm::Killed),
        breakdown(Victim::Notice, Harm::Frozen),
        breakdown(Victim::Supervisor, Harm::Killed),
        breakdown(Victim::Supervisor, Harm::Frozen),
        breakdown(Victim::Supervisor, Harm::Aborted),
        breakdown(Victim::Portal, Harm::Killed),
        breakdown(Victim::Portal, Harm::Frozen),
        breakdown(Victim::Keyring, Harm::Killed),
        breakdown(Victim::WindowManager, Harm::Killed),
        breakdown(Victim::WindowManager, Harm::Frozen),
        breakdown(Victim::Display, Harm::Killed),
        breakdown(Victim::SessionBus, Harm::Killed),
    ];

    /// Where somebody can be when this happens.
    pub(super) fn places(self) -> impl Iterator<Item = Place> {
        Place::ALL.iter().copied().filter(move |place| match self.outcome() {
            Outcome::FreshScreen | Outcome::FreshScreenOnTheNextDisplay => true,
            Outcome::Appointments => *place == Place::PortalPages,
            Outcome::GoesOn => place.has_sign_out(),
        })
    }

    pub(super) const fn outcome(self) -> Outcome {
        match self.victim {
            Victim::Sandbox
            | Victim::Shell
            | Victim::WebProcess
            | Victim::NetworkProcess
            | Victim::BusFilter
            | Victim::Supervisor
            | Victim::SessionBus => Outcome::FreshScreen,
            Victim::Display => Outcome::FreshScreenOnTheNextDisplay,
            Victim::PagesWebProcess => Outcome::Appointments,
            Victim::NextShell | Victim::Notice | Victim::Portal | Victim::Keyring | Victim::WindowManager => {
                Outcome::GoesOn
            }
        }
    }

    /// Whether another stand has to go on: a session bus does not come back before the next session.
    pub(super) const fn ends_the_session(self) -> bool {
        matches!(self.victim, Victim::SessionBus)
    }

    /// The longest that may pass until the screen can be used again, from the harm on: three seconds; five, where somebody has to
    /// notice first that nothing moves, and where the service manager starts the supervisor.
    pub(super) const fn longest(self) -> Duration {
        match (self.victim, self.harm) {
            (Victim::Supervisor, _) | (_, Harm::Frozen) => Duration::from_secs(5),
            _ => Duration::from_secs(3),
        }
    }

    /// The longest that what was on the screen may still be seen: a second, once it has been noticed that something is wrong.
    pub(super) const fn longest_uncovered(self) -> Duration {
        match self.harm {
            Harm::Killed | Harm::Aborted => Duration::from_secs(1),
            Harm::Frozen => Duration::from_secs(4),
        }
    }

    /// Does it. `before` is the shell on the screen, `pages` what of it was started for the portal's pages.
    pub(super) async fn happens(
        self,
        here: &mut WaitingRoom,
        systemd: &PlayedSystemd,
        before: &[Process],
        pages: &[Pid],
        random: &mut Rng,
    ) -> Result<(), Trouble> {
        match self.victim {
            Victim::Supervisor => self.befalls_supervisor(here, systemd).await,
            Victim::Portal => self.befalls_portal(here).await,
            Victim::Keyring => {
                here.room.set_keyring(Keyring::Absent).await?;
                sleep(AWAY).await;
                Ok(here.room.set_keyring(Keyring::Unlocked).await?)
            }
            Victim::WindowManager => self.befalls_window_manager(here).await,
            Victim::Display => {
                here.room.loses_its_display()?;
                for process in before {
                    processes::gone(process.pid, AWAY).await?;
                }
                sleep(AWAY).await;
                Ok(here.room.gets_its_display_again().await?)
            }
            Victim::SessionBus => Ok(here.room.loses_its_session_bus()?),
            _ => {
                let victim = self.victim_among(here, before, pages, random).await?;
                self.befalls(victim)?;
                if self.victim == Victim::Notice {
                    sleep(BREATH).await;
                }
                Ok(())
            }
        }
    }

    /// A process that it happens to. The next shell may only be on its way.
    async fn victim_among(
        self,
        here: &WaitingRoom,
        before: &[Process],
        pages: &[Pid],
        random: &mut Rng,
    ) -> Result<Pid, Trouble> {
        let until = Instant::now() + PATIENCE;
        loop {
            let mut processes = here.stand.processes()?;
            processes.retain(|process| self.is_meant(process, before, pages));
            if let Some(victim) = random.choice(processes) {
                return Ok(victim.pid);
            }
            if Instant::now() > until {
                return Err(format!("there is no {:?}", self.victim).into());
            }
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Whether this process of the stand's is one that it happens to.
    fn is_meant(self, process: &Process, before: &[Process], pages: &[Pid]) -> bool {
        let on_screen = before.iter().any(|other| other.pid == process.pid);
        let is = |name| process.name.starts_with(name);
        match self.victim {
            Victim::Sandbox => on_screen && is("bwrap"),
            Victim::Shell => on_screen && is("portal-kiosk-sh"),
            Victim::WebProcess => on_screen && is("WebKitWeb") && !pages.contains(&process.pid),
            Victim::PagesWebProcess => is("WebKitWeb") && pages.contains(&process.pid),
            Victim::NetworkProcess => on_screen && is("WebKitNetwork"),
            Victim::BusFilter => on_screen && is("xdg-dbus-proxy"),
            Victim::NextShell => !on_screen && (is("portal-kiosk-sh") || is("WebKit")),
            Victim::Notice => is("portal-kiosk-no"),
            Victim::Supervisor
            | Victim::Portal
            | Victim::Keyring
            | Victim::WindowManager
            | Victim::Display
            | Victim::SessionBus => false,
        }
    }

    fn befalls(self, victim: Pid) -> Result<(), Trouble> {
        match self.harm {
            Harm::Killed => processes::kill(victim)?,
            Harm::Frozen => processes::freeze(victim)?,
            Harm::Aborted => processes::abort(victim)?,
        }
        Ok(())
    }

    /// The service manager notices, ends it, and starts it again.
    async fn befalls_supervisor(self, here: &mut WaitingRoom, systemd: &PlayedSystemd) -> Result<(), Trouble> {
        let supervisor = here.stand.supervisor();
        self.befalls(supervisor)?;
        if self.harm == Harm::Frozen {
            systemd.hears_nothing().await?;
            processes::kill(supervisor)?;
        }
        processes::gone(supervisor, AWAY).await?;
        Ok(here.stand.start_again()?)
    }

    async fn befalls_portal(self, here: &mut WaitingRoom) -> Result<(), Trouble> {
        if self.harm == Harm::Frozen {
            processes::freeze(here.portal.process())?;
            sleep(AWAY).await;
            return Ok(processes::thaw(here.portal.process())?);
        }
        here.portal.take_away()?;
        sleep(AWAY).await;
        Ok(here.portal.give_back()?)
    }
    async fn befalls_window_manager(self, here: &mut WaitingRoom) -> Result<(), Trouble> {
        if self.harm == Harm::Frozen {
            let window_manager = here.room.window_manager().ok_or("there is no window manager")?;
            processes::freeze(window_manager)?;
            sleep(AWAY).await;
            return Ok(processes::thaw(window_manager)?);
        }
        here.room.loses_its_window_manager()?;
        sleep(AWAY).await;
        Ok(here.room.gets_its_window_manager_again().await?)
    }
}
