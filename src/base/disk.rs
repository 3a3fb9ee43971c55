//! Reading photos within limits; writing files that appear whole or not at all.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::Format;
use crate::error::{Error, Reason};

/// Reads a whole file of at most `limit` bytes.
///
/// # Errors
/// A [`Reason`] of the group *file itself*, [`Reason::TooManyBytes`].
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    read_within(path, limit).map_err(|reason| reason.at(path))
}

fn read_within(path: &Path, limit: u64) -> Result<Vec<u8>, Reason> {
    let bytes = ordinary(path, limit)?;
    let mut content = Vec::with_capacity(room_for(bytes));
    take(File::open(path), &mut content, limit)?;
    Ok(content)
}

/// Reads a picture without leaving a trace: opened once, for reading only, without a new time of last
/// access where the system allows that (Linux and Android, for the file's owner), into memory
/// that is wiped. The reason comes without the path.
///
/// # Errors
/// As [`read`].
pub fn read_discreetly(path: &Path, limit: u64) -> Result<Zeroizing<Vec<u8>>, Reason> {
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
pub fn open_discreetly(path: &Path, limit: u64) -> Result<(File, u64), Reason> {
    let bytes = ordinary(path, limit)?;
    let file = open_unnoticed(path).map_err(|e| Reason::from(&e))?;
    if bytes == 0 {
        return Err(Reason::EmptyFile);
    }
    Ok((file, bytes))
}

/// The size of an ordinary file of at most `limit` bytes. Asked before opening, since opening a pipe
/// waits for its writer.
fn ordinary(path: &Path, limit: u64) -> Result<u64, Reason> {
    let about = std::fs::metadata(path).map_err(|e| Reason::from(&e))?;
    if about.is_dir() {
        return Err(Reason::IsAFolder);
    }
    if !about.is_file() {
        return Err(Reason::NotAFile);
    }
    let bytes = about.len();
    if bytes > limit {
        return Err(Reason::TooManyBytes { bytes, limit });
    }
    Ok(bytes)
}

fn room_for(bytes: u64) -> usize {
    usize::try_from(bytes).unwrap_or(0)
}

/// Reads all; the file may grow while it is read, so never more than the limit.
fn take(file: std::io::Result<File>, content: &mut Vec<u8>, limit: u64) -> Result<(), Reason> {
    let mut within = file
        .map_err(|e| Reason::from(&e))?
        .take(limit.saturating_add(1));
    within.read_to_end(content).map_err(|e| Reason::from(&e))?;
    let bytes = content.len() as u64;
    match bytes {
        0 => Err(Reason::EmptyFile),
        _ if bytes > limit => Err(Reason::TooManyBytes { bytes, limit }),
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

/// Writes a file that appears whole or not at all: written beside its place under a temporary name,
/// flushed to the disk, then renamed. Without `replace`, an existing name is never touched, even
/// if it appears in between.
///
/// # Errors
/// [`Reason::ExistsAlready`], [`Reason::NotFound`] for a missing folder, [`Reason::NoPermission`],
/// [`Reason::ReadOnly`], [`Reason::DiskFull`], [`Reason::IsAFolder`], [`Reason::Io`].
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Error> {
    write_whole(path, bytes, replace, ANYBODY).map_err(|reason| reason.at(path))
}

/// Writes like [`write()`] a file that only its owner may read and change, where the system has such rights.
///
/// # Errors
/// Those of [`write()`].
pub fn write_private(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Error> {
    write_whole(path, bytes, replace, OWNER).map_err(|reason| reason.at(path))
}

/// Rights of a new file, before the process's umask takes some away.
const ANYBODY: u32 = 0o666;
const OWNER: u32 = 0o600;

fn write_whole(path: &Path, bytes: &[u8], replace: bool, rights: u32) -> Result<(), Reason> {
    let io = |e: std::io::Error| Reason::from(&e);
    if path.is_dir() {
        return Err(Reason::IsAFolder);
    }
    if !replace && path.symlink_metadata().is_ok() {
        return Err(Reason::ExistsAlready);
    }
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut passing = new_file_in(folder, rights).map_err(io)?;
    passing.write_all(bytes).map_err(io)?;
    passing.as_file().sync_all().map_err(io)?;
    let kept = if replace {
        passing.persist(path).map_err(|e| e.error)
    } else {
        passing.persist_noclobber(path).map_err(|e| e.error)
    };
    kept.map_err(io)?;
    sync_folder(folder);
    Ok(())
}

/// A temporary file with the rights of the file that it becomes.
fn new_file_in(folder: &Path, rights: u32) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".ombrelle-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(rights));
    }
    #[cfg(not(unix))]
    let _ = rights;
    builder.tempfile_in(folder)
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
        assert_eq!(refused, Reason::ExistsAlready.at(&path));
        assert_eq!(std::fs::read(&path).unwrap(), b"first");
        write(&path, b"second", true).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"second");
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
            write(&missing, b"x", false).unwrap_err().reason,
            Reason::NotFound
        );
        std::fs::create_dir(folder.path().join("taken")).unwrap();
        let taken = write(&folder.path().join("taken"), b"x", true).unwrap_err();
        assert_eq!(taken.reason, Reason::IsAFolder);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_over_the_limit_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("big");
        let file = File::create(&path).unwrap();
        file.set_len(1 << 40).unwrap();
        let refused = read(&path, 1 << 20).unwrap_err();
        assert_eq!(
            refused.reason,
            Reason::TooManyBytes {
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
        let before = std::time::SystemTime::now() - std::time::Duration::from_secs(90_000);
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
        let refused = Reason::TooManyBytes { bytes: 7, limit: 6 };
        assert_eq!(read_discreetly(&path, 6).unwrap_err(), refused);
        assert_eq!(open_discreetly(&path, 6).unwrap_err(), refused);
        let folder = read_discreetly(folder.path(), 6);
        assert_eq!(folder.unwrap_err(), Reason::IsAFolder);
    }

    #[test]
    fn the_copy_is_named_after_the_original() {
        let beside = protected_path(Path::new("a/b.c.HEIC"), None, Format::Jpeg);
        assert_eq!(beside, Path::new("a/b.c.protected.jpg"));
        let out = protected_path(Path::new("a/b.png"), Some(Path::new("o")), Format::Png);
        assert_eq!(out, Path::new("o/b.protected.png"));
    }
}
