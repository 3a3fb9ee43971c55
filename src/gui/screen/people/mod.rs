//! TODO stub
use std::path::PathBuf;

use iced::Element;

use super::{Action, Context};
use crate::keys::Shortcut;
use crate::piece::Ui;

/// What happens.
#[derive(Clone)]
pub enum Message {}

/// Its state.
#[derive(Default)]
pub struct State {}

impl State {
    /// Takes a message.
    pub fn update(&mut self, message: Message, _context: &Context<'_>) -> Action<Message> {
        match message {}
    }

    /// Its view.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        ui.body("").into()
    }

    /// The book, where it is open.
    pub fn book(&self) -> Option<std::sync::Arc<ombrelle_core::plan::consent::Book>> {
        None
    }

    /// A shortcut.
    pub fn shortcut(&self, _shortcut: Shortcut) -> Option<Message> {
        None
    }

    /// Files that were dropped on the window.
    pub fn dropped(&self, _path: PathBuf) -> Option<Message> {
        None
    }

    /// Whether something runs that should not be cut off.
    pub fn is_busy(&self) -> bool {
        false
    }

    /// Asks everything that runs to stop.
    pub fn stop(&self) {}
}
