//! Ctrl-C as a request to stop: the work on a photo ends at its next unit and leaves nothing behind.

use ombrelle_core::progress::Cancel;

/// A request to stop, made by Ctrl-C (and SIGTERM, SIGHUP).
pub fn on_ctrl_c() -> Cancel {
    let cancel = Cancel::default();
    let wish = cancel.clone();
    // Without a handler Ctrl-C ends the program at once, which leaves at most a temporary file.
    let _ = ctrlc::set_handler(move || wish.cancel());
    cancel
}
