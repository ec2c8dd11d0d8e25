//! An address that swallows whatever is sent to it: as one of a family that a network has by name and does not carry.

use std::io;
use std::net::{SocketAddr, TcpListener, TcpStream};

/// So many connections and no more are kept for somebody to take them.
const ROOM: i32 = 0;

/// Nobody is refused there, and nobody gets through, as long as this is held.
#[derive(Debug)]
pub struct DeadEnd {
    _listener: TcpListener,
    /// Takes up all the room that there is.
    _first: TcpStream,
}

impl DeadEnd {
    /// One at this address.
    ///
    /// # Errors
    ///
    /// When somebody else has it.
    pub fn at(address: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        rustix::net::listen(&listener, ROOM)?;
        let first = TcpStream::connect(listener.local_addr()?)?;
        Ok(Self { _listener: listener, _first: first })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn nobody_is_refused_and_nobody_gets_through() {
        let dead = DeadEnd::at("127.0.0.1:0".parse().unwrap()).unwrap();
        let address = dead._listener.local_addr().unwrap();
        let tried = TcpStream::connect_timeout(&address, Duration::from_millis(200));
        assert_eq!(tried.unwrap_err().kind(), io::ErrorKind::TimedOut);
    }
}
