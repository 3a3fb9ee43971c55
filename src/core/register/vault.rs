//! The register: opened with a passphrase, changed, and written before a change is told as done.

use std::path::Path;

use jiff::civil::Date;

use super::entries::{Entries, Reported};
use super::fingerprint::Fingerprint;
use super::history::History;
use super::lock::Lock;
use super::seal::{Passphrase, Work, is_sealed, seal, unseal};
use crate::error::Reason;

/// An open register. It holds the lock: no other program changes it meanwhile.
///
/// Whenever a method fails, the files are as they were before it, and so is what is held here.
#[derive(Debug)]
pub struct Register {
    history: History,
    entries: Entries,
    passphrase: Passphrase,
    work: Work,
    _lock: Lock,
}

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
        let history = History::of(path);
        if history.is_there() {
            return Err(Reason::RegisterExists);
        }
        history.make_folder()?;
        let lock = Lock::take(&history.lock())?;
        // Somebody may have made one just before the lock was taken.
        if history.is_there() {
            return Err(Reason::RegisterExists);
        }
        history.sweep()?;
        let entries = Entries::default();
        history.save(&seal(&entries, &passphrase, work)?)?;
        Ok(Self {
            history,
            entries,
            passphrase,
            work,
            _lock: lock,
        })
    }

    /// Opens a register in order to change it.
    ///
    /// # Errors
    /// [`Reason::NoRegister`], [`Reason::RegisterInUse`], [`Reason::WrongPassphrase`] after the same work whatever
    /// the passphrase is, [`Reason::RegisterDamaged`], [`Reason::NewerRegister`]; reasons of reading.
    pub fn open(path: &Path, passphrase: Passphrase, work: Work) -> Result<Self, Reason> {
        let history = History::of(path);
        if !history.is_there() {
            return Err(Reason::NoRegister);
        }
        let lock = Lock::take(&history.lock())?;
        history.sweep()?;
        let entries = unseal(&present(&history)?, &passphrase)?;
        Ok(Self {
            history,
            entries,
            passphrase,
            work,
            _lock: lock,
        })
    }

    /// What it holds.
    pub fn entries(&self) -> &Entries {
        &self.entries
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
        let mut entries = self.entries.clone();
        let add =
            |(name, fingerprint): (String, Fingerprint)| match entries.same_bytes(&fingerprint) {
                Some(there) => Added::Already(there.number),
                None => Added::New(entries.push(name, day, fingerprint)),
            };
        let added: Vec<Added> = files.into_iter().map(add).collect();
        if added.iter().any(|one| matches!(one, Added::New(_))) {
            self.save(entries)?;
        }
        Ok(added)
    }

    /// Notes where an entry was reported, and saves.
    ///
    /// # Errors
    /// [`Reason::NoSuchEntry`]; reasons of writing.
    pub fn note(&mut self, number: u32, reported: Reported) -> Result<(), Reason> {
        let mut entries = self.entries.clone();
        entries.note(number, reported)?;
        self.save(entries)
    }

    fn save(&mut self, entries: Entries) -> Result<(), Reason> {
        let sealed = seal(&entries, &self.passphrase, self.work)?;
        self.history.save(&sealed)?;
        self.entries = entries;
        Ok(())
    }

    /// Takes an entry out, of the previous version too: both become the version without it.
    ///
    /// # Errors
    /// [`Reason::NoSuchEntry`]; reasons of writing. Stopped or failed in the middle, the entry is still in
    /// the present version, so that it shows that withdrawing has to be done again.
    pub fn withdraw(&mut self, number: u32) -> Result<(), Reason> {
        let mut entries = self.entries.clone();
        entries.withdraw(number)?;
        let sealed = seal(&entries, &self.passphrase, self.work)?;
        self.history.save_for_good(&sealed)?;
        self.entries = entries;
        Ok(())
    }

    /// Encrypts both versions anew, so that nothing opens with the old passphrase.
    ///
    /// # Errors
    /// Reasons of writing; the old passphrase then still opens the register.
    pub fn change_passphrase(&mut self, passphrase: Passphrase) -> Result<(), Reason> {
        let sealed = seal(&self.entries, &passphrase, self.work)?;
        self.history.save_for_good(&sealed)?;
        self.passphrase = passphrase;
        Ok(())
    }
}

/// What a register holds, for looking only: takes no lock and writes nothing.
///
/// # Errors
/// As [`Register::open`], without [`Reason::RegisterInUse`].
pub fn look(path: &Path, passphrase: &Passphrase) -> Result<Entries, Reason> {
    unseal(&present(&History::of(path))?, passphrase)
}

/// The previous version, for looking only.
///
/// # Errors
/// As [`look`]; [`Reason::NoRegister`] when there is none.
pub fn look_at_previous(path: &Path, passphrase: &Passphrase) -> Result<Entries, Reason> {
    unseal(&History::of(path).read_previous()?, passphrase)
}

/// Whether there is a previous version to go back to.
pub fn has_previous(path: &Path) -> bool {
    History::of(path).previous().is_file()
}

/// Puts the previous version in place of one that is damaged or lost: the entries that are there again.
///
/// # Errors
/// [`Reason::NothingToRestore`] when the present version opens, or there is no previous one;
/// [`Reason::WrongPassphrase`], [`Reason::RegisterDamaged`], [`Reason::NewerRegister`] of the previous version;
/// reasons of reading and writing.
pub fn restore(path: &Path, passphrase: &Passphrase) -> Result<Entries, Reason> {
    let history = History::of(path);
    if !history.is_there() {
        return Err(Reason::NoRegister);
    }
    let _lock = Lock::take(&history.lock())?;
    history.sweep()?;
    let opens = present(&history).and_then(|bytes| unseal(&bytes, passphrase));
    match opens {
        Ok(_) | Err(Reason::NewerRegister) => return Err(Reason::NothingToRestore),
        Err(_) => {}
    }
    let bytes = history.read_previous().map_err(|reason| match reason {
        Reason::NoRegister => Reason::NothingToRestore,
        other => other,
    })?;
    let entries = unseal(&bytes, passphrase)?;
    history.restore(&bytes)?;
    Ok(entries)
}

/// Destroys a register: both versions and the lock are overwritten and removed. Takes no passphrase, since
/// whoever lost it may want this most.
///
/// # Errors
/// [`Reason::NoRegister`], [`Reason::RegisterInUse`]; [`Reason::RegisterDamaged`] where neither version begins
/// as a register does, and nothing is touched; reasons of writing.
pub fn destroy(path: &Path) -> Result<(), Reason> {
    let history = History::of(path);
    if !history.is_there() {
        return Err(Reason::NoRegister);
    }
    let _lock = Lock::take(&history.lock())?;
    history.destroy(is_sealed)
}

/// The present version; a lost one is told as damaged where a previous one is there.
fn present(history: &History) -> Result<Vec<u8>, Reason> {
    match history.read_present() {
        Err(Reason::NoRegister) if history.previous().is_file() => Err(Reason::RegisterDamaged),
        read => read,
    }
}
