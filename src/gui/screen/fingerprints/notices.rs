//! The notices for what was done and for what failed.

use ombrelle_core::error::{Cancelled, ErrorKind};
use ombrelle_core::register::fingerprint::Note;
use ombrelle_i18n::{Advice, Value, Words};

use super::check::Checked;
use super::jobs::{Done, OfFile, Opening};
use crate::widget::Notice;

/// What the page shows of what was done last.
#[derive(Default)]
pub(super) struct Outcome {
    pub notices: Vec<Notice>,
    /// Whether the notices go as soon as something is typed.
    pub passing: bool,
    /// What a check found.
    pub checked: Option<Checked>,
    /// What the notices say, where it is that something failed.
    pub failure: Option<Failure>,
}

impl Outcome {
    pub fn is_something(&self) -> bool {
        !self.notices.is_empty() || self.checked.is_some()
    }

    /// These notices alone.
    pub fn of(notices: Vec<Notice>) -> Self {
        Self {
            notices,
            ..Self::default()
        }
    }

    /// That something failed, until something is typed.
    pub fn refused(failure: &Failure, words: &Words) -> Self {
        Self {
            failure: Some(failure.clone()),
            ..Self::passing(failure.notice(words))
        }
    }

    /// Another language is spoken from now on: what a check found, and that something failed, is said in it; other notices of the previous one go.
    pub fn speak(&mut self, words: &Words) {
        let failure = self.failure.iter();
        self.notices = failure.map(|failure| failure.notice(words)).collect();
    }

    /// A notice that goes as soon as something is typed.
    pub fn passing(notice: Notice) -> Self {
        Self {
            passing: true,
            ..Self::of(vec![notice])
        }
    }
}

/// Why something failed. None of these names a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// Core says why.
    Core(ErrorKind),
    /// The new passphrase was typed in two different ways.
    Differ,
    /// There is a file of this name already.
    ExistsAlready,
    /// The system shows no dialog.
    NoDialog,
    /// What was typed is not a day.
    NoDay,
    /// What was typed is a day still to come, on which nothing has happened.
    DayToCome,
    /// The word that confirms was not typed.
    NotConfirmed,
    /// The work broke off: a fault of ours.
    Lost,
}

impl<E: Into<ErrorKind>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Core(error.into())
    }
}

impl Failure {
    /// The notice for it.
    pub fn notice(&self, words: &Words) -> Notice {
        let advice = self.advice(words);
        match self {
            // The person stopped it.
            Self::Core(ErrorKind::Cancelled(Cancelled)) => {
                Notice::warn(advice.what_happened).with_advice(advice.what_to_do)
            }
            _ => Notice::bad(advice),
        }
    }

    fn advice(&self, words: &Words) -> Advice {
        let (what, advice) = match self {
            Self::Core(reason) => return words.error(&reason.clone().into()),
            Self::Differ => ("register-differ", "register-differ-advice"),
            Self::ExistsAlready => ("err-exists-already", "app-fp-exists-advice"),
            Self::NoDialog => ("app-no-dialog", "app-fp-no-dialog-advice"),
            Self::NoDay => ("app-fp-no-day", "app-fp-no-day-advice"),
            Self::DayToCome => ("app-fp-day-to-come", "app-fp-day-to-come-advice"),
            Self::NotConfirmed => ("register-not-confirmed", "app-fp-word-advice"),
            Self::Lost => ("app-fp-lost", "app-fp-lost-advice"),
        };
        Advice {
            what_happened: words.say(what, &[]),
            what_to_do: words.say(advice, &[]),
        }
    }
}

/// What became of a file that was to be added.
#[derive(Clone)]
pub struct AddedFile {
    /// The number of the file, from 1.
    pub number: usize,
    /// Of how many.
    pub total: usize,
    /// The item that it is, and whether the item is new.
    pub item: Option<(u32, bool)>,
    /// What to know about its fingerprint.
    pub notes: Vec<Note>,
    /// Why it could not be added.
    pub failed: Option<ErrorKind>,
}

impl AddedFile {
    /// For a file whose fingerprint was made.
    pub fn made(number: usize, total: usize, notes: Vec<Note>) -> Self {
        Self {
            number,
            total,
            item: None,
            notes,
            failed: None,
        }
    }

    /// For a file that could not be read.
    pub fn failed(number: usize, total: usize, reason: ErrorKind) -> Self {
        Self {
            number,
            total,
            item: None,
            notes: Vec::new(),
            failed: Some(reason),
        }
    }
}

