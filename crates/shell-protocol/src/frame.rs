//! How a message becomes bytes: its length as four bytes, lowest first, then JSON.
//!
//! Frames can hold a token, so every buffer has its final size from the start (nothing is left behind by growing) and is
//! overwritten when it is dropped.

use std::io;

use thiserror::Error;
use zeroize::Zeroizing;

use crate::Message;

/// Why nothing more can be said or heard. After any of these the channel is of no use.
#[derive(Debug, Error)]
pub enum ChannelError {
    /// The other end is gone.
    #[error("the other end has closed the channel")]
    Closed,
    /// A message is longer than its direction allows.
    #[error("a message of {length} bytes is longer than the {allowed} allowed")]
    TooLong {
        /// What it would have been.
        length: usize,
        /// [`Message::MAX_FRAME`].
        allowed: usize,
    },
    /// What came is no message of this protocol. What it was is not said: it could be anything.
    #[error("what came is no message of this protocol")]
    Malformed,
    /// The operating system says no.
    #[error("the channel failed")]
    Io(#[source] io::Error),
}

impl From<io::Error> for ChannelError {
    fn from(error: io::Error) -> Self {
        // A guard instead of a list of kinds: `ErrorKind` may grow.
        let closed = [io::ErrorKind::BrokenPipe, io::ErrorKind::ConnectionReset, io::ErrorKind::UnexpectedEof];
        if closed.contains(&error.kind()) { Self::Closed } else { Self::Io(error) }
    }
}

pub(crate) const HEADER: usize = size_of::<u32>();

/// Header and body of one message.
pub(crate) fn encode<M: Message>(message: &M) -> Result<Zeroizing<Vec<u8>>, ChannelError> {
    let mut counted = Counter(0);
    serde_json::to_writer(&mut counted, message).map_err(|_| ChannelError::Malformed)?;
    let length = counted.0;
    let header = header_for::<M>(length)?;
    let mut frame = Zeroizing::new(Vec::with_capacity(HEADER + length));
    frame.extend_from_slice(&header);
    serde_json::to_writer(&mut *frame, message).map_err(|_| ChannelError::Malformed)?;
    Ok(frame)
}

/// The length that a header promises, if it is allowed.
pub(crate) fn promised_length<M: Message>(header: [u8; HEADER]) -> Result<usize, ChannelError> {
    let length = usize::try_from(u32::from_le_bytes(header)).unwrap_or(usize::MAX);
    allowed::<M>(length)
}

/// The message that a body holds, if it is written as [`encode`] writes it. The parser alone would pass over fields that a
/// message without fields does not have, and there a patient could be named.
pub(crate) fn decode<M: Message>(body: &[u8]) -> Result<M, ChannelError> {
    // The parser's own words may quote what came, so they stay here.
    let message = serde_json::from_slice(body).map_err(|_| ChannelError::Malformed)?;
    let mut rest = Expected(body);
    serde_json::to_writer(&mut rest, &message).map_err(|_| ChannelError::Malformed)?;
    if rest.0.is_empty() { Ok(message) } else { Err(ChannelError::Malformed) }
}

fn header_for<M: Message>(length: usize) -> Result<[u8; HEADER], ChannelError> {
    let length = allowed::<M>(length)?;
    u32::try_from(length).map(u32::to_le_bytes).map_err(|_| ChannelError::TooLong { length, allowed: M::MAX_FRAME })
}

fn allowed<M: Message>(length: usize) -> Result<usize, ChannelError> {
    if length <= M::MAX_FRAME { Ok(length) } else { Err(ChannelError::TooLong { length, allowed: M::MAX_FRAME }) }
}

/// Takes nothing but these bytes, and keeps none.
struct Expected<'a>(&'a [u8]);

impl io::Write for Expected<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.strip_prefix(bytes).ok_or(io::ErrorKind::InvalidData)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Finds out how long a message will be without keeping it.
struct Counter(usize);

impl io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
