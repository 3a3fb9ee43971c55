//! Passphrases while they are typed: wiped when they are dropped, and taken away once they are used.

use iced::Element;
use iced::widget::column;
use ombrelle_core::error::Reason;
use ombrelle_core::plan::Passphrase;
use zeroize::Zeroizing;

use super::fault::Fault;
use crate::theme::{APART, NEAR};
use crate::widget::{Tone, Ui};

/// What is typed into a field that shows nothing of it.
#[derive(Clone, Default)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// What a field holds now.
    pub fn typed(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The passphrase; the field is empty afterwards.
    ///
    /// # Errors
    /// [`Reason::EmptyPassphrase`].
    pub fn take(&mut self) -> Result<Passphrase, Reason> {
        Passphrase::new(&std::mem::take(&mut self.0))
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
    /// Takes what is typed.
    pub fn update(&mut self, typed: Typed) {
        match typed {
            Typed::First(secret) => self.first = secret,
            Typed::Again(secret) => self.again = secret,
        }
    }

    /// The passphrase, if it was typed twice in the same way; the fields are empty afterwards.
    ///
    /// # Errors
    /// [`Fault::Differ`]; [`Reason::EmptyPassphrase`].
    pub fn take(&mut self) -> Result<Passphrase, Fault> {
        let first = self.first.take().map_err(Fault::plain);
        let again = self.again.take();
        let (first, again) = (first?, again.map_err(|_| Fault::Differ)?);
        match first.is(&again) {
            true => Ok(first),
            false => Err(Fault::Differ),
        }
    }

    /// Both fields, and whether it is short.
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
