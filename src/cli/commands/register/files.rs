//! The files that a person names, and those in folders, found by their names alone: a file is opened once, by
//! whoever makes its fingerprint.

use std::fs;
use std::path::{Path, PathBuf};

use ombrelle_core::error::{ErrorKind, FileError};

/// A file to look at.
pub struct Found {
    /// Where it is, or why the place cannot be listed.
    pub place: Result<PathBuf, ErrorKind>,
    /// Whether the person named it, rather than its folder.
    pub named: bool,
}

/// Files by their own names; folders with all folders below, from A to Z. Hidden files are left alone, linked folders
/// not entered, so that loops end.
pub fn gather(paths: &[PathBuf]) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &mut found);
        } else {
            found.push(Found {
                place: Ok(path.clone()),
                named: true,
            });
        }
    }
    found
}

fn walk(folder: &Path, found: &mut Vec<Found>) {
    let listed = fs::read_dir(folder).and_then(|list| list.collect::<Result<Vec<_>, _>>());
    let mut entries = match listed {
        Ok(entries) => entries,
        Err(error) => {
            return found.push(Found {
                place: Err(FileError::from(&error).into()),
                named: true,
            });
        }
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let path = entry.path();
        let linked = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        match fs::metadata(&path) {
            Ok(about) if about.is_dir() && linked => {}
            Ok(about) if about.is_dir() => walk(&path, found),
            Ok(about) if about.is_file() => found.push(Found {
                place: Ok(path),
                named: false,
            }),
            // Pipes, sockets, links that lead nowhere.
            _ => {}
        }
    }
}
