//! Class lists: read all or nothing, written so that no spreadsheet runs a cell.

use std::path::Path;

use clap::ArgMatches;
use ombrelle_core::calendar;
use ombrelle_core::consent::class_list::{
    self, Imported, LineFault, Meaning, Signed, Signers, Untaken, Why,
};
use ombrelle_core::consent::{Audience, Date};
use ombrelle_core::register::export;
use ombrelle_i18n::class_list_words;

use super::{Fault, Session};
use crate::output::{quoted, shown, typed};
use crate::values;

/// Reads a list into the book.
pub fn import(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let path = values::required_path(given, "list");
    let bytes = class_list::open(&path).map_err(Fault::List)?;
    let (known, meaning) = (class_list_words(), meaning(given));
    let list = class_list::read_as(&bytes, &known, calendar::today(), meaning.as_ref());
    let list = list.map_err(|faults| Fault::Lines(path.clone(), faults))?;
    let mut album = session.book.open()?;
    // On a copy first, so that a list with a fault changes no file.
    let mut book = album.content().clone();
    let applied: Result<Imported, Vec<LineFault>> =
        class_list::apply(&mut book, &list.rows, calendar::today());
    let imported = applied.map_err(|faults| Fault::Lines(path.clone(), faults))?;
    session.go_on()?;
    let saved = album.change(|there| {
        *there = book;
        Ok(())
    });
    saved.map_err(|reason| session.of_book(reason))?;
    let values = [
        ("people", imported.people.into()),
        ("decisions", imported.decisions.into()),
        ("answers", imported.answers.into()),
    ];
    session.tell("class-imported", &values);
    let words = session.words;
    let parents = words.class_parents(imported.parents);
    let grown = words.class_grown(imported.grown);
    let older = words.class_older(imported.older);
    let aside = words.class_aside(&list.aside);
    let untaken = words.class_untaken(&list.untaken, list.without_parents);
    let lines = parents.into_iter().chain(grown).chain(older).chain(aside);
    for line in lines.chain(untaken) {
        session.output.say(&line);
    }
    let unsaid = list.untaken.iter().find(|one| one.why == Why::NotSaid);
    if let Some(unsaid) = unsaid {
        let command = saying(unsaid, &path, &session.book.at);
        session.tell("class-untaken-how", &[("command", command.into())]);
    }
    Ok(())
}

/// What was said about a column of the list.
fn meaning(given: &ArgMatches) -> Option<Meaning> {
    let (title, audience) = given
        .get_one::<(String, Audience)>("consent-column")
        .cloned()?;
    let by = given.get_one::<String>("signed-by");
    let by = by.and_then(|by| by.parse::<Signers>().ok());
    let on = given.get_one::<Date>("signed-on").copied();
    Some(Meaning {
        title,
        audience,
        signed: by.zip(on).map(|(by, on)| Signed { by, on }),
    })
}

/// The command that says what a yes means, with a group and a day as examples.
fn saying(untaken: &Untaken, list: &Path, at: &str) -> String {
    let column = quoted(format!("{}=closed-group", untaken.title));
    let list = typed(list);
    format!(
        "ombrelle consent class-import {list} --consent-column {column} --signed-by both --signed-on 2026-09-15{at}"
    )
}

/// Writes the children of other families, with what was decided.
pub fn export(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let target = values::required_path(given, "out");
    let force = given.get_flag("force");
    // No passphrase is typed for nothing.
    export::may_be_written(&target, force).map_err(Fault::core)?;
    let book = session.book.look()?;
    session.go_on()?;
    let bytes = class_list::write(&book, session.words.language().class_list_words());
    export::save(&bytes, &target, force).map_err(Fault::core)?;
    let count = book.people().filter(|person| !person.ours).count();
    let values = [("count", count.into()), ("path", shown(&target).into())];
    session.tell("class-exported", &values);
    // Titles alone name nobody.
    if count > 0 {
        session.tell("class-not-encrypted", &[]);
    }
    Ok(())
}
