//! A store: one sealed file, opened with a passphrase, changed, and written before a change is reported as done.

use std::path::Path;

use super::Content;
use super::history::History;
use super::lock::Lock;
use super::seal::{Passphrase, ScryptCost, is_sealed, seal, unseal};
use ombrelle_base::error::At;

use crate::error::Error;

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
    /// With the path: [`Error::Exists`] if there is one, or a previous version of one; [`Error::InUse`]; reasons of
    /// writing.
    pub fn create(path: &Path, passphrase: Passphrase) -> Result<Self, At<Error>> {
        Self::create_at(path, passphrase, ScryptCost::default())
    }

    /// [`Store::create`] at another cost of a guess; tests make thousands.
    ///
    /// # Errors
    /// Those of [`Store::create`].
    pub fn create_at(
        path: &Path,
        passphrase: Passphrase,
        cost: ScryptCost,
    ) -> Result<Self, At<Error>> {
        let made = || {
            let history = History::of(path, C::TITLE);
            if history.is_there() {
                return Err(Error::Exists { title: C::TITLE });
            }
            history.make_folder()?;
            let lock = Lock::take(&history.lock(), C::TITLE)?;
            // Somebody may have made one just before the lock was taken.
            if history.is_there() {
                return Err(Error::Exists { title: C::TITLE });
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
        made().map_err(|error: Error| At::new(path, error))
    }

    /// Opens a store in order to change it.
    ///
    /// # Errors
    /// With the path: [`Error::Missing`]; [`Error::InUse`]; [`Error::WrongPassphrase`] after the same work whatever
    /// the passphrase is; [`Error::Damaged`]; [`Error::Newer`]; reasons of reading.
    pub fn open(path: &Path, passphrase: Passphrase) -> Result<Self, At<Error>> {
        Self::open_at(path, passphrase, ScryptCost::default())
    }

    /// [`Store::open`] for saving at another cost of a guess.
    ///
    /// # Errors
    /// Those of [`Store::open`].
    pub fn open_at(
        path: &Path,
        passphrase: Passphrase,
        cost: ScryptCost,
    ) -> Result<Self, At<Error>> {
        let opened = || {
            let history = History::of(path, C::TITLE);
            if !history.is_there() {
                return Err(Error::Missing { title: C::TITLE });
            }
            let lock = Lock::take(&history.lock(), C::TITLE)?;
            history.sweep()?;
            let content = unseal(&present(&history, C::TITLE)?, &passphrase)?;
            Ok(Self {
                history,
                content,
                passphrase,
                cost,
                _lock: lock,
            })
        };
        opened().map_err(|error: Error| At::new(path, error))
    }

    /// What a store holds, for looking only: takes no lock and writes nothing.
    ///
    /// # Errors
    /// Those of [`Store::open`] without [`Error::InUse`].
    pub fn look(path: &Path, passphrase: &Passphrase) -> Result<C, At<Error>> {
        let history = History::of(path, C::TITLE);
        look(&history, passphrase).map_err(|error| At::new(path, error))
    }

    /// What its previous version holds, for looking only.
    ///
    /// # Errors
    /// Those of [`Store::look`]; [`Error::Missing`] when there is no previous version.
    pub fn look_at_previous(path: &Path, passphrase: &Passphrase) -> Result<C, At<Error>> {
        let history = History::of(path, C::TITLE);
        history
            .read_previous()
            .and_then(|sealed| unseal(&sealed, passphrase))
            .map_err(|error: Error| At::new(path, error))
    }

    /// Whether there is a previous version to go back to.
    pub fn has_previous(path: &Path) -> bool {
        History::of(path, C::TITLE).previous().is_file()
    }

    /// Puts the previous version in place of one that is damaged or lost: what is there again.
    ///
    /// # Errors
    /// With the path: [`Error::NothingToRestore`] when the present version opens, or there is no previous one;
    /// [`Error::WrongPassphrase`], [`Error::Damaged`], [`Error::Newer`] of the previous version; [`Error::Missing`],
    /// [`Error::InUse`]; reasons of reading and writing.
    pub fn restore(path: &Path, passphrase: &Passphrase) -> Result<C, At<Error>> {
        restore(path, passphrase).map_err(|error: Error| At::new(path, error))
    }

    /// Destroys a store: both versions and the lock are overwritten and removed, and a link that led to it. Takes no passphrase, since somebody who lost
    /// it may want this most.
    ///
    /// # Errors
    /// With the path: [`Error::Missing`]; [`Error::InUse`]; [`Error::Damaged`] where neither version begins as a sealed
    /// file does, and nothing is touched; reasons of writing.
    pub fn destroy(path: &Path) -> Result<(), At<Error>> {
        let destroyed = || {
            let history = History::of(path, C::TITLE);
            if !history.is_there() {
                return Err(Error::Missing { title: C::TITLE });
            }
            let _lock = Lock::take(&history.lock(), C::TITLE)?;
            history.destroy(is_sealed)?;
            remove_link(path)
        };
        destroyed().map_err(|error: Error| At::new(path, error))
    }

    /// What it holds.
    pub fn content(&self) -> &C {
        &self.content
    }

    /// Changes a copy, and saves it if the change went well and changed anything: what the change gives. The version
    /// before it stays as the previous one, unless the change takes something back ([`Content::takes_back`]).
    ///
    /// # Errors
    /// Those of the change; reasons of writing.
    pub fn change<T, E: From<Error>>(
        &mut self,
        change: impl FnOnce(&mut C) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut content = self.content.clone();
        let done = change(&mut content)?;
        if content != self.content {
            let sealed = seal(&content, &self.passphrase, self.cost)?;
            match content.takes_back(&self.content) {
                true => self.history.save_for_good(&sealed)?,
                false => self.history.save(&sealed)?,
            }
            self.content = content;
        }
        Ok(done)
    }

    /// As [`Store::change`], in both versions of the file: nothing of what was taken out is left.
    ///
    /// # Errors
    /// Those of the change; reasons of writing. Stopped or failed in the middle, the present version is still the one
    /// before, so that it shows that the change has to be made again.
    pub fn change_for_good<T, E: From<Error>>(
        &mut self,
        change: impl FnOnce(&mut C) -> Result<T, E>,
    ) -> Result<T, E> {
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
    /// Errors of writing; the old passphrase then still opens the store.
    pub fn change_passphrase(&mut self, passphrase: Passphrase) -> Result<(), Error> {
        let sealed = seal(&self.content, &passphrase, self.cost)?;
        self.history.save_for_good(&sealed)?;
        self.passphrase = passphrase;
        Ok(())
    }
}

/// Removes a link that led to a store which is gone: it leads nowhere, and a new store could not be made in its place.
fn remove_link(path: &Path) -> Result<(), Error> {
    let about = path.symlink_metadata();
    match about.is_ok_and(|about| about.is_symlink()) {
        true => std::fs::remove_file(path).map_err(|e| Error::from(&e)),
        false => Ok(()),
    }
}

/// The content of the present version. A version that is being given up for good at this moment may be read half: then
/// its successor is there already.
fn look<C: Content>(history: &History, passphrase: &Passphrase) -> Result<C, Error> {
    let sealed = present(history, C::TITLE)?;
    let opened = unseal(&sealed, passphrase);
    if !opened
        .as_ref()
        .is_err_and(|reason| *reason == Error::Damaged { title: C::TITLE })
    {
        return opened;
    }
    let again = present(history, C::TITLE)?;
    if again == sealed {
        opened
    } else {
        unseal(&again, passphrase)
    }
}

fn restore<C: Content>(path: &Path, passphrase: &Passphrase) -> Result<C, Error> {
    let nothing_to_restore = || Err(Error::NothingToRestore { title: C::TITLE });
    let history = History::of(path, C::TITLE);
    if !history.is_there() {
        return Err(Error::Missing { title: C::TITLE });
    }
    let _lock = Lock::take(&history.lock(), C::TITLE)?;
    history.sweep()?;
    let opens = present(&history, C::TITLE).and_then(|sealed| unseal::<C>(&sealed, passphrase));
    match opens {
        Ok(_) => return nothing_to_restore(),
        Err(reason) if reason == (Error::Newer { title: C::TITLE }) => return nothing_to_restore(),
        Err(_) => {}
    }
    let sealed = match history.read_previous() {
        Err(reason) if reason == (Error::Missing { title: C::TITLE }) => {
            return nothing_to_restore();
        }
        read => read?,
    };
    let content = unseal(&sealed, passphrase)?;
    history.restore(&sealed)?;
    Ok(content)
}

/// The present version; a lost one is told as damaged where a previous one is there.
fn present(history: &History, title: &'static str) -> Result<Vec<u8>, Error> {
    match history.read_present() {
        Err(reason) if reason == (Error::Missing { title }) && history.previous().is_file() => {
            Err(Error::Damaged { title })
        }
        read => read,
    }
}
