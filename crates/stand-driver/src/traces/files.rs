//! Traces in files: in what they hold, and in what they are called.

use std::fs::{self, File, Metadata};
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

use super::reading::{Place, Window};
use super::{Looked, Search};

/// What of a directory is left out.
#[derive(Clone, Debug, Default)]
pub struct NotLookedAt(Vec<PathBuf>);

impl NotLookedAt {
    /// These, and everything below them.
    pub fn these(paths: impl IntoIterator<Item = PathBuf>) -> Self {
        Self(paths.into_iter().collect())
    }

    fn holds(&self, path: &Path) -> bool {
        // What a compiler keeps is marked by this file, is nobody's, and is much.
        self.0.iter().any(|left_out| path == left_out) || path.join("CACHEDIR.TAG").exists()
    }
}

/// Every file and link below a directory, or the file itself; of what goes away meanwhile, nothing.
pub fn files_below(path: &Path, left_out: &NotLookedAt) -> Vec<PathBuf> {
    let Ok(about) = fs::symlink_metadata(path) else { return Vec::new() };
    if left_out.holds(path) {
        return Vec::new();
    }
    if !about.is_dir() {
        return vec![path.to_owned()];
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries.flat_map(|entry| files_below(&entry.path(), left_out)).collect()
}

impl Search {
    /// In a file, and in its name. Of what is no file, only the name.
    ///
    /// # Errors
    ///
    /// When it is there and cannot be read.
    pub fn in_file(&self, path: &Path) -> io::Result<Looked> {
        let mut looked = self.in_name(path);
        let Ok(about) = fs::symlink_metadata(path) else { return Ok(looked) };
        if about.is_symlink() {
            looked.and(self.in_name(&fs::read_link(path).unwrap_or_default()));
        }
        if about.is_file() {
            looked.and(self.in_open_file(path, &about)?);
        }
        Ok(looked)
    }

    /// In all files below a directory, and in their names.
    ///
    /// # Errors
    ///
    /// As for [one](Search::in_file).
    pub fn in_files_below(&self, directory: &Path, left_out: &NotLookedAt) -> io::Result<Looked> {
        let mut looked = Looked::default();
        for file in files_below(directory, left_out) {
            looked.and(self.in_file(&file)?);
        }
        Ok(looked)
    }

    fn in_open_file(&self, path: &Path, about: &Metadata) -> io::Result<Looked> {
        let file = match File::open(path) {
            // Gone meanwhile.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Looked::default()),
            file => file?,
        };
        let place = Place::of(path.display().to_string());
        Ok(self.read_through(0..about.len(), &place, |offset, into| file.read_at(into, offset)))
    }

    fn in_name(&self, path: &Path) -> Looked {
        let mut traces = Vec::new();
        let bytes = path.as_os_str().as_bytes();
        let place = Place::of(format!("the name {}", path.display()));
        self.look_through(&Window::whole(bytes), &place, &mut traces);
        Looked { bytes: 0, traces }
    }
}
