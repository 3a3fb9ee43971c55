//! What kept a command of the album book from being done, and its words.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use ombrelle_core::consent::class_list::LineFault;
use ombrelle_core::error::{
    BOOK, ConsentError, Error, ErrorKind, FileError, TakedownError, VaultError,
};
use ombrelle_core::takedown::Field;
use ombrelle_i18n::{Advice, Words};

use crate::commands::register::not_confirmed;
use crate::exit::{Class, Stage};
use crate::passphrase;
use crate::sealed::{self, Tried};

/// A fault of a whole command.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// Core says why; the path, if any, is the book's, or of a file to be read or written.
    Core(Error),
    /// The book, or the register, cannot be opened; core says why.
    Unopened(Error),
    /// What helps where the book does not open was tried in vain; core says why.
    InVain(Tried, Error),
    /// Nobody in the book has the name that was typed.
    Nobody {
        /// Core's words for it.
        error: Error,
        /// The names of those who may be meant...
        meant: Vec<String>,
        /// ...and how many others there are.
        more: usize,
    },
    /// There is no passphrase.
    NoPassphrase(passphrase::Fault),
    /// The system names no folder for a person's data.
    NoPlace,
    /// The word that confirms was not typed.
    NotConfirmed,
    /// The child's answer was not understood, or nobody gave one.
    NoAnswer,
    /// A class list that cannot be read; core says why.
    List(Error),
    /// Lines of a class list that cannot be used.
    Lines(PathBuf, Vec<LineFault>),
    /// A letter would be printed into the file that its text is written into.
    OneFile(PathBuf),
}

impl Fault {
    /// What core, or a crate below it, raises.
    pub fn core(error: impl Into<Error>) -> Self {
        Self::Core(error.into())
    }

    /// What keeps the book, or the register, from being opened.
    pub fn opening(error: impl Into<Error>) -> Self {
        Self::Unopened(error.into())
    }

    /// Its class, which is its exit status.
    pub fn class(&self) -> Class {
        match self {
            Self::Core(error) | Self::InVain(_, error) => {
                match Class::of(&error.kind, Stage::Writing) {
                    // A file that is empty or cut, or too large, is a book that does not open.
                    Class::NotAPicture => Class::NotOpened,
                    class => class,
                }
            }
            Self::Unopened(error) => match Class::of(&error.kind, Stage::Reading) {
                Class::Unreadable | Class::NotAPicture => Class::NotOpened,
                class => class,
            },
            Self::NoPassphrase(fault) => fault.class(),
            Self::List(error) => match Class::of(&error.kind, Stage::Reading) {
                // A list that is too large is no picture and no book.
                Class::NotAPicture => Class::Unreadable,
                class => class,
            },
            Self::Lines(..) => Class::Unreadable,
            Self::Nobody { .. }
            | Self::NoPlace
            | Self::NotConfirmed
            | Self::NoAnswer
            | Self::OneFile(_) => Class::Impossible,
        }
    }

