//! Why a file could not be read in the cage.

use ombrelle_base::progress::Cancelled;
use ombrelle_media::Error as MediaError;

/// Why a file could not be read in the cage.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Error {
    /// The picture, as the decoder in the worker has it.
    #[error(transparent)]
    Media(#[from] MediaError),
    /// The person stopped it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// The worker broke off on this file: it died, or asked for too much memory, or gave no answer to what it was asked.
    #[error("the worker ended")]
    DecoderEnded,
    /// No worker can be started.
    #[error("no worker can be started")]
    DecoderMissing,
}

impl Error {
    /// The key of its words in the catalogues.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Media(error) => error.code(),
            Self::Cancelled(error) => error.code(),
            own => own.into(),
        }
    }

    /// The codes of all, for tests that ask the catalogues for each; without those of the other crates.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        let names = <Self as strum::VariantNames>::VARIANTS.iter();
        names
            .copied()
            .filter(|name| !["media", "cancelled"].contains(name))
    }
}
