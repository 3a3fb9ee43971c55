//! The files that a person names, and those in folders, found by their names alone: a file is opened once, by
//! whoever makes its fingerprint.

use std::fs;
use std::path::{Path, PathBuf};

use ombrelle_core::error::{ErrorKind, FileError};

/// A file to look at.
pub struct Found {
    /// Where it is, or why it, or the folder that it is in, cannot be looked at.
    pub place: Result<PathBuf, ErrorKind>,
    /// Whether the person named it, rather than its folder.
    pub named: bool,
}

/// All that was met.
#[derive(Default)]
pub struct Gathered {
    /// In the order given, folders from A to Z.
    pub files: Vec<Found>,
    /// What is in folders and no file at all: pipes, sockets.
    pub others: usize,
    /// Links in folders that lead nowhere.
    pub links: usize,
    /// Links in folders that lead to a folder: none is entered, so that loops end.
    pub linked_folders: usize,
}

/// Files by their own names; folders with all folders below, from A to Z. Hidden files are left alone. Links that lead to no file are counted: their
/// names would be those of pictures.
pub fn gather(paths: &[PathBuf]) -> Gathered {
    let mut gathered = Gathered::default();
    for path in paths {
        if path.is_dir() {
            gathered.walk(path);
        } else {
            gathered.files.push(Found {
                place: Ok(path.clone()),
                named: true,
            });
        }
    }
    gathered
}

impl Gathered {
    fn walk(&mut self, folder: &Path) {
        let listed = fs::read_dir(folder).and_then(|list| list.collect::<Result<Vec<_>, _>>());
        let mut entries = match listed {
            Ok(entries) => entries,
            Err(error) => return self.fail(&error),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let path = entry.path();
            let linked = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            match fs::metadata(&path) {
                Err(_) if linked => self.links += 1,
                // A folder whose names can be read and nothing else.
                Err(error) => self.fail(&error),
                Ok(about) if about.is_dir() && linked => self.linked_folders += 1,
                Ok(about) if about.is_dir() => self.walk(&path),
                Ok(about) if about.is_file() => self.files.push(Found {
                    place: Ok(path),
                    named: false,
                }),
                Ok(_) => self.others += 1,
            }
        }
    }

    fn fail(&mut self, error: &std::io::Error) {
        self.files.push(Found {
            place: Err(FileError::from(error).into()),
            named: true,
        });
    }
}
