//! The command line: its shape, with every text from the catalogues, and who answers it.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};
use ombrelle_core::plan::{Cover, Format, MOST_STEPS, Region, Strength};
use ombrelle_i18n::{Language, Words};
use strum::VariantNames;

use crate::exit::Class;
use crate::{
    album, check, chosen, consented, door, faces, fingerprint, group, help_me, inspect, judge,
    mask, protect, register, shell, usage,
};

/// Reads the command line and does what it says: the exit status.
pub fn run(line: Vec<OsString>) -> u8 {
    let words = Words::new(language(&line));
    let command = command(&words);
    let matches = match command.clone().try_get_matches_from(&line) {
        Ok(matches) => matches,
        Err(error) => return usage::answer(&error, &named(&command, &line), &words),
    };
    match matches.subcommand() {
        Some(("protect", given)) => {
            let place = album::Place::chosen(given, &words);
            protect::run(chosen::protect(given), place, &words)
        }
        Some(("inspect", given)) => {
            inspect::run(&chosen::paths(given), given.get_flag("json"), &words)
        }
        Some(("faces", given)) => faces::run(&chosen::faces(given), &words),
        Some(("group", given)) => group::run(given, &words),
        Some(("check", given)) => check::run(&check::chosen(given), &words),
        Some(("judge", given)) => judge::run(&judge::chosen(given), &words),
        Some(("mask", given)) => mask::run(given, &words),
        Some(("fingerprint", given)) => fingerprint::run(given, &words),
        Some(("which-door", given)) => door::run(given, &words),
        Some(("register", given)) => register::run(given, &words),
        Some((above @ ("people" | "consent"), given)) => album::run(above, given, &words),
        Some(("help-me", given)) => help_me::run(given, &words),
        Some(("completions", given)) => {
            shell::completions(command, &chosen::text(given, "shell"), &words)
        }
        Some(("man", given)) => shell::man(command, chosen::path(given, "out"), &words),
        // Clap requires one of these.
        _ => Class::Impossible as u8,
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

/// The whole command, in one language.
pub fn command(words: &Words) -> Command {
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
        .after_help(say("help-exit"))
        .subcommand(shaped(protect_command(words), words))
        .subcommand(shaped(inspect_command(words), words))
        .subcommand(shaped(faces_command(words), words))
        .subcommand(shaped(check::command(words), words))
        .subcommand(shaped(group::command(words), words))
        .subcommand(shaped(judge::command(words), words))
        .subcommand(shaped(mask::command(words), words))
        .subcommand(shaped(album::people_command(words), words))
        .subcommand(shaped(album::consent_command(words), words))
        .subcommand(shaped(fingerprint::command(words), words))
        .subcommand(shaped(door::command(words), words))
        .subcommand(shaped(help_me::command(words), words))
        .subcommand(shaped(register::command(words), words))
        .subcommand(shaped(shell::completions_command(words), words))
        .subcommand(shaped(shell::man_command(words), words));
    shaped(command, words)
}

/// What all commands share, added last so that it stands last: the form of their help, `--lang` and
/// `--help`.
pub fn shaped(command: Command, words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let template = format!(
        "{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        say("help-usage")
    );
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(say("help-help"))
        .help_heading(say("help-general"));
    let lang = Arg::new("lang")
        .long("lang")
        .value_name(say("help-value-language"))
        .value_parser(PossibleValuesParser::new(Language::ALL.map(Language::code)))
        .hide_possible_values(true)
        .help(say("help-lang"))
        .help_heading(say("help-general"));
    command
        .help_template(template)
        .disable_help_flag(true)
        .arg(lang)
        .arg(help)
}

/// A command below, with its usage line.
pub fn below(name: &'static str, about: &str, operands: &str, words: &Words) -> Command {
    let options = words.say("help-value-options", &[]);
    let usage = format!("ombrelle {name} [{options}] {operands}");
    Command::new(name)
        .about(about.to_owned())
        .override_usage(usage.trim_end().to_owned())
        .next_line_help(true)
}

fn protect_command(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let operand = say("help-value-photo-or-folder");
    let after = format!("{}\n\n{}", say("help-protect-after"), say("help-exit"));
    below(
        "protect",
        &say("help-protect"),
        &format!("{operand}..."),
        words,
    )
    .arg(operands(operand, say("help-protect-photos"), words))
    .args(covering(words).map(|arg| arg.help_heading(say("help-covering"))))
    .args(consented::options(words))
    .args(result(words).map(|arg| arg.help_heading(say("help-result"))))
    .after_help(after)
}

/// What covers a face.
pub fn cover(words: &Words) -> Arg {
    Arg::new("cover")
        .long("cover")
        .value_name(words.say("help-value-kind", &[]))
        .value_parser(PossibleValuesParser::new(Cover::VARIANTS))
        .hide_possible_values(true)
        .help(words.say("help-cover", &[]))
}

fn covering(words: &Words) -> [Arg; 10] {
    let say = |key| words.say(key, &[]);
    [
        cover(words),
        Arg::new("keep")
            .long("keep")
            .value_name(say("help-value-numbers"))
            .value_parser(value_parser!(u32).range(1..))
            .value_delimiter(',')
            .action(ArgAction::Append)
            .conflicts_with("no-detect")
            .help(say("help-keep")),
        Arg::new("box")
            .long("box")
            .value_name(say("help-value-box"))
            .value_parser(region)
            .allow_hyphen_values(true)
            .action(ArgAction::Append)
            .help(say("help-box")),
        Arg::new("no-detect")
            .long("no-detect")
            .action(ArgAction::SetTrue)
            .help(say("help-no-detect")),
        flag("cover-text", say("help-cover-text")),
        Arg::new("cloak")
            .long("cloak")
            .value_name(say("help-value-strength"))
            .value_parser(PossibleValuesParser::new(Strength::VARIANTS))
            .hide_possible_values(true)
            .conflicts_with("no-detect")
            .help(say("help-cloak")),
        Arg::new("cloak-only")
            .long("cloak-only")
            .value_name(say("help-value-numbers"))
            .value_parser(value_parser!(u32).range(1..))
            .value_delimiter(',')
            .action(ArgAction::Append)
            .requires("cloak")
            .help(say("help-cloak-only")),
        Arg::new("steps")
            .long("steps")
            .value_name(say("help-value-number"))
            .value_parser(value_parser!(u32).range(1..=i64::from(MOST_STEPS)))
            .requires("cloak")
            .help(say("help-steps")),
        Arg::new("seed")
            .long("seed")
            .value_name(say("help-value-number"))
            .value_parser(value_parser!(u64))
            .help(say("help-seed")),
    ]
}

/// Where results go, and what they are.
pub fn result(words: &Words) -> [Arg; 8] {
    let say = |key| words.say(key, &[]);
    [
        folder("out", say("help-out"), words),
        Arg::new("format")
            .long("format")
            .value_name(say("help-value-kind"))
            .value_parser(PossibleValuesParser::new(Format::VARIANTS))
            .hide_possible_values(true)
            .help(say("help-format")),
        Arg::new("quality")
            .long("quality")
            .value_name(say("help-value-number"))
            .value_parser(value_parser!(u8).range(1..=100))
            .help(say("help-quality")),
        Arg::new("max-side")
            .long("max-side")
            .value_name(say("help-value-pixels"))
            .value_parser(value_parser!(u32).range(1..=65_535))
            .help(say("help-max-side")),
        flag("no-mark", say("help-no-mark")),
        flag("force", say("help-force")),
        flag("json", say("help-json")),
        Arg::new("jobs")
            .long("jobs")
            .value_name(say("help-value-number"))
            .value_parser(value_parser!(u32).range(1..=256))
            .help(say("help-jobs")),
    ]
}

fn inspect_command(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let operand = say("help-value-photo");
    below(
        "inspect",
        &say("help-inspect"),
        &format!("{operand}..."),
        words,
    )
    .arg(operands(operand.clone(), operand, words))
    .arg(flag("json", say("help-json")).help_heading(say("help-result")))
    .after_help(format!(
        "{}\n\n{}",
        say("help-inspect-after"),
        say("help-exit")
    ))
}

fn faces_command(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let operand = say("help-value-photo");
    let result = [
        flag("draw", say("help-draw")),
        folder("out", say("help-draw-out"), words).requires("draw"),
        flag("force", say("help-draw-force")).requires("draw"),
        flag("json", say("help-json")),
    ];
    below("faces", &say("help-faces"), &format!("{operand}..."), words)
        .arg(operands(operand.clone(), operand, words))
        .args(result.map(|arg| arg.help_heading(say("help-result"))))
        .after_help(format!(
            "{}\n\n{}",
            say("help-faces-after"),
            say("help-exit")
        ))
}

/// The files of a command.
pub fn operands(name: String, help: String, words: &Words) -> Arg {
    Arg::new("paths")
        .value_name(name)
        .required(true)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf))
        .help(help)
        .help_heading(words.say("help-arguments", &[]))
}

