//! Where the person's own files are.

use std::path::PathBuf;

use ombrelle_core::paths;

/// Where each file is. Tests put them elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// Settings; none if the system names no folder for them, or a test wants none.
    pub settings: Option<PathBuf>,
    /// The register of fingerprints.
    pub register: Option<PathBuf>,
    /// The album book.
    pub book: Option<PathBuf>,
}

impl Places {
    /// The files of the person whose session this is.
    pub fn of_this_person() -> Self {
        Self {
            settings: paths::settings(),
            register: paths::register(),
            book: paths::book(),
        }
    }
}
