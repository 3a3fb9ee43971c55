//! The `ombrelle` command.
//!
//! `commands` holds a file or folder for each command (its shape, its values, what runs it) and the one list of them; what they
//! share lies beside it. Nothing that is shared knows a command.
//!
//! A command does its work on files and says in plain words what was done and what was not; `--json` says it as data:
//!
//! ```console
//! $ ombrelle protect --no-detect --box 10,20,100,120 --cover fill photo.png
//! photo.png → photo.protected.png
//!   1 box that you drew is covered for good (one even colour).
//!   The file gave away nothing besides the picture.
//!   Added: a mark that says no to AI training. It is a request; not everybody respects it.
//!   What is not protected:
//!   - nobody looked for faces: only the boxes that you gave are covered
//!   - clothes, places, company, writing and light in the picture can still tell who, where and when, the more so in several photos
//!   - the copy is called after the photo, and a name can tell who, when and where: rename it before you share it, or use `--neutral-names`
//!   - whoever has other photos of the same camera can compare the noise of its sensor, the size in pixels and the traces of how it packs pictures: `--max-side` (for example 1600) makes that harder
//!
//! ```

mod commands;
mod directory;
mod echo;
mod exit;
mod fault;
mod interrupt;
mod moment;
mod output;
mod passphrase;
mod prompt;
mod sealed;
mod session;
mod shape;
mod usage;
mod values;

use std::ffi::OsString;

use clap::Command;
use ombrelle_core::protect::worker;
use ombrelle_core::register::ScryptCost;
use ombrelle_i18n::{Language, Words};

use crate::commands::Asked;
use crate::exit::Class;

/// The whole program: reads the command line of the process and does what it says.
pub fn main() -> std::process::ExitCode {
    main_at(ScryptCost::default())
}

/// [`main`] with another cost of a guess in whatever is sealed: for the example `least_cost` alone, which the tests start. It is said in
/// the source of a program, and by no option, variable or feature, so that nobody can lower it in the one that people run.
pub fn main_at(cost: ScryptCost) -> std::process::ExitCode {
    // A worker is no command: it is started by this program alone, and in no help.
    if let Some(status) = worker::if_asked() {
        return exit::code(status);
    }
    exit::code(run(std::env::args_os().collect(), cost))
}

/// Reads the command line and does what it says: the exit status.
fn run(line: Vec<OsString>, cost: ScryptCost) -> u8 {
    let words = Words::new(language(&line));
    let whole = commands::whole(&words);
    let matches = match whole.clone().try_get_matches_from(&line) {
        Ok(matches) => matches,
        Err(error) => return usage::answer(&error, &named(&whole, &line), &words),
    };
    let known = matches
        .subcommand()
        .and_then(|(name, given)| Some((commands::named(name)?, given)));
    match known {
        Some((command, given)) => (command.run)(&Asked {
            given,
            whole: &whole,
            words: &words,
            cost,
        }),
        // Clap requires one of the list.
        None => Class::Impossible as u8,
    }
}

/// `--lang` wherever it stands, since even the fault of another option is told in that language.
fn language(line: &[OsString]) -> Language {
    let mut chosen = None;
    let mut rest = line.iter().take_while(|word| *word != "--");
    while let Some(word) = rest.next() {
        let value = match word.to_str() {
            Some("--lang") => rest.next().and_then(|value| value.to_str()),
            Some(word) => word.strip_prefix("--lang="),
            None => None,
        };
        chosen = value.and_then(|value| value.parse().ok()).or(chosen);
    }
    chosen.unwrap_or_else(Language::from_system)
}

/// The command that a line names, for "see its help": `ombrelle protect`, `ombrelle register add`.
fn named(command: &Command, line: &[OsString]) -> String {
    let mut name = "ombrelle".to_owned();
    let mut at = command;
    for word in line.iter().skip(1).filter_map(|word| word.to_str()) {
        if let Some(below) = at.get_subcommands().find(|below| below.get_name() == word) {
            name = format!("{name} {word}");
            at = below;
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &[&str]) -> Vec<OsString> {
        words.iter().map(OsString::from).collect()
    }

    #[test]
    fn the_language_is_found_wherever_it_stands() {
        for given in [
            &["ombrelle", "--lang", "fr", "inspect", "a"][..],
            &["ombrelle", "inspect", "--lang=fr", "a"],
            &["ombrelle", "--lang", "en", "inspect", "--lang", "fr"],
        ] {
            assert_eq!(language(&line(given)), Language::French, "{given:?}");
        }
    }
}
