//! Where the person's own files are, where those of others are read, and which moment counts as now.

use std::path::PathBuf;

use ombrelle_core::calendar::{self, DateTime};
use ombrelle_core::paths;
use ombrelle_core::protect::Decoding;

/// Where each file is. Tests put them elsewhere, and decode in their own process.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// Settings; none if the system names no folder for them, or a test wants none.
    pub settings: Option<PathBuf>,
    /// The register of fingerprints.
    pub register: Option<PathBuf>,
    /// The album book.
    pub book: Option<PathBuf>,
    /// The update of the list of help lines.
    pub directory: Option<PathBuf>,
    /// Where photos and videos are decoded.
    pub decoding: Decoding,
    /// The moment for which help lines are told as open or closed; none for that of the device's clock, on which no test is to hang.
    pub moment: Option<DateTime>,
}

impl Places {
    /// The files of the person whose session this is; what is decoded is decoded in workers of this program.
    pub fn of_this_person() -> Self {
        Self {
            settings: paths::settings(),
            register: paths::register(),
            book: paths::book(),
            directory: paths::directory_update(),
            decoding: Decoding::caged(),
            moment: None,
        }
    }

    /// The moment that counts as now.
    pub fn now(&self) -> DateTime {
        self.moment.unwrap_or_else(calendar::now)
    }
}
