//! From rows to the book: all of them, or none.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::book::{Book, NewDecision, NewPerson};
use super::super::person::same;
use super::super::{Age, Answer, Audience, Decision, Reply, Visibility};
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
    /// Children who were in the book already, without the parents whom the list names.
    pub parents: usize,
    /// Children who are in a later band of age than the book had.
    pub grown: usize,
    /// Lines that changed nothing, since they are older than what the book has of the person by now, such as a withdrawal or that the face be covered.
    pub older: usize,
}

/// What is wrong with a row, and where.
type Wrong = (Problem, Column);

/// Puts rows into a book; what the book says already is not written again. People it does not know are of other
/// families.
///
/// All rows are said at once, in whatever order they stand: what a row says of few people is not undone by one about more, and whom a row covers
/// is not shown by another. A list that was read before, and is read once more since somebody joined the class, undoes nothing that was said since.
///
/// # Errors
/// Everything that is wrong; the book is then as it was.
pub fn apply(book: &mut Book, rows: &[Row], today: Date) -> Result<Imported, Vec<LineFault>> {
    let mut changed = book.clone();
    let mut faults = Vec::new();
    let mut imported = Imported::default();
    let mut older = BTreeSet::new();
    let mut said: Vec<(u32, Audience, &Row)> = Vec::new();
    for row in rows {
        match person(&mut changed, row, &mut imported) {
            Ok(person) => said.extend(row.audience.map(|audience| (person, audience, row))),
            Err(wrong) => faults.push(fault(row, wrong)),
        }
    }
    // The newest decision rules: those for fewer people come after those for more, "covered" after "shown".
    said.sort_by_key(|(person, audience, row)| {
        let covers = row.wish == Some(Visibility::Covered);
        (*person, covers, Reverse(*audience))
    });
    for (person, audience, row) in &said {
        let about = (*person, *audience);
        if is_older(&changed, about, row) {
            older.insert(row.line);
        } else if let Err((wrong, names)) = decide(&mut changed, about, row, today, &mut imported) {
            faults.push(LineFault {
                value: names,
                ..fault(row, wrong)
            });
        }
    }
    // The newest answer counts: anything but a yes comes last.
    said.sort_by_key(|(person, audience, row)| {
        let doubts = row.reply != Some(Reply::Yes);
        (*person, doubts, *audience)
    });
    for (person, audience, row) in &said {
        let about = (*person, *audience);
        if is_older_yes(&changed, about, row, today) {
            older.insert(row.line);
        } else if let Err(wrong) = answer(&mut changed, about, row, today, &mut imported) {
            faults.push(fault(row, wrong));
        }
    }
    imported.older = older.len();
    if faults.is_empty() {
        *book = changed;
        Ok(imported)
    } else {
        faults.sort_by_key(|fault| fault.line);
        Err(faults)
    }
}

fn fault(row: &Row, (problem, column): Wrong) -> LineFault {
    let value = match column {
        Column::Name => row.name.as_str(),
        _ => "",
    };
    LineFault::new(row.line, problem, Some(column), value).about(&row.name)
}

/// The number of the person whom a row is about, who comes into the book where it is nobody known. A child whom the list has in a later band of age has
/// had a birthday since: nobody is shown sooner by that. Coming of age takes the parents' say away, and is for a person to change.
fn person(book: &mut Book, row: &Row, imported: &mut Imported) -> Result<u32, Wrong> {
    let there = book.people().find(|person| same(&person.name, &row.name));
    let Some(there) = there.cloned() else {
        imported.people += 1;
        let new = NewPerson {
            name: row.name.clone(),
            age: row.age,
            ours: false,
            parents: row.parents.clone(),
        };
        return book
            .add(new)
            .map_err(|_| (Problem::UnfitName, Column::Name));
    };
    let number = there.number;
    let contradicts = (Problem::Contradicts, Column::Name);
    let grown = there.age != row.age;
    if grown && !has_grown(there.age, row.age) {
        return Err(contradicts);
    }
    let named = row.names_parents && !same_names(&there.parents, &row.parents);
    // Whom a list without parents brought has none, and is shown to nobody: naming them later lets them decide, and decides nothing.
    if named && (there.ours || !there.age.is_child() || !there.parents.is_empty()) {
        return Err(contradicts);
    }
    if !grown && !named {
        return Ok(number);
    }
    imported.grown += usize::from(grown);
    imported.parents += usize::from(named);
    let parents = if named { &row.parents } else { &there.parents };
    let new = NewPerson {
        name: there.name.clone(),
        age: row.age,
        ours: there.ours,
        parents: parents.clone(),
    };
    let changed = book.change(number, new);
    changed.map_err(|_| match named {
        true => (Problem::UnfitName, Column::Parents),
        false => contradicts,
    })?;
    Ok(number)
}

/// Whether a child of one band of age is in a later one by now, and still a child.
fn has_grown(before: Age, now: Age) -> bool {
    matches!(
        (before, now),
        (Age::Under7, Age::From7 | Age::From12) | (Age::From7, Age::From12)
    )
}

