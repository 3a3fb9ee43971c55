//! The register as a file, and its changes.

use jiff::civil::Date;

use super::copies::KeptCopy;
use super::entries::{Entries, Origin, Reported};
use super::evidence::Evidence;
use super::fingerprint::Fingerprint;
use crate::error::ErrorKind;
use crate::vault::Store;

/// An open register: what lies in it is changed by [`add`], [`note`], [`keep`] and
/// [`withdraw`].
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
    add_of(register, day, Origin::NotKnown, files)
}

/// As [`add`], and says how the new files came to be.
///
/// # Errors
/// As [`add`].
pub fn add_of(
    register: &mut Register,
    day: Date,
    origin: Origin,
    files: Vec<(String, Fingerprint)>,
) -> Result<Vec<Added>, ErrorKind> {
    register.change(|entries| {
        let add =
            |(name, fingerprint): (String, Fingerprint)| match entries.same_bytes(&fingerprint) {
                Some(there) => Added::Already(there.number),
                None => Added::New(entries.push(name, day, origin, fingerprint)),
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

/// Says how an entry's file came to be, and saves.
///
/// # Errors
/// As [`note`].
pub fn set_origin(register: &mut Register, number: u32, origin: Origin) -> Result<(), ErrorKind> {
    register.change(|entries| entries.set_origin(number, origin))
}

/// Adds to the evidence log under the next number, whatever number it has, and saves: that number.
///
/// # Errors
/// As [`note`], where it is about an entry that is not there.
pub fn keep(register: &mut Register, evidence: Evidence) -> Result<u32, ErrorKind> {
    keep_with(register, evidence, None)
}

/// As [`keep`], with a copy of the file that shows it.
///
/// # Errors
/// As [`keep`]; [`RegisterError::CopiesFull`](crate::error::RegisterError::CopiesFull).
pub fn keep_with(
    register: &mut Register,
    evidence: Evidence,
    copy: Option<KeptCopy>,
) -> Result<u32, ErrorKind> {
    register.change(|entries| entries.keep(evidence, copy))
}

/// Takes an entry out of the evidence log, with its copy, of the previous version too.
///
/// # Errors
/// [`RegisterError::NoSuchEvidence`](crate::error::RegisterError::NoSuchEvidence); otherwise as [`withdraw`].
pub fn forget(register: &mut Register, number: u32) -> Result<(), ErrorKind> {
    register.change_for_good(|entries| entries.forget(number))
}

/// Takes an entry out, of the previous version too: both become the version without it.
///
/// # Errors
/// [`RegisterError::NoSuchEntry`](crate::error::RegisterError::NoSuchEntry); reasons of writing. Stopped or failed in the middle, the entry is still in
/// the present version, so that it shows that withdrawing has to be done again.
pub fn withdraw(register: &mut Register, number: u32) -> Result<(), ErrorKind> {
    register.change_for_good(|entries| entries.withdraw(number))
}
