//! Shells and a notice window as the test plays them: each speaks over a real socket, and a shell's heart beats by itself.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use kiosk_core::{ClinicHours, Farewell, Standing};
use shell_protocol::{
    FromNotice, FromShell, NoticeView, Receiver, Sender, ShellBriefing, ToNotice, ToShell, notice_end, shell_end,
};
use tokio::net::UnixStream;
use tokio::sync::{Mutex, mpsc, watch};
use tokio::task::{AbortHandle, spawn_local};
use tokio::time::{sleep, timeout};

use super::PATIENCE;
use crate::drawing::Drawing;
use crate::sandbox::Urgency;
use crate::sandbox::test_host::{Started, StartedProgram};

/// The shells that the stand starts, in their order, each ready as soon as it is briefed.
pub(super) struct Shells {
    ready: mpsc::UnboundedReceiver<PlayedShell>,
    pub(super) log: Rc<RefCell<Vec<&'static str>>>,
    pub(super) broken: Rc<RefCell<bool>>,
    pub(super) dark: Rc<RefCell<bool>>,
}

impl Shells {
    pub(super) fn play(started: Started) -> Self {
        let Started { mut programs, log, broken, dark } = started;
        let (sender, ready) = mpsc::unbounded_channel();
        spawn_local(async move {
            while let Some(program) = programs.recv().await {
                // One that was outdated before it was briefed is nobody's.
                if let Some(shell) = PlayedShell::begin(program).await
                    && sender.send(shell).is_err()
                {
                    return;
                }
            }
        });
        Self { ready, log, broken, dark }
    }

    /// The next one, seen or not.
    pub(super) async fn next(&mut self) -> PlayedShell {
        timeout(PATIENCE, self.ready.recv()).await.expect("a shell is started").unwrap()
    }

    /// How often this stands in the log.
    pub(super) fn count_of(&self, what: &str) -> usize {
        self.log.borrow().iter().filter(|entry| **entry == what).count()
    }

    /// Whether one waits that the test has not looked at.
    pub(super) fn has_another(&self) -> bool {
        !self.ready.is_empty()
    }
}

/// One shell.
pub(super) struct PlayedShell {
    pub(super) briefing: ShellBriefing,
    pub(super) urgency: Urgency,
    pub(super) drawing: Drawing,
    /// What it was told of the journey before when it was uncovered.
    pub(super) farewell: Option<Farewell>,
    pub(super) heart: Heart,
    say: Rc<Mutex<Sender<FromShell>>>,
    hear: Receiver<ToShell>,
    standing: Standing,
    hours: ClinicHours,
    bytes: std::os::unix::net::UnixStream,
    _life: watch::Sender<()>,
}

/// Says that the shell lives, again and again.
pub(super) struct Heart {
    /// Whether it draws: hidden windows do not.
    draws: Rc<Cell<bool>>,
    beating: AbortHandle,
}

impl Heart {
    const PACE: Duration = Duration::from_millis(500);

    fn beat(say: Rc<Mutex<Sender<FromShell>>>) -> Self {
        let draws = Rc::new(Cell::new(false));
        let drawing = Rc::clone(&draws);
        let beating = spawn_local(async move {
            let mut frames = 0;
            loop {
                frames += u64::from(drawing.get());
                if say.lock().await.send(&FromShell::Alive { frames }).await.is_err() {
                    return;
                }
                sleep(Self::PACE).await;
            }
        });
        Self { draws, beating: beating.abort_handle() }
    }

    /// From now on there is no sign of life.
    pub(super) fn stop(&self) {
        self.beating.abort();
    }

    /// From now on it beats, and nothing is drawn.
    pub(super) fn draw_nothing(&self) {
        self.draws.set(false);
    }
}

impl Drop for Heart {
    fn drop(&mut self) {
        self.stop();
    }
}

impl PlayedShell {
    async fn begin(program: StartedProgram) -> Option<Self> {
        let StartedProgram { channel, urgency, drawing, life } = program;
        channel.set_nonblocking(true).unwrap();
        let bytes = channel.try_clone().unwrap();
        let (mut say, mut hear) = shell_end(UnixStream::from_std(channel).unwrap());
        let ToShell::Briefing(briefing) = hear.receive().await.ok()? else { panic!("the briefing comes first") };
        say.send(&FromShell::Ready).await.ok()?;
        let say = Rc::new(Mutex::new(say));
        let heart = Heart::beat(Rc::clone(&say));
        let (standing, hours) = (briefing.standing, briefing.hours);
        let (briefing, farewell) = (*briefing, None);
        Some(Self { briefing, urgency, drawing, farewell, heart, say, hear, standing, hours, bytes, _life: life })
    }

