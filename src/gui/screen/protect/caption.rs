//! The words that a parent posts beside the photos: what they tell, while they are typed. They are kept nowhere.

use iced::widget::{column, operation};
use iced::{Element, Task, widget};
use ombrelle_core::leaks::{self, check_caption};
use zeroize::Zeroize;

use super::{Action, Message as Above, State};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{Button, ButtonStyle, Tone, Ui};

/// What is typed.
#[derive(Default)]
pub struct Caption {
    shown: bool,
    text: String,
    told: Option<leaks::Caption>,
}

/// What happens on this page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Shows the page.
    Enter,
    /// Back to the photos.
    Leave,
    /// The words, as they are now.
    Typed(String),
}

/// The field of the words, for giving it the focus.
fn field_id() -> widget::Id {
    widget::Id::new("caption")
}

impl Caption {
    /// Whether the page is what is seen.
    pub fn is_shown(&self) -> bool {
        self.shown
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message) -> Action<Above> {
        match message {
            Message::Enter => {
                self.shown = true;
                let focus: Task<Above> = operation::focus(field_id());
                return Action::Run(focus);
            }
            Message::Leave => self.shown = false,
            Message::Typed(text) => {
                let told = check_caption(&text);
                self.told = (!text.trim().is_empty()).then_some(told);
                self.text = text;
            }
        }
        Action::None
    }
}

impl State {
    /// Drops the words: they may name a child, and somebody locks all that does.
    pub fn forget_caption(&mut self) {
        self.caption.text.zeroize();
        self.caption.told = None;
    }

    /// A button that leads to the page.
    pub(super) fn to_caption<'a>(&self, ui: &Ui<'a>) -> Button<'a, Above> {
        ui.button(ButtonStyle::Plain, ui.text("app-caption"))
            .on_press(Above::Caption(Message::Enter))
    }

    /// The field, and what its words tell.
    pub(super) fn caption_page<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Above> {
        let back = ui.with_icon(ButtonStyle::Quiet, Icon::Back, ui.text("app-back"));
        let typed = |text| Above::Caption(Message::Typed(text));
        let name = ui.text("app-caption-field");
        let field = ui.input_with(field_id(), (&name, &self.caption.text), typed, None);
        let mut all = column![
            back.on_press(Above::Caption(Message::Leave)),
            ui.title(ui.text("app-caption-title")),
            ui.quiet(ui.text("app-caption-about")),
            field,
        ]
        .spacing(APART);
        if let Some(told) = &self.caption.told {
            all = all.push(ui.body(ui.words.caption_heading(told)));
            for leak in &told.found {
                let words = column![
                    ui.note(Tone::Warn, ui.words.caption_leak(leak)),
                    ui.quiet(ui.words.caption_remedy(leak)),
                ];
                all = all.push(words.spacing(NEAR));
            }
            for line in ui.words.caption_limits(told) {
                all = all.push(ui.quiet(line));
            }
        }
        ui.page(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_are_typed_and_an_empty_field_tells_nothing() {
        let mut caption = Caption::default();
        let _ = caption.update(Message::Enter);
        assert!(caption.is_shown() && caption.told.is_none());
        for (text, found) in [
            ("E", 0),
            ("Emma", 1),
            ("Emma, 6 ans, école Jules Ferry", 3),
            ("une belle journée", 0),
        ] {
            let _ = caption.update(Message::Typed(text.to_owned()));
            assert_eq!(caption.told.as_ref().unwrap().found.len(), found, "{text}");
        }
        let _ = caption.update(Message::Typed("  ".to_owned()));
        assert!(caption.told.is_none());
        let _ = caption.update(Message::Leave);
        assert!(!caption.is_shown());
    }
}
