//! Ctrl-C as a request to stop: the work on a photo ends at its next unit and leaves nothing behind. Whoever presses it
//! twice means it: the program ends at once.

use ombrelle_core::progress::Cancel;

/// The status of a program that a signal ended, as shells tell it for Ctrl-C.
const TWICE: i32 = 130;

/// A request to stop, made by Ctrl-C (and SIGTERM, SIGHUP).
pub fn on_ctrl_c() -> Cancel {
    let cancel = Cancel::default();
    let wish = cancel.clone();
    // Without a handler Ctrl-C ends the program at once, which leaves at most a temporary file.
    let _ = ctrlc::set_handler(move || {
        if wish.is_cancelled() {
            std::process::exit(TWICE);
        }
        wish.cancel();
    });
    cancel
}
