//! Consents under the names that front ends used before, and from found faces to decisions.

use std::path::Path;

use super::{Face, Report, Strength, can_be_cloaked};
use crate::error::Error;
use crate::redact::Cover;
use crate::vault::Passphrase;

pub use crate::consent::class_list::{
    Column, Imported, LineFault, Problem, Row, apply as apply_class_list, open as open_class_list,
    read as read_class_list, write as write_class_list,
};
pub use crate::consent::{
    Age, Agreed, Answer, Audience, Book, By, ConsentBook as Album, Date, Decision, Export, Ground,
    NewDecision, NewPerson, Person, Question, Reply, Ruling, Shown, Visibility as Wish, questions,
    rule,
};

/// [`ConsentBook::create`](crate::vault::Store::create).
///
/// # Errors
/// Those.
pub fn create_album(path: &Path, passphrase: Passphrase) -> Result<Album, Error> {
    Album::create(path, passphrase)
}

/// [`ConsentBook::open`](crate::vault::Store::open).
///
/// # Errors
/// Those.
pub fn open_album(path: &Path, passphrase: Passphrase) -> Result<Album, Error> {
    Album::open(path, passphrase)
}

/// [`ConsentBook::look`](crate::vault::Store::look).
///
/// # Errors
/// Those.
pub fn look_at_book(path: &Path, passphrase: &Passphrase) -> Result<Book, Error> {
    Album::look(path, passphrase)
}

/// [`ConsentBook::has_previous`](crate::vault::Store::has_previous).
pub fn has_previous_book(path: &Path) -> bool {
    Album::has_previous(path)
}

/// [`ConsentBook::restore`](crate::vault::Store::restore).
///
/// # Errors
/// Those.
pub fn restore_book(path: &Path, passphrase: &Passphrase) -> Result<Book, Error> {
    Album::restore(path, passphrase)
}

/// [`ConsentBook::destroy`](crate::vault::Store::destroy).
///
/// # Errors
/// Those.
pub fn destroy_book(path: &Path) -> Result<(), Error> {
    Album::destroy(path)
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
