//! Whether the page's process stirs while the page says nothing.
//!
//! A word of the page is dear at rest: both processes set memory aside for it, and for a second afterwards each one's
//! allocator wakes up ten times to tidy up. So the page only keeps a timer then, and the kernel is asked whether its main
//! thread has been woken and has come to rest again. One that is stopped, waits for ever or computes without end has not.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use gtk::glib;
use gtk::prelude::WidgetExt as _;
use procfs::ProcResult;
use procfs::process::Process;
use tokio::sync::watch;
use webkit2gtk::WebView;

use super::companions;
use crate::bridge::Drawn;

/// What the web engine calls the process, as much of it as the kernel keeps.
const NAME: &str = "WebKitWebProces";

/// The page's timer runs on every even second (`ui/src/pulse.ts`), and the page is looked at soon after: so the last sign
/// of one that freezes is hardly older than the freeze.
const PACE: Duration = Duration::from_secs(2);
const SOON: Duration = Duration::from_millis(150);

/// A page that has not stirred is a little late, or frozen.
const AGAIN: Duration = Duration::from_millis(100);

/// Repeats what the page has said last, as long as its process stirs. A hidden page speaks for itself.
pub(super) async fn look_after(view: WebView, drawn: watch::Sender<Drawn>) {
    if drawn.subscribe().wait_for(|drawn| drawn.picture > 0).await.is_err() {
        return;
    }
    let Some(mut page) = PageProcess::find() else {
        tracing::error!("the page's process cannot be looked after; the shell ends");
        std::process::exit(1);
    };
    let mut pause = until_next_look();
    loop {
        glib::timeout_future(pause).await;
        let (stirs, is_seen) = (page.has_stirred(), view.is_mapped());
        if stirs && is_seen {
            drawn.send_modify(|_| {});
        }
        pause = if stirs || !is_seen { until_next_look() } else { AGAIN };
    }
}

/// By the clock on the wall, which is the page's too. When somebody sets it, signs are late or early once.
fn until_next_look() -> Duration {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let since_beat = Duration::from_millis(u64::try_from(now.as_millis() % PACE.as_millis()).unwrap_or_default());
    PACE + SOON - since_beat
}

/// The process that runs the page.
struct PageProcess {
    process: Process,
    /// The last look at it.
    looked: Instant,
    seen: Figures,
    /// How often it had fallen asleep when it was last seen to stir.
    asleep: u64,
}

/// What a process has done since it began.
#[derive(Clone, Copy, Debug)]
struct Figures {
    /// The processor's time that all its threads have taken.
    worked: Duration,
    /// How often its main thread has gone to sleep.
    asleep: u64,
    /// Whether it sleeps now: it neither runs nor has been stopped.
    sleeps: bool,
}

impl PageProcess {
    /// The first page's. There is no other while the user interface is loaded.
    fn find() -> Option<Self> {
        let numbers = companions::children().into_iter().map(|pid| pid.as_raw_nonzero().get());
        let mut children = numbers.filter_map(|number| Process::new(number).ok());
        Self::of(children.find(|child| child.stat().is_ok_and(|stat| stat.comm == NAME))?).ok()
    }

    fn of(process: Process) -> ProcResult<Self> {
        let seen = Figures::of(&process)?;
        Ok(Self { process, looked: Instant::now(), seen, asleep: seen.asleep })
    }

    /// Whether its main thread has been woken since this was last so, and the process has mostly rested since the last
    /// look.
    fn has_stirred(&mut self) -> bool {
        let Ok(now) = Figures::of(&self.process) else { return false };
        let stirred = now.asleep > self.asleep && now.is_rest_since(self.seen, self.looked.elapsed());
        (self.looked, self.seen) = (Instant::now(), now);
        if stirred {
            self.asleep = now.asleep;
        }
        stirred
    }
}

impl Figures {
    fn of(process: &Process) -> ProcResult<Self> {
        let (stat, status) = (process.stat()?, process.status()?);
        let ticks = Duration::from_secs(stat.utime + stat.stime);
        let worked = ticks / u32::try_from(procfs::ticks_per_second()).unwrap_or(u32::MAX);
        let asleep = status.voluntary_ctxt_switches.unwrap_or_default();
        Ok(Self { worked, asleep, sleeps: stat.state == 'S' })
    }

    /// Whether it sleeps, and has not computed all the time until now. What computes without end may sleep for moments
    /// all the same: it waits for its memory to be tidied up.
    fn is_rest_since(self, before: Self, span: Duration) -> bool {
        self.sleeps && self.worked.saturating_sub(before.worked) * 2 < span
    }
}

#[cfg(test)]
mod tests {
    use std::process::{Child, Command, Stdio};

    use rustix::process::{Pid, Signal, kill_process};

    use super::*;

    /// Ends with this value.
    struct Played(Child);

    impl Played {
        fn start(script: &str) -> (Self, PageProcess) {
            let child = Command::new("bash").args(["-c", script]).stdin(Stdio::piped()).spawn().unwrap();
            let process = Process::new(i32::try_from(child.id()).unwrap()).unwrap();
            (Self(child), PageProcess::of(process).unwrap())
        }

        fn signal(&self, signal: Signal) {
            kill_process(Pid::from_child(&self.0), signal).unwrap();
        }
    }

    impl Drop for Played {
        fn drop(&mut self) {
            self.0.kill().unwrap();
            self.0.wait().unwrap();
        }
    }

    fn until(mut so: impl FnMut() -> bool) {
        let begun = Instant::now();
        while !so() {
            assert!(begun.elapsed() < Duration::from_secs(20));
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    #[test]
    fn a_process_that_wakes_up_now_and_then_stirs_until_it_is_stopped() {
        let (played, mut page) = Played::start("while ! read -t 0.05 never; do :; done");
        until(|| page.has_stirred());
        until(|| page.has_stirred());
        played.signal(Signal::STOP);
        until(|| !page.has_stirred() && !page.seen.sleeps);
        assert!(!page.has_stirred());
        played.signal(Signal::CONT);
        until(|| page.has_stirred());
    }

    #[test]
    fn a_process_that_waits_for_ever_does_not_stir() {
        let (_played, mut page) = Played::start("read never");
        until(|| !page.has_stirred() && page.seen.sleeps);
        assert!(!page.has_stirred());
    }

    #[test]
    fn a_process_that_computes_without_end_does_not_rest() {
        let (_played, page) = Played::start("while :; do :; done");
        until(|| Figures::of(&page.process).unwrap().worked > page.seen.worked);
        assert!(!Figures::of(&page.process).unwrap().sleeps);
        let worked = |millis| Figures { worked: Duration::from_millis(millis), asleep: 7, sleeps: true };
        let span = Duration::from_millis(100);
        assert!(worked(1040).is_rest_since(worked(1000), span));
        assert!(!worked(1090).is_rest_since(worked(1000), span), "it sleeps for moments only");
        assert!(!Figures { sleeps: false, ..worked(1040) }.is_rest_since(worked(1000), span));
    }
}
