//! The album book, once it is open, shared with the threads that work.

use std::sync::{Mutex, MutexGuard, PoisonError};

use ombrelle_core::plan::consent::Album;

/// One a program.
#[derive(Default)]
pub struct Desk {
    album: Mutex<Option<Album>>,
}

impl Desk {
    /// The album book, while it is open.
    pub fn album(&self) -> MutexGuard<'_, Option<Album>> {
        self.album.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
