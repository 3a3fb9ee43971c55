//! What went wrong and what to do about it.

use std::path::Path;

use ombrelle_core::consent::Ground;
use ombrelle_core::error::{
    CloakError, ConsentError, Error, ErrorKind, FileError, HelpError, MediaError, MetadataError,
    NetworkError, PaperError, ProtectError, RedactError, RegisterError, TakedownError,
};
use ombrelle_core::protect::{Anchor, AnchorFault, Missing, Refusal};

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
        let what = self.reason(&error.kind);
        let what_happened = match &error.path {
            Some(path) => self.about(path, &what),
            None => what,
        };
        let what_to_do = self.say(&format!("rec-{}", error.kind.code()), &[]);
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
            // Somebody whom no open book knows: nothing was decided about them there.
            Refusal::Bound {
                number,
                ground: Ground::Unknown,
            } => (
                self.say("refusal-bound-locked", &[("number", (*number).into())]),
                self.say("refusal-bound-locked-advice", &[]),
            ),
            Refusal::Bound { number, .. } => (
                self.say("refusal-bound", &[("number", (*number).into())]),
                self.say("refusal-bound-advice", &[]),
            ),
            Refusal::PersonTwice { number, other } => (
                self.say(
                    "refusal-person-twice",
                    &[("number", (*number).into()), ("other", (*other).into())],
                ),
                self.say("refusal-person-twice-advice", &[]),
            ),
            Refusal::TooSmall { number } => {
                return self.error(&CloakError::FaceTooSmall { number: *number }.into());
            }
            Refusal::Outside => return self.error(&RedactError::RegionOutside.into()),
        };
        Advice {
            what_happened,
            what_to_do,
        }
    }

    /// Words that a face names no group, or one for two people, and what to do about it.
    pub fn anchor_fault(&self, fault: &AnchorFault) -> Advice {
        let values = |anchor: &Anchor| {
            let photo = anchor.photo.to_string_lossy().into_owned().into();
            vec![("photo", photo), ("number", anchor.face.into())]
        };
        if let AnchorFault::TwoPeople(anchor, other) = fault
            && anchor == other
        {
            return Advice {
                what_happened: self.say("anchor-one-face", &values(anchor)),
                what_to_do: self.say("face-twice-advice", &[]),
            };
        }
        let key = format!("anchor-{}", fault.code());
        let values = match fault {
            AnchorFault::NoPhoto(anchor) | AnchorFault::SeveralPhotos(anchor) => values(anchor),
            AnchorFault::NoFace { anchor, count } => {
                let mut values = values(anchor);
                values.push(("count", (*count).into()));
                values
            }
            AnchorFault::TwoPeople(anchor, other) => {
                let mut values = values(anchor);
                values.push((
                    "other-photo",
                    other.photo.to_string_lossy().into_owned().into(),
                ));
                values.push(("other-number", other.face.into()));
                values
            }
        };
        Advice {
            what_happened: self.say(&key, &values),
            what_to_do: self.say(&format!("{key}-advice"), &[]),
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
    pub fn reason(&self, kind: &ErrorKind) -> String {
        self.say(&format!("err-{}", kind.code()), &self.values(kind))
    }

    fn values(&self, kind: &ErrorKind) -> Vec<(&'static str, Value)> {
        match kind {
            ErrorKind::File(error) => self.values_of_file(error),
            ErrorKind::Media(error) => self.values_of_picture(error),
            ErrorKind::Metadata(MetadataError::Damaged { detail }) => {
                vec![("detail", detail.to_string().into())]
            }
            ErrorKind::Metadata(MetadataError::NotProvedClean { left }) => {
                vec![("left", left.join(", ").into())]
            }
            ErrorKind::Network(error) => values_of_network(error),
            ErrorKind::Cloak(CloakError::FaceTooSmall { number }) => {
                vec![("number", (*number).into())]
            }
            ErrorKind::Register(error) => self.values_of_register(error),
            ErrorKind::Consent(error) => values_of_consent(error),
            ErrorKind::Takedown(error) => self.values_of_letter(error),
            ErrorKind::Paper(error) => values_of_paper(error),
            ErrorKind::Help(error) => self.values_of_update(error),
            ErrorKind::Protect(ProtectError::NotOneFace { count }) => {
                vec![("count", (*count).into())]
            }
            ErrorKind::Cancelled(_)
            | ErrorKind::Cage(_)
            | ErrorKind::Vault(_)
            | ErrorKind::Redact(_)
            | ErrorKind::Evaluate(_)
            | ErrorKind::Protect(_)
            | ErrorKind::Fingerprint(_) => Vec::new(),
        }
    }

    fn values_of_register(&self, error: &RegisterError) -> Vec<(&'static str, Value)> {
        match error {
            RegisterError::NoSuchEntry { number }
            | RegisterError::NoSuchEvidence { number }
            | RegisterError::NoSuchCopy { number }
            | RegisterError::CopyOfItem { number } => vec![("number", (*number).into())],
            RegisterError::CopyTooLarge { limit } | RegisterError::CopiesFull { limit } => {
                vec![("limit", self.size(*limit).into())]
            }
            RegisterError::CopyOfAnimation | RegisterError::WouldReplaceSealed => Vec::new(),
        }
    }

    fn values_of_update(&self, error: &HelpError) -> Vec<(&'static str, Value)> {
        match error {
            HelpError::DirectoryTooLarge { limit } => vec![("limit", self.size(*limit).into())],
            HelpError::DirectoryOld { checked, there } => vec![
                ("checked", self.day(*checked).into()),
                ("there", self.day(*there).into()),
            ],
            HelpError::DirectoryUnsigned
            | HelpError::DirectoryOtherKey
            | HelpError::DirectoryAltered
            | HelpError::DirectoryUnread => Vec::new(),
        }
    }

    fn values_of_letter(&self, error: &TakedownError) -> Vec<(&'static str, Value)> {
        match error {
            TakedownError::LetterIncomplete { fields } => {
                let names: Vec<String> = fields.iter().map(|field| self.field(*field)).collect();
                vec![("fields", names.join(&self.say("list-joint", &[])).into())]
            }
            TakedownError::LetterFieldTooLong { field, limit } => vec![
                ("field", self.field(*field).into()),
                ("limit", (*limit).into()),
            ],
            TakedownError::LetterFieldOneLine { field } => {
                vec![("field", self.field(*field).into())]
            }
            TakedownError::LetterNeedsAName => Vec::new(),
            TakedownError::DecisionHolds { number } => vec![("number", (*number).into())],
            TakedownError::NoSuchExport { photo } => vec![("photo", photo.as_str().into())],
        }
    }

    fn values_of_file(&self, error: &FileError) -> Vec<(&'static str, Value)> {
        match error {
            FileError::Io { detail } => vec![("detail", detail.to_string().into())],
            FileError::TooManyBytes { bytes, limit } => vec![
                ("size", self.size(*bytes).into()),
                ("limit", self.size(*limit).into()),
            ],
            FileError::NotFound
            | FileError::IsAFolder
            | FileError::NoPermission
            | FileError::EmptyFile
            | FileError::LinkLoop
            | FileError::NotAFile
            | FileError::NotAFolder
            | FileError::UnfitDiskName
            | FileError::ExistsAlready
            | FileError::DiskFull
            | FileError::ReadOnly => Vec::new(),
        }
    }

    fn values_of_picture(&self, error: &MediaError) -> Vec<(&'static str, Value)> {
        match error {
            MediaError::File(error) => self.values_of_file(error),
            MediaError::Damaged { detail } => vec![("detail", detail.to_string().into())],
            MediaError::Unsupported { feature } => vec![("feature", feature.as_str().into())],
            MediaError::TooManyPixels {
                width,
                height,
                limit,
            } => vec![
                ("width", (*width).into()),
                ("height", (*height).into()),
                ("limit", (limit / 1_000_000).into()),
            ],
            MediaError::TookTooLong { seconds } => vec![("seconds", (*seconds).into())],
            MediaError::TooLargeForFormat { limit } => vec![("limit", (*limit).into())],
            MediaError::NotAPicture
            | MediaError::IsAVideo
            | MediaError::Truncated
            | MediaError::NoMemoryForPhoto
            | MediaError::Cancelled(_) => Vec::new(),
        }
    }
}

fn values_of_network(error: &NetworkError) -> Vec<(&'static str, Value)> {
    match error {
        NetworkError::ModelMissing { name } | NetworkError::ModelAltered { name } => {
            vec![("name", name.as_str().into())]
        }
        NetworkError::ModelBroken { name, detail } => vec![
            ("name", name.as_str().into()),
            ("detail", detail.to_string().into()),
        ],
        NetworkError::RuntimeBroken { detail } => vec![("detail", detail.to_string().into())],
        NetworkError::RuntimeMissing | NetworkError::RuntimeReports | NetworkError::OutOfMemory => {
            Vec::new()
        }
    }
}

fn values_of_paper(error: &PaperError) -> Vec<(&'static str, Value)> {
    match error {
        PaperError::PaperLetters { letters } => vec![("letters", letters.as_str().into())],
        PaperError::PaperTooLong { limit } => vec![("limit", (*limit).into())],
        PaperError::PaperUnset { detail } => vec![("detail", detail.to_string().into())],
    }
}

fn values_of_consent(error: &ConsentError) -> Vec<(&'static str, Value)> {
    match error {
        ConsentError::OverBefore | ConsentError::BeforeRefusal | ConsentError::UnfitPlace => {
            Vec::new()
        }
        ConsentError::TooManyPlaces { limit } => vec![("limit", (*limit).into())],
        ConsentError::NoSuchPlace { photo, number } => {
            vec![("photo", (*photo).into()), ("number", (*number).into())]
        }
        ConsentError::NoSuchDecision { number } | ConsentError::NoSuchPhoto { number } => {
            vec![("number", (*number).into())]
        }
        ConsentError::NoSuchPerson { name }
        | ConsentError::NameTaken { name }
        | ConsentError::UnfitName { name }
        | ConsentError::NotAChild { name } => vec![("name", name.as_str().into())],
        ConsentError::NotAParent { name, child } => vec![
            ("name", name.as_str().into()),
            ("child", child.as_str().into()),
        ],
        ConsentError::ParentsMissing { child, parents } => vec![
            ("child", child.as_str().into()),
            ("count", parents.len().into()),
            ("parents", parents.join(", ").into()),
        ],
    }
}
