//! Whatever can go wrong here and in the crates below, joined: a file where one is concerned, and what happened.
//!
//! Each module and crate has an error of its own; [`ErrorKind`] joins them, so that front ends word and class them in one
//! place. Files and cancelling are one kind, whichever crate met them.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

pub use ombrelle_base::disk::Error as FileError;
pub use ombrelle_base::error::{At, Cause};
pub use ombrelle_base::progress::Cancelled;
pub use ombrelle_cage::Error as CageError;
pub use ombrelle_media::Error as MediaError;
pub use ombrelle_metadata::Error as MetadataError;
pub use ombrelle_nn::Error as NetworkError;
pub use ombrelle_vault::Error as VaultError;

pub use crate::cloak::Error as CloakError;
pub use crate::consent::{Error as ConsentError, TITLE as BOOK};
pub use crate::evaluate::Error as EvaluateError;
pub use crate::help::Error as HelpError;
pub use crate::paper::Error as PaperError;
pub use crate::protect::Error as ProtectError;
pub use crate::redact::Error as RedactError;
pub use crate::register::fingerprint::FingerprintError;
pub use crate::register::{Error as RegisterError, TITLE as REGISTER};
pub use crate::takedown::Error as TakedownError;

/// Why something could not be done, and for which file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind}{}", .path.as_deref().map(|p| format!(" ({})", p.display())).unwrap_or_default())]
pub struct Error {
    /// The file or folder concerned, where there is one.
    pub path: Option<PathBuf>,
    /// What happened.
    #[source]
    pub kind: ErrorKind,
}

