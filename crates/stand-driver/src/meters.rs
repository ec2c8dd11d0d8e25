//! What processes take of the machine: memory, time, waking up, open files.
//!
//! Everything is asked of the kernel from outside. What ends between two questions is left out, as its last figures are
//! nowhere any more.

use std::collections::{BTreeMap, HashSet};
use std::io;
use std::iter::Sum;
use std::time::{Duration, Instant};

use procfs::process::{MemoryMap, MemoryPageFlags, PageInfo, PageMap, Process};
use procfs::{ProcError, page_size};
use thiserror::Error;

use crate::processes::Pid;

/// Why something could not be measured.
#[derive(Debug, Error)]
pub enum MeterError {
    /// The kernel said something else than expected.
    #[error("the kernel does not say what is to be measured")]
    Kernel(#[from] ProcError),
    /// There is nothing to measure.
    #[error("none of the processes is there any more")]
    NobodyThere,
}

/// Memory that processes share with none, or with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    /// How much.
    pub bytes: u64,
    /// In what sense.
    pub counted: Counted,
}

/// How shared memory was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Each physical page that any of the processes sees, once, whoever else sees it. Only root learns which page is which.
    DistinctPages,
    /// Each page divided by the number of all processes that see it, on the whole machine: what others do changes it.
    ProportionalShare,
}

/// How much memory these processes take together.
///
/// # Errors
///
/// When none of them is there, or the kernel lacks a figure.
pub fn memory(processes: &[Pid]) -> Result<Memory, MeterError> {
    let mut pages = HashSet::new();
    let (mut proportional, mut there, mut hidden) = (0, 0, false);
    for pid in processes {
        let Some(maps) = unless_gone(open(*pid).and_then(|process| process.smaps()))? else { continue };
        there += 1;
        proportional += maps.iter().map(|map| figure(map, "Pss")).sum::<u64>();
        let resident: Vec<&MemoryMap> = maps.iter().filter(|map| figure(map, "Rss") > 0).collect();
        hidden |= unless_gone(add_pages(*pid, &resident, &mut pages))? == Some(Numbers::Hidden);
    }
    match (there, hidden) {
        (0, _) => Err(MeterError::NobodyThere),
        (_, false) => Ok(Memory { bytes: pages.len() as u64 * page_size(), counted: Counted::DistinctPages }),
        (_, true) => Ok(Memory { bytes: proportional, counted: Counted::ProportionalShare }),
    }
}

/// How much memory a process has written that is its own: heap and stacks, in bytes, with what of them was swapped out. What it only
/// reads of files is the machine's to keep or to let go of, and is left out: this is what a leak is in.
///
/// # Errors
///
/// When it is not there, or belongs to somebody else.
pub fn written(process: Pid) -> Result<u64, MeterError> {
    let maps = open(process)?.smaps_rollup()?.memory_map_rollup;
    Ok(maps.into_iter().map(|map| figure(&map, "Anonymous") + figure(&map, "Swap")).sum())
}

/// How many threads a process has.
///
/// # Errors
///
/// When it is not there.
pub fn threads(process: Pid) -> Result<usize, MeterError> {
    Ok(usize::try_from(open(process)?.stat()?.num_threads).unwrap_or_default())
}

/// Whether the kernel tells which physical page is where.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    Told,
    Hidden,
}

fn add_pages(pid: Pid, maps: &[&MemoryMap], pages: &mut HashSet<u64>) -> Result<Numbers, ProcError> {
    /// A web engine sets aside many gigabytes of addresses: they are gone through piece by piece.
    const PAGES_AT_ONCE: usize = 1 << 16;
    let mut pagemap = match open(pid).and_then(|process| process.pagemap()) {
        Err(ProcError::PermissionDenied(_)) => return Ok(Numbers::Hidden),
        other => other?,
    };
    let index = |address: u64| usize::try_from(address / page_size()).unwrap_or(usize::MAX);
    for map in maps {
        let (first, end) = (index(map.address.0), index(map.address.1));
        for first in (first..end).step_by(PAGES_AT_ONCE) {
            let last = end.min(first + PAGES_AT_ONCE);
            if add_range(&mut pagemap, first..last, pages)? == Numbers::Hidden {
                return Ok(Numbers::Hidden);
            }
        }
    }
    Ok(Numbers::Told)
}

fn add_range(
    pagemap: &mut PageMap,
    range: std::ops::Range<usize>,
    pages: &mut HashSet<u64>,
) -> Result<Numbers, ProcError> {
    for page in pagemap.get_range_info(range)? {
        let PageInfo::MemoryPage(flags) = page else { continue };
        if !flags.contains(MemoryPageFlags::PRESENT) {
            continue;
        }
        match flags.get_page_frame_number().0 {
            0 => return Ok(Numbers::Hidden),
            number => pages.insert(number),
        };
    }
    Ok(Numbers::Told)
}

fn figure(map: &MemoryMap, name: &str) -> u64 {
    map.extension.map.get(name).copied().unwrap_or_default()
}

