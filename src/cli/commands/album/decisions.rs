//! Writing decisions down, withdrawing them, listing what holds.

use std::collections::HashSet;

use clap::ArgMatches;
use ombrelle_core::calendar::{self, Date};
use ombrelle_core::consent::{
    self, Audience, Book, Decision, Export, Ground, NewDecision, Person, Visibility,
};
use ombrelle_core::error::ErrorKind;
use serde_json::json;
use strum::VariantArray;

use super::{Fault, Session, exports, named};
use crate::output::quoted;
use crate::values;

/// The audience that was chosen.
pub fn audience(given: &ArgMatches) -> Audience {
    let chosen = given.get_one::<String>("audience");
    // The narrowest, should clap let anything else through.
    chosen
        .and_then(|name| name.parse().ok())
        .unwrap_or(Audience::OnlyUs)
}

/// The day of an option, or today.
pub fn day(given: &ArgMatches, name: &str) -> Date {
    let day = given.get_one::<Date>(name).copied();
    day.unwrap_or_else(calendar::today)
}

/// Writes a decision down, and says what now holds for that audience.
pub fn record(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let person = session.person(given)?;
    let new = NewDecision {
        audience: audience(given),
        wish: if given.get_flag("covered") {
            Visibility::Covered
        } else {
            Visibility::Shown
        },
        until: given.get_one::<Date>("until").copied(),
        agreed: session.texts(given, "agreed-by", "ask-parent")?,
        on: day(given, "day"),
    };
    let mut album = session.book.open()?;
    let person = named(album.content(), &person)?.clone();
    session.go_on()?;
    let recorded = album.change(|book| book.record(person.number, &new));
    let number = recorded.map_err(|reason| session.of_book(reason))?;
    session.tell("consent-recorded", &[("number", number.into())]);
    now(session, album.content(), &person, new.audience);
    let ruling = consent::rule(
        album.content(),
        Some(person.number),
        new.audience,
        calendar::today(),
    );
    if ruling.ground == Ground::ParentMissing {
        let mut decisions = album.content().decisions();
        let ruling = decisions.find(|decision| Some(decision.number) == ruling.decision);
        let missing = ruling.map(|decision| decision.parents_missing(&person));
        // A child without a parent in the book lacks nobody who has a name.
        if let Some(names) = missing.filter(|names| !names.is_empty()) {
            session.tell(
                "consent-still-to-agree",
                &[("names", names.join(", ").into())],
            );
        }
    }
    if ruling.ground == Ground::ChildNotAsked {
        let values = [
            ("name", quoted(person.name.clone()).into()),
            ("audience", new.audience.code().into()),
            ("at", session.book.at.as_str().into()),
        ];
        session.tell("consent-ask-next", &values);
    }
    Ok(())
}

/// What holds today for one person and audience.
pub fn now(session: &mut Session, book: &Book, person: &Person, audience: Audience) {
    let ruling = consent::rule(book, Some(person.number), audience, calendar::today());
    let line = session.words.ruling(person, audience, &ruling);
    session.output.say(&line);
}

/// Withdraws decisions, and lists the photos that they concerned.
pub fn withdraw(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let mut numbers: Vec<u32> = values::all(given, "decision");
    let all_of = session.text(given, "all-of", "ask-name")?;
    let mut album = session.book.open()?;
    if let Some(name) = all_of {
        let person = named(album.content(), &name)?.number;
        let of = |d: &&Decision| d.person == person && d.withdrawn.is_none();
        numbers.extend(album.content().decisions().filter(of).map(|d| d.number));
    }
    // One that was named twice, or by its person as well, is withdrawn once.
    let mut seen = HashSet::new();
    numbers.retain(|number| seen.insert(*number));
    session.go_on()?;
    let today = calendar::today();
    let withdrawn = album.change(|book| {
        let mut exports: Vec<Export> = Vec::new();
        for number in &numbers {
            for export in book.withdraw(*number, today)? {
                if !exports.iter().any(|there| there.number == export.number) {
                    exports.push(export);
                }
            }
        }
        Ok::<_, ErrorKind>(exports)
    });
    let exports = withdrawn.map_err(|reason| session.of_book(reason))?;
    for number in &numbers {
        session.tell("consent-withdrawn", &[("number", (*number).into())]);
    }
    if numbers.is_empty() {
        session.tell("consent-nothing-to-withdraw", &[]);
    } else {
        still_shown(session, album.content(), &numbers);
        take_down(session, &exports);
    }
    Ok(())
}

/// Says for whom somebody stays shown on another decision, although these were withdrawn.
fn still_shown(session: &mut Session, book: &Book, numbers: &[u32]) {
    for shown in consent::still_shown(book, numbers, calendar::today()) {
        let name = book.person(shown.person);
        let values = [
            ("audience", session.words.audience(shown.audience).into()),
            ("name", name.map_or("", |p| p.name.as_str()).into()),
            ("number", shown.decision.into()),
        ];
        session.tell("consent-still-shown", &values);
    }
}

/// Lists photos to be taken down, and where they were posted.
pub fn take_down(session: &mut Session, exports: &[Export]) {
    let counted = consent::counted(exports);
    session.tell("consent-take-down", &[("count", counted.len().into())]);
    for (export, times) in &counted {
        left(session, export, *times);
        session.output.data(&exports::data(export));
    }
}

/// A photo that left, how often it was noted, and where it was posted.
fn left(session: &mut Session, export: &Export, times: usize) {
    let line = session.words.export_times(export, times);
    session.output.say(&line);
    for place in session.words.places(export) {
        session.output.say(&place);
    }
}

/// Lists what holds for each audience, the decisions that are behind it, what children said, and the photos that
/// left. Where one person is named, of nobody else: the parents may look on.
pub fn list(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let only = session.text(given, "person", "ask-name")?;
    let book = session.book.look()?;
    let only = only.map(|name| named(&book, &name).map(|person| person.number));
    let only = only.transpose()?;
    let wanted = |number: u32| only.is_none_or(|only| only == number);
    for person in book.people().filter(|person| wanted(person.number)) {
        session.output.say(&person_line(session, person));
        for audience in Audience::VARIANTS {
            let ruling = consent::rule(&book, Some(person.number), *audience, calendar::today());
            let line = session.words.ruling_short(*audience, &ruling);
            session.output.say(&line);
            session.output.data(&json!({
                "person": person.number,
                "audience": audience,
                "shown": ruling.shows(),
                "ground": ruling.ground,
                "decision": ruling.decision,
            }));
        }
        for decision in book.decisions().filter(|d| d.person == person.number) {
            let line = session.words.decision(&book, decision);
            session.output.say(&line);
        }
        for answer in book.answers().filter(|a| a.person == person.number) {
            let line = session.words.answer(answer);
            session.output.say(&line);
        }
    }
    let shows = |export: &&Export| export.shown.iter().any(|shown| wanted(shown.person));
    let exports: Vec<Export> = book.exports().filter(shows).cloned().collect();
    if !exports.is_empty() {
        session.tell("consent-exports", &[]);
    }
    // A copy that was made again is there once.
    for (export, times) in consent::counted(&exports) {
        left(session, &export, times);
    }
    for line in session.words.ending(&book, only, calendar::today()) {
        session.output.say(&line);
    }
    exports::due(session, &book, only);
    if book.people().len() == 0 {
        session.tell("people-none", &[]);
    }
    Ok(())
}

fn person_line(session: &Session, person: &Person) -> String {
    session.words.person(person)
}
