//! Exit statuses: one per class of fault, the same in `--help` and in the manual.

use std::process::ExitCode;

use ombrelle_core::error::{
    CageError, ErrorKind, EvaluateError, FileError, FingerprintError, MediaError, MetadataError,
    NetworkError, ProtectError, RedactError, RegisterError, VaultError,
};

/// A class of fault. The number is the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The command was not understood, or asks for something impossible.
    Impossible = 2,
    /// A file could not be read.
    Unreadable = 3,
    /// No picture, a damaged one, one over the limits or of a kind not opened.
    NotAPicture = 4,
    /// The face finder is missing, altered or broken.
    NoFinder = 5,
    /// The result exists already.
    Exists = 6,
    /// The result could not be written.
    NotWritten = 7,
    /// The result could not be proved clean.
    NotProved = 8,
    /// The register or the album book could not be opened.
    NotOpened = 9,
    /// The person stopped it.
    Stopped = 130,
}

/// Whether a fault happened before or while writing: the same reason from the system means
/// something else to the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Opening, finding, covering, proving.
    Reading,
    /// Writing the result.
    Writing,
}

impl Class {
    /// The class of an error.
    pub fn of(kind: &ErrorKind, stage: Stage) -> Self {
        match kind {
            ErrorKind::File(error) => Self::of_file(error, stage),
            ErrorKind::Cancelled(_) => Self::Stopped,
            ErrorKind::Media(error) => Self::of_picture(error, stage),
            ErrorKind::Cage(CageError::DecoderMissing) => Self::Impossible,
            ErrorKind::Cage(_) => Self::NotAPicture,
            ErrorKind::Metadata(MetadataError::Damaged { .. }) => Self::NotAPicture,
            ErrorKind::Metadata(MetadataError::NotProvedClean { .. }) => Self::NotProved,
            ErrorKind::Vault(error) => Self::of_vault(error, stage),
            ErrorKind::Network(NetworkError::OutOfMemory) => Self::Impossible,
            ErrorKind::Network(_) => Self::NoFinder,
            ErrorKind::Redact(RedactError::RegionOutside) => Self::Impossible,
            ErrorKind::Redact(RedactError::CoverFailed) => Self::NotProved,
            ErrorKind::Cloak(_) => Self::Impossible,
            ErrorKind::Evaluate(EvaluateError::NoWitness) => Self::NoFinder,
            ErrorKind::Evaluate(_) => Self::Impossible,
            ErrorKind::Protect(ProtectError::WouldReplaceOriginal)
            | ErrorKind::Register(RegisterError::WouldReplaceSealed) => Self::Exists,
            ErrorKind::Protect(ProtectError::NotOneFace { .. }) => Self::Impossible,
            ErrorKind::Protect(ProtectError::PhotoChanged | ProtectError::CopyChanged) => {
                Self::Impossible
            }
            ErrorKind::Register(_)
            | ErrorKind::Consent(_)
            | ErrorKind::Takedown(_)
            | ErrorKind::Paper(_)
            | ErrorKind::Help(_) => Self::Impossible,
            ErrorKind::Fingerprint(
                FingerprintError::NeitherPictureNorVideo
                | FingerprintError::VideoTruncated
                | FingerprintError::VideoDamaged,
            ) => Self::NotAPicture,
        }
    }

    fn of_file(error: &FileError, stage: Stage) -> Self {
        match error {
            FileError::NotFound
            | FileError::IsAFolder
            | FileError::NoPermission
            | FileError::LinkLoop
            | FileError::NotAFile
            | FileError::NotAFolder
            | FileError::UnfitDiskName
            | FileError::Io { .. } => match stage {
                Stage::Reading => Self::Unreadable,
                Stage::Writing => Self::NotWritten,
            },
            FileError::EmptyFile | FileError::TooManyBytes { .. } => Self::NotAPicture,
            FileError::ExistsAlready => Self::Exists,
            FileError::DiskFull | FileError::ReadOnly => Self::NotWritten,
        }
    }

    fn of_picture(error: &MediaError, stage: Stage) -> Self {
        match error {
            MediaError::File(error) => Self::of_file(error, stage),
            MediaError::Cancelled(_) => Self::Stopped,
            MediaError::TooLargeForFormat { .. } | MediaError::NoMemoryForPhoto => Self::Impossible,
            MediaError::NotAPicture
            | MediaError::IsAVideo
            | MediaError::Unsupported { .. }
            | MediaError::Truncated
            | MediaError::Damaged { .. }
            | MediaError::TooManyPixels { .. }
            | MediaError::TookTooLong { .. } => Self::NotAPicture,
        }
    }

    fn of_vault(error: &VaultError, stage: Stage) -> Self {
        match error {
            VaultError::File(error) => Self::of_file(error, stage),
            VaultError::EmptyPassphrase | VaultError::NothingToRestore { .. } => Self::Impossible,
            VaultError::Exists { .. } => Self::Exists,
            VaultError::Missing { .. }
            | VaultError::Damaged { .. }
            | VaultError::Newer { .. }
            | VaultError::InUse { .. }
            | VaultError::WrongPassphrase { .. } => Self::NotOpened,
        }
    }

    /// The key of its few words in the last line of a batch; none for what the person stopped, which is no failure.
    pub fn why(self) -> Option<&'static str> {
        Some(match self {
            Self::Stopped => return None,
            Self::Impossible => "why-impossible",
            Self::Unreadable => "why-unreadable",
            Self::NotAPicture => "why-not-a-picture",
            Self::NoFinder => "why-no-finder",
            Self::Exists => "why-exists",
            Self::NotWritten => "why-not-written",
            Self::NotProved => "why-not-proved",
            Self::NotOpened => "why-not-opened",
        })
    }
}

/// The status of a whole run: that of its faults if all are of one class, otherwise 1.
pub fn status(faults: &[Class]) -> u8 {
    match faults {
        [] => 0,
        _ if faults.contains(&Class::Stopped) => Class::Stopped as u8,
        [first, rest @ ..] if rest.iter().all(|other| other == first) => *first as u8,
        _ => 1,
    }
}

/// As the system wants it.
pub fn code(status: u8) -> ExitCode {
    ExitCode::from(status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_with_the_class_of_its_faults() {
        assert_eq!(status(&[]), 0);
        assert_eq!(status(&[Class::Unreadable, Class::Unreadable]), 3);
        assert_eq!(status(&[Class::Unreadable, Class::NotAPicture]), 1);
        assert_eq!(status(&[Class::Unreadable, Class::Stopped]), 130);
    }

    #[test]
    fn no_permission_depends_on_what_was_being_done() {
        let reason = ErrorKind::File(FileError::NoPermission);
        assert_eq!(Class::of(&reason, Stage::Reading), Class::Unreadable);
        assert_eq!(Class::of(&reason, Stage::Writing), Class::NotWritten);
    }
}
