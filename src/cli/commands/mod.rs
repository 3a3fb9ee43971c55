//! The commands, in the order of `ombrelle --help`.

mod album;
mod check;
mod completions;
mod faces;
mod fingerprint;
mod glossary;
mod group;
mod help_me;
mod inspect;
mod judge;
mod man;
mod protect;
mod register;
mod which_door;
mod workshop;

use clap::{Arg, ArgAction, ArgMatches, Command};
use ombrelle_i18n::Words;

pub use album::Fault as BookFault;

use crate::shape::shaped;

/// One command.
pub struct Entry {
    /// What a person types behind `ombrelle`.
    pub name: &'static str,
    shape: fn(&Words) -> Command,
    /// Does what a command line asks, which is one of `shape`; the second is the whole command: the exit status.
    pub run: fn(&ArgMatches, &Command, &Words) -> u8,
}

/// The one list of all commands.
const ALL: &[Entry] = &[
    Entry {
        name: "protect",
        shape: protect::shape,
        run: |given, _, words| protect::run_with(given, words),
    },
    Entry {
        name: "inspect",
        shape: inspect::shape,
        run: |given, _, words| inspect::run(given, words),
    },
    Entry {
        name: "faces",
        shape: faces::shape,
        run: |given, _, words| faces::run(given, words),
    },
    Entry {
        name: "check",
        shape: check::shape,
        run: |given, _, words| check::run(given, words),
    },
    Entry {
        name: "group",
        shape: group::shape,
        run: |given, _, words| group::run(given, words),
    },
    Entry {
        name: "judge",
        shape: judge::shape,
        run: |given, _, words| judge::run(given, words),
    },
    Entry {
        name: "people",
        shape: album::people_shape,
        run: |given, _, words| album::run("people", given, words),
    },
    Entry {
        name: "consent",
        shape: album::consent_shape,
        run: |given, _, words| album::run("consent", given, words),
    },
    Entry {
        name: "letter",
        shape: album::letter_shape,
        run: |given, _, words| album::write_letter(given, words),
    },
    Entry {
        name: "parents",
        shape: album::parents_shape,
        run: |given, _, words| album::guide_parents(given, words),
    },
    Entry {
        name: "fingerprint",
        shape: fingerprint::shape,
        run: |given, _, words| fingerprint::run(given, words),
    },
    Entry {
        name: "which-door",
        shape: which_door::shape,
        run: |given, _, words| which_door::run(given, words),
    },
    Entry {
        name: "help-me",
        shape: help_me::shape,
        run: |given, _, words| help_me::run(given, words),
    },
    Entry {
        name: "glossary",
        shape: glossary::shape,
        run: |given, _, words| glossary::run(given, words),
    },
    Entry {
        name: "register",
        shape: register::shape,
        run: |given, _, words| register::run(given, words),
    },
    Entry {
        name: "workshop",
        shape: workshop::shape,
        run: |given, _, words| workshop::run(given, words),
    },
    Entry {
        name: "completions",
        shape: completions::shape,
        run: completions::run,
    },
    Entry {
        name: "man",
        shape: man::shape,
        run: man::run,
    },
];

/// The command of this name.
pub fn named(name: &str) -> Option<&'static Entry> {
    ALL.iter().find(|entry| entry.name == name)
}

/// The whole command, in one language.
pub fn whole(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let usage = format!(
        "ombrelle {} [{}]",
        say("help-value-command"),
        say("help-value-options")
    );
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(say("help-version"))
        .help_heading(say("help-general"));
    let command = Command::new("ombrelle")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say("help-about"))
        .override_usage(usage)
        .subcommand_help_heading(say("help-commands"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(version)
        .after_help(say("help-exit"));
    let command = ALL.iter().fold(command, |command, entry| {
        command.subcommand(shaped((entry.shape)(words), words))
    });
    shaped(command, words)
}

#[cfg(test)]
mod tests {
    use ombrelle_i18n::Language;

    use super::*;

    #[test]
    fn every_command_answers_to_the_name_of_its_shape() {
        let words = Words::new(Language::English);
        for entry in ALL {
            assert_eq!((entry.shape)(&words).get_name(), entry.name);
        }
    }

    #[test]
    fn the_command_line_is_sound_in_every_language() {
        for language in Language::ALL {
            whole(&Words::new(language)).debug_assert();
        }
    }
}
