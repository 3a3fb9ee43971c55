//! From the paths that a person gives to the photos that are meant.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::names::{Entry, entry, is_neutral};
use crate::error::{Error, FileError};
use crate::metadata;
use crate::photo::{Kind, is_video};

/// A photo to work on.
#[derive(Debug, Clone, PartialEq)]
pub struct Photo {
    /// Where it is.
    pub path: PathBuf,
    /// The folders between the folder that was given and the photo.
    pub below: PathBuf,
    /// Its kind by its first bytes; none if it could not be told, which opening it will explain.
    pub kind: Option<Kind>,
}

/// Why a file is left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// Its name says that it is a protected copy; in a folder, a neutral name together with our mark.
    ProtectedCopy,
    /// A link that leads nowhere, met inside a folder.
    Link,
}

/// One thing met on the way, in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A photo.
    Photo(Photo),
    /// A file left alone; `named` if the person named it, rather than its folder.
    Skipped {
        /// Where it is.
        path: PathBuf,
        /// Why.
        why: Skip,
        /// Whether the person named it.
        named: bool,
    },
    /// Something that cannot be read.
    Failed(Error),
    /// A folder without any photo.
    NoPhoto(PathBuf),
}

impl Item {
    /// Where it is; none for something that cannot be read and has no path.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Photo(photo) => Some(&photo.path),
            Self::Skipped { path, .. } | Self::NoPhoto(path) => Some(path),
            Self::Failed(error) => error.path.as_deref(),
        }
    }
}

/// All that was met.
#[derive(Debug, Default)]
pub struct Gathered {
    /// In the order given, folders from A to Z.
    pub items: Vec<Item>,
    /// Files in folders that are neither photos nor videos.
    pub other_files: usize,
    /// Videos in folders.
    pub videos: usize,
    /// Links in folders that lead to a folder: none is entered.
    pub linked_folders: Vec<PathBuf>,
    /// Whether a folder was given.
    pub folders: bool,
    seen: HashSet<PathBuf>,
    /// Where each photo is, whatever links lead to it.
    real: HashMap<PathBuf, PathBuf>,
    entries: HashSet<Entry>,
    named_videos: HashSet<PathBuf>,
    met: usize,
}

/// Finds the photos: files by their own name, folders with all folders below. Hidden files are
/// left alone, linked folders not entered (so that loops end), a photo given twice met once.
pub fn gather(paths: &[PathBuf]) -> Gathered {
    let mut gathered = Gathered::default();
    for path in paths {
        match fs::metadata(path) {
            Err(error) => gathered.fail(path, &error),
            Ok(about) if about.is_dir() => {
                gathered.folders = true;
                let before = gathered.met;
                gathered.walk(path, Path::new(""));
                if before == gathered.met {
                    gathered.items.push(Item::NoPhoto(path.clone()));
                }
            }
            Ok(_) if is_protected_copy(path) => gathered.skip(path, Skip::ProtectedCopy, true),
            Ok(about) => {
                // A pipe would wait for its writer: opening refuses it with a reason.
                let kind = match about.is_file().then(|| sniff(path)) {
                    Some(Ok(Sniffed::Photo(kind))) => Some(kind),
                    Some(Ok(Sniffed::Video)) => {
                        gathered.named_videos.insert(path.clone());
                        None
                    }
                    _ => None,
                };
                gathered.add(path, Path::new(""), kind);
            }
        }
    }
    gathered
}

impl Gathered {
    /// Whether what the person named here, and what is met as a photo of no known kind, is a video.
    pub fn is_named_video(&self, path: &Path) -> bool {
        self.named_videos.contains(path)
    }

    /// Where a photo that was met is, whatever links lead to it, by its path.
    pub fn real<'a>(&'a self, path: &'a Path) -> &'a Path {
        self.real.get(path).map_or(path, PathBuf::as_path)
    }

    fn walk(&mut self, folder: &Path, below: &Path) {
        let listed = fs::read_dir(folder).and_then(|list| list.collect::<io::Result<Vec<_>>>());
        let mut entries = match listed {
            Ok(entries) => entries,
            Err(error) => return self.fail(folder, &error),
        };
        entries.sort_by_key(|entry| entry.file_name());
        for entry in entries {
            let (name, path) = (entry.file_name(), entry.path());
            if is_hidden(&name) {
                continue;
            }
            let linked = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            match fs::metadata(&path) {
                Err(_) if linked => self.skip(&path, Skip::Link, false),
                Err(error) => self.fail(&path, &error),
                Ok(about) if about.is_dir() && linked => self.linked_folders.push(path),
                Ok(about) if about.is_dir() => self.walk(&path, &below.join(name)),
                Ok(about) if about.is_file() => self.file(&path, below),
                Ok(_) => self.other_files += 1,
            }
        }
    }

