//! Supervisor and shell speak over a stream of bytes that can be cut, flooded or filled with anything.
#![expect(clippy::unwrap_used, reason = "a test may")]

use std::time::Duration;

use kiosk_core::{
    Branding, CallNews, CalledFrom, ClinicHours, ContactInformation, EndReason, EnrolAnswer, Farewell, Finding,
    Incident, Lately, LocalTime, NoPin, Opening, OutOfService, Picture, PinAnswer, PortalTrouble, Role, Rules,
    Sensitive, StaffNews, StandFacts, Standing, SupportContact, TakenOut, Weekday,
};
use proptest::prelude::*;
use shell_protocol::{
    ChannelError, CodeVerdict, ContactKey, ContactMark, FromShell, Message, PROTOCOL_VERSION, Receiver, Sender,
    ShellBriefing, StaffAsking, ToShell, WindowPlan, shell_end, supervisor_end,
};
use tokio::io::{AsyncWriteExt, DuplexStream, duplex};
use tokio::net::UnixStream;

fn briefing() -> ShellBriefing {
    ShellBriefing {
        protocol_version: PROTOCOL_VERSION,
        role: Role::StaffWithoutPin(NoPin::StoreUnreadable),
        rules: Rules::default(),
        branding: Branding {
            logo: Some(Picture { png: vec![0x89, 0, 255] }),
            attract: Some(Picture { png: vec![0x89, 1] }),
            ..Branding::unbranded()
        },
        standing: Standing::OutOfService(OutOfService::NotEnrolled),
        hours: closed_until_monday(),
        contact_key: ContactKey::new([7; 32]),
        portal_url: Some("https://portal.example.org/".to_owned()),
        window: WindowPlan::Windowed { width: 540, height: 960 },
        support_contact: Some(SupportContact::parse("Harbour IT, +1 202 555 0123").unwrap()),
    }
}

fn closed_until_monday() -> ClinicHours {
    let time = LocalTime { hour: 8, minute: 0 };
    ClinicHours::Closed { opens: Some(Opening { weekday: Some(Weekday::Monday), time }) }
}

fn mark() -> ContactMark {
    ContactMark::of(&ContactKey::new([7; 32]), &Sensitive::new("+12025550101".to_owned()))
}

fn token() -> Sensitive<String> {
    Sensitive::new("an-invented-token".to_owned())
}

fn facts() -> StandFacts {
    StandFacts {
        standing: Standing::ClockWrong,
        findings: vec![Finding::BrandingFetched { minutes: 3 }, Finding::ClockWrong],
        lately: vec![Lately { incident: Incident::ShellBroke, minutes_ago: 1 }],
        taken_out: Some(TakenOut::ForNow),
    }
}

fn everything_to_a_shell() -> Vec<ToShell> {
    vec![
        ToShell::Briefing(Box::new(briefing())),
        ToShell::Uncover,
        ToShell::Farewell { farewell: Farewell::TimedOut },
        ToShell::SessionOpened { token: token() },
        ToShell::SessionRenewed { token: token() },
        ToShell::SessionRefused { trouble: PortalTrouble::OutOfReach },
        ToShell::SessionRefused { trouble: PortalTrouble::Busy { retry_after: Some(Duration::from_secs(7)) } },
        ToShell::Hours { hours: ClinicHours::Open },
        ToShell::Hours { hours: ClinicHours::Closed { opens: None } },
        ToShell::Hours { hours: closed_until_monday() },
        ToShell::StaffCall { news: CallNews::Coming },
        ToShell::Staff { news: StaffNews::Pin(PinAnswer::Locked { wait: Duration::from_secs(300) }) },
        ToShell::Staff { news: StaffNews::Facts(facts()) },
        ToShell::Staff { news: StaffNews::Enrolled(EnrolAnswer::NotKept) },
        ToShell::CodeDecision { asking: u64::MAX, verdict: CodeVerdict::Allowed },
        ToShell::CodeDecision { asking: 1, verdict: CodeVerdict::StandLimited { wait: Duration::from_millis(1_500) } },
        ToShell::CodeDecision { asking: 2, verdict: CodeVerdict::ContactLimited { wait: Duration::MAX } },
        ToShell::Standing { standing: Standing::InService },
        ToShell::Standing { standing: Standing::OutOfService(OutOfService::KeyringLocked) },
    ]
}

