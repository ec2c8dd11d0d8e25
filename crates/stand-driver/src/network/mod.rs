//! The network as one stand's machine sees it: names, trusted authorities and a proxy of its own, which can change while the stand
//! runs. What is beyond it is played: a portal that is reached by its name over TLS, and a proxy.
//!
//! The files by which a machine knows its network are covered with others by bubblewrap, for the stand's programs alone.

mod authority;
mod dead_end;
mod portal;
mod proxy;
mod serving;

use std::fs;
use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use thiserror::Error;

pub use authority::{Authority, Shown};
pub use dead_end::DeadEnd;
pub use portal::{Conduct, PublicPortal};
pub use proxy::{Proxy, ProxyConduct};

use crate::Room;

/// Who is trusted, for every program of a Debian.
const TRUST_STORE: &str = "/etc/ssl/certs/ca-certificates.crt";
const HOSTS: &str = "/etc/hosts";
const NAME_SERVERS: &str = "/etc/resolv.conf";

/// What could not be had.
#[derive(Debug, Error)]
pub enum NetworkError {
    /// A file, an address or a thread.
    #[error("the network cannot be played")]
    System(#[from] io::Error),
    /// A certificate.
    #[error("there is no certificate to be had")]
    Certificate(#[from] rcgen::Error),
    /// What a certificate is shown by.
    #[error("the certificate cannot be shown")]
    Tls(#[from] rustls::Error),
}

/// The network of one stand. Its files go with it.
#[derive(Debug)]
pub struct Network {
    directory: TempDir,
    variables: Vec<(&'static str, String)>,
}

impl Network {
    /// One in which there are no names, and nobody but this authority is trusted.
    pub fn trusting(authority: &Authority) -> Result<Self, NetworkError> {
        let network = Self { directory: TempDir::new()?, variables: Vec::new() };
        fs::write(network.file(TRUST_STORE), authority.certificate())?;
        // Nobody listens there: a name that no file has is unknown at once, and never asked of anybody.
        fs::write(network.file(NAME_SERVERS), "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")?;
        network.names(&[])?;
        Ok(network)
    }

    /// From now on these names have these addresses, and no others have any.
    pub fn names(&self, names: &[(&str, IpAddr)]) -> Result<(), NetworkError> {
        let lines = names.iter().map(|(name, address)| format!("{address} {name}\n"));
        // Written into the same file, because that is what is seen in its place.
        Ok(fs::write(self.file(HOSTS), lines.collect::<String>())?)
    }

    /// Every program of the stand is told so by its environment.
    #[must_use]
    pub fn telling(mut self, variable: &'static str, value: &str) -> Self {
        self.variables.push((variable, value.to_owned()));
        self
    }

    /// A program that runs in this room and sees this network.
    pub fn command(&self, room: &Room, program: &Path) -> Command {
        let mut command = room.command("bwrap");
        command.args(["--die-with-parent", "--bind", "/", "/", "--dev-bind", "/dev", "/dev"]);
        if rustix::process::geteuid().is_root() {
            // Else the stand could make no sandboxes of its own in this one.
            command.args(["--cap-add", "ALL"]);
        }
        for covered in [TRUST_STORE, HOSTS, NAME_SERVERS] {
            // Often a link into a directory that programs write.
            let place = fs::canonicalize(covered).unwrap_or_else(|_| covered.into());
            command.arg("--ro-bind").arg(self.file(covered)).arg(place);
        }
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.arg("--").arg(program);
        command
    }

    fn file(&self, covers: &str) -> PathBuf {
        self.directory.path().join(covers.replace('/', "-"))
    }
}
