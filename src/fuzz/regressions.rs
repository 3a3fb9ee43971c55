//! Files that once did harm: small, made by us or by changing what we made, kept beside the sources.

use std::path::{Path, PathBuf};

use crate::Target;

/// The folder that holds a folder for each target.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("regressions")
}

/// The files for a target, in the order of their names; none where it never failed.
pub fn files(target: &Target) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder().join(target.name)) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_none_or(|ending| ending != "md"));
    files.sort();
    files
}
