//! The register under the names that front ends used before it had a door of its own.

use std::path::Path;

use crate::error::Error;

pub use crate::calendar::today;
pub use crate::register::{
    Added, Date, Entries, Entry, Match, Passphrase, Register, Reported, SAME_DISTANCE, VIDEO_SHARE,
    Verdict, compare,
};

/// [`Register::create`](crate::vault::Store::create).
///
/// # Errors
/// Those.
pub fn create_register(path: &Path, passphrase: Passphrase) -> Result<Register, Error> {
    Register::create(path, passphrase)
}

/// [`Register::open`](crate::vault::Store::open).
///
/// # Errors
/// Those.
pub fn open_register(path: &Path, passphrase: Passphrase) -> Result<Register, Error> {
    Register::open(path, passphrase)
}

/// [`Register::look`](crate::vault::Store::look).
///
/// # Errors
/// Those.
pub fn look_at_register(path: &Path, passphrase: &Passphrase) -> Result<Entries, Error> {
    Register::look(path, passphrase)
}

/// [`Register::has_previous`](crate::vault::Store::has_previous).
pub fn has_previous_register(path: &Path) -> bool {
    Register::has_previous(path)
}

/// [`Register::restore`](crate::vault::Store::restore).
///
/// # Errors
/// Those.
pub fn restore_register(path: &Path, passphrase: &Passphrase) -> Result<Entries, Error> {
    Register::restore(path, passphrase)
}

/// [`Register::destroy`](crate::vault::Store::destroy).
///
/// # Errors
/// Those.
pub fn destroy_register(path: &Path) -> Result<(), Error> {
    Register::destroy(path)
}
