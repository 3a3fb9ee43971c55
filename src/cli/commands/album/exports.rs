//! Photos that left: where they were posted, and looking at them again once a year.

use clap::ArgMatches;
use ombrelle_core::calendar;
use ombrelle_core::consent::{Book, Export, Posted};
use ombrelle_core::error::ErrorKind;
use serde_json::json;

use super::decisions::day;
use super::{Fault, Session, named};
use crate::values;

/// Lists the photos that left, each with its number and its places.
pub fn list(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let only = session.text(given, "person", "ask-name")?;
    let book = session.book.look()?;
    let only = only.map(|name| named(&book, &name).map(|person| person.number));
    let only = only.transpose()?;
    let wanted = book.exports().filter(|export| is_of(export, only));
    let exports: Vec<&Export> = wanted.collect();
    if exports.is_empty() {
        session.tell("consent-no-exports", &[]);
    }
    for export in exports {
        one(session, export);
    }
    Ok(())
}

/// Notes, changes or takes out where a photo was posted, and says what is noted now.
pub fn posted(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let photo = values::required_number(given, "photo");
    let place = session.text(given, "place", "ask-place")?;
    let number = |name| given.get_one::<u32>(name).copied();
    let (change, remove) = (number("change"), number("remove"));
    let on = day(given, "day");
    let posted = place.map(|place| Posted::new(&place, on)).transpose();
    let posted = posted.map_err(|reason| session.of_book(reason))?;
    let mut album = session.book.open()?;
    session.go_on()?;
    let changed = album.change(|book| match (change, remove, posted) {
        (_, Some(number), _) => book.change_place(photo, number, None),
        (Some(number), None, Some(posted)) => book.change_place(photo, number, Some(posted)),
        (None, None, Some(posted)) => book.post(photo, posted),
        // Clap asks for a place wherever none is taken out.
        (_, None, None) => Ok(()),
    });
    changed.map_err(|reason| session.of_book(reason))?;
    session.tell("consent-posted", &[("number", photo.into())]);
    let export = album.content().export(photo).cloned();
    let export = export.map_err(|reason| session.of_book(reason))?;
    one(session, &export);
    Ok(())
}

/// Lists what is to be looked at again, or notes that somebody did.
pub fn look_again(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let looked: Vec<u32> = values::all(given, "looked");
    let today = calendar::today();
    if looked.is_empty() {
        let book = session.book.look()?;
        let due = book.look_again(today);
        to_look_at(session, &due);
        for export in due {
            // The data of a list are of people; those of this command are of photos.
            session.output.data(&data(export));
        }
        return Ok(());
    }
    let mut album = session.book.open()?;
    session.go_on()?;
    let changed = album.change(|book| {
        looked
            .iter()
            .try_for_each(|number| book.looked(*number, today))
    });
    changed.map_err(|reason: ErrorKind| session.of_book(reason))?;
    for number in looked {
        session.tell("consent-looked", &[("number", number.into())]);
    }
    Ok(())
}

/// What is to be looked at again today, of everybody or of `only` one person, below a list; nothing where nothing is.
pub fn due(session: &mut Session, book: &Book, only: Option<u32>) {
    let mut due = book.look_again(calendar::today());
    due.retain(|export| is_of(export, only));
    if !due.is_empty() {
        to_look_at(session, &due);
    }
}

/// How many photos are to be looked at again, and which.
fn to_look_at(session: &mut Session, due: &[&Export]) {
    let count = due.len();
    session.tell("consent-look-again", &[("count", count.into())]);
    for export in due {
        say(session, export);
    }
    if count > 0 {
        let at = session.book.at.clone();
        session.tell("consent-look-again-what", &[("at", at.into())]);
    }
}

/// Whether it shows that person; each does where nobody is meant.
fn is_of(export: &Export, only: Option<u32>) -> bool {
    let mut shown = export.shown.iter();
    only.is_none_or(|only| shown.any(|shown| shown.person == only))
}

/// A photo with its number, its places, and when somebody last looked.
fn one(session: &mut Session, export: &Export) {
    say(session, export);
    session.output.data(&data(export));
}

/// The same as sentences alone.
fn say(session: &mut Session, export: &Export) {
    let line = session.words.export_numbered(export);
    session.output.say(&line);
    for place in session.words.places(export) {
        session.output.say(&place);
    }
}

/// The same as data.
pub fn data(export: &Export) -> serde_json::Value {
    let posted = export.posted.iter();
    let posted: Vec<_> = posted
        .map(|posted| json!({ "place": posted.place, "on": posted.on }))
        .collect();
    json!({
        "number": export.number,
        "photo": export.photo,
        "audience": export.audience,
        "day": export.day,
        "posted": posted,
        "looked": export.looked,
    })
}
