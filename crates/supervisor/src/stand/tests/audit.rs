//! What is written down of a day at the stand.

use kiosk_core::EndReason;

use super::*;
use crate::audit::{AuditAudience, AuditEvent, Ending, SessionEnd, read_audit};

fn cleared(audience: AuditAudience, because: Ending, touched: bool, session: SessionEnd) -> AuditEvent {
    AuditEvent::Cleared { audience, because, touched, took_ms: 0, session }
}

/// What the log says, with the time that clearing took left out.
fn log_of(state: &TempDir) -> Vec<AuditEvent> {
    let lines = read_audit(state.path()).unwrap().into_iter();
    lines
        .map(|line| match line.event {
            AuditEvent::Cleared { audience, because, touched, session, .. } => {
                cleared(audience, because, touched, session)
            }
            other => other,
        })
        .collect()
}

#[test]
fn every_clearing_ends_in_a_receipt() {
    on_one_thread(async {
        let mut stand = RunningStand::switch_on(Before::default());
        let mut shell = stand.shell_in_service().await;
        shell.says(FromShell::Touched).await;
        shell.heard().await;
        shell.says(FromShell::Ended { reason: EndReason::SignedOut }).await;
        shell.ends().await;
        until("the session is ended", || stand.portal.calls().iter().any(|call| call == "end")).await;
        // The next one is broken off, and nobody had touched it.
        drop(stand.next_shell().await);
        let mut third = stand.next_shell().await;
        third.says(FromShell::Ended { reason: EndReason::TimedOut }).await;
        third.ends().await;
        let _on_the_screen = stand.next_shell().await;
        let state = stand.switch_off_and_look_back().await;
        let patient = AuditAudience::Patient;
        let mut log = log_of(&state);
        // The portal may have heard it before or after the next shell.
        log.retain(|event| *event != AuditEvent::SessionEnded { tries: 1 });
        assert_eq!(
            log,
            [
                AuditEvent::Started,
                cleared(patient, Ending::SignedOut, true, SessionEnd::Queued),
                cleared(patient, Ending::Broke, false, SessionEnd::None),
                cleared(patient, Ending::TimedOut, false, SessionEnd::None),
                cleared(patient, Ending::StandStops, false, SessionEnd::None),
                AuditEvent::Stopped,
            ]
        );
    });
}
