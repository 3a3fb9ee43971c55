//! Reading photos within limits; writing files that appear whole or not at all.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use zeroize::Zeroizing;

use crate::Format;
use crate::error::{At, Cause};

/// What can be wrong with a file, before anybody looks at what it holds.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Error {
    /// No such file or folder.
    #[error("no such file or folder")]
    NotFound,
    /// A folder where a photo was expected.
    #[error("a folder")]
    IsAFolder,
    /// The system refuses to read or write here.
    #[error("no permission")]
    NoPermission,
    /// The file has no bytes.
    #[error("an empty file")]
    EmptyFile,
    /// Links that lead back to themselves.
    #[error("links that lead back to themselves")]
    LinkLoop,
    /// Not an ordinary file: a device, a pipe, a socket.
    #[error("not an ordinary file")]
    NotAFile,
    /// More bytes than the limit.
    #[error("{bytes} bytes, the limit is {limit}")]
    TooManyBytes {
        /// Size of the file.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// Something of that name exists already.
    #[error("the name is taken")]
    ExistsAlready,
    /// No room left on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// The folder or the disk is read-only.
    #[error("read-only")]
    ReadOnly,
    /// The name is longer than the disk allows, or has a character that it does not.
    #[error("a name that the disk does not take")]
    UnfitDiskName,
    /// A file stands where a folder is needed.
    #[error("a file where a folder is needed")]
    NotAFolder,
    /// The system reported another input or output error.
    #[error("{detail}")]
    Io {
        /// The system's name of the error.
        #[source]
        detail: Cause,
    },
}

impl Error {
    /// The key of its words in the catalogues.
    pub fn code(&self) -> &'static str {
        self.into()
    }

    /// The codes of all, for tests that ask the catalogues for each.
    pub fn codes() -> &'static [&'static str] {
        <Self as strum::VariantNames>::VARIANTS
    }
}

impl From<&std::io::Error> for Error {
    fn from(error: &std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        match error.kind() {
            K::NotFound => Self::NotFound,
            K::PermissionDenied => Self::NoPermission,
            K::IsADirectory => Self::IsAFolder,
            K::AlreadyExists => Self::ExistsAlready,
            K::StorageFull | K::QuotaExceeded => Self::DiskFull,
            K::ReadOnlyFilesystem => Self::ReadOnly,
            K::InvalidFilename => Self::UnfitDiskName,
            K::NotADirectory => Self::NotAFolder,
            // Stable Rust has no name for ELOOP yet; its number differs by system.
            _ if error.raw_os_error() == Some(LINK_LOOP) => Self::LinkLoop,
            // The system's name alone: its whole sentence may hold a path.
            kind => Self::Io {
                detail: kind.to_string().into(),
            },
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::from(&error)
    }
}

#[cfg(any(target_os = "macos", target_os = "ios"))]
const LINK_LOOP: i32 = 62;
#[cfg(windows)]
const LINK_LOOP: i32 = 1921;
#[cfg(not(any(target_os = "macos", target_os = "ios", windows)))]
const LINK_LOOP: i32 = 40;

/// Reads a whole file of at most `limit` bytes.
///
/// # Errors
/// [`Error`], with the path.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, At<Error>> {
    read_within(path, limit).map_err(|error| At::new(path, error))
}

fn read_within(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let bytes = ordinary(path, limit)?;
    let mut content = Vec::with_capacity(room_for(bytes));
    take(File::open(path), &mut content, limit)?;
    Ok(content)
}

