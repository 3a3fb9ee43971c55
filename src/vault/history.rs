//! The files of one sealed file: the present version, one previous version, the lock beside them. Every change
//! appears whole or not at all, and is on the disk before it is told as done.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use ombrelle_base::disk;

use crate::error::Error;

/// A sealed file is never larger than this; far above what a person keeps.
const LARGEST: u64 = 256 << 20;

/// Where the versions of one sealed file are.
#[derive(Debug, Clone)]
pub struct History {
    present: PathBuf,
    title: &'static str,
}

impl History {
    /// Of the file at this path, with the words of its kind. Where a link leads to it, its files are beside what the link leads to, and
    /// the link stays.
    pub fn of(path: &Path, title: &'static str) -> Self {
        let link = path
            .symlink_metadata()
            .is_ok_and(|about| about.is_symlink());
        let present = link.then(|| path.canonicalize().ok()).flatten();
        Self {
            present: present.unwrap_or_else(|| path.to_owned()),
            title,
        }
    }

    /// `NAME.previous`.
    pub fn previous(&self) -> PathBuf {
        self.beside(".previous")
    }

    /// `NAME.lock`.
    pub fn lock(&self) -> PathBuf {
        self.beside(".lock")
    }

    fn beside(&self, ending: &str) -> PathBuf {
        // A path that ends in no name is a folder, which is refused before any of these is touched.
        let mut name = self.present.file_name().unwrap_or_default().to_owned();
        name.push(ending);
        self.present.with_file_name(name)
    }

