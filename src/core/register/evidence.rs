//! The evidence log: what was said, by which account, where and when, so that it is told once.

use std::fmt;
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::copies::{self, KeptCopy};
use super::entries::Entries;
use super::fingerprint::{Digest, sha256_of_bytes, sha256_of_file};
use crate::cage::Decoding;
use crate::error::{Cancelled, ErrorKind};
use crate::progress::Progress;

/// One thing that happened, in the person's own words. Nothing of it is a file: no pixel, no name, no path.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// From 1; stays the same while it is there. Given when it is kept.
    #[serde(default)]
    pub number: u32,
    /// The day on which it happened.
    #[zeroize(skip)]
    pub day: Date,
    /// What was said or done.
    pub said: String,
    /// The account that said or did it; may be empty.
    pub account: String,
    /// Where: an application, a site; may be empty.
    pub platform: String,
    /// Whatever else the person wants to remember; may be empty.
    pub note: String,
    /// The entry of the register that it is about, if it is about one.
    pub item: Option<u32>,
    /// SHA-256 of a file that shows it, such as a screenshot: whoever has the file later can prove that it is the same.
    pub sha256: Option<Digest<32>>,
    /// How many bytes the copy of that file has that lies in the register; none where no copy is kept. Given when it is kept.
    #[serde(default)]
    pub copy: Option<u64>,
}

// The words tell of the person, so they are not printed by accident.
impl fmt::Debug for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Evidence({}, ..)", self.number)
    }
}

/// What is kept of a file that shows something: its SHA-256, and a copy where the person wants one and the file may be kept.
#[derive(Debug, Default)]
pub struct Shown {
    /// SHA-256; none where the file could not be read.
    pub sha256: Option<Digest<32>>,
    /// The copy; none where none was wanted, or it is refused.
    pub copy: Option<KeptCopy>,
    /// Why the file or the copy is not kept. Words are noted all the same.
    pub refused: Option<ErrorKind>,
}

/// Reads a file that shows something, to be noted with these entries. It is not changed, and without `keep_copy` nothing of it is kept but
/// its SHA-256. With it, a file that is too large, or that is, or may be, what an item of the register shows is refused as a copy.
///
/// # Errors
/// A request to stop. Whatever else goes wrong is in [`Shown::refused`], without the file's name.
pub fn of_file(
    file: &Path,
    keep_copy: bool,
    entries: &Entries,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<Shown, Cancelled> {
    let copy = || copies::of_file(file, entries, decoding, progress);
    shown(keep_copy.then(copy), || sha256_of_file(file, progress))
}

/// As [`of_file`], from bytes that the host has read.
///
/// # Errors
/// As [`of_file`].
pub fn of_bytes(
    bytes: Zeroizing<Vec<u8>>,
    keep_copy: bool,
    entries: &Entries,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<Shown, Cancelled> {
    let sha256 = sha256_of_bytes(&bytes);
    let copy = || copies::of_bytes(bytes, entries, decoding, progress);
    shown(keep_copy.then(copy), || Ok(sha256))
}

fn shown(
    copy: Option<Result<KeptCopy, ErrorKind>>,
    sha256: impl FnOnce() -> Result<Digest<32>, ErrorKind>,
) -> Result<Shown, Cancelled> {
    let refused = match copy {
        Some(Ok(copy)) => {
            return Ok(Shown {
                sha256: Some(copy.sha256()),
                copy: Some(copy),
                refused: None,
            });
        }
        Some(Err(ErrorKind::Cancelled(stop))) => return Err(stop),
        Some(Err(reason)) => Some(reason),
        None => None,
    };
    match sha256() {
        Ok(sha256) => Ok(Shown {
            sha256: Some(sha256),
            copy: None,
            refused,
        }),
        Err(ErrorKind::Cancelled(stop)) => Err(stop),
        Err(reason) => Ok(Shown {
            refused: Some(reason),
            ..Shown::default()
        }),
    }
}
