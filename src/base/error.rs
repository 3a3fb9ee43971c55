//! The shape of an error: what a crate or module raises is an enum of its own, which says what happened; the file
//! concerned is added where it is known ([`At`]); what caused it, where that is another library's error, is kept as a
//! [`Cause`].
//!
//! Each variant has a code in kebab case, the key of its words: `err-<code>` says what happened, `rec-<code>` what to
//! do. Sentences are in `i18n`, and nowhere else.

use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What went wrong, and with which file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {kind}", .path.display())]
pub struct At<E: Error + 'static> {
    /// The file or folder concerned.
    pub path: PathBuf,
    /// What happened.
    #[source]
    pub kind: E,
}

impl<E: Error> At<E> {
    /// What happened to this file.
    pub fn new(path: &Path, kind: E) -> Self {
        Self {
            path: path.to_owned(),
            kind,
        }
    }
}

/// Another library's error behind one of ours, or its words where the error itself is gone. Two are the same where
/// their words are: they are for a bug report, and nothing is decided by them.
#[derive(Clone)]
pub struct Cause(Arc<dyn Error + Send + Sync>);

impl Cause {
    /// Keeps an error.
    pub fn of(error: impl Error + Send + Sync + 'static) -> Self {
        Self(Arc::new(error))
    }
}

impl From<String> for Cause {
    fn from(words: String) -> Self {
        let error: Box<dyn Error + Send + Sync> = words.into();
        Self(error.into())
    }
}

impl From<&str> for Cause {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}

impl fmt::Debug for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string(), f)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl PartialEq for Cause {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for Cause {}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_has_the_words_and_the_source_of_what_it_keeps() {
        let inner = std::io::Error::other("the disk burns");
        let kept = Cause::of(At {
            path: "photo.jpg".into(),
            kind: Cause::of(inner),
        });
        assert_eq!(kept.to_string(), "photo.jpg: the disk burns");
        assert_eq!(
            kept.source().map(ToString::to_string).as_deref(),
            Some("the disk burns")
        );
        assert_eq!(kept, Cause::from("photo.jpg: the disk burns"));
        assert_ne!(kept, Cause::from("photo.jpg"));
    }
}
