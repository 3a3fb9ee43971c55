//! Exit statuses: one a class of fault, the same in `--help` and in the manual.

use std::process::ExitCode;

use ombrelle_core::error::Reason;

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
    /// The class of a reason.
    pub fn of(reason: &Reason, stage: Stage) -> Self {
        use Reason as R;
        match reason {
            R::RegionOutside
            | R::NoFaceToJudge
            | R::OtherProportions
            | R::OtherPhoto
            | R::PhotoChanged
            | R::TooLargeForFormat { .. }
            | R::FaceTooSmall { .. }
            | R::EmptyPassphrase
            | R::NoSuchEntry { .. }
            | R::NothingToRestore
            | R::NoBookToRestore
            | R::NoSuchPerson { .. }
            | R::NameTaken { .. }
            | R::UnfitName { .. }
            | R::NoSuchDecision { .. }
            | R::NotAParent { .. }
            | R::ParentsMissing { .. }
            | R::NotAChild { .. }
            | R::CloakMissing
            | R::NoFaceToLearn
            | R::WhichFace
            | R::OutOfMemory => Self::Impossible,
            R::NoRegister
            | R::WrongPassphrase
            | R::RegisterDamaged
            | R::NewerRegister
            | R::RegisterInUse
            | R::NoBook
            | R::BookPassphrase
            | R::BookDamaged
            | R::NewerBook
            | R::BookInUse => Self::NotOpened,
            R::NotFound
            | R::IsAFolder
            | R::NoPermission
            | R::LinkLoop
            | R::NotAFile
            | R::DecoderMissing
            | R::Io { .. } => match stage {
                Stage::Reading => Self::Unreadable,
                Stage::Writing => Self::NotWritten,
            },
            R::EmptyFile
            | R::NotAPicture
            | R::Unsupported { .. }
            | R::Truncated
            | R::NeitherPictureNorVideo
            | R::VideoTruncated
            | R::VideoDamaged
            | R::Damaged { .. }
            | R::MaskBroken
            | R::MaskNewer
            | R::TooManyBytes { .. }
            | R::TooManyPixels { .. }
            | R::DecoderEnded
            | R::TookTooLong { .. } => Self::NotAPicture,
            R::NoWitness
            | R::ModelMissing { .. }
            | R::ModelAltered { .. }
            | R::ModelBroken { .. }
            | R::RuntimeMissing
            | R::RuntimeReports
            | R::RuntimeBroken { .. } => Self::NoFinder,
            R::ExistsAlready | R::WouldReplaceOriginal | R::RegisterExists | R::BookExists => {
                Self::Exists
            }
            R::DiskFull | R::ReadOnly => Self::NotWritten,
            R::CoverFailed | R::NotProvedClean { .. } => Self::NotProved,
            R::Cancelled => Self::Stopped,
        }
    }

    /// The key of its few words in the last line of a batch.
    pub fn why(self) -> &'static str {
        match self {
            Self::Impossible => "why-impossible",
            Self::Unreadable => "why-unreadable",
            Self::NotAPicture => "why-not-a-picture",
            Self::NoFinder => "why-no-finder",
            Self::Exists => "why-exists",
            Self::NotWritten => "why-not-written",
            Self::NotProved => "why-not-proved",
            Self::NotOpened => "why-not-opened",
            Self::Stopped => "why-stopped",
        }
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
        let reason = Reason::NoPermission;
        assert_eq!(Class::of(&reason, Stage::Reading), Class::Unreadable);
        assert_eq!(Class::of(&reason, Stage::Writing), Class::NotWritten);
    }
}
