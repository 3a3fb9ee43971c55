//! `ombrelle mask`: one cloak for all photos of a child, learnt once and put on quickly.

mod command;
mod learn;

use std::path::Path;
use std::sync::Arc;

use clap::ArgMatches;
use ombrelle_core::protect::read_mask;
use ombrelle_i18n::Words;
use serde_json::json;

use super::album::Place;
use super::protect;
use crate::exit::Class;
use crate::fault::Fault;
use crate::output::{self, Output, shown};
use crate::values;

pub use command::shape;

/// Does what a command below `mask` asks: the exit status.
pub fn run(given: &ArgMatches, words: &Words) -> u8 {
    match given.subcommand() {
        Some(("learn", given)) => learn::run(&learn::chosen(given), words),
        Some(("apply", given)) => apply(given, words),
        // Clap requires one of these.
        _ => Class::Impossible as u8,
    }
}

/// As `protect` with a cloak, but the cloak is the mask's: the exit status.
fn apply(given: &ArgMatches, words: &Words) -> u8 {
    let path = values::required_path(given, "mask");
    match read_mask(&path) {
        Ok(mask) => {
            let mut options = protect::masked(given);
            options.cloak = Some(mask.learnt().strength);
            options.copy.mask = Some(Arc::new(mask));
            protect::run(options, Place::none(words), words)
        }
        Err(error) => refuse(&Fault::reading(error), &path, given, words),
    }
}

/// Tells why nothing was begun.
fn refuse(fault: &Fault, path: &Path, given: &ArgMatches, words: &Words) -> u8 {
    let mut output = Output::new(words, given.get_flag("json"));
    let advice = fault.advice(words);
    output.advise(&advice, None);
    let error = output::fault(&fault.code(), &advice);
    output.data(&json!({ "path": shown(path), "error": error }));
    output.end(fault.class() as u8)
}
