//! A letter that takes down what an item shows, filled with what the register knows of it by the function that the command uses. The hash stays out
//! unless the person ticks it; all that is filled in is wiped when another page is shown and when the register is locked.

use iced::widget::{column, row};
use iced::{Element, Task};
use ombrelle_core::calendar;
use ombrelle_core::error::ErrorKind;
use ombrelle_core::takedown::{Field, Kind, Letter};
use ombrelle_i18n::Words;

use super::jobs::{self, Done, SharedRegister};
use super::notices::Failure;
use super::{Action, Context, Message as Above, Outcome, Page, Request, State, What};
use crate::clipboard;
use crate::dialog::{self, Picked};
use crate::job::JobEvent;
use crate::screen::letter::{Change, Form, Sort, to_missing};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{ButtonStyle, Notice, Ui};

/// The letter that is being written.
pub struct Draft {
    /// The item that it is about.
    item: u32,
    /// Whether it names the file by its SHA-256. Never unless the person ticks it.
    with_hash: bool,
    form: Form,
}

/// What is asked of it. No `Debug`: some of it is secret.
#[derive(Clone)]
pub enum Ask {
    /// Begins a letter about this item.
    Begin(u32),
    /// Names the file by its SHA-256, or no longer.
    Hash,
    /// Copies its text.
    Copy,
    /// Asks where to write it.
    Write(Sort),
    /// A place was chosen, or not.
    To(Sort, JobEvent<Picked>),
}

impl State {
    /// The language changed: the days of the letter are the same in this one.
    pub(super) fn retype_letter(&mut self, before: &Words, now: &Words) {
        if let Some(draft) = &mut self.letter {
            draft.form.retype_days(before, now);
        }
    }

    /// Fills something in.
    pub(super) fn change_letter(&mut self, change: Change) -> Action<Above> {
        if let Some(draft) = &mut self.letter {
            draft.form.update(change);
        }
        if self.outcome.passing {
            self.outcome = Outcome::default();
        }
        Action::None
    }

    /// Does what is asked, with the open register.
    pub(super) fn letter(
        &mut self,
        ask: Ask,
        register: &SharedRegister,
        context: &Context<'_>,
    ) -> Action<Above> {
        let words = context.words;
        match ask {
            Ask::Begin(item) => self.begin_letter(item, register, words),
            Ask::Hash => self.name_by_hash(register, words),
            Ask::Copy => match self.checked_letter() {
                Ok(letter) => {
                    let text = words.letter(&letter).plain_text();
                    self.letter_is_kept(self.typings_of_letter());
                    let copied = Notice::warn(words.say("app-fp-letter-copied", &[]));
                    self.outcome = Outcome::passing(copied);
                    Action::Run(clipboard::copy(text.to_string()))
                }
                Err(failure) => self.refuse_letter(&failure, context),
            },
            Ask::Write(sort) => match self.checked_letter() {
                Ok(_) => self.ask_where_letter(sort, words),
                Err(failure) => self.refuse_letter(&failure, context),
            },
            Ask::To(sort, event) => match self.awaited.accept(event) {
                Some(picked) => self.write_letter(sort, picked, context),
                None => Action::None,
            },
        }
    }

    /// A letter of today with what the register knows of the item, without its hash.
    fn begin_letter(
        &mut self,
        item: u32,
        register: &SharedRegister,
        words: &Words,
    ) -> Action<Above> {
        let mut known = Letter::new(Kind::HostNotice, words.usual_law());
        known.fill(Field::Day, &calendar::today().to_string());
        let filled =
            known.fill_from_item(jobs::held(register).content(), item, false, |evidence| {
                words.seen(evidence)
            });
        if let Err(reason) = filled {
            return self.refuse(&reason.into(), words);
        }
        let shown = self.go(Page::Letter(item));
        self.letter = Some(Draft {
            item,
            with_hash: false,
            form: Form::of(&known, words),
        });
        shown
    }

    fn name_by_hash(&mut self, register: &SharedRegister, words: &Words) -> Action<Above> {
        let Some(draft) = &mut self.letter else {
            return Action::None;
        };
        let (mut letter, named) = (draft.form.letter(), !draft.with_hash);
        let told = letter.name_by_hash(jobs::held(register).content(), draft.item, named);
        match told {
            Ok(()) => {
                draft.form.take(Field::Photos, &letter, words);
                draft.with_hash = named;
                Action::None
            }
            Err(reason) => self.refuse(&reason.into(), words),
        }
    }