    /// Its code in data.
    pub fn code(&self) -> Cow<'static, str> {
        match self {
            Self::Core(error)
            | Self::Unopened(error)
            | Self::InVain(_, error)
            | Self::Nobody { error, .. }
            | Self::List(error) => error.kind.code(),
            Self::NoPassphrase(_) => "no-passphrase".into(),
            Self::NoPlace => "no-place".into(),
            Self::NotConfirmed => "not-confirmed".into(),
            Self::NoAnswer => "no-answer".into(),
            Self::Lines(..) => "class-list".into(),
            Self::OneFile(_) => "one-file".into(),
        }
    }

    /// The lines of a class list that cannot be used, one a sentence, then the titles that are read where some were not.
    pub fn lines(&self, words: &Words) -> Vec<String> {
        match self {
            Self::Lines(_, faults) => {
                let lines = faults.iter().map(|one| words.class_line(one));
                lines.chain(words.class_columns(faults)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Its words.
    pub fn advice(&self, words: &Words) -> Advice {
        let key = match self {
            Self::Core(error) => return words.error(error),
            Self::Unopened(error) => return words.unopened(error),
            Self::InVain(tried, error) => return tried.advice(error, words),
            Self::Nobody { error, meant, more } => return nobody(error, meant, *more, words),
            Self::NoPassphrase(fault) => return fault.advice(words),
            Self::List(error) => return words.class_unread(error),
            Self::Lines(path, faults) => return of_lines(path, faults.len(), words),
            Self::OneFile(path) => {
                return Advice {
                    what_happened: words.about(path, &words.say("letter-one-file", &[])),
                    what_to_do: words.say("letter-one-file-advice", &[]),
                };
            }
            Self::NoPlace => ("book-no-place", "book-no-place-advice"),
            Self::NotConfirmed => return not_confirmed("--yes", words),
            Self::NoAnswer => ("consent-no-answer", "consent-no-answer-advice"),
        };
        Advice {
            what_happened: words.say(key.0, &[]),
            what_to_do: words.say(key.1, &[]),
        }
    }

    /// The command that helps, where there is one; `at` is the option that says which book is meant, or empty.
    pub fn hint(&self, previous: bool, at: &str, words: &Words) -> Option<String> {
        let error = match self {
            Self::Core(error)
            | Self::Unopened(error)
            | Self::InVain(_, error)
            | Self::Nobody { error, .. } => error,
            _ => return None,
        };
        // What is advised elsewhere has just been tried.
        if let Self::InVain(..) = self
            && let Some(left) = sealed::hint(error, words)
        {
            return Some(left);
        }
        if let ErrorKind::Takedown(TakedownError::LetterIncomplete { fields }) = &error.kind {
            return Some(options_of(fields, words));
        }
        let key = match error.kind {
            ErrorKind::Vault(VaultError::Missing { title: BOOK }) => "book-hint-init",
            ErrorKind::Vault(VaultError::Damaged { title: BOOK }) if previous => {
                "book-hint-restore"
            }
            ErrorKind::Vault(VaultError::Exists { title: BOOK }) => "book-hint-destroy",
            ErrorKind::Consent(ConsentError::NoSuchPerson { .. }) => "book-hint-people",
            ErrorKind::Consent(ConsentError::NoSuchDecision { .. }) => "book-hint-decisions",
            ErrorKind::Consent(
                ConsentError::NoSuchPhoto { .. } | ConsentError::NoSuchPlace { .. },
            ) => "book-hint-exports",
            ErrorKind::Consent(ConsentError::NotAParent { .. })
            | ErrorKind::Consent(ConsentError::ParentsMissing { .. }) => "book-hint-record",
            ErrorKind::Consent(ConsentError::OverBefore) => "book-hint-until",
            ErrorKind::File(FileError::ExistsAlready) => "hint-force",
            _ => return None,
        };
        Some(words.say(key, &[("at", at.into())]))
    }
}

/// That nobody has the name that was typed, and who may be meant.
fn nobody(error: &Error, meant: &[String], more: usize, words: &Words) -> Advice {
    let advice = words.error(error);
    if meant.is_empty() {
        return advice;
    }
    let key = match more {
        0 => "people-meant",
        _ => "people-meant-more",
    };
    let values = [
        ("count", meant.len().into()),
        ("more", more.into()),
        ("names", meant.join(&words.say("list-joint", &[])).into()),
    ];
    Advice {
        what_to_do: words.say(key, &values),
        ..advice
    }
}

/// The options that fill these fields, as they are typed: a field has another name in each language, and its option the same in all.
fn options_of(fields: &[Field], words: &Words) -> String {
    let text = words.say("help-value-text", &[]);
    let options = fields
        .iter()
        .map(|field| format!("--{} {text}", field.code()));
    let options = options.collect::<Vec<_>>().join(" ");
    words.say("letter-hint", &[("options", options.into())])
}

fn of_lines(path: &Path, count: usize, words: &Words) -> Advice {
    let sentence = words.say("class-refused", &[("count", count.into())]);
    Advice {
        what_happened: words.about(path, &sentence),
        what_to_do: words.say("class-refused-advice", &[]),
    }
}

impl From<passphrase::Fault> for Fault {
    fn from(fault: passphrase::Fault) -> Self {
        match fault {
            passphrase::Fault::Core(reason) => Self::core(reason),
            other => Self::NoPassphrase(other),
        }
    }
}
