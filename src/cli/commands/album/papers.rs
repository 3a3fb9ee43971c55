//! Papers to print: the form that parents sign, and a receipt of what was decided.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use ombrelle_core::calendar::{self, Date};
use ombrelle_core::consent::{FormRequest, Person};
use ombrelle_core::error::{ConsentError, ErrorKind};
use ombrelle_core::paper::Paper;
use ombrelle_core::register::export;

use super::decisions::audience;
use super::{Fault, Session, named};
use crate::exit::Class;
use crate::output::shown;
use crate::values;

/// Writes an authorisation form, for a person of the book or with a blank for the name.
pub fn form(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let target = target(given)?;
    let request = request(given)?;
    let person = match session.text(given, "person", "ask-name")? {
        Some(name) => {
            let book = session.book.look()?;
            Some(named(&book, &name)?.clone())
        }
        // A blank form needs no book.
        None => None,
    };
    let form = session.words.form(person.as_ref(), &request);
    write(session, given, (&target, person.is_some()), &form)
}

/// Writes the forms of a whole class into one file: of those who are named, or of every child of the book.
pub fn class_forms(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let target = target(given)?;
    let request = request(given)?;
    let names = session.texts(given, "person", "ask-name")?;
    let book = session.book.look()?;
    let mut people: Vec<&Person> = match names.is_empty() {
        true => book.people().filter(|one| one.age.is_child()).collect(),
        false => {
            let people = names.iter().map(|name| named(&book, name));
            people.collect::<Result<_, Fault>>()?
        }
    };
    // Whoever is named twice has one form.
    let mut seen = HashSet::new();
    people.retain(|person| seen.insert(person.number));
    if people.is_empty() {
        let name = session.words.say("class-forms-a-child", &[]);
        return Err(Fault::core(ErrorKind::Consent(
            ConsentError::NoSuchPerson { name },
        )));
    }
    session.go_on()?;
    let words = session.words;
    let form = |people: &[&Person]| words.class_forms(people, &request);
    let (language, size) = (words.language().code(), values::paper(given));
    let forms = ombrelle_papers::class_forms(&people, form, language, size);
    let forms = forms.map_err(Fault::core)?;
    keep(session, given, (&target, true), &forms.pdf)?;
    // Only now are there any.
    let count = people.len().saturating_sub(forms.without.len());
    session.tell("class-forms-count", &[("count", count.into())]);
    if let Some(advice) = words.without_form(&forms.without, &forms.letters) {
        session.faults.push(Class::Impossible);
        session.output.advise(&advice, None);
    }
    Ok(())
}

/// What a form asks for. Nobody can agree until a day that is over.
fn request(given: &ArgMatches) -> Result<FormRequest, Fault> {
    let said = |name| values::optional_text(given, name).unwrap_or_default();
    let until = given.get_one::<Date>("until").copied();
    if until.is_some_and(|until| until < calendar::today()) {
        return Err(Fault::core(ErrorKind::Consent(ConsentError::OverBefore)));
    }
    Ok(FormRequest {
        asker: said("asker"),
        photos: said("photos"),
        shown_at: said("shown-at"),
        kept: said("kept"),
        ..FormRequest::new(audience(given), until)
    })
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
    let receipt = session.words.receipt(&book, decision);
    write(session, given, (&target, true), &receipt)
}

fn target(given: &ArgMatches) -> Result<PathBuf, Fault> {
    let target = target_if_any(given)?;
    Ok(target.unwrap_or_else(|| values::required_path(given, "out")))
}

/// Where a paper goes, if somebody said so.
pub fn target_if_any(given: &ArgMatches) -> Result<Option<PathBuf>, Fault> {
    let Some(target) = values::path(given, "out") else {
        return Ok(None);
    };
    // No passphrase is typed for nothing.
    export::may_be_written(&target, given.get_flag("force")).map_err(Fault::core)?;
    Ok(Some(target))
}

/// Prints a paper into a file; `named` says whether somebody's name is on it.
pub fn write(
    session: &mut Session,
    given: &ArgMatches,
    (target, named): (&Path, bool),
    paper: &Paper,
) -> Result<(), Fault> {
    session.go_on()?;
    let language = session.words.language().code();
    let pdf = ombrelle_papers::pdf(paper, language, values::paper(given)).map_err(Fault::core)?;
    keep(session, given, (target, named), &pdf)
}

/// Keeps a printed paper in a file.
fn keep(
    session: &mut Session,
    given: &ArgMatches,
    (target, named): (&Path, bool),
    pdf: &[u8],
) -> Result<(), Fault> {
    export::save(pdf, target, given.get_flag("force")).map_err(Fault::core)?;
    session.tell("paper-written", &[("path", shown(target).into())]);
    if named {
        session.tell("class-not-encrypted", &[]);
    }
    Ok(())
}
