//! The notices for what was done and for what failed.

use std::path::Path;

use ombrelle_core::calendar;
use ombrelle_core::consent::class_list::LineFault;
use ombrelle_core::consent::{self, Audience, Book, StillShown, Visibility, rule};
use ombrelle_core::error::{BOOK, ConsentError, Error, ErrorKind, TakedownError, VaultError};
use ombrelle_i18n::{Advice, Value, Words};

use super::jobs::Done;
use super::record::missing_parents;
use crate::widget::{Notice, Tone};

/// A failure, as a page shows it.
#[derive(Default)]
pub struct PageNotice {
    /// What failed, and why.
    pub notice: Option<Notice>,
    /// What is wrong with each line of a class list.
    pub lines: Vec<String>,
}

/// Why something failed.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// Core says why.
    Core(Error),
    /// A class list that cannot be read; core says why.
    List(Error),
    /// Lines of a class list that cannot be used.
    Lines(Vec<LineFault>),
    /// The new passphrase was typed in two ways.
    Differ,
    /// What was typed is not a day.
    Day(String),
    /// What was typed is a day still to come, on which nothing has happened.
    DayToCome,
    /// Nobody said how old the person is.
    NoAge,
    /// The word that confirms was not typed.
    NotTyped,
    /// Something else would take the place of what is being typed.
    StillTyping,
    /// The book was closed in order to be destroyed, and is still there; core says why.
    NotDestroyed(Error),
    /// The work broke off.
    Lost,
}

impl Failure {
    /// What core, or a crate below it, raises.
    pub fn core(error: impl Into<Error>) -> Self {
        Self::Core(error.into())
    }

    /// What a letter lacks, where it is that.
    pub fn of_letter(&self) -> Option<&TakedownError> {
        match self {
            Self::Core(Error {
                kind: ErrorKind::Takedown(lacks),
                ..
            }) => Some(lacks),
            _ => None,
        }
    }

    /// Whether the book itself is damaged.
    pub fn is_damage(&self) -> bool {
        let damaged = ErrorKind::Vault(VaultError::Damaged { title: BOOK });
        matches!(self, Self::Core(error) | Self::NotDestroyed(error) if error.kind == damaged)
    }

    /// Whether it is about what was typed, and may name somebody.
    pub fn names_somebody(&self) -> bool {
        match self {
            Self::Core(error) => matches!(
                error.kind,
                ErrorKind::Consent(ConsentError::NoSuchPerson { .. })
                    | ErrorKind::Consent(ConsentError::NameTaken { .. })
                    | ErrorKind::Consent(ConsentError::UnfitName { .. })
                    | ErrorKind::Consent(ConsentError::NotAParent { .. })
                    | ErrorKind::Consent(ConsentError::ParentsMissing { .. })
                    | ErrorKind::Consent(ConsentError::NotAChild { .. } | ConsentError::OverBefore)
                    | ErrorKind::Consent(ConsentError::BeforeRefusal)
                    | ErrorKind::Consent(ConsentError::UnfitPlace)
                    | ErrorKind::Takedown(_)
                    | ErrorKind::Paper(_)
                    | ErrorKind::Help(_)
            ),
            Self::Lines(_) | Self::Day(_) => true,
            Self::List(_)
            | Self::DayToCome
            | Self::Differ
            | Self::NoAge
            | Self::NotTyped
            | Self::StillTyping
            | Self::NotDestroyed(_)
            | Self::Lost => false,
        }
    }

    /// As a page shows it.
    pub fn page_notice(&self, words: &Words) -> PageNotice {
        let lines = match self {
            Self::Lines(faults) => {
                let lines = faults.iter().map(|fault| words.class_line(fault));
                lines.chain(words.class_columns(faults)).collect()
            }
            _ => Vec::new(),
        };
        PageNotice {
            notice: Some(Notice::bad(self.advice(words))),
            lines,
        }
    }

