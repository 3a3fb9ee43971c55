//! Before the book is open: making one, unlocking, putting the previous version back.

use std::path::PathBuf;

use iced::widget::{column, row};
use iced::{Element, Task};
use ombrelle_core::plan::consent;

use super::fault::{Fault, above};
use super::secret::{NewSecret, Secret, Typed};
use super::{destroy, work};
use crate::screen::Context;
use crate::theme::{APART, Icon, NEAR, Size};
use crate::widget::{ButtonStyle, Tone, Ui};

/// What the person does.
#[derive(Clone)]
pub enum Message {
    /// Types a new passphrase.
    New(Typed),
    /// Types the passphrase.
    Old(Secret),
    /// Makes a book.
    Make,
    /// Opens the book.
    Unlock,
    /// Puts the previous version back.
    Restore,
    /// Asks for the book to be destroyed, or not after all.
    Destroy(bool),
    /// Types the word that confirms it.
    Word(String),
    /// Destroys it.
    Sure,
}

/// What is known of a book that is not open.
#[derive(Default)]
pub struct Closed {
    path: Option<PathBuf>,
    /// Whether there is one.
    there: bool,
    /// Whether a version before it is kept.
    previous: bool,
    /// Whether it was found damaged.
    damaged: bool,
    new: NewSecret,
    old: Secret,
    destroying: Option<destroy::Destroy>,
}

impl Closed {
    /// Looks where the book is.
    pub fn look(path: Option<PathBuf>) -> Self {
        let previous = path.as_deref().is_some_and(consent::has_previous_book);
        let file = path
            .as_deref()
            .is_some_and(|p| p.symlink_metadata().is_ok());
        Self {
            path,
            there: file || previous,
            previous,
            ..Self::default()
        }
    }

    /// The book was found damaged.
    pub fn is_damaged(&mut self) {
        self.damaged = true;
    }

    /// Out of the question whether it is to be destroyed.
    pub fn close(&mut self) {
        self.destroying = None;
    }

    /// Whether it is asked if the book is to be destroyed.
    pub fn has_inside(&self) -> bool {
        self.destroying.is_some()
    }

    /// Takes a message: what runs, if something does.
    pub fn update(
        &mut self,
        message: Message,
        context: &Context<'_>,
        turn: u32,
    ) -> Result<Option<Task<super::Message>>, Fault> {
        let desk = context.desk;
        match message {
            Message::New(typed) => self.new.update(typed),
            Message::Old(secret) => self.old = secret,
            Message::Destroy(asked) => self.destroying = asked.then(destroy::Destroy::default),
            Message::Word(word) => {
                if let Some(destroying) = &mut self.destroying {
                    destroying.word = word;
                }
            }
            Message::Make => {
                let (path, new) = (self.path.clone().unwrap_or_default(), self.new.take()?);
                let open = move || work::made(&path, new);
                return Ok(Some(work::open(turn, desk.clone(), open)));
            }
            Message::Unlock => {
                let path = self.path.clone().unwrap_or_default();
                let old = self.old.take().map_err(Fault::plain)?;
                let open = move || work::unlocked(&path, old);
                return Ok(Some(work::open(turn, desk.clone(), open)));
            }
            Message::Restore => {
                let path = self.path.clone().unwrap_or_default();
                let old = self.old.take().map_err(Fault::plain)?;
                let open = move || work::restored(&path, old);
                return Ok(Some(work::open(turn, desk.clone(), open)));
            }
            Message::Sure => {
                let word = self.destroying.as_ref().map_or("", |d| d.word.as_str());
                destroy::sure(word, context.words)?;
                self.destroying = None;
                let path = self.path.clone().unwrap_or_default();
                return Ok(Some(work::destroy(turn, desk.clone(), path)));
            }
        }
        Ok(None)
    }

    /// The page.
    pub fn view<'a>(
        &'a self,
        ui: &Ui<'a>,
        busy: bool,
        fault: Option<Element<'a, Message>>,
    ) -> Element<'a, Message> {
        match (&self.path, &self.destroying) {
            (None, _) => ui.page(
                column![
                    ui.note(Tone::Bad, ui.text("book-no-place")),
                    ui.quiet(ui.text("app-people-no-place-advice")),
                ]
                .spacing(APART),
            ),
            (_, Some(destroying)) => {
                let (word, cancel) = (Message::Word, Message::Destroy(false));
                destroying.view(ui, busy, fault, word, Message::Sure, cancel)
            }
            (Some(path), None) if !self.there => self.first(ui, path, busy, fault),
            _ => self.locked(ui, busy, fault),
        }
    }

    fn first<'a>(
        &'a self,
        ui: &Ui<'a>,
        path: &std::path::Path,
        busy: bool,
        fault: Option<Element<'a, Message>>,
    ) -> Element<'a, Message> {
        let done = (!busy).then_some(Message::Make);
        let make = ui.with_icon(ButtonStyle::First, Icon::Lock, ui.text("app-people-make"));
        let place = ombrelle_i18n::visible(&path.to_string_lossy());
        let form = column![self.new.view(ui, Message::New, done.clone())]
            .push(row![make.on_press_maybe(done)])
            .push(busy.then(|| ui.quiet(ui.text("app-people-sealing"))))
            .spacing(APART);
        let inside = column![
            ui.title(ui.text("app-people-first")),
            ui.body(ui.text("app-people-first-what")),
            ui.card(above(fault, form)),
            ui.quiet(ui.text_with("app-people-kept-here", &[("path", place.into())])),
        ];
        ui.page(inside.spacing(APART))
    }

    fn locked<'a>(
        &'a self,
        ui: &Ui<'a>,
        busy: bool,
        fault: Option<Element<'a, Message>>,
    ) -> Element<'a, Message> {
        let restorable = self.damaged && self.previous;
        let (said, key) = match restorable {
            true => (Message::Restore, "app-people-restore"),
            false => (Message::Unlock, "app-people-unlock"),
        };
        let done = (!busy).then_some(said);
        let open = ui.with_icon(ButtonStyle::First, Icon::Lock, ui.text(key));
        let field = self
            .old
            .field(ui, "app-people-passphrase", Message::Old, done.clone());
        let mut form = column![field].spacing(APART);
        if restorable {
            form = form.push(ui.body(ui.text("app-people-restore-what")));
        }
        form = form
            .push(row![open.on_press_maybe(done)])
            .push(busy.then(|| ui.quiet(ui.text("app-people-opening"))));
        let destroy = ui.button(ButtonStyle::Quiet, ui.text("app-people-destroy-unopened"));
        let destroy = destroy.on_press_maybe((!busy).then_some(Message::Destroy(true)));
        let inside = column![
            ui.label(Size::Title, ui.text("app-people-locked")),
            ui.quiet(ui.text("app-people-locked-what")),
            ui.card(above(fault, form)),
            row![destroy].spacing(NEAR),
        ];
        ui.page(inside.spacing(APART))
    }
}
