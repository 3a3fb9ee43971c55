//! A letter that takes a picture down, filled in from the album book.

use iced::widget::{column, row};
use iced::{Element, Task};
use ombrelle_core::calendar;
use ombrelle_core::consent::Book;
use ombrelle_core::error::{Error, ErrorKind};
use ombrelle_core::register::export;
use ombrelle_core::takedown::{Field, Kind, Letter as Values};
use ombrelle_i18n::Words;

use super::jobs::{self, Done};
use super::notices::Failure;
use super::open::Next;
use super::view::PageContext;
use super::{Message as Above, open};
use crate::clipboard;
use crate::dialog::{self, Picked};
use crate::job::{Job, JobId};
use crate::screen::letter::{Change, Form, Sort};
use crate::screen::settings::no_dialog;
use crate::screen::{Action, Context};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{ButtonStyle, Notice};

/// What the person can do.
#[derive(Clone)]
pub enum Message {
    /// Fills something in.
    Form(Change),
    /// Copies its text.
    Copy,
    /// Asks where to write it.
    Write(Sort),
    /// A place was chosen, or not, for the letter that was asked about so.
    To(Sort, JobId, Picked),
}

impl Message {
    /// Whether it is about this letter, and not about one that was left before a place was chosen for it.
    pub fn is_for(&self, letter: &Letter) -> bool {
        match self {
            Self::To(_, asked, _) => *asked == letter.asked(),
            Self::Form(_) | Self::Copy | Self::Write(_) => true,
        }
    }

    /// Whether it brings a place where something is to be written.
    pub fn brings_a_place(&self) -> bool {
        matches!(self, Self::To(_, _, Picked::Paths(_)))
    }
}

/// What is filled in.
pub struct Letter {
    form: Form,
    /// By this the dialogs that are opened for it are known.
    asked: Job,
}

impl Letter {
    /// A letter of today, filled in from a withdrawn decision if there is one.
    ///
    /// # Errors
    /// Those of `fill_from_decision`.
    pub fn new(decision: Option<u32>, book: &Book, words: &Words) -> Result<Self, ErrorKind> {
        let mut known = Values::new(Kind::School, words.usual_law());
        known.fill(Field::Day, &calendar::today().to_string());
        if let Some(number) = decision {
            known.fill_from_decision(book, number)?;
        }
        Ok(Self {
            form: Form::of(&known, words),
            asked: Job::default(),
        })
    }

    /// By what the dialogs that are opened for it are known.
    pub fn asked(&self) -> JobId {
        self.asked.id()
    }

    /// Handles a message.
    ///
    /// # Errors
    /// What the letter lacks.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Result<Next, Failure> {
        match message {
            Message::Form(change) => self.form.update(change),
            Message::Copy => {
                let text = context.words.letter(&self.checked()?).plain_text();
                self.form.kept(self.form.typings());
                let copied = Notice::good(context.words.say("app-letter-copied", &[]));
                let copying = Action::Run(clipboard::copy(text.to_string()));
                return Ok(Next::Act(copying.and(Action::Notify(copied))));
            }
            Message::Write(sort) => {
                self.checked()?;
                let title = context.words.say("app-letter", &[]);
                let name = context.words.say(sort.file(), &[]);
                let asked = self.asked();
                let picked = move |picked| wrap(Message::To(sort, asked, picked));
                let asked = Task::perform(dialog::save(title, name), picked);
                return Ok(Next::Act(Action::Run(asked)));
            }
            Message::To(_, _, Picked::NoDialog) => {
                return Ok(Next::Act(Action::Notify(no_dialog(context))));
            }
            Message::To(_, _, Picked::Nothing) => {}
            Message::To(sort, _, Picked::Paths(paths)) => {
                let Some(path) = paths.into_iter().next() else {
                    return Ok(Next::Stay);
                };
                let paper = context.words.letter(&self.checked()?);
                let typings = self.form.typings();
                let (language, size) = (context.words.language().code(), context.settings.paper);
                return Ok(Next::Work(jobs::write(move || {
                    let bytes = sort.bytes(&paper, language, size)?;
                    // The dialog asks before another file is replaced.
                    export::save(&bytes, &path, true)?;
                    Ok::<_, Error>(Done::LetterWritten(path, typings))
                })));
            }
        }
        Ok(Next::Stay)
    }

    /// The language changed: its days are the same in this one.
    pub fn retype_days(&mut self, before: &Words, now: &Words) {
        self.form.retype_days(before, now);
    }

    /// The letter, if nothing is missing.
    fn checked(&mut self) -> Result<Values, Failure> {
        self.form.checked().map_err(Failure::core)
    }

    /// It is written, with what was typed so many times.
    pub fn kept(&mut self, typings: usize) {
        self.form.kept(typings);
    }

    /// Whether something was typed that is written nowhere yet.
    pub fn is_unsaved(&self) -> bool {
        self.form.is_unsaved()
    }

    /// The page.
    pub fn view<'a>(&'a self, page: PageContext<'a>) -> Element<'a, Above> {
        let ui = &page.ui;
        let form = self.form.view(ui, |change| wrap(Message::Form(change)));
        let free = |message| (!page.busy).then(|| wrap(message));
        let text = ui
            .with_icon(
                ButtonStyle::Plain,
                Icon::Save,
                ui.text("app-letter-write-text"),
            )
            .on_press_maybe(free(Message::Write(Sort::Text)));
        let copy = ui
            .button(ButtonStyle::Plain, ui.text("app-letter-copy"))
            .on_press_maybe(free(Message::Copy));
        let others = row![text, copy];
        let ends = page.ends(
            ButtonStyle::First,
            Icon::Save,
            ui.text("app-people-write-pdf"),
            Some(wrap(Message::Write(Sort::Pdf))),
        );
        let form = form
            .push(others.spacing(NEAR).wrap().vertical_spacing(NEAR))
            .push(ends);
        column![
            ui.title(ui.text("app-letter")),
            ui.body(ui.text("letter-advice")),
            ui.card(form),
        ]
        .spacing(APART)
        .into()
    }
}

fn wrap(message: Message) -> Above {
    Above::Open(open::Message::Letter(message))
}
