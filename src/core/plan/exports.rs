//! Handing over what the register holds, on an explicit request: the front end asks for it, and says
//! first what a hash can reveal.

use std::path::Path;

use crate::disk;
use crate::error::Error;
pub use crate::register::export::{
    Line, csv as export_csv, exchange as export_exchange, json as export_json, sheet_pdf,
};

/// Writes an export that only the person may read (mode 600 where the system has modes), whole or not
/// at all; over another file only with `replace`.
///
/// # Errors
/// [`Error`] with the path of the export and the reasons of `disk::write`.
pub fn save_export(bytes: &[u8], target: &Path, replace: bool) -> Result<(), Error> {
    disk::write_private(target, bytes, replace)
}