    /// Its words.
    pub fn advice(&self, words: &Words) -> Advice {
        let say = |what: &str, to_do: &str| Advice {
            what_happened: words.say(what, &[]),
            what_to_do: words.say(to_do, &[]),
        };
        match self {
            Self::Core(error) | Self::NotDestroyed(error) => words.error(&of_the_book(error)),
            Self::List(error) => words.class_unread(error),
            Self::Lines(faults) => Advice {
                what_happened: words.say("class-refused", &[("count", faults.len().into())]),
                what_to_do: words.say("app-people-class-correct", &[]),
            },
            Self::Differ => say("register-differ", "register-differ-advice"),
            Self::Day(day) => Advice {
                what_happened: words.say("app-people-no-day", &[("day", day.as_str().into())]),
                what_to_do: words.say("app-people-no-day-advice", &[]),
            },
            Self::DayToCome => say("app-fp-day-to-come", "app-fp-day-to-come-advice"),
            Self::NoAge => say("app-people-no-age", "app-people-no-age-advice"),
            Self::NotTyped => say("app-people-not-typed", "app-people-not-typed-advice"),
            Self::StillTyping => say("app-people-typing", "app-people-typing-advice"),
            Self::Lost => say("app-people-lost", "app-people-lost-advice"),
        }
    }
}

/// The notice for what was done, if there is one; `book` is what it holds now.
pub fn of(done: &Done, book: &Book, words: &Words) -> Option<Notice> {
    let good = |key: &str, values: &[(&str, Value)]| Notice::good(words.say(key, values));
    match done {
        Done::Made(path) => {
            let made = good("book-made", &[("path", shown(path))]);
            Some(made.with_advice(words.say("book-keep-passphrase", &[])))
        }
        Done::Opened => None,
        Done::Restored => {
            let values = [("count", book.people().len().into())];
            let restored = good("book-restored", &values);
            Some(restored.with_advice(words.say("book-restored-last", &[])))
        }
        Done::Added(number, _) => {
            let person = book.person(*number)?;
            let values = [("name", person.name.as_str().into())];
            let added = words.say("app-people-added", &values);
            Some(match person.age.is_child() && person.parents.is_empty() {
                true => {
                    Notice::warn(added).with_advice(words.say("app-people-no-parents", &values))
                }
                false => Notice::good(added),
            })
        }
        Done::Changed(number, _) => {
            let name = book.person(*number)?.name.as_str();
            Some(good("people-changed", &[("name", name.into())]))
        }
        Done::Removed(name, _) => Some(good("people-removed", &[("name", name.as_str().into())])),
        Done::Recorded(number, audience, wish) => {
            let (shows, notice) = now(book, *number, *audience, words)?;
            Some(match *wish == Visibility::Shown && !shows {
                true => Notice {
                    tone: Tone::Warn,
                    ..notice
                },
                false => notice,
            })
        }
        Done::Answered(number, audience, reply) => {
            let (_, notice) = now(book, *number, *audience, words)?;
            let name = book.person(*number)?.name.as_str();
            let values = [
                ("name", name.into()),
                ("answer", words.reply(*reply).into()),
            ];
            Some(good("consent-answered", &values).with_advice(notice.what))
        }
        Done::Withdrawn(numbers, _) => {
            let withdrawn = good("app-people-withdrawn", &[]);
            let shown = still_shown(book, numbers, words);
            Some(match shown.is_empty() {
                true => withdrawn,
                false => Notice {
                    tone: Tone::Warn,
                    advice: shown.join(" "),
                    ..withdrawn
                },
            })
        }
        Done::Imported(imported, read) => {
            let values = [
                ("people", imported.people.into()),
                ("decisions", imported.decisions.into()),
                ("answers", imported.answers.into()),
            ];
            let untaken = words.class_untaken(&read.untaken, read.without_parents);
            let tone = match untaken.is_empty() {
                true => Tone::Good,
                false => Tone::Warn,
            };
            let parents = words.class_parents(imported.parents).into_iter();
            let told = parents.chain(words.class_grown(imported.grown));
            let told = told.chain(words.class_older(imported.older));
            let told = told.chain(words.class_aside(&read.aside));
            let told: Vec<String> = told.chain(untaken).collect();
            let notice = good("class-imported", &values).with_advice(told.join(" "));
            Some(Notice { tone, ..notice })
        }
        Done::Listed(path, count) => {
            let values = [("count", (*count).into()), ("path", shown(path))];
            // Titles alone name nobody.
            Some(match *count {
                0 => good("class-exported", &values),
                _ => not_encrypted(words, "class-exported", &values),
            })
        }
        Done::Written(path, named, _) => {
            let values = [("path", shown(path))];
            Some(match named {
                true => not_encrypted(words, "paper-written", &values),
                false => good("paper-written", &values),
            })
        }
        Done::FormsWritten(written) => {
            let told = not_encrypted(words, "paper-written", &[("path", shown(&written.path))]);
            Some(
                match words.without_form(&written.without, &written.letters) {
                    // Whose form is missing comes first: the others are on the paper.
                    Some(missing) => Notice::warn(missing.what_happened)
                        .with_advice([missing.what_to_do, told.advice, told.what].join(" ")),
                    None => told,
                },
            )
        }
        Done::LetterWritten(path, _) => {
            let values = [("path", shown(path))];
            Some(not_encrypted(words, "paper-written", &values))
        }
        // It stands on the page.
        Done::Posted(..) => None,
        Done::Looked(number) => Some(good("consent-looked", &[("number", (*number).into())])),
        Done::PassphraseChanged => {
            let changed = good("book-passphrase-changed", &[]);
            Some(changed.with_advice(words.say("book-keep-passphrase", &[])))
        }
        Done::Destroyed => Some(good("book-destroyed", &[])),
    }
}

