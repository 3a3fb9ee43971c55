//! What was found: the input in a file of its own, and beside it how it was found.

use std::io;
use std::path::{Path, PathBuf};

use crate::Target;

/// Keeps an input that broke a promise: its path.
///
/// # Errors
/// Those of writing.
pub fn keep(folder: &Path, target: &Target, bytes: &[u8], told: &str) -> io::Result<PathBuf> {
    let folder = folder.join("found").join(target.name);
    std::fs::create_dir_all(&folder)?;
    let name = format!("{:08x}-{}", crc32fast::hash(bytes), bytes.len());
    let file = folder.join(&name);
    std::fs::write(&file, bytes)?;
    std::fs::write(folder.join(format!("{name}.txt")), format!("{told}\n"))?;
    Ok(file)
}
