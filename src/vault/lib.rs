//! One encrypted file: how it is sealed with a passphrase, its one previous version, its lock.
//!
//! What lies in it is the matter of others: the register of fingerprints, the album book of consents. The file is in the
//! age format (age-encryption.org/v1), so that the `age` command opens it without us.
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
mod title;
mod whole;

pub use seal::{Passphrase, Work, is_sealed, seal, unseal};
pub use seal::{identity, unseal_with};
pub use title::title;
pub use whole::{Vault, destroy, has_previous, look, look_at_previous, restore};

use std::io::{self, Write};

use ombrelle_base::error;

use crate::error::Reason;

/// What is kept in such a file.
pub trait Content: Clone {
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

/// How the faults of one kind of file are called.
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
