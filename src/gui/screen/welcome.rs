//! The first run asks for the language and nothing else.

use iced::widget::{column, container};
use iced::{Alignment, Element, Length};
use ombrelle_core::settings::Settings;
use ombrelle_i18n::Language;

use super::Action;
use crate::theme::{APART, NEAR};
use crate::widget::{ButtonStyle, Ui};

/// What the person says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// A language.
    Speak(Language),
}

/// This screen keeps nothing.
#[derive(Debug, Default)]
pub struct State;

impl State {
    /// Takes the choice.
    pub fn update(&mut self, message: Message, settings: &Settings) -> Action<Message> {
        let Message::Speak(language) = message;
        Action::KeepSettings(Box::new(Settings {
            language: Some(language.code().to_owned()),
            ..settings.clone()
        }))
    }

    /// One button per language, each in its own words.
    pub fn view<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let mut inside = column![ui.mark(72.0), ui.display("Ombrelle")]
            .spacing(APART)
            .align_x(Alignment::Center);
        let mut languages = column![].spacing(NEAR).width(280);
        for language in Language::ALL {
            let name = match language {
                Language::English => "English",
                Language::French => "Français",
            };
            let button = ui
                .button(ButtonStyle::Plain, name)
                .width(Length::Fill)
                .on_press(Message::Speak(language));
            languages = languages.push(button);
        }
        inside = inside.push(languages);
        container(inside).center(Length::Fill).into()
    }
}
