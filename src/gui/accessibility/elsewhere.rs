//! Systems for which no adapter is built in: nobody is told anything.

use iced::futures::channel::mpsc::{UnboundedReceiver, unbounded};

use super::{Heard, Tree};

/// The way to nobody.
pub struct Bridge;

impl Bridge {
    /// A way to nobody, and nothing that is heard from there.
    pub fn new() -> (Self, UnboundedReceiver<Heard>) {
        (Self, unbounded().1)
    }

    /// Tells nobody.
    pub fn tell(&mut self, _tree: &Tree) {}

    /// Tells nobody.
    pub fn focused(&mut self, _focused: bool) {}
}
