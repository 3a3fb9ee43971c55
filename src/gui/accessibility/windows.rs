//! UI Automation of Windows, by AccessKit: the adapter stands before the window's own procedure, and asks for the tree when
//! somebody looks into the window for the first time.

use accesskit_windows::{HWND, SubclassingAdapter};
use iced::Window;
use iced::window::raw_window_handle::RawWindowHandle;

use super::Tree;
use super::before_shown::{Adapter, Raise};
use super::translate::{Ear, update};

/// Makes an adapter for a window that was never shown; to be called on its thread.
pub fn attach(window: &dyn Window, ear: Ear) -> Option<Box<dyn Adapter>> {
    let RawWindowHandle::Win32(handle) = window.window_handle().ok()?.as_raw() else {
        return None;
    };
    let window = HWND(handle.hwnd.get() as *mut _);
    let adapter = SubclassingAdapter::new(window, ear.clone(), ear);
    Some(Box::new(adapter))
}

impl Adapter for SubclassingAdapter {
    fn tell(&mut self, tree: &Tree, scale: f64) -> Option<Raise> {
        let events = self.update_if_active(|| update(tree, scale))?;
        Some(Box::new(|| events.raise()))
    }

    /// The adapter sees by itself when the window gets and loses the keyboard.
    fn focused(&mut self, _focused: bool) -> Option<Raise> {
        None
    }
}