    fn file(&mut self, path: &Path, below: &Path) {
        if is_protected_copy(path) {
            return self.skip(path, Skip::ProtectedCopy, false);
        }
        match sniff(path) {
            Err(error) => self.fail(path, &error),
            // Whoever named it means the file, whatever it is.
            Ok(Sniffed::Photo(kind)) if !self.is_there(path) && is_neutral_copy(path, kind) => {
                self.skip(path, Skip::ProtectedCopy, false);
            }
            Ok(Sniffed::Photo(kind)) => self.add(path, below, Some(kind)),
            Ok(Sniffed::Video) => self.videos += 1,
            Ok(Sniffed::Other) => self.other_files += 1,
        }
    }

    fn add(&mut self, path: &Path, below: &Path, kind: Option<Kind>) {
        self.met += 1;
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let new = self.seen.insert(real.clone());
        let again = entry(path).is_some_and(|entry| !self.entries.insert(entry));
        if new && !again {
            self.real.insert(path.to_owned(), real);
            self.items.push(Item::Photo(Photo {
                path: path.to_owned(),
                below: below.to_owned(),
                kind,
            }));
        }
    }

    /// Whether it was met as a photo already.
    fn is_there(&self, path: &Path) -> bool {
        path.canonicalize()
            .is_ok_and(|real| self.seen.contains(&real))
    }

    fn skip(&mut self, path: &Path, why: Skip, named: bool) {
        self.met += 1;
        let path = path.to_owned();
        self.items.push(Item::Skipped { path, why, named });
    }

    fn fail(&mut self, path: &Path, error: &io::Error) {
        self.met += 1;
        self.items
            .push(Item::Failed(Error::at(path, FileError::from(error))));
    }
}

/// What a file is.
enum Sniffed {
    Photo(Kind),
    Video,
    Other,
}

/// What a file is by its first bytes, whatever its name says.
fn sniff(path: &Path) -> io::Result<Sniffed> {
    let mut first = Vec::new();
    File::open(path)?.take(4096).read_to_end(&mut first)?;
    Ok(match Kind::sniff(&first) {
        Some(kind) => Sniffed::Photo(kind),
        None if is_video(&first) => Sniffed::Video,
        None => Sniffed::Other,
    })
}

/// `NAME.protected.EXT`, as [`crate::disk::protected_path`] names its results.
fn is_protected_copy(path: &Path) -> bool {
    let before_the_ending = path.file_stem().map(Path::new);
    before_the_ending.and_then(Path::extension) == Some(OsStr::new("protected"))
}

/// `photo-1.jpg`, which says nothing: a copy of ours where our mark is in it as we put it, and nothing else. Without the mark, and where the file cannot be
/// read, it is a photo: none is left out on its name alone.
fn is_neutral_copy(path: &Path, kind: Kind) -> bool {
    is_neutral(path, kind) && is_marked_copy(path).unwrap_or(false)
}

fn is_marked_copy(path: &Path) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let (mut start, mut end) = (Vec::new(), Vec::new());
    let most = metadata::ENDS;
    file.by_ref().take(most).read_to_end(&mut start)?;
    file.seek(SeekFrom::Start(length.saturating_sub(most)))?;
    file.take(most).read_to_end(&mut end)?;
    Ok(metadata::is_marked_copy(&start, &end, length))
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn copies_are_known_by_their_name() {
        assert!(is_protected_copy(Path::new("a/b.protected.jpg")));
        assert!(!is_protected_copy(Path::new("a/protected.jpg")));
        assert!(!is_protected_copy(Path::new("a.protected/b.jpg")));
    }

    #[test]
    fn videos_in_a_folder_are_counted_by_what_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let files: [(&str, &[u8]); 4] = [
            ("clip", b"\0\0\0\x14ftypisom\0\0\0\0mp42"),
            ("film.jpg", b"\x1a\x45\xdf\xa3 matroska"),
            ("raw.cr3", b"\0\0\0\x14ftypcrx \0\0\0\0"),
            ("notes.txt", b"pack hats"),
        ];
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        let gathered = gather(&[folder.path().to_owned()]);
        assert_eq!((gathered.videos, gathered.other_files), (2, 2));
        // Named by themselves they are told one by one.
        let named = ["clip", "notes.txt"].map(|name| folder.path().join(name));
        let gathered = gather(&named);
        assert_eq!((gathered.videos, gathered.other_files), (0, 0));
        assert_eq!(
            named.map(|path| gathered.is_named_video(&path)),
            [true, false]
        );
    }

    #[test]
    fn a_missing_file_is_told_and_an_empty_folder_too() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("none.jpg");
        let gathered = gather(&[missing.clone(), folder.path().to_owned()]);
        assert_eq!(
            gathered.items,
            [
                Item::Failed(ErrorKind::File(FileError::NotFound).at(&missing)),
                Item::NoPhoto(folder.path().to_owned())
            ]
        );
    }
}
