//! What a room can lose while a stand is in it, and get again: each dies without a word.
//!
//! Whoever looks at the screen holds a connection to its display, and comes anew (`Person::in_room`) when that has been another one.

use super::service::Service;
use super::{Room, RoomError, services};
use crate::processes::Pid;
use crate::screen::Screen;

impl Room {
    /// The window manager, unless it has died.
    pub fn window_manager(&self) -> Option<Pid> {
        self.window_manager.as_ref().map(Service::pid)
    }

    /// The window manager dies.
    pub fn loses_its_window_manager(&mut self) -> Result<(), RoomError> {
        lose(&mut self.window_manager)
    }

    /// A session starts its window manager again.
    pub async fn gets_its_window_manager_again(&mut self) -> Result<(), RoomError> {
        self.window_manager = Some(services::start_window_manager(&self.place, &self.screen).await?);
        Ok(())
    }

    /// The X server dies, and the window manager with it.
    pub fn loses_its_display(&mut self) -> Result<(), RoomError> {
        lose(&mut self.x_server)?;
        lose(&mut self.window_manager)
    }

    /// Another X server under the same number, with a window manager.
    pub async fn gets_its_display_again(&mut self) -> Result<(), RoomError> {
        let (width, height) = (self.plan.width, self.plan.height);
        self.x_server = Some(services::start_x_server_again(&self.place, width, height, &self.display).await?);
        self.screen = Screen::connect(&self.display)?;
        self.gets_its_window_manager_again().await
    }

    /// The session bus dies, and the keyring with it. It does not come back: that takes another session.
    pub fn loses_its_session_bus(&mut self) -> Result<(), RoomError> {
        lose(&mut self.bus_daemon)
    }

    /// The keyring dies. [`Room::set_keyring`] brings it back.
    pub fn loses_its_keyring(&mut self) -> Result<(), RoomError> {
        lose(&mut self.keyring)
    }
}

fn lose(service: &mut Option<Service>) -> Result<(), RoomError> {
    Ok(service.take().map_or(Ok(()), Service::kill)?)
}
