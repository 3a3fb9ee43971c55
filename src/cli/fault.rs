//! What kept a photo from being done, and its words.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use ombrelle_core::error::{CloakError, Error, ErrorKind, FileError, MediaError, RedactError};
use ombrelle_core::protect::gather::{Gathered, Item, Skip};
use ombrelle_core::protect::names::Unnameable;
use ombrelle_core::protect::{AnchorFault, Missing, Refusal, Search};
use ombrelle_i18n::{Advice, Words};

use crate::commands::BookFault;
use crate::exit::{Class, Stage};
use crate::output::typed;

/// A fault of one photo or of the whole command.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// Core says why.
    Core(Error, Stage),
    /// The finder could not be loaded: no photo can be searched.
    NoFinder(Error),
    /// The text reader could not be loaded: no photo can be searched for text.
    NoReader(Error),
    /// `--keep` names a face that is not there.
    NoSuchFace {
        /// The photo.
        path: PathBuf,
        /// How many faces it has.
        count: usize,
        /// The number asked for.
        number: usize,
    },
    /// The album book does not let a face be seen.
    Refused(PathBuf, Refusal),
    /// `--keep` or `--cloak-only` with several photos.
    KeepSeveral,
    /// `--keep` and `--cloak-only` name one face.
    KeptAndCloaked(u32),
    /// `--map` with several photos.
    MapSeveral,
    /// `--who` names no group, or one for two people.
    Anchor(AnchorFault),
    /// `--person` with several photos.
    PersonSeveral,
    /// `--person` gives one face two names.
    FaceTwice(u32),
    /// The album book could not be asked, or could not note what was written.
    Book(BookFault),
    /// A folder holds no photo.
    NoPhoto(PathBuf),
    /// The result cannot have the name that `--out` gives it.
    Unnameable(PathBuf, Unnameable),
}

impl Fault {
    /// The fault of a write.
    pub fn writing(error: Error) -> Self {
        Self::Core(error, Stage::Writing)
    }

    /// The fault of a read, or of work on what was read.
    pub fn reading(error: Error) -> Self {
        Self::Core(error, Stage::Reading)
    }

    /// The fault of a network that is missing.
    pub fn missing(missing: Missing) -> Self {
        let error = Error::from(missing.reason);
        match missing.search {
            Search::Faces => Self::NoFinder(error),
            Search::Text => Self::NoReader(error),
        }
    }

    /// The fault of a decision that cannot be taken in a photo.
    pub fn refused(refusal: Refusal, photo: &Path) -> Self {
        let path = photo.to_owned();
        match refusal {
            Refusal::NoSuchFace { number, count } => Self::NoSuchFace {
                path,
                count,
                number,
            },
            Refusal::Outside => {
                Self::reading(ErrorKind::Redact(RedactError::RegionOutside).at(photo))
            }
            Refusal::TooSmall { number } => {
                Self::reading(ErrorKind::Cloak(CloakError::FaceTooSmall { number }).at(photo))
            }
            Refusal::Bound { .. } | Refusal::PersonTwice { .. } => Self::Refused(path, refusal),
        }
    }

    /// Its class, which is its exit status.
    pub fn class(&self) -> Class {
        match self {
            Self::Core(error, stage) => Class::of(&error.kind, *stage),
            Self::NoFinder(_) | Self::NoReader(_) => Class::NoFinder,
            Self::NoSuchFace { .. }
            | Self::Refused(..)
            | Self::KeepSeveral
            | Self::KeptAndCloaked(_)
            | Self::MapSeveral
            | Self::PersonSeveral
            | Self::Anchor(_)
            | Self::FaceTwice(_)
            | Self::Unnameable(..) => Class::Impossible,
            Self::Book(fault) => fault.class(),
            Self::NoPhoto(_) => Class::Unreadable,
        }
    }

