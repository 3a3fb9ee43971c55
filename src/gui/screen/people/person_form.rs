//! The form for adding somebody, or for changing who it is.

use iced::Element;
use iced::widget::{column, row};
use ombrelle_core::consent::{Age, Book, NewPerson, Person};
use strum::VariantArray;
use zeroize::Zeroize;

use super::jobs::{Change, Done};
use super::notices::Failure;
use super::view::PageContext;
use super::{Message as Above, open};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{ButtonStyle, Tone};

/// What the person can do.
#[derive(Clone)]
pub enum Message {
    /// Types the name.
    Name(String),
    /// Chooses the age.
    Age(Age),
    /// Chooses whether the person is of our family.
    Ours(bool),
    /// Types the name of a parent.
    Parent(usize, String),
    /// Adds a field for one more parent.
    OneMore,
    /// Saves it.
    Keep,
}

/// What is filled in.
pub struct PersonForm {
    number: Option<u32>,
    name: String,
    age: Option<Age>,
    ours: bool,
    parents: Vec<String>,
    /// Whether a name was typed.
    typed: bool,
    /// How many times something was filled in.
    changes: usize,
}

impl Default for PersonForm {
    fn default() -> Self {
        Self {
            number: None,
            name: String::new(),
            age: None,
            ours: true,
            parents: vec![String::new(); BOTH],
            typed: false,
            changes: 0,
        }
    }
}

impl Drop for PersonForm {
    fn drop(&mut self) {
        self.name.zeroize();
        self.parents.zeroize();
    }
}

/// There are fields for both parents from the start.
const BOTH: usize = 2;
/// And for this many at most.
const MOST: usize = 6;

impl PersonForm {
    /// The form filled in with what is known of somebody.
    pub fn of(person: &Person) -> Self {
        let mut parents = person.parents.clone();
        parents.resize(parents.len().max(BOTH), String::new());
        Self {
            number: Some(person.number),
            name: person.name.clone(),
            age: Some(person.age),
            ours: person.ours,
            parents,
            typed: false,
            changes: 0,
        }
    }

    /// Whether a name was typed that is not in the book yet.
    pub fn is_typed(&self) -> bool {
        self.typed
    }

    /// The person of this number is in the book as it was filled in after so many changes. Whether something was filled in after that: then the form stays,
    /// to change that person.
    pub fn goes_on(&mut self, number: u32, changes: usize) -> bool {
        self.number = Some(number);
        self.changes != changes
    }

    /// Handles a message; returns the change of the book once it is to be made.
    ///
    /// # Errors
    /// [`Failure::NoAge`].
    pub fn update(&mut self, message: Message) -> Result<Option<Change>, Failure> {
        self.typed |= matches!(message, Message::Name(_) | Message::Parent(..));
        self.changes += usize::from(!matches!(message, Message::Keep | Message::OneMore));
        match message {
            Message::Name(name) => self.name = name,
            Message::Age(age) => self.age = Some(age),
            Message::Ours(ours) => self.ours = ours,
            Message::Parent(at, name) => {
                if let Some(parent) = self.parents.get_mut(at) {
                    *parent = name;
                }
            }
            Message::OneMore => self.parents.push(String::new()),
            Message::Keep => return self.change().map(Some),
        }
        Ok(None)
    }

    fn change(&self) -> Result<Change, Failure> {
        let named = |parent: &&String| !parent.trim().is_empty();
        let new = NewPerson {
            name: self.name.clone(),
            age: self.age.ok_or(Failure::NoAge)?,
            ours: self.ours,
            parents: self.parents.iter().filter(named).cloned().collect(),
        };
        let changes = self.changes;
        Ok(match self.number {
            None => Box::new(move |book: &mut Book| {
                let number = book.add(new)?;
                Ok(Done::Added(number, changes))
            }),
            Some(number) => Box::new(move |book: &mut Book| {
                book.change(number, new)?;
                Ok(Done::Changed(number, changes))
            }),
        })
    }

    /// The page.
    pub fn view<'a>(&'a self, page: PageContext<'a>) -> Element<'a, Above> {
        let ui = &page.ui;
        let title = match self.number {
            None => ui.text("app-people-add"),
            Some(_) => ui.text("app-people-change"),
        };
        let keep = page.unless_busy(wrap(Message::Keep));
        let typed = |name| wrap(Message::Name(name));
        let ages = Age::VARIANTS
            .iter()
            .map(|age| (*age, ui.capital(&ui.text(&format!("age-{}", age.code())))));
        let families = [
            (true, ui.text("app-people-ours")),
            (false, ui.text("app-people-theirs")),
        ];
        let age = |age| wrap(Message::Age(age));
        let ours = |ours| wrap(Message::Ours(ours));
        let mut form = column![
            ui.field(
                ui.text("app-people-name"),
                &self.name,
                false,
                typed,
                keep.clone()
            ),
            column![
                ui.body(ui.text("app-people-age")),
                ui.choice(ages, self.age, age)
            ]
            .spacing(NEAR),
            column![
                ui.body(ui.text("app-people-family")),
                ui.choice(families, Some(self.ours), ours)
            ]
            .spacing(NEAR),
        ];
        if self.age.is_some_and(Age::is_child) {
            form = form.push(self.parents(&page));
        }
        if self.number.is_some() {
            form = form.push(ui.quiet(ui.text("app-people-change-what")));
        }
        let ends = page.ends(
            ButtonStyle::First,
            Icon::Tick,
            ui.text("app-people-keep"),
            keep,
        );
        let form = form.push(ends).spacing(APART);
        column![ui.title(title), ui.card(form)]
            .spacing(APART)
            .into()
    }

    fn parents<'a>(&'a self, page: &PageContext<'a>) -> Element<'a, Above> {
        let ui = &page.ui;
        let mut all = column![ui.quiet(ui.text("app-people-parents-what"))].spacing(NEAR);
        for (at, parent) in self.parents.iter().enumerate() {
            let label = ui.text_with("app-people-parent", &[("number", (at + 1).into())]);
            let typed = move |name| wrap(Message::Parent(at, name));
            let keep = page.unless_busy(wrap(Message::Keep));
            all = all.push(ui.field(label, parent, false, typed, keep));
        }
        if self.parents.iter().all(|parent| parent.trim().is_empty()) {
            all = all.push(ui.note(Tone::Warn, ui.text("app-people-parents-none")));
        }
        if self.parents.len() < MOST {
            let more = ui.with_icon(
                ButtonStyle::Quiet,
                Icon::Plus,
                ui.text("app-people-parent-more"),
            );
            all = all.push(row![more.on_press(wrap(Message::OneMore))]);
        }
        all.into()
    }
}

fn wrap(message: Message) -> Above {
    Above::Open(open::Message::Form(message))
}
