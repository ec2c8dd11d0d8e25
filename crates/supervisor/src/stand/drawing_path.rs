//! The path by which the shells of this stand draw: which one the next shell is given, and what came of the ones before.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

use super::shared_store::SharedStore;
use crate::drawing::{Circumstances, Drawing, Outcome, PathChoice};
use crate::store::DrawingMemory;

/// Which path is taken, for as long as the stand is on.
#[derive(Debug)]
pub(super) struct DrawingPath {
    circumstances: Circumstances,
    store: Rc<SharedStore>,
    choice: Cell<PathChoice>,
    /// What is kept, or would be in a store that can be written.
    kept: RefCell<Option<DrawingMemory>>,
}

impl DrawingPath {
    /// As the stand starts: what has drawn under these circumstances before is taken again.
    pub(super) fn at_start(circumstances: Circumstances, store: Rc<SharedStore>) -> Self {
        let kept = circumstances.recall(store.drawing_memory());
        let choice = PathChoice::at_start(circumstances.usual(), kept.as_ref().map(|memory| memory.drawing));
        let because = circumstances.because(choice.path());
        tracing::info!(path = choice.path().word(), ?because, remembered = kept.is_some(), "how the web engine draws");
        Self { circumstances, store, choice: Cell::new(choice), kept: RefCell::new(kept) }
    }

    /// For the next shell.
    pub(super) const fn now(&self) -> Drawing {
        self.choice.get().path()
    }

    /// Whether that is the path that this machine, or its configuration, is meant to draw by.
    pub(super) fn is_the_usual(&self) -> bool {
        self.now() == self.circumstances.usual()
    }

    /// A shell that draws by this path has been seen: it is begun with next time.
    pub(super) fn seen(&self, path: Drawing) {
        let mut choice = self.choice.get();
        choice.seen(path);
        self.choice.set(choice);
        if path == choice.path() {
            self.keep(path);
        }
    }

    /// A shell that was to draw by this path is gone.
    pub(super) fn after(&self, path: Drawing, outcome: Outcome) {
        let mut choice = self.choice.get();
        if choice.after(path, outcome) {
            tracing::error!(
                path = path.word(),
                instead = choice.path().word(),
                "nothing is drawn; the other path is tried"
            );
        }
        self.choice.set(choice);
    }

    fn keep(&self, path: Drawing) {
        let mut kept = self.kept.borrow_mut();
        if kept.as_ref().is_some_and(|kept| kept.drawing == path) {
            return;
        }
        let since_epoch_s = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let memory = DrawingMemory { drawing: path, circumstances: self.circumstances.in_a_line(), since_epoch_s };
        if let Err(error) = self.store.remember_drawing(&memory) {
            tracing::warn!(%error, "how the web engine draws here is found out again at the next start");
        }
        *kept = Some(memory);
    }
}
