//! What kept something from being done, and its words.

use iced::Element;
use iced::widget::column;
use ombrelle_core::error::{Error, Reason};
use ombrelle_core::plan::consent::LineFault;
use ombrelle_i18n::{Advice, Words};

use crate::theme::{APART, NEAR};
use crate::widget::{Tone, Ui};

/// How many lines of a class list are told.
const MOST_LINES: usize = 100;

/// Why something was not done.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// Core says why.
    Core(Error),
    /// Lines of a class list that cannot be used.
    Lines(Vec<LineFault>),
    /// The new passphrase was typed in two ways.
    Differ,
    /// What was typed is no day.
    Day(String),
    /// Nobody said how old the person is.
    NoAge,
    /// The word that confirms was not typed.
    NotTyped,
    /// The work broke off.
    Lost,
}

impl Fault {
    /// A reason without a path.
    pub fn plain(reason: Reason) -> Self {
        Self::Core(reason.into())
    }

    /// Whether the book itself is damaged.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Core(error) if error.reason == Reason::BookDamaged)
    }

    /// Whether it is about what was typed, and may name somebody.
    pub fn names_somebody(&self) -> bool {
        match self {
            Self::Core(error) => matches!(
                error.reason,
                Reason::NoSuchPerson { .. }
                    | Reason::NameTaken { .. }
                    | Reason::UnfitName { .. }
                    | Reason::NotAParent { .. }
                    | Reason::ParentsMissing { .. }
                    | Reason::NotAChild { .. }
            ),
            Self::Lines(_) | Self::Day(_) => true,
            Self::Differ | Self::NoAge | Self::NotTyped | Self::Lost => false,
        }
    }

    /// Its words.
    pub fn advice(&self, words: &Words) -> Advice {
        let say = |what: &str, to_do: &str| Advice {
            what_happened: words.say(what, &[]),
            what_to_do: words.say(to_do, &[]),
        };
        match self {
            Self::Core(error) => words.error(&of_the_book(error)),
            Self::Lines(faults) => Advice {
                what_happened: words.say("class-refused", &[("count", faults.len().into())]),
                what_to_do: words.say("app-people-class-correct", &[]),
            },
            Self::Differ => say("register-differ", "register-differ-advice"),
            Self::Day(day) => Advice {
                what_happened: words.say("app-people-no-day", &[("day", day.as_str().into())]),
                what_to_do: words.say("app-people-no-day-advice", &[]),
            },
            Self::NoAge => say("app-people-no-age", "app-people-no-age-advice"),
            Self::NotTyped => say("app-people-not-typed", "app-people-not-typed-advice"),
            Self::Lost => say("app-people-lost", "app-people-lost-advice"),
        }
    }

    /// Its words on a page, with each line of a class list that it is about.
    pub fn view<'a, M: 'a>(&self, ui: &Ui<'a>) -> Element<'a, M> {
        let advice = self.advice(ui.words);
        let words = format!("{}\n{}", advice.what_happened, advice.what_to_do);
        let mut all = column![ui.note(Tone::Bad, words)].spacing(NEAR);
        if let Self::Lines(faults) = self {
            for fault in faults.iter().take(MOST_LINES) {
                all = all.push(ui.body(ui.words.class_line(fault)));
            }
            if let Some(more) = faults
                .len()
                .checked_sub(MOST_LINES)
                .filter(|more| *more > 0)
            {
                all =
                    all.push(ui.quiet(ui.text_with("app-people-more", &[("count", more.into())])));
            }
        }
        all.into()
    }
}

/// What was not done above what can be pressed. There is a place for it all the time, so that what has the focus keeps
/// it when something is told.
pub fn above<'a, M: 'a>(
    told: Option<Element<'a, M>>,
    below: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    let apart = match told {
        Some(_) => APART,
        None => 0.0,
    };
    column![column![].push(told), below.into()]
        .spacing(apart)
        .into()
}

/// The book has one place here, so nobody has to be told where it is.
fn of_the_book(error: &Error) -> Error {
    let path = match error.reason {
        Reason::NoBook
        | Reason::BookExists
        | Reason::BookPassphrase
        | Reason::BookDamaged
        | Reason::NewerBook
        | Reason::BookInUse
        | Reason::NoBookToRestore => None,
        _ => error.path.clone(),
    };
    Error {
        path,
        reason: error.reason.clone(),
    }
}
