//! How much memory the other end can make a listener take. Alone in its program, because the whole program is measured.
#![expect(clippy::unwrap_used, reason = "a test may")]

use peak_alloc::PeakAlloc;
use shell_protocol::{ChannelError, FromNotice, FromShell, Message, Receiver, ToNotice, ToShell};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What reading takes beside the frame: the parser's own, and what it has understood before it stumbled.
const BESIDE: usize = 64 * 1024;

/// The most that was taken, beyond what there was before, while this was heard to its end.
fn most_taken<M: Message>(bytes: &[u8]) -> usize {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let mut receiver: Receiver<M, &[u8]> = Receiver::new(bytes);
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    runtime.block_on(async {
        while !matches!(receiver.receive().await, Err(ChannelError::Closed | ChannelError::TooLong { .. })) {}
    });
    MEMORY.peak_usage().saturating_sub(before)
}

fn framed(length: usize, body: &[u8]) -> Vec<u8> {
    [&u32::try_from(length).unwrap().to_le_bytes()[..], body].concat()
}

fn is_bounded<M: Message>() {
    for length in [M::MAX_FRAME + 1, 1 << 30, u32::MAX as usize] {
        assert!(most_taken::<M>(&framed(length, b"x")) < BESIDE, "a length of {length} gets no memory");
    }
    let promised = most_taken::<M>(&framed(M::MAX_FRAME, b"x"));
    assert!((M::MAX_FRAME..M::MAX_FRAME + BESIDE).contains(&promised), "a frame gets what it takes: {promised}");
    let frame = framed(M::MAX_FRAME, &vec![b'['; M::MAX_FRAME]);
    let flood = frame.repeat(20);
    let taken = most_taken::<M>(&flood);
    assert!(taken < M::MAX_FRAME + BESIDE, "one frame at a time: {taken}");
}

#[test]
fn a_listener_takes_memory_for_one_allowed_frame_and_no_more() {
    is_bounded::<FromShell>();
    is_bounded::<ToShell>();
    is_bounded::<FromNotice>();
    is_bounded::<ToNotice>();
}
