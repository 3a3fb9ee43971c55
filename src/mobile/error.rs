//! The one error that crosses to hosts: a class that a host can act on, a code that stays the same, and two sentences for the person.

use ombrelle_core::error::{Error, ErrorKind};
use ombrelle_core::protect::Refusal;
use ombrelle_i18n::Words;

use crate::language::{Language, words};

/// What went wrong, in the language that the host chose. It holds no path; for fingerprints, nothing of the file.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Advice {
    /// In kebab case; stays the same from version to version: for programs and bug reports.
    pub code: String,
    /// A sentence for the person: what happened.
    pub what_happened: String,
    /// A sentence for the person: what to do now.
    pub what_to_do: String,
}

/// Why a call did not do what was asked. Whatever it was asked to change is as before.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum OmbrelleError {
    /// The job was cancelled.
    #[error("{}", advice.code)]
    Cancelled {
        /// In words.
        advice: Advice,
    },
    /// The photo, video or file cannot be opened or worked on; another one may.
    #[error("{}", advice.code)]
    File {
        /// In words.
        advice: Advice,
    },
    /// A network or what runs it is missing, altered or broken: no other photo can be done either.
    #[error("{}", advice.code)]
    Models {
        /// In words.
        advice: Advice,
    },
    /// A rule does not allow it: the consent book binds, a face is too small, no such person, entry or face, a copy of another consent book,
    /// nothing to note.
    #[error("{}", advice.code)]
    Refused {
        /// In words.
        advice: Advice,
    },
    /// A sealed file: the passphrase, a damaged or missing file, one that another program has open.
    #[error("{}", advice.code)]
    Sealed {
        /// In words.
        advice: Advice,
    },
    /// The host gave a value that makes no sense.
    #[error("{}", advice.code)]
    Value {
        /// In words.
        advice: Advice,
    },
    /// Something of the host's failed: its face finder.
    #[error("{}", advice.code)]
    Host {
        /// In words.
        advice: Advice,
    },
}

/// What a host's own code raises when it is called from here. Whatever else it raises counts as this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum HostError {
    /// It could not do what it was asked.
    #[error("the host failed")]
    Failed,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for HostError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Failed
    }
}

impl OmbrelleError {
    /// Words an error of core. Its path is left out: the host knows which file it gave.
    pub(crate) fn of(error: impl Into<Error>, language: Language) -> Self {
        let kind = error.into().kind;
        let code = kind.code().into_owned();
        let told = words(language).error(&Error::from(kind.clone()));
        let advice = Advice {
            code,
            what_happened: told.what_happened,
            what_to_do: told.what_to_do,
        };
        match kind {
            ErrorKind::Cancelled(_) => Self::Cancelled { advice },
            ErrorKind::Network(_) => Self::Models { advice },
            ErrorKind::Vault(_) => Self::Sealed { advice },
            ErrorKind::Register(_)
            | ErrorKind::Consent(_)
            | ErrorKind::Cloak(_)
            | ErrorKind::Takedown(_)
            | ErrorKind::Paper(_)
            | ErrorKind::Help(_) => Self::Refused { advice },
            ErrorKind::File(_)
            | ErrorKind::Media(_)
            | ErrorKind::Cage(_)
            | ErrorKind::Metadata(_)
            | ErrorKind::Redact(_)
            | ErrorKind::Evaluate(_)
            | ErrorKind::Protect(_)
            | ErrorKind::Fingerprint(_) => Self::File { advice },
        }
    }

    /// As [`OmbrelleError::of`], where a sealed file was worked on: reading and writing it are of its class, and what to do is about that file and no
    /// photo.
    pub(crate) fn of_sealed(error: impl Into<Error>, language: Language) -> Self {
        let error = error.into();
        let told = words(language).unopened(&Error::from(error.kind.clone()));
        match Self::of(error, language) {
            Self::File { advice } => Self::Sealed {
                advice: Advice {
                    what_to_do: told.what_to_do,
                    ..advice
                },
            },
            other => other,
        }
    }

    /// Words why a decision is not taken.
    pub(crate) fn refused(refusal: &Refusal, language: Language) -> Self {
        let told = words(language).refusal(refusal);
        let advice = Advice {
            code: refusal.code().to_owned(),
            what_happened: told.what_happened,
            what_to_do: told.what_to_do,
        };
        match refusal {
            Refusal::Outside => Self::Value { advice },
            Refusal::NoSuchFace { .. }
            | Refusal::Bound { .. }
            | Refusal::PersonTwice { .. }
            | Refusal::TooSmall { .. } => Self::Refused { advice },
        }
    }

    /// The host gave a value that makes no sense.
    pub(crate) fn value(language: Language) -> Self {
        let words = words(language);
        Self::Value {
            advice: own(words, "wrong-value", ["err-wrong-value", "rec-wrong-value"]),
        }
    }

    /// What was to be noted is empty.
    pub(crate) fn blank(language: Language) -> Self {
        let words = words(language);
        Self::Refused {
            advice: own(words, "blank", ["register-blank", "register-blank-advice"]),
        }
    }

    /// A copy is to be noted by a consent book that was not asked for it.
    pub(crate) fn another_book(language: Language) -> Self {
        let words = words(language);
        Self::Refused {
            advice: own(
                words,
                "another-book",
                ["err-another-book", "rec-another-book"],
            ),
        }
    }

    /// Something of the host's failed.
    pub(crate) fn host(language: Language) -> Self {
        let words = words(language);
        Self::Host {
            advice: own(words, "host-failed", ["err-host-failed", "rec-host-failed"]),
        }
    }

    /// What it says.
    pub fn advice(&self) -> &Advice {
        match self {
            Self::Cancelled { advice }
            | Self::File { advice }
            | Self::Models { advice }
            | Self::Refused { advice }
            | Self::Sealed { advice }
            | Self::Value { advice }
            | Self::Host { advice } => advice,
        }
    }
}

fn own(words: &Words, code: &str, [happened, advice]: [&str; 2]) -> Advice {
    Advice {
        code: code.to_owned(),
        what_happened: words.say(happened, &[]),
        what_to_do: words.say(advice, &[]),
    }
}