/// What processes did in a span of time, all their threads together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Activity {
    /// The share of one processor that they used; 1 is all of it.
    pub share_of_processor: f64,
    /// How often a second one of their threads stopped to wait for something, and was woken for it later.
    pub wake_ups_a_second: f64,
}

/// What all threads of one name did in a span of time.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreadActivity {
    /// The process's name and the thread's, as much of each as the kernel keeps. A process's first thread is called
    /// `main`, and one that bears its process's name because nobody gave it another, `unnamed`.
    pub name: String,
    /// What they did together.
    pub activity: Activity,
}

/// What every thread had done at one moment.
#[derive(Clone, Debug)]
pub struct ActivitySoFar {
    at: Instant,
    threads: BTreeMap<i32, Thread>,
}

#[derive(Clone, Debug)]
struct Thread {
    name: String,
    done: Done,
}

#[derive(Clone, Copy, Debug, Default)]
struct Done {
    ran: Duration,
    waited: u64,
}

impl ActivitySoFar {
    /// What these processes have done until now.
    ///
    /// # Errors
    ///
    /// When none of them is there, or the kernel lacks a figure.
    pub fn of(processes: &[Pid]) -> Result<Self, MeterError> {
        let at = Instant::now();
        let mut threads = BTreeMap::new();
        for pid in processes {
            let asked = open(*pid).and_then(|process| Ok((process.stat()?.comm, process.tasks()?)));
            let Some((process, tasks)) = unless_gone(asked)? else { continue };
            for task in tasks {
                let Some(task) = unless_gone(task)? else { continue };
                let figures = task.schedstat().and_then(|times| Ok((times, task.status()?)));
                let Some((times, status)) = unless_gone(figures)? else { continue };
                let name = match status.name {
                    _ if task.tid == task.pid => format!("{process}: main"),
                    name if name == process => format!("{process}: unnamed"),
                    name => format!("{process}: {name}"),
                };
                let waited = status.voluntary_ctxt_switches.unwrap_or_default();
                let done = Done { ran: Duration::from_nanos(times.sum_exec_runtime), waited };
                threads.insert(task.tid, Thread { name, done });
            }
        }
        if threads.is_empty() { Err(MeterError::NobodyThere) } else { Ok(Self { at, threads }) }
    }

    /// What was done from `earlier` until this moment. A thread that was not there before has done all of it since.
    pub fn since(&self, earlier: &Self) -> Activity {
        self.threads.keys().map(|thread| self.done_since(earlier, *thread)).sum::<Done>().in_span(self.at - earlier.at)
    }

    /// The same for the threads of each name, those that woke up most often first.
    pub fn by_thread_since(&self, earlier: &Self) -> Vec<ThreadActivity> {
        let mut names: BTreeMap<&str, Done> = BTreeMap::new();
        for (number, thread) in &self.threads {
            let sum = names.entry(&thread.name).or_default();
            *sum = [*sum, self.done_since(earlier, *number)].into_iter().sum();
        }
        let span = self.at - earlier.at;
        let in_span =
            |(name, done): (&str, Done)| ThreadActivity { name: name.to_owned(), activity: done.in_span(span) };
        let mut activities: Vec<ThreadActivity> = names.into_iter().map(in_span).collect();
        activities.sort_by(|one, other| other.activity.wake_ups_a_second.total_cmp(&one.activity.wake_ups_a_second));
        activities
    }

    fn done_since(&self, earlier: &Self, thread: i32) -> Done {
        let by = |moment: &Self| moment.threads.get(&thread).map(|thread| thread.done).unwrap_or_default();
        let (now, before) = (by(self), by(earlier));
        Done { ran: now.ran.saturating_sub(before.ran), waited: now.waited.saturating_sub(before.waited) }
    }
}

impl Done {
    fn in_span(self, span: Duration) -> Activity {
        let seconds = span.as_secs_f64();
        #[expect(clippy::cast_precision_loss, reason = "nothing wakes so often")]
        let waited = self.waited as f64;
        Activity { share_of_processor: self.ran.as_secs_f64() / seconds, wake_ups_a_second: waited / seconds }
    }
}

impl Sum for Done {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self { ran: sum.ran + one.ran, waited: sum.waited + one.waited })
    }
}

/// How many files, sockets and the like a process holds open.
///
/// # Errors
///
/// When it is not there, or belongs to somebody else.
pub fn open_descriptors(process: Pid) -> Result<usize, MeterError> {
    Ok(open(process)?.fd_count()?)
}

fn open(pid: Pid) -> Result<Process, ProcError> {
    Process::new(pid.as_raw_nonzero().get())
}

/// `None` for what ended before it could be asked.
fn unless_gone<T>(figures: Result<T, ProcError>) -> Result<Option<T>, ProcError> {
    const NO_SUCH_PROCESS: i32 = 3;
    match figures {
        Err(ProcError::NotFound(_)) => Ok(None),
        Err(ProcError::Io(error, _)) if is_gone(&error, NO_SUCH_PROCESS) => Ok(None),
        other => other.map(Some),
    }
}

fn is_gone(error: &io::Error, no_such_process: i32) -> bool {
    // A process that ends while it is read has no more to say.
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::UnexpectedEof)
        || error.raw_os_error() == Some(no_such_process)
}