    /// Its code in data.
    pub fn code(&self) -> Cow<'static, str> {
        match self {
            Self::Core(error, _) | Self::NoFinder(error) | Self::NoReader(error) => {
                error.kind.code()
            }
            Self::NoSuchFace { .. } => "no-such-face".into(),
            Self::Refused(_, refusal) => refusal.code().into(),
            Self::KeepSeveral => "keep-several".into(),
            Self::KeptAndCloaked(_) => "kept-and-cloaked".into(),
            Self::MapSeveral => "map-several".into(),
            Self::Anchor(fault) => format!("anchor-{}", fault.code()).into(),
            Self::PersonSeveral => "person-several".into(),
            Self::FaceTwice(_) => "face-twice".into(),
            Self::Book(fault) => fault.code(),
            Self::NoPhoto(_) => "no-photo".into(),
            Self::Unnameable(_, Unnameable::Several) => "out-several".into(),
            Self::Unnameable(_, Unnameable::OtherKind(_)) => "out-other-kind".into(),
            Self::Unnameable(_, Unnameable::Neutral) => "out-neutral".into(),
        }
    }

    /// The photo or folder that it is about, where there is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Core(error, _) | Self::NoFinder(error) | Self::NoReader(error) => {
                error.path.as_deref()
            }
            Self::NoSuchFace { path, .. }
            | Self::Refused(path, _)
            | Self::NoPhoto(path)
            | Self::Unnameable(path, _) => Some(path),
            Self::KeepSeveral
            | Self::KeptAndCloaked(_)
            | Self::MapSeveral
            | Self::Anchor(_)
            | Self::PersonSeveral
            | Self::FaceTwice(_)
            | Self::Book(_) => None,
        }
    }

    /// Its words.
    pub fn advice(&self, words: &Words) -> Advice {
        match self {
            Self::Core(error, _) | Self::NoFinder(error) | Self::NoReader(error) => {
                words.error(error)
            }
            Self::NoSuchFace {
                path,
                count,
                number,
            } => Advice {
                what_happened: words.about(path, &no_such_face(words, *count, *number)),
                what_to_do: words.say("no-such-face-advice", &[("path", typed(path).into())]),
            },
            Self::Refused(path, refusal) => {
                let advice = words.refusal(refusal);
                Advice {
                    what_happened: words.about(path, &advice.what_happened),
                    ..advice
                }
            }
            Self::KeepSeveral => Advice {
                what_happened: words.say("keep-several", &[]),
                what_to_do: words.say("keep-several-advice", &[]),
            },
            Self::KeptAndCloaked(number) => Advice {
                what_happened: words.say("kept-and-cloaked", &[("number", (*number).into())]),
                what_to_do: words.say("kept-and-cloaked-advice", &[]),
            },
            Self::MapSeveral => Advice {
                what_happened: words.say("map-several", &[]),
                what_to_do: words.say("map-several-advice", &[]),
            },
            Self::Anchor(fault) => words.anchor_fault(fault),
            Self::PersonSeveral => Advice {
                what_happened: words.say("person-several", &[]),
                what_to_do: words.say("person-several-advice", &[]),
            },
            Self::FaceTwice(number) => Advice {
                what_happened: words.say("face-twice", &[("number", (*number).into())]),
                what_to_do: words.say("face-twice-advice", &[]),
            },
            Self::Book(fault) => fault.advice(words),
            Self::NoPhoto(path) => Advice {
                what_happened: words.about(path, &words.say("no-photo", &[])),
                what_to_do: words.say("no-photo-advice", &[]),
            },
            Self::Unnameable(path, why) => unnameable(words, path, *why),
        }
    }

    /// The option that helps where one file is asked for and something of its name is there.
    pub fn hint_of_file(&self, words: &Words) -> Option<String> {
        let Self::Core(error, _) = self else {
            return None;
        };
        let there = error.kind == ErrorKind::File(FileError::ExistsAlready);
        there.then(|| words.say("hint-force", &[]))
    }

    /// The option of `protect` that helps, where there is one.
    pub fn hint(&self, words: &Words) -> Option<String> {
        let Self::Core(error, _) = self else {
            let no_finder = matches!(self, Self::NoFinder(_));
            return no_finder.then(|| words.say("hint-draw-boxes", &[]));
        };
        let sentence = match (&error.kind, self.class()) {
            (_, Class::NoFinder) => words.say("hint-draw-boxes", &[]),
            (ErrorKind::Redact(RedactError::RegionOutside), _) => words.say("hint-box", &[]),
            (ErrorKind::Cloak(CloakError::FaceTooSmall { .. }), _) => {
                words.say("hint-too-small", &[])
            }
            (ErrorKind::Media(MediaError::TooLargeForFormat { .. }), _) => {
                words.say("hint-smaller", &[])
            }
            (ErrorKind::File(FileError::ExistsAlready), Class::Exists) => {
                words.say("hint-existing", &[])
            }
            // Another folder makes no name shorter.
            (ErrorKind::File(FileError::UnfitDiskName), _) => return None,
            (_, Class::NotWritten) => words.say("hint-out", &[]),
            _ => return None,
        };
        Some(sentence)
    }
}

