//! Work on the book's file, on threads: sealing and opening take about a second each.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::Task;
use ombrelle_core::calendar;
use ombrelle_core::consent::class_list::{Imported, LineFault, Meaning, Untaken, Why};
use ombrelle_core::consent::{
    Audience, Book, ConsentBook, Export, Passphrase, Reply, Visibility, class_list,
};
use ombrelle_core::error::{Error, ErrorKind};

use super::Message;
use super::notices::Failure;
use super::posted::Noted;
use crate::album::SharedAlbum;
use crate::job::{self, Job, JobId};
use crate::sealing;

/// What was done.
#[derive(Clone)]
pub enum Done {
    /// An empty book was made at this path.
    Made(PathBuf),
    /// It is open.
    Opened,
    /// The previous version is back and open.
    Restored,
    /// Somebody was added, with this number, by what was filled in so many times.
    Added(u32, usize),
    /// Who somebody is was changed, by what was filled in so many times.
    Changed(u32, usize),
    /// Somebody was removed, who is shown in these photos.
    Removed(String, Vec<Export>),
    /// A decision about a person and an audience was written down.
    Recorded(u32, Audience, Visibility),
    /// What a child said was kept.
    Answered(u32, Audience, Reply),
    /// Decisions of these numbers were withdrawn, on which these photos were shared.
    Withdrawn(Vec<u32>, Vec<Export>),
    /// A class list was read.
    Imported(Imported, ListRead),
    /// The class list was written, with this many people.
    Listed(PathBuf, usize),
    /// A paper was written; whether it contains a name, and by what the dialogs of its form are known; none for a receipt.
    Written(PathBuf, bool, Option<JobId>),
    /// The forms of a class were written, maybe not everybody's.
    FormsWritten(FormsWritten),
    /// A letter was written, with what was typed so many times.
    LetterWritten(PathBuf, usize),
    /// Where this photo went was noted, or taken out.
    Posted(u32, Noted),
    /// This photo was looked at again.
    Looked(u32),
    /// Another passphrase opens the book.
    PassphraseChanged,
    /// The book is gone.
    Destroyed,
}

/// Forms of a class that were written.
#[derive(Clone)]
pub struct FormsWritten {
    /// The file.
    pub path: PathBuf,
    /// By what the dialogs of the form are known.
    pub form: JobId,
    /// The names of those who have none, since no font has these...
    pub without: Vec<String>,
    /// ...letters.
    pub letters: String,
}

/// A class list that was read, without its lines.
#[derive(Clone)]
pub struct ListRead {
    /// The file.
    pub path: PathBuf,
    /// The titles of columns that were left aside.
    pub aside: Vec<String>,
    /// How many times a yes was not taken as a decision, and why.
    pub untaken: Vec<Untaken>,
    /// Whether it names no parents.
    pub without_parents: bool,
}

impl ListRead {
    /// Each yes of which nothing says for whom it is and who signed.
    pub fn unsaid(&self) -> Option<&Untaken> {
        self.untaken.iter().find(|one| one.why == Why::NotSaid)
    }
}

impl Done {
    /// Whether another book, or an earlier version, is there now, which gives its numbers to other people.
    pub fn is_of_another_book(&self) -> bool {
        matches!(self, Self::Made(_) | Self::Restored | Self::Destroyed)
    }
}

/// How work ended.
#[derive(Clone)]
pub struct Ended {
    /// What the book holds now, if it was read.
    pub book: Option<Arc<Book>>,
    /// What was done, or why not.
    pub result: Result<Done, Failure>,
}

impl Ended {
    fn without_book(result: Result<Done, Failure>) -> Self {
        Self { book: None, result }
    }
}

/// Work for a thread. It takes about a second and cannot be cut short.
pub type Work = Box<dyn FnOnce() -> Ended + Send>;

/// Does it on a thread.
pub fn run(job: &Job, work: Work) -> Task<Message> {
    let lost = Ended::without_book(Err(Failure::Lost));
    let task = job.run(Box::new(lost), move |_| Box::new(work()));
    task.map(Message::Ended)
}

/// Work that leaves the book as it is.
pub fn write(work: impl FnOnce() -> Result<Done, Error> + Send + 'static) -> Work {
    Box::new(|| Ended::without_book(work().map_err(Failure::core)))
}

/// Opens a book in some way, and shares it.
pub fn open(
    album: Arc<SharedAlbum>,
    open: impl FnOnce() -> Result<(ConsentBook, Done), Error> + Send + 'static,
) -> Work {
    Box::new(move || {
        // Held while it is opened: what was there, and its lock, is gone before.
        let mut place = album.lock();
        drop(place.take());
        let opened = open().map_err(Failure::core);
        let result = opened.map(|(mut book, done)| {
            if matches!(done, Done::Made(_)) {
                album.forget();
            }
            // Of copies that were written while it was being locked; where it cannot, it is tried again with the next.
            let _ = album.note_in(&mut book);
            *place = Some(book);
            done
        });
        let book = place
            .as_ref()
            .map(|album| Arc::new(album.content().clone()));
        Ended { book, result }
    })
}

