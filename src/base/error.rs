//! What can go wrong, as values: a path where there is one, and a reason.
//!
//! Rooms of core return a [`Reason`]; the doors (`plan`, `disk`) add the path and return an
//! [`Error`]. Sentences and advice are in `i18n`, under the code of the reason
//! (`err-<code>` says what happened, `rec-<code>` what to do).

use std::path::{Path, PathBuf};

/// Why something could not be done, and for which file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason:?}{}", .path.as_deref().map(|p| format!(" ({})", p.display())).unwrap_or_default())]
pub struct Error {
    /// The file or folder concerned, where there is one.
    pub path: Option<PathBuf>,
    /// What happened.
    pub reason: Reason,
}

/// What happened. Each variant has one code in kebab case, the key of its words.
#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Reason {
    // The file itself.
    /// No such file or folder.
    NotFound,
    /// A folder where a photo was expected.
    IsAFolder,
    /// The system refuses to read or write here.
    NoPermission,
    /// The file has no bytes.
    EmptyFile,
    /// Links that lead back to themselves.
    LinkLoop,
    /// Not an ordinary file: a device, a pipe, a socket.
    NotAFile,
    /// The system reported another input or output error (its own words).
    Io {
        /// The system's name of the error.
        detail: String,
    },
    // The picture.
    /// The bytes are no picture of a kind that we open.
    NotAPicture,
    /// A picture of a kind, or with a feature, that we know and do not open.
    Unsupported {
        /// The kind or feature, in the field's own term.
        feature: String,
    },
    /// The file ends before the picture does.
    Truncated,
    /// The picture's data contradict themselves.
    Damaged {
        /// The decoder's own words, for a bug report.
        detail: String,
    },
    /// More bytes than the limit.
    TooManyBytes {
        /// Size of the file.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// More pixels than the limit.
    TooManyPixels {
        /// Width that the file announces.
        width: u32,
        /// Height that the file announces.
        height: u32,
        /// The limit, in pixels.
        limit: u64,
    },
    /// Opening took longer than the limit.
    TookTooLong {
        /// The limit.
        seconds: u64,
    },
    /// The process that opens photos broke off on this one: it died, or asked for too much memory.
    DecoderEnded,
    /// The process that opens photos cannot be started.
    DecoderMissing,
    // A file to be fingerprinted.
    /// The bytes are neither a picture nor a video of a kind that we know.
    NeitherPictureNorVideo,
    /// The file ends before the video does.
    VideoTruncated,
    /// The video's data contradict themselves.
    VideoDamaged,
    // Models.
    /// A model is not installed.
    ModelMissing {
        /// Its name in the manifest.
        name: String,
    },
    /// A model's bytes are not those that were checked.
    ModelAltered {
        /// Its name in the manifest.
        name: String,
    },
    /// A model's checksum is right and yet it does not run.
    ModelBroken {
        /// Its name in the manifest.
        name: String,
        /// The engine's own words.
        detail: String,
    },
    /// The ONNX Runtime library is not installed.
    RuntimeMissing,
    /// The ONNX Runtime library is there and does not load.
    RuntimeBroken {
        /// The loader's own words.
        detail: String,
    },
    /// The ONNX Runtime library that was named could report to its maker over the network; it is
    /// not loaded.
    RuntimeReports,
    /// This build has no cloak, or the part that the cloak needs (libtorch) is not installed.
    CloakMissing,
    /// A face is too small to be cloaked.
    FaceTooSmall {
        /// Its number among the faces of the photo, from 1.
        number: usize,
    },
    /// No photo shows a face that a mask could be learnt from.
    NoFaceToLearn,
    /// A photo shows several faces, and nobody said which is meant.
    WhichFace,
    /// A file is no mask, or a damaged one.
    MaskBroken,
    /// A mask was written by a newer program.
    MaskNewer,
    /// The memory that a network needs is not to be had.
    OutOfMemory,
    // The jury.
    /// The original holds no face that the finder sees, so there is nothing to judge.
    NoFaceToJudge,
    /// The protected photo has other proportions than the original.
    OtherProportions,
    /// The protected photo shows something else than the original.
    OtherPhoto,
    /// No recogniser is installed: nobody can judge.
    NoWitness,
    // The plan.
    /// The photo is not the one that was looked at when it was decided what is to be done.
    PhotoChanged,
    /// A region drawn by hand has no area inside the picture.
    RegionOutside,
    /// Not every pixel that a cover has to hide was painted over: a fault of the program, and the picture is withheld.
    CoverFailed,
    /// The picture is too large for the output format.
    TooLargeForFormat {
        /// The longest side that the format allows.
        limit: u32,
    },
    // The register.
    /// There is no register here.
    NoRegister,
    /// There is a register here already, or a previous version of one.
    RegisterExists,
    /// A passphrase without a letter.
    EmptyPassphrase,
    /// The passphrase does not open the register.
    WrongPassphrase,
    /// The register's file is cut, altered, lost beside its previous version, or no register at all.
    RegisterDamaged,
    /// A newer version of the program wrote the register.
    NewerRegister,
    /// Another program has the register open.
    RegisterInUse,
    /// No entry of the register has this number.
    NoSuchEntry {
        /// The number.
        number: u32,
    },
    /// The register opens, or there is no previous version of it.
    NothingToRestore,
    // The album book.
    /// There is no album book here.
    NoBook,
    /// There is an album book here already, or a previous version of one.
    BookExists,
    /// The passphrase does not open the album book.
    BookPassphrase,
    /// The album book's file is cut, altered, lost beside its previous version, or something else.
    BookDamaged,
    /// A newer version of the program wrote the album book.
    NewerBook,
    /// Another program has the album book open.
    BookInUse,
    /// The album book opens, or there is no previous version of it.
    NoBookToRestore,
    /// Nobody in the album book is called so or has this number.
    NoSuchPerson {
        /// The name, or the number.
        name: String,
    },
    /// Somebody in the album book is called so already.
    NameTaken {
        /// The name.
        name: String,
    },
    /// A name is empty, too long, or holds a slash or a control character.
    UnfitName {
        /// The name.
        name: String,
    },
    /// No decision has this number.
    NoSuchDecision {
        /// The number.
        number: u32,
    },
    /// Somebody who agrees is neither a parent of the child nor the grown-up themselves.
    NotAParent {
        /// Who agrees.
        name: String,
        /// About whom.
        child: String,
    },
    /// Another family's child is to be shown without its parents' agreement.
    ParentsMissing {
        /// The child.
        child: String,
        /// The parents whose agreement is missing; empty where the book knows none.
        parents: Vec<String>,
    },
    /// The questions for children are to be asked of a grown-up.
    NotAChild {
        /// The person.
        name: String,
    },
    // The export.
    /// Something of that name exists already.
    ExistsAlready,
    /// The output is the original itself.
    WouldReplaceOriginal,
    /// No room left on the disk.
    DiskFull,
    /// The folder or the disk is read-only.
    ReadOnly,
    /// The exported bytes still hold something; they are withheld.
    NotProvedClean {
        /// What was still there, in the field's own terms.
        left: Vec<String>,
    },
    /// The person stopped it.
    Cancelled,
}

