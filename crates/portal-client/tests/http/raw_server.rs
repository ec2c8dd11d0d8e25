//! A server that writes bytes, whatever HTTP says about it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// What the server does with each connection once it has read a request.
#[derive(Clone, Debug)]
pub(crate) enum Behaviour {
    /// Closes it.
    Close,
    /// Says this and closes.
    Say(String),
    /// Says this, and then nothing, with the connection left open.
    SayAndHang(String),
    /// Says the first, then the second for ever.
    SayWithoutEnd(String, String),
    /// The same, with a short rest after each.
    SaySlowly(String, String),
}

/// Lives as long as it is held.
pub(crate) struct RawServer {
    pub(crate) url: String,
    connections: Arc<AtomicUsize>,
    written: mpsc::UnboundedReceiver<usize>,
    task: JoinHandle<()>,
}

impl RawServer {
    pub(crate) async fn start(behaviour: Behaviour) -> Self {
        Self::start_with(vec![behaviour]).await
    }

    /// Treats the first connection as the first behaviour has it, and so on; the last one is kept to.
    pub(crate) async fn start_with(behaviours: Vec<Behaviour>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let connections = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&connections);
        let (done, written) = mpsc::unbounded_channel();
        let task = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let number = counted.fetch_add(1, Ordering::SeqCst);
                let behaviour = behaviours[number.min(behaviours.len() - 1)].clone();
                let done = done.clone();
                tokio::spawn(async move {
                    let bytes = behave(stream, behaviour).await;
                    // The test may not be interested.
                    let _ = done.send(bytes);
                });
            }
        });
        Self { url, connections, written, task }
    }

    /// How many connections there were.
    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// How many bytes could be written to a connection until the client had enough.
    pub(crate) async fn bytes_written(&mut self) -> usize {
        self.written.recv().await.unwrap()
    }
}

impl Drop for RawServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn behave(mut stream: TcpStream, behaviour: Behaviour) -> usize {
    read_request(&mut stream).await;
    match behaviour {
        Behaviour::Close => 0,
        Behaviour::Say(text) => say(&mut stream, &text).await.unwrap_or_default(),
        Behaviour::SayAndHang(text) => {
            let written = say(&mut stream, &text).await.unwrap_or_default();
            // Ends when the client goes.
            let _ = stream.read(&mut [0]).await;
            written
        }
        Behaviour::SayWithoutEnd(first, again) => {
            let mut written = say(&mut stream, &first).await.unwrap_or_default();
            while let Ok(more) = say(&mut stream, &again).await {
                written += more;
            }
            written
        }
        Behaviour::SaySlowly(first, again) => {
            let mut written = say(&mut stream, &first).await.unwrap_or_default();
            while let Ok(more) = say(&mut stream, &again).await {
                written += more;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            written
        }
    }
}

async fn say(stream: &mut TcpStream, text: &str) -> std::io::Result<usize> {
    stream.write_all(text.as_bytes()).await?;
    stream.flush().await?;
    Ok(text.len())
}

/// Reads the whole request: a connection that is closed over unread bytes is reset, and the answer may be lost with it.
async fn read_request(stream: &mut TcpStream) {
    let mut request = Vec::new();
    while !is_whole(&request) {
        if stream.read_buf(&mut request).await.unwrap_or_default() == 0 {
            return;
        }
    }
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length =
        head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
    body.len() >= length.unwrap_or(0)
}

/// The head of an answer that says yes, without anything about its length.
pub(crate) fn head_of(media_type: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n")
}

/// A whole answer that says yes.
pub(crate) fn answer(media_type: &str, body: &str) -> String {
    format!("{}Content-Length: {}\r\n\r\n{body}", head_of(media_type), body.len())
}
