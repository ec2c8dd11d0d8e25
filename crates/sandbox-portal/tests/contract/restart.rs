//! What a portal that is stopped and started again still knows.

use sandbox_portal::{Clock, SandboxPlan, SandboxPortal, StartFailed, State};

use crate::portal::{AVERY, AVERYS_INBOX, Portal, nine_o_clock};

#[tokio::test]
async fn a_restart_keeps_the_state_and_the_address() {
    let folder = tempfile::tempdir().unwrap();
    let plan = SandboxPlan {
        state: State::File(folder.path().join("sandbox.sqlite")),
        clock: Clock::stopped_at(nine_o_clock()),
        ..SandboxPlan::default()
    };
    let portal = Portal::run(plan.clone()).await;
    let (credential, _, token) = portal.stand_with_session().await;
    let attempt = portal.start_attempt(&token, AVERY).await.expect(201).text("attemptId");
    portal.verify(&token, &attempt, portal.wrong_code_for(AVERY)).await.expect_problem(403, "code-wrong");
    let by_email = portal.start_by_email(&token, AVERYS_INBOX).await.expect(201);
    let address = portal.running.address();
    portal.running.stop().await;

    let portal = Portal::run(SandboxPlan { listen: address, ..plan }).await;
    portal.get("/v1/stand/branding").bearer(&credential).send().await.expect(200);
    let wrong = portal.verify(&token, &attempt, portal.wrong_code_for(AVERY)).await.expect_problem(403, "code-wrong");
    assert_eq!(wrong.number("triesLeft"), 3);
    portal.verify(&token, &attempt, &portal.code_for(AVERY)).await.expect(200);
    let form = format!("answer=approve&digits={}", by_email.body["link"]["digits"].as_str().unwrap());
    portal.answers_link(&portal.email_for(AVERYS_INBOX).link, &form).await.expect(200);
    portal.poll(&token, &by_email.text("attemptId")).await.expect(200);
}

#[tokio::test]
async fn a_portal_that_was_stopped_cannot_be_reached() {
    let portal = Portal::start().await;
    let address = portal.running.address();
    portal.running.stop().await;
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn nobody_but_this_machine_can_reach_it() {
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.1:0"] {
        let plan = SandboxPlan { listen: address.parse().unwrap(), ..SandboxPlan::default() };
        assert!(matches!(SandboxPortal::start(plan).await, Err(StartFailed::NotLoopback)), "{address}");
    }
}
