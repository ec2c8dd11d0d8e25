//! Reads everything that is measured at a stand while nobody is there.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use stand_driver::processes::{Pid, Process};
use stand_driver::programs::Stand;
use stand_driver::{Holding, Room, meters};

use crate::reading::Quantity;

/// What was read at one moment.
pub(crate) type Values = BTreeMap<Quantity, f64>;

/// Everything that can be read of a stand in its room. The shell on its screen, where there is one to be measured, is named by its
/// processes.
pub(crate) fn read(stand: &Stand, room: &Room, on_screen: &[Process]) -> Result<Values> {
    let supervisor = stand.supervisor();
    let notice = stand.notice_window()?.context("there is no notice window")?;
    let both = |value: fn(Pid) -> Result<usize, meters::MeterError>| anyhow::Ok(value(supervisor)? + value(notice)?);
    let mut values = Values::from([
        (Quantity::SupervisorMemory, meters::written(supervisor)? as f64),
        (Quantity::NoticeMemory, meters::written(notice)? as f64),
        (Quantity::Descriptors, both(meters::open_descriptors)? as f64),
        (Quantity::Threads, both(meters::threads)? as f64),
        (Quantity::Processes, room.guests()?.len() as f64),
        (Quantity::Files, Holding::files(stand, room)?.len() as f64),
        (Quantity::Kept, bytes_in(&stand.state_directory())? as f64),
        (Quantity::Log, std::fs::metadata(stand.directory().join("log"))?.len() as f64),
    ]);
    if !on_screen.is_empty() {
        let shell: Vec<Pid> = on_screen.iter().map(|process| process.pid).collect();
        values.insert(Quantity::ScreenMemory, meters::memory(&shell)?.bytes as f64);
    }
    Ok(values)
}

/// Of all files in a directory; it has no directories below it.
fn bytes_in(directory: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(directory)? {
        // A journal may go while it is looked at.
        bytes += entry?.metadata().map_or(0, |about| about.len());
    }
    Ok(bytes)
}
