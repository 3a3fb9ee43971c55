//! Fingerprints of a picture or a video: made here, kept nowhere. Nothing here names a file: no error holds its name, path or pixels.

use std::path::Path;
use std::sync::Arc;

use ombrelle_core::error::Error;
use ombrelle_core::protect::{Decoding, Limits};
use ombrelle_core::register::fingerprint::{self, FileKind, Note};
use zeroize::Zeroizing;

use crate::error::OmbrelleError;
use crate::job::{Job, progress};
use crate::language::{Language, words};

/// The fingerprints of one file: its MD5, SHA-256 and PDQ hashes. Wiped when the host lets go of it.
#[derive(uniffi::Object)]
pub struct Fingerprint {
    language: Language,
    made: fingerprint::Fingerprint,
    notes: Vec<Note>,
}

/// Makes the fingerprints of a picture or a video in memory. The frames of a video are not hashed.
///
/// # Errors
/// `File` for what is neither a picture nor a video; `Cancelled`.
#[uniffi::export]
pub fn fingerprint_of_bytes(
    bytes: Vec<u8>,
    language: Language,
    job: Option<Arc<Job>>,
) -> Result<Arc<Fingerprint>, OmbrelleError> {
    let bytes = Zeroizing::new(bytes);
    let progress = progress(job.as_deref());
    let limits = Limits::default();
    let made = fingerprint::of_bytes(&bytes, &limits, &Decoding::InProcess, &progress);
    Fingerprint::of(made, language)
}

/// Makes the fingerprints of a file, which is opened for reading only. A video may be larger than the memory.
///
/// # Errors
/// `File` for what cannot be read, or is neither a picture nor a video; `Cancelled`.
#[uniffi::export]
pub fn fingerprint_of_file(
    path: String,
    language: Language,
    job: Option<Arc<Job>>,
) -> Result<Arc<Fingerprint>, OmbrelleError> {
    let progress = progress(job.as_deref());
    let limits = Limits::default();
    let made = fingerprint::of(Path::new(&path), &limits, &Decoding::InProcess, &progress);
    Fingerprint::of(made, language)
}

#[uniffi::export]
impl Fingerprint {
    /// Whether it is of a video.
    pub fn is_video(&self) -> bool {
        self.made.kind == FileKind::Video
    }

    /// What the person should know about it, line by line.
    pub fn notes(&self) -> Vec<String> {
        let words = words(self.language);
        let note = |note: &Note| words.fingerprint_note(*note);
        self.notes.iter().map(note).collect()
    }

    /// The digits, for a service that asks for them, as `number` of several: a heading and a hash a line. A hash can be turned back into
    /// a blurry picture: treat it like the picture.
    pub fn lines(&self, number: u32) -> Vec<String> {
        words(self.language).fingerprint(number as usize, &self.made)
    }
}

impl Fingerprint {
    fn of(
        made: Result<(fingerprint::Fingerprint, Vec<Note>), Error>,
        language: Language,
    ) -> Result<Arc<Self>, OmbrelleError> {
        let (made, notes) = made.map_err(|error| OmbrelleError::of(error, language))?;
        Ok(Arc::new(Self {
            language,
            made,
            notes,
        }))
    }

    pub(crate) fn made(&self) -> &fingerprint::Fingerprint {
        &self.made
    }
}
