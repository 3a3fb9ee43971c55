//! What the window tells screen readers, and what they ask of it.

use iced::Task;

use super::{App, Message as Whole};
use crate::accessibility::{Bridge, Heard, Tree, ask, collect};

/// What concerns screen readers.
#[derive(Clone)]
pub enum Message {
    /// One says something.
    Heard(Heard),
    /// What is shown was looked at.
    Seen(Tree),
    /// The window has the keyboard, or has lost it.
    Focused(bool),
}

/// Whoever is told what is shown.
#[derive(Default)]
pub struct Assistant {
    /// The way to the system; none in tests.
    bridge: Option<Bridge>,
    /// Whether somebody listens.
    on: bool,
}

impl Assistant {
    /// Whether a screen reader listens.
    pub fn is_on(&self) -> bool {
        self.on
    }
}

impl App {
    /// Handles a message; where a screen reader listens, it is told afterwards what is shown now.
    pub fn update(&mut self, message: Whole) -> Task<Whole> {
        // Having told it changes nothing that is shown.
        let told = matches!(message, Whole::Assistive(Message::Seen(_)));
        let task = self.handle(message);
        if told || !self.assistant.on {
            return task;
        }
        // Once before the work that follows and once after it, which may move the focus.
        let now = self.look_at_it();
        match task.units() {
            0 => now,
            _ => Task::batch([now, task.chain(self.look_at_it())]),
        }
    }

    /// From now on, whoever assists a person may ask what is shown.
    pub fn listen_to_screen_readers(&mut self) -> Task<Whole> {
        let (bridge, heard) = Bridge::new();
        self.assistant.bridge = Some(bridge);
        Task::stream(heard).map(|heard| Whole::Assistive(Message::Heard(heard)))
    }

    fn look_at_it(&self) -> Task<Whole> {
        collect(self.title()).map(|tree| Whole::Assistive(Message::Seen(tree)))
    }

    pub(super) fn assist(&mut self, message: Message) -> Task<Whole> {
        match message {
            Message::Heard(Heard::On) => self.assistant.on = true,
            Message::Heard(Heard::Off) => self.assistant.on = false,
            Message::Heard(Heard::Asked(id, request)) => {
                self.touched = std::time::Instant::now();
                return ask(id, request);
            }
            Message::Seen(tree) => {
                if let Some(bridge) = &mut self.assistant.bridge {
                    bridge.tell(&tree);
                }
            }
            Message::Focused(focused) => {
                self.focused = focused;
                if let Some(bridge) = &mut self.assistant.bridge {
                    bridge.focused(focused);
                }
            }
        }
        Task::none()
    }
}