/// Who stays shown although decisions of these numbers were withdrawn, and on which other one.
fn still_shown(book: &Book, numbers: &[u32], words: &Words) -> Vec<String> {
    let shown = consent::still_shown(book, numbers, calendar::today());
    let line = |one: &StillShown| {
        let name = book.person(one.person).map_or("", |p| p.name.as_str());
        let values = [
            ("name", name.into()),
            ("number", one.decision.into()),
            ("audience", words.audience(one.audience).into()),
        ];
        words.say("app-people-still-shown", &values)
    };
    shown.iter().map(line).collect()
}

/// A path as a value in a sentence.
fn shown(path: &Path) -> Value {
    ombrelle_i18n::visible(&path.to_string_lossy()).into()
}

/// What now holds for somebody and an audience, and whose agreement is missing.
fn now(book: &Book, number: u32, audience: Audience, words: &Words) -> Option<(bool, Notice)> {
    let person = book.person(number)?;
    let ruling = rule(book, Some(number), audience, calendar::today());
    let missing = missing_parents(book, person, &ruling);
    let advice = match missing.is_empty() {
        true => String::new(),
        false => words.say(
            "app-people-missing",
            &[("names", missing.join(", ").into())],
        ),
    };
    let notice = Notice::good(words.ruling(person, audience, &ruling)).with_advice(advice);
    Some((ruling.shows(), notice))
}

/// Names a file that holds names and is not encrypted.
fn not_encrypted(words: &Words, key: &str, values: &[(&str, Value)]) -> Notice {
    Notice::warn(words.say(key, values)).with_advice(words.say("class-not-encrypted", &[]))
}

/// There is only one book here, so its path says nothing.
fn of_the_book(error: &Error) -> Error {
    let path = match error.kind {
        ErrorKind::Vault(VaultError::Missing { title: BOOK })
        | ErrorKind::Vault(VaultError::Exists { title: BOOK })
        | ErrorKind::Vault(VaultError::WrongPassphrase { title: BOOK })
        | ErrorKind::Vault(VaultError::Damaged { title: BOOK })
        | ErrorKind::Vault(VaultError::Newer { title: BOOK })
        | ErrorKind::Vault(VaultError::InUse { title: BOOK })
        | ErrorKind::Vault(VaultError::NothingToRestore { title: BOOK }) => None,
        _ => error.path.clone(),
    };
    Error {
        path,
        kind: error.kind.clone(),
    }
}