    pub(super) async fn says(&mut self, message: FromShell) {
        self.say.lock().await.send(&message).await.unwrap();
    }

    /// Says it unless nobody listens any more.
    pub(super) async fn can_say(&mut self, message: FromShell) -> bool {
        self.say.lock().await.send(&message).await.is_ok()
    }

    /// Says what is no message.
    pub(super) fn says_in_bytes(&self, bytes: &[u8]) {
        std::io::Write::write_all(&mut &self.bytes, bytes).unwrap();
    }

    pub(super) async fn heard(&mut self) -> ToShell {
        timeout(PATIENCE, self.hear.receive()).await.expect("the shell is told something").unwrap()
    }

    /// Waits until it may be seen, and is; `false` if it is ended before.
    pub(super) async fn is_uncovered(&mut self) -> bool {
        if !self.is_told_to_show_itself().await {
            return false;
        }
        self.heart.draws.set(true);
        self.says(FromShell::Painted).await;
        true
    }

    /// The same, but nothing is seen.
    pub(super) async fn is_told_to_show_itself(&mut self) -> bool {
        loop {
            match timeout(PATIENCE, self.hear.receive()).await.expect("something happens") {
                Ok(ToShell::Farewell { farewell }) => self.farewell = Some(farewell),
                Ok(ToShell::Uncover) => return true,
                Ok(ToShell::Standing { standing }) => self.standing = standing,
                Ok(ToShell::Hours { hours }) => self.hours = hours,
                Ok(other) => panic!("{other:?}"),
                Err(_) => return false,
            }
        }
    }

    /// Hears until this is the standing; `false` if the shell is ended before.
    pub(super) async fn becomes(&mut self, wanted: Standing) -> bool {
        while self.standing != wanted {
            match timeout(PATIENCE, self.hear.receive()).await.expect("something happens") {
                Ok(ToShell::Standing { standing }) => self.standing = standing,
                Ok(ToShell::Hours { hours }) => self.hours = hours,
                Ok(other) => panic!("{other:?}"),
                Err(_) => return false,
            }
        }
        true
    }

    /// Hears until the clinic's hours are such; `false` if the shell is ended before.
    pub(super) async fn hours_become(&mut self, wanted: impl Fn(ClinicHours) -> bool) -> bool {
        while !wanted(self.hours) {
            match timeout(PATIENCE, self.hear.receive()).await.expect("something happens") {
                Ok(ToShell::Hours { hours }) => self.hours = hours,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
        true
    }

    /// It is still there after so long, and nobody has told it anything meanwhile.
    pub(super) async fn hears_nothing_for(&mut self, time: Duration) {
        let heard = timeout(time, self.hear.receive()).await;
        assert!(heard.is_err(), "{heard:?}");
    }

    /// Waits until the supervisor has ended it.
    pub(super) async fn ends(mut self) {
        let over = async { while self.hear.receive().await.is_ok() {} };
        timeout(PATIENCE, over).await.expect("the shell is ended");
    }
}

/// The notice window: it shows whatever it is told to.
#[derive(Clone, Default)]
pub(super) struct PlayedNotice {
    pub(super) shows: Rc<RefCell<Option<NoticeView>>>,
    pub(super) started: Rc<Cell<u32>>,
    /// Set by the test: the window breaks when it is told something.
    pub(super) breaks: Rc<Cell<bool>>,
    /// Set by the test: the window freezes when it is told something.
    pub(super) freezes: Rc<Cell<bool>>,
    /// Set by the test: the window does not come to the screen.
    pub(super) is_slow: Rc<Cell<bool>>,
    /// How many have come to their end.
    pub(super) ended: Rc<Cell<u32>>,
}

impl PlayedNotice {
    pub(super) fn play(started: Started) -> Self {
        let Started { mut programs, .. } = started;
        let notice = Self::default();
        let played = notice.clone();
        spawn_local(async move {
            while let Some(program) = programs.recv().await {
                played.started.update(|count| count + 1);
                program.channel.set_nonblocking(true).unwrap();
                let (mut say, mut hear) = notice_end(UnixStream::from_std(program.channel).unwrap());
                while let Ok(ToNotice::Show(view)) = hear.receive().await {
                    if played.freezes.take() {
                        while hear.receive().await.is_ok() {}
                        break;
                    }
                    *played.shows.borrow_mut() = Some(*view);
                    let says_so = async { played.is_slow.get() || say.send(&FromNotice::Shown).await.is_ok() };
                    if played.breaks.take() || !says_so.await {
                        break;
                    }
                }
                played.ended.update(|count| count + 1);
            }
        });
        notice
    }

    pub(super) fn view(&self) -> NoticeView {
        self.shows.borrow().clone().expect("the notice window has been told what to show")
    }
}
