//! Where the time of one start and one sign-out goes: the moments that the supervisor's log knows, between the touch or
//! the start and what is seen.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use jiff::Timestamp;
use stand_driver::programs::Programs;
use tokio::time::{sleep, timeout};

use crate::contender::{Contender as _, end_wholly};
use crate::long_day::Day;
use crate::product::Product;
use crate::trace_picture::picture;

/// What the supervisor says once a shell can be seen. The screen may have it before the log does.
const SEEN: &str = "the shell is on the screen";

/// How long that may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// One stretch of time, from the end of the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// What happens in it.
    pub(crate) what: &'static str,
    /// When it is over, since the beginning.
    pub(crate) until: Duration,
}

/// Starts a stand and signs somebody out, and writes a picture of each into the directory.
pub(crate) async fn draw(programs: &Programs, directory: &Path) -> Result<()> {
    let start = a_start(&mut Product::open(programs).await?).await.context("a start")?;
    std::fs::write(directory.join("start.svg"), picture("A start", &start)?)?;
    let sign_out = a_sign_out(&Day::begin(programs).await?).await.context("a sign-out")?;
    std::fs::write(directory.join("sign-out.svg"), picture("A sign-out", &sign_out)?)?;
    Ok(())
}

async fn a_start(product: &mut Product) -> Result<Vec<Stretch>> {
    crate::say("a start, to be drawn");
    let screen = product.room().frame_buffer()?;
    // The one before has ended, and may still be seen for a moment.
    while product.resting.is_shown(&screen)? {
        sleep(Duration::from_millis(10)).await;
    }
    let begun = Timestamp::now();
    product.start()?;
    product.resting.awaited(&screen).await?;
    let whole = since(begun, Timestamp::now())?;
    let log = Log::once_it_says(SEEN, begun, || product.log()).await?;
    end_wholly(product).await?;
    // The shell's word for it comes a moment after the screen has it.
    let by_then = |moment: Duration| moment.min(whole);
    in_order(vec![
        Stretch { what: "supervisor: configuration, store, sweep", until: log.moment_of("the stand is on")? },
        Stretch { what: "sandbox, GTK, web engine, page", until: by_then(log.moment_of("the shell is ready")?) },
        Stretch { what: "the window's first frame", until: by_then(log.moment_of(SEEN)?) },
        Stretch { what: "the sign-in screen, whole", until: whole },
    ])
}

async fn a_sign_out(day: &Day) -> Result<Vec<Stretch>> {
    crate::say("a sign-out, to be drawn");
    let sign_out = day.signs_in_and_reads(1).await?;
    let begun = Timestamp::now();
    let leaving = day.leaves_to_the_next(sign_out).await?;
    let log = Log::once_it_says(SEEN, begun, || Ok(day.here.stand.log()?)).await?;
    let gone = log.moment_of("the shell is gone")?;
    let ending = Duration::from_millis(log.number_in("the shell is gone", "took_ms=")?);
    in_order(vec![
        Stretch { what: "touch, cover, word to the supervisor", until: gone.saturating_sub(ending) },
        Stretch { what: "the sandbox ends, and the kernel proves it", until: gone },
        Stretch { what: "farewell, the hidden window is shown", until: log.moment_of(SEEN)?.min(leaving.whole) },
        Stretch { what: "the sign-in screen, whole", until: leaving.whole },
        Stretch { what: "a key is touched, and drawn as pressed", until: leaving.usable },
    ])
}

/// What a log says of the time from some moment on.
struct Log(Vec<(Duration, String)>);

impl Log {
    async fn once_it_says(event: &str, begun: Timestamp, read: impl Fn() -> Result<String>) -> Result<Self> {
        let waiting = async {
            loop {
                let log = Self::from(begun, &read()?);
                if log.line(event).is_ok() {
                    return Ok(log);
                }
                sleep(Duration::from_millis(10)).await;
            }
        };
        timeout(PATIENCE, waiting).await.with_context(|| format!("the log does not say: {event}"))?
    }

    fn from(begun: Timestamp, log: &str) -> Self {
        let line = |line: &str| {
            let (time, said) = line.split_once(' ')?;
            let at = since(begun, time.parse().ok()?).ok()?;
            Some((at, said.to_owned()))
        };
        Self(log.lines().filter_map(line).collect())
    }

    fn line(&self, event: &str) -> Result<&(Duration, String)> {
        self.0.iter().find(|(_, said)| said.contains(event)).with_context(|| format!("the log does not say: {event}"))
    }

    /// When something happened for the first time.
    fn moment_of(&self, event: &str) -> Result<Duration> {
        Ok(self.line(event)?.0)
    }

    /// A number that the log gives with it.
    fn number_in(&self, event: &str, key: &str) -> Result<u64> {
        let (_, said) = self.line(event)?;
        let (_, value) = said.split_once(key).with_context(|| format!("the log gives no {key}"))?;
        Ok(value.split_whitespace().next().unwrap_or_default().parse()?)
    }
}

/// # Errors
///
/// When it was before.
fn since(begun: Timestamp, then: Timestamp) -> Result<Duration> {
    Ok(then.duration_since(begun).try_into()?)
}

fn in_order(stretches: Vec<Stretch>) -> Result<Vec<Stretch>> {
    ensure!(stretches.is_sorted_by_key(|stretch| stretch.until), "out of order: {stretches:?}");
    Ok(stretches)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "\
2026-11-23T08:00:00.000000Z  INFO supervisor::stand::shells: the shell is gone end=Replaced took_ms=99
2026-11-23T08:00:01.250000Z  INFO supervisor::stand::shells: the shell is gone end=Ended touched=true took_ms=28
what a library says
2026-11-23T08:00:01.500000Z  INFO supervisor::stand::journey: the shell is on the screen after_ms=4000
";

    fn log() -> Log {
        Log::from("2026-11-23T08:00:01Z".parse().unwrap(), LOG)
    }

    #[test]
    fn what_was_before_the_beginning_is_not_read() {
        assert_eq!(log().moment_of("the shell is gone").unwrap(), Duration::from_millis(250));
        assert_eq!(log().number_in("the shell is gone", "took_ms=").unwrap(), 28);
        assert_eq!(log().moment_of("the shell is on the screen").unwrap(), Duration::from_millis(500));
    }

    #[test]
    fn what_was_not_logged_is_no_moment() {
        assert!(log().moment_of("the shell is ready").is_err());
        assert!(log().number_in("the shell is on the screen", "took_ms=").is_err());
    }

    #[test]
    fn a_stretch_that_ends_before_it_begins_is_not_drawn() {
        let until = |millis| Stretch { what: "something", until: Duration::from_millis(millis) };
        assert!(in_order(vec![until(3), until(3), until(4)]).is_ok());
        assert!(in_order(vec![until(4), until(3)]).is_err());
    }
}
