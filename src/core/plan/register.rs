//! The register's door: the same as the room, with the passing of time as the device tells it and the work that
//! a guess of the passphrase costs as documented. Errors hold the register's path, never a picture's.

use std::path::Path;

use crate::error::Error;
use crate::register;

pub use crate::register::{
    Added, Date, Entries, Entry, Match, Passphrase, Register, Reported, SAME_DISTANCE, VIDEO_SHARE,
    Verdict, compare,
};

/// Today, by the device's clock and calendar.
pub fn today() -> Date {
    register::today()
}

/// Makes an empty register, and its folder if that is missing.
///
/// # Errors
/// As [`Register::create`].
pub fn create_register(path: &Path, passphrase: Passphrase) -> Result<Register, Error> {
    Register::create(path, passphrase, register::Work::default()).map_err(|e| e.at(path))
}

/// Opens a register in order to change it. Takes about a second.
///
/// # Errors
/// As [`Register::open`].
pub fn open_register(path: &Path, passphrase: Passphrase) -> Result<Register, Error> {
    Register::open(path, passphrase, register::Work::default()).map_err(|e| e.at(path))
}

/// What a register holds, for looking only: takes no lock and writes nothing. Takes about a second.
///
/// # Errors
/// As [`Register::open`], without [`Reason::RegisterInUse`](crate::error::Reason::RegisterInUse).
pub fn look_at_register(path: &Path, passphrase: &Passphrase) -> Result<Entries, Error> {
    register::look(path, passphrase).map_err(|e| e.at(path))
}

/// Whether a register's previous version is kept beside it.
pub fn has_previous_register(path: &Path) -> bool {
    register::has_previous(path)
}

/// Puts the previous version in place of a damaged or lost one: what it holds.
///
/// # Errors
/// [`Reason::NothingToRestore`](crate::error::Reason::NothingToRestore) when the register opens or there is no
/// previous version; as [`Register::open`] for that one.
pub fn restore_register(path: &Path, passphrase: &Passphrase) -> Result<Entries, Error> {
    register::restore(path, passphrase).map_err(|e| e.at(path))
}

/// Destroys a register: overwrites and removes both versions and the lock.
///
/// # Errors
/// [`Reason::NoRegister`](crate::error::Reason::NoRegister) and
/// [`Reason::RegisterInUse`](crate::error::Reason::RegisterInUse);
/// [`Reason::RegisterDamaged`](crate::error::Reason::RegisterDamaged) for a file that is no register, which
/// stays; reasons of writing.
pub fn destroy_register(path: &Path) -> Result<(), Error> {
    register::destroy(path).map_err(|e| e.at(path))
}
