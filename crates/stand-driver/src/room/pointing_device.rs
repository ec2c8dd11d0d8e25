//! The room's pointing device is unplugged, and plugged in again.
//!
//! What touches for a [`Person`](crate::Person) is the X server's own device for tests, which cannot be taken away. There is another one, as a
//! touch screen is: programs are told that it goes and comes.

use std::time::Duration;

use tokio::time::sleep;
use x11rb::protocol::xinput::{
    ConnectionExt as _, Device, DeviceType, HierarchyChange, HierarchyChangeData, HierarchyChangeDataAttachSlave,
    HierarchyChangeDataDetachSlave,
};
use x11rb::rust_connection::RustConnection;

use super::{Room, RoomError};
use crate::screen::ScreenError;

/// Part of the name of a device for tests.
const FOR_TESTS: &[u8] = b"XTEST";

/// Four bytes each, of either change.
const LENGTH: u16 = 2;

impl Room {
    /// Unplugs the pointing device, and plugs it in again when so much time has passed.
    ///
    /// # Errors
    ///
    /// When there is none, or the X server refuses.
    pub async fn pointing_device_is_gone_for(&self, time: Duration) -> Result<(), RoomError> {
        let (connection, _) = RustConnection::connect(Some(&self.display)).map_err(ScreenError::from)?;
        let (deviceid, master) =
            plugged_in(&connection)?.ok_or(ScreenError::Lacking("second pointing device, or no XInput"))?;
        change(&connection, HierarchyChangeData::DetachSlave(HierarchyChangeDataDetachSlave { deviceid }))?;
        sleep(time).await;
        Ok(change(&connection, HierarchyChangeData::AttachSlave(HierarchyChangeDataAttachSlave { deviceid, master }))?)
    }
}

/// The number of the device, and of the pointer that it moves.
fn plugged_in(connection: &RustConnection) -> Result<Option<(u16, u16)>, ScreenError> {
    connection.xinput_xi_query_version(2, 2)?.reply()?;
    let devices = connection.xinput_xi_query_device(Device::ALL)?.reply()?.infos;
    let is_meant = |name: &[u8]| !name.windows(FOR_TESTS.len()).any(|part| part == FOR_TESTS);
    let found = devices.iter().find(|device| device.type_ == DeviceType::SLAVE_POINTER && is_meant(&device.name));
    Ok(found.map(|device| (device.deviceid, device.attachment)))
}

fn change(connection: &RustConnection, data: HierarchyChangeData) -> Result<(), ScreenError> {
    Ok(connection.xinput_xi_change_hierarchy(&[HierarchyChange { len: LENGTH, data }])?.check()?)
}
