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
use ombrelle_core::register::ScryptCost;
use ombrelle_i18n::Words;

pub use album::Fault as BookFault;

use crate::shape::shaped;

/// One command.
pub struct Entry {
    /// What a person types behind `ombrelle`.
    pub name: &'static str,
    shape: fn(&Words) -> Command,
    /// Does what was asked: the exit status.
    pub run: fn(&Asked) -> u8,
}

/// What a command is asked to do.
pub struct Asked<'a> {
    /// Its own part of the command line, which is one of its shape.
    pub given: &'a ArgMatches,
    /// The whole command.
    pub whole: &'a Command,
    /// The sentences.
    pub words: &'a Words,
    /// How much work a guess of the passphrase is in what it seals.
    pub cost: ScryptCost,
}

/// The one list of all commands.
const ALL: &[Entry] = &[
    Entry {
        name: "protect",
        shape: protect::shape,
        run: protect::run_with,
    },
    Entry {
        name: "inspect",
        shape: inspect::shape,
        run: |asked| inspect::run(asked.given, asked.words),
    },
    Entry {
        name: "faces",
        shape: faces::shape,
        run: |asked| faces::run(asked.given, asked.words),
    },
    Entry {
        name: "check",
        shape: check::shape,
        run: |asked| check::run(asked.given, asked.words),
    },
    Entry {
        name: "group",
        shape: group::shape,
        run: |asked| group::run(asked.given, asked.words),
    },
    Entry {
        name: "judge",
        shape: judge::shape,
        run: |asked| judge::run(asked.given, asked.words),
    },
    Entry {
        name: "people",
        shape: album::people_shape,
        run: |asked| album::run("people", asked),
    },
    Entry {
        name: "consent",
        shape: album::consent_shape,
        run: |asked| album::run("consent", asked),
    },
    Entry {
        name: "letter",
        shape: album::letter_shape,
        run: album::write_letter,
    },
    Entry {
        name: "parents",
        shape: album::parents_shape,
        run: album::guide_parents,
    },
    Entry {
        name: "fingerprint",
        shape: fingerprint::shape,
        run: |asked| fingerprint::run(asked.given, asked.words),
    },
    Entry {
        name: "which-door",
        shape: which_door::shape,
        run: |asked| which_door::run(asked.given, asked.words),
    },
    Entry {
        name: "help-me",
        shape: help_me::shape,
        run: |asked| help_me::run(asked.given, asked.words),
    },
    Entry {
        name: "glossary",
        shape: glossary::shape,
        run: |asked| glossary::run(asked.given, asked.words),
    },
    Entry {
        name: "register",
        shape: register::shape,
        run: register::run,
    },
    Entry {
        name: "workshop",
        shape: workshop::shape,
        run: |asked| workshop::run(asked.given, asked.words),
    },
    Entry {
        name: "completions",
        shape: completions::shape,
        run: |asked| completions::run(asked.given, asked.whole, asked.words),
    },
    Entry {
        name: "man",
        shape: man::shape,
        run: |asked| man::run(asked.given, asked.whole, asked.words),
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
