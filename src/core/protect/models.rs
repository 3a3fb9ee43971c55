//! Networks: each loaded when it is first asked for, kept, and lent to one thread at a time.
//!
//! Where one photo is worked on at a time, only what looks at photos, what makes cloaks or the jury is kept: together they
//! take more memory than a small computer has to spare, and each is there again in half a second (docs/figures.md, *cloak*). What makes cloaks
//! leaves as soon as a photo has them.

use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::memory::{FOR_CLOAKS, FOR_THE_JURY, room_for};
use crate::cloak::Cloaker;
use crate::error::{ErrorKind, NetworkError};
use crate::evaluate::Ensemble;
use crate::face::Finder;
use crate::leaks::Reader as TextReader;
use crate::progress::Progress;

/// How often a thread that waits for a network checks whether its job is to stop.
const LOOK: Duration = Duration::from_millis(50);

/// The computer's cores.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// All networks of a session.
#[derive(Debug)]
pub(super) struct Models {
    /// The folder that they are in.
    pub folder: PathBuf,
    /// Threads for one pass of the finder or the reader.
    pub threads: usize,
    /// Face finders: one for each photo that is worked on at once.
    pub finders: Shelf<Finder>,
    /// Text readers: one for each photo that is worked on at once.
    pub readers: Shelf<TextReader>,
    /// What makes cloaks; one uses the whole computer.
    pub cloakers: Shelf<Cloaker>,
    /// The jury; one uses the whole computer.
    pub panels: Shelf<Ensemble>,
    /// Whether what one step has used leaves before the next step loads its own.
    sparing: bool,
}

impl Models {
    pub fn new(folder: PathBuf, threads: usize) -> Self {
        Self {
            folder,
            threads: threads.max(1),
            finders: Shelf::new(1),
            readers: Shelf::new(1),
            cloakers: Shelf::new(1),
            panels: Shelf::new(1),
            sparing: true,
        }
    }

    /// Lets this many photos be worked on at the same time.
    pub fn photos_at_once(&mut self, photos: usize) {
        self.finders.hold(photos);
        self.readers.hold(photos);
        if photos > 1 {
            self.threads = 1;
            // One photo is looked at while another is cloaked.
            self.sparing = false;
        }
    }

    /// Lets this many photos be looked at at the same time, each with all threads.
    pub fn looks_at_once(&mut self, photos: usize) {
        self.finders.hold(photos);
    }

    /// Lets go of whatever nobody works with.
    pub fn clear(&self) {
        self.finders.clear();
        self.readers.clear();
        self.cloakers.clear();
        self.panels.clear();
    }

    pub fn finder(&self, progress: &Progress) -> Result<Lent<'_, Finder>, ErrorKind> {
        self.make_room_for_looking();
        self.finders
            .lend(progress, || Finder::load(&self.folder, self.threads))
    }

    pub fn reader(&self, progress: &Progress) -> Result<Lent<'_, TextReader>, ErrorKind> {
        self.make_room_for_looking();
        self.readers
            .lend(progress, || TextReader::load(&self.folder, self.threads))
    }

    pub fn cloaker(&self, progress: &Progress) -> Result<Lent<'_, Cloaker>, ErrorKind> {
        if self.sparing {
            self.forget_looking();
            self.panels.clear();
        }
        self.cloakers.lend(progress, || {
            room_for(FOR_CLOAKS)?;
            Cloaker::load(&self.folder)
        })
    }

    pub fn panel(&self, progress: &Progress) -> Result<Lent<'_, Ensemble>, ErrorKind> {
        if self.sparing {
            self.forget_looking();
            self.cloakers.clear();
        }
        self.panels.lend(progress, || {
            room_for(FOR_THE_JURY)?;
            Ensemble::load(&self.folder, cores())
        })
    }

    /// Lets go of what makes cloaks once a photo has them: the copy is encoded and opened again before the jury takes its place.
    pub fn done_cloaking(&self) {
        if self.sparing {
            self.cloakers.clear();
        }
    }

    fn make_room_for_looking(&self) {
        if self.sparing {
            self.cloakers.clear();
            self.panels.clear();
        }
    }

    fn forget_looking(&self) {
        self.finders.clear();
        self.readers.clear();
    }
}

/// Where networks of one kind are kept; at most a fixed number are ever loaded, and later callers wait for one.
#[derive(Debug)]
pub(super) struct Shelf<T> {
    state: Mutex<State<T>>,
    returned: Condvar,
}

#[derive(Debug)]
struct State<T> {
    free: Vec<T>,
    lent: usize,
    most: usize,
}

impl<T> Shelf<T> {
    fn new(most: usize) -> Self {
        Self {
            state: Mutex::new(State {
                free: Vec::new(),
                lent: 0,
                most: most.max(1),
            }),
            returned: Condvar::new(),
        }
    }

