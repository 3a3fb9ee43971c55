//! Papers to print: the form that parents sign, and receipts.

use std::path::PathBuf;

use iced::widget::column;
use iced::{Element, Task};
use ombrelle_core::calendar::{self, Date};
use ombrelle_core::consent::{Audience, Book, FormRequest, Person};
use ombrelle_core::error::{ConsentError, ErrorKind};
use ombrelle_core::paper::Paper as Sheet;
use ombrelle_core::register::export;
use ombrelle_i18n::Words;

use super::day::{read_until, retype, until};
use super::jobs::{self, Done, FormsWritten};
use super::notices::Failure;
use super::open::Next;
use super::record::audiences;
use super::view::PageContext;
use super::{Message as Above, open};
use crate::dialog::{self, Picked};
use crate::job::{Job, JobId};
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
    /// Chooses between one form with room for the names and one for every child of the book.
    Everybody(bool),
    /// Types who asks.
    Asker(String),
    /// Types for which photos.
    Photos(String),
    /// Types where they will be shown.
    ShownAt(String),
    /// Types how long they are kept.
    Kept(String),
    /// Asks where to write it.
    Write,
    /// A place was chosen, or not, for the form that was asked about so.
    To(JobId, Picked),
}

impl Message {
    /// Whether it is about this form, and not about one that was left before a place was chosen for it.
    pub fn is_for(&self, paper: &Paper) -> bool {
        match self {
            Self::To(asked, _) => *asked == paper.asked(),
            _ => true,
        }
    }

    /// Whether it brings a place where something is to be written.
    pub fn brings_a_place(&self) -> bool {
        matches!(self, Self::To(_, Picked::Paths(_)))
    }
}

/// What is filled in.
pub struct Paper {
    person: Option<u32>,
    audience: Option<Audience>,
    until: String,
    everybody: bool,
    asker: String,
    photos: String,
    shown_at: String,
    kept: String,
    /// By this the dialogs that are opened for it are known.
    asked: Job,
}

impl Paper {
    /// A form for somebody, or without a name.
    pub fn new(person: Option<u32>) -> Self {
        Self {
            person,
            audience: None,
            until: String::new(),
            everybody: false,
            asker: String::new(),
            photos: String::new(),
            shown_at: String::new(),
            kept: String::new(),
            asked: Job::default(),
        }
    }

    /// By what the dialogs that are opened for it are known.
    pub fn asked(&self) -> JobId {
        self.asked.id()
    }

    /// The language changed: the last day is the same in this one.
    pub fn retype_days(&mut self, before: &Words, now: &Words) {
        retype(&mut self.until, before, now);
    }

    /// Whether words were typed into it.
    pub fn is_typed(&self) -> bool {
        let typed = [&self.asker, &self.photos, &self.shown_at, &self.kept];
        typed.iter().any(|text| !text.trim().is_empty())
    }

    /// Handles a message.
    ///
    /// # Errors
    /// Those of [`Paper::last_day`].
    pub fn update(
        &mut self,
        message: Message,
        book: &Book,
        context: &Context<'_>,
    ) -> Result<Next, Failure> {
        match message {
            Message::For(audience) => self.audience = Some(audience),
            Message::Until(day) => self.until = day,
            Message::Everybody(everybody) => self.everybody = everybody,
            Message::Asker(text) => self.asker = text,
            Message::Photos(text) => self.photos = text,
            Message::ShownAt(text) => self.shown_at = text,
            Message::Kept(text) => self.kept = text,
            Message::Write => {
                self.last_day(context.words)?;
                let title = context.words.say("app-people-form", &[]);
                let name = context.words.say("app-people-form-file", &[]);
                let asked = self.asked();
                let picked = move |picked| wrap(Message::To(asked, picked));
                let asked = Task::perform(dialog::save(title, name), picked);
                return Ok(Next::Act(Action::Run(asked)));
            }
            Message::To(_, Picked::NoDialog) => {
                return Ok(Next::Act(Action::Notify(no_dialog(context))));
            }
            Message::To(_, Picked::Nothing) => {}
            Message::To(asked, Picked::Paths(paths)) => {
                let Some(audience) = self.audience else {
                    return Ok(Next::Stay);
                };
                let request = FormRequest {
                    asker: self.asker.trim().to_owned(),
                    photos: self.photos.trim().to_owned(),
                    shown_at: self.shown_at.trim().to_owned(),
                    kept: self.kept.trim().to_owned(),
                    ..FormRequest::new(audience, self.last_day(context.words)?)
                };
                let person = self.person.and_then(|number| book.person(number));
                let children = children(book);
                if self.for_everybody(&children) {
                    let children = children.into_iter().cloned().collect();
                    return Ok(write_forms(paths, children, request, asked, context));
                }
                let sheet = context.words.form(person, &request);
                let named = person.is_some();
                return Ok(write(paths, sheet, (named, Some(asked)), context));
            }
        }
        Ok(Next::Stay)
    }

