//! What the window tells screen readers, and what they ask of it.

use iced::{Task, window};

use super::{App, Message as Whole};
use crate::accessibility::{BEFORE_SHOWN, Bridge, Heard, Tree, ask, collect};

/// What concerns screen readers.
#[derive(Clone)]
pub enum Message {
    /// One says something.
    Heard(Heard),
    /// What is shown was looked at.
    Seen(Tree),
    /// The window has the keyboard, or has lost it.
    Focused(bool),
    /// A pixel of the window is so many of the screen wide.
    Scaled(f32),
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

    /// Where the window was opened hidden, it is shown once whoever assists a person can see into it, and also where nobody can.
    pub(super) fn opened(&self, window: window::Id) -> Task<Whole> {
        if !BEFORE_SHOWN {
            return Task::none();
        }
        let attached = match &self.assistant.bridge {
            Some(bridge) => bridge.attach(window),
            None => Task::none(),
        };
        let scaled = window::scale_factor(window).map(Message::Scaled);
        Task::batch([shown_after(attached, window), scaled.map(Whole::Assistive)])
    }

    fn look_at_it(&self) -> Task<Whole> {
        collect(self.title()).map(|tree| Whole::Assistive(Message::Seen(tree)))
    }

    pub(super) fn assist(&mut self, message: Message) -> Task<Whole> {
        match message {
            Message::Heard(Heard::On) => self.assistant.on = true,
            Message::Heard(Heard::Off) => self.assistant.on = false,
            Message::Heard(Heard::Asked(id, request)) => {
                self.somebody_is_there();
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
            Message::Scaled(scale) => {
                if let Some(bridge) = &mut self.assistant.bridge {
                    bridge.scaled(scale);
                }
            }
        }
        Task::none()
    }
}

/// Shows the window once something has ended, however it ended.
fn shown_after(attached: Task<()>, window: window::Id) -> Task<Whole> {
    let attached = attached.discard();
    attached.chain(window::set_mode(window, window::Mode::Windowed))
}

#[cfg(test)]
mod tests {
    use iced::futures::executor::block_on_stream;
    use iced_test::runtime::{Action, task};

    use super::*;
    use crate::accessibility::Request;
    use crate::screen::{Screen, fingerprints};

    /// Whether a task shows this window and ends; what it runs with the window is refused.
    fn shows(task: Task<Whole>, window: window::Id) -> bool {
        let mut actions = task::into_stream(task)
            .into_iter()
            .flat_map(block_on_stream);
        actions.any(|action| {
            let Action::Window(window::Action::SetMode(shown, mode)) = action else {
                return false;
            };
            shown == window && mode == window::Mode::Windowed
        })
    }

    #[test]
    fn a_window_that_was_opened_hidden_is_shown_however_attaching_ended() {
        let window = window::Id::unique();
        assert!(shows(shown_after(Task::none(), window), window));
        assert!(shows(
            shown_after(window::run(window, |_| ()), window),
            window
        ));
        let attached = Task::done(());
        assert!(shows(shown_after(attached, window), window));
    }

    #[test]
    fn whoever_moves_the_focus_by_a_screen_reader_or_a_key_is_there_for_the_register() {
        let (mut app, _) = App::new(crate::places::Places::default(), Vec::new());
        let _ = app.update(Whole::Go(Screen::Fingerprints));
        let typed = fingerprints::Secret::new("begun".to_owned());
        let typed = fingerprints::Message::Typed(fingerprints::Field::Passphrase, typed);
        let _ = app.update(Whole::Fingerprints(typed));
        let focus = Message::Heard(Heard::Asked(1, Request::Focus));
        for there in [Whole::Assistive(focus), Whole::Touched] {
            app.fingerprints.pretend_to_be_idle();
            assert!(app.fingerprints.ticked().is_some());
            let _ = app.update(there);
            assert!(app.fingerprints.ticked().is_none());
        }
    }

    #[test]
    fn a_window_is_opened_hidden_only_where_it_is_shown_afterwards() {
        let (app, _) = App::new(crate::places::Places::default(), Vec::new());
        let window = window::Id::unique();
        assert_eq!(shows(app.opened(window), window), BEFORE_SHOWN);
    }
}
