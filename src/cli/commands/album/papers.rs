//! Papers to print: the form that parents sign, and a receipt of what was decided.

use std::path::Path;

use clap::ArgMatches;
use ombrelle_core::calendar::Date;
use ombrelle_core::error::{ConsentError, ErrorKind, FileError};
use ombrelle_core::register::export::{self, Line};

use super::decisions::audience;
use super::{Fault, Session};
use crate::output::shown;
use crate::values;

/// Writes an authorisation form, for a person of the book or with a blank for the name.
pub fn form(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let target = target(given)?;
    let audience = audience(given);
    let until = given.get_one::<Date>("until").copied();
    let person = match session.text(given, "person", "ask-name")? {
        Some(name) => {
            let book = session.book.look()?;
            let person = book.named(&name);
            Some(person.cloned().map_err(|r| session.of_book(r))?)
        }
        // A blank form needs no book.
        None => None,
    };
    let sheet = session.words.form(person.as_ref(), audience, until);
    write(session, given, (&target, person.is_some()), sheet)
}

/// Writes a receipt of one decision.
pub fn receipt(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let target = target(given)?;
    let number = values::required_number(given, "decision");
    let book = session.book.look()?;
    let decision = book.decisions().find(|d| d.number == number);
    let decision = decision.ok_or(Fault::core(ErrorKind::Consent(
        ConsentError::NoSuchDecision { number },
    )))?;
    let sheet = session.words.receipt(&book, decision);
    write(session, given, (&target, true), sheet)
}

fn target(given: &ArgMatches) -> Result<std::path::PathBuf, Fault> {
    let target = values::required_path(given, "out");
    // No passphrase is typed for nothing.
    if !given.get_flag("force") && target.symlink_metadata().is_ok() {
        return Err(Fault::Core(
            ErrorKind::File(FileError::ExistsAlready).at(&target),
        ));
    }
    Ok(target)
}

fn write(
    session: &mut Session,
    given: &ArgMatches,
    (target, named): (&Path, bool),
    (title, lines): (String, Vec<Line>),
) -> Result<(), Fault> {
    session.go_on()?;
    let pdf = export::sheet_pdf(session.words.language().code(), &title, &lines);
    export::save(&pdf, target, given.get_flag("force")).map_err(Fault::core)?;
    session.tell("paper-written", &[("path", shown(target).into())]);
    let missing = export::missing_letters(&lines);
    if !missing.is_empty() {
        let letters: Vec<String> = missing.iter().map(char::to_string).collect();
        let values = [("letters", letters.join(" ").into())];
        session.tell("paper-letters", &values);
    }
    if named {
        session.tell("class-not-encrypted", &[]);
    }
    Ok(())
}