    fn folder(&self) -> &Path {
        match self.present.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        }
    }

    /// Makes the folder, for its owner alone; one that is there keeps its rights.
    pub fn make_folder(&self) -> Result<(), Error> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(self.folder()).map_err(|e| Error::from(&e))
    }

    /// The bytes of the present version.
    pub fn read_present(&self) -> Result<Vec<u8>, Error> {
        self.read(&self.present)
    }

    /// The bytes of the previous version.
    pub fn read_previous(&self) -> Result<Vec<u8>, Error> {
        self.read(&self.previous())
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Error> {
        let about = fs::metadata(path).map_err(|e| self.missing(&e))?;
        if about.is_dir() {
            return Err(disk::Error::IsAFolder.into());
        }
        // Opening a pipe would wait for its writer.
        if !about.is_file() {
            return Err(disk::Error::NotAFile.into());
        }
        let file = File::open(path).map_err(|e| self.missing(&e))?;
        let mut bytes = Vec::new();
        let mut within = file.take(LARGEST + 1);
        within
            .read_to_end(&mut bytes)
            .map_err(|e| Error::from(&e))?;
        if bytes.len() as u64 > LARGEST {
            let bytes = about.len();
            let limit = LARGEST;
            return Err(disk::Error::TooManyBytes { bytes, limit }.into());
        }
        Ok(bytes)
    }

    fn missing(&self, error: &io::Error) -> Error {
        match error.kind() {
            ErrorKind::NotFound => Error::Missing { title: self.title },
            _ => Error::from(error),
        }
    }

    /// Whether any version is there.
    pub fn is_there(&self) -> bool {
        self.present.symlink_metadata().is_ok() || self.previous().symlink_metadata().is_ok()
    }

    /// Puts a new version in place; what was there becomes the previous one. At each moment the name
    /// leads to a whole version.
    pub fn save(&self, bytes: &[u8]) -> Result<(), Error> {
        let temporary = self.written(bytes)?;
        match self.read(&self.present) {
            Ok(old) => {
                let kept = self.written(&old)?;
                self.replace(&self.previous(), kept, Old::GivenUp)?;
            }
            Err(reason) if reason == (Error::Missing { title: self.title }) => {}
            Err(reason) => return Err(reason),
        }
        self.replace(&self.present, temporary, Old::GivenUp)
    }

    /// Puts a new version in place of both, so that nothing older is left. The previous one goes first:
    /// stopped in between, the file still shows that the change was not made.
    pub fn save_for_good(&self, bytes: &[u8]) -> Result<(), Error> {
        self.replace(&self.previous(), self.written(bytes)?, Old::Overwritten)?;
        self.replace(&self.present, self.written(bytes)?, Old::Overwritten)
    }

    /// Puts the previous version's bytes in place of the present one, and keeps them as the previous one.
    pub fn restore(&self, bytes: &[u8]) -> Result<(), Error> {
        self.replace(&self.present, self.written(bytes)?, Old::GivenUp)
    }

    /// Renames a temporary file over a place, makes that durable, and then overwrites what was there if that is wanted:
    /// only once its last name is gone from the disk can that not spoil the store, whenever the power goes.
    fn replace(&self, place: &Path, temporary: NamedTempFile, old: Old) -> Result<(), Error> {
        if place.is_dir() {
            return Err(disk::Error::IsAFolder.into());
        }
        let old = match old {
            Old::Overwritten => writable(place),
            Old::GivenUp => None,
        };
        let put = temporary.persist(place);
        put.map_err(|e| Error::from(&e.error))?;
        if self.sync_folder()? {
            overwrite(old);
        }
        Ok(())
    }

    /// Overwrites and removes every version and the lock. What is no sealed file is left alone: a mistyped
    /// path must not cost another file.
    pub fn destroy(&self, is_ours: impl Fn(&[u8]) -> bool) -> Result<(), Error> {
        let io = |e: io::Error| Error::from(&e);
        let versions = [self.read_present(), self.read_previous()];
        if !versions.iter().flatten().any(|bytes| is_ours(bytes)) {
            return Err(Error::Damaged { title: self.title });
        }
        for place in [self.previous(), self.present.clone()] {
            overwrite(writable(&place));
            remove(&place).map_err(io)?;
        }
        self.sweep()?;
        remove(&self.lock()).map_err(io)?;
        self.sync_folder().map(drop)
    }

    /// Removes temporary files of saves that were killed. They are sealed and for their owner alone, but can hold
    /// something withdrawn since, or open with an old passphrase. Only while the lock is held.
    pub fn sweep(&self) -> Result<(), Error> {
        let io = |e: io::Error| Error::from(&e);
        // A path that ends in no name has no files beside it: whatever begins with two dots is somebody else's.
        let Ok(start) = self.temporary_name() else {
            return Ok(());
        };
        for entry in fs::read_dir(self.folder()).map_err(io)? {
            let entry = entry.map_err(io)?;
            let name = entry.file_name();
            let random = name
                .as_encoded_bytes()
                .strip_prefix(start.as_encoded_bytes())
                .and_then(|rest| rest.strip_suffix(TEMPORARY.as_bytes()));
            // A dot belongs to the name of another file, which begins like ours.
            if random.is_some_and(|random| !random.contains(&b'.')) {
                let path = entry.path();
                overwrite(writable(&path));
                remove(&path).map_err(io)?;
            }
        }
        Ok(())
    }

    /// `.NAME.`, with which the names of temporary files begin.
    fn temporary_name(&self) -> io::Result<std::ffi::OsString> {
        let present = self.present.file_name();
        let mut name = std::ffi::OsString::from(".");
        name.push(present.ok_or(ErrorKind::InvalidInput)?);
        name.push(".");
        Ok(name)
    }

    /// A temporary file with these bytes, on the disk, for its owner alone (mode 600, as `tempfile` makes them).
    fn written(&self, bytes: &[u8]) -> Result<NamedTempFile, Error> {
        let write = || {
            let mut temporary = tempfile::Builder::new()
                .prefix(&self.temporary_name()?)
                .suffix(TEMPORARY)
                .tempfile_in(self.folder())?;
            temporary.write_all(bytes)?;
            temporary.as_file().sync_all()?;
            Ok(temporary)
        };
        write().map_err(|e: io::Error| Error::from(&e))
    }

    /// Makes the names durable: whether this file system can.
    fn sync_folder(&self) -> Result<bool, Error> {
        if cfg!(not(unix)) {
            return Ok(false);
        }
        match File::open(self.folder()).and_then(|folder| folder.sync_all()) {
            Ok(()) => Ok(true),
            // Some file systems of cards and networks do not sync folders.
            Err(e) if matches!(e.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => {
                Ok(false)
            }
            Err(e) => Err(Error::from(&e)),
        }
    }
}

/// What becomes of the bytes that a new version replaces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Old {
    /// Their blocks are free. Nothing was taken out, or the previous version holds it anyway; and whoever is reading
    /// them at this moment reads them whole.
    GivenUp,
    /// They are overwritten: something was taken out, or opens with a passphrase that is not to open it any more.
    Overwritten,
}

/// The ending of temporary files.
const TEMPORARY: &str = ".part";

/// A file that is to be overwritten once its name is gone; none where it has a second name, which is somebody's
/// backup. Windows does not replace an open file, and a file that cannot be opened is not worth failing for.
fn writable(path: &Path) -> Option<File> {
    if cfg!(windows) {
        return None;
    }
    let about = path.symlink_metadata().ok();
    about
        .is_some_and(|about| about.is_file() && has_one_name(&about))
        .then(|| File::options().write(true).open(path).ok())
        .flatten()
}

#[cfg(unix)]
fn has_one_name(about: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(about) == 1
}

#[cfg(not(unix))]
fn has_one_name(_about: &fs::Metadata) -> bool {
    true
}

/// Overwrites with zeros. Best effort, no reason to call a change undone: flash, snapshots and journals
/// keep old blocks anyway.
fn overwrite(file: Option<File>) {
    let zeros = |mut file: File| {
        let mut left = file.metadata()?.len();
        let zeros = [0; 4096];
        while left > 0 {
            let now = left.min(zeros.len() as u64);
            file.write_all(zeros.get(..now as usize).unwrap_or(&zeros))?;
            left -= now;
        }
        file.sync_all()
    };
    let _ = file.map(zeros);
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}