impl Reason {
    /// The key of this reason's words in the catalogues, in kebab case.
    pub fn code(&self) -> &'static str {
        self.into()
    }

    /// The codes of all reasons, for tests that ask the catalogues for each.
    pub fn codes() -> &'static [&'static str] {
        <Self as strum::VariantNames>::VARIANTS
    }

    /// Whether no other photo can be done either: what all of them need is missing.
    pub fn is_hopeless(&self) -> bool {
        matches!(
            self,
            Self::ModelMissing { .. }
                | Self::ModelAltered { .. }
                | Self::ModelBroken { .. }
                | Self::RuntimeMissing
                | Self::RuntimeBroken { .. }
                | Self::RuntimeReports
        )
    }

    /// Adds the file concerned.
    pub fn at(self, path: &Path) -> Error {
        Error {
            path: Some(path.to_owned()),
            reason: self,
        }
    }
}

impl From<Reason> for Error {
    fn from(reason: Reason) -> Self {
        Self { path: None, reason }
    }
}

impl From<&std::io::Error> for Reason {
    fn from(error: &std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        match error.kind() {
            K::NotFound => Self::NotFound,
            K::PermissionDenied => Self::NoPermission,
            K::IsADirectory => Self::IsAFolder,
            K::AlreadyExists => Self::ExistsAlready,
            K::StorageFull | K::QuotaExceeded => Self::DiskFull,
            K::ReadOnlyFilesystem => Self::ReadOnly,
            K::UnexpectedEof => Self::Truncated,
            // Stable Rust has no name for ELOOP yet; its number differs by system.
            _ if error.raw_os_error() == Some(LINK_LOOP) => Self::LinkLoop,
            kind => Self::Io {
                detail: kind.to_string(),
            },
        }
    }
}

#[cfg(any(target_os = "macos", target_os = "ios"))]
const LINK_LOOP: i32 = 62;
#[cfg(windows)]
const LINK_LOOP: i32 = 1921;
#[cfg(not(any(target_os = "macos", target_os = "ios", windows)))]
const LINK_LOOP: i32 = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_code_in_kebab_case() {
        assert_eq!(Reason::NotAPicture.code(), "not-a-picture");
        assert!(Reason::codes().contains(&"disk-full"));
    }
}