/// Makes a book.
pub fn made(path: &Path, passphrase: Passphrase) -> Result<(ConsentBook, Done), Error> {
    let album = ConsentBook::create_at(path, passphrase, sealing::cost())?;
    Ok((album, Done::Made(path.to_owned())))
}

/// Unlocks a book.
pub fn unlocked(path: &Path, passphrase: Passphrase) -> Result<(ConsentBook, Done), Error> {
    let album = ConsentBook::open_at(path, passphrase, sealing::cost())?;
    Ok((album, Done::Opened))
}

/// Restores the previous version and opens it.
pub fn restored(path: &Path, passphrase: Passphrase) -> Result<(ConsentBook, Done), Error> {
    ConsentBook::restore(path, &passphrase)?;
    let album = ConsentBook::open_at(path, passphrase, sealing::cost())?;
    Ok((album, Done::Restored))
}

/// Changes the open book itself, not only what it holds.
pub fn with_album(
    album: Arc<SharedAlbum>,
    change: impl FnOnce(&mut ConsentBook) -> Result<Done, Failure> + Send + 'static,
) -> Work {
    Box::new(move || {
        let mut place = album.lock();
        let Some(album) = place.as_mut() else {
            // Locked meanwhile: its content is not read any more.
            return Ended::without_book(Err(Failure::Lost));
        };
        let result = change(album);
        let book = Some(Arc::new(album.content().clone()));
        Ended { book, result }
    })
}

/// A change of what the book holds.
pub type Change = Box<dyn FnOnce(&mut Book) -> Result<Done, ErrorKind> + Send>;

/// Changes what the open book holds.
pub fn change(
    album: Arc<SharedAlbum>,
    change: impl FnOnce(&mut Book) -> Result<Done, ErrorKind> + Send + 'static,
) -> Work {
    with_album(album, |album| album.change(change).map_err(Failure::core))
}

/// Reads a class list into the open book, in full or not at all, with what was said about it.
pub fn import(
    album: &mut ConsentBook,
    path: &Path,
    meaning: Option<&Meaning>,
) -> Result<Done, Failure> {
    let bytes = class_list::open(path).map_err(Failure::List)?;
    let lines = |faults: Vec<LineFault>| Failure::Lines(faults);
    let (known, today) = (ombrelle_i18n::class_list_words(), calendar::today());
    let list = class_list::read_as(&bytes, &known, today, meaning).map_err(lines)?;
    // On a copy first, so that a list with a fault changes no file.
    let mut book = album.content().clone();
    let imported = class_list::apply(&mut book, &list.rows, today).map_err(lines)?;
    let saved: Result<(), ErrorKind> = album.change(|there| {
        *there = book;
        Ok(())
    });
    saved.map_err(Failure::core)?;
    let read = ListRead {
        path: path.to_owned(),
        aside: list.aside,
        untaken: list.untaken,
        without_parents: list.without_parents,
    };
    Ok(Done::Imported(imported, read))
}

/// Changes the passphrase, if the present one is right.
pub fn change_passphrase(
    album: &mut ConsentBook,
    path: &Path,
    (old, new): (Passphrase, Passphrase),
) -> Result<Done, Failure> {
    drop(ConsentBook::look(path, &old).map_err(Failure::core)?);
    album.change_passphrase(new).map_err(Failure::core)?;
    Ok(Done::PassphraseChanged)
}

/// Closes the book and destroys it. Where it cannot be destroyed, it stays closed.
pub fn destroy(album: Arc<SharedAlbum>, path: PathBuf) -> Work {
    Box::new(move || {
        let mut place = album.lock();
        drop(place.take());
        Ended::without_book(match ConsentBook::destroy(&path) {
            Ok(()) => {
                album.forget();
                Ok(Done::Destroyed)
            }
            Err(error) => Err(Failure::NotDestroyed(error.into())),
        })
    })
}

/// Closes the book, on a thread, since other work may hold it; the program ends only after it.
pub fn close(album: Arc<SharedAlbum>) -> Task<Message> {
    let closing = album.writers().begin();
    let closed = job::run((), move |_| {
        album.close();
        drop(closing);
    });
    closed.discard()
}

/// Reads the open book again: protecting photos notes exports in it.
pub fn look(job: &Job, album: Arc<SharedAlbum>) -> Task<Message> {
    let task = job.run(None, move |_| {
        let place = album.lock();
        let album = place.as_ref();
        album.map(|album| Arc::new(album.content().clone()))
    });
    task.map(Message::Renewed)
}
