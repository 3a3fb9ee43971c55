//! Values of a command line that was understood.

use std::path::PathBuf;

use clap::ArgMatches;
use clap::builder::{PathBufValueParser, TypedValueParser, ValueParser};
use ombrelle_core::calendar::{self, Date};
use ombrelle_core::consent::Age;
use ombrelle_core::paper::Size;
use ombrelle_core::paths;
use ombrelle_core::settings::Settings;

/// The photos and folders.
pub fn paths(chosen: &ArgMatches) -> Vec<PathBuf> {
    all(chosen, "paths")
}

/// All values of an option or operand; none where it was not given.
pub fn all<T: Clone + Send + Sync + 'static>(chosen: &ArgMatches, name: &str) -> Vec<T> {
    let values = chosen.get_many::<T>(name);
    values.into_iter().flatten().cloned().collect()
}

/// The path that an option names.
pub fn path(chosen: &ArgMatches, name: &str) -> Option<PathBuf> {
    chosen.get_one::<PathBuf>(name).cloned()
}

/// Reads the path of a file that is written. `-` is none: elsewhere it stands for a text that is asked for, and whoever expects the words on the screen
/// would find them nowhere. The sentence about it is in `usage`.
pub fn target() -> ValueParser {
    let named = |path: PathBuf| match path.as_os_str() == "-" {
        true => Err("no file"),
        false => Ok(path),
    };
    PathBufValueParser::new().try_map(named).into()
}

/// The path that an option or operand names without which clap does not let a command begin. Should it: nothing has an
/// empty path, so whatever is done with it fails.
pub fn required_path(chosen: &ArgMatches, name: &str) -> PathBuf {
    path(chosen, name).unwrap_or_default()
}

/// The number that clap requires. Should it not: people, decisions and entries are numbered from 1, so nothing is found.
pub fn required_number(chosen: &ArgMatches, name: &str) -> u32 {
    chosen.get_one(name).copied().unwrap_or(0)
}

/// The text of an option that not every command of a family has; none where it was not given.
pub fn optional_text(chosen: &ArgMatches, name: &str) -> Option<String> {
    chosen.try_get_one::<String>(name).ok().flatten().cloned()
}

/// The text of an operand; empty where it was not given.
pub fn text(chosen: &ArgMatches, name: &str) -> String {
    chosen.get_one::<String>(name).cloned().unwrap_or_default()
}

/// What a paper is printed on: what was asked for, otherwise what the person chose in the window. Settings that cannot be read keep nobody
/// from a paper: the window says what is wrong with them.
pub fn paper(chosen: &ArgMatches) -> Size {
    let asked = optional_text(chosen, "paper").and_then(|size| size.parse().ok());
    asked.unwrap_or_else(|| {
        let settings = paths::settings().and_then(|path| Settings::read(&path).ok());
        settings.unwrap_or_default().paper
    })
}

/// A day on which something can have happened: none that is still to come, which no answer of today could undo and which no log
/// can tell of. The sentence about a wrong one is in `usage`.
pub fn until_today(typed: &str) -> Result<Date, &'static str> {
    let day: Date = typed.parse().map_err(|_| "no day")?;
    match day <= calendar::today() {
        true => Ok(day),
        false => Err("a day to come"),
    }
}

/// An age in years, or the name of a band. The sentence about a wrong one is in `usage`.
pub fn age(typed: &str) -> Result<Age, &'static str> {
    let years = typed.trim().parse::<u8>().ok().map(Age::of_years);
    let band = || typed.trim().parse().ok();
    years.or_else(band).ok_or("no age")
}
