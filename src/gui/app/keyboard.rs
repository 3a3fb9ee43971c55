//! What keys do in the window; what they do on a screen is passed on to it.

use std::time::{Duration, Instant};

use iced::Task;

use super::{App, Closing, Message};
use crate::keys::Shortcut;
use crate::screen::{Screen, protect};
use crate::widget::{self, Scroll};

/// Two Escapes within this time are a quick exit.
const TWICE: Duration = Duration::from_millis(700);

/// What a key scrolls that means nothing else on the screen.
fn scrolls(shortcut: Shortcut) -> Option<Scroll> {
    match shortcut {
        Shortcut::PageDown => Some(Scroll::PageDown),
        Shortcut::PageUp => Some(Scroll::PageUp),
        Shortcut::Down => Some(Scroll::Down),
        Shortcut::Up => Some(Scroll::Up),
        Shortcut::First => Some(Scroll::Top),
        Shortcut::Last => Some(Scroll::Bottom),
        _ => None,
    }
}

impl App {
    pub(super) fn pressed(&mut self, shortcut: Shortcut) -> Task<Message> {
        match shortcut {
            Shortcut::Next => return widget::next().chain(self.follow_focus()),
            Shortcut::Previous => return widget::previous().chain(self.follow_focus()),
            Shortcut::Quit => return self.close_asked(),
            Shortcut::Escape => return self.escape(),
            // At once, whatever is being asked.
            Shortcut::Lock => return self.lock_all(),
            _ => {}
        }
        if self.closing != Closing::No || self.new_here {
            return Task::none();
        }
        if shortcut == Shortcut::Keys {
            return self.enter(Screen::Keys);
        }
        let message = match self.screen {
            Screen::Protect => self.protect.shortcut(shortcut).map(Message::Protect),
            Screen::Fingerprints => self
                .fingerprints
                .shortcut(shortcut)
                .map(Message::Fingerprints),
            Screen::People => self.people.shortcut(shortcut).map(Message::People),
            Screen::Workshop => self.workshop.shortcut(shortcut).map(Message::Workshop),
            Screen::Home if shortcut == Shortcut::Open => Some(Message::Go(Screen::Protect)),
            Screen::Home
            | Screen::Parents
            | Screen::Help
            | Screen::Settings
            | Screen::Keys
            | Screen::Away => None,
        };
        match (message, scrolls(shortcut)) {
            (None, Some(how)) => widget::scroll(how),
            (message, _) => self.perform(message),
        }
    }

    /// Lets the grid of photos know where the focus went, so that arrows go on from there.
    fn follow_focus(&self) -> Task<Message> {
        match self.screen {
            Screen::Protect => widget::focused().map(|id| {
                let went = protect::GalleryMessage::Focused(id);
                Message::Protect(protect::Message::Gallery(went))
            }),
            _ => Task::none(),
        }
    }

    /// Locks the register and the album book, from whichever screen; faces go by no name from then on, and words that were to be posted are forgotten.
    pub(super) fn lock_all(&mut self) -> Task<Message> {
        self.protect.forget_caption();
        let begun = self.screen == Screen::Fingerprints || self.fingerprints.is_open();
        let register = begun.then(|| self.fingerprints.shortcut(Shortcut::Lock));
        let register = self.perform(register.flatten().map(Message::Fingerprints));
        Task::batch([register, self.lock_book()])
    }

    /// Locks the album book; nothing where it is not open.
    pub(super) fn lock_book(&mut self) -> Task<Message> {
        let lock = self.people.shortcut(Shortcut::Lock);
        self.perform(lock.map(Message::People))
    }

    /// One Escape leads back, two at once to the neutral screen: from fingerprints, and from help, which may have been
    /// opened from there.
    fn escape(&mut self) -> Task<Message> {
        let now = Instant::now();
        let twice = self
            .escaped
            .is_some_and(|at| now.duration_since(at) < TWICE);
        self.escaped = Some(now);
        if self.screen == Screen::Away {
            // Whoever still presses Escape in the hurry of leaving keeps the calendar; pressed again later it closes the window.
            return match twice {
                true => Task::none(),
                false => self.close_asked(),
            };
        }
        let touchy = |screen| matches!(screen, Screen::Fingerprints | Screen::Help);
        if twice && (touchy(self.screen) || self.way.iter().copied().any(touchy)) {
            return self.go_away();
        }
        match self.closing {
            Closing::No => {}
            Closing::Soon => return Task::none(),
            Closing::Asked | Closing::Unsaved(_) | Closing::Leaving => {
                self.closing = Closing::No;
                return Task::none();
            }
        }
        // What lies over everything is left first: it may hide what is told.
        let covered = self.screen == Screen::Protect && self.protect.is_covered();
        if !covered && self.notice.take().is_some() && !touchy(self.screen) {
            return Task::none();
        }
        let inside = match self.screen {
            Screen::Protect => self
                .protect
                .shortcut(Shortcut::Escape)
                .map(Message::Protect),
            // The first of two must not lead to another screen: the second would not be understood there.
            Screen::Fingerprints => {
                let message = self.fingerprints.shortcut(Shortcut::Escape);
                return self.perform(message.map(Message::Fingerprints));
            }
            Screen::People => self.people.shortcut(Shortcut::Escape).map(Message::People),
            Screen::Workshop => self.workshop.back().map(Message::Workshop),
            // A calendar was closed above.
            Screen::Home | Screen::Away => return Task::none(),
            Screen::Parents | Screen::Help | Screen::Settings | Screen::Keys => None,
        };
        match inside {
            Some(message) => self.handle(message),
            None => self.back(),
        }
    }
}
