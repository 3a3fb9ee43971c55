//! The album book, once it is open, shared with the threads that work.

use std::sync::{Mutex, MutexGuard, PoisonError};

use ombrelle_core::plan::consent::Album;

/// One a program.
#[derive(Default)]
pub struct SharedAlbum(Mutex<Option<Album>>);

impl SharedAlbum {
    /// The album book, while it is open; nobody else reads or changes it meanwhile.
    pub fn lock(&self) -> MutexGuard<'_, Option<Album>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
