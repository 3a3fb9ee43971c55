//! Systems for which no adapter is built in: nobody is told anything.

use iced::futures::channel::mpsc::{UnboundedReceiver, unbounded};
use iced::{Task, window};

use super::{Heard, Tree};

/// The way to nobody.
pub struct Bridge;

impl Bridge {
    /// A way to nobody, and nothing that is heard from there.
    pub fn new() -> (Self, UnboundedReceiver<Heard>) {
        (Self, unbounded().1)
    }

    /// Attaches nothing.
    pub fn attach(&self, _window: window::Id) -> Task<()> {
        Task::none()
    }

    /// Tells nobody.
    pub fn tell(&mut self, _tree: &Tree) {}

    /// Tells nobody.
    pub fn focused(&mut self, _focused: bool) {}

    /// Tells nobody.
    pub fn scaled(&mut self, _scale: f32) {}
}
