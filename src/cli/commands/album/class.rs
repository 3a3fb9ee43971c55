//! Class lists: read all or nothing, written so that no spreadsheet runs a cell.

use clap::ArgMatches;
use ombrelle_core::calendar;
use ombrelle_core::consent::class_list::{self, Imported, LineFault};
use ombrelle_core::register::export;
use ombrelle_i18n::class_list_words;

use super::{Fault, Session};
use crate::output::shown;
use crate::values;

/// Reads a list into the book.
pub fn import(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let path = values::required_path(given, "list");
    let bytes = class_list::open(&path).map_err(Fault::List)?;
    let list = class_list::read(&bytes, &class_list_words(), calendar::today());
    let list = list.map_err(|faults| Fault::Lines(path.clone(), faults))?;
    let mut album = session.book.open()?;
    // On a copy first, so that a list with a fault changes no file.
    let mut book = album.content().clone();
    let applied: Result<Imported, Vec<LineFault>> =
        class_list::apply(&mut book, &list.rows, calendar::today());
    let imported = applied.map_err(|faults| Fault::Lines(path, faults))?;
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
    let older = session.words.class_older(imported.older);
    let aside = session.words.class_aside(&list.aside);
    for line in older.into_iter().chain(aside) {
        session.output.say(&line);
    }
    Ok(())
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
    session.tell("class-not-encrypted", &[]);
    Ok(())
}
