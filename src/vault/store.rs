//! A store: one sealed file, opened with a passphrase, changed, and written before a change is reported as done.

use std::path::Path;

use super::history::History;
use super::lock::Lock;
use super::seal::{Passphrase, ScryptCost, is_sealed, seal, unseal};
use super::{Content, Faults};
use crate::error::{Error, Reason};

/// An open store. It holds the lock: no other program changes it meanwhile.
///
/// Whenever a method fails, the files are as they were before it, and so is what is held here.
#[derive(Debug)]
pub struct Store<C> {
    history: History,
    content: C,
    passphrase: Passphrase,
    cost: ScryptCost,
    _lock: Lock,
}

impl<C: Content> Store<C> {
    /// Makes an empty store, and its folder if that is missing. Takes about a second, as whatever needs the passphrase.
    ///
    /// # Errors
    /// With the path: [`Faults::exists`] if there is one, or a previous version of one; [`Faults::in_use`]; reasons of
    /// writing.
    pub fn create(path: &Path, passphrase: Passphrase) -> Result<Self, Error> {
        Self::create_at(path, passphrase, ScryptCost::default())
    }

    /// [`Store::create`] at another cost of a guess; tests make thousands.
    ///
    /// # Errors
    /// Those of [`Store::create`].
    pub fn create_at(path: &Path, passphrase: Passphrase, cost: ScryptCost) -> Result<Self, Error> {
        let made = || {
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
            let content = C::default();
            history.save(&seal(&content, &passphrase, cost)?)?;
            Ok(Self {
                history,
                content,
                passphrase,
                cost,
                _lock: lock,
            })
        };
        made().map_err(|reason: Reason| reason.at(path))
    }

    /// Opens a store in order to change it.
    ///
    /// # Errors
    /// With the path: [`Faults::missing`]; [`Faults::in_use`]; [`Faults::wrong_passphrase`] after the same work whatever
    /// the passphrase is; [`Faults::damaged`]; [`Faults::newer`]; reasons of reading.
    pub fn open(path: &Path, passphrase: Passphrase) -> Result<Self, Error> {
        Self::open_at(path, passphrase, ScryptCost::default())
    }

