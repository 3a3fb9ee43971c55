//! What a long job tells its caller, and how the caller stops it.
//!
//! A job calls [`Progress::step`] between units of work; that is also where a request to stop is
//! noticed, so a job ends within one unit (a tile, a face, a block of rows) of [`Cancel::cancel`].
//! No wording here: [`Phase`] is a value that `i18n` names.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The parts of protecting one photo, in their order, then of other work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Phase {
    /// Bytes to pixels.
    Opening,
    /// Looking for faces; a unit is a tile of the pyramid.
    Finding,
    /// Covering; a unit is a face.
    Covering,
    /// Cloaking; a unit is a step of a face.
    Cloaking,
    /// Pixels to bytes.
    Encoding,
    /// Reading the export again.
    Proving,
    /// Making fingerprints; a unit is a piece of the file or a frame of a video.
    Hashing,
    /// Asking recognisers; a unit is a witness with one face.
    Judging,
    /// Looking for text; a unit is a piece of the photo.
    Reading,
}

impl Phase {
    /// The key of this phase's name in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// The person stopped it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

impl Cancelled {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        "cancelled"
    }
}

/// How far a job has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// What is being done.
    pub phase: Phase,
    /// Units done.
    pub done: u64,
    /// Units in all; at least `done`.
    pub total: u64,
}

/// A request to stop, shared between the caller and its jobs.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks all jobs that hold a clone to stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// What a job holds to report its progress. Cheap to clone and to share.
#[derive(Clone)]
pub struct Progress {
    cancel: Cancel,
    listener: Option<Arc<dyn Fn(Step) + Send + Sync>>,
}

impl Progress {
    /// Reports each step to `listener`; stops when `cancel` says so.
    pub fn new(cancel: Cancel, listener: impl Fn(Step) + Send + Sync + 'static) -> Self {
        Self {
            cancel,
            listener: Some(Arc::new(listener)),
        }
    }

    /// Reports to nobody; stops when `cancel` says so.
    pub fn silent(cancel: Cancel) -> Self {
        Self {
            cancel,
            listener: None,
        }
    }

    /// Reports how far the job has come.
    ///
    /// # Errors
    /// [`Cancelled`] when the caller wants the job to stop.
    pub fn step(&self, phase: Phase, done: u64, total: u64) -> Result<(), Cancelled> {
        if let Some(listener) = &self.listener {
            listener(Step { phase, done, total });
        }
        self.check()
    }

    /// Checks whether the caller wants the job to stop, and reports nothing.
    ///
    /// # Errors
    /// [`Cancelled`] if so.
    pub fn check(&self) -> Result<(), Cancelled> {
        if self.cancel.is_cancelled() {
            Err(Cancelled)
        } else {
            Ok(())
        }
    }
}

impl Default for Progress {
    fn default() -> Self {
        Self::silent(Cancel::default())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn a_job_hears_that_its_caller_wants_it_to_stop() {
        let cancel = Cancel::default();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let heard = seen.clone();
        let progress = Progress::new(cancel.clone(), move |step| heard.lock().unwrap().push(step));
        assert_eq!(progress.step(Phase::Finding, 1, 3), Ok(()));
        cancel.cancel();
        assert_eq!(progress.step(Phase::Finding, 2, 3), Err(Cancelled));
        assert_eq!(seen.lock().unwrap().len(), 2);
    }
}
