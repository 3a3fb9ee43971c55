//! The evidence log: what was said, by which account, where and when, so that it is told once.

use std::fmt;
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::fingerprint::{Digest, sha256_of_file};
use crate::error::ErrorKind;
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
}

// The words tell of the person, so they are not printed by accident.
impl fmt::Debug for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Evidence({}, ..)", self.number)
    }
}

/// SHA-256 of a file that shows something, read once and not kept.
///
/// # Errors
/// Those of reading, without the file's name; a request to stop.
pub fn digest(file: &Path, progress: &Progress) -> Result<Digest<32>, ErrorKind> {
    sha256_of_file(file, progress)
}
