//! A letter that takes a picture down: every field is on the page before it is written, as PDF or as text to paste.

use std::collections::BTreeMap;

use iced::widget::{column, row};
use iced::{Element, Task};
use ombrelle_core::calendar;
use ombrelle_core::consent::Book;
use ombrelle_core::error::{Error, ErrorKind};
use ombrelle_core::register::export;
use ombrelle_core::takedown::{Field, Kind, Law, Letter as Values};
use ombrelle_i18n::Words;
use zeroize::Zeroize;

use super::jobs::{self, Done};
use super::notices::Failure;
use super::open::Next;
use super::view::PageContext;
use super::{Message as Above, open};
use crate::dialog::{self, Picked};
use crate::screen::settings::no_dialog;
use crate::screen::{Action, Context};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::ButtonStyle;

/// What parts the rows of a field that is typed in one line.
const BETWEEN: &str = "; ";

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A PDF to print.
    Pdf,
    /// Text to paste.
    Text,
}

/// What the person can do.
#[derive(Clone)]
pub enum Message {
    /// Chooses the kind.
    Kind(Kind),
    /// Chooses whose law it names.
    Law(Law),
    /// Types into a field.
    Typed(Field, String),
    /// Asks where to write it.
    Write(Sort),
    /// A place for it was chosen, or not.
    To(Sort, Picked),
}

/// What is filled in.
pub struct Letter {
    kind: Kind,
    law: Law,
    typed: BTreeMap<Field, String>,
}

impl Drop for Letter {
    fn drop(&mut self) {
        self.typed.values_mut().for_each(Zeroize::zeroize);
    }
}

impl Letter {
    /// A letter of today, filled in from a withdrawn decision if there is one.
    ///
    /// # Errors
    /// Those of `fill_from_decision`.
    pub fn new(decision: Option<u32>, book: &Book, words: &Words) -> Result<Self, ErrorKind> {
        let law = words.usual_law();
        let kind = Kind::School;
        let mut known = Values::new(kind, law);
        known.fill(Field::Day, &calendar::today().to_string());
        if let Some(number) = decision {
            known.fill_from_decision(book, number)?;
        }
        let typed = Field::all()
            .iter()
            .map(|field| (*field, known.text(*field).replace('\n', BETWEEN)));
        Ok(Self {
            kind,
            law,
            typed: typed.collect(),
        })
    }

    /// Handles a message.
    ///
    /// # Errors
    /// What the letter lacks.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Result<Next, Failure> {
        match message {
            Message::Kind(kind) => self.kind = kind,
            Message::Law(law) => self.law = law,
            Message::Typed(field, text) => {
                self.typed.insert(field, text).unwrap_or_default().zeroize();
            }
            Message::Write(sort) => {
                self.values().check().map_err(Failure::core)?;
                let title = context.words.say("app-people-letter", &[]);
                let name = match sort {
                    Sort::Pdf => "app-people-letter-file",
                    Sort::Text => "app-people-letter-text-file",
                };
                let name = context.words.say(name, &[]);
                let picked = move |picked| wrap(Message::To(sort, picked));
                let asked = Task::perform(dialog::save(title, name), picked);
                return Ok(Next::Act(Action::Run(asked)));
            }
            Message::To(_, Picked::NoDialog) => {
                return Ok(Next::Act(Action::Notify(no_dialog(context))));
            }
            Message::To(_, Picked::Nothing) => {}
            Message::To(sort, Picked::Paths(paths)) => {
                let Some(path) = paths.into_iter().next() else {
                    return Ok(Next::Stay);
                };
                let values = self.values();
                values.check().map_err(Failure::core)?;
                let paper = context.words.letter(&values);
                let language = context.words.language().code();
                return Ok(Next::Work(jobs::write(move || {
                    // The dialog asks before another file is replaced.
                    match sort {
                        Sort::Pdf => {
                            let pdf = ombrelle_papers::pdf(&paper, language)?;
                            export::save(&pdf, &path, true)?;
                        }
                        Sort::Text => {
                            export::save(paper.plain_text().as_bytes(), &path, true)?;
                        }
                    }
                    Ok::<_, Error>(Done::Written(path, true))
                })));
            }
        }
        Ok(Next::Stay)
    }

    fn values(&self) -> Values {
        let mut values = Values::new(self.kind, self.law);
        for (field, text) in &self.typed {
            values.fill(*field, &text.replace(BETWEEN, "\n"));
        }
        values
    }

    /// The page.
    pub fn view<'a>(&'a self, page: PageContext<'a>) -> Element<'a, Above> {
        let ui = &page.ui;
        let kinds = Kind::all()
            .iter()
            .map(|kind| (*kind, ui.words.letter_kind(*kind)));
        let mut form = column![ui.choice(kinds, Some(self.kind), |kind| wrap(Message::Kind(kind)))]
            .spacing(APART);
        if self.kind.names_a_law() {
            let laws = [
                (Law::France, ui.text("app-people-letter-france")),
                (Law::General, ui.text("app-people-letter-general")),
            ];
            form = form.push(ui.choice(laws, Some(self.law), |law| wrap(Message::Law(law))));
        }
        form = form.push(ui.quiet(ui.text("app-people-letter-rows")));
        for (field, _) in self.kind.fields() {
            let text = self.typed.get(&field).map_or("", String::as_str);
            let typed = move |text| wrap(Message::Typed(field, text));
            form = form.push(ui.field(ui.words.field(field), text, false, typed, None));
        }
        let text = ui
            .with_icon(
                ButtonStyle::Plain,
                Icon::Save,
                ui.text("app-people-write-text"),
            )
            .on_press_maybe((!page.busy).then_some(wrap(Message::Write(Sort::Text))));
        let ends = page.ends(
            ButtonStyle::First,
            Icon::Save,
            ui.text("app-people-write-pdf"),
            Some(wrap(Message::Write(Sort::Pdf))),
        );
        let form = form.push(row![text].spacing(NEAR)).push(ends);
        column![
            ui.title(ui.text("app-people-letter")),
            ui.body(ui.text("letter-advice")),
            ui.card(form.spacing(APART)),
        ]
        .spacing(APART)
        .into()
    }
}

fn wrap(message: Message) -> Above {
    Above::Open(open::Message::Letter(message))
}
