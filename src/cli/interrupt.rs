//! Ctrl-C as a wish, not as an axe: the photo at work ends at its next unit and leaves nothing. Whoever presses it
//! twice means it: the program ends at once.

use ombrelle_core::progress::Cancel;

/// The status of a program that a signal ended, as shells tell it for Ctrl-C.
const TWICE: i32 = 130;

/// A wish to stop that Ctrl-C (and SIGTERM, SIGHUP) expresses.
pub fn on_ctrl_c() -> Cancel {
    let cancel = Cancel::default();
    let wish = cancel.clone();
    // Without a handler Ctrl-C ends the program at once, which leaves at most a passing file.
    let _ = ctrlc::set_handler(move || {
        if wish.is_cancelled() {
            std::process::exit(TWICE);
        }
        wish.cancel();
    });
    cancel
}
