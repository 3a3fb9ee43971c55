//! What work needs again and again: networks, loaded when they are first wanted; the album book, once it is open.

use std::sync::{Mutex, MutexGuard, PoisonError};

use ombrelle_core::error::Reason;
use ombrelle_core::paths;
use ombrelle_core::plan::{Cloaker, Finder, Panel, TextReader, consent::Album};

/// One a program, shared with the threads that work.
#[derive(Default)]
pub struct Desk {
    finder: Mutex<Option<Finder>>,
    reader: Mutex<Option<TextReader>>,
    cloaker: Mutex<Option<Cloaker>>,
    panel: Mutex<Option<Panel>>,
    album: Mutex<Option<Album>>,
}

/// Work that broke off in the middle leaves a network that can be used again: it keeps nothing of a photo.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn with<T, R>(
    place: &Mutex<Option<T>>,
    load: impl FnOnce() -> Result<T, Reason>,
    work: impl FnOnce(&mut T) -> R,
) -> Result<R, Reason> {
    let mut place = held(place);
    let there = match &mut *place {
        Some(there) => there,
        none => none.insert(load()?),
    };
    Ok(work(there))
}

/// The computer's cores.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

impl Desk {
    /// Works with the face finder.
    ///
    /// # Errors
    /// Those of [`Finder::load`].
    pub fn finder<R>(&self, work: impl FnOnce(&mut Finder) -> R) -> Result<R, Reason> {
        with(
            &self.finder,
            || Finder::load(&paths::models(), cores()),
            work,
        )
    }

    /// Works with the text reader.
    ///
    /// # Errors
    /// Those of [`TextReader::load`].
    pub fn reader<R>(&self, work: impl FnOnce(&mut TextReader) -> R) -> Result<R, Reason> {
        with(
            &self.reader,
            || TextReader::load(&paths::models(), cores()),
            work,
        )
    }

    /// Works with what makes cloaks.
    ///
    /// # Errors
    /// Those of [`Cloaker::load`].
    pub fn cloaker<R>(&self, work: impl FnOnce(&Cloaker) -> R) -> Result<R, Reason> {
        with(
            &self.cloaker,
            || Cloaker::load(&paths::models()),
            |cloaker| work(cloaker),
        )
    }

    /// Works with the jury.
    ///
    /// # Errors
    /// Those of [`Panel::load`].
    pub fn panel<R>(&self, work: impl FnOnce(&mut Panel) -> R) -> Result<R, Reason> {
        with(&self.panel, || Panel::load(&paths::models(), cores()), work)
    }

    /// The album book, while it is open.
    pub fn album(&self) -> MutexGuard<'_, Option<Album>> {
        held(&self.album)
    }
}
