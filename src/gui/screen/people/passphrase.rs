//! Passphrases while they are typed: wiped when dropped, and taken out of their fields once used. And the page for
//! changing the passphrase, which asks for the present one first, since the book may have been left open.

use iced::Element;
use iced::widget::column;
use ombrelle_core::consent::Passphrase;
use ombrelle_core::error::ErrorKind;
use zeroize::Zeroizing;

use super::notices::Failure;
use super::view::PageContext;
use super::{Message as Above, open};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{ButtonStyle, Tone, Ui};

/// Text in a field that does not show it.
#[derive(Clone, Default)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The text of a field.
    pub fn typed(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The passphrase; the field is empty afterwards.
    ///
    /// # Errors
    /// [`VaultError::EmptyPassphrase`](ombrelle_core::error::VaultError::EmptyPassphrase).
    pub fn take(&mut self) -> Result<Passphrase, ErrorKind> {
        Ok(Passphrase::new(&std::mem::take(&mut self.0))?)
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn is_short(&self) -> bool {
        !self.is_empty() && self.0.chars().count() < Passphrase::ADVISED
    }

    /// The field.
    pub fn field<'a, M: Clone + 'a>(
        &self,
        ui: &Ui<'a>,
        name: &str,
        said: impl Fn(Secret) -> M + 'a,
        done: Option<M>,
    ) -> Element<'a, M> {
        let said = move |text| said(Secret::typed(text));
        ui.field(ui.text(name), &self.0, true, said, done)
    }
}

/// A new passphrase, typed twice.
#[derive(Clone, Default)]
pub struct NewSecret {
    first: Secret,
    again: Secret,
}

/// Which of the two.
#[derive(Clone)]
pub enum Typed {
    /// The first time.
    First(Secret),
    /// The second time.
    Again(Secret),
}

impl NewSecret {
    /// Handles what is typed.
    pub fn update(&mut self, typed: Typed) {
        match typed {
            Typed::First(secret) => self.first = secret,
            Typed::Again(secret) => self.again = secret,
        }
    }

    /// The passphrase, if both fields agree; they are empty afterwards.
    ///
    /// # Errors
    /// [`Failure::Differ`]; [`VaultError::EmptyPassphrase`](ombrelle_core::error::VaultError::EmptyPassphrase).
    pub fn take(&mut self) -> Result<Passphrase, Failure> {
        let first = self.first.take().map_err(Failure::core);
        let again = self.again.take();
        let (first, again) = (first?, again.map_err(|_| Failure::Differ)?);
        match first.is(&again) {
            true => Ok(first),
            false => Err(Failure::Differ),
        }
    }

    /// Both fields, and a warning if the passphrase is short.
    pub fn view<'a, M: Clone + 'a>(
        &self,
        ui: &Ui<'a>,
        said: impl Fn(Typed) -> M + Clone + 'a,
        done: Option<M>,
    ) -> Element<'a, M> {
        let again = said.clone();
        let first = move |secret| said(Typed::First(secret));
        let again = move |secret| again(Typed::Again(secret));
        let mut first = column![
            self.first
                .field(ui, "app-people-new-passphrase", first, None),
        ]
        .spacing(NEAR);
        if self.first.is_short() {
            let values = [("count", Passphrase::ADVISED.into())];
            first = first.push(ui.note(Tone::Warn, ui.text_with("register-short", &values)));
        }
        let again = column![
            self.again.field(ui, "app-people-again", again, done),
            ui.quiet(ui.text("book-keep-passphrase")),
        ]
        .spacing(NEAR);
        column![first, again].spacing(APART).into()
    }
}

/// What the person can do.
#[derive(Clone)]
pub enum Message {
    /// Types the present one.
    Old(Secret),
    /// Types the new one.
    New(Typed),
    /// Changes it.
    Change,
}

/// What is typed.
#[derive(Default)]
pub struct ChangePassphrase {
    old: Secret,
    new: NewSecret,
}

impl ChangePassphrase {
    /// Handles a message; returns both passphrases once the book is to be sealed again.
    ///
    /// # Errors
    /// Those of [`NewSecret::take`] and [`Secret::take`].
    pub fn update(
        &mut self,
        message: Message,
    ) -> Result<Option<(Passphrase, Passphrase)>, Failure> {
        match message {
            Message::Old(secret) => self.old = secret,
            Message::New(typed) => self.new.update(typed),
            Message::Change => {
                let new = self.new.take()?;
                let old = self.old.take().map_err(Failure::core)?;
                return Ok(Some((old, new)));
            }
        }
        Ok(None)
    }

    /// The page.
    pub fn view<'a>(&'a self, page: PageContext<'a>) -> Element<'a, Above> {
        let ui = &page.ui;
        let change = wrap(Message::Change);
        let old = |secret| wrap(Message::Old(secret));
        let new = |typed| wrap(Message::New(typed));
        let done = page.unless_busy(change.clone());
        let words = ui.text("app-people-change-passphrase");
        let form = column![
            self.old.field(ui, "app-people-passphrase-now", old, None),
            self.new.view(ui, new, done),
        ]
        .push(page.ends(ButtonStyle::First, Icon::Lock, words.clone(), Some(change)));
        column![ui.title(words), ui.card(form.spacing(APART))]
            .spacing(APART)
            .into()
    }
}

fn wrap(message: Message) -> Above {
    Above::Open(open::Message::Passphrase(message))
}
