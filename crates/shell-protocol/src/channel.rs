//! The two ends of the socket, each able to say only what its side says.

use std::marker::PhantomData;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use zeroize::Zeroizing;

use crate::frame::{HEADER, decode, encode, promised_length};
use crate::{ChannelError, FromNotice, FromShell, Message, ToNotice, ToShell};

/// The supervisor's end of a shell's socket.
pub fn supervisor_end(stream: UnixStream) -> (Sender<ToShell>, Receiver<FromShell>) {
    end(stream)
}

/// The shell's end of it.
pub fn shell_end(stream: UnixStream) -> (Sender<FromShell>, Receiver<ToShell>) {
    end(stream)
}

/// The supervisor's end of the notice window's socket.
pub fn supervisor_end_of_notice(stream: UnixStream) -> (Sender<ToNotice>, Receiver<FromNotice>) {
    end(stream)
}

/// The notice window's end of it.
pub fn notice_end(stream: UnixStream) -> (Sender<FromNotice>, Receiver<ToNotice>) {
    end(stream)
}

fn end<Said: Message, Heard: Message>(stream: UnixStream) -> (Sender<Said>, Receiver<Heard>) {
    let (read, write) = stream.into_split();
    (Sender::new(write), Receiver::new(read))
}

/// Says messages of one kind.
#[derive(Debug)]
pub struct Sender<M, W = OwnedWriteHalf> {
    stream: W,
    message: PhantomData<fn(M)>,
}

impl<M: Message, W: AsyncWrite + Unpin> Sender<M, W> {
    /// Over any stream of bytes.
    pub fn new(stream: W) -> Self {
        Self { stream, message: PhantomData }
    }

    /// Says one message. Not safe to cancel: half a message makes all that follow unreadable.
    ///
    /// # Errors
    ///
    /// [`ChannelError::Closed`] when nobody listens any more, [`ChannelError::TooLong`] when nothing was sent because the
    /// message is too long.
    pub async fn send(&mut self, message: &M) -> Result<(), ChannelError> {
        let frame = encode(message)?;
        self.stream.write_all(&frame).await?;
        self.stream.flush().await?;
        Ok(())
    }
}

/// Hears messages of one kind.
#[derive(Debug)]
pub struct Receiver<M, R = OwnedReadHalf> {
    stream: R,
    arrived: Arrived,
    message: PhantomData<fn() -> M>,
}

/// How much of the next frame has come.
#[derive(Debug)]
enum Arrived {
    Header { bytes: [u8; HEADER], filled: usize },
    Body { bytes: Zeroizing<Vec<u8>>, filled: usize },
}

impl Arrived {
    const NOTHING: Self = Self::Header { bytes: [0; HEADER], filled: 0 };
}

impl<M: Message, R: AsyncRead + Unpin> Receiver<M, R> {
    /// Over any stream of bytes.
    pub fn new(stream: R) -> Self {
        Self { stream, arrived: Arrived::NOTHING, message: PhantomData }
    }

    /// Hears the next message. Safe to cancel: what has come of it is kept.
    ///
    /// # Errors
    ///
    /// [`ChannelError::Closed`] when the other end is gone (also in the middle of a message), [`ChannelError::TooLong`] and
    /// [`ChannelError::Malformed`] when what comes is not of this protocol.
    pub async fn receive(&mut self) -> Result<M, ChannelError> {
        loop {
            match &mut self.arrived {
                Arrived::Header { bytes, filled } if *filled == HEADER => {
                    let length = promised_length::<M>(*bytes)?;
                    self.arrived = Arrived::Body { bytes: Zeroizing::new(vec![0; length]), filled: 0 };
                }
                Arrived::Body { bytes, filled } if *filled == bytes.len() => {
                    let message = decode(bytes);
                    self.arrived = Arrived::NOTHING;
                    return message;
                }
                Arrived::Header { bytes, filled } => *filled += some(&mut self.stream, &mut bytes[*filled..]).await?,
                Arrived::Body { bytes, filled } => *filled += some(&mut self.stream, &mut bytes[*filled..]).await?,
            }
        }
    }
}

/// Reads at least one byte into a place that has room for one.
async fn some<R: AsyncRead + Unpin>(stream: &mut R, room: &mut [u8]) -> Result<usize, ChannelError> {
    match stream.read(room).await? {
        0 => Err(ChannelError::Closed),
        read => Ok(read),
    }
}
