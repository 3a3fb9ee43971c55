//! Another passphrase: the present one is asked first, since the book may have been left open.

use iced::Element;
use iced::widget::column;
use ombrelle_core::plan;

use super::Message as Above;
use super::fault::Fault;
use super::open::Shared;
use super::secret::{NewSecret, Secret, Typed};
use crate::theme::{APART, Icon};
use crate::widget::ButtonStyle;

/// What the person does.
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
pub struct Passphrase {
    old: Secret,
    new: NewSecret,
}

impl Passphrase {
    /// Takes a message: both passphrases, once the book is to be sealed anew.
    ///
    /// # Errors
    /// Those of [`NewSecret::take`] and [`Secret::take`].
    pub fn update(
        &mut self,
        message: Message,
    ) -> Result<Option<(plan::Passphrase, plan::Passphrase)>, Fault> {
        match message {
            Message::Old(secret) => self.old = secret,
            Message::New(typed) => self.new.update(typed),
            Message::Change => {
                let new = self.new.take()?;
                let old = self.old.take().map_err(Fault::plain)?;
                return Ok(Some((old, new)));
            }
        }
        Ok(None)
    }

    /// The page.
    pub fn view<'a>(&'a self, shared: Shared<'a>) -> Element<'a, Above> {
        let ui = &shared.ui;
        let change = Above::Passphrase(Message::Change);
        let old = |secret| Above::Passphrase(Message::Old(secret));
        let new = |typed| Above::Passphrase(Message::New(typed));
        let done = shared.unless_busy(change.clone());
        let words = ui.text("app-people-change-passphrase");
        let form = column![
            self.old.field(ui, "app-people-passphrase-now", old, None),
            self.new.view(ui, new, done),
        ]
        .push(shared.ends(ButtonStyle::First, Icon::Lock, words.clone(), Some(change)));
        column![ui.title(words), ui.card(form.spacing(APART))]
            .spacing(APART)
            .into()
    }
}
