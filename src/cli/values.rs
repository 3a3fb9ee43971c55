//! Values of a command line that was understood.

use std::path::PathBuf;

use clap::ArgMatches;

/// The photos and folders.
pub fn paths(chosen: &ArgMatches) -> Vec<PathBuf> {
    chosen
        .get_many::<PathBuf>("paths")
        .map(|paths| paths.cloned().collect())
        .unwrap_or_default()
}

/// The path that an option names.
pub fn path(chosen: &ArgMatches, name: &str) -> Option<PathBuf> {
    chosen.get_one::<PathBuf>(name).cloned()
}

/// The text of an operand.
pub fn text(chosen: &ArgMatches, name: &str) -> String {
    chosen.get_one::<String>(name).cloned().unwrap_or_default()
}
