//! The album book as a file: opened with a passphrase, changed, and written before a change is told as done.

use std::path::Path;

use super::book::Book;
use crate::error::Reason;
use crate::vault::{self, Passphrase, Vault, Work};

/// An open album book. It holds the lock: no other program changes it meanwhile.
///
/// Whenever a method fails, the files are as they were before it, and so is what is held here.
#[derive(Debug)]
pub struct Album(Vault<Book>);

impl Album {
    /// Makes an empty book, and its folder if that is missing.
    ///
    /// # Errors
    /// [`Reason::BookExists`] if there is one, or a previous version of one; [`Reason::BookInUse`]; reasons of
    /// writing.
    pub fn create(path: &Path, passphrase: Passphrase, work: Work) -> Result<Self, Reason> {
        Vault::create(path, Book::default(), passphrase, work).map(Self)
    }

    /// Opens a book in order to change it.
    ///
    /// # Errors
    /// [`Reason::NoBook`], [`Reason::BookInUse`], [`Reason::BookPassphrase`], [`Reason::BookDamaged`],
    /// [`Reason::NewerBook`]; reasons of reading.
    pub fn open(path: &Path, passphrase: Passphrase, work: Work) -> Result<Self, Reason> {
        Vault::open(path, passphrase, work).map(Self)
    }

    /// What it holds.
    pub fn book(&self) -> &Book {
        self.0.content()
    }

    /// Changes a copy, and saves it if the change went well: what the change gives.
    ///
    /// # Errors
    /// Those of the change; reasons of writing.
    pub fn change<T>(
        &mut self,
        change: impl FnOnce(&mut Book) -> Result<T, Reason>,
    ) -> Result<T, Reason> {
        let mut book = self.book().clone();
        let done = change(&mut book)?;
        self.0.save(book)?;
        Ok(done)
    }

    /// As [`Self::change`], in both versions of the file: what is taken out is gone.
    ///
    /// # Errors
    /// Those of the change; reasons of writing.
    pub fn change_for_good<T>(
        &mut self,
        change: impl FnOnce(&mut Book) -> Result<T, Reason>,
    ) -> Result<T, Reason> {
        let mut book = self.book().clone();
        let done = change(&mut book)?;
        self.0.save_for_good(book)?;
        Ok(done)
    }

    /// Encrypts both versions anew, so that nothing opens with the old passphrase.
    ///
    /// # Errors
    /// Reasons of writing; the old passphrase then still opens the book.
    pub fn change_passphrase(&mut self, passphrase: Passphrase) -> Result<(), Reason> {
        self.0.change_passphrase(passphrase)
    }
}

/// What a book holds, for looking only: takes no lock and writes nothing.
///
/// # Errors
/// As [`Album::open`], without [`Reason::BookInUse`].
pub fn look(path: &Path, passphrase: &Passphrase) -> Result<Book, Reason> {
    vault::look(path, passphrase)
}

/// Whether there is a previous version to go back to.
pub fn has_previous(path: &Path) -> bool {
    vault::has_previous::<Book>(path)
}

/// Puts the previous version in place of one that is damaged or lost: what is there again.
///
/// # Errors
/// [`Reason::NoBookToRestore`] when the present version opens, or there is no previous one; as [`Album::open`] for
/// the previous version; reasons of writing.
pub fn restore(path: &Path, passphrase: &Passphrase) -> Result<Book, Reason> {
    vault::restore(path, passphrase)
}

/// Destroys a book: overwrites and removes both versions and the lock.
///
/// # Errors
/// [`Reason::NoBook`], [`Reason::BookInUse`]; [`Reason::BookDamaged`] for a file that is no book, which stays;
/// reasons of writing.
pub fn destroy(path: &Path) -> Result<(), Reason> {
    vault::destroy::<Book>(path)
}
