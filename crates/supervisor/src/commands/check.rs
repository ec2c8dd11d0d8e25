//! `portal-kiosk check`: goes through everything that a stand needs, and says what is missing and what to do.

use std::path::Path;
use std::process::{ExitCode, Stdio};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use kiosk_core::Disclosure;
use portal_client::http::PortalUrl;
use portal_client::{StandCredential, StandPortal, StandRefused};
use tokio::process::Command;

use super::machine::Machine;
use super::portals::{in_full, portal};
use super::state_directory::state_directory;
use super::{Stand, sorry};
use crate::configuration::{Configuration, USUAL_FILE};
use crate::credential::{Keyring, KeyringProcess};
use crate::drawing::{Because, Circumstances, Drawing};
use crate::sandbox::{BUBBLEWRAP, BUS_FILTER, Program, Surroundings, system_program};
use crate::stand::apart;
use crate::store::{DrawingMemory, Enrolment, Store};

/// What was found, one line each.
#[derive(Debug, Default)]
struct Findings {
    missing: usize,
}

impl Findings {
    /// Says what is there, or what is missing; gives on what is there.
    fn note<T>(&mut self, what: &str, found: Result<T, String>) -> Option<T> {
        match found {
            Ok(found) => {
                println!("ok       {what}");
                Some(found)
            }
            Err(why) => {
                println!("missing  {what}: {why}");
                self.missing += 1;
                None
            }
        }
    }

    /// Says what is not as somebody wants it, and keeps nobody from signing in.
    fn remark(&self, what: &str, why: Option<String>) {
        match why {
            None => println!("ok       {what}"),
            Some(why) => println!("note     {what}: {why}"),
        }
    }
}

pub(super) async fn carry_out(which: &Stand) -> ExitCode {
    let mut findings = Findings::default();
    let directory = match state_directory(which.state_dir.as_deref()) {
        Ok(directory) => directory,
        Err(error) => return sorry(error.to_string()),
    };
    let configuration = check_machine(&mut findings, which, &directory).await;
    check_stand(&mut findings, &configuration, &directory).await;
    match findings.missing {
        0 => {
            println!("This stand can serve.");
            ExitCode::SUCCESS
        }
        1 => sorry("This stand cannot serve yet: one thing is missing."),
        missing => sorry(format!("This stand cannot serve yet: {missing} things are missing.")),
    }
}

/// What is to be configured comes back as it is used.
async fn check_machine(findings: &mut Findings, which: &Stand, directory: &Path) -> Configuration {
    let configuration = Configuration::load(which.config.as_deref()).map_err(|error| error.to_string());
    let configuration = findings.note("configuration", configuration).unwrap_or_default();
    let shell = Program::shell(configuration.shell.as_deref()).map_err(|error| error.to_string());
    findings.note("the shell's program", shell);
    findings.note(
        "the notice window's program",
        Program::notice(configuration.notice.as_deref()).map_err(|error| error.to_string()),
    );
    let file = which.config.as_deref().unwrap_or_else(|| Path::new(USUAL_FILE));
    for (what, why) in Machine::seen(file).remarks() {
        findings.remark(what, why);
    }
    let sandbox = succeeds(BUBBLEWRAP, &["--ro-bind", "/", "/", "--unshare-pid", "--proc", "/proc", "/bin/true"]).await;
    findings.note("a sandbox for the shell (bubblewrap)", sandbox);
    let proxy = succeeds(BUS_FILTER, &["--version"]).await;
    findings.note("a filter before the session bus (xdg-dbus-proxy)", proxy);
    let around = Surroundings::of_this_process(directory).map_err(|error| error.to_string());
    let Some(around) = findings.note("a session bus that a shell can be kept away from", around) else {
        return configuration;
    };
    let bus = around.have_a_session_bus();
    findings.note("a session bus", bus.then_some(()).ok_or("DBUS_SESSION_BUS_ADDRESS is not set".to_owned()));
    let screen = around.have_a_screen();
    findings.note("a screen", screen.then_some(()).ok_or("neither DISPLAY nor WAYLAND_DISPLAY is set".to_owned()));
    configuration
}

/// What the store has.
struct Kept {
    enrolment: Option<Enrolment>,
    complaint: Option<String>,
    has_pin: bool,
    drawing: Option<DrawingMemory>,
}

async fn check_stand(findings: &mut Findings, configuration: &Configuration, directory: &Path) {
    let opened = Store::open(directory).and_then(|store| {
        let enrolment = store.enrolment()?;
        let complaint = enrolment.as_ref().map(|enrolment| store.branding_complaint(&enrolment.stand_id));
        let kept = Kept {
            enrolment,
            complaint: complaint.transpose()?.flatten(),
            has_pin: store.has_staff_pin()?,
            drawing: store.drawing_memory()?,
        };
        Ok((kept, store))
    });
    let (known, writable) = match opened {
        Ok((kept, mut store)) => (Some(kept), store.rehearse_writing()),
        Err(error) => (None, Err(error)),
    };
    findings.note("the stand's store", writable.map_err(|error| error.to_string()));
    let Some(Kept { enrolment, complaint, has_pin, drawing }) = known else { return };
    let circumstances = Circumstances::of_this_machine(configuration.rendering);
    let drawing = circumstances.recall(drawing);
    findings.remark(
        &format!("drawing {}", how_it_draws(&circumstances, drawing.as_ref())),
        given_up(&circumstances, drawing.as_ref()),
    );
    let unset = "the staff panel shows how the stand is and changes nothing: set one with portal-kiosk pin";
    findings.remark("the staff's PIN", (!has_pin).then(|| unset.to_owned()));
    let enrolled = enrolment.ok_or("make the stand one of a clinic's with portal-kiosk enrol".to_owned());
    let Some(enrolment) = findings.note("enrolment", enrolled) else {
        let keyring = KeyringProcess.probe().await.map_err(|error| error.to_string());
        findings.note("an open keyring", keyring);
        return;
    };
    let unused = complaint.map(|reason| format!("the clinic's last change was not used: {reason}"));
    findings.remark("branding", unused);
    let credential = KeyringProcess.read(&enrolment.account()).await.map_err(|error| error.to_string());
    let Some(credential) = findings.note("the stand's credential in the keyring", credential) else { return };
    check_portal(findings, configuration, &enrolment, &credential).await;
}