/// The first bytes of an ordinary file, at most `most`; none for what is no ordinary file or cannot be read.
pub fn head(path: &Path, most: usize) -> Option<Vec<u8>> {
    ordinary(path, u64::MAX).ok()?;
    let mut bytes = Vec::new();
    let mut within = File::open(path).ok()?.take(most as u64);
    within.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Reads a picture without leaving a trace: opened once, for reading only, without a new time of last
/// access where the system allows that (Linux and Android, for the file's owner), into memory
/// that is wiped. The error comes without the path.
///
/// # Errors
/// As [`read`].
pub fn read_discreetly(path: &Path, limit: u64) -> Result<Zeroizing<Vec<u8>>, Error> {
    let bytes = ordinary(path, limit)?;
    // Space for one byte more than there is, so that nothing is moved and left behind unwiped.
    let mut content = Zeroizing::new(Vec::with_capacity(room_for(bytes).saturating_add(64)));
    take(open_unnoticed(path), &mut content, limit)?;
    Ok(content)
}

/// Opens a file as [`read_discreetly`] does, for one that is too large to be held in memory; the number is
/// its size in bytes.
///
/// # Errors
/// As [`read`].
pub fn open_discreetly(path: &Path, limit: u64) -> Result<(File, u64), Error> {
    let bytes = ordinary(path, limit)?;
    let file = open_unnoticed(path).map_err(|e| Error::from(&e))?;
    if bytes == 0 {
        return Err(Error::EmptyFile);
    }
    Ok((file, bytes))
}

/// The size of an ordinary file of at most `limit` bytes. Asked before opening, since opening a pipe
/// waits for its writer.
fn ordinary(path: &Path, limit: u64) -> Result<u64, Error> {
    let about = std::fs::metadata(path).map_err(|e| Error::from(&e))?;
    if about.is_dir() {
        return Err(Error::IsAFolder);
    }
    if !about.is_file() {
        return Err(Error::NotAFile);
    }
    let bytes = about.len();
    if bytes > limit {
        return Err(Error::TooManyBytes { bytes, limit });
    }
    Ok(bytes)
}

fn room_for(bytes: u64) -> usize {
    usize::try_from(bytes).unwrap_or(0)
}

/// Reads all; the file may grow while it is read, so never more than the limit.
fn take(file: std::io::Result<File>, content: &mut Vec<u8>, limit: u64) -> Result<(), Error> {
    let mut within = file
        .map_err(|e| Error::from(&e))?
        .take(limit.saturating_add(1));
    within.read_to_end(content).map_err(|e| Error::from(&e))?;
    let bytes = content.len() as u64;
    match bytes {
        0 => Err(Error::EmptyFile),
        _ if bytes > limit => Err(Error::TooManyBytes { bytes, limit }),
        _ => Ok(()),
    }
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn open_unnoticed(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let unnoticed = rustix::fs::OFlags::NOATIME.bits().cast_signed();
    let opened = File::options()
        .read(true)
        .custom_flags(unnoticed)
        .open(path);
    match opened {
        // open(2): refused for a file of somebody else, which may be readable all the same.
        Err(e) if e.kind() == std::io::ErrorKind::PermissionDenied => File::open(path),
        opened => opened,
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn open_unnoticed(path: &Path) -> std::io::Result<File> {
    File::open(path)
}

/// Makes a folder for what is to be written, and those above it, where they are missing.
///
/// # Errors
/// With the path: [`Error::NotAFolder`] where a file has the name; otherwise those of [`write()`].
pub fn make_folder(folder: &Path) -> Result<(), At<Error>> {
    std::fs::create_dir_all(folder).map_err(|error| {
        let reason = match Error::from(&error) {
            // A file in the place of a folder is nothing that could be replaced.
            Error::ExistsAlready => Error::NotAFolder,
            reason => reason,
        };
        At::new(folder, reason)
    })
}

/// Writes a file that appears whole or not at all: written beside its place under a temporary name,
/// flushed to the disk, then renamed. Without `replace`, an existing name is never touched, even
/// if it appears in between.
///
/// # Errors
/// With the path: [`Error::ExistsAlready`], [`Error::NotFound`] for a missing folder, [`Error::NoPermission`],
/// [`Error::ReadOnly`], [`Error::DiskFull`], [`Error::IsAFolder`], [`Error::Io`].
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), At<Error>> {
    write_whole(path, bytes, replace, ANYBODY).map_err(|error| At::new(path, error))
}

/// Writes like [`write()`] a file that only its owner may read and change, where the system has such rights.
///
/// # Errors
/// Those of [`write()`].
pub fn write_private(path: &Path, bytes: &[u8], replace: bool) -> Result<(), At<Error>> {
    write_whole(path, bytes, replace, OWNER).map_err(|error| At::new(path, error))
}

/// Rights of a new file, before the process's umask takes some away.
const ANYBODY: u32 = 0o666;
const OWNER: u32 = 0o600;

fn write_whole(path: &Path, bytes: &[u8], replace: bool, rights: u32) -> Result<(), Error> {
    let io = |e: std::io::Error| Error::from(&e);
    if path.is_dir() {
        return Err(Error::IsAFolder);
    }
    if !replace && path.symlink_metadata().is_ok() {
        return Err(Error::ExistsAlready);
    }
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    sweep(folder);
    let mut passing = new_file_in(folder, rights).map_err(io)?;
    passing.write_all(bytes).map_err(io)?;
    passing.as_file().sync_all().map_err(io)?;
    let kept = match replace {
        true => passing.persist(path).map(drop).map_err(|e| e.error),
        false => keep_new(passing, path),
    };
    kept.map_err(io)?;
    sync_folder(folder);
    Ok(())
}

/// Gives a passing file its name, if nothing has it.
fn keep_new(passing: tempfile::NamedTempFile, path: &Path) -> std::io::Result<()> {
    use std::io::ErrorKind as K;
    match passing.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(refused) => match refused.error.kind() {
            K::Unsupported | K::InvalidInput | K::PermissionDenied => {
                keep_by_taking_the_name(refused.file, path)
            }
            _ => Err(refused.error),
        },
    }
}

/// The same where the disk can neither rename without replacing nor give a file two names, as folders that are shared with another computer: an
/// empty file takes the name, which fails where something has it, and is replaced. A program that is killed between the two leaves that.
fn keep_by_taking_the_name(passing: tempfile::NamedTempFile, path: &Path) -> std::io::Result<()> {
    File::options().write(true).create_new(true).open(path)?;
    passing.persist(path).map(drop).map_err(|refused| {
        let _ = std::fs::remove_file(path);
        refused.error
    })
}

/// A temporary file with the rights of the file that it becomes.
fn new_file_in(folder: &Path, rights: u32) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PASSING.0).suffix(PASSING.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(rights));
    }
    #[cfg(not(unix))]
    let _ = rights;
    let passing = builder.tempfile_in(folder)?;
    // Says that it is held, until it is closed; where the file system has no locks, its youth says so.
    let _ = passing.as_file().try_lock();
    Ok(passing)
}

