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

mod history;
mod lock;
mod seal;
mod store;

pub use seal::{Passphrase, ScryptCost, identity, is_sealed, seal, unseal, unseal_with};
pub use store::Store;

use std::io::{self, Write};

use ombrelle_base::error;
use serde::Deserialize;

use crate::error::Reason;

/// What is kept in such a file. `Default` is what a new file holds.
pub trait Content: Clone + Default + PartialEq {
    /// The reasons in which a person hears of this file and of no other.
    const FAULTS: &'static Faults;

    /// Writes it straight into what encrypts it.
    ///
    /// # Errors
    /// Those of the writer.
    fn write(&self, out: &mut impl Write) -> io::Result<()>;

    /// Reads it: all of it, or a reason that quotes nothing of what was read.
    ///
    /// # Errors
    /// [`Faults::damaged`] and [`Faults::newer`].
    fn read(bytes: &[u8]) -> Result<Self, Reason>;
}

/// What the faults of one kind of file are.
#[derive(Debug)]
pub struct Faults {
    /// There is no such file here.
    pub missing: Reason,
    /// There is one already, or a previous version of one.
    pub exists: Reason,
    /// It is cut, altered, lost beside its previous version, or something else.
    pub damaged: Reason,
    /// A newer version of the program wrote it.
    pub newer: Reason,
    /// Another program has it open.
    pub in_use: Reason,
    /// The passphrase does not open it.
    pub wrong_passphrase: Reason,
    /// It opens, or there is no previous version of it.
    pub nothing_to_restore: Reason,
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
/// [`Faults::damaged`] for JSON of another kind or none at all, [`Faults::newer`].
pub fn title(json: &[u8], kind: &str, newest: u32, faults: &Faults) -> Result<u32, Reason> {
    // serde_json's own words could repeat a part of what it read.
    let title: Title = serde_json::from_slice(json).map_err(|_| faults.damaged.clone())?;
    match title.version {
        _ if title.kind != kind => Err(faults.damaged.clone()),
        0 => Err(faults.damaged.clone()),
        version if version > newest => Err(faults.newer.clone()),
        version => Ok(version),
    }
}
