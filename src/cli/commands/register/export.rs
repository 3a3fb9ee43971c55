//! Handing over: hashes for programs, a printed sheet for a help line. Anybody who asks for hashes is told first
//! what they reveal, and confirms it.

use clap::ArgMatches;
use ombrelle_core::error::{ErrorKind, RegisterError};
use ombrelle_core::register::{Entries, Entry, export};

use super::{Fault, Session};
use crate::values;

/// What can be written.
pub const FORMATS: [&str; 4] = ["sheet", "exchange", "csv", "json"];

/// What says beforehand that the person knows what hashes reveal.
const CONFIRMED: &str = "--i-know-what-hashes-reveal";

/// Writes what was asked for.
pub fn export(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let format = values::text(given, "format");
    let with_hashes = given.get_flag("with-hashes");
    let target = values::required_path(given, "out");
    let force = given.get_flag("force");
    // Neither typed nor confirmed for nothing.
    export::may_be_written(&target, force).map_err(Fault::core)?;
    let entries = session.look()?;
    let wanted = wanted(&entries, given)?;
    let reveals = format != "sheet" || with_hashes;
    if reveals && !given.get_flag(CONFIRMED.trim_start_matches("--")) {
        session.add("export-reveals", &[]);
        session.confirm(("export-confirm", "export-word"), 0, CONFIRMED)?;
    }
    session.go_on()?;
    let bytes = match format.as_str() {
        "exchange" => export::exchange(&wanted),
        "csv" => export::csv(&wanted),
        "json" => export::json(&wanted),
        _ => {
            let evidence = entries.evidence_of(&wanted);
            let sheet = session.words.sheet(&wanted, &evidence, with_hashes);
            let language = session.words.language().code();
            ombrelle_papers::pdf(&sheet, language, values::paper(given)).map_err(Fault::core)?
        }
    };
    export::save(&bytes, &target, force).map_err(Fault::core)?;
    if format == "exchange" {
        let count = bytes.split(|byte| *byte == b'\n').count().saturating_sub(1);
        session.add("export-for-exchange", &[("count", count.into())]);
    }
    let values = [
        ("count", wanted.len().into()),
        ("path", target.to_string_lossy().as_ref().into()),
    ];
    session.tell("export-done", "discreet-done", &values);
    Ok(())
}

/// The items that were named, each once, or all.
fn wanted<'e>(entries: &'e Entries, given: &ArgMatches) -> Result<Vec<&'e Entry>, Fault> {
    let Some(numbers) = given.get_many::<u32>("items") else {
        return Ok(entries.iter().collect());
    };
    let mut wanted: Vec<&Entry> = Vec::new();
    for number in numbers.copied() {
        let missing = ErrorKind::Register(RegisterError::NoSuchEntry { number });
        let entry = entries.get(number).ok_or(Fault::core(missing))?;
        if !wanted.iter().any(|there| there.number == number) {
            wanted.push(entry);
        }
    }
    Ok(wanted)
}
