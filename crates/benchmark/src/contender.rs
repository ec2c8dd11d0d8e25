//! What is measured beside something else: it can be started and ended in a room of its own.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use stand_driver::Room;
use stand_driver::processes::Pid;
use tokio::time::sleep;

/// Longest wait for the last process to be gone.
const PATIENCE: Duration = Duration::from_secs(20);

/// The product, or the floor.
pub(crate) trait Contender {
    /// Where it runs.
    fn room(&self) -> &Room;

    /// Starts it; returns as soon as its first process is there.
    fn start(&mut self) -> Result<()>;

    /// Ends it.
    fn end(&mut self) -> Result<()>;

    /// All its processes.
    fn processes(&self) -> Result<Vec<Pid>> {
        Ok(self.room().guests()?.into_iter().map(|process| process.pid).collect())
    }
}

/// Ends it, and waits until nothing of it is left.
pub(crate) async fn end_wholly(contender: &mut dyn Contender) -> Result<()> {
    contender.end()?;
    let begun = Instant::now();
    loop {
        let left = contender.room().guests()?;
        if left.is_empty() {
            return Ok(());
        }
        if begun.elapsed() > PATIENCE {
            let names: Vec<String> = left.into_iter().map(|process| process.name).collect();
            bail!("still there after the end: {}", names.join(", "));
        }
        sleep(Duration::from_millis(10)).await;
    }
}
