//! Hashes on their way out of the register, on an explicit request only.
//!
//! Whoever gets a PDQ hash can make a blurry picture of it, so each form holds no more than its purpose
//! needs: the exchange file only hashes; the printed sheet, which is worded elsewhere, none unless they were asked for. All of it is
//! made in memory that is wiped, and written only by [`save`].

mod tables;
mod wiped;

use std::path::Path;

use crate::disk;
use crate::error::Error;

pub use tables::{csv, exchange, json};

/// Writes an export that only the person may read (mode 600 where the system has modes), whole or not
/// at all; over another file only with `replace`.
///
/// # Errors
/// Those of [`disk::write_private`], with the path of the export.
pub fn save(bytes: &[u8], target: &Path, replace: bool) -> Result<(), Error> {
    Ok(disk::write_private(target, bytes, replace)?)
}
