//! Photos that left: where they were posted, and looking at them again once a year.

use clap::ArgMatches;
use ombrelle_core::calendar;
use ombrelle_core::consent::{Book, Export, Posted};
use ombrelle_core::error::ErrorKind;
use serde_json::json;

use super::decisions::day;
use super::{Fault, Session};
use crate::values;

/// Lists the photos that left, each with its number and its places.
pub fn list(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let only = session.text(given, "person", "ask-name")?;
    let book = session.book.look()?;
    let only = only.map(|name| book.named(&name).map(|person| person.number));
    let only = only.transpose().map_err(|r| session.of_book(r))?;
    let wanted = |export: &&Export| {
        let mut shown = export.shown.iter();
        only.is_none_or(|only| shown.any(|shown| shown.person == only))
    };
    let exports: Vec<&Export> = book.exports().filter(wanted).collect();
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
        due(session, &book, true);
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

/// What is to be looked at again today; where that was `asked`, it is said too that there is nothing, and each photo is data besides.
pub fn due(session: &mut Session, book: &Book, asked: bool) {
    let due = book.look_again(calendar::today());
    if due.is_empty() && !asked {
        return;
    }
    let count = due.len();
    session.tell("consent-look-again", &[("count", count.into())]);
    for export in due {
        match asked {
            true => one(session, export),
            // The data of a list are of people.
            false => say(session, export),
        }
    }
    if count > 0 {
        let at = session.book.at.clone();
        session.tell("consent-look-again-what", &[("at", at.into())]);
    }
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
