//! How far a long call has come, and how it is stopped.

use std::sync::Arc;

use ombrelle_core::progress::{Cancel, Phase as CorePhase, Progress};

use crate::error::HostError;
use crate::language::{Language, words};
use crate::mirror::mirrored;

mirrored! {
    /// What is being done.
    Phase = CorePhase {
        /// Bytes to pixels.
        Opening,
        /// Looking for faces; a unit is a piece of the photo.
        Finding,
        /// Covering; a unit is a face.
        Covering,
        /// Cloaking; a unit is a step of a face.
        Cloaking,
        /// Pixels to bytes.
        Encoding,
        /// Reading the copy again to prove it clean.
        Proving,
        /// Making fingerprints; a unit is a piece of the file.
        Hashing,
        /// Asking recognisers; a unit is one of them with one face.
        Judging,
        /// Looking for text; a unit is a piece of the photo.
        Reading,
    }
}

/// What a phase is called, as a progress bar says it.
#[uniffi::export]
pub fn phase_name(phase: Phase, language: Language) -> String {
    words(language).phase(phase.into())
}

/// Hears how far a job has come. It is called on threads of ours, several at once, and should return at once.
#[uniffi::export(with_foreign)]
pub trait ProgressListener: Send + Sync {
    /// `done` of `total` units of a phase are done; `total` is at least `done`.
    ///
    /// # Errors
    /// Whatever it raises stops the job, as [`Job::cancel`] does.
    fn step(&self, phase: Phase, done: u64, total: u64) -> Result<(), HostError>;
}

/// A long call, or several: makes them stop, and tells how far they have come.
#[derive(uniffi::Object)]
pub struct Job {
    cancel: Cancel,
    listener: Option<Arc<dyn ProgressListener>>,
}

#[uniffi::export]
impl Job {
    /// A job that tells nobody how far it has come.
    #[uniffi::constructor]
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            cancel: Cancel::default(),
            listener: None,
        })
    }

    /// A job that tells a listener.
    #[uniffi::constructor]
    pub fn watched(listener: Arc<dyn ProgressListener>) -> Arc<Self> {
        Arc::new(Self {
            cancel: Cancel::default(),
            listener: Some(listener),
        })
    }

    /// Asks the calls that were given this job to stop: they end with [`OmbrelleError::Cancelled`](crate::OmbrelleError) at their next
    /// unit of work, later ones at once. From any thread, any number of times.
    pub fn cancel(&self) {
        self.cancel.cancel();
    }

    /// Whether somebody asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }
}

/// What core reports to; nobody listens and nobody stops it where there is no job.
pub(crate) fn progress(job: Option<&Job>) -> Progress {
    let Some(job) = job else {
        return Progress::default();
    };
    let Some(listener) = job.listener.clone() else {
        return Progress::silent(job.cancel.clone());
    };
    let cancel = job.cancel.clone();
    Progress::new(job.cancel.clone(), move |step| {
        if listener
            .step(step.phase.into(), step.done, step.total)
            .is_err()
        {
            cancel.cancel();
        }
    })
}
