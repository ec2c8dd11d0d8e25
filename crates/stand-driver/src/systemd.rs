//! Plays the service manager's part for a supervisor, over the same socket: it hears that the supervisor is ready, and
//! notices when it says nothing any more.

use std::ffi::OsString;
use std::io;
use std::time::Duration;

use tempfile::TempDir;
use tokio::net::UnixDatagram;
use tokio::sync::Mutex;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::timeout;

/// Who waits for a service's signs of life.
#[derive(Debug)]
pub struct PlayedSystemd {
    directory: TempDir,
    said: Mutex<UnboundedReceiver<String>>,
    patience: Duration,
}

impl PlayedSystemd {
    /// One that waits so long for each sign (`WatchdogSec=`). It listens all the time, as the real one does: the kernel keeps few
    /// words that nobody hears, and then whoever says one more waits.
    pub fn waiting(patience: Duration) -> io::Result<Self> {
        let directory = TempDir::new()?;
        let socket = UnixDatagram::bind(directory.path().join("notify"))?;
        let (hear, said) = unbounded_channel();
        tokio::spawn(async move {
            while let Ok(word) = one_word(&socket).await
                && hear.send(word).is_ok()
            {}
        });
        Ok(Self { directory, said: Mutex::new(said), patience })
    }

    /// What a service is told of it.
    pub fn environment(&self) -> [(&'static str, OsString); 2] {
        let socket = self.directory.path().join("notify").into_os_string();
        [("NOTIFY_SOCKET", socket), ("WATCHDOG_USEC", self.patience.as_micros().to_string().into())]
    }

    /// Waits until the service says that it is up.
    pub async fn is_ready(&self) -> io::Result<()> {
        while self.heard().await? != "READY=1" {}
        Ok(())
    }

    /// Waits until the service has been silent for too long, and says for how long.
    pub async fn hears_nothing(&self) -> io::Result<Duration> {
        while let Ok(said) = timeout(self.patience, self.heard()).await {
            said?;
        }
        Ok(self.patience)
    }

    async fn heard(&self) -> io::Result<String> {
        self.said.lock().await.recv().await.ok_or_else(|| io::Error::other("nobody listens any more"))
    }
}

async fn one_word(socket: &UnixDatagram) -> io::Result<String> {
    let mut said = [0; 256];
    let length = socket.recv(&mut said).await?;
    Ok(String::from_utf8_lossy(&said[..length]).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_service_that_says_nothing_any_more_is_noticed() {
        let manager = PlayedSystemd::waiting(Duration::from_millis(50)).unwrap();
        let (_, path) = &manager.environment()[0];
        let service = UnixDatagram::unbound().unwrap();
        service.send_to(b"READY=1\n", path).await.unwrap();
        manager.is_ready().await.unwrap();
        for _ in 0..3 {
            service.send_to(b"WATCHDOG=1\n", path).await.unwrap();
        }
        assert_eq!(manager.hears_nothing().await.unwrap(), Duration::from_millis(50));
    }

    #[tokio::test]
    async fn nobody_waits_to_be_heard() {
        let manager = PlayedSystemd::waiting(Duration::from_millis(50)).unwrap();
        let (_, path) = &manager.environment()[0];
        let service = UnixDatagram::unbound().unwrap();
        for _ in 0..100 {
            service.send_to(b"WATCHDOG=1\n", path).await.unwrap();
        }
    }
}
