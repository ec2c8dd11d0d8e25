//! Whatever comes over the channel, at either end: a message arrives whole however it is cut, and everything else is an
//! error, and never anything worse.
#![expect(clippy::unwrap_used, reason = "a test may")]

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use kiosk_core::{
    Branding, ClinicHours, Colour, ContactInformation, EndReason, Farewell, LanguageTag, OutOfService, Picture,
    PortalTrouble, Role, Rules, Sensitive, Standing,
};
use proptest::prelude::*;
use shell_protocol::{
    ChannelError, CodeVerdict, ContactKey, ContactMark, FromNotice, FromShell, Message, NoticeView, Outage,
    PROTOCOL_VERSION, Receiver, Sender, ShellBriefing, ToNotice, ToShell, WindowPlan,
};
use tokio::io::{AsyncRead, ReadBuf};

/// Bytes that come in pieces of these lengths, the last of which is repeated.
struct InPieces {
    bytes: Vec<u8>,
    given: usize,
    lengths: Vec<usize>,
}

impl AsyncRead for InPieces {
    fn poll_read(mut self: Pin<&mut Self>, _: &mut Context<'_>, room: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
        let piece = if self.lengths.len() > 1 { self.lengths.remove(0) } else { self.lengths[0] };
        let end = self.bytes.len().min(self.given + piece.clamp(1, room.remaining()));
        room.put_slice(&self.bytes[self.given..end]);
        self.given = end;
        Poll::Ready(Ok(()))
    }
}

fn receiver<M: Message>(bytes: &[u8], lengths: &[usize]) -> Receiver<M, InPieces> {
    Receiver::new(InPieces { bytes: bytes.to_vec(), given: 0, lengths: [lengths, &[1 << 20]].concat() })
}

fn now<T>(doing: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(doing)
}

/// Messages as they cross the socket.
fn written<M: Message>(messages: &[M]) -> Vec<u8> {
    let mut bytes = Vec::new();
    now(async {
        let mut sender: Sender<M, &mut Vec<u8>> = Sender::new(&mut bytes);
        for message in messages {
            sender.send(message).await.unwrap();
        }
    });
    bytes
}

fn framed(length: u32, body: &[u8]) -> Vec<u8> {
    [&length.to_le_bytes()[..], body].concat()
}

fn frame(body: &[u8]) -> Vec<u8> {
    framed(u32::try_from(body.len()).unwrap(), body)
}

/// Everything that is heard until the end: messages, and errors that the receiver got over.
fn heard<M: Message>(bytes: &[u8], lengths: &[usize]) -> Vec<Result<M, ChannelError>> {
    let mut receiver = receiver::<M>(bytes, lengths);
    let mut heard = Vec::new();
    now(async {
        loop {
            let next = receiver.receive().await;
            let over = matches!(next, Err(ChannelError::Closed | ChannelError::TooLong { .. }));
            heard.push(next);
            // Each frame has a header, so there cannot be more of them.
            assert!(heard.len() <= bytes.len() / 4 + 1, "the receiver hears what was never said");
            if over {
                break;
            }
        }
        // What has ended it has ended it for good.
        let last = format!("{:?}", heard.last().unwrap().as_ref().map(drop));
        assert_eq!(format!("{:?}", receiver.receive().await.map(drop)), last);
    });
    heard
}

fn from_shell() -> impl Strategy<Value = FromShell> {
    prop_oneof![
        Just(FromShell::Ready),
        Just(FromShell::Touched),
        any::<u64>().prop_map(|frames| FromShell::Alive { frames }),
        (any::<u64>(), ".{0,40}").prop_map(|(asking, contact)| {
            let contact = ContactMark::of(&ContactKey::new([0; 32]), &Sensitive::new(contact));
            FromShell::CodeRequest { asking, contact }
        }),
        Just(FromShell::Ended { reason: EndReason::TimedOut }),
    ]
}

