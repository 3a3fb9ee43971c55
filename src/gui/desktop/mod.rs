//! What the desktop does outside of the window: it prints a page, and tells somebody who looks elsewhere that long work has ended.

#[cfg(target_os = "linux")]
#[path = "linux.rs"]
mod system;
#[cfg(not(target_os = "linux"))]
#[path = "elsewhere.rs"]
mod system;

pub use system::{notify, print};

/// How printing ended, as far as this program hears of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// The desktop took the page for the printer that the person chose.
    Handed,
    /// The person closed the dialog.
    Cancelled,
    /// It was not to be handed over any more.
    HeldBack,
    /// The desktop has no print dialog, or it failed.
    NoDialog,
}
