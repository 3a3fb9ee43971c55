//! The register as a file, and its changes.

use jiff::civil::Date;

use super::entries::{Entries, Reported};
use super::fingerprint::Fingerprint;
use crate::error::ErrorKind;
use crate::vault::Store;

/// An open register: what lies in it is changed by [`add`], [`note`] and [`withdraw`].
pub type Register = Store<Entries>;

/// What [`add`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// A new entry of this number.
    New(u32),
    /// A file of the same bytes is there already, under this number; nothing was changed.
    Already(u32),
}

/// Adds files' fingerprints, each under a name of the person's choice, and saves once: all or none.
///
/// # Errors
/// Reasons of writing.
pub fn add(
    register: &mut Register,
    day: Date,
    files: Vec<(String, Fingerprint)>,
) -> Result<Vec<Added>, ErrorKind> {
    register.change(|entries| {
        let add =
            |(name, fingerprint): (String, Fingerprint)| match entries.same_bytes(&fingerprint) {
                Some(there) => Added::Already(there.number),
                None => Added::New(entries.push(name, day, fingerprint)),
            };
        Ok(files.into_iter().map(add).collect())
    })
}

/// Notes where an entry was reported, and saves.
///
/// # Errors
/// [`RegisterError::NoSuchEntry`](crate::error::RegisterError::NoSuchEntry); reasons of writing.
pub fn note(register: &mut Register, number: u32, reported: Reported) -> Result<(), ErrorKind> {
    register.change(|entries| entries.note(number, reported))
}

/// Takes an entry out, of the previous version too: both become the version without it.
///
/// # Errors
/// [`RegisterError::NoSuchEntry`](crate::error::RegisterError::NoSuchEntry); reasons of writing. Stopped or failed in the middle, the entry is still in
/// the present version, so that it shows that withdrawing has to be done again.
pub fn withdraw(register: &mut Register, number: u32) -> Result<(), ErrorKind> {
    register.change_for_good(|entries| entries.withdraw(number))
}
