//! From rows to the book: all of them, or none.

use jiff::civil::Date;

use super::super::book::{Book, NewDecision, NewPerson};
use super::super::person::same;
use super::super::{Audience, Decision, Person, Reply, Visibility};
use super::columns::Column;
use super::read::{Row, same_names};
use super::{LineFault, Problem};
use crate::error::{ConsentError, ErrorKind};

/// What an import changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// People who were not in the book.
    pub people: usize,
    /// New decisions.
    pub decisions: usize,
    /// New answers of children.
    pub answers: usize,
}

/// Puts rows into a book; what the book says already is not written again. People it does not know are of other
/// families.
///
/// # Errors
/// Everything that is wrong; the book is then as it was.
pub fn apply(book: &mut Book, rows: &[Row], today: Date) -> Result<Imported, Vec<LineFault>> {
    let mut changed = book.clone();
    let mut faults = Vec::new();
    let mut imported = Imported::default();
    for row in rows {
        if let Err((problem, column)) = one(&mut changed, row, today, &mut imported) {
            let value = match column {
                Column::Name => row.name.clone(),
                _ => String::new(),
            };
            faults.push(LineFault::new(row.line, problem, Some(column), &value));
        }
    }
    if faults.is_empty() {
        *book = changed;
        Ok(imported)
    } else {
        Err(faults)
    }
}

fn one(
    book: &mut Book,
    row: &Row,
    today: Date,
    imported: &mut Imported,
) -> Result<(), (Problem, Column)> {
    let there = book.people().find(|person| same(&person.name, &row.name));
    let agrees = |there: &Person| there.age == row.age && same_names(&there.parents, &row.parents);
    let there = there.map(|person| (person.number, agrees(person)));
    let person = match there {
        Some((number, true)) => number,
        Some((_, false)) => return Err((Problem::Contradicts, Column::Name)),
        None => {
            imported.people += 1;
            let new = NewPerson {
                name: row.name.clone(),
                age: row.age,
                ours: false,
                parents: row.parents.clone(),
            };
            book.add(new)
                .map_err(|_| (Problem::UnfitName, Column::Name))?
        }
    };
    let Some(audience) = row.audience else {
        return Ok(());
    };
    if let Some(wish) = row.wish {
        decide(book, person, audience, wish, row, today, imported)?;
    }
    if let Some(reply) = row.reply
        && last_reply(book, person, audience) != Some(reply)
    {
        let on = row.agreed_on.unwrap_or(today);
        book.answer(person, audience, (None, reply), on)
            .map_err(|_| (Problem::BadReply, Column::Child))?;
        imported.answers += 1;
    }
    Ok(())
}

fn decide(
    book: &mut Book,
    person: u32,
    audience: Audience,
    wish: Visibility,
    row: &Row,
    today: Date,
    imported: &mut Imported,
) -> Result<(), (Problem, Column)> {
    let last = last_decision(book, person, audience);
    if last.is_some_and(|last| says(last, wish, row, book)) {
        return Ok(());
    }
    let new = NewDecision {
        audience,
        wish,
        until: row.until,
        agreed: row.agreed.clone(),
        on: row.agreed_on.unwrap_or(today),
    };
    book.record(person, &new).map_err(|reason| match reason {
        ErrorKind::Consent(ConsentError::NotAParent { .. }) => {
            (Problem::NotAParent, Column::AgreedBy)
        }
        _ => (Problem::ParentsMissing, Column::AgreedBy),
    })?;
    imported.decisions += 1;
    Ok(())
}

/// The newest decision made for exactly this audience.
pub fn last_decision(book: &Book, person: u32, audience: Audience) -> Option<&Decision> {
    let of = |decision: &&Decision| decision.person == person && decision.audience == audience;
    book.decisions().filter(of).last()
}

/// The newest answer given for exactly this audience.
pub fn last_reply(book: &Book, person: u32, audience: Audience) -> Option<Reply> {
    let answers = book.answers();
    let of = answers.filter(|answer| answer.person == person && answer.audience == audience);
    of.last().map(|answer| answer.reply)
}

/// Whether a decision says what the row says.
fn says(decision: &Decision, wish: Visibility, row: &Row, book: &Book) -> bool {
    // What was withdrawn is as strict as "covered".
    if wish == Visibility::Covered {
        return decision.wish == Visibility::Covered || decision.withdrawn.is_some();
    }
    let names = super::write::agreed_by(book, decision);
    let days = decision.agreed.iter().map(|agreed| agreed.on).max();
    decision.wish == wish
        && decision.withdrawn.is_none()
        && decision.until == row.until
        && days == row.agreed_on
        && same_names(&names, &row.agreed)
}
