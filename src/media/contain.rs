//! Panics of decoders, contained.
//!
//! The decoders promise not to panic on hostile files, and none was seen to; a promise of others
//! is not a proof. A panic inside [`contain`] becomes [`Error::Damaged`], and nothing of it is
//! printed: a person's terminal or log must not show pieces of a photo's data. (On the threads
//! that `heic-decoder` itself starts, the front end's hook still prints before the panic comes
//! back here; that decoder's messages are fixed words, indices and lengths.)

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

use super::error::damaged;
use crate::error::Error;

thread_local! {
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

static QUIET: Once = Once::new();

/// Runs a decoder. `AssertUnwindSafe` holds since nothing that the decoder touched outlives it.
pub(super) fn contain<T>(decoder: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    // The hook is the process's: once, around the one that the front end set, and silent only on
    // a thread that is running a decoder.
    QUIET.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |info| {
            if !CONTAINED.get() {
                before(info);
            }
        }));
    });
    let outer = CONTAINED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(decoder));
    CONTAINED.set(outer);
    result.unwrap_or_else(|_| Err(damaged("the decoder gave up")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_damaged_file() {
        let result: Result<(), _> = contain(|| panic!("on purpose"));
        assert_eq!(result, Err(damaged("the decoder gave up")));
        assert!(!CONTAINED.get());
    }
}
