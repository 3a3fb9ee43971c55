//! From the book to a file that spreadsheets open, none of whose cells they run.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use jiff::civil::Date;
use strum::VariantArray;
use zeroize::Zeroizing;

use super::super::{Agreed, Audience, Book, By, Decision, Person, Reply, Visibility};
use super::apply::last_decision;
use super::columns::{ClassListWords, Column, word};
use crate::spreadsheet::guarded;

/// Writes everybody who is not of the keeper's family, with what was decided: UTF-8 with a byte order mark, so that
/// spreadsheets read accents. What was withdrawn is written as covered, and so is what a later "covered" for fewer people covers, and a child
/// one of whose parents, as the book has them by now, has not agreed.
pub fn write(book: &Book, words: &ClassListWords) -> Zeroizing<Vec<u8>> {
    let mut out = Zeroizing::new(Vec::with_capacity(1 << 16));
    out.extend_from_slice("\u{feff}".as_bytes());
    let mut table = WriterBuilder::new()
        .delimiter(words.separator)
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(&mut *out);
    // Writing into memory does not fail.
    let _ = table.write_record(Column::VARIANTS.iter().map(|column| words.title(*column)));
    for person in book.people().filter(|person| !person.ours) {
        let mut lines: Vec<_> = Audience::VARIANTS
            .iter()
            .filter_map(|audience| line(book, person, *audience, words))
            .collect();
        if lines.is_empty() {
            lines.push(cells(person, words));
        }
        for line in lines {
            let _ = table.write_record(line.iter().map(|cell| guarded(cell)));
        }
    }
    let _ = table.flush();
    drop(table);
    out
}

/// The line of a person alone.
fn cells(person: &Person, words: &ClassListWords) -> [String; 9] {
    let mut line: [String; 9] = Default::default();
    let [name, age, parents, ..] = &mut line;
    name.clone_from(&person.name);
    word(words.ages, person.age).clone_into(age);
    *parents = person.parents.join(" / ");
    line
}

/// What is to be written of the decisions about a person and an audience: the one that shows, or none for "covered"; nothing where that follows from
/// the lines for other audiences.
fn decided(book: &Book, person: u32, about: Audience) -> Option<Option<&Decision>> {
    let rules = |audience: &Audience| book.ruling_decision(person, *audience);
    let ruling = rules(&about)?;
    let exactly = last_decision(book, person, about);
    if !covers(book, ruling) {
        return (exactly == Some(ruling)).then_some(Some(ruling));
    }
    let covered = |audience: &Audience| rules(audience).is_some_and(|rules| covers(book, rules));
    let shown = |audience: &Audience| rules(audience).is_some_and(|rules| !covers(book, rules));
    let mut larger = Audience::VARIANTS.iter().filter(|other| **other > about);
    let smaller = Audience::VARIANTS.iter().rfind(|other| **other < about);
    // "Shown" that was withdrawn covers for smaller audiences, too, of which "covered" on its own line says nothing.
    let needed = larger.any(shown) && !smaller.is_some_and(covered);
    (exactly.is_some() || needed).then_some(None)
}

/// Whether a decision is written as "covered". A list shows a child on the word of each parent alone; whom the book has as a parent may have changed
/// since the decision was made.
fn covers(book: &Book, decision: &Decision) -> bool {
    let child = book.person(decision.person);
    let child = child.filter(|person| person.age.is_child());
    let missing =
        |child: &Person| child.parents.is_empty() || !decision.parents_missing(child).is_empty();
    decision.covers() || child.is_some_and(missing)
}

/// What a child said, where it is to be written for an audience: what counts there, if something was said for exactly that one, or if it does not
/// follow from what counts for the audience beside it.
fn said(book: &Book, person: u32, about: Audience) -> Option<Reply> {
    let counts = |audience: &Audience| {
        let answer = book.ruling_answer(person, *audience);
        answer.map(|answer| answer.reply)
    };
    let reply = counts(&about)?;
    let beside = match reply {
        Reply::Yes => Audience::VARIANTS.iter().find(|other| **other > about),
        _ => Audience::VARIANTS.iter().rfind(|other| **other < about),
    };
    let follows = beside.and_then(counts) == Some(reply);
    let mut answers = book.answers();
    let exactly = answers.any(|answer| answer.person == person && answer.audience == about);
    (exactly || !follows).then_some(reply)
}

/// The line of a person and an audience; none if there is nothing to say of it.
fn line(
    book: &Book,
    person: &Person,
    about: Audience,
    words: &ClassListWords,
) -> Option<[String; 9]> {
    let decided = decided(book, person.number, about);
    // Whoever is grown up decides, and a list has no answer of theirs.
    let said = said(book, person.number, about).filter(|_| person.age.is_child());
    if decided.is_none() && said.is_none() {
        return None;
    }
    let mut line = cells(person, words);
    let [_, _, _, audience, decision, until, agreed, agreed_on, child] = &mut line;
    word(words.audiences, about).clone_into(audience);
    if let Some(shown) = decided {
        let wish = match shown {
            Some(_) => Visibility::Shown,
            None => Visibility::Covered,
        };
        word(words.wishes, wish).clone_into(decision);
        if let Some(shown) = shown {
            let day = |day: Option<Date>| day.map(|d| d.to_string());
            // Safe: an empty cell is "no last day", which is what the decision says.
            *until = day(shown.until).unwrap_or_default();
            let (names, on) = agreed_by(book, shown);
            *agreed = names.join(" / ");
            *agreed_on = day(on).unwrap_or_default();
        }
    }
    if let Some(said) = said {
        word(words.replies, said).clone_into(child);
    }
    Some(line)
}

/// The names of those who agreed and have a say by now, and the last day on which one of them agreed: no parents of somebody who came of age, and
/// nobody who was taken out of the parents since.
pub fn agreed_by(book: &Book, decision: &Decision) -> (Vec<String>, Option<Date>) {
    let Some(person) = book.person(decision.person) else {
        return (Vec::new(), None);
    };
    let says = |agreed: &Agreed| match &agreed.by {
        By::Parent(name) => person.parents.contains(name).then(|| name.clone()),
        By::Themselves => (!person.age.is_child()).then(|| person.name.clone()),
    };
    let agreed = decision.agreed.iter();
    let count: Vec<(String, Date)> = agreed
        .filter_map(|agreed| Some((says(agreed)?, agreed.on)))
        .collect();
    let on = count.iter().map(|(_, on)| *on).max();
    (count.into_iter().map(|(name, _)| name).collect(), on)
}
