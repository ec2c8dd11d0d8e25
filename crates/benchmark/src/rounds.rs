//! What is compared with the floor: the start, memory at rest, what rest costs, and how soon a touch is answered.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use stand_driver::meters::{self, Activity, ActivitySoFar, Counted, ThreadActivity};
use stand_driver::{Finger, FrameBuffer};
use tokio::time::sleep;

use crate::contender::{Contender, end_wholly};
use crate::figure::Figure;
use crate::floor::Floor;
use crate::product::Product;
use crate::resting_screen::RestingScreen;
use crate::sample::Sample;

/// How long everything settles after a start.
const SETTLING: Duration = Duration::from_secs(5);

/// Longest wait for a key to be drawn as pressed.
const PATIENCE: Duration = Duration::from_secs(5);

/// How much is measured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) rounds: u32,
    pub(crate) rest: Duration,
    pub(crate) touches: u32,
}

/// One start, from the first process to the end of the last.
struct Round {
    start: Duration,
    memory: u64,
    counted: Counted,
    rest: Activity,
    threads: Vec<ThreadActivity>,
    touch: Sample,
}

/// Starts product and floor in turn.
pub(crate) async fn figures(product: &mut Product, floor: &mut Floor, plan: Plan) -> Result<Vec<Figure>> {
    let mut rounds = Vec::new();
    for number in 1..=plan.rounds {
        let both = async {
            let ours = one_round(product, |product| &product.resting, plan).await.context("the product")?;
            let least = one_round(floor, |floor| &floor.resting, plan).await.context("the floor")?;
            anyhow::Ok((ours, least))
        };
        let (ours, least) = both.await.with_context(|| format!("round {number}"))?;
        crate::say(&format!(
            "round {number} of {}: start {:.0?} and {:.0?} for the floor, touch {:.1} and {:.1} ms",
            plan.rounds,
            ours.start,
            least.start,
            ours.touch.median(),
            least.touch.median(),
        ));
        rounds.push((ours, least));
    }
    evaluate(&rounds)
}

async fn one_round<C: Contender>(contender: &mut C, resting: fn(&C) -> &RestingScreen, plan: Plan) -> Result<Round> {
    let screen = contender.room().frame_buffer()?;
    let begun = Instant::now();
    contender.start()?;
    let start = resting(contender).awaited(&screen).await? - begun;
    sleep(SETTLING).await;
    let memory = meters::memory(&contender.processes()?)?;
    let before = ActivitySoFar::of(&contender.processes()?)?;
    sleep(plan.rest).await;
    let after = ActivitySoFar::of(&contender.processes()?)?;
    let (rest, threads) = (after.since(&before), after.by_thread_since(&before));
    let touch = touches(contender, resting(contender), &screen, plan.touches).await?;
    end_wholly(contender).await?;
    Ok(Round { start, memory: memory.bytes, counted: memory.counted, rest, threads, touch })
}

/// Touches a key that writes and the one that takes away in turn, so that the screen stays what it is. From the first
/// touch on: what the product does behind a patient who is typing is in it.
async fn touches(
    contender: &impl Contender,
    resting: &RestingScreen,
    screen: &FrameBuffer,
    count: u32,
) -> Result<Sample> {
    /// Longer than a key's colour fades.
    const BETWEEN_TOUCHES: Duration = Duration::from_millis(320);
    resting.awaited(screen).await?;
    let finger = Finger::in_room(contender.room())?;
    let mut times = Vec::new();
    for (number, key) in (0..count).zip([resting.digit, resting.erase].iter().cycle()) {
        // Never in step with whatever the screen is drawn by.
        let out_of_step = Duration::from_millis(u64::from(number * 37 % 100));
        sleep(BETWEEN_TOUCHES + out_of_step).await;
        times.push(finger.touches_until_painted(key.middle, key.area, PATIENCE)?);
    }
    Sample::of_millis(&times)
}

/// A number of one round.
type Reading<'a> = &'a dyn Fn(&Round) -> f64;

