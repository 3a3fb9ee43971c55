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

/// Text in a field that does not show it, unless the person wants to see it.
#[derive(Clone, Default)]
pub struct Secret {
    text: Zeroizing<String>,
    /// Whether it is shown.
    seen: bool,
    /// Whether this is no text but the wish to see what is typed, or not to see it any more.
    turned: bool,
}

impl Secret {
    /// The text of a field.
    pub fn typed(text: String) -> Self {
        Self {
            text: Zeroizing::new(text),
            ..Self::default()
        }
    }

    /// Takes what is typed, or the wish to see it.
    pub fn put(&mut self, typed: Self) {
        match typed.turned {
            true => self.seen = !self.seen,
            false => self.text = typed.text,
        }
    }

    /// The passphrase; the field is empty afterwards, and masked again.
    ///
    /// # Errors
    /// [`VaultError::EmptyPassphrase`](ombrelle_core::error::VaultError::EmptyPassphrase).
    pub fn take(&mut self) -> Result<Passphrase, ErrorKind> {
        Ok(Passphrase::new(&std::mem::take(self).text)?)
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    fn is_short(&self) -> bool {
        !self.is_empty() && self.text.chars().count() < Passphrase::ADVISED
    }

    /// The field.
    pub fn field<'a, M: Clone + 'a>(
        &self,
        ui: &Ui<'a>,
        name: &str,
        said: impl Fn(Secret) -> M + 'a,
        done: Option<M>,
    ) -> Element<'a, M> {
        let turn = said(Self {
            turned: true,
            ..Self::default()
        });
        let typed = move |text| said(Self::typed(text));
        let label = ui.text(name);
        let value = (self.text.as_str(), self.seen);
        let field = ui.secret(label.clone(), value, typed, done, turn);
        column![ui.body(label), field].spacing(4).into()
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
            Typed::First(secret) => self.first.put(secret),
            Typed::Again(secret) => self.again.put(secret),
        }
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty() && self.again.is_empty()
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
            Message::Old(secret) => self.old.put(secret),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_is_masked_again_once_it_was_used() {
        let turn = || Secret {
            turned: true,
            ..Secret::default()
        };
        let mut secret = Secret::default();
        secret.put(Secret::typed("five plain words".to_owned()));
        assert!(!secret.seen, "masked at first");
        secret.put(turn());
        assert!(secret.seen && !secret.is_empty(), "what was typed stays");
        secret.put(Secret::typed("five plain words in".to_owned()));
        assert!(secret.seen, "also while one types on");
        assert!(secret.take().is_ok());
        assert!(!secret.seen && secret.is_empty());
    }
}
