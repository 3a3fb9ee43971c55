//! NSAccessibility of macOS, by AccessKit: the adapter makes the window's view one of its own class, and asks for the tree when
//! somebody looks into the window for the first time.

use accesskit_macos::SubclassingAdapter;
use iced::Window;
use iced::window::raw_window_handle::RawWindowHandle;

use super::Tree;
use super::before_shown::{Adapter, Raise};
use super::translate::{Ear, update};

/// Makes an adapter for a window that was never shown; to be called on its thread.
pub fn attach(window: &dyn Window, ear: Ear) -> Option<Box<dyn Adapter>> {
    let handle = window.window_handle().ok()?;
    let RawWindowHandle::AppKit(view) = handle.as_raw() else {
        return None;
    };
    let view = view.ns_view.as_ptr();
    // SAFETY: It has to be a valid NSView that was not released. A `WindowHandle` promises so for as long as it is borrowed from the
    // window, which `handle` still is; the adapter then retains the view for as long as it wants it.
    #[expect(unsafe_code, reason = "AccessKit has no safe way to attach to a view")]
    let adapter = unsafe { SubclassingAdapter::new(view, ear.clone(), ear) };
    Some(Box::new(adapter))
}

impl Adapter for SubclassingAdapter {
    fn tell(&mut self, tree: &Tree, scale: f64) -> Option<Raise> {
        let events = self.update_if_active(|| update(tree, scale))?;
        Some(Box::new(|| events.raise()))
    }

    fn focused(&mut self, focused: bool) -> Option<Raise> {
        let events = self.update_view_focus_state(focused)?;
        Some(Box::new(|| events.raise()))
    }
}