impl Error {
    /// What happened to this file.
    pub fn at(path: &Path, kind: impl Into<ErrorKind>) -> Self {
        kind.into().at(path)
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErrorKind {
    /// The file itself, or its folder.
    #[error(transparent)]
    File(#[from] FileError),
    /// The person stopped it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// The picture.
    #[error(transparent)]
    Media(MediaError),
    /// The worker that reads a file.
    #[error(transparent)]
    Cage(CageError),
    /// What a file holds besides the picture.
    #[error(transparent)]
    Metadata(#[from] MetadataError),
    /// A sealed file: the register or the consent book.
    #[error(transparent)]
    Vault(VaultError),
    /// A network.
    #[error(transparent)]
    Network(#[from] NetworkError),
    /// A cover.
    #[error(transparent)]
    Redact(#[from] RedactError),
    /// A cloak.
    #[error(transparent)]
    Cloak(#[from] CloakError),
    /// The jury.
    #[error(transparent)]
    Evaluate(#[from] EvaluateError),
    /// Carrying out, and saving.
    #[error(transparent)]
    Protect(#[from] ProtectError),
    /// What is asked of the register.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// A file to be fingerprinted.
    #[error(transparent)]
    Fingerprint(#[from] FingerprintError),
    /// What is asked of the consent book.
    #[error(transparent)]
    Consent(#[from] ConsentError),
    /// What a letter that takes a picture down needs.
    #[error(transparent)]
    Takedown(#[from] TakedownError),
    /// A paper to be printed.
    #[error(transparent)]
    Paper(#[from] PaperError),
    /// An update of the directory of services.
    #[error(transparent)]
    Help(#[from] HelpError),
}

impl ErrorKind {
    /// The key of its words in the catalogues, in kebab case.
    pub fn code(&self) -> Cow<'static, str> {
        match self {
            Self::File(error) => error.code().into(),
            Self::Cancelled(error) => error.code().into(),
            Self::Media(error) => error.code().into(),
            Self::Cage(error) => error.code().into(),
            Self::Metadata(error) => error.code().into(),
            Self::Vault(error) => error.code(),
            Self::Network(error) => error.code().into(),
            Self::Redact(error) => error.code().into(),
            Self::Cloak(error) => error.code().into(),
            Self::Evaluate(error) => error.code().into(),
            Self::Protect(error) => error.code().into(),
            Self::Register(error) => error.code().into(),
            Self::Fingerprint(error) => error.code().into(),
            Self::Consent(error) => error.code().into(),
            Self::Takedown(error) => error.code().into(),
            Self::Paper(error) => error.code().into(),
            Self::Help(error) => error.code().into(),
        }
    }

    /// The codes of all kinds, for tests that ask the catalogues for each.
    pub fn codes() -> Vec<String> {
        let own = [
            FileError::codes(),
            &[Cancelled.code()],
            MetadataError::codes(),
            NetworkError::codes(),
            RedactError::codes(),
            CloakError::codes(),
            EvaluateError::codes(),
            ProtectError::codes(),
            RegisterError::codes(),
            FingerprintError::codes(),
            ConsentError::codes(),
            TakedownError::codes(),
            PaperError::codes(),
            HelpError::codes(),
        ];
        let own = own.into_iter().flatten().copied();
        let own = own.chain(MediaError::codes()).chain(CageError::codes());
        let mut all: Vec<String> = own.map(str::to_owned).collect();
        all.extend(VaultError::codes(REGISTER));
        all.extend(VaultError::codes(BOOK));
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether no other photo can be done either: what all of them need is missing.
    pub fn is_hopeless(&self) -> bool {
        match self {
            Self::Network(error) => error.is_hopeless(),
            Self::Cage(error) => *error == CageError::DecoderMissing,
            _ => false,
        }
    }

    /// Adds the file concerned.
    pub fn at(self, path: &Path) -> Error {
        Error {
            path: Some(path.to_owned()),
            kind: self,
        }
    }
}

impl From<MediaError> for ErrorKind {
    fn from(error: MediaError) -> Self {
        match error {
            MediaError::File(error) => Self::File(error),
            MediaError::Cancelled(error) => Self::Cancelled(error),
            error => Self::Media(error),
        }
    }
}

impl From<CageError> for ErrorKind {
    fn from(error: CageError) -> Self {
        match error {
            CageError::Media(error) => error.into(),
            CageError::Cancelled(error) => Self::Cancelled(error),
            error => Self::Cage(error),
        }
    }
}

impl From<VaultError> for ErrorKind {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::File(error) => Self::File(error),
            error => Self::Vault(error),
        }
    }
}

/// Whatever is a kind is an error without a path.
macro_rules! without_path {
    ($($kind:ty),* $(,)?) => {$(
        impl From<$kind> for Error {
            fn from(kind: $kind) -> Self {
                Self {
                    path: None,
                    kind: kind.into(),
                }
            }
        }
    )*};
}

without_path!(
    ErrorKind,
    FileError,
    Cancelled,
    MediaError,
    CageError,
    MetadataError,
    VaultError,
    NetworkError,
    RedactError,
    CloakError,
    EvaluateError,
    ProtectError,
    RegisterError,
    FingerprintError,
    ConsentError,
    TakedownError,
    PaperError,
    HelpError,
);

impl<E: std::error::Error + Into<ErrorKind>> From<At<E>> for Error {
    fn from(error: At<E>) -> Self {
        error.kind.into().at(&error.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_a_code_in_kebab_case() {
        assert_eq!(
            ErrorKind::from(MediaError::NotAPicture).code(),
            "not-a-picture"
        );
        let damaged = VaultError::Damaged { title: REGISTER };
        assert_eq!(ErrorKind::from(damaged).code(), "register-damaged");
        assert!(ErrorKind::codes().iter().any(|code| code == "disk-full"));
    }

    #[test]
    fn files_and_cancelling_are_one_kind_whoever_met_them() {
        let empty = FileError::EmptyFile;
        assert_eq!(
            ErrorKind::from(MediaError::File(empty.clone())),
            ErrorKind::File(empty.clone())
        );
        assert_eq!(
            ErrorKind::from(VaultError::File(empty.clone())),
            ErrorKind::File(empty)
        );
        let cancelled = ErrorKind::from(MediaError::Cancelled(Cancelled));
        assert_eq!(cancelled, ErrorKind::Cancelled(Cancelled));
    }

    #[test]
    fn what_caused_an_error_is_found_behind_it() {
        let path = Path::new("a.jpg");
        let damaged = MediaError::Damaged {
            detail: "bad Huffman code".into(),
        };
        let error = Error::at(path, damaged);
        assert_eq!(error.to_string(), "damaged: bad Huffman code (a.jpg)");
        let mut causes = std::iter::successors(Some(&error as &dyn std::error::Error), |error| {
            error.source()
        });
        assert!(causes.any(|cause| cause.to_string() == "bad Huffman code"));
    }
}
