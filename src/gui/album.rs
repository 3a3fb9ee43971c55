//! The album book, once it is open, shared with the threads that work.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ombrelle_core::consent::ConsentBook;
use ombrelle_core::error::ErrorKind;
use ombrelle_core::protect::{Sharing, Unnoted};

use crate::job::Workers;

/// One a program.
#[derive(Default)]
pub struct SharedAlbum {
    book: Mutex<Option<ConsentBook>>,
    /// What it is to note of copies that were written.
    to_note: Unnoted,
    /// The threads that save copies, close the book or write the register.
    writers: Workers,
}

impl SharedAlbum {
    /// None yet, whose threads are counted here.
    pub fn counted(writers: Workers) -> Self {
        Self {
            writers,
            ..Self::default()
        }
    }

    /// The threads that save copies, close the book or write the register: the program ends only once there is none any more.
    pub fn writers(&self) -> &Workers {
        &self.writers
    }

    /// The album book, while it is open; nobody else reads or changes it meanwhile.
    pub fn lock(&self) -> MutexGuard<'_, Option<ConsentBook>> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the book is to note of a copy of this photo, told apart from copies of others that are called the same.
    pub fn told_apart(&self, sharing: Sharing, photo: &Path) -> Sharing {
        self.to_note.told_apart(sharing, photo)
    }

    /// A copy was written. The book notes it with the next [`note`](Self::note), at the latest before it is closed.
    pub fn will_note(&self, sharing: Sharing) {
        self.to_note.add(sharing);
    }

    /// Has the book note what was written; how many. None where it is locked: then it is noted once the book is open again.
    ///
    /// # Errors
    /// What keeps the book from being written; it is tried again with the next copies.
    pub fn note(&self) -> Result<usize, ErrorKind> {
        match self.lock().as_mut() {
            Some(book) => self.note_in(book),
            None => Ok(0),
        }
    }

    /// Has this book, which was just opened, note it.
    ///
    /// # Errors
    /// Those of [`note`](Self::note).
    pub fn note_in(&self, book: &mut ConsentBook) -> Result<usize, ErrorKind> {
        self.to_note.note_in(book)
    }

    /// Closes the book, which notes before what was written.
    pub fn close(&self) {
        let mut place = self.lock();
        if let Some(book) = place.as_mut() {
            // Whoever locks it is not there any more to be told; it is tried again once it is open.
            let _ = self.note_in(book);
        }
        drop(place.take());
    }

    /// Notes nothing of before: there is another book, or none.
    pub fn forget(&self) {
        self.to_note.forget();
    }
}

#[cfg(test)]
mod tests {
    use ombrelle_core::calendar::today;
    use ombrelle_core::consent::{
        Age, Audience, NewDecision, NewPerson, Passphrase, Shown, Visibility,
    };

    use super::*;
    use crate::sealing;

    fn passphrase() -> Passphrase {
        Passphrase::new("five plain words in a row").unwrap()
    }

    /// A book with somebody who is shown on her own decision, and a copy of her.
    fn with_a_copy(path: &Path) -> (ConsentBook, Sharing) {
        let mut book = ConsentBook::create_at(path, passphrase(), sealing::cost()).unwrap();
        let recorded: Result<(u32, u32), ErrorKind> = book.change(|book| {
            let ana = book.add(NewPerson {
                name: "Ana".to_owned(),
                age: Age::Adult,
                ours: true,
                parents: Vec::new(),
            })?;
            let decision = NewDecision {
                audience: Audience::Public,
                wish: Visibility::Shown,
                until: None,
                agreed: vec!["Ana".to_owned()],
                on: today(),
            };
            Ok((ana, book.record(ana, &decision)?))
        });
        let (person, decision) = recorded.unwrap();
        let sharing = Sharing {
            day: today(),
            audience: Audience::Public,
            photo: "beach.jpg".to_owned(),
            shown: vec![Shown { person, decision }],
        };
        (book, sharing)
    }

    /// How many photos the book on the disk says went out.
    fn noted(path: &Path) -> usize {
        let book = ConsentBook::open_at(path, passphrase(), sealing::cost()).unwrap();
        book.content().exports().count()
    }

    #[test]
    fn a_book_that_is_locked_while_copies_are_written_has_noted_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("album.age");
        let (book, sharing) = with_a_copy(&path);
        let album = SharedAlbum::default();
        *album.lock() = Some(book);
        album.will_note(sharing.clone());
        album.close();
        assert!(album.lock().is_none());
        assert_eq!(noted(&path), 1);

        // One that was being written just then is noted once the book is open again, and once.
        album.will_note(sharing);
        assert_eq!(album.note(), Ok(0));
        assert_eq!(noted(&path), 1);
        *album.lock() = Some(ConsentBook::open_at(&path, passphrase(), sealing::cost()).unwrap());
        assert_eq!(album.note(), Ok(1));
        assert_eq!(album.note(), Ok(0));
        album.close();
        assert_eq!(noted(&path), 2);
    }

    #[test]
    fn another_book_notes_nothing_of_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("album.age");
        let (book, sharing) = with_a_copy(&path);
        let album = SharedAlbum::default();
        album.will_note(sharing);
        album.forget();
        *album.lock() = Some(book);
        album.close();
        assert_eq!(noted(&path), 0);
    }
}
