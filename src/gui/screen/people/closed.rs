//! Before the book is open: making one, unlocking it, restoring its previous version.

use std::path::{Path, PathBuf};

use iced::Element;
use iced::widget::{column, row};
use ombrelle_core::consent::ConsentBook;

use super::confirm::{Destroy, sure};
use super::jobs::{self, Work};
use super::notices::Failure;
use super::passphrase::{NewSecret, Secret, Typed};
use super::view::{PageContext, above};
use crate::screen::Context;
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{ButtonStyle, Tone};

/// What the person can do.
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
    /// Restores the previous version.
    Restore,
    /// Asks to destroy the book, or not after all.
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
    destroying: Option<Destroy>,
}

impl Closed {
    /// Looks where the book is.
    pub fn look(path: Option<PathBuf>) -> Self {
        let mut closed = Self {
            path,
            ..Self::default()
        };
        closed.look_again();
        closed
    }

    /// Looks again whether there is one; what is typed stays.
    pub fn look_again(&mut self) {
        let path = self.path.as_deref();
        self.previous = path.is_some_and(ConsentBook::has_previous);
        let file = path.is_some_and(|path| path.symlink_metadata().is_ok());
        self.there = file || self.previous;
    }

    /// Whether a passphrase is in one of the fields.
    pub fn holds_a_passphrase(&self) -> bool {
        !(self.old.is_empty() && self.new.is_empty())
    }

    /// The book was found damaged.
    pub fn is_damaged(&mut self) {
        self.damaged = true;
    }

    /// Leaves the question whether to destroy the book.
    pub fn close(&mut self) {
        self.destroying = None;
    }

    /// Whether the person is being asked if the book is to be destroyed.
    pub fn has_inside(&self) -> bool {
        self.destroying.is_some()
    }

    /// Handles a message; returns the work that follows, if any.
    ///
    /// # Errors
    /// What keeps it from being done.
    pub fn update(
        &mut self,
        message: Message,
        context: &Context<'_>,
    ) -> Result<Option<Work>, Failure> {
        let album = context.album;
        // Where the system names no place for a book, the page says so, and nothing can be done here.
        let Some(path) = self.path.clone() else {
            return Ok(None);
        };
        match message {
            Message::New(typed) => self.new.update(typed),
            Message::Old(secret) => self.old.put(secret),
            Message::Destroy(asked) => self.destroying = asked.then(Destroy::default),
            Message::Word(word) => {
                if let Some(destroying) = &mut self.destroying {
                    destroying.word = word;
                }
            }
            Message::Make => {
                let new = self.new.take()?;
                let open = move || jobs::made(&path, new);
                return Ok(Some(jobs::open(album.clone(), open)));
            }
            Message::Unlock => {
                let old = self.old.take().map_err(Failure::core)?;
                let open = move || jobs::unlocked(&path, old);
                return Ok(Some(jobs::open(album.clone(), open)));
            }
            Message::Restore => {
                let old = self.old.take().map_err(Failure::core)?;
                let open = move || jobs::restored(&path, old);
                return Ok(Some(jobs::open(album.clone(), open)));
            }
            Message::Sure => {
                let word = self.destroying.as_ref().map_or("", |d| d.word.as_str());
                sure(word, context.words)?;
                self.destroying = None;
                return Ok(Some(jobs::destroy(album.clone(), path)));
            }
        }
        Ok(None)
    }

    /// The page.
    pub fn view<'a>(&'a self, page: PageContext<'a>) -> Element<'a, Message> {
        let ui = &page.ui;
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
                destroying.view(ui, page.busy, page.notice(), word, Message::Sure, cancel)
            }
            (Some(path), None) if !self.there => self.first(page, path),
            _ => self.locked(page),
        }
    }

    fn first<'a>(&'a self, page: PageContext<'a>, path: &Path) -> Element<'a, Message> {
        let (ui, busy) = (&page.ui, page.busy);
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
            ui.card(above(page.notice(), form)),
            ui.quiet(ui.text_with("app-people-kept-here", &[("path", place.into())])),
        ];
        ui.page(inside.spacing(APART))
    }

    fn locked<'a>(&'a self, page: PageContext<'a>) -> Element<'a, Message> {
        let (ui, busy) = (&page.ui, page.busy);
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
            ui.title(ui.text("app-people-locked")),
            ui.quiet(ui.text("app-people-locked-what")),
            ui.card(above(page.notice(), form)),
            row![destroy].spacing(NEAR),
        ];
        ui.page(inside.spacing(APART))
    }
}
