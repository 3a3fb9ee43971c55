//! The people of the book, and the book as a whole.

use clap::ArgMatches;
use ombrelle_core::consent::{Age, ConsentBook, NewPerson, Person};
use ombrelle_core::error::{BOOK, ErrorKind, VaultError};
use serde_json::json;

use super::{Fault, Session, named};
use crate::output::shown;
use crate::sealed::Tried;

/// Makes an empty book.
pub fn init(session: &mut Session) -> Result<(), Fault> {
    let there = session.book.path.symlink_metadata().is_ok();
    if there || ConsentBook::has_previous(&session.book.path) {
        return Err(session.of_book(ErrorKind::Vault(VaultError::Exists { title: BOOK })));
    }
    let passphrase = session.new_passphrase(session.book.passphrases.descriptor)?;
    session.go_on()?;
    ConsentBook::create_at(&session.book.path, passphrase, session.book.cost)
        .map_err(Fault::core)?;
    let path = shown(&session.book.path).into();
    session.tell("book-made", &[("path", path)]);
    session.tell("book-keep-passphrase", &[]);
    Ok(())
}

/// Adds a person.
pub fn add(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let age = age(given).unwrap_or(Age::Adult);
    let new = NewPerson {
        name: session.text(given, "name", "ask-name")?.unwrap_or_default(),
        age,
        ours: !given.get_flag("other-family"),
        parents: session.texts(given, "parent", "ask-parent")?,
    };
    let (name, parents) = (new.name.trim().to_owned(), new.parents.len());
    let mut album = session.book.open()?;
    session.go_on()?;
    let added = album.change(|book| book.add(new));
    let number = added.map_err(|reason| session.of_book(reason))?;
    let values = [("name", name.as_str().into()), ("number", number.into())];
    session.tell("people-added", &values);
    let none = match age.is_child() {
        true => (parents == 0).then_some("people-no-parents"),
        false => (parents > 0).then_some("people-decides-alone"),
    };
    if let Some(key) = none {
        session.tell(key, &[("name", name.into())]);
    }
    Ok(())
}

/// Changes who a person is; what is not given stays.
pub fn change(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let person = session.person(given)?;
    let name = session.text(given, "new-name", "ask-new-name")?;
    let parents = session.texts(given, "parent", "ask-parent")?;
    let mut album = session.book.open()?;
    let person = named(album.content(), &person)?.clone();
    let new = NewPerson {
        name: name.unwrap_or_else(|| person.name.clone()),
        age: age(given).unwrap_or(person.age),
        ours: match () {
            () if given.get_flag("other-family") => false,
            () if given.get_flag("our-family") => true,
            () => person.ours,
        },
        parents: match parents.is_empty() {
            true => person.parents.clone(),
            false => parents,
        },
    };
    session.go_on()?;
    let name = new.name.trim().to_owned();
    let alone = !new.age.is_child() && !new.parents.is_empty();
    let changed = album.change(|book| book.change(person.number, new));
    changed.map_err(|error| session.of_book(error))?;
    session.tell("people-changed", &[("name", name.as_str().into())]);
    if alone {
        session.tell("people-decides-alone", &[("name", name.into())]);
    }
    Ok(())
}

/// Takes a person out, of both versions, and lists the photos that show them.
pub fn remove(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let person = session.person(given)?;
    let mut album = session.book.open()?;
    let person = named(album.content(), &person)?.clone();
    if !given.get_flag("yes") {
        session.confirm("people-confirm-remove", "people-word-remove", &person.name)?;
    }
    session.go_on()?;
    let removed = album.change_for_good(|book| book.remove(person.number));
    let exports = removed.map_err(|reason| session.of_book(reason))?;
    session.tell("people-removed", &[("name", person.name.as_str().into())]);
    super::decisions::take_down(session, &exports);
    Ok(())
}

/// Lists the people.
pub fn list(session: &mut Session) -> Result<(), Fault> {
    let book = session.book.look()?;
    if book.people().len() == 0 {
        session.tell("people-none", &[]);
    }
    for person in book.people() {
        let line = session.words.person(person);
        session.output.say(&line);
        session.output.data(&data(person));
    }
    Ok(())
}

fn data(person: &Person) -> serde_json::Value {
    json!({
        "number": person.number,
        "name": person.name,
        "age": person.age,
        "ours": person.ours,
        "parents": person.parents,
    })
}

/// Changes the passphrase.
pub fn passwd(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let mut album = session.book.open()?;
    let descriptor = given.get_one::<u32>("new-passphrase-fd").copied();
    let passphrase = session.new_passphrase(descriptor)?;
    session.go_on()?;
    let changed = album.change_passphrase(passphrase);
    changed.map_err(|error| session.of_book(error.into()))?;
    session.tell("book-passphrase-changed", &[]);
    session.tell("book-keep-passphrase", &[]);
    Ok(())
}

/// Puts the previous version back.
pub fn restore(session: &mut Session) -> Result<(), Fault> {
    session.book.needs_a_book()?;
    let passphrase = session.book.passphrases.current(session.words)?;
    session.go_on()?;
    let book = ConsentBook::restore(&session.book.path, &passphrase)
        .map_err(|error| Fault::InVain(Tried::Restoring, error.into()))?;
    session.tell("book-restored", &[("count", book.people().len().into())]);
    session.tell("book-restored-last", &[]);
    Ok(())
}

/// Destroys the book. Asks for no passphrase: those who lost it may want this most.
pub fn destroy(session: &mut Session, yes: bool) -> Result<(), Fault> {
    session.book.needs_a_book()?;
    if !yes {
        // There may be several, and this one may not be the one that is meant.
        let path = shown(&session.book.path).into();
        session.tell("destroy-which", &[("path", path)]);
        session.confirm("book-confirm-destroy", "register-word-destroy", "")?;
    }
    ConsentBook::destroy(&session.book.path)
        .map_err(|error| Fault::InVain(Tried::Destroying, error.into()))?;
    session.tell("book-destroyed", &[]);
    session.tell("register-destroyed-traces", &[]);
    Ok(())
}

fn age(given: &ArgMatches) -> Option<Age> {
    given.get_one("age").copied()
}
