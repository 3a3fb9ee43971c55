//! What went wrong and what to do about it.

use std::path::Path;

use ombrelle_core::error::{Error, Reason};
use ombrelle_core::protect::{Missing, Refusal};

use crate::{Value, Words};

/// A sentence that says what happened, and one that says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// What happened, with the file concerned.
    pub what_happened: String,
    /// What the person can do now.
    pub what_to_do: String,
}

impl Words {
    /// Words an error.
    pub fn error(&self, error: &Error) -> Advice {
        let what = self.reason(&error.reason);
        let what_happened = match &error.path {
            Some(path) => self.about(path, &what),
            None => what,
        };
        let what_to_do = self.say(&format!("rec-{}", error.reason.code()), &[]);
        Advice {
            what_happened,
            what_to_do,
        }
    }

    /// Words why a decision is not taken.
    pub fn refusal(&self, refusal: &Refusal) -> Advice {
        let (what_happened, what_to_do) = match refusal {
            Refusal::NoSuchFace { number, count } => (
                self.say(
                    "no-such-face",
                    &[("count", (*count).into()), ("number", (*number).into())],
                ),
                self.say("refusal-no-such-face-advice", &[]),
            ),
            Refusal::Bound { number, .. } => (
                self.say("refusal-bound", &[("number", (*number).into())]),
                self.say("refusal-bound-advice", &[]),
            ),
            Refusal::TooSmall { number } => {
                return self.error(&Reason::FaceTooSmall { number: *number }.into());
            }
            Refusal::Outside => return self.error(&Reason::RegionOutside.into()),
        };
        Advice {
            what_happened,
            what_to_do,
        }
    }

    /// Words that something could not be looked for in a photo, and what to do about it.
    pub fn missing(&self, missing: &Missing) -> Advice {
        let values = [("reason", self.reason(&missing.reason).into())];
        let key = format!("missing-{}", missing.search.code());
        Advice {
            what_happened: self.say(&key, &values),
            what_to_do: self.say(&format!("rec-{}", missing.reason.code()), &[]),
        }
    }

    /// A sentence about a file: `holiday.jpg: The file is empty.`
    pub fn about(&self, path: &Path, sentence: &str) -> String {
        let path = path.to_string_lossy();
        self.say(
            "about-a-file",
            &[
                ("path", path.as_ref().into()),
                ("sentence", sentence.into()),
            ],
        )
    }

    /// What happened, without the file.
    pub fn reason(&self, reason: &Reason) -> String {
        self.say(&format!("err-{}", reason.code()), &self.values(reason))
    }

    fn values(&self, reason: &Reason) -> Vec<(&'static str, Value)> {
        use Reason as R;
        match reason {
            R::Io { detail } | R::Damaged { detail } | R::RuntimeBroken { detail } => {
                vec![("detail", detail.as_str().into())]
            }
            R::Unsupported { feature } => vec![("feature", feature.as_str().into())],
            R::TooManyBytes { bytes, limit } => vec![
                ("size", self.size(*bytes).into()),
                ("limit", self.size(*limit).into()),
            ],
            R::TooManyPixels {
                width,
                height,
                limit,
            } => vec![
                ("width", (*width).into()),
                ("height", (*height).into()),
                ("limit", (limit / 1_000_000).into()),
            ],
            R::TookTooLong { seconds } => vec![("seconds", (*seconds).into())],
            R::ModelMissing { name } | R::ModelAltered { name } => {
                vec![("name", name.as_str().into())]
            }
            R::ModelBroken { name, detail } => vec![
                ("name", name.as_str().into()),
                ("detail", detail.as_str().into()),
            ],
            R::FaceTooSmall { number } => vec![("number", (*number).into())],
            R::NoSuchEntry { number } | R::NoSuchDecision { number } => {
                vec![("number", (*number).into())]
            }
            R::NoSuchPerson { name }
            | R::NameTaken { name }
            | R::UnfitName { name }
            | R::NotAChild { name } => vec![("name", name.as_str().into())],
            R::NotAParent { name, child } => vec![
                ("name", name.as_str().into()),
                ("child", child.as_str().into()),
            ],
            R::ParentsMissing { child, parents } => vec![
                ("child", child.as_str().into()),
                ("count", parents.len().into()),
                ("parents", parents.join(", ").into()),
            ],
            R::TooLargeForFormat { limit } => vec![("limit", (*limit).into())],
            R::NotProvedClean { left } => vec![("left", left.join(", ").into())],
            R::NotFound
            | R::IsAFolder
            | R::NoPermission
            | R::EmptyFile
            | R::LinkLoop
            | R::NotAFile
            | R::NotAPicture
            | R::Truncated
            | R::NeitherPictureNorVideo
            | R::VideoTruncated
            | R::VideoDamaged
            | R::RuntimeMissing
            | R::RuntimeReports
            | R::CloakMissing
            | R::NoFaceToLearn
            | R::WhichFace
            | R::MaskBroken
            | R::MaskNewer
            | R::OutOfMemory
            | R::NoFaceToJudge
            | R::OtherProportions
            | R::OtherPhoto
            | R::PhotoChanged
            | R::NoWitness
            | R::RegionOutside
            | R::CoverFailed
            | R::ExistsAlready
            | R::WouldReplaceOriginal
            | R::DiskFull
            | R::ReadOnly
            | R::NoRegister
            | R::RegisterExists
            | R::EmptyPassphrase
            | R::WrongPassphrase
            | R::RegisterDamaged
            | R::NewerRegister
            | R::RegisterInUse
            | R::NothingToRestore
            | R::NoBook
            | R::BookExists
            | R::BookPassphrase
            | R::BookDamaged
            | R::NewerBook
            | R::BookInUse
            | R::NoBookToRestore
            | R::DecoderEnded
            | R::DecoderMissing
            | R::Cancelled => Vec::new(),
        }
    }
}
