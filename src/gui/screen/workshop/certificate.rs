//! The certificate: a name is typed, printed where somebody says, and forgotten.

use iced::Element;
use iced::widget::column;

use super::print::{self, Outcome};
use super::{Action, Context};
use crate::theme::{Icon, NEAR};
use crate::widget::{ButtonStyle, Ui};

/// Letters of a name.
const LONGEST: usize = 60;

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The name as it is typed.
    Name(String),
    /// On its way to paper.
    Print(print::Message),
}

/// A name, until it is printed.
#[derive(Default)]
pub struct State {
    name: String,
    print: print::State,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("certificate")
    }
}

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        let message = match message {
            Message::Name(name) => {
                self.name = name.chars().take(LONGEST).collect();
                return Action::None;
            }
            Message::Print(message) => message,
        };
        let name = self.name.trim().to_owned();
        let words = context.words;
        let paper = || words.certificate((!name.is_empty()).then_some(name.as_str()));
        let names = ("app-workshop-certificate", "app-workshop-certificate-file");
        match self.print.update(message, context, names, paper) {
            Outcome::Act(action) => action.map(Message::Print),
            Outcome::Written(action) => {
                // It stands on paper now, and nowhere else.
                self.name.clear();
                action.map(Message::Print)
            }
        }
    }

    /// Whether it is being written.
    pub fn is_busy(&self) -> bool {
        self.print.is_busy()
    }

    /// The field and the button.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let label = ui.text("app-workshop-certificate-name");
        let save = ui.with_icon(
            ButtonStyle::First,
            Icon::Save,
            ui.text("app-workshop-certificate"),
        );
        let idle = (!self.is_busy()).then_some(Message::Print(print::Message::Save));
        column![
            ui.field(label, &self.name, false, Message::Name, idle.clone()),
            save.on_press_maybe(idle),
        ]
        .spacing(NEAR)
        .into()
    }
}
