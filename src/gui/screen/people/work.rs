//! What is done to the book's file, in threads: sealing and opening take about a second each.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::Task;
use ombrelle_core::error::{Error, Reason};
use ombrelle_core::plan;
use ombrelle_core::plan::Passphrase;
use ombrelle_core::plan::consent::{
    self, Album, Audience, Book, Export, Imported, LineFault, Reply, Wish,
};

use super::Message;
use super::fault::Fault;
use crate::desk::Desk;
use crate::job;

/// What was done.
#[derive(Clone)]
pub enum Event {
    /// An empty book was made, here.
    Made(PathBuf),
    /// It is open.
    Opened,
    /// The previous version is back and open.
    Restored,
    /// Somebody was added, with this number.
    Added(u32),
    /// Who somebody is was changed.
    Changed(u32),
    /// Somebody was taken out, who is shown in these photos.
    Removed(String, Vec<Export>),
    /// A decision about a person and an audience was written down.
    Recorded(u32, Audience, Wish),
    /// What a child said was kept.
    Answered(u32, Audience, Reply),
    /// Decisions were withdrawn, on which these photos were shared.
    Withdrawn(Vec<Export>),
    /// A class list was read.
    Imported(Imported),
    /// The class list was written, with so many people.
    Listed(PathBuf, usize),
    /// A paper was written; with or without a name in it.
    Written(PathBuf, bool),
    /// Another passphrase opens the book.
    PassphraseChanged,
    /// The book is gone.
    Destroyed,
}

/// How work ended: what the book holds now, where it was looked at, and what was done.
#[derive(Clone)]
pub struct Ended {
    /// What the book holds now.
    pub book: Option<Arc<Book>>,
    /// What was done, or why not.
    pub event: Result<Event, Fault>,
}

impl Ended {
    fn without_book(event: Result<Event, Fault>) -> Self {
        Self { book: None, event }
    }
}

/// Runs work that ends; `turn` is the opening of the book that it belongs to.
pub fn run(turn: u32, work: impl FnOnce() -> Ended + Send + 'static) -> Task<Message> {
    let ended = move |ended| Message::Ended(turn, Box::new(ended));
    let lost = ended(Ended::without_book(Err(Fault::Lost)));
    job::run(lost, move |_| ended(work()))
}

/// Runs work that leaves the book as it is.
pub fn write(
    turn: u32,
    work: impl FnOnce() -> Result<Event, Error> + Send + 'static,
) -> Task<Message> {
    run(turn, move || {
        Ended::without_book(work().map_err(Fault::Core))
    })
}

/// Opens a book in some way, and puts it on the desk.
pub fn open(
    turn: u32,
    desk: Arc<Desk>,
    open: impl FnOnce() -> Result<(Album, Event), Error> + Send + 'static,
) -> Task<Message> {
    run(turn, move || {
        // Held while it is opened: what was there, and its lock, is gone before.
        let mut place = desk.album();
        drop(place.take());
        let opened = open().map_err(Fault::Core);
        let event = opened.map(|(album, event)| {
            *place = Some(album);
            event
        });
        let book = place
            .as_ref()
            .map(|album| Arc::new(album.content().clone()));
        Ended { book, event }
    })
}

/// Makes a book.
pub fn made(path: &Path, passphrase: Passphrase) -> Result<(Album, Event), Error> {
    let album = consent::create_album(path, passphrase)?;
    Ok((album, Event::Made(path.to_owned())))
}

/// Unlocks a book.
pub fn unlocked(path: &Path, passphrase: Passphrase) -> Result<(Album, Event), Error> {
    let album = consent::open_album(path, passphrase)?;
    Ok((album, Event::Opened))
}

/// Puts the previous version back, and opens it.
pub fn restored(path: &Path, passphrase: Passphrase) -> Result<(Album, Event), Error> {
    consent::restore_book(path, &passphrase)?;
    let album = consent::open_album(path, passphrase)?;
    Ok((album, Event::Restored))
}

/// Changes the open book with something that takes it as it is.
pub fn with_album(
    turn: u32,
    desk: Arc<Desk>,
    change: impl FnOnce(&mut Album) -> Result<Event, Fault> + Send + 'static,
) -> Task<Message> {
    run(turn, move || {
        let mut place = desk.album();
        let Some(album) = place.as_mut() else {
            // Locked meanwhile: nothing of it is looked at any more.
            return Ended::without_book(Err(Fault::Lost));
        };
        let event = change(album);
        let book = Some(Arc::new(album.content().clone()));
        Ended { book, event }
    })
}

/// A change of what the book holds.
pub type Change = Box<dyn FnOnce(&mut Book) -> Result<Event, Reason> + Send>;

/// Changes what the open book holds.
pub fn change(
    turn: u32,
    desk: Arc<Desk>,
    change: impl FnOnce(&mut Book) -> Result<Event, Reason> + Send + 'static,
) -> Task<Message> {
    with_album(turn, desk, |album| {
        album.change(change).map_err(Fault::plain)
    })
}

/// Reads a class list into the open book: all of it or nothing.
pub fn import(album: &mut Album, path: &Path) -> Result<Event, Fault> {
    let bytes = consent::open_class_list(path).map_err(Fault::Core)?;
    let lines = |faults: Vec<LineFault>| Fault::Lines(faults);
    let rows =
        consent::read_class_list(&bytes, &ombrelle_i18n::class_list_words()).map_err(lines)?;
    // On a copy first, so that a list with a fault changes no file.
    let mut book = album.content().clone();
    let imported = consent::apply_class_list(&mut book, &rows, plan::today()).map_err(lines)?;
    let saved = album.change(|there| {
        *there = book;
        Ok(())
    });
    saved.map_err(Fault::plain)?;
    Ok(Event::Imported(imported))
}

/// Takes another passphrase, if the present one is right.
pub fn change_passphrase(
    album: &mut Album,
    path: &Path,
    (old, new): (Passphrase, Passphrase),
) -> Result<Event, Fault> {
    drop(consent::look_at_book(path, &old).map_err(Fault::Core)?);
    album.change_passphrase(new).map_err(Fault::plain)?;
    Ok(Event::PassphraseChanged)
}

/// Destroys the book, which is closed before.
pub fn destroy(turn: u32, desk: Arc<Desk>, path: PathBuf) -> Task<Message> {
    run(turn, move || {
        let mut place = desk.album();
        drop(place.take());
        let destroyed = consent::destroy_book(&path);
        Ended::without_book(destroyed.map(|()| Event::Destroyed).map_err(Fault::Core))
    })
}

/// Closes the book: in a thread, since other work may hold it.
pub fn close(desk: Arc<Desk>) -> Task<Message> {
    job::run(Message::Closed, move |_| {
        drop(desk.album().take());
        Message::Closed
    })
}

/// Looks at the open book again: protecting photos notes exports in it.
pub fn look(turn: u32, desk: Arc<Desk>) -> Task<Message> {
    job::run(Message::Closed, move |_| {
        let place = desk.album();
        match place.as_ref() {
            Some(album) => Message::Renewed(turn, Arc::new(album.content().clone())),
            None => Message::Closed,
        }
    })
}
