//! Papers to print: the form that parents sign, and receipts.

use std::path::PathBuf;

use iced::widget::column;
use iced::{Element, Task};
use ombrelle_core::plan;
use ombrelle_core::plan::Line;
use ombrelle_core::plan::consent::{Audience, Book};

use super::day::{read_until, until};
use super::jobs::{self, Done};
use super::notices::Failure;
use super::open::Next;
use super::record::audiences;
use super::view::PageContext;
use super::{Message as Above, open};
use crate::dialog::{self, Picked};
use crate::screen::settings::no_dialog;
use crate::screen::{Action, Context};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::ButtonStyle;

/// What the person can do.
#[derive(Clone)]
pub enum Message {
    /// Chooses the audience.
    For(Audience),
    /// Types or chooses the last day.
    Until(String),
    /// Asks where to write it.
    Write,
    /// A place for it was chosen, or not.
    To(Picked),
}

/// What is filled in.
pub struct Paper {
    person: Option<u32>,
    audience: Option<Audience>,
    until: String,
}

impl Paper {
    /// A form for somebody, or without a name.
    pub fn new(person: Option<u32>) -> Self {
        Self {
            person,
            audience: None,
            until: String::new(),
        }
    }

    /// Handles a message.
    ///
    /// # Errors
    /// [`Failure::Day`].
    pub fn update(
        &mut self,
        message: Message,
        book: &Book,
        context: &Context<'_>,
    ) -> Result<Next, Failure> {
        match message {
            Message::For(audience) => self.audience = Some(audience),
            Message::Until(day) => self.until = day,
            Message::Write => {
                read_until(&self.until, context.words)?;
                let title = context.words.say("app-people-form", &[]);
                let name = context.words.say("app-people-form-file", &[]);
                let picked = |picked| wrap(Message::To(picked));
                let asked = Task::perform(dialog::save(title, name), picked);
                return Ok(Next::Act(Action::Run(asked)));
            }
            Message::To(Picked::NoDialog) => {
                return Ok(Next::Act(Action::Notify(no_dialog(context))));
            }
            Message::To(Picked::Nothing) => {}
            Message::To(Picked::Paths(paths)) => {
                let Some(audience) = self.audience else {
                    return Ok(Next::Stay);
                };
                let until = read_until(&self.until, context.words)?;
                let person = self.person.and_then(|number| book.person(number));
                let sheet = context.words.form(person, audience, until);
                return Ok(write(paths, sheet, person.is_some(), context));
            }
        }
        Ok(Next::Stay)
    }

    /// The page.
    pub fn view<'a>(&'a self, page: PageContext<'a>, book: &Book) -> Element<'a, Above> {
        let ui = &page.ui;
        let person = self.person.and_then(|number| book.person(number));
        let about = match person {
            Some(person) => {
                let name = [("name", person.name.as_str().into())];
                ui.text_with("app-people-form-what", &name)
            }
            None => ui.text("app-people-form-blank"),
        };
        let chosen = |audience| wrap(Message::For(audience));
        let write = self.audience.map(|_| wrap(Message::Write));
        let ends = page.ends(
            ButtonStyle::First,
            Icon::Save,
            ui.text("app-people-write-pdf"),
            write,
        );
        let form = column![
            column![
                ui.body(ui.text("app-people-for-whom")),
                ui.choice(audiences(ui), self.audience, chosen)
            ]
            .spacing(NEAR),
            until(ui, &self.until, |day| wrap(Message::Until(day))),
        ]
        .push(ends);
        column![
            ui.title(ui.text("app-people-form")),
            ui.body(about),
            ui.card(form.spacing(APART)),
        ]
        .spacing(APART)
        .into()
    }
}

/// Writes a sheet; `named` says whether it contains somebody's name.
pub fn write(
    paths: Vec<PathBuf>,
    (title, lines): (String, Vec<Line>),
    named: bool,
    context: &Context<'_>,
) -> Next {
    let language = context.words.language().code();
    let Some(path) = paths.into_iter().next() else {
        return Next::Stay;
    };
    Next::Work(jobs::write(move || {
        let pdf = plan::sheet_pdf(language, &title, &lines);
        // The dialog asks before another file is replaced.
        plan::save_export(&pdf, &path, true)?;
        Ok(Done::Written(path, named))
    }))
}

fn wrap(message: Message) -> Above {
    Above::Open(open::Message::Paper(message))
}
