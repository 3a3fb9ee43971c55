//! Ctrl-C as a wish, not as an axe: the photo at work ends at its next unit and leaves nothing.

use ombrelle_core::progress::Cancel;

/// A wish to stop that Ctrl-C (and SIGTERM, SIGHUP) expresses.
pub fn on_ctrl_c() -> Cancel {
    let cancel = Cancel::default();
    let wish = cancel.clone();
    // Without a handler Ctrl-C ends the program at once, which leaves at most a passing file.
    let _ = ctrlc::set_handler(move || wish.cancel());
    cancel
}