fn evaluate(rounds: &[(Round, Round)]) -> Result<Vec<Figure>> {
    let median =
        |value: &dyn Fn(&(Round, Round)) -> f64| anyhow::Ok(Sample::of(rounds.iter().map(value).collect())?.median());
    let ours = |value: Reading<'_>| median(&|(ours, _)| value(ours));
    let least = |value: Reading<'_>| median(&|(_, least)| value(least));
    let beside = |name: &str, goal, value: Reading<'_>, unit| {
        let ratio = median(&|(ours, least)| value(ours) / value(least))?;
        anyhow::Ok([
            Figure::at_most(goal, name, ratio, "× floor")?,
            Figure::explaining(&format!("{name}: product"), ours(value)?, unit)?,
            Figure::explaining(&format!("{name}: floor"), least(value)?, unit)?,
        ])
    };
    let alone = |name: &str, goal, value: Reading<'_>, unit| {
        let floor = Figure::explaining(&format!("{name}: floor"), least(value)?, unit)?;
        anyhow::Ok([Figure::at_most(goal, name, ours(value)?, unit)?, floor])
    };
    let start = |round: &Round| round.start.as_secs_f64() * 1e3;
    #[expect(clippy::cast_precision_loss, reason = "no machine has so much memory")]
    let memory = |round: &Round| round.memory as f64 / f64::from(1 << 20);
    let touch = |round: &Round| round.touch.median();
    let slow_touch = |round: &Round| round.touch.percentile(95.0);
    let processor = |round: &Round| round.rest.share_of_processor * 100.0;
    let wake_ups = |round: &Round| round.rest.wake_ups_a_second;
    let distinct = rounds.iter().all(|(one, other)| [one, other].iter().all(|r| r.counted == Counted::DistinctPages));
    let memory_unit = if distinct { "MiB" } else { "MiB (PSS)" };
    let mut figures = Vec::new();
    figures.extend(beside("start: exec to first branded frame", 1.15, &start, "ms")?);
    figures.extend(beside("memory at rest", 1.3, &memory, memory_unit)?);
    figures.extend(alone("processor at rest", 0.2, &processor, "% of a core")?);
    figures.extend(alone("wake-ups at rest", 5.0, &wake_ups, "a second")?);
    figures.extend(busiest(rounds)?);
    figures.extend(beside("touch to changed pixels, median", 1.2, &touch, "ms")?);
    figures.extend(beside("touch to changed pixels, p95", 1.2, &slow_touch, "ms")?);
    Ok(figures)
}

/// Which of the product's threads woke up most often: the mean of all rounds, as some wake up once a minute only.
fn busiest(rounds: &[(Round, Round)]) -> Result<Vec<Figure>> {
    const NAMED: usize = 6;
    let mut means: BTreeMap<&str, f64> = BTreeMap::new();
    for thread in rounds.iter().flat_map(|(ours, _)| &ours.threads) {
        *means.entry(&thread.name).or_default() += thread.activity.wake_ups_a_second / count(rounds);
    }
    let mut means: Vec<_> = means.into_iter().collect();
    means.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let of_thread = |(name, mean)| Figure::explaining(&format!("wake-ups at rest: {name}"), mean, "a second");
    means.into_iter().take(NAMED).map(of_thread).collect()
}

#[expect(clippy::cast_precision_loss, reason = "there are not so many rounds")]
fn count(rounds: &[(Round, Round)]) -> f64 {
    rounds.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(start_millis: u64) -> Round {
        Round {
            start: Duration::from_millis(start_millis),
            memory: 100 << 20,
            counted: Counted::DistinctPages,
            rest: Activity { share_of_processor: 0.001, wake_ups_a_second: 3.0 },
            threads: vec![awake("page: main", 2.0), awake("shell: loop", 1.0)],
            touch: Sample::of(vec![20.0, 25.0, 30.0]).unwrap(),
        }
    }

    fn awake(name: &str, wake_ups_a_second: f64) -> ThreadActivity {
        ThreadActivity { name: name.to_owned(), activity: Activity { share_of_processor: 0.001, wake_ups_a_second } }
    }

    #[test]
    fn the_busiest_threads_of_the_product_are_named() {
        let mut other = round(600);
        other.threads.push(awake("allocator", 6.0));
        let figures = busiest(&[(round(600), round(600)), (other, round(600))]).unwrap();
        let figures = serde_json::to_value(figures).unwrap();
        let named: Vec<_> =
            figures.as_array().unwrap().iter().map(|figure| (&figure["name"], &figure["value"])).collect();
        let name = |thread| serde_json::json!(format!("wake-ups at rest: {thread}"));
        let (most, then, least) = (name("allocator"), name("page: main"), name("shell: loop"));
        assert_eq!(named, [(&most, &3.0.into()), (&then, &2.0.into()), (&least, &1.0.into())]);
    }

    #[test]
    fn a_ratio_is_taken_in_each_round_so_that_a_busy_machine_is_in_both() {
        let rounds = [(round(600), round(600)), (round(1320), round(1200)), (round(4000), round(4000))];
        let figures = serde_json::to_value(evaluate(&rounds).unwrap()).unwrap();
        assert_eq!(figures[0]["value"], 1.0);
        assert_eq!(figures[0]["ok"], true);
        assert_eq!(figures[1]["value"], 1320.0);
    }

    #[test]
    fn a_slow_start_misses_its_goal() {
        let figures = evaluate(&[(round(1200), round(1000))]).unwrap();
        assert!(figures[0].is_missed());
    }

    #[test]
    fn no_round_is_no_figure() {
        assert!(evaluate(&[]).is_err());
    }
}