/// Whether a row shows somebody on an agreement that does not count any more: the book had it before, and something else was decided since; or the
/// day of the agreement is not after that on which somebody withdrew, or had the face covered, be it for fewer people.
fn is_older(book: &Book, (person, audience): (u32, Audience), row: &Row) -> bool {
    if row.wish != Some(Visibility::Shown)
        || last_decision(book, person, audience).is_some_and(|last| says(last, row, book))
    {
        return false;
    }
    let of = |decision: &&Decision| decision.person == person && decision.audience == audience;
    let mut decisions = book.decisions().filter(of);
    let known = decisions.any(|decision| is_of_one_agreement(decision, row, book));
    let agreed = row.agreed_on;
    let refused = book.refused_since(person, audience);
    known || agreed.is_some_and(|agreed| refused.is_some_and(|refused| agreed <= refused))
}

/// Records what a row decides. What is wrong comes with whose agreement is missing, or who agrees and is no parent.
fn decide(
    book: &mut Book,
    (person, audience): (u32, Audience),
    row: &Row,
    today: Date,
    imported: &mut Imported,
) -> Result<(), (Wrong, String)> {
    let Some(wish) = row.wish else {
        return Ok(());
    };
    let last = last_decision(book, person, audience);
    let known = match wish {
        // A later "shown" for more people shows to these, too.
        Visibility::Covered => last
            .and_then(|_| book.ruling_decision(person, audience))
            .is_some_and(Decision::covers),
        Visibility::Shown => last.is_some_and(|last| says(last, row, book)),
    };
    if known {
        return Ok(());
    }
    let new = NewDecision {
        audience,
        wish,
        // Whom a line covers stays covered, whatever its last day is: one that is over says nothing of a missing agreement.
        until: row.until.filter(|_| wish == Visibility::Shown),
        agreed: row.agreed.clone(),
        on: row.agreed_on.unwrap_or(today),
    };
    book.record(person, &new).map_err(|reason| match reason {
        ErrorKind::Consent(ConsentError::NotAParent { name, .. }) => {
            ((Problem::NotAParent, Column::AgreedBy), name)
        }
        ErrorKind::Consent(ConsentError::ParentsMissing { parents, .. }) => (
            (Problem::ParentsMissing, Column::AgreedBy),
            parents.join(", "),
        ),
        _ => ((Problem::ParentsMissing, Column::AgreedBy), String::new()),
    })?;
    imported.decisions += 1;
    Ok(())
}

/// Whether a row has a child say a yes that does not count any more: the book had it before, for these very people, and the child said something else
/// to that since; or its day is before that of what counts.
fn is_older_yes(book: &Book, (person, audience): (u32, Audience), row: &Row, today: Date) -> bool {
    let counts = book.ruling_answer(person, audience);
    let doubt = counts.filter(|answer| answer.reply != Reply::Yes);
    let (Some(doubt), Some(Reply::Yes)) = (doubt, row.reply) else {
        return false;
    };
    let since = last_reply(book, person, audience) != Some(Reply::Yes);
    let of = |answer: &&Answer| answer.person == person && answer.audience == audience;
    let not_newer = |answer: &Answer| row.agreed_on.is_none_or(|on| on <= answer.on);
    let mut yes = book.answers().filter(of);
    let known = yes.any(|answer| answer.reply == Reply::Yes && not_newer(answer));
    (known && since) || row.agreed_on.unwrap_or(today) < doubt.on
}

fn answer(
    book: &mut Book,
    (person, audience): (u32, Audience),
    row: &Row,
    today: Date,
    imported: &mut Imported,
) -> Result<(), Wrong> {
    let Some(reply) = row.reply else {
        return Ok(());
    };
    let counts = book.ruling_answer(person, audience);
    let counts = counts.map(|answer| answer.reply);
    // A yes that stood in a list before is no new one, where something else was said since.
    let old_yes = reply == Reply::Yes && last_reply(book, person, audience) == Some(reply);
    if counts == Some(reply) || old_yes {
        return Ok(());
    }
    let on = row.agreed_on.unwrap_or(today);
    // A no of a day that is still to come would outlast every yes until then.
    let on = match reply {
        Reply::Yes => on,
        _ => on.min(today),
    };
    book.answer(person, audience, (None, reply), on)
        .map_err(|_| (Problem::BadReply, Column::Child))?;
    imported.answers += 1;
    Ok(())
}

/// The newest decision made for exactly this audience.
pub fn last_decision(book: &Book, person: u32, audience: Audience) -> Option<&Decision> {
    let of = |decision: &&Decision| decision.person == person && decision.audience == audience;
    book.decisions().filter(of).last()
}

/// The newest answer given for exactly this audience.
fn last_reply(book: &Book, person: u32, audience: Audience) -> Option<Reply> {
    let answers = book.answers();
    let of = answers.filter(|answer| answer.person == person && answer.audience == audience);
    of.last().map(|answer| answer.reply)
}

/// Whether a decision shows as the row says.
fn says(decision: &Decision, row: &Row, book: &Book) -> bool {
    !decision.covers() && is_of_one_agreement(decision, row, book)
}

/// Whether a decision shows, or showed before it was withdrawn, on the agreement that the row has.
fn is_of_one_agreement(decision: &Decision, row: &Row, book: &Book) -> bool {
    let (names, on) = super::write::agreed_by(book, decision);
    decision.wish == Visibility::Shown
        && decision.until == row.until
        && on == row.agreed_on
        && same_names(&names, &row.agreed)
}
