//! The album book, once it is open, shared with the threads that work.

use std::sync::{Mutex, MutexGuard, PoisonError};

use ombrelle_core::consent::ConsentBook;

/// One a program.
#[derive(Default)]
pub struct SharedAlbum(Mutex<Option<ConsentBook>>);

impl SharedAlbum {
    /// The album book, while it is open; nobody else reads or changes it meanwhile.
    pub fn lock(&self) -> MutexGuard<'_, Option<ConsentBook>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