    /// The letter, if nothing is missing.
    fn checked_letter(&mut self) -> Result<Letter, Failure> {
        // The page is left meanwhile: there is nothing to write.
        let draft = self.letter.as_mut().ok_or(Failure::Lost)?;
        Ok(draft.form.checked()?)
    }

    /// Says what the letter lacks, and shows where.
    fn refuse_letter(&mut self, failure: &Failure, context: &Context<'_>) -> Action<Above> {
        let refused = self.refuse(failure, context.words);
        let shown = match failure {
            Failure::Core(ErrorKind::Takedown(lacks)) => to_missing(lacks, context.settings),
            _ => None,
        };
        shown.map_or(refused, Action::Run)
    }

    /// How many times something was typed into the letter.
    fn typings_of_letter(&self) -> usize {
        let draft = self.letter.as_ref();
        draft.map_or(0, |draft| draft.form.typings())
    }

    /// What was typed so many times is in a file, or on the clipboard.
    pub(super) fn letter_is_kept(&mut self, typings: usize) {
        if let Some(draft) = &mut self.letter {
            draft.form.kept(typings);
        }
    }

    /// Whether something was typed into a letter that is written nowhere yet.
    pub fn has_unsaved_letter(&self) -> bool {
        let draft = self.letter.as_ref();
        draft.is_some_and(|draft| draft.form.is_unsaved())
    }

    fn ask_where_letter(&self, sort: Sort, words: &Words) -> Action<Above> {
        let awaited = self.awaited.clone();
        let title = words.say("app-fp-export-save", &[]);
        let dialog = dialog::save(title, words.say(sort.file(), &[]));
        Action::Run(Task::perform(dialog, move |picked| {
            Above::Register(Request::Letter(Ask::To(sort, awaited.event(picked))))
        }))
    }

    fn write_letter(&mut self, sort: Sort, picked: Picked, context: &Context<'_>) -> Action<Above> {
        let words = context.words;
        let target = match picked {
            Picked::Nothing => return Action::None,
            Picked::NoDialog => return self.refuse(&Failure::NoDialog, words),
            Picked::Paths(paths) => paths.into_iter().next(),
        };
        let letter = match self.checked_letter() {
            Ok(letter) => letter,
            Err(failure) => return self.refuse_letter(&failure, context),
        };
        let Some(target) = target else {
            return Action::None;
        };
        let paper = words.letter(&letter);
        let printed = (words.language().code(), context.settings.paper);
        let typings = self.typings_of_letter();
        self.start(What::Writing, 0, move |_| {
            jobs::write_letter(&paper, sort, printed, &target)?;
            Ok(Done::LetterWritten(typings))
        })
    }

    /// All that the letter says, each in a field, then the ways to have it.
    pub(super) fn letter_page<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Above> {
        let Some(draft) = &self.letter else {
            return column![self.outcome(ui)].into();
        };
        let ask = |ask| self.free(Above::Register(Request::Letter(ask)));
        let hash = Above::Register(Request::Letter(Ask::Hash));
        let hash = column![
            ui.switch(ui.text("app-fp-letter-hash"), draft.with_hash, hash),
            ui.quiet(ui.text("app-fp-letter-hash-about")),
        ];
        let text = (ButtonStyle::Plain, Icon::Save, "app-letter-write-text");
        let save = (ButtonStyle::First, Icon::Save, "app-people-write-pdf");
        let buttons = row![
            self.main_button(ui, save, ask(Ask::Write(Sort::Pdf))),
            self.main_button(ui, text, ask(Ask::Write(Sort::Text))),
            ui.button(ButtonStyle::Plain, ui.text("app-letter-copy"))
                .on_press_maybe(ask(Ask::Copy)),
        ];
        let item = [("item", draft.item.into())];
        column![
            ui.section(ui.text("app-letter")),
            ui.quiet(ui.text_with("app-fp-letter-about", &item)),
            ui.body(ui.text("letter-advice")),
            ui.card(draft.form.view(ui, Above::Letter).push(hash.spacing(NEAR))),
            buttons.spacing(NEAR).wrap().vertical_spacing(NEAR),
        ]
        .push(self.doing(ui))
        .push(self.outcome(ui))
        .spacing(APART)
        .into()
    }
}