/// The notices for what was done.
pub fn of(done: &Done, words: &Words) -> Vec<Notice> {
    let good = |key: &str, values: &[(&str, Value)]| Notice::good(words.say(key, values));
    let warn = |key: &str| Notice::warn(words.say(key, &[]));
    match done {
        Done::Opened(_, _, Opening::Unlocked) | Done::Checked(_) => Vec::new(),
        Done::Opened(_, _, Opening::Made) => {
            vec![good("app-fp-made", &[]), warn("register-keep-passphrase")]
        }
        Done::Opened(_, _, Opening::Restored(count)) => {
            vec![good("register-restored", &[("count", (*count).into())])]
        }
        Done::Added(_, files) => added(words, files),
        Done::Noted(_, item) => vec![good("register-noted", &[("item", (*item).into())])],
        Done::Withdrawn(_, item) => vec![good("register-withdrawn", &[("item", (*item).into())])],
        Done::OriginSet(_, item, origin) => {
            let origin = words.origin(*origin).into();
            let values = [("item", (*item).into()), ("origin", origin)];
            vec![good("register-changed", &values)]
        }
        Done::Kept(_, number, file) => kept(words, *number, file.as_ref()),
        Done::Forgotten(_, number) => vec![good("evidence-removed", &[("item", (*number).into())])],
        Done::CopySaved => vec![good("app-fp-log-saved", &[]), warn("app-fp-exported-open")],
        Done::LetterWritten(_) => vec![
            good("app-fp-letter-written", &[]),
            warn("app-fp-exported-open"),
        ],
        Done::PassphraseChanged => vec![
            good("register-passphrase-changed", &[]),
            warn("register-keep-passphrase"),
        ],
        Done::Exported { count, hashes } => {
            let written = good("app-fp-exported", &[("count", (*count).into())]);
            let hashes = hashes.map(|hashes| {
                let values = [("count", hashes.into())];
                good("export-for-exchange", &values)
            });
            let open = warn("app-fp-exported-open");
            [Some(written), hashes, Some(open)]
                .into_iter()
                .flatten()
                .collect()
        }
        Done::Destroyed => vec![
            good("register-destroyed", &[]),
            warn("register-destroyed-traces"),
        ],
    }
}

/// That something was noted, what is kept of its file, and what is to be done with pictures.
fn kept(words: &Words, number: u32, file: Option<&OfFile>) -> Vec<Notice> {
    let mut notices = Vec::new();
    if let Some(reason) = file.and_then(|file| file.refused.as_ref()) {
        notices.push(file_failed(words, (1, 1), reason));
    }
    let values = [("item", number.into())];
    notices.push(Notice::good(words.say("evidence-kept", &values)));
    let of_file = file.map(|file| match (file.copy, file.sha256) {
        (true, _) => "evidence-copy-kept",
        (false, true) => "evidence-file-kept",
        (false, false) => "evidence-without-file",
    });
    let keys = of_file.into_iter().chain(["evidence-picture"]);
    notices.extend(keys.map(|key| Notice::warn(words.say(key, &[]))));
    notices
}

fn added(words: &Words, files: &[AddedFile]) -> Vec<Notice> {
    let mut notices: Vec<Notice> = files.iter().flat_map(|file| file.notices(words)).collect();
    if files.iter().any(|file| file.item.is_some()) {
        // Whoever reads that it was added must not believe that it is done.
        notices.push(Notice::warn(words.say("register-original", &[])));
        let stops = Notice::warn(words.say("register-stops-no-copy", &[]));
        notices.push(stops.with_advice(words.say("app-fp-which-site", &[])));
    }
    notices
}

impl AddedFile {
    fn notices(&self, words: &Words) -> Vec<Notice> {
        let place = [("number", self.number.into()), ("total", self.total.into())];
        let mut notices = Vec::new();
        if let Some(reason) = &self.failed {
            notices.push(file_failed(words, (self.number, self.total), reason));
        }
        if let Some((item, new)) = self.item {
            let [number, total] = place.clone();
            let values = [number, total, ("item", item.into())];
            notices.push(match new {
                true => Notice::good(words.say("register-added", &values)),
                false => Notice::warn(words.say("register-already", &values)),
            });
        }
        for note in &self.notes {
            let key = match note {
                Note::Featureless { .. } | Note::TooSmall { .. } => "register-featureless",
                Note::FirstPictureOnly => "register-first-picture",
                Note::NoFfmpeg | Note::FramesFailed => "register-bytes-only",
                Note::FramesHashed { .. } => continue,
            };
            notices.push(Notice::warn(words.say(key, &place)));
        }
        notices
    }
}

/// The notice for a file that could not be read: its number, of how many, and what to do, never its name.
pub fn file_failed(words: &Words, (number, total): (usize, usize), reason: &ErrorKind) -> Notice {
    Notice::bad(Advice {
        what_happened: words.fingerprint_fault(number, total, reason),
        what_to_do: words.fingerprint_advice(reason),
    })
}