fn to_shell() -> impl Strategy<Value = ToShell> {
    let briefing = (".{0,200}", prop::collection::vec(any::<u8>(), 0..3_000)).prop_map(|(name, png)| {
        ToShell::Briefing(Box::new(ShellBriefing {
            protocol_version: PROTOCOL_VERSION,
            role: Role::Staff,
            rules: Rules::default(),
            branding: Branding { clinic_name: name, attract: Some(Picture { png }), ..Branding::unbranded() },
            standing: Standing::PortalOutOfReach,
            hours: ClinicHours::Open,
            contact_key: ContactKey::new([0xff; 32]),
            portal_url: None,
            window: WindowPlan::FullScreen,
            support_contact: None,
        }))
    });
    let busy = |retry_after| ToShell::SessionRefused { trouble: PortalTrouble::Busy { retry_after } };
    prop_oneof![
        briefing,
        ".{0,300}".prop_map(|token| ToShell::SessionOpened { token: Sensitive::new(token) }),
        any::<Option<Duration>>().prop_map(busy),
        (any::<u64>(), any::<Duration>()).prop_map(|(asking, wait)| {
            ToShell::CodeDecision { asking, verdict: CodeVerdict::ContactLimited { wait } }
        }),
        Just(ToShell::Farewell { farewell: Farewell::Restarted }),
        Just(ToShell::Standing { standing: Standing::OutOfService(OutOfService::KeyringLocked) }),
    ]
}

fn to_notice() -> impl Strategy<Value = ToNotice> {
    (".{0,200}", any::<bool>()).prop_map(|(clinic_name, broken)| {
        ToNotice::Show(Box::new(NoticeView {
            window: WindowPlan::FullScreen,
            background: Colour::new(255, 255, 255),
            text: Colour::new(0, 0, 0),
            clinic_name,
            contact: ContactInformation::default(),
            languages: vec![LanguageTag("en".to_owned())],
            support_contact: None,
            outage: broken.then_some(Outage::Breaks),
        }))
    })
}

fn survives_any_splitting<M: Message + PartialEq + std::fmt::Debug>(messages: &[M], lengths: &[usize]) {
    let mut heard = heard::<M>(&written(messages), lengths);
    assert!(matches!(heard.pop(), Some(Err(ChannelError::Closed))));
    assert_eq!(heard.into_iter().map(Result::unwrap).collect::<Vec<_>>(), messages);
}

fn hears_only_what_was_whole<M: Message + PartialEq + std::fmt::Debug>(messages: &[M], kept: usize, garbage: &[u8]) {
    let bytes = written(messages);
    let kept = kept % bytes.len();
    let whole = heard::<M>(&bytes[..kept], &[7]);
    assert!(matches!(whole.last(), Some(Err(ChannelError::Closed))));
    let (ok, _end) = whole.split_at(whole.len() - 1);
    assert!(ok.iter().zip(messages).all(|(heard, said)| heard.as_ref().unwrap() == said));
    // Garbage behind a whole message does not reach back to it.
    let heard = heard::<M>(&[&bytes, garbage].concat(), &[11]);
    assert!(heard.iter().zip(messages).all(|(heard, said)| heard.as_ref().unwrap() == said));
}

