//! A server of a test's own: in a thread of its own, because who waits for a program in a test must not keep an answer from it.

use std::io;

use tokio::sync::oneshot;

/// Serves until it is dropped.
#[derive(Debug)]
pub(super) struct Serving {
    /// Dropping it ends the server.
    _stop: oneshot::Sender<()>,
}

impl Serving {
    /// Begins to serve.
    pub(super) fn begin(serve: impl Future<Output = io::Result<()>> + Send + 'static) -> io::Result<Self> {
        let (stop, stopped) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let serving = async move {
            tokio::select! {
                _ = serve => {}
                _ = stopped => {}
            }
        };
        std::thread::Builder::new().name("network".to_owned()).spawn(move || runtime.block_on(serving))?;
        Ok(Self { _stop: stop })
    }
}
