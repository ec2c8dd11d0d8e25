//! Traces in the memory of a process: everything that is mapped and there, and the files that it holds open and that have no
//! name any more.

use std::fs::{self, File};
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt as _;
use std::path::Path;

use super::reading::Place;
use super::{Looked, Search};
use crate::processes::{self, Pid};

/// Bytes of an entry in a process's table of pages.
const ENTRY: u64 = 8;

/// A page is in memory, or was moved out of it.
const PRESENT_OR_SWAPPED: u64 = 0b11 << 62;

/// A page is a file's, and no process has changed it for itself.
const OF_A_FILE: u64 = 1 << 61;

/// Entries that are read at once.
const ENTRIES: usize = 8192;

/// Kept by the kernel and the same for all; reading it fails.
const OF_THE_KERNEL: &[&str] = &["[vvar]", "[vvar_vclock]", "[vsyscall]"];

impl Search {
    /// In all of a process's memory. What has ended has none.
    ///
    /// # Errors
    ///
    /// When the process is there and may not be looked at.
    pub fn in_memory(&self, pid: Pid) -> io::Result<Looked> {
        match self.in_memory_of(pid) {
            Err(_) if processes::look_at(pid).is_none_or(|process| process.state == processes::State::Zombie) => {
                Ok(Looked::default())
            }
            looked => looked,
        }
    }

    fn in_memory_of(&self, pid: Pid) -> io::Result<Looked> {
        let directory = format!("/proc/{}", pid.as_raw_nonzero());
        let name = processes::look_at(pid).map_or_else(String::new, |process| process.name);
        let process = format!("process {} {name}", pid.as_raw_nonzero());
        let (memory, pages) = (File::open(format!("{directory}/mem"))?, File::open(format!("{directory}/pagemap"))?);
        let mut looked = Looked::default();
        for mapping in fs::read_to_string(format!("{directory}/maps"))?.lines().filter_map(Mapping::read) {
            let place = Place::of(format!("{process}, {}", mapping.name));
            for run in mapping.runs_of_pages(&pages) {
                looked.and(self.read_through(run, &place, |address, into| memory.read_at(into, address)));
            }
        }
        looked.and(self.in_nameless_files(Path::new(&directory), &process));
        Ok(looked)
    }

    fn in_nameless_files(&self, directory: &Path, process: &str) -> Looked {
        let mut looked = Looked::default();
        for entry in fs::read_dir(directory.join("fd")).into_iter().flatten().flatten() {
            let Ok(target) = fs::read_link(entry.path()) else { continue };
            let target = target.to_string_lossy().into_owned();
            let Some(about) = fs::metadata(entry.path()).ok().filter(fs::Metadata::is_file) else { continue };
            let is_nameless = target.starts_with("/memfd:") || target.ends_with(" (deleted)");
            if let (true, Ok(file)) = (is_nameless, File::open(entry.path())) {
                let place = Place::of(format!("{process}, open file {target}"));
                looked.and(self.read_through(0..about.len(), &place, |offset, into| file.read_at(into, offset)));
            }
        }
        looked
    }
}

/// A part of a process's memory.
struct Mapping<'a> {
    addresses: Range<u64>,
    name: &'a str,
    /// Pages of which these flags are set hold nothing of the process's own.
    foreign: u64,
}

impl<'a> Mapping<'a> {
    /// Of a line in `maps`; none for what cannot be read.
    fn read(line: &'a str) -> Option<Self> {
        let mut words = line.splitn(6, ' ');
        let (start, end) = words.next()?.split_once('-')?;
        let rights = words.next()?;
        let name = words.nth(3).map_or("", str::trim);
        let address = |text| u64::from_str_radix(text, 16).ok();
        // Programs and libraries, as they lie on the disk: no process writes to them.
        let is_program = !rights.contains('w') && name.starts_with('/') && !name.ends_with("(deleted)");
        let mapping = Self {
            addresses: address(start)?..address(end)?,
            name: if name.is_empty() { "heap" } else { name },
            foreign: if is_program { OF_A_FILE } else { 0 },
        };
        (rights.starts_with('r') && !OF_THE_KERNEL.contains(&name)).then_some(mapping)
    }

    /// The parts that are there at all: much is set aside and never used.
    fn runs_of_pages(&self, pages: &File) -> Vec<Range<u64>> {
        let size = rustix::param::page_size() as u64;
        let (mut next, last) = (self.addresses.start / size, self.addresses.end / size);
        let mut runs: Vec<Range<u64>> = Vec::new();
        let mut entries = vec![0; ENTRIES * ENTRY as usize];
        while next < last {
            let wanted = usize::try_from(last - next).unwrap_or(ENTRIES).min(ENTRIES) * ENTRY as usize;
            let Ok(count @ 1..) = pages.read_at(&mut entries[..wanted], next * ENTRY) else { break };
            for entry in entries[..count].chunks_exact(ENTRY as usize) {
                let flags = u64::from_ne_bytes(entry.try_into().unwrap_or_default());
                let address = next * size;
                if flags & PRESENT_OR_SWAPPED != 0 && flags & self.foreign == 0 {
                    match runs.last_mut().filter(|run| run.end == address) {
                        Some(run) => run.end += size,
                        None => runs.push(address..address + size),
                    }
                }
                next += 1;
            }
        }
        runs
    }
}
