//! How much work a guess of a passphrase is in the files that the window makes.

use ombrelle_core::register::ScryptCost;

/// What core takes; this crate's own unit tests, which make and open some hundred books and registers, take the least, as those of core do:
/// a second each is most of their time. `cfg!(test)` holds in nothing else, not even in the programs that other tests start.
pub(crate) fn cost() -> ScryptCost {
    if cfg!(test) {
        ScryptCost::LEAST
    } else {
        ScryptCost::default()
    }
}
