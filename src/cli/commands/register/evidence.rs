//! The evidence log: adding, listing and removing.

use std::path::Path;

use clap::ArgMatches;
use ombrelle_core::calendar::{self, Date};
use ombrelle_core::error::{Cancelled, ErrorKind, RegisterError};
use ombrelle_core::register::fingerprint::Digest;
use ombrelle_core::register::{self, Evidence, evidence};

use super::{Fault, Session};
use crate::values;

/// Notes one thing that happened. A file that cannot be read keeps no words from being noted.
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
    };
    let mut register = session.open()?;
    let file = values::path(given, "file");
    noted.sha256 = match &file {
        Some(file) => digest(session, file)?,
        None => None,
    };
    session.go_on()?;
    let with_file = noted.sha256.is_some();
    let kept = register::keep(&mut register, noted);
    let item = kept.map_err(Fault::core)?;
    session.tell(
        "evidence-kept",
        "discreet-item-done",
        &[("item", item.into())],
    );
    match (file.is_some(), with_file) {
        (true, true) => session.add("evidence-file-kept", &[]),
        (true, false) => session.add("evidence-without-file", &[]),
        (false, _) => {}
    }
    session.add("evidence-picture", &[]);
    Ok(())
}

/// SHA-256 of the file; none where it cannot be read, which is told.
fn digest(session: &mut Session, file: &Path) -> Result<Option<Digest<32>>, Fault> {
    match evidence::digest(file, &session.progress()) {
        Ok(digest) => Ok(Some(digest)),
        Err(ErrorKind::Cancelled(Cancelled)) => Err(Fault::core(Cancelled)),
        Err(reason) => {
            session.fail(&Fault::File {
                number: 1,
                total: 1,
                reason,
            });
            Ok(None)
        }
    }
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
                    ("day", one.day.to_string().into()),
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