fn everything_from_a_shell() -> Vec<FromShell> {
    vec![
        FromShell::Ready,
        FromShell::Staff { request: StaffAsking::CheckPin { pin: token() } },
        FromShell::Staff { request: StaffAsking::TakeOut { how: TakenOut::ForRepair } },
        FromShell::Staff { request: StaffAsking::PutBack },
        FromShell::Staff { request: StaffAsking::Enrol { pairing_code: token() } },
        FromShell::CallStaff { screen: CalledFrom::WhoIsItFor },
        FromShell::Painted,
        FromShell::Blank,
        FromShell::Alive { frames: u64::MAX },
        FromShell::Touched,
        FromShell::CodeRequest { asking: u64::MAX, contact: mark() },
        FromShell::Ended { reason: EndReason::SignedOut },
        FromShell::Ended { reason: EndReason::EndedByPortal },
    ]
}

fn pair<M: Message>(buffer: usize) -> (Sender<M, DuplexStream>, Receiver<M, DuplexStream>) {
    let (speaker, listener) = duplex(buffer);
    (Sender::new(speaker), Receiver::new(listener))
}

fn listener_to<M: Message>(bytes: &[u8]) -> Receiver<M, &[u8]> {
    Receiver::new(bytes)
}

fn frame(body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap();
    [&length.to_le_bytes(), body].concat()
}

#[tokio::test]
async fn everything_that_can_be_said_arrives_as_it_was_said() {
    // A buffer of three bytes makes every message arrive in pieces.
    let (mut speaker, mut listener) = pair::<ToShell>(3);
    let said = everything_to_a_shell();
    let speaking = async {
        for message in &said {
            speaker.send(message).await.unwrap();
        }
    };
    let hearing = async {
        for message in &said {
            assert_eq!(&listener.receive().await.unwrap(), message);
        }
    };
    tokio::join!(speaking, hearing);

    let (mut speaker, mut listener) = pair::<FromShell>(4096);
    for message in everything_from_a_shell() {
        speaker.send(&message).await.unwrap();
        assert_eq!(listener.receive().await.unwrap(), message);
    }
}

#[tokio::test]
async fn both_ends_of_one_socket_speak_at_once() {
    let (supervisor, shell) = UnixStream::pair().unwrap();
    let (mut to_shell, mut from_shell) = supervisor_end(supervisor);
    let (mut to_supervisor, mut from_supervisor) = shell_end(shell);
    to_shell.send(&ToShell::Briefing(Box::new(briefing()))).await.unwrap();
    to_supervisor.send(&FromShell::Ready).await.unwrap();
    assert_eq!(from_shell.receive().await.unwrap(), FromShell::Ready);
    assert_eq!(from_supervisor.receive().await.unwrap(), ToShell::Briefing(Box::new(briefing())));
    drop((to_supervisor, from_supervisor));
    assert!(matches!(from_shell.receive().await, Err(ChannelError::Closed)));
}

