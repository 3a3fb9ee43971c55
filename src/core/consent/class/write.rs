//! From the book to a file that spreadsheets open, none of whose cells they run.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use strum::VariantArray;
use zeroize::Zeroizing;

use super::super::{Audience, Book, By, Decision, Person, Wish};
use super::apply::{last_decision, last_reply};
use super::columns::{AGES, AUDIENCES, Column, REPLIES, Speech, WISHES, word};
use crate::spreadsheet::guarded;

/// Writes everybody who is not of the keeper's family, with what was decided: UTF-8 with a byte order mark, so that
/// spreadsheets read accents. What was withdrawn is written as covered.
pub fn write(book: &Book, speech: Speech) -> Zeroizing<Vec<u8>> {
    let mut out = Zeroizing::new(Vec::with_capacity(1 << 16));
    out.extend_from_slice("\u{feff}".as_bytes());
    let mark = match speech {
        Speech::English => b',',
        Speech::French => b';',
    };
    let mut table = WriterBuilder::new()
        .delimiter(mark)
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(&mut *out);
    // Writing into memory does not fail.
    let _ = table.write_record(Column::VARIANTS.iter().map(|column| column.title(speech)));
    for person in book.people().filter(|person| !person.ours) {
        let mut lines: Vec<_> = Audience::VARIANTS
            .iter()
            .filter_map(|audience| line(book, person, *audience, speech))
            .collect();
        if lines.is_empty() {
            lines.push(cells(person, speech));
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
fn cells(person: &Person, speech: Speech) -> [String; 9] {
    let mut line: [String; 9] = Default::default();
    let [name, age, parents, ..] = &mut line;
    name.clone_from(&person.name);
    word(&AGES, person.age, speech).clone_into(age);
    *parents = person.parents.join(" / ");
    line
}

/// The line of a person and an audience; none if nothing was said for exactly that one.
fn line(book: &Book, person: &Person, about: Audience, speech: Speech) -> Option<[String; 9]> {
    let decided = last_decision(book, person.number, about);
    let said = last_reply(book, person.number, about);
    if decided.is_none() && said.is_none() {
        return None;
    }
    let mut line = cells(person, speech);
    let [_, _, _, audience, decision, until, agreed, agreed_on, child] = &mut line;
    word(&AUDIENCES, about, speech).clone_into(audience);
    if let Some(decided) = decided {
        let shown = decided.wish == Wish::Shown && decided.withdrawn.is_none();
        let wish = if shown { Wish::Shown } else { Wish::Covered };
        word(&WISHES, wish, speech).clone_into(decision);
        if shown {
            let day = |day: Option<jiff::civil::Date>| day.map(|d| d.to_string());
            // Safe: an empty cell is "no last day", which is what the decision says.
            *until = day(decided.until).unwrap_or_default();
            *agreed = agreed_by(book, decided).join(" / ");
            *agreed_on = day(decided.agreed.iter().map(|a| a.on).max()).unwrap_or_default();
        }
    }
    if let Some(said) = said {
        word(&REPLIES, said, speech).clone_into(child);
    }
    Some(line)
}

/// The names of those who agreed.
pub fn agreed_by(book: &Book, decision: &Decision) -> Vec<String> {
    let themselves = || {
        book.person(decision.person)
            .map(|person| person.name.clone())
    };
    let names = decision.agreed.iter().map(|agreed| match &agreed.by {
        By::Parent(name) => name.clone(),
        // Safe: without a name nobody has agreed, as the list is read.
        By::Themselves => themselves().unwrap_or_default(),
    });
    names.collect()
}
