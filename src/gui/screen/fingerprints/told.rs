//! What the last thing done came to: values, which are worded when they are drawn, so that nothing of them stays
//! when the screen is locked.

use std::sync::Arc;

use iced::Element;
use iced::widget::column;
use ombrelle_core::error::Reason;
use ombrelle_core::plan::Note;
use ombrelle_i18n::{Advice, Words};

use super::Message;
use super::check::{self, Answer};
use super::items::Items;
use crate::theme::NEAR;
use crate::widget::{Tone, Ui};

/// What there is to say.
#[derive(Clone, Default)]
pub enum Told {
    /// Nothing.
    #[default]
    Nothing,
    /// The register is made.
    Made,
    /// What became of files that were to be added, out of so many.
    Added(Arc<[FileEnd]>, usize),
    /// What a check of so many files found.
    Checked(Arc<[Answer]>, usize),
    /// A report is noted with an item.
    Noted(u32),
    /// An item is taken out.
    Withdrawn(u32),
    /// The passphrase is another one.
    PassphraseChanged,
    /// The previous version is back, with so many items.
    Restored(usize),
    /// So many items are written to a file, in an exchange file with so many hashes.
    Exported {
        /// Items.
        count: usize,
        /// Hashes.
        hashes: Option<usize>,
    },
    /// The register is destroyed.
    Destroyed,
    /// It was locked since nothing was done.
    Idle,
    /// A file was dropped while nothing is open.
    TooEarly,
    /// Something could not be done.
    Fault(Fault),
}

/// Why something could not be done. No fault names a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// Core says why.
    Reason(Reason),
    /// The new passphrase was typed in two ways.
    Differ,
    /// There is a file of this name already.
    ExistsAlready,
    /// The system shows no dialog.
    NoDialog,
    /// A day that is none.
    NoDay,
    /// The word that confirms was not typed.
    NotConfirmed,
    /// The work broke off: a fault of ours.
    Lost,
}

impl From<Reason> for Fault {
    fn from(reason: Reason) -> Self {
        Self::Reason(reason)
    }
}

impl Fault {
    /// Its words.
    pub fn advice(&self, words: &Words) -> Advice {
        let (what, advice) = match self {
            Self::Reason(reason) => return words.error(&reason.clone().into()),
            Self::Differ => ("register-differ", "register-differ-advice"),
            Self::ExistsAlready => ("err-exists-already", "app-fp-exists-advice"),
            Self::NoDialog => ("app-no-dialog", "app-fp-no-dialog-advice"),
            Self::NoDay => ("app-fp-no-day", "app-fp-no-day-advice"),
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
pub struct FileEnd {
    /// Which one, from 1.
    pub number: usize,
    /// The item that it is, and whether that is a new one.
    pub item: Option<(u32, bool)>,
    /// What to know about its fingerprint.
    pub notes: Vec<Note>,
    /// Why it could not be added.
    pub fault: Option<Reason>,
}

impl FileEnd {
    /// Of a file whose fingerprint is made.
    pub fn made(number: usize, notes: Vec<Note>) -> Self {
        Self {
            number,
            item: None,
            notes,
            fault: None,
        }
    }

    /// Of a file that has none.
    pub fn failed(number: usize, reason: Reason) -> Self {
        Self {
            number,
            item: None,
            notes: Vec::new(),
            fault: Some(reason),
        }
    }
}

/// One sentence with what it is about.
pub type Line = (Tone, String);

impl Told {
    /// What is said on a card of its own; none where there is nothing.
    pub fn show<'a>(&'a self, ui: &Ui<'a>, items: Option<&Items>) -> Option<Element<'a, Message>> {
        if let Self::Checked(answers, total) = self {
            return Some(check::answers(ui, answers, *total, items));
        }
        let lines = self.lines(ui);
        if lines.is_empty() {
            return None;
        }
        let mut all = column![].spacing(NEAR);
        for (tone, words) in lines {
            all = all.push(ui.note(tone, words));
        }
        Some(all.into())
    }

    fn lines(&self, ui: &Ui<'_>) -> Vec<Line> {
        let good = |key: &str| (Tone::Good, ui.text(key));
        let warn = |key: &str| (Tone::Warn, ui.text(key));
        let of_item =
            |key: &str, item: u32| vec![(Tone::Good, ui.text_with(key, &[("item", item.into())]))];
        match self {
            Self::Nothing | Self::Checked(..) => Vec::new(),
            Self::Made => vec![good("app-fp-made"), warn("register-keep-passphrase")],
            Self::Added(ends, total) => added(ui, ends, *total),
            Self::Noted(item) => of_item("register-noted", *item),
            Self::Withdrawn(item) => of_item("register-withdrawn", *item),
            Self::PassphraseChanged => vec![
                good("register-passphrase-changed"),
                warn("register-keep-passphrase"),
            ],
            Self::Restored(count) => {
                let count = [("count", (*count).into())];
                vec![(Tone::Good, ui.text_with("register-restored", &count))]
            }
            Self::Exported { count, hashes } => {
                let values = [("count", (*count).into())];
                let mut lines = vec![(Tone::Good, ui.text_with("app-fp-exported", &values))];
                lines.extend(hashes.map(|hashes| {
                    let values = [("count", hashes.into())];
                    (Tone::Good, ui.text_with("export-for-exchange", &values))
                }));
                lines.push(warn("app-fp-exported-open"));
                lines
            }
            Self::Destroyed => vec![
                good("register-destroyed"),
                warn("register-destroyed-traces"),
            ],
            Self::Idle => vec![good("app-fp-idle")],
            Self::TooEarly => vec![warn("app-fp-too-early")],
            Self::Fault(fault) => {
                let advice = fault.advice(ui.words);
                let words = format!("{} {}", advice.what_happened, advice.what_to_do);
                let stopped = *fault == Fault::Reason(Reason::Cancelled);
                vec![(if stopped { Tone::Warn } else { Tone::Bad }, words)]
            }
        }
    }
}

fn added(ui: &Ui<'_>, ends: &[FileEnd], total: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for end in ends {
        let place = [("number", end.number.into()), ("total", total.into())];
        if let Some(reason) = &end.fault {
            lines.push((Tone::Bad, fault(ui, end.number, total, reason)));
        }
        if let Some((item, new)) = end.item {
            let [number, total] = place.clone();
            let values = [number, total, ("item", item.into())];
            lines.push(match new {
                true => (Tone::Good, ui.text_with("register-added", &values)),
                false => (Tone::Warn, ui.text_with("register-already", &values)),
            });
        }
        for note in &end.notes {
            let key = match note {
                Note::Featureless { .. } | Note::TooSmall { .. } => "register-featureless",
                Note::NoFfmpeg | Note::FramesFailed => "register-bytes-only",
                Note::FramesHashed { .. } => continue,
            };
            lines.push((Tone::Warn, ui.text_with(key, &place)));
        }
    }
    if ends.iter().any(|end| end.item.is_some()) {
        lines.push((Tone::Warn, ui.text("register-original")));
    }
    lines
}

/// A fault of the file with this number, and what to do: never its name.
pub fn fault(ui: &Ui<'_>, number: usize, total: usize, reason: &Reason) -> String {
    let what = ui.words.fingerprint_fault(number, total, reason);
    let advice = ui.words.error(&reason.clone().into()).what_to_do;
    format!("{what} {advice}")
}