    /// [`Store::open`] for saving at another cost of a guess.
    ///
    /// # Errors
    /// Those of [`Store::open`].
    pub fn open_at(path: &Path, passphrase: Passphrase, cost: ScryptCost) -> Result<Self, Error> {
        let opened = || {
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
                cost,
                _lock: lock,
            })
        };
        opened().map_err(|reason: Reason| reason.at(path))
    }

    /// What a store holds, for looking only: takes no lock and writes nothing.
    ///
    /// # Errors
    /// Those of [`Store::open`] without [`Faults::in_use`].
    pub fn look(path: &Path, passphrase: &Passphrase) -> Result<C, Error> {
        let history = History::of(path, C::FAULTS);
        present(&history, C::FAULTS)
            .and_then(|sealed| unseal(&sealed, passphrase))
            .map_err(|reason| reason.at(path))
    }

    /// What its previous version holds, for looking only.
    ///
    /// # Errors
    /// Those of [`Store::look`]; [`Faults::missing`] when there is no previous version.
    pub fn look_at_previous(path: &Path, passphrase: &Passphrase) -> Result<C, Error> {
        let history = History::of(path, C::FAULTS);
        history
            .read_previous()
            .and_then(|sealed| unseal(&sealed, passphrase))
            .map_err(|reason| reason.at(path))
    }

    /// Whether there is a previous version to go back to.
    pub fn has_previous(path: &Path) -> bool {
        History::of(path, C::FAULTS).previous().is_file()
    }

    /// Puts the previous version in place of one that is damaged or lost: what is there again.
    ///
    /// # Errors
    /// With the path: [`Faults::nothing_to_restore`] when the present version opens, or there is no previous one;
    /// [`Faults::wrong_passphrase`], [`Faults::damaged`], [`Faults::newer`] of the previous version; [`Faults::missing`],
    /// [`Faults::in_use`]; reasons of reading and writing.
    pub fn restore(path: &Path, passphrase: &Passphrase) -> Result<C, Error> {
        restore(path, passphrase).map_err(|reason| reason.at(path))
    }

    /// Destroys a store: both versions and the lock are overwritten and removed. Takes no passphrase, since somebody who lost
    /// it may want this most.
    ///
    /// # Errors
    /// With the path: [`Faults::missing`]; [`Faults::in_use`]; [`Faults::damaged`] where neither version begins as a sealed
    /// file does, and nothing is touched; reasons of writing.
    pub fn destroy(path: &Path) -> Result<(), Error> {
        let destroyed = || {
            let history = History::of(path, C::FAULTS);
            if !history.is_there() {
                return Err(C::FAULTS.missing.clone());
            }
            let _lock = Lock::take(&history.lock(), C::FAULTS)?;
            history.destroy(is_sealed)
        };
        destroyed().map_err(|reason: Reason| reason.at(path))
    }

    /// What it holds.
    pub fn content(&self) -> &C {
        &self.content
    }

    /// Changes a copy, and saves it if the change went well and changed anything: what the change gives. The version
    /// before it stays as the previous one.
    ///
    /// # Errors
    /// Those of the change; reasons of writing.
    pub fn change<T>(
        &mut self,
        change: impl FnOnce(&mut C) -> Result<T, Reason>,
    ) -> Result<T, Reason> {
        let mut content = self.content.clone();
        let done = change(&mut content)?;
        if content != self.content {
            let sealed = seal(&content, &self.passphrase, self.cost)?;
            self.history.save(&sealed)?;
            self.content = content;
        }
        Ok(done)
    }

    /// As [`Store::change`], in both versions of the file: nothing of what was taken out is left.
    ///
    /// # Errors
    /// Those of the change; reasons of writing. Stopped or failed in the middle, the present version is still the one
    /// before, so that it shows that the change has to be made again.
    pub fn change_for_good<T>(
        &mut self,
        change: impl FnOnce(&mut C) -> Result<T, Reason>,
    ) -> Result<T, Reason> {
        let mut content = self.content.clone();
        let done = change(&mut content)?;
        let sealed = seal(&content, &self.passphrase, self.cost)?;
        self.history.save_for_good(&sealed)?;
        self.content = content;
        Ok(done)
    }

    /// Encrypts both versions anew, so that nothing opens with the old passphrase.
    ///
    /// # Errors
    /// Reasons of writing; the old passphrase then still opens the store.
    pub fn change_passphrase(&mut self, passphrase: Passphrase) -> Result<(), Reason> {
        let sealed = seal(&self.content, &passphrase, self.cost)?;
        self.history.save_for_good(&sealed)?;
        self.passphrase = passphrase;
        Ok(())
    }
}

fn restore<C: Content>(path: &Path, passphrase: &Passphrase) -> Result<C, Reason> {
    let nothing_to_restore = || Err(C::FAULTS.nothing_to_restore.clone());
    let history = History::of(path, C::FAULTS);
    if !history.is_there() {
        return Err(C::FAULTS.missing.clone());
    }
    let _lock = Lock::take(&history.lock(), C::FAULTS)?;
    history.sweep()?;
    let opens = present(&history, C::FAULTS).and_then(|sealed| unseal::<C>(&sealed, passphrase));
    match opens {
        Ok(_) => return nothing_to_restore(),
        Err(reason) if reason == C::FAULTS.newer => return nothing_to_restore(),
        Err(_) => {}
    }
    let sealed = match history.read_previous() {
        Err(reason) if reason == C::FAULTS.missing => return nothing_to_restore(),
        read => read?,
    };
    let content = unseal(&sealed, passphrase)?;
    history.restore(&sealed)?;
    Ok(content)
}

/// The present version; a lost one is reported as damaged where there is a previous one.
fn present(history: &History, faults: &Faults) -> Result<Vec<u8>, Reason> {
    match history.read_present() {
        Err(reason) if reason == faults.missing && history.previous().is_file() => {
            Err(faults.damaged.clone())
        }
        read => read,
    }
}
