//! Everything that is heard over the channel, at either end, met with bad input at volume.
#![expect(clippy::unwrap_used, reason = "a test may")]

use std::time::Duration;

use bad_input::{Form, Reading, Row, Table};
use kiosk_core::{
    Branding, CallNews, ClinicHours, Colour, ContactInformation, EndReason, Farewell, LanguageTag, Picture, PinAnswer,
    PortalTrouble, Role, Rules, Sensitive, StaffNews, Standing, TakenOut,
};
use shell_protocol::{
    ChannelError, CodeVerdict, ContactKey, ContactMark, FromNotice, FromShell, Message, NoticeView, PROTOCOL_VERSION,
    Receiver, Sender, ShellBriefing, StaffAsking, ToNotice, ToShell, WindowPlan,
};

fn now<T>(doing: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(doing)
}

/// A message as it crosses the socket.
fn framed<M: Message>(message: &M) -> Vec<u8> {
    let mut bytes = Vec::new();
    now(async { Sender::<M, _>::new(&mut bytes).send(message).await.unwrap() });
    bytes
}

/// The same without what says how long it is: a document that can be spoiled as one.
fn body<M: Message>(message: &M) -> Vec<u8> {
    framed(message).split_off(4)
}

/// A body in a frame that is right.
fn in_a_frame<M: Message>(body: &[u8]) -> Reading {
    let length = u32::try_from(body.len()).unwrap();
    stream::<M>(&[&length.to_le_bytes(), body].concat())
}

/// Everything that comes until the channel closes; whether one message of it was whole.
fn stream<M: Message>(bytes: &[u8]) -> Reading {
    let mut receiver = Receiver::<M, _>::new(bytes);
    let mut heard = 0;
    now(async {
        loop {
            match receiver.receive().await {
                Ok(_) => heard += 1,
                Err(ChannelError::Malformed) => {}
                Err(ChannelError::Closed | ChannelError::TooLong { .. }) => break,
                Err(ChannelError::Io(error)) => panic!("there is no operating system in between: {error}"),
            }
        }
    });
    (heard > 0).into()
}

fn from_shell() -> Vec<FromShell> {
    let contact = ContactMark::of(&ContactKey::new([7; 32]), &Sensitive::new("avery@example.org".to_owned()));
    let secret = || Sensitive::new("284613".to_owned());
    vec![
        FromShell::Ready,
        FromShell::Alive { frames: 7 },
        FromShell::CodeRequest { asking: 3, contact },
        FromShell::Staff { request: StaffAsking::CheckPin { pin: secret() } },
        FromShell::Staff { request: StaffAsking::Enrol { pairing_code: secret() } },
        FromShell::Staff { request: StaffAsking::TakeOut { how: TakenOut::ForToday } },
        FromShell::Ended { reason: EndReason::TimedOut },
    ]
}

fn to_shell() -> Vec<ToShell> {
    let briefing = ShellBriefing {
        protocol_version: PROTOCOL_VERSION,
        role: Role::Patient,
        rules: Rules::default(),
        branding: Branding { attract: Some(Picture { png: vec![7; 300] }), ..Branding::unbranded() },
        standing: Standing::InService,
        hours: ClinicHours::Open,
        contact_key: ContactKey::new([0xff; 32]),
        portal_url: Some("https://portal.example.org/".to_owned()),
        window: WindowPlan::FullScreen,
        support_contact: None,
    };
    let wait = Duration::from_secs(30);
    vec![
        ToShell::Briefing(Box::new(briefing)),
        ToShell::Farewell { farewell: Farewell::Restarted },
        ToShell::SessionOpened { token: Sensitive::new("t-1".to_owned()) },
        ToShell::SessionRefused { trouble: PortalTrouble::Busy { retry_after: Some(wait) } },
        ToShell::Standing { standing: Standing::PortalOutOfReach },
        ToShell::Staff { news: StaffNews::Pin(PinAnswer::Locked { wait }) },
        ToShell::StaffCall { news: CallNews::Coming },
        ToShell::CodeDecision { asking: 3, verdict: CodeVerdict::ContactLimited { wait } },
    ]
}

fn to_notice() -> ToNotice {
    ToNotice::Show(Box::new(NoticeView {
        window: WindowPlan::FullScreen,
        background: Colour::new(255, 255, 255),
        text: Colour::new(0, 0, 0),
        clinic_name: "Harbour Clinic".to_owned(),
        contact: ContactInformation::default(),
        languages: vec![LanguageTag("en".to_owned())],
        support_contact: None,
        outage: None,
    }))
}

fn every_parser() -> Table {
    let (from, to, notice) = (from_shell(), to_shell(), to_notice());
    Table::new(
        "shell-protocol",
        vec![
            Row::new("what a shell says", Form::Json, from.iter().map(body), in_a_frame::<FromShell>),
            Row::new("what a shell is told", Form::Json, to.iter().map(body), in_a_frame::<ToShell>),
            Row::new("what the notice is told", Form::Json, [body(&notice)], in_a_frame::<ToNotice>),
            Row::new("what the notice says", Form::Json, [body(&FromNotice::Shown)], in_a_frame::<FromNotice>),
            Row::new("frames from a shell", Form::Bytes, from.iter().map(framed), stream::<FromShell>),
            Row::new("frames to a shell", Form::Bytes, to.iter().map(framed), stream::<ToShell>),
            Row::new("frames to the notice", Form::Bytes, [framed(&notice)], stream::<ToNotice>),
        ],
    )
}

#[test]
fn whatever_comes_over_the_channel_is_heard_or_refused() {
    every_parser().few();
}

#[test]
#[ignore = "long: its share of a million cases"]
fn long_whatever_comes_over_the_channel_is_heard_or_refused() {
    every_parser().many();
}
