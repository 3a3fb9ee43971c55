//! What keys mean here: in the grid, and with a photo large.

use super::sheet::{Mode, Sheet};
use super::{Message, State};
use crate::keys::Shortcut;

impl State {
    /// What a shortcut asks for here.
    pub fn shortcut(&self, shortcut: Shortcut) -> Option<Message> {
        match &self.sheet {
            Some(sheet) if !self.asking => self.shortcut_in_sheet(shortcut, sheet),
            _ => self.shortcut_in_tray(shortcut),
        }
    }

    fn shortcut_in_tray(&self, shortcut: Shortcut) -> Option<Message> {
        Some(match shortcut {
            Shortcut::Escape if self.asking && self.audience.is_some() => {
                Message::Audience(self.audience?)
            }
            Shortcut::Open => Message::Pick,
            Shortcut::Paste => Message::Paste,
            Shortcut::SaveAll | Shortcut::Save if self.audience.is_some() => Message::SaveAll,
            Shortcut::Left => Message::Arrow(-1, 0),
            Shortcut::Right => Message::Arrow(1, 0),
            Shortcut::Up => Message::Arrow(0, -1),
            Shortcut::Down => Message::Arrow(0, 1),
            Shortcut::PageUp => Message::Arrow(0, -3),
            Shortcut::PageDown => Message::Arrow(0, 3),
            _ => return None,
        })
    }

    fn shortcut_in_sheet(&self, shortcut: Shortcut, sheet: &Sheet) -> Option<Message> {
        let chosen = sheet.chosen.is_some() && sheet.mode == Mode::Boxes;
        let arrow = |x: f32, y: f32| match sheet.mode {
            _ if chosen => Message::Nudge(x, y),
            Mode::Compare if y == 0.0 => Message::Slide(x * 0.05),
            _ => Message::Pan(x * 0.1, y * 0.1),
        };
        Some(match shortcut {
            Shortcut::Escape if sheet.drawing => Message::Drawing(false),
            Shortcut::Escape if sheet.chosen.is_some() => Message::Choose(None),
            Shortcut::Escape if self.tray.slots.len() > 1 => Message::Leave,
            Shortcut::Undo => Message::Undo,
            Shortcut::Redo => Message::Redo,
            Shortcut::Save => Message::Save,
            Shortcut::Larger => Message::Zoom(1.0),
            Shortcut::Smaller => Message::Zoom(-1.0),
            Shortcut::Whole => Message::Whole,
            Shortcut::NewBox => Message::NewBox,
            Shortcut::NextBox => Message::NextBox,
            Shortcut::Delete if chosen => Message::Remove,
            Shortcut::NextPhoto => Message::Turn(1),
            Shortcut::PreviousPhoto => Message::Turn(-1),
            Shortcut::Left => arrow(-1.0, 0.0),
            Shortcut::Right => arrow(1.0, 0.0),
            Shortcut::Up => arrow(0.0, -1.0),
            Shortcut::Down => arrow(0.0, 1.0),
            Shortcut::Wider if chosen => Message::Grow(1.0, 0.0),
            Shortcut::Narrower if chosen => Message::Grow(-1.0, 0.0),
            Shortcut::Taller if chosen => Message::Grow(0.0, 1.0),
            Shortcut::Shorter if chosen => Message::Grow(0.0, -1.0),
            other => {
                return self
                    .shortcut_in_tray(other)
                    .filter(|m| !matches!(m, Message::Arrow(..)));
            }
        })
    }
}
