//! The evidence log: adding, listing, removing, and writing out a copy that was kept.

use std::path::Path;

use clap::ArgMatches;
use ombrelle_core::calendar::{self, Date};
use ombrelle_core::error::{ErrorKind, RegisterError};
use ombrelle_core::protect::Decoding;
use ombrelle_core::register::evidence::Shown;
use ombrelle_core::register::{self, Evidence, Register, evidence, export};

use super::{Fault, Session};
use crate::values;

/// Notes one thing that happened. A file that cannot be read, or be kept, keeps no words from being noted.
pub fn add(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let mut noted = Evidence {
        number: 0,
        day: given
            .get_one::<Date>("day")
            .copied()
            .unwrap_or_else(calendar::today),
        said: session.text(given, "said", "ask-said")?,
        account: session.text(given, "account", "ask-account")?,
        platform: session.text(given, "platform", "ask-platform")?,
        note: session.text(given, "note", "ask-note")?,
        item: given.get_one::<u32>("item").copied(),
        sha256: None,
        copy: None,
    };
    if noted.said.trim().is_empty() {
        return Err(Fault::Blank);
    }
    let mut register = session.open()?;
    let to_copy = values::path(given, "keep-copy");
    let keep_copy = to_copy.is_some();
    let file = to_copy.or_else(|| values::path(given, "file"));
    let shown = match &file {
        Some(file) => read(session, (file, keep_copy), &register)?,
        None => Shown::default(),
    };
    session.go_on()?;
    noted.sha256 = shown.sha256;
    let told = match (&shown.copy, &noted.sha256, &file) {
        (Some(_), ..) => Some("evidence-copy-kept"),
        (None, Some(_), _) => Some("evidence-file-kept"),
        (None, None, Some(_)) => Some("evidence-without-file"),
        (None, None, None) => None,
    };
    let kept = register::keep_with(&mut register, noted, shown.copy);
    let item = kept.map_err(Fault::core)?;
    session.tell(
        "evidence-kept",
        "discreet-item-done",
        &[("item", item.into())],
    );
    if let Some(key) = told {
        session.add(key, &[]);
    }
    session.add("evidence-picture", &[]);
    Ok(())
}

/// What is kept of the file; why something is not is told.
fn read(
    session: &mut Session,
    (file, keep_copy): (&Path, bool),
    register: &Register,
) -> Result<Shown, Fault> {
    let (decoding, progress) = (Decoding::caged(), session.progress());
    let entries = register.content();
    let mut shown =
        evidence::of_file(file, keep_copy, entries, &decoding, &progress).map_err(Fault::core)?;
    if let Some(reason) = shown.refused.take() {
        session.fail(&Fault::File {
            number: 1,
            total: 1,
            reason,
        });
    }
    Ok(shown)
}

/// Writes the copy of an entry where the person says.
pub fn save(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let number = values::required_number(given, "item");
    let target = values::required_path(given, "out");
    let force = given.get_flag("force");
    // Neither typed nor opened for nothing.
    export::may_be_written(&target, force).map_err(Fault::core)?;
    let entries = session.look()?;
    let copy = entries.copy(number).map_err(Fault::core)?;
    session.go_on()?;
    export::save(copy.bytes(), &target, force).map_err(Fault::core)?;
    let values = [("path", target.to_string_lossy().as_ref().into())];
    session.tell("evidence-copy-saved", "discreet-done", &values);
    session.add("evidence-copy-open", &[]);
    Ok(())
}

/// Lists the log, the oldest day first.
pub fn list(session: &mut Session) -> Result<(), Fault> {
    let entries = session.look()?;
    let log = entries.evidence();
    if log.is_empty() {
        session.tell("evidence-empty", "discreet-no-items", &[]);
    }
    for one in log {
        let lines = match session.discreet {
            true => {
                let values = [
                    ("item", one.number.into()),
                    ("day", session.words.day(one.day).into()),
                    ("count", 0_usize.into()),
                ];
                vec![session.words.say("discreet-item", &values)]
            }
            false => session.words.evidence(one),
        };
        for line in lines {
            session.output.say(&line);
        }
    }
    Ok(())
}

/// Takes an entry out of the log and of its previous version.
pub fn remove(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let number = values::required_number(given, "item");
    let mut register = session.open()?;
    let log = register.content().evidence();
    if !log.iter().any(|one| one.number == number) {
        let missing = RegisterError::NoSuchEvidence { number };
        return Err(Fault::core(ErrorKind::Register(missing)));
    }
    if !given.get_flag("yes") {
        session.confirm(("evidence-confirm", "evidence-word"), number, "--yes")?;
    }
    register::forget(&mut register, number).map_err(Fault::core)?;
    session.tell(
        "evidence-removed",
        "discreet-item-done",
        &[("item", number.into())],
    );
    Ok(())
}
