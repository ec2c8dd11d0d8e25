//! The store as the running stand holds it: opened again whenever it could not be read, so that a stand recovers once a
//! person has mended it.

use std::cell::RefCell;
use std::path::PathBuf;

use kiosk_core::{Branding, TakenOut};

use crate::staff::{ClockReading, OpensStore};
use crate::store::{DrawingMemory, Enrolment, PinStanding, Store, StoreError, StoredBranding};

/// The stand's store, open or not.
#[derive(Debug)]
pub(crate) struct SharedStore {
    directory: PathBuf,
    open: RefCell<Option<Store>>,
}

impl SharedStore {
    /// The store in this directory.
    pub(crate) fn new(directory: PathBuf) -> Self {
        Self { directory, open: RefCell::default() }
    }

    pub(super) fn enrolment(&self) -> Result<Option<Enrolment>, StoreError> {
        self.with(|store| store.enrolment())
    }

    /// The branding last seen. One that cannot be read is asked for anew, like none.
    pub(super) fn branding(&self, stand_id: &str) -> Option<StoredBranding> {
        self.with(|store| store.branding(stand_id)).ok().flatten()
    }

    pub(super) fn store_branding(&self, stand_id: &str, branding: &StoredBranding) -> Result<(), StoreError> {
        self.with(|store| store.store_branding(stand_id, branding))
    }

    pub(super) fn branding_complaint(&self, stand_id: &str) -> Option<String> {
        self.with(|store| store.branding_complaint(stand_id)).ok().flatten()
    }

    pub(super) fn store_branding_complaint(&self, stand_id: &str, reason: Option<&str>) -> Result<(), StoreError> {
        self.with(|store| store.store_branding_complaint(stand_id, reason))
    }

    pub(super) fn enrol(&self, enrolment: &Enrolment) -> Result<(), StoreError> {
        self.with(|store| store.enrol(enrolment))
    }

    pub(super) fn has_staff_pin(&self) -> Result<bool, StoreError> {
        self.with(|store| store.has_staff_pin())
    }

    pub(super) fn taken_out(&self) -> Result<Option<TakenOut>, StoreError> {
        self.with(|store| store.taken_out())
    }

    /// By which path the stand was last seen to draw. Where that cannot be read it is found out again.
    pub(super) fn drawing_memory(&self) -> Option<DrawingMemory> {
        self.with(|store| store.drawing_memory()).ok().flatten()
    }

    pub(super) fn remember_drawing(&self, memory: &DrawingMemory) -> Result<(), StoreError> {
        self.with(|store| store.remember_drawing(memory))
    }

    pub(super) fn staff_pin(&self, now: &ClockReading) -> Result<PinStanding, StoreError> {
        self.with(|store| store.staff_pin(now))
    }

    pub(super) fn rehearse_writing(&self) -> Result<(), StoreError> {
        self.with(Store::rehearse_writing)
    }

    pub(super) fn set_taken_out(&self, how: Option<TakenOut>) -> Result<(), StoreError> {
        self.with(|store| store.set_taken_out(how))
    }

    /// What the stand looks like before the portal has been asked.
    pub(super) fn last_look(&self, enrolment: Option<&Enrolment>) -> Branding {
        let stored = enrolment.and_then(|enrolment| self.branding(&enrolment.stand_id));
        stored.map_or_else(Branding::unbranded, |stored| stored.branding)
    }
}

impl OpensStore for SharedStore {
    fn with<T>(&self, act: impl FnOnce(&mut Store) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut open = self.open.borrow_mut();
        // A person who mends a store may put a copy in its place.
        open.take_if(|store| !store.is_in_place());
        let store = match &mut *open {
            Some(store) => store,
            None => open.insert(Store::open(&self.directory)?),
        };
        let done = act(store);
        if done.is_err() {
            *open = None;
        }
        done
    }
}