/// How the names of passing files begin and end.
const PASSING: (&str, &str) = (".ombrelle-", ".part");
/// From this age on a passing file that nobody holds was left by a program that was killed.
const LEFT_BEHIND: Duration = Duration::from_secs(60);

/// Removes passing files that a killed program left in a folder: they may hold what was to be for one reader alone.
/// Once for each folder while the program runs, since folders can be large.
fn sweep(folder: &Path) {
    static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    let mut swept = SWEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if swept.insert(folder.to_owned()) {
        remove_left_behind(folder);
    }
}

/// What cannot be read or removed stays: the file that is to be written matters more.
fn remove_left_behind(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(PASSING.0) && name.ends_with(PASSING.1) && is_left_behind(&entry.path())
        {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

fn is_left_behind(path: &Path) -> bool {
    let about = path
        .symlink_metadata()
        .ok()
        .filter(std::fs::Metadata::is_file);
    let age = about.and_then(|about| about.modified().ok()?.elapsed().ok());
    if age.is_none_or(|age| age < LEFT_BEHIND) {
        return false;
    }
    let file = File::options().write(true).open(path);
    file.is_ok_and(|file| !matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

/// Makes the new name durable. Not every file system can: the bytes themselves are already safe.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// Where the protected copy of a photo goes: `NAME.protected.EXT` beside the original or in `out`.
pub fn protected_path(original: &Path, out: Option<&Path>, format: Format) -> PathBuf {
    let mut name = original.file_stem().unwrap_or_default().to_owned();
    name.push(".protected.");
    name.push(format.extension());
    match out {
        Some(folder) => folder.join(name),
        None => original.with_file_name(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_existing_file_stays_unless_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jpg");
        write(&path, b"first", false).unwrap();
        let refused = write(&path, b"second", false).unwrap_err();
        assert_eq!(refused, At::new(&path, Error::ExistsAlready));
        assert_eq!(std::fs::read(&path).unwrap(), b"first");
        write(&path, b"second", true).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"second");
    }

    #[test]
    fn a_name_that_is_taken_first_is_never_that_of_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jpg");
        let kept = || {
            let mut passing = new_file_in(folder.path(), ANYBODY).unwrap();
            passing.write_all(b"new").unwrap();
            keep_by_taking_the_name(passing, &path)
        };
        kept().unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        std::fs::write(&path, b"theirs").unwrap();
        let refused = kept().unwrap_err();
        assert_eq!(refused.kind(), std::io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&path).unwrap(), b"theirs");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_private_file_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        write(&path, b"open", false).unwrap();
        write_private(&path, b"private", true).unwrap();
        let mode = path.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_refused_write_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("nowhere/a.jpg");
        assert_eq!(
            write(&missing, b"x", false).unwrap_err().kind,
            Error::NotFound
        );
        std::fs::create_dir(folder.path().join("taken")).unwrap();
        let taken = write(&folder.path().join("taken"), b"x", true).unwrap_err();
        assert_eq!(taken.kind, Error::IsAFolder);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_killed_program_left_is_swept_and_what_another_holds_stays() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let names = [
            ".ombrelle-left.part",
            ".ombrelle-held.part",
            ".other.part",
            ".ombrelle-young.part",
        ];
        for name in names {
            std::fs::write(at(name), b"entry,name,md5").unwrap();
        }
        let old =
            std::fs::FileTimes::new().set_modified(std::time::SystemTime::now() - 2 * LEFT_BEHIND);
        for name in names.iter().take(3) {
            let file = File::options().write(true).open(at(name)).unwrap();
            file.set_times(old).unwrap();
        }
        let held = File::open(at(names[1])).unwrap();
        held.lock().unwrap();
        write_private(&at("a.csv"), b"x", false).unwrap();
        let there = names.map(|name| at(name).exists());
        assert_eq!(there, [false, true, true, true]);
        drop(held);
    }

    #[test]
    fn a_file_over_the_limit_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("big");
        let file = File::create(&path).unwrap();
        file.set_len(1 << 40).unwrap();
        let refused = read(&path, 1 << 20).unwrap_err();
        assert_eq!(
            refused.kind,
            Error::TooManyBytes {
                bytes: 1 << 40,
                limit: 1 << 20
            }
        );
    }

    #[test]
    fn a_picture_read_discreetly_is_whole_and_keeps_its_time_of_access() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, b"picture").unwrap();
        // A day ago, so that even a file system with `relatime` would set it.
        let before = std::time::SystemTime::now() - Duration::from_secs(90_000);
        let times = std::fs::FileTimes::new().set_accessed(before);
        let file = File::options().write(true).open(&path).unwrap();
        file.set_times(times).unwrap();
        drop(file);
        let stored = std::fs::metadata(&path).unwrap().accessed().unwrap();
        assert_eq!(read_discreetly(&path, 7).unwrap().as_slice(), b"picture");
        assert_eq!(open_discreetly(&path, 7).unwrap().1, 7);
        if cfg!(target_os = "linux") {
            let accessed = std::fs::metadata(&path).unwrap().accessed().unwrap();
            assert_eq!(accessed, stored);
        }
        let refused = Error::TooManyBytes { bytes: 7, limit: 6 };
        assert_eq!(read_discreetly(&path, 6).unwrap_err(), refused);
        assert_eq!(open_discreetly(&path, 6).unwrap_err(), refused);
        let folder = read_discreetly(folder.path(), 6);
        assert_eq!(folder.unwrap_err(), Error::IsAFolder);
    }

    #[test]
    fn the_copy_is_named_after_the_original() {
        let beside = protected_path(Path::new("a/b.c.HEIC"), None, Format::Jpeg);
        assert_eq!(beside, Path::new("a/b.c.protected.jpg"));
        let out = protected_path(Path::new("a/b.png"), Some(Path::new("o")), Format::Png);
        assert_eq!(out, Path::new("o/b.protected.png"));
    }
}
