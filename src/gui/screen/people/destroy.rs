//! Destroying the book: what is lost is said, and a word is typed, so that a slip of the hand destroys nothing.

use iced::Element;
use iced::widget::{column, row};
use ombrelle_i18n::Words;

use super::fault::{Fault, above};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{ButtonStyle, Tone, Ui};

/// What is typed.
#[derive(Default)]
pub struct Destroy {
    /// The word so far.
    pub word: String,
}

/// Whether the word that confirms was typed.
///
/// # Errors
/// [`Fault::NotTyped`].
pub fn sure(word: &str, words: &Words) -> Result<(), Fault> {
    let wanted = words.say("register-word-destroy", &[]);
    match word.trim().to_lowercase() == wanted {
        true => Ok(()),
        false => Err(Fault::NotTyped),
    }
}

impl Destroy {
    /// The page.
    pub fn view<'a, M: Clone + 'a>(
        &self,
        ui: &Ui<'a>,
        busy: bool,
        fault: Option<Element<'a, M>>,
        word: impl Fn(String) -> M + 'a,
        sure: M,
        cancel: M,
    ) -> Element<'a, M> {
        let wanted = [("word", ui.text("register-word-destroy").into())];
        let label = ui.text_with("app-people-destroy-word", &wanted);
        let done = (!busy).then_some(sure);
        let destroy = ui.with_icon(
            ButtonStyle::Danger,
            Icon::Bin,
            ui.text("app-people-destroy"),
        );
        let stay = ui.button(ButtonStyle::Plain, ui.text("app-people-cancel"));
        let field = ui.field(label, &self.word, false, word, done.clone());
        let buttons = row![stay.on_press(cancel), destroy.on_press_maybe(done)]
            .spacing(NEAR)
            .wrap()
            .vertical_spacing(NEAR);
        let form = column![field, above(fault, buttons)].spacing(APART);
        let inside = column![
            ui.title(ui.text("app-people-destroy-title")),
            ui.note(Tone::Warn, ui.text("app-people-destroy-what")),
            ui.quiet(ui.text("register-destroyed-traces")),
            ui.card(form),
        ];
        ui.page(inside.spacing(APART))
    }
}
