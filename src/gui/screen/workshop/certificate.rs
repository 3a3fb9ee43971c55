//! The certificate: a name is typed, printed where somebody says, and forgotten.

use iced::Element;
use iced::widget::column;

use super::print::{self, Outcome};
use super::{Action, Context};
use crate::dialog::Picked;
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
    /// The name that is on its way to paper.
    printing: String,
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
        if matches!(message, print::Message::Picked(Picked::Paths(_))) {
            self.printing.clone_from(&name);
        }
        let words = context.words;
        let paper = || words.certificate((!name.is_empty()).then_some(name.as_str()));
        let names = ("app-workshop-certificate", "app-workshop-certificate-file");
        let action = match self.print.update(message, context, names, paper) {
            Outcome::Act(action) => action,
            Outcome::Written(action) => {
                // It stands on paper now, and nowhere else. Whatever was typed meanwhile is the name of somebody else.
                if self.name.trim() == self.printing {
                    self.name.clear();
                }
                action
            }
        };
        if !self.is_busy() {
            self.printing.clear();
        }
        action.map(Message::Print)
    }

    /// From the beginning; what is being written is still heard of.
    pub fn begin_again(&mut self) {
        self.name.clear();
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use iced::futures::StreamExt;
    use iced::futures::executor::block_on_stream;
    use iced_test::runtime::{Action as Runtime, task};
    use ombrelle_core::protect::Session;
    use ombrelle_core::settings::Settings;
    use ombrelle_i18n::{Language, Words};

    use super::*;
    use crate::places::Places;

    fn said(state: &mut State, message: Message) -> Action<Message> {
        let context = Context {
            words: &Words::new(Language::English),
            session: &Arc::new(Session::new("models", 1)),
            album: &Arc::default(),
            places: &Places::default(),
            settings: &Settings::default(),
        };
        state.update(message, &context)
    }

    /// What comes of work, once it has ended.
    fn ended(action: Action<Message>) -> Vec<Message> {
        let Action::Run(work) = action else {
            panic!("nothing is being done");
        };
        let stream = task::into_stream(work).expect("work");
        let outputs = stream.filter_map(|action| async move {
            match action {
                Runtime::Output(message) => Some(message),
                _ => None,
            }
        });
        block_on_stream(Box::pin(outputs)).collect()
    }

    #[test]
    fn a_name_that_is_typed_while_another_is_printed_stays_and_both_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let mut state = State::default();
        let print = |state: &mut State, file: &str| {
            let place = Picked::Paths(vec![folder.path().join(file)]);
            said(state, Message::Print(print::Message::Picked(place)))
        };
        let _ = said(&mut state, Message::Name("Ada".to_owned()));
        let writing = print(&mut state, "ada.pdf");
        let _ = said(&mut state, Message::Name("Bo".to_owned()));
        for message in ended(writing) {
            let told = said(&mut state, message);
            assert!(matches!(told, Action::Notify(_)));
        }
        assert_eq!(state.name, "Bo");
        let writing = print(&mut state, "bo.pdf");
        for message in ended(writing) {
            let _ = said(&mut state, message);
        }
        assert!(state.name.is_empty() && state.printing.is_empty());
        // From the beginning while one is being written.
        let _ = said(&mut state, Message::Name("Cy".to_owned()));
        let writing = print(&mut state, "cy.pdf");
        state.begin_again();
        assert!(state.name.is_empty() && state.is_busy());
        for message in ended(writing) {
            let told = said(&mut state, message);
            assert!(matches!(told, Action::Notify(_)));
        }
        assert!(!state.is_busy());
    }
}
