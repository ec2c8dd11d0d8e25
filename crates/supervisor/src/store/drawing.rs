//! By which path the stand was last seen to draw, so that it begins with that one.

use rusqlite::{OptionalExtension, params};

use super::error::Failure;
use super::{Store, StoreError};
use crate::drawing::Drawing;

/// A path that draws here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawingMemory {
    /// Which.
    pub drawing: Drawing,
    /// The machine, the web engine and the wish with which it did, in a line.
    pub circumstances: String,
    /// When it was first seen to, in seconds since 1970.
    pub since_epoch_s: u64,
}

impl Store {
    /// Remembers that this path draws.
    ///
    /// # Errors
    ///
    /// When the store cannot be written; it is as it was before then.
    pub fn remember_drawing(&mut self, memory: &DrawingMemory) -> Result<(), StoreError> {
        let since = i64::try_from(memory.since_epoch_s).unwrap_or(i64::MAX);
        let done = self.connection.execute(
            "INSERT OR REPLACE INTO drawing (only, path, circumstances, since_epoch_s) VALUES (1, ?1, ?2, ?3)",
            params![memory.drawing.word(), memory.circumstances, since],
        );
        done.map(drop).map_err(|error| Failure::from(error).at(self.file.clone()))
    }

    /// What is remembered. A path that this version does not know is none.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn drawing_memory(&self) -> Result<Option<DrawingMemory>, StoreError> {
        let found = self.connection.query_row("SELECT path, circumstances, since_epoch_s FROM drawing", [], |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, i64>(2)?))
        });
        let found = found.optional().map_err(|error| Failure::from(error).at(self.file.clone()))?;
        Ok(found.and_then(|(word, circumstances, since)| {
            let drawing = [Drawing::Accelerated, Drawing::Software].into_iter().find(|path| path.word() == word)?;
            Some(DrawingMemory { drawing, circumstances, since_epoch_s: since.try_into().ok()? })
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_last_seen_to_draw_is_there_after_a_restart() {
        let directory = tempfile::tempdir().unwrap();
        assert_eq!(Store::open(directory.path()).unwrap().drawing_memory().unwrap(), None);
        for drawing in [Drawing::Accelerated, Drawing::Software] {
            let memory =
                DrawingMemory { drawing, circumstances: "auto renderD128".to_owned(), since_epoch_s: 1_764_000_000 };
            Store::open(directory.path()).unwrap().remember_drawing(&memory).unwrap();
            assert_eq!(Store::open(directory.path()).unwrap().drawing_memory().unwrap(), Some(memory));
        }
    }
}
