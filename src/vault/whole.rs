//! A whole sealed file: opened with a passphrase, changed, and written before a change is told as done.

use std::path::Path;

use super::history::History;
use super::lock::Lock;
use super::seal::{Passphrase, Work, is_sealed, seal, unseal};
use super::{Content, Faults};
use crate::error::Reason;

/// An open file. It holds the lock: no other program changes it meanwhile.
///
/// Whenever a method fails, the files are as they were before it, and so is what is held here.
#[derive(Debug)]
pub struct Vault<C> {
    history: History,
    content: C,
    passphrase: Passphrase,
    work: Work,
    _lock: Lock,
}

impl<C: Content> Vault<C> {
    /// Makes a file with this content, and its folder if that is missing.
    ///
    /// # Errors
    /// [`Faults::exists`], [`Faults::in_use`]; reasons of writing.
    pub fn create(
        path: &Path,
        content: C,
        passphrase: Passphrase,
        work: Work,
    ) -> Result<Self, Reason> {
        let history = History::of(path, C::FAULTS);
        if history.is_there() {
            return Err(C::FAULTS.exists.clone());
        }
        history.make_folder()?;
        let lock = Lock::take(&history.lock(), C::FAULTS)?;
        // Somebody may have made one just before the lock was taken.
        if history.is_there() {
            return Err(C::FAULTS.exists.clone());
        }
        history.sweep()?;
        history.save(&seal(&content, &passphrase, work)?)?;
        Ok(Self {
            history,
            content,
            passphrase,
            work,
            _lock: lock,
        })
    }

    /// Opens a file in order to change it.
    ///
    /// # Errors
    /// [`Faults::missing`], [`Faults::in_use`], [`Faults::wrong_passphrase`] after the same work whatever the
    /// passphrase is, [`Faults::damaged`], [`Faults::newer`]; reasons of reading.
    pub fn open(path: &Path, passphrase: Passphrase, work: Work) -> Result<Self, Reason> {
        let history = History::of(path, C::FAULTS);
        if !history.is_there() {
            return Err(C::FAULTS.missing.clone());
        }
        let lock = Lock::take(&history.lock(), C::FAULTS)?;
        history.sweep()?;
        let content = unseal(&present(&history, C::FAULTS)?, &passphrase)?;
        Ok(Self {
            history,
            content,
            passphrase,
            work,
            _lock: lock,
        })
    }

    /// What it holds.
    pub fn content(&self) -> &C {
        &self.content
    }

    /// Saves a new content; the one before stays as the previous version.
    ///
    /// # Errors
    /// Reasons of writing.
    pub fn save(&mut self, content: C) -> Result<(), Reason> {
        let sealed = seal(&content, &self.passphrase, self.work)?;
        self.history.save(&sealed)?;
        self.content = content;
        Ok(())
    }

    /// Saves a new content in place of both versions, so that nothing of what was taken out is left.
    ///
    /// # Errors
    /// Reasons of writing. Stopped or failed in the middle, the present version is still the one before.
    pub fn save_for_good(&mut self, content: C) -> Result<(), Reason> {
        let sealed = seal(&content, &self.passphrase, self.work)?;
        self.history.save_for_good(&sealed)?;
        self.content = content;
        Ok(())
    }

    /// Encrypts both versions anew, so that nothing opens with the old passphrase.
    ///
    /// # Errors
    /// Reasons of writing; the old passphrase then still opens the file.
    pub fn change_passphrase(&mut self, passphrase: Passphrase) -> Result<(), Reason> {
        let sealed = seal(&self.content, &passphrase, self.work)?;
        self.history.save_for_good(&sealed)?;
        self.passphrase = passphrase;
        Ok(())
    }
}

/// What a file holds, for looking only: takes no lock and writes nothing.
///
/// # Errors
/// As [`Vault::open`], without [`Faults::in_use`].
pub fn look<C: Content>(path: &Path, passphrase: &Passphrase) -> Result<C, Reason> {
    unseal(
        &present(&History::of(path, C::FAULTS), C::FAULTS)?,
        passphrase,
    )
}

/// The previous version, for looking only.
///
/// # Errors
/// As [`look`]; [`Faults::missing`] when there is none.
pub fn look_at_previous<C: Content>(path: &Path, passphrase: &Passphrase) -> Result<C, Reason> {
    unseal(&History::of(path, C::FAULTS).read_previous()?, passphrase)
}

/// Whether there is a previous version to go back to.
pub fn has_previous<C: Content>(path: &Path) -> bool {
    History::of(path, C::FAULTS).previous().is_file()
}

/// Puts the previous version in place of one that is damaged or lost: what is there again.
///
/// # Errors
/// [`Faults::nothing_to_restore`] when the present version opens, or there is no previous one;
/// [`Faults::wrong_passphrase`], [`Faults::damaged`], [`Faults::newer`] of the previous version;
/// reasons of reading and writing.
pub fn restore<C: Content>(path: &Path, passphrase: &Passphrase) -> Result<C, Reason> {
    let history = History::of(path, C::FAULTS);
    if !history.is_there() {
        return Err(C::FAULTS.missing.clone());
    }
    let _lock = Lock::take(&history.lock(), C::FAULTS)?;
    history.sweep()?;
    let opens = present(&history, C::FAULTS).and_then(|bytes| unseal::<C>(&bytes, passphrase));
    match opens {
        Ok(_) => return Err(C::FAULTS.nothing_to_restore.clone()),
        Err(reason) if reason == C::FAULTS.newer => {
            return Err(C::FAULTS.nothing_to_restore.clone());
        }
        Err(_) => {}
    }
    let bytes = history.read_previous().map_err(|reason| {
        if reason == C::FAULTS.missing {
            C::FAULTS.nothing_to_restore.clone()
        } else {
            reason
        }
    })?;
    let content = unseal(&bytes, passphrase)?;
    history.restore(&bytes)?;
    Ok(content)
}

/// Destroys a file: both versions and the lock are overwritten and removed. Takes no passphrase, since
/// whoever lost it may want this most.
///
/// # Errors
/// [`Faults::missing`], [`Faults::in_use`]; [`Faults::damaged`] where neither version begins as a sealed file
/// does, and nothing is touched; reasons of writing.
pub fn destroy<C: Content>(path: &Path) -> Result<(), Reason> {
    let history = History::of(path, C::FAULTS);
    if !history.is_there() {
        return Err(C::FAULTS.missing.clone());
    }
    let _lock = Lock::take(&history.lock(), C::FAULTS)?;
    history.destroy(is_sealed)
}

/// The present version; a lost one is told as damaged where a previous one is there.
fn present(history: &History, faults: &Faults) -> Result<Vec<u8>, Reason> {
    match history.read_present() {
        Err(reason) if reason == faults.missing && history.previous().is_file() => {
            Err(faults.damaged.clone())
        }
        read => read,
    }
}
