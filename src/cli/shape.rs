//! What the shapes of commands are made of: usage lines, operands, options that several share. Every text comes from the catalogues.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};
use ombrelle_core::paper::Size;
use ombrelle_core::protect::{Cover, Format};
use ombrelle_i18n::{Language, Words};
use strum::VariantNames;

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
    below_of("", name, (about, operands), words)
}

/// A command below another one, with its usage line.
pub fn below_of(
    above: &str,
    name: &'static str,
    (about, operands): (&str, &str),
    words: &Words,
) -> Command {
    let options = words.say("help-value-options", &[]);
    let name_above = format!("{above} {name}");
    let usage = format!(
        "ombrelle {} [{options}] {operands}",
        name_above.trim_start()
    );
    Command::new(name)
        .about(about.to_owned())
        .override_usage(usage.trim_end().to_owned())
        .next_line_help(true)
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

/// Looks harder for faces.
pub fn look_harder(words: &Words) -> Arg {
    flag("look-harder", words.say("help-look-harder", &[]))
}

/// What a paper is printed on.
pub fn paper(words: &Words) -> Arg {
    Arg::new("paper")
        .long("paper")
        .value_name(words.say("help-value-kind", &[]))
        .value_parser(PossibleValuesParser::new(Size::VARIANTS))
        .hide_possible_values(true)
        .help(words.say("help-paper", &[]))
}

/// Where results go, and what they are.
pub fn result(words: &Words) -> [Arg; 9] {
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
        flag("neutral-names", say("help-neutral-names")),
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