    /// The last day, if one is typed. Nobody can agree until a day that is over.
    ///
    /// # Errors
    /// [`Failure::Day`]; [`ConsentError::OverBefore`].
    fn last_day(&self, words: &Words) -> Result<Option<Date>, Failure> {
        let until = read_until(&self.until, words)?;
        match until.is_some_and(|until| until < calendar::today()) {
            true => Err(Failure::core(ErrorKind::Consent(ConsentError::OverBefore))),
            false => Ok(until),
        }
    }

    /// Who asks, for which photos, where they will be shown, how long they are kept.
    fn request<'a>(&'a self, ui: &crate::widget::Ui<'a>) -> Element<'a, Above> {
        let field = |key, text: &'a str, typed: fn(String) -> Message| {
            ui.field(
                ui.text(key),
                text,
                false,
                move |text| wrap(typed(text)),
                None,
            )
        };
        column![
            field("form-asker", &self.asker, Message::Asker),
            field("form-photos", &self.photos, Message::Photos),
            field("form-shown-at", &self.shown_at, Message::ShownAt),
            field("form-kept", &self.kept, Message::Kept),
        ]
        .spacing(NEAR)
        .into()
    }

    /// A form for each, where somebody chose that and there is somebody.
    fn for_everybody(&self, children: &[&Person]) -> bool {
        self.person.is_none() && self.everybody && !children.is_empty()
    }

    /// The page.
    pub fn view<'a>(&'a self, page: PageContext<'a>, book: &Book) -> Element<'a, Above> {
        let ui = &page.ui;
        let person = self.person.and_then(|number| book.person(number));
        let about = match person {
            Some(person) => {
                let name = [("name", person.name.as_str().into())];
                let about = ui.text_with("app-people-form-what", &name);
                ui.words.elided(&about, &person.name)
            }
            None => ui.text("app-people-form-blank"),
        };
        let chosen = |audience| wrap(Message::For(audience));
        let write = self.audience.map(|_| wrap(Message::Write));
        let ends = page.ends_for(
            self.audience,
            ButtonStyle::First,
            Icon::Save,
            ui.text("app-people-write-pdf"),
            write.clone(),
        );
        let mut form = column![];
        let count = children(book).len();
        if self.person.is_none() && count > 0 {
            let everybody = ui.text_with("app-people-form-everybody", &[("count", count.into())]);
            let choices = [(false, ui.text("app-people-form-one")), (true, everybody)];
            let chosen = |everybody| wrap(Message::Everybody(everybody));
            form = form.push(ui.choice(choices, Some(self.everybody), chosen));
        }
        let form = form.push(
            column![
                ui.body(ui.text("app-people-for-whom")),
                ui.choice(audiences(ui), self.audience, chosen)
            ]
            .spacing(NEAR),
        );
        let form = form
            .push(until(
                ui,
                &self.until,
                |day| wrap(Message::Until(day)),
                write.filter(|_| !page.busy),
            ))
            .push(self.request(ui))
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

/// The children of the book, who have forms.
fn children(book: &Book) -> Vec<&Person> {
    book.people().filter(|one| one.age.is_child()).collect()
}

/// Writes a sheet; `named` says whether it contains somebody's name, `form` of which form it is.
pub fn write(
    paths: Vec<PathBuf>,
    sheet: Sheet,
    (named, form): (bool, Option<JobId>),
    context: &Context<'_>,
) -> Next {
    let (language, size) = (context.words.language().code(), context.settings.paper);
    let Some(path) = paths.into_iter().next() else {
        return Next::Stay;
    };
    Next::Work(jobs::write(move || {
        let pdf = ombrelle_papers::pdf(&sheet, language, size)?;
        // The dialog asks before another file is replaced.
        export::save(&pdf, &path, true)?;
        Ok(Done::Written(path, named, form))
    }))
}

/// Writes the forms of a class: those that some font has all letters of.
fn write_forms(
    paths: Vec<PathBuf>,
    children: Vec<Person>,
    request: FormRequest,
    form: JobId,
    context: &Context<'_>,
) -> Next {
    let (language, size) = (context.words.language(), context.settings.paper);
    let Some(path) = paths.into_iter().next() else {
        return Next::Stay;
    };
    Next::Work(jobs::write(move || {
        let words = Words::new(language);
        let people: Vec<&Person> = children.iter().collect();
        let sheet = |people: &[&Person]| words.class_forms(people, &request);
        let forms = ombrelle_papers::class_forms(&people, sheet, language.code(), size)?;
        // The dialog asks before another file is replaced.
        export::save(&forms.pdf, &path, true)?;
        Ok(Done::FormsWritten(FormsWritten {
            path,
            form,
            without: forms.without,
            letters: forms.letters,
        }))
    }))
}

fn wrap(message: Message) -> Above {
    Above::Open(open::Message::Paper(message))
}
