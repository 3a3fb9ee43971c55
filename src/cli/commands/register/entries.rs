//! Adding, listing, noting and withdrawing entries.

use std::path::PathBuf;

use clap::ArgMatches;
use ombrelle_core::calendar::{self, Date};
use ombrelle_core::error::{Cancelled, ErrorKind, RegisterError};
use ombrelle_core::protect::{Decoding, Limits};
use ombrelle_core::register::fingerprint::{Fingerprint, Note};
use ombrelle_core::register::{self, Added, Entry, Origin, Reported, fingerprint};
use serde_json::json;

use super::{Fault, Session};
use crate::values;

/// Adds the fingerprints of files; the files themselves are read once and left alone.
pub fn add(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let paths = values::paths(given);
    let name = session.text(given, "name", "ask-name")?;
    if paths.len() > 1 && !name.is_empty() {
        return Err(Fault::NameForSeveral);
    }
    let mut register = session.open()?;
    let (numbers, made) = fingerprints(session, &paths)?;
    if made.is_empty() {
        return Ok(());
    }
    let files = made.into_iter().map(|made| (name.clone(), made)).collect();
    let origin = origin(given);
    let (today, said) = (calendar::today(), origin.unwrap_or_default());
    let added = register::add_of(&mut register, today, said, files);
    let added = added.map_err(|reason| Fault::Core(reason.at(&session.path)))?;
    let was_there = |added: &Added| matches!(added, Added::Already(_));
    let in_vain = (origin.is_some() || !name.is_empty()) && added.iter().any(was_there);
    for (number, added) in numbers.into_iter().zip(added) {
        let (plain, discreet, item) = match added {
            Added::New(item) => ("register-added", "discreet-item-done", item),
            Added::Already(item) => ("register-already", "discreet-item-already", item),
        };
        let values = [
            ("number", number.into()),
            ("total", paths.len().into()),
            ("item", item.into()),
        ];
        session.tell(plain, discreet, &values);
    }
    if in_vain {
        session.add("register-already-kept", &[]);
    }
    for key in [
        "register-original",
        "register-stops-no-copy",
        "register-which-site",
    ] {
        session.add(key, &[]);
    }
    Ok(())
}

/// The fingerprints of the files that can be read, with the number of each among all.
fn fingerprints(
    session: &mut Session,
    paths: &[PathBuf],
) -> Result<(Vec<usize>, Vec<Fingerprint>), Fault> {
    let (mut numbers, mut made) = (Vec::new(), Vec::new());
    let (progress, total) = (session.progress(), paths.len());
    let decoding = Decoding::caged();
    for (path, number) in paths.iter().zip(1..) {
        match fingerprint::of(path, &Limits::default(), &decoding, &progress) {
            Ok((fingerprint, notes)) => {
                numbers.push(number);
                made.push(fingerprint);
                tell(session, number, total, &notes);
            }
            Err(error) if error.kind == ErrorKind::Cancelled(Cancelled) => {
                return Err(Fault::core(ErrorKind::Cancelled(Cancelled)));
            }
            Err(error) => session.fail(&Fault::File {
                number,
                total,
                reason: error.kind,
            }),
        }
    }
    session.go_on()?;
    Ok((numbers, made))
}

/// What the person should know of a file whose copies will not all be found.
fn tell(session: &mut Session, number: usize, total: usize, notes: &[Note]) {
    for note in notes {
        let key = match note {
            Note::Featureless { .. } | Note::TooSmall { .. } => "register-featureless",
            Note::FirstPictureOnly => "register-first-picture",
            Note::NoFfmpeg | Note::FramesFailed => "register-bytes-only",
            Note::FramesHashed { .. } => continue,
        };
        session.add(key, &[("number", number.into()), ("total", total.into())]);
    }
}

/// Lists the entries, without a hash.
pub fn list(session: &mut Session) -> Result<(), Fault> {
    let entries = session.look()?;
    if entries.iter().len() == 0 {
        session.tell("register-empty", "discreet-no-items", &[]);
    }
    for entry in entries.iter() {
        show(session, entry);
        session.output.data(&data(entry));
    }
    Ok(())
}

fn show(session: &mut Session, entry: &Entry) {
    let (words, day) = (session.words, entry.added);
    if session.discreet {
        let values = [
            ("item", entry.number.into()),
            ("day", words.day(day).into()),
            ("count", entry.reported.len().into()),
        ];
        let line = words.say("discreet-item", &values);
        return session.output.say(&line);
    }
    let kind = entry.fingerprint.kind;
    let title = words.item(entry.number, kind, &entry.name, day);
    session.output.say(&title);
    if entry.origin != Origin::NotKnown {
        let values = [("origin", words.origin(entry.origin).into())];
        session
            .output
            .say(&words.say("register-item-origin", &values));
    }
    for reported in &entry.reported {
        session.output.say(&words.reported(reported));
    }
}

fn data(entry: &Entry) -> serde_json::Value {
    let reported = entry.reported.iter().map(|reported| {
        json!({
            "day": reported.day,
            "to": reported.to,
            "case_number": reported.case_number,
        })
    });
    json!({
        "item": entry.number,
        "name": entry.name,
        "kind": entry.fingerprint.kind,
        "added": entry.added,
        "origin": entry.origin,
        "reported": reported.collect::<Vec<_>>(),
    })
}

/// Notes where an entry was reported.
pub fn note(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let item = item(given);
    let reported = Reported {
        day: given
            .get_one::<Date>("day")
            .copied()
            .unwrap_or_else(calendar::today),
        to: session.text(given, "to", "ask-service")?,
        case_number: session.text(given, "case", "ask-case")?,
    };
    if reported.to.trim().is_empty() {
        return Err(Fault::Blank);
    }
    let mut register = session.open()?;
    session.go_on()?;
    let noted = register::note(&mut register, item, reported);
    noted.map_err(Fault::core)?;
    session.tell(
        "register-noted",
        "discreet-item-done",
        &[("item", item.into())],
    );
    Ok(())
}

/// Says how an entry's file came to be.
pub fn change(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let (item, origin) = (item(given), origin(given).unwrap_or_default());
    let mut register = session.open()?;
    session.go_on()?;
    register::set_origin(&mut register, item, origin).map_err(Fault::core)?;
    let words = session.words.origin(origin);
    let values = [("item", item.into()), ("origin", words.into())];
    session.tell("register-changed", "discreet-item-done", &values);
    Ok(())
}

/// Takes an entry out of the register and of its previous version.
pub fn withdraw(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let item = item(given);
    let mut register = session.open()?;
    if register.content().get(item).is_none() {
        return Err(Fault::core(ErrorKind::Register(
            RegisterError::NoSuchEntry { number: item },
        )));
    }
    if !given.get_flag("yes") {
        session.confirm(
            ("register-confirm-withdraw", "register-word-withdraw"),
            item,
            "--yes",
        )?;
    }
    register::withdraw(&mut register, item).map_err(Fault::core)?;
    session.tell(
        "register-withdrawn",
        "discreet-item-done",
        &[("item", item.into())],
    );
    Ok(())
}

fn item(given: &ArgMatches) -> u32 {
    values::required_number(given, "item")
}

/// What was given for it; clap lets no other word through.
fn origin(given: &ArgMatches) -> Option<Origin> {
    values::text(given, "origin").parse().ok()
}
