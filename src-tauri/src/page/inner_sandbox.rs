//! Whether the pages' process can have a sandbox of its own within the shell's. The web engine does not ask: where it cannot have
//! one, it takes the whole shell down.

use std::process::{Command, Stdio};

/// Tries one out; it takes some milliseconds. A stand that runs as root has none, nor has one whose kernel lets users make no
/// namespaces: the shell's own sandbox is then the only one around the pages.
pub(super) fn can_be_had() -> bool {
    let tried = Command::new("bwrap")
        .args(["--unshare-pid", "--unshare-net", "--ro-bind", "/", "/", "--dev", "/dev", "true"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let can = matches!(tried, Ok(status) if status.success());
    if !can {
        tracing::warn!(
            "the portal's pages have no sandbox of their own: run the stand as a user of its own, not as root"
        );
    }
    can
}