async fn check_portal(
    findings: &mut Findings,
    configuration: &Configuration,
    enrolment: &Enrolment,
    credential: &StandCredential,
) {
    let portal = PortalUrl::parse(&enrolment.portal_url).map_err(|error| error.to_string()).and_then(portal);
    let Some(portal) = findings.note("the portal's address", portal) else { return };
    let answer = match portal.heartbeat(credential).await {
        Err(StandRefused::Trouble(trouble)) => Err(in_full(&portal, trouble).await),
        answer => answer.map_err(|refused| refused.to_string()),
    };
    let Some(answer) = findings.note("the portal's answer", answer) else { return };
    let enabled = answer.portal_enabled;
    let why = format!("an administrator of {} can switch it on", enrolment.clinic_name);
    findings.note("the clinic's portal is enabled", enabled.then_some(()).ok_or(why));
    if configuration.rules.disclosure == Disclosure::Neutral {
        let why = "the portal cannot give them: take disclosure out of the configuration".to_owned();
        findings.note("neutral answers", answer.can_be_neutral.then_some(()).ok_or(why));
    }
    findings.remark("the clock", clock(answer.portal_clock, SystemTime::now(), configuration.clock_tolerance));
}

/// By which path the web engine draws, why, and since when that was seen on this machine.
fn how_it_draws(circumstances: &Circumstances, seen: Option<&DrawingMemory>) -> String {
    let path = seen.map_or(circumstances.usual(), |seen| seen.drawing);
    let how = match path {
        Drawing::Accelerated => "with the graphics processor's path",
        Drawing::Software => "in software",
    };
    let why = match circumstances.because(path) {
        Because::Processor => "as there is a graphics processor",
        Because::NoProcessor => "as there is no graphics processor",
        Because::Configured => "as the configuration says",
        Because::OtherDrewNothing => "as the other path drew nothing",
    };
    let since = seen.and_then(|seen| Timestamp::from_second(seen.since_epoch_s.try_into().ok()?).ok());
    let since = since.map_or("not yet seen on the screen".to_owned(), |since| {
        format!("seen on the screen since {}", since.strftime("%F %H:%M UTC"))
    });
    format!("{how}, {why} ({since})")
}

/// What an administrator may want to know of a path that was given up.
fn given_up(circumstances: &Circumstances, seen: Option<&DrawingMemory>) -> Option<String> {
    let given_up = seen.filter(|seen| seen.drawing != circumstances.usual())?.drawing.other().word();
    Some(format!(
        "{given_up} drew nothing; it is tried again with another web engine, kernel or rendering in the configuration"
    ))
}

/// A clock that is far off refuses good certificates and shows wrong times.
fn clock(portal: SystemTime, ours: SystemTime, tolerance: Duration) -> Option<String> {
    let off = apart(portal, ours);
    (off > tolerance).then(|| format!("it is {} seconds off the portal's: set it", off.as_secs()))
}

async fn succeeds(program: &str, arguments: &[&str]) -> Result<(), String> {
    let file = system_program(program);
    let output = Command::new(&file).args(arguments).stdin(Stdio::null()).output().await;
    let output = output.map_err(|error| format!("{} cannot be run: {error}", file.display()))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{program}: {}", said.lines().next().unwrap_or("it says nothing")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_a_stand_draws_is_said_with_why_and_since_when() {
        let circumstances = Circumstances { wished: Some(Drawing::Accelerated), ..Circumstances::default() };
        let said = how_it_draws(&circumstances, None);
        assert_eq!(said, "with the graphics processor's path, as the configuration says (not yet seen on the screen)");
        assert_eq!(given_up(&circumstances, None), None);
        let seen = DrawingMemory {
            drawing: Drawing::Software,
            circumstances: circumstances.in_a_line(),
            since_epoch_s: 1_764_000_000,
        };
        let said = how_it_draws(&circumstances, Some(&seen));
        assert_eq!(said, "in software, as the other path drew nothing (seen on the screen since 2025-11-24 16:00 UTC)");
        assert!(given_up(&circumstances, Some(&seen)).unwrap().starts_with("accelerated drew nothing"));
    }

    #[test]
    fn a_clock_off_by_what_is_tolerated_will_do_and_more_will_not() {
        let noon = SystemTime::UNIX_EPOCH + Duration::from_secs(43_200);
        let tolerance = Duration::from_secs(300);
        assert_eq!(clock(noon, noon + tolerance, tolerance), None);
        let off = clock(noon, noon - Duration::from_secs(301), tolerance);
        assert_eq!(off.unwrap(), "it is 301 seconds off the portal's: set it");
    }
}