/// An option that names a folder.
pub fn folder(name: &'static str, help: String, words: &Words) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(words.say("help-value-folder", &[]))
        .value_parser(value_parser!(PathBuf))
        .help(help)
}

/// An option without a value.
pub fn flag(name: &'static str, help: String) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

/// `X,Y,WIDTH,HEIGHT` in pixels. The sentence about a wrong one is in `usage`.
fn region(text: &str) -> Result<Region, &'static str> {
    let numbers: Vec<f32> = text
        .split(',')
        .map(|number| number.trim().parse::<f32>())
        .collect::<Result<_, _>>()
        .map_err(|_| "no number")?;
    match numbers[..] {
        [x, y, width, height]
            if numbers.iter().all(|n| n.is_finite()) && width > 0.0 && height > 0.0 =>
        {
            Ok(Region {
                x,
                y,
                width,
                height,
            })
        }
        _ => Err("no box"),
    }
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

    #[test]
    fn a_box_is_four_numbers_with_an_area() {
        assert!(region("10,20,100,120").is_ok());
        assert!(region("-5, 0.5,1,1").is_ok());
        for wrong in [
            "",
            "1,2,3",
            "1,2,3,4,5",
            "1,2,0,4",
            "1,2,3,-4",
            "NaN,0,1,1",
            "0,0,inf,1",
            "a,b,c,d",
        ] {
            assert!(region(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_command_line_is_sound_in_every_language() {
        for language in Language::ALL {
            command(&Words::new(language)).debug_assert();
        }
    }
}