/// What looks like a message more than chance would have it.
fn nearly_json() -> impl Strategy<Value = Vec<u8>> {
    let word = prop_oneof![
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just(","),
        Just(":"),
        Just("null"),
        Just("1e999"),
        Just("-0"),
        Just("\"say\""),
        Just("\"alive\""),
        Just("\"frames\""),
        Just("\"ended\""),
        Just("\"reason\""),
        Just("\"signed-out\""),
        Just("\"session-opened\""),
        Just("\"token\""),
        Just("\"\\ud800\""),
        Just("\"\\u0000\""),
        Just("18446744073709551616"),
    ];
    prop::collection::vec(word, 0..24).prop_map(|words| words.concat().into_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_message_survives_any_splitting(
        from in prop::collection::vec(from_shell(), 1..6),
        to in prop::collection::vec(to_shell(), 1..4),
        notice in prop::collection::vec(to_notice(), 1..4),
        lengths in prop::collection::vec(1usize..2_000, 0..40),
    ) {
        survives_any_splitting(&from, &lengths);
        survives_any_splitting(&to, &lengths);
        survives_any_splitting(&notice, &lengths);
        survives_any_splitting(&vec![FromNotice::Shown; notice.len()], &lengths);
    }

    #[test]
    fn messages_are_heard_up_to_where_they_are_cut_off_or_end(
        from in prop::collection::vec(from_shell(), 1..5),
        to in prop::collection::vec(to_shell(), 1..3),
        kept: usize,
        garbage: Vec<u8>,
    ) {
        hears_only_what_was_whole(&from, kept, &garbage);
        hears_only_what_was_whole(&to, kept, &garbage);
    }

    #[test]
    fn any_bytes_end_in_an_error(bytes: Vec<u8>, lengths in prop::collection::vec(1usize..30, 0..20)) {
        heard::<FromShell>(&bytes, &lengths);
        heard::<ToShell>(&bytes, &lengths);
        heard::<FromNotice>(&bytes, &lengths);
        heard::<ToNotice>(&bytes, &lengths);
    }

    #[test]
    fn a_frame_of_anything_is_a_message_or_malformed_and_the_next_is_heard(
        bodies in prop::collection::vec(prop_oneof![nearly_json(), any::<Vec<u8>>()], 1..5),
        said in from_shell(),
    ) {
        let bytes = [bodies.iter().flat_map(|body| frame(body)).collect(), written(std::slice::from_ref(&said))].concat();
        let heard = heard::<FromShell>(&bytes, &[5]);
        prop_assert_eq!(heard.len(), bodies.len() + 2);
        let (odd, rest) = heard.split_at(bodies.len());
        prop_assert!(odd.iter().all(|heard| matches!(heard, Ok(_) | Err(ChannelError::Malformed))));
        prop_assert!(matches!(rest, [Ok(last), Err(ChannelError::Closed)] if *last == said));
    }

    #[test]
    fn a_length_that_lies_is_an_error_or_shifts_what_follows_and_nothing_else(
        length in prop_oneof![0u32..200, Just(u32::MAX), Just(16_384), Just(16_385), Just(4 << 20), any::<u32>()],
        said in prop::collection::vec(from_shell(), 0..4),
    ) {
        let body = written(&said);
        let heard = heard::<FromShell>(&framed(length, &body), &[3]);
        if usize::try_from(length).unwrap() > FromShell::MAX_FRAME {
            let refused = matches!(heard.as_slice(), [Err(ChannelError::TooLong { .. })]);
            prop_assert!(refused, "{:?}", heard);
        }
    }
}

#[test]
fn json_nested_without_end_is_malformed() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"{"say":"session-opened","token":["#, "]}")] {
        let deep = [open.repeat(100_000), "1".to_owned(), close.repeat(100_000)].concat();
        for body in [deep.as_str(), &open.repeat(100_000)] {
            let heard = heard::<ToShell>(&frame(body.as_bytes()), &[]);
            assert!(matches!(heard.as_slice(), [Err(ChannelError::Malformed), Err(ChannelError::Closed)]), "{open}");
        }
        let shallower = frame(open.repeat(FromShell::MAX_FRAME / open.len()).as_bytes());
        assert!(matches!(heard::<FromShell>(&shallower, &[]).first(), Some(Err(ChannelError::Malformed))));
    }
}

#[test]
fn a_message_without_fields_is_said_with_none() {
    for body in [
        r#"{"say":"ready","patient":"P-1"}"#,
        r#"{"patient":"P-1","say":"touched"}"#,
        r#"{"say":"painted","":0}"#,
        r#" {"say":"ready"}"#,
        r#"{"say" : "ready"}"#,
        r#"{"say":"read\u0079"}"#,
    ] {
        let heard = heard::<FromShell>(&frame(body.as_bytes()), &[]);
        assert!(matches!(heard.first(), Some(Err(ChannelError::Malformed))), "{body}");
    }
}

#[test]
fn a_field_that_is_said_twice_is_malformed() {
    for body in [
        r#"{"say":"alive","frames":1,"frames":2}"#,
        r#"{"say":"touched","say":"ended"}"#,
        r#"{"say":"ended","reason":"signed-out","reason":"timed-out"}"#,
    ] {
        let heard = heard::<FromShell>(&frame(body.as_bytes()), &[]);
        assert!(matches!(heard.first(), Some(Err(ChannelError::Malformed))), "{body}");
    }
}