    /// Takes those that nobody works with out of memory.
    fn clear(&self) {
        // Dropped after the lock: it takes a while.
        let free = std::mem::take(&mut self.lock().free);
        drop(free);
    }

    /// Sets how many may be loaded.
    fn hold(&mut self, most: usize) {
        let state = self.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        state.most = most.max(1);
    }

    /// Whether the next to ask would have to load one.
    pub fn is_empty(&self) -> bool {
        let state = self.lock();
        state.free.is_empty() && state.lent < state.most
    }

    /// Lends one, loaded now if none is free and another may be.
    ///
    /// # Errors
    /// Those of `load`; [`ErrorKind::Cancelled`] while waiting.
    fn lend(
        &self,
        progress: &Progress,
        load: impl FnOnce() -> Result<T, ErrorKind>,
    ) -> Result<Lent<'_, T>, ErrorKind> {
        let mut state = self.lock();
        loop {
            progress.check()?;
            if let Some(one) = state.free.pop() {
                state.lent += 1;
                return Ok(Lent {
                    one: Some(one),
                    shelf: self,
                });
            }
            if state.lent < state.most {
                state.lent += 1;
                break;
            }
            let waited = self.returned.wait_timeout(state, LOOK);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        drop(state);
        // Given back empty where loading fails.
        let mut lent = Lent {
            one: None,
            shelf: self,
        };
        lent.one = Some(load()?);
        Ok(lent)
    }

    /// Work that broke off in the middle leaves networks that can be used again: they keep nothing of a photo.
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A network that one thread works with; it goes back when dropped.
pub(super) struct Lent<'a, T> {
    one: Option<T>,
    shelf: &'a Shelf<T>,
}

impl<T> Lent<'_, T> {
    /// Works with it.
    ///
    /// # Errors
    /// Those of `work`.
    pub fn with<R>(
        &mut self,
        work: impl FnOnce(&mut T) -> Result<R, ErrorKind>,
    ) -> Result<R, ErrorKind> {
        match &mut self.one {
            Some(one) => work(one),
            // Not after `lend`, which gives none away without it.
            None => Err(ErrorKind::Network(NetworkError::RuntimeMissing)),
        }
    }

    /// The network itself.
    pub fn get(&mut self) -> Option<&mut T> {
        self.one.as_mut()
    }
}

impl<T> Drop for Lent<'_, T> {
    fn drop(&mut self) {
        let mut state = self.shelf.lock();
        state.lent = state.lent.saturating_sub(1);
        state.free.extend(self.one.take());
        drop(state);
        self.shelf.returned.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::error::Cancelled;
    use crate::progress::Cancel;

    #[test]
    fn one_is_loaded_once_however_many_ask() {
        let shelf = Shelf::new(1);
        let loaded = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let load = || Ok(loaded.fetch_add(1, Ordering::Relaxed));
                    let mut lent = shelf.lend(&Progress::default(), load).unwrap();
                    assert_eq!(lent.get(), Some(&mut 0));
                });
            }
        });
        assert_eq!(loaded.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn what_is_cleared_is_loaded_again_and_what_is_lent_stays() {
        let shelf = Shelf::new(1);
        let progress = Progress::default();
        let mut lent = shelf.lend(&progress, || Ok(1)).unwrap();
        shelf.clear();
        assert_eq!(lent.get(), Some(&mut 1));
        drop(lent);
        assert!(!shelf.is_empty());
        shelf.clear();
        assert!(shelf.is_empty());
        assert_eq!(shelf.lend(&progress, || Ok(2)).unwrap().get(), Some(&mut 2));
    }

    #[test]
    fn what_cannot_be_loaded_is_tried_again() {
        let shelf = Shelf::new(1);
        let progress = Progress::default();
        let missing = shelf.lend(&progress, || {
            Err(ErrorKind::Network(NetworkError::RuntimeMissing))
        });
        assert!(missing.is_err());
        assert!(shelf.is_empty());
        assert_eq!(shelf.lend(&progress, || Ok(3)).unwrap().get(), Some(&mut 3));
        assert!(!shelf.is_empty());
    }

    #[test]
    fn whoever_waits_hears_that_the_job_is_to_stop() {
        let shelf = Shelf::new(1);
        let held = shelf.lend(&Progress::default(), || Ok(1)).unwrap();
        let cancel = Cancel::default();
        std::thread::scope(|scope| {
            let progress = Progress::silent(cancel.clone());
            let waiting = scope.spawn(|| shelf.lend(&{ progress }, || Ok(2)).err());
            cancel.cancel();
            assert_eq!(
                waiting.join().unwrap(),
                Some(ErrorKind::Cancelled(Cancelled))
            );
        });
        drop(held);
    }
}
