//! The register: opened with a passphrase, changed, and written before a change is told as done.

use std::path::Path;

use jiff::civil::Date;

use super::entries::{Entries, Reported};
use super::fingerprint::Fingerprint;
use crate::error::Reason;
use crate::vault::{self, Passphrase, Vault, Work};

/// An open register. It holds the lock: no other program changes it meanwhile.
///
/// Whenever a method fails, the files are as they were before it, and so is what is held here.
#[derive(Debug)]
pub struct Register(Vault<Entries>);

/// What [`Register::add`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// A new entry of this number.
    New(u32),
    /// A file of the same bytes is there already, under this number; nothing was changed.
    Already(u32),
}

impl Register {
    /// Makes an empty register, and its folder if that is missing.
    ///
    /// # Errors
    /// [`Reason::RegisterExists`] if there is one, or a previous version of one;
    /// [`Reason::RegisterInUse`]; reasons of writing.
    pub fn create(path: &Path, passphrase: Passphrase, work: Work) -> Result<Self, Reason> {
        Vault::create(path, Entries::default(), passphrase, work).map(Self)
    }

    /// Opens a register in order to change it.
    ///
    /// # Errors
    /// [`Reason::NoRegister`], [`Reason::RegisterInUse`], [`Reason::WrongPassphrase`] after the same work whatever
    /// the passphrase is, [`Reason::RegisterDamaged`], [`Reason::NewerRegister`]; reasons of reading.
    pub fn open(path: &Path, passphrase: Passphrase, work: Work) -> Result<Self, Reason> {
        Vault::open(path, passphrase, work).map(Self)
    }

    /// What it holds.
    pub fn entries(&self) -> &Entries {
        self.0.content()
    }

    /// Adds files' fingerprints, each under a name of the person's choice, and saves once: all or none.
    ///
    /// # Errors
    /// Reasons of writing.
    pub fn add(
        &mut self,
        day: Date,
        files: Vec<(String, Fingerprint)>,
    ) -> Result<Vec<Added>, Reason> {
        let mut entries = self.entries().clone();
        let add =
            |(name, fingerprint): (String, Fingerprint)| match entries.same_bytes(&fingerprint) {
                Some(there) => Added::Already(there.number),
                None => Added::New(entries.push(name, day, fingerprint)),
            };
        let added: Vec<Added> = files.into_iter().map(add).collect();
        if added.iter().any(|one| matches!(one, Added::New(_))) {
            self.0.save(entries)?;
        }
        Ok(added)
    }

    /// Notes where an entry was reported, and saves.
    ///
    /// # Errors
    /// [`Reason::NoSuchEntry`]; reasons of writing.
    pub fn note(&mut self, number: u32, reported: Reported) -> Result<(), Reason> {
        let mut entries = self.entries().clone();
        entries.note(number, reported)?;
        self.0.save(entries)
    }

    /// Takes an entry out, of the previous version too: both become the version without it.
    ///
    /// # Errors
    /// [`Reason::NoSuchEntry`]; reasons of writing. Stopped or failed in the middle, the entry is still in
    /// the present version, so that it shows that withdrawing has to be done again.
    pub fn withdraw(&mut self, number: u32) -> Result<(), Reason> {
        let mut entries = self.entries().clone();
        entries.withdraw(number)?;
        self.0.save_for_good(entries)
    }

    /// Encrypts both versions anew, so that nothing opens with the old passphrase.
    ///
    /// # Errors
    /// Reasons of writing; the old passphrase then still opens the register.
    pub fn change_passphrase(&mut self, passphrase: Passphrase) -> Result<(), Reason> {
        self.0.change_passphrase(passphrase)
    }
}

/// What a register holds, for looking only: takes no lock and writes nothing.
///
/// # Errors
/// As [`Register::open`], without [`Reason::RegisterInUse`].
pub fn look(path: &Path, passphrase: &Passphrase) -> Result<Entries, Reason> {
    vault::look(path, passphrase)
}

/// The previous version, for looking only.
///
/// # Errors
/// As [`look`]; [`Reason::NoRegister`] when there is none.
pub fn look_at_previous(path: &Path, passphrase: &Passphrase) -> Result<Entries, Reason> {
    vault::look_at_previous(path, passphrase)
}

/// Whether there is a previous version to go back to.
pub fn has_previous(path: &Path) -> bool {
    vault::has_previous::<Entries>(path)
}

/// Puts the previous version in place of one that is damaged or lost: the entries that are there again.
///
/// # Errors
/// [`Reason::NothingToRestore`] when the present version opens, or there is no previous one;
/// [`Reason::WrongPassphrase`], [`Reason::RegisterDamaged`], [`Reason::NewerRegister`] of the previous version;
/// reasons of reading and writing.
pub fn restore(path: &Path, passphrase: &Passphrase) -> Result<Entries, Reason> {
    vault::restore(path, passphrase)
}

/// Destroys a register: both versions and the lock are overwritten and removed. Takes no passphrase, since
/// whoever lost it may want this most.
///
/// # Errors
/// [`Reason::NoRegister`], [`Reason::RegisterInUse`]; [`Reason::RegisterDamaged`] where neither version begins
/// as a register does, and nothing is touched; reasons of writing.
pub fn destroy(path: &Path) -> Result<(), Reason> {
    vault::destroy::<Entries>(path)
}
