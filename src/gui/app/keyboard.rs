//! What keys ask of the window; what they ask of a screen is handed to it.

use std::time::{Duration, Instant};

use iced::Task;

use super::{App, Closing, Message};
use crate::keys::Shortcut;
use crate::screen::Door;
use crate::widget;

/// Two Escapes within this time are a quick exit.
const TWICE: Duration = Duration::from_millis(700);

impl App {
    pub(super) fn pressed(&mut self, shortcut: Shortcut) -> Task<Message> {
        match shortcut {
            Shortcut::Next => return widget::next(),
            Shortcut::Previous => return widget::previous(),
            Shortcut::Quit => return self.close_asked(),
            Shortcut::Escape => return self.escape(),
            Shortcut::Keys if !self.new_here => return self.enter(Door::Keys),
            _ => {}
        }
        if self.closing != Closing::No || self.new_here {
            return Task::none();
        }
        // An open register is locked from wherever one is.
        let elsewhere = self.door != Door::Fingerprints && self.fingerprints.is_open();
        let locking = match shortcut {
            Shortcut::Lock if elsewhere => self.fingerprints.shortcut(shortcut),
            _ => None,
        };
        let locking = self.perform(locking.map(Message::Fingerprints));
        let message = match self.door {
            Door::Protect => self.protect.shortcut(shortcut).map(Message::Protect),
            Door::Fingerprints => self
                .fingerprints
                .shortcut(shortcut)
                .map(Message::Fingerprints),
            Door::People => self.people.shortcut(shortcut).map(Message::People),
            Door::Doors if shortcut == Shortcut::Open => Some(Message::Go(Door::Protect)),
            _ => None,
        };
        Task::batch([locking, self.perform(message)])
    }

    /// One Escape leads back, two at once to the neutral screen: from fingerprints, and from help, which may have been
    /// opened from there.
    fn escape(&mut self) -> Task<Message> {
        let now = Instant::now();
        let twice = self
            .escaped
            .is_some_and(|at| now.duration_since(at) < TWICE);
        self.escaped = Some(now);
        let touchy = |door| matches!(door, Door::Fingerprints | Door::Help);
        if twice && (touchy(self.door) || self.way.iter().copied().any(touchy)) {
            return self.go_away();
        }
        if self.closing == Closing::Asked {
            self.closing = Closing::No;
            return Task::none();
        }
        if self.toast.take().is_some() && !touchy(self.door) {
            return Task::none();
        }
        let inside = match self.door {
            Door::Protect => self
                .protect
                .shortcut(Shortcut::Escape)
                .map(Message::Protect),
            // The first of two must not lead to another screen: the second would not be understood there.
            Door::Fingerprints => {
                let message = self.fingerprints.shortcut(Shortcut::Escape);
                return self.perform(message.map(Message::Fingerprints));
            }
            Door::People => self.people.shortcut(Shortcut::Escape).map(Message::People),
            Door::Doors | Door::Away => return Task::none(),
            Door::Help | Door::Settings | Door::Keys => None,
        };
        match inside {
            Some(message) => self.update(message),
            None => self.back(),
        }
    }
}
