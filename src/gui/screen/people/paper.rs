//! Papers to print: the form that parents sign, and receipts.

use std::path::PathBuf;

use iced::widget::column;
use iced::{Element, Task};
use ombrelle_core::plan;
use ombrelle_core::plan::Line;
use ombrelle_core::plan::consent::{Audience, Book};

use super::Message as Above;
use super::fault::Fault;
use super::open::{Next, Shared};
use super::record::{audiences, read_until, until};
use super::work::{self, Event};
use crate::dialog::{self, Picked};
use crate::screen::settings::no_dialog;
use crate::screen::{Action, Context};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::ButtonStyle;

/// What the person does.
#[derive(Clone)]
pub enum Message {
    /// Chooses for whom.
    For(Audience),
    /// Types or chooses the last day.
    Until(String),
    /// Wants it written.
    Write,
    /// Where it goes.
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

    /// Takes a message.
    ///
    /// # Errors
    /// [`Fault::Day`].
    pub fn update(
        &mut self,
        message: Message,
        book: &Book,
        context: &Context<'_>,
        turn: u32,
    ) -> Result<Next, Fault> {
        match message {
            Message::For(audience) => self.audience = Some(audience),
            Message::Until(day) => self.until = day,
            Message::Write => {
                read_until(&self.until, context.words)?;
                let title = context.words.say("app-people-form", &[]);
                let name = context.words.say("app-people-form-file", &[]);
                let picked = |picked| Above::Paper(Message::To(picked));
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
                return Ok(write(paths, sheet, person.is_some(), context, turn));
            }
        }
        Ok(Next::Stay)
    }

    /// The page.
    pub fn view<'a>(&'a self, shared: Shared<'a>, book: &Book) -> Element<'a, Above> {
        let ui = &shared.ui;
        let person = self.person.and_then(|number| book.person(number));
        let about = match person {
            Some(person) => {
                let name = [("name", person.name.as_str().into())];
                ui.text_with("app-people-form-what", &name)
            }
            None => ui.text("app-people-form-blank"),
        };
        let chosen = |audience| Above::Paper(Message::For(audience));
        let write = self.audience.map(|_| Above::Paper(Message::Write));
        let ends = shared.ends(
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
            until(ui, &self.until, |day| Above::Paper(Message::Until(day))),
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

/// Writes a sheet; `named` tells whether somebody's name is in it.
pub fn write(
    paths: Vec<PathBuf>,
    (title, lines): (String, Vec<Line>),
    named: bool,
    context: &Context<'_>,
    turn: u32,
) -> Next {
    let language = context.words.language().code();
    let Some(path) = paths.into_iter().next() else {
        return Next::Stay;
    };
    Next::Work(work::write(turn, move || {
        let pdf = plan::sheet_pdf(language, &title, &lines);
        // The dialog asks before another file is replaced.
        plan::save_export(&pdf, &path, true)?;
        Ok(Event::Written(path, named))
    }))
}
