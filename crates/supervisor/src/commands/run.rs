//! `portal-kiosk run`: the stand itself.

use std::process::ExitCode;
use std::rc::Rc;

use shell_protocol::ContactKey;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::spawn_local;

use super::portals::HttpPortals;
use super::state_directory::{OnlySupervisor, state_directory};
use super::{Stand as WhichStand, sorry};
use crate::audit::AuditLog;
use crate::branding::PictureProcess;
use crate::configuration::Configuration;
use crate::credential::KeyringProcess;
use crate::drawing::Circumstances;
use crate::sandbox::{Bubblewrap, ControlGroups, Program, StandMark, Surroundings, sweep};
use crate::stand::{SharedStore, Stand, time_asleep};
use crate::store::Store;
use crate::watchdog;

pub(super) async fn carry_out(which: &WhichStand) -> ExitCode {
    match run(which).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => sorry(format!("The stand cannot run: {error}.")),
    }
}

async fn run(which: &WhichStand) -> Result<(), Box<dyn std::error::Error>> {
    // First, so that a signal is not lost in between.
    let switched_off = switched_off()?;
    let configuration = Configuration::load(which.config.as_deref())?;
    let directory = state_directory(which.state_dir.as_deref())?;
    // Makes the directory. A store that cannot be read is said on the screen: a stand is never blank.
    if let Err(error) = Store::open(&directory) {
        tracing::error!(%error, "the stand starts without its store");
    }
    let _only = OnlySupervisor::of(&directory)?;
    // Whatever a shell leaves without a parent becomes this process's child, and leaves no trace in the process table.
    rustix::process::set_child_subreaper(rustix::process::Pid::from_raw(1))?;
    let mark = StandMark::of(&directory)?;
    let surroundings = Surroundings::of_this_process(&directory)?;
    let (shell, notice) =
        (Program::shell(configuration.shell.as_deref())?, Program::notice(configuration.notice.as_deref())?);
    let clear = sweep(&mark).await?;
    let shells = Bubblewrap::new(shell, surroundings.clone(), mark.clone())?.within(limits(&configuration));
    let notice = Bubblewrap::new(notice, surroundings, mark)?;
    spawn_local(shells.name_servers().follow());
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "the stand is on");
    spawn_local(watchdog::feed());
    let drawing = Circumstances::of_this_machine(configuration.rendering);
    let audit = AuditLog::of(&directory);
    let store = SharedStore::new(directory);
    let mut key = [0; 32];
    getrandom::fill(&mut key)?;
    let stand = Stand {
        configuration,
        contact_key: ContactKey::new(key),
        store,
        keyring: KeyringProcess,
        decoder: PictureProcess::default(),
        portals: HttpPortals,
        drawing,
        shells,
        notice,
        time_asleep: Rc::new(time_asleep),
        audit,
    };
    stand.run(clear, switched_off).await;
    tracing::info!("the stand is off");
    Ok(())
}

/// What bounds each shell. A stand without it serves on.
fn limits(configuration: &Configuration) -> Option<Rc<ControlGroups>> {
    let groups = ControlGroups::delegated(configuration.sandbox_limits);
    groups
        .inspect_err(|reason| tracing::warn!(%reason, "a shell has no limits but the machine's own"))
        .ok()
        .map(Rc::new)
}

/// Waits for the first signal that asks the stand to end.
fn switched_off() -> std::io::Result<impl Future<Output = ()>> {
    let mut terminated = signal(SignalKind::terminate())?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut hung_up = signal(SignalKind::hangup())?;
    Ok(async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
            _ = hung_up.recv() => {}
        }
    })
}
