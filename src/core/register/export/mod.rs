//! Hashes on their way out of the register, on an explicit request only.
//!
//! Whoever gets a PDQ hash can make a blurry picture of it, so each form holds no more than its purpose
//! needs: the exchange file only hashes; the printed sheet, which is worded elsewhere, none unless they were asked for. All of it is
//! made in memory that is wiped, and written only by [`save`].

mod tables;
mod wiped;

use std::path::Path;

use crate::disk;
use crate::error::{Error, ErrorKind, FileError, RegisterError};
use crate::vault;

pub use tables::{csv, exchange, json};

/// As many bytes as tell a sealed file from others.
const HEAD: usize = 64;

/// Whether an export may be written there: over another file only with `replace`, and never over a sealed one, which may be the register or
/// the album book that it comes from. Asked before anybody types or confirms something for it.
///
/// # Errors
/// [`FileError::ExistsAlready`], [`RegisterError::WouldReplaceSealed`], with the path.
pub fn may_stand_at(target: &Path, replace: bool) -> Result<(), Error> {
    match replace {
        true => spare_sealed(target),
        false if target.symlink_metadata().is_ok() => {
            Err(ErrorKind::File(FileError::ExistsAlready).at(target))
        }
        false => Ok(()),
    }
}

/// As [`may_stand_at`], for what is written into a folder that is there: one that is not is told before anybody waits or types for it.
///
/// # Errors
/// Those of [`may_stand_at`]; [`FileError::NotFound`], [`FileError::NotAFolder`], with the path of the folder.
pub fn may_be_written(target: &Path, replace: bool) -> Result<(), Error> {
    may_stand_at(target, replace)?;
    let folder = target.parent().filter(|it| !it.as_os_str().is_empty());
    match folder {
        Some(folder) if !folder.is_dir() => {
            let reason = match folder.exists() {
                true => FileError::NotAFolder,
                false => FileError::NotFound,
            };
            Err(ErrorKind::File(reason).at(folder))
        }
        _ => Ok(()),
    }
}

fn spare_sealed(target: &Path) -> Result<(), Error> {
    match disk::head(target, HEAD) {
        Some(head) if vault::is_sealed(&head) => {
            Err(ErrorKind::Register(RegisterError::WouldReplaceSealed).at(target))
        }
        _ => Ok(()),
    }
}

/// Writes an export that only the person may read (mode 600 where the system has modes), whole or not
/// at all; over another file only with `replace`, and never over a sealed one.
///
/// # Errors
/// [`RegisterError::WouldReplaceSealed`] and those of [`disk::write_private`], with the path of the export.
pub fn save(bytes: &[u8], target: &Path, replace: bool) -> Result<(), Error> {
    if replace {
        spare_sealed(target)?;
    }
    Ok(disk::write_private(target, bytes, replace)?)
}
