//! The desktop's bus of Linux (AT-SPI), by AccessKit: needs no window, runs on a thread of its own, and asks for the tree
//! only while the desktop says that assistive technology is on (`org.a11y.Status`).

use accesskit_unix::Adapter;
use iced::futures::channel::mpsc::UnboundedReceiver;
use iced::{Task, window};

use super::translate::{Ear, update};
use super::{Heard, Tree};

/// The way to whoever assists a person on this desktop.
pub struct Bridge {
    adapter: Adapter,
}

impl Bridge {
    /// A way there, and what is heard from there.
    pub fn new() -> (Self, UnboundedReceiver<Heard>) {
        let (ear, heard) = Ear::new();
        let adapter = Adapter::new(ear.clone(), ear.clone(), ear);
        (Self { adapter }, heard)
    }

    /// The bus takes a window that is shown already, and needs none.
    pub fn attach(&self, _window: window::Id) -> Task<()> {
        Task::none()
    }

    /// Tells what is shown, if somebody listens.
    pub fn tell(&mut self, tree: &Tree) {
        self.adapter.update_if_active(|| update(tree, 1.0));
    }

    /// Tells whether the window has the keyboard.
    pub fn focused(&mut self, focused: bool) {
        self.adapter.update_window_focus_state(focused);
    }

    /// Places are told in pixels of the window, as they always were here; nobody has tried others.
    pub fn scaled(&mut self, _scale: f32) {}
}
