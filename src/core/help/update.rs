//! A newer directory in a signed file that a person opens: nothing is fetched. One key signs it, and what it says is held to what the
//! directory in the program is held to.
//!
//! The file is a signature of minisign, four lines, and then the directory that it signs, so that one file is the whole update. It is kept
//! as it came, and its signature is looked at each time that it is read.

use std::path::Path;

use minisign_verify::{Error as Verify, PublicKey, Signature};

use super::directory::{self, Directory};
use super::error::Error;
use crate::calendar::Date;
use crate::disk;
use crate::error::{Error as AnyError, ErrorKind, FileError};

/// The largest update, in bytes; the directory in the program has some 30 thousand.
pub const LARGEST: u64 = 1_000_000;

/// The public half of the key that signs updates (docs/help.md).
const KEY: &str = include_str!("../../../assets/directory-key.pub");

/// Lines of a signature.
const SIGNATURE: usize = 4;

/// Who may sign an update.
pub struct Signer(PublicKey);

impl Signer {
    /// Whoever has the key of this program.
    ///
    /// # Errors
    /// [`Error::DirectoryOtherKey`] if the key in the program is none; a test reads it.
    pub fn ours() -> Result<Self, Error> {
        Self::from_file(KEY)
    }

    /// From the text of a public key as minisign writes it.
    ///
    /// # Errors
    /// [`Error::DirectoryOtherKey`] for text that is none.
    pub fn from_file(text: &str) -> Result<Self, Error> {
        let key = PublicKey::decode(text).map_err(|_| Error::DirectoryOtherKey)?;
        Ok(Self(key))
    }

    /// The directory in these bytes, signed by this signer.
    ///
    /// # Errors
    /// [`Error::DirectoryTooLarge`], [`Error::DirectoryUnsigned`], [`Error::DirectoryOtherKey`], [`Error::DirectoryAltered`],
    /// [`Error::DirectoryUnread`].
    pub fn read(&self, bytes: &[u8]) -> Result<Directory, Error> {
        if bytes.len() as u64 > LARGEST {
            return Err(Error::DirectoryTooLarge { limit: LARGEST });
        }
        let (signature, content) = split(bytes).ok_or(Error::DirectoryUnsigned)?;
        let signature = Signature::decode(signature).map_err(|_| Error::DirectoryUnsigned)?;
        // Signatures of the old kind are refused, as minisign itself has done since 2021.
        self.0
            .verify(content, &signature, false)
            .map_err(|reason| match reason {
                Verify::UnexpectedKeyId => Error::DirectoryOtherKey,
                Verify::InvalidSignature => Error::DirectoryAltered,
                _ => Error::DirectoryUnsigned,
            })?;
        let text = std::str::from_utf8(content).map_err(|_| Error::DirectoryUnread)?;
        let read: Directory = toml::from_str(text).map_err(|_| Error::DirectoryUnread)?;
        match read.fault() {
            Some(_) => Err(Error::DirectoryUnread),
            None => Ok(read),
        }
    }
}

/// The lines of the signature, and everything after them.
fn split(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let mut ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    let (end, _) = ends.nth(SIGNATURE - 1)?;
    let (signature, content) = bytes.split_at_checked(end + 1)?;
    let signature = std::str::from_utf8(signature).ok()?;
    (!content.is_empty()).then_some((signature, content))
}

/// Takes the update in a file: it is kept at `place`, and is the directory from now on. The day on which it was checked.
///
/// # Errors
/// With the path: those of [`Signer::read`]; [`Error::DirectoryOld`] where it is not newer than the directory that is there; reasons of
/// reading and writing. The directory is then the one before.
pub fn take(file: &Path, place: &Path, signer: &Signer) -> Result<Date, AnyError> {
    let bytes = read_file(file)?;
    let read = signer
        .read(&bytes)
        .and_then(newer)
        .map_err(|reason| AnyError::at(file, reason))?;
    let checked = read.checked;
    if let Some(folder) = place.parent() {
        disk::make_folder(folder)?;
    }
    disk::write(place, &bytes, true)?;
    directory::install(Some(read));
    Ok(checked)
}

/// What was read, if it is newer than the directory that is there.
fn newer(read: Directory) -> Result<Directory, Error> {
    let (checked, there) = (read.checked, Directory::ours().checked);
    match checked > there {
        true => Ok(read),
        false => Err(Error::DirectoryOld { checked, there }),
    }
}

/// Makes the directory in these bytes the one that counts, for programs that keep the update by themselves: its day. The update that counts
/// already is taken again, and nothing changes.
///
/// # Errors
/// Those of [`Signer::read`]; [`Error::DirectoryOld`] where it is older than the directory that is there, or is the one in the program. The
/// directory is then the one before.
pub fn take_bytes(bytes: &[u8], signer: &Signer) -> Result<Date, Error> {
    let read = signer.read(bytes)?;
    if Directory::is_updated() && read == *Directory::ours() {
        return Ok(read.checked);
    }
    let read = newer(read)?;
    let checked = read.checked;
    directory::install(Some(read));
    Ok(checked)
}

/// Goes back to the directory in the program, for programs that keep the update by themselves.
pub fn put_back() {
    directory::install(None);
}

/// Makes the update that is kept at `place` the directory, if there is one and it is newer than the one in the program: its day.
///
/// # Errors
/// With the path: those of [`Signer::read`] and of reading. The directory is then the one in the program.
pub fn load(place: &Path, signer: &Signer) -> Result<Option<Date>, AnyError> {
    let bytes = match read_file(place) {
        Err(error) if error.kind == ErrorKind::File(FileError::NotFound) => return Ok(None),
        read => read?,
    };
    let read = signer
        .read(&bytes)
        .map_err(|reason| AnyError::at(place, reason))?;
    if read.checked <= Directory::built_in().checked {
        return Ok(None);
    }
    let checked = read.checked;
    directory::install(Some(read));
    Ok(Some(checked))
}

/// Goes back to the directory in the program: whether an update was there.
///
/// # Errors
/// With the path: reasons of removing the file.
pub fn forget(place: &Path) -> Result<bool, AnyError> {
    let there = match std::fs::remove_file(place) {
        Ok(()) => true,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => false,
        Err(e) => return Err(AnyError::at(place, FileError::from(&e))),
    };
    directory::install(None);
    Ok(there)
}

fn read_file(file: &Path) -> Result<Vec<u8>, AnyError> {
    disk::read(file, LARGEST).map_err(|error| match error.kind {
        FileError::TooManyBytes { .. } => {
            AnyError::at(&error.path, Error::DirectoryTooLarge { limit: LARGEST })
        }
        _ => error.into(),
    })
}
