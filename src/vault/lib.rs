//! One encrypted file for one kind of content: sealed with a passphrase, with one previous version and a lock.
//!
//! A [`Store`] is such a file. What it holds is up to those who implement [`Content`]: the
//! register of fingerprints, the album book of consents. The file is in the age format (age-encryption.org/v1), so that
//! the `age` command opens it without Ombrelle.
//!
//! ```
//! use ombrelle_vault::{Passphrase, is_sealed};
//!
//! assert!(Passphrase::new("").is_err(), "an empty passphrase is refused");
//! assert!(!is_sealed(b"plain text"));
//! ```

mod error;
mod history;
mod lock;
mod process;
mod seal;
mod store;

pub use error::Error;
pub use process::keep_memory_private;
pub use seal::{Passphrase, ScryptCost, identity, is_sealed, seal, unseal, unseal_with};
pub use store::Store;

use serde::Deserialize;
use std::io::{self, Write};

/// What is kept in such a file. `Default` is what a new file holds.
pub trait Content: Clone + Default + PartialEq {
    /// What such a file is called in the codes of its errors: `register` gives `register-damaged`.
    const TITLE: &'static str;

    /// Writes it straight into what encrypts it.
    ///
    /// # Errors
    /// Those of the writer.
    fn write(&self, out: &mut impl Write) -> io::Result<()>;

    /// Reads it: all of it, or an error that quotes nothing of what was read.
    ///
    /// # Errors
    /// [`Error::Damaged`] and [`Error::Newer`].
    fn read(bytes: &[u8]) -> Result<Self, Error>;

    /// Whether the version before must not come back by putting the previous version in place of a damaged one: somebody took something back since.
    fn takes_back(&self, _before: &Self) -> bool {
        false
    }
}

/// What every version of a content says of itself.
#[derive(Deserialize)]
struct Title {
    kind: String,
    version: u32,
}

/// Reads the title of JSON before the rest, whose form depends on the version: the version, from 1 to `newest`.
///
/// # Errors
/// [`Error::Damaged`] for JSON of another kind or none at all, [`Error::Newer`].
pub fn title(json: &[u8], kind: &str, newest: u32, title: &'static str) -> Result<u32, Error> {
    // serde_json's own words could repeat a part of what it read.
    let found: Title = serde_json::from_slice(json).map_err(|_| Error::Damaged { title })?;
    match found.version {
        _ if found.kind != kind => Err(Error::Damaged { title }),
        0 => Err(Error::Damaged { title }),
        version if version > newest => Err(Error::Newer { title }),
        version => Ok(version),
    }
}