fn unnameable(words: &Words, path: &Path, why: Unnameable) -> Advice {
    let path = [("path", typed(path).into())];
    match why {
        Unnameable::Several => Advice {
            what_happened: words.say("out-several", &path),
            what_to_do: words.say("out-several-advice", &path),
        },
        Unnameable::OtherKind(format) => {
            let ending = [("ending", format.extension().into())];
            Advice {
                what_happened: words.say("out-other-kind", &path),
                what_to_do: words.say("out-other-kind-advice", &ending),
            }
        }
        Unnameable::Neutral => Advice {
            what_happened: words.say("out-neutral", &path),
            what_to_do: words.say("out-neutral-advice", &[]),
        },
    }
}

fn no_such_face(words: &Words, count: usize, number: usize) -> String {
    let values = [("count", count.into()), ("number", number.into())];
    words.say("no-such-face", &values)
}

/// That a folder held videos, for a command that looks at photos alone: whoever is in them is nowhere in its list.
pub fn videos_left_alone(videos: usize, words: &Words) -> Option<String> {
    (videos > 0).then(|| words.say("look-videos", &[("count", videos.into())]))
}

/// That protected copies in a folder were passed over, for a command that only looks: nothing was found in them, since nobody looked.
pub fn copies_left_alone(items: &[Item], words: &Words) -> Option<String> {
    let left = |item: &&Item| match item {
        Item::Skipped { why, named, .. } => *why == Skip::ProtectedCopy && !named,
        _ => false,
    };
    let count = items.iter().filter(left).count();
    (count > 0).then(|| words.say("look-copies", &[("count", count.into())]))
}

/// The links in a folder that lead nowhere or to a folder, for a command that only looks: nobody looked at what they lead to.
pub fn links_left_alone(gathered: &Gathered, words: &Words) -> Vec<String> {
    let nowhere = words.say("skip-link", &[]);
    let link = |item: &Item| match item {
        Item::Skipped { path, why, .. } if *why == Skip::Link => Some(words.about(path, &nowhere)),
        _ => None,
    };
    let mut lines: Vec<String> = gathered.items.iter().filter_map(link).collect();
    lines.extend(linked_folders_left_alone(gathered, words));
    lines
}

/// The linked folders in a folder: none is entered, so that loops end.
pub fn linked_folders_left_alone(gathered: &Gathered, words: &Words) -> Vec<String> {
    let sentence = words.say("skip-linked-folder", &[]);
    let linked = gathered.linked_folders.iter();
    linked.map(|path| words.about(path, &sentence)).collect()
}

/// What was gathered, for a command that only looks: its path, or why it cannot be looked at. None for what is left alone in a folder.
pub fn to_look_at(item: Item) -> Option<(PathBuf, Result<(), Fault>)> {
    match item {
        Item::Photo(photo) => Some((photo.path, Ok(()))),
        // A copy of ours may be looked at by its name alone.
        Item::Skipped { path, named, .. } => named.then_some((path, Ok(()))),
        Item::NoPhoto(path) => Some((path.clone(), Err(Fault::NoPhoto(path)))),
        Item::Failed(error) => {
            let path = error.path.clone().unwrap_or_default();
            Some((path, Err(Fault::reading(error))))
        }
    }
}
