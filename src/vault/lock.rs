//! One program at a time: a lock of the system on a file beside a sealed file, which ends with the program
//! that holds it, however it ends.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

use crate::error::Error;

/// Held while the file may be changed.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock, without waiting.
    ///
    /// # Errors
    /// [`Error::InUse`] when another program holds it.
    pub fn take(path: &Path, title: &'static str) -> Result<Self, Error> {
        let mut options = File::options();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(|e| Error::from(&e))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::InUse { title }),
            // Where the file system has no locks, the file is used as a person alone would use it.
            Err(TryLockError::Error(e)) if e.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(e)) => return Err(Error::from(&e)),
        }
        // Somebody may have destroyed the file, and its lock, since it was opened here.
        if !still_there(&file, path) {
            return Err(Error::InUse { title });
        }
        Ok(Self { file })
    }
}

/// Said aloud, because closing the file alone would not give the lock back while a program that was being
/// started in that moment (`ffmpeg`, say) still holds its copy of every open file.
impl Drop for Lock {
    fn drop(&mut self) {
        // Where it fails there was no lock, or it ends with the file.
        let _ = self.file.unlock();
    }
}

#[cfg(unix)]
fn still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same =
        |(a, b): (std::fs::Metadata, std::fs::Metadata)| (a.dev(), a.ino()) == (b.dev(), b.ino());
    let both = file.metadata().ok().zip(path.metadata().ok());
    both.is_some_and(same)
}

#[cfg(not(unix))]
fn still_there(_file: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_ends_with_its_holder_whoever_else_has_the_file_open() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let held = Lock::take(&path, "register").unwrap();
        // What a child has between its start and its program: the same open file.
        let copy = held.file.try_clone().unwrap();
        assert_eq!(
            Lock::take(&path, "register").unwrap_err(),
            Error::InUse { title: "register" }
        );
        drop(held);
        assert!(Lock::take(&path, "register").is_ok());
        drop(copy);
    }
}