#[tokio::test]
async fn hearing_can_be_interrupted_in_the_middle_of_a_message() {
    let (mut stream, listener) = duplex(64);
    let mut listener: Receiver<FromShell, _> = Receiver::new(listener);
    let bytes = frame(br#"{"say":"touched"}"#);
    for byte in &bytes[..bytes.len() - 1] {
        stream.write_all(&[*byte]).await.unwrap();
        tokio::select! {
            biased;
            message = listener.receive() => panic!("heard too early: {message:?}"),
            () = tokio::task::yield_now() => {}
        }
    }
    stream.write_all(&bytes[bytes.len() - 1..]).await.unwrap();
    assert_eq!(listener.receive().await.unwrap(), FromShell::Touched);
}

#[tokio::test]
async fn a_message_cut_off_is_a_closed_channel() {
    let whole = frame(br#"{"say":"ready"}"#);
    for length in 0..whole.len() {
        let heard = listener_to::<FromShell>(&whole[..length]).receive().await;
        assert!(matches!(heard, Err(ChannelError::Closed)), "cut after {length}");
    }
}

#[tokio::test]
async fn a_message_too_long_is_refused_by_its_header_alone() {
    let header = u32::try_from(FromShell::MAX_FRAME + 1).unwrap().to_le_bytes();
    let heard = listener_to::<FromShell>(&header).receive().await;
    assert!(matches!(heard, Err(ChannelError::TooLong { length: 16_385, allowed: 16_384 })));
    let heard = listener_to::<ToShell>(&u32::MAX.to_le_bytes()).receive().await;
    assert!(matches!(heard, Err(ChannelError::TooLong { .. })));
}

#[tokio::test]
async fn a_message_too_long_is_not_sent() {
    let (mut speaker, mut listener) = pair::<ToShell>(4096);
    let mut long = briefing();
    long.branding.logo = Some(Picture { png: vec![0; ToShell::MAX_FRAME] });
    let refused = speaker.send(&ToShell::Briefing(Box::new(long))).await;
    assert!(matches!(refused, Err(ChannelError::TooLong { .. })));
    speaker.send(&ToShell::Standing { standing: Standing::InService }).await.unwrap();
    assert_eq!(listener.receive().await.unwrap(), ToShell::Standing { standing: Standing::InService });
}

#[tokio::test]
async fn the_largest_pictures_and_the_longest_words_fit_into_a_briefing() {
    let (mut speaker, mut listener) = pair::<ToShell>(65_536);
    let mut large = briefing();
    let largest = || Some(Picture { png: vec![0xff; Picture::LONGEST] });
    // Each of these characters takes six bytes in JSON.
    let words = "\u{1}".repeat(2_000);
    let contact = ContactInformation { address: words.clone(), hours: words.clone(), ..large.branding.contact };
    large.branding = Branding { logo: largest(), attract: largest(), contact, ..large.branding };
    large.branding.welcome_message = words.clone();
    large.branding.privacy_notice = words;
    let said = ToShell::Briefing(Box::new(large));
    let (sent, heard) = tokio::join!(speaker.send(&said), listener.receive());
    sent.unwrap();
    assert_eq!(heard.unwrap(), said);
}

#[tokio::test]
async fn what_is_no_message_of_this_protocol_is_malformed() {
    for body in [
        &b""[..],
        b"{}",
        b"null",
        b"\xff\xfe",
        br#"{"say":"open-the-door"}"#,
        br#"{"say":"touched"} {"say":"touched"}"#,
        br#"{"say":"alive"}"#,
        br#"{"say":"alive","frames":-1}"#,
        br#"{"say":"ended","reason":"bored"}"#,
        br#"{"say":"ended","reason":"signed-out","patient":"P-1"}"#,
    ] {
        let heard = listener_to::<FromShell>(&frame(body)).receive().await;
        assert!(matches!(heard, Err(ChannelError::Malformed)), "{}", String::from_utf8_lossy(body));
    }
}

#[tokio::test]
async fn neither_a_message_nor_an_error_shows_a_token() {
    for message in everything_to_a_shell() {
        assert!(!format!("{message:?}").contains("an-invented-token"));
    }
    let nearly = frame(br#"{"say":"session-opened","token":["an-invented-token"]}"#);
    let error = listener_to::<ToShell>(&nearly).receive().await.unwrap_err();
    assert!(!format!("{error:?} {error}").contains("an-invented-token"));
}

proptest! {
    /// Every listener ends with an error or a message. (That a length above what is allowed gets no memory is shown by
    /// the headers above: nothing follows them, and they are refused all the same.)
    #[test]
    fn whatever_bytes_come_the_listener_stays_whole(bytes: Vec<u8>, length in 0..64u32) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let framed = [&length.to_le_bytes()[..], &bytes].concat();
            for stream in [&bytes, &framed] {
                let _ = listener_to::<FromShell>(stream).receive().await;
                let _ = listener_to::<ToShell>(stream).receive().await;
            }
        });
    }
}

#[tokio::test]
async fn what_staff_typed_is_heard_only_as_long_as_it_can_be() {
    for (length, fits) in [(StaffAsking::LONGEST_TEXT, true), (StaffAsking::LONGEST_TEXT + 1, false)] {
        let text = || Sensitive::new("7".repeat(length));
        for request in [StaffAsking::CheckPin { pin: text() }, StaffAsking::Enrol { pairing_code: text() }] {
            let (mut speaker, mut listener) = pair::<FromShell>(1024);
            let said = FromShell::Staff { request };
            speaker.send(&said).await.unwrap();
            match listener.receive().await {
                Ok(heard) => assert!(fits && heard == said, "{length}"),
                Err(error) => assert!(!fits && matches!(error, ChannelError::Malformed), "{length}: {error}"),
            }
        }
    }
}
