//! Systems on which an adapter belongs to a window and takes only one that nobody has seen yet: the window is opened hidden, the
//! adapter is attached to it, and then it is shown.
//!
//! An adapter stays on the thread of its window, and what the toolkit runs with a window has to be able to leave it. So the
//! adapter lies on that thread, from being attached until the [`Bridge`] goes, which is there too.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use iced::futures::channel::mpsc::UnboundedReceiver;
use iced::{Task, Window, window};

#[cfg(target_os = "macos")]
use super::macos::attach as system_attach;
use super::translate::Ear;
#[cfg(windows)]
use super::windows::attach as system_attach;
use super::{Heard, Tree};

/// What is attached to the window.
pub trait Adapter {
    /// Takes what is shown, if somebody listens; `scale` is how many pixels of the screen one of the window is wide.
    fn tell(&mut self, tree: &Tree, scale: f64) -> Option<Raise>;

    /// Takes whether the window has the keyboard.
    fn focused(&mut self, focused: bool) -> Option<Raise>;
}

/// Tells the system what has changed. It may ask back before this ends, so nothing may be borrowed meanwhile.
pub type Raise = Box<dyn FnOnce()>;

/// Makes an adapter for a window, where it is one of the system's.
type Attach = fn(&dyn Window, Ear) -> Option<Box<dyn Adapter>>;

thread_local! {
    static ATTACHED: RefCell<Option<Box<dyn Adapter>>> = const { RefCell::new(None) };
}

/// The way to whoever assists a person on this system.
pub struct Bridge {
    ear: Ear,
    attach: Attach,
    scale: f64,
}

impl Bridge {
    /// A way there, and what is heard from there once a window is attached.
    #[cfg(any(windows, target_os = "macos"))]
    pub fn new() -> (Self, UnboundedReceiver<Heard>) {
        Self::by(system_attach)
    }

    /// The way by this kind of adapter.
    fn by(attach: Attach) -> (Self, UnboundedReceiver<Heard>) {
        let (ear, heard) = Ear::new();
        let bridge = Self {
            ear,
            attach,
            scale: 1.0,
        };
        (bridge, heard)
    }

    /// Attaches a window. It ends when that was tried: a window that cannot be attached is told nobody, and is there all the same.
    pub fn attach(&self, window: window::Id) -> Task<()> {
        let (ear, attach) = (self.ear.clone(), self.attach);
        window::run(window, move |window| {
            // A second adapter would refuse the window of the first.
            if attached(|_| ()).is_some() {
                return;
            }
            // AccessKit panics at a window that it does not take.
            let adapter = catch_unwind(AssertUnwindSafe(|| attach(window, ear)));
            if let Ok(Some(adapter)) = adapter {
                keep(Some(adapter));
            }
        })
    }

    /// Tells what is shown, if somebody listens.
    pub fn tell(&mut self, tree: &Tree) {
        let scale = self.scale;
        raise(attached(|adapter| adapter.tell(tree, scale)));
    }

    /// Tells whether the window has the keyboard.
    pub fn focused(&mut self, focused: bool) {
        raise(attached(|adapter| adapter.focused(focused)));
    }

    /// From now on, a pixel of the window is so many of the screen wide.
    pub fn scaled(&mut self, scale: f32) {
        self.scale = f64::from(scale);
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        keep(None);
    }
}

/// Asks the adapter of this thread, if there is one.
fn attached<T>(ask: impl FnOnce(&mut dyn Adapter) -> T) -> Option<T> {
    let asked = ATTACHED.try_with(|attached| {
        let mut attached = attached.try_borrow_mut().ok()?;
        Some(ask(attached.as_deref_mut()?))
    });
    asked.ok().flatten()
}

/// Lets go of the adapter of this thread, and keeps this one instead.
fn keep(adapter: Option<Box<dyn Adapter>>) {
    let before = ATTACHED.try_with(|attached| match attached.try_borrow_mut() {
        Ok(mut attached) => std::mem::replace(&mut *attached, adapter),
        Err(_) => None,
    });
    // Not while anything is borrowed: whoever is told may ask back.
    drop(before);
}

fn raise(events: Option<Option<Raise>>) {
    if let Some(raise) = events.flatten() {
        raise();
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use iced::futures::executor::block_on_stream;
    use iced::window::raw_window_handle::{
        DisplayHandle, HandleError, HasDisplayHandle, HasWindowHandle, WindowHandle,
    };
    use iced_test::runtime::{Action, task};

    use super::*;
    use crate::accessibility::{Node, Role, Semantics};

    thread_local! {
        static RAISED: Cell<u32> = const { Cell::new(0) };
    }

    /// A window of no system.
    struct Nowhere;

    impl HasWindowHandle for Nowhere {
        fn window_handle(&self) -> Result<WindowHandle<'_>, HandleError> {
            Err(HandleError::NotSupported)
        }
    }

    impl HasDisplayHandle for Nowhere {
        fn display_handle(&self) -> Result<DisplayHandle<'_>, HandleError> {
            Err(HandleError::NotSupported)
        }
    }

    /// An adapter that is asked again while it tells, as systems do.
    struct Counting;

    impl Adapter for Counting {
        fn tell(&mut self, _tree: &Tree, scale: f64) -> Option<Raise> {
            assert_eq!(scale, 1.5);
            self.focused(true)
        }

        fn focused(&mut self, _focused: bool) -> Option<Raise> {
            Some(Box::new(|| {
                let lent = attached(|_| ());
                assert!(lent.is_some(), "borrowed while the system is told");
                RAISED.set(RAISED.get() + 1);
            }))
        }
    }

    fn raised_by(attach: Attach) -> u32 {
        let (mut bridge, _heard) = Bridge::by(attach);
        RAISED.set(0);
        let actions = task::into_stream(bridge.attach(window::Id::unique())).unwrap();
        for action in block_on_stream(actions) {
            if let Action::Window(window::Action::Run(_, attach)) = action {
                attach(&Nowhere);
            }
        }
        let window = Node {
            id: 1,
            is: Semantics::new(Role::Window, "Ombrelle"),
            bounds: iced::Rectangle::default(),
            focused: false,
            stop: None,
            place: None,
            children: Vec::new(),
        };
        bridge.scaled(1.5);
        bridge.tell(&Tree { window });
        bridge.focused(true);
        RAISED.get()
    }

    #[test]
    fn what_is_attached_is_told_while_nothing_is_borrowed() {
        assert_eq!(raised_by(|_, _| Some(Box::new(Counting))), 2);
        assert!(attached(|_| ()).is_none(), "it goes with its bridge");
    }

    #[test]
    fn a_window_that_is_refused_is_told_nobody_and_stays() {
        assert_eq!(raised_by(|_, _| None), 0);
        assert_eq!(raised_by(|_, _| panic!("already visible")), 0);
    }
}
