//! Consents: the album book's door, and from found faces to decisions.
//!
//! Errors hold the path of the book or of the class list, never a photo's.

use std::path::Path;

use super::{Face, Report, Strength, can_be_cloaked};
use crate::consent;
use crate::disk;
use crate::error::{Error, Reason};
use crate::redact::Cover;
use crate::vault::{Passphrase, Work};

pub use crate::consent::class::{
    Column, Imported, LineFault, Problem, Row, Speech, apply as apply_class_list,
    read as read_class_list, write as write_class_list,
};
pub use crate::consent::{
    Age, Agreed, Album, Answer, Audience, Book, By, Date, Decision, Export, Ground, NewDecision,
    NewPerson, Person, Question, Reply, Ruling, Shown, Wish, questions, rule,
};

/// Makes an empty album book, and its folder if that is missing.
///
/// # Errors
/// As [`Album::create`].
pub fn create_album(path: &Path, passphrase: Passphrase) -> Result<Album, Error> {
    Album::create(path, passphrase, Work::default()).map_err(|e| e.at(path))
}

/// Opens an album book in order to change it. Takes about a second.
///
/// # Errors
/// As [`Album::open`].
pub fn open_album(path: &Path, passphrase: Passphrase) -> Result<Album, Error> {
    Album::open(path, passphrase, Work::default()).map_err(|e| e.at(path))
}

/// What an album book holds, for looking only: takes no lock and writes nothing. Takes about a second.
///
/// # Errors
/// As [`Album::open`], without [`Reason::BookInUse`].
pub fn look_at_book(path: &Path, passphrase: &Passphrase) -> Result<Book, Error> {
    consent::look(path, passphrase).map_err(|e| e.at(path))
}

/// Whether an album book's previous version is kept beside it.
pub fn has_previous_book(path: &Path) -> bool {
    consent::has_previous(path)
}

/// Puts the previous version in place of a damaged or lost one: what it holds.
///
/// # Errors
/// [`Reason::NoBookToRestore`] when the book opens or there is no previous version; as [`Album::open`] for that
/// one.
pub fn restore_book(path: &Path, passphrase: &Passphrase) -> Result<Book, Error> {
    consent::restore(path, passphrase).map_err(|e| e.at(path))
}

/// Destroys an album book: overwrites and removes both versions and the lock.
///
/// # Errors
/// [`Reason::NoBook`], [`Reason::BookInUse`]; [`Reason::BookDamaged`] for a file that is no book, which stays;
/// reasons of writing.
pub fn destroy_book(path: &Path) -> Result<(), Error> {
    consent::destroy(path).map_err(|e| e.at(path))
}

/// The bytes of a class list, for [`read_class_list`].
///
/// # Errors
/// A reason of the group *file itself*, [`Reason::TooManyBytes`].
pub fn open_class_list(path: &Path) -> Result<Vec<u8>, Error> {
    match disk::read(path, consent::class::LARGEST) {
        // An empty list is told with its lines, like one that has titles only.
        Err(error) if error.reason == Reason::EmptyFile => Ok(Vec::new()),
        read => read,
    }
}

/// What is done with one face, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Consented {
    /// What is done.
    pub decision: super::Decision,
    /// Who it is; none where nobody said so.
    pub person: Option<u32>,
    /// The chosen name of that person.
    pub name: Option<String>,
    /// Why.
    pub ruling: Ruling,
}

/// How faces are covered and cloaked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Means {
    /// What covers those that are not shown.
    pub cover: Cover,
    /// How those that are shown are cloaked; none where nobody can.
    pub cloak: Option<Strength>,
}

/// Decides every face of a photo for an audience, in their order. `who` says which face (from 1) is which person of
/// the book; everybody else is unknown, and covered. A shown face that is too small for a cloak is shown without
/// one, and the report says so.
pub fn decide(
    faces: &[Face],
    who: &[(u32, u32)],
    book: &Book,
    (audience, today): (Audience, Date),
    means: Means,
) -> Vec<Consented> {
    let one = |(number, face): (u32, &Face)| {
        let named = who.iter().find(|(of, _)| *of == number);
        let person = named.map(|(_, person)| *person);
        let ruling = rule(book, person, audience, today);
        let cloak = means.cloak.filter(|_| ruling.cloak && can_be_cloaked(face));
        let decision = match cloak {
            _ if !ruling.shows() => super::Decision::Cover(means.cover),
            Some(strength) => super::Decision::Cloak(strength),
            None => super::Decision::Show,
        };
        Consented {
            decision,
            person,
            name: person.and_then(|number| Some(book.person(number)?.name.clone())),
            ruling,
        }
    };
    (1..).zip(faces).map(one).collect()
}

/// Writes into the report of an export for whom it was, and who is shown on which decision. `consented` is of
/// [`decide`], for the first faces of the plan.
pub fn account(report: &mut Report, audience: Audience, consented: &[Consented]) {
    report.audience = Some(audience);
    for (face, consented) in report.faces.iter_mut().zip(consented) {
        face.consent = Some(super::FaceConsent {
            person: consented.person,
            name: consented.name.clone(),
            ground: consented.ruling.ground,
            decision: consented.ruling.decision,
            cloak_wanted: consented.ruling.cloak,
        });
    }
}

/// Whom an export shows, for [`Book::note_export`].
pub fn shown(consented: &[Consented]) -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    for one in consented.iter().filter(|one| one.ruling.shows()) {
        if let (Some(person), Some(decision)) = (one.person, one.ruling.decision) {
            let shown = Shown { person, decision };
            if !all.contains(&shown) {
                all.push(shown);
            }
        }
    }
    all
}
