//! The shape of `ombrelle register` and of the commands below it.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};
use ombrelle_core::register::Origin;
use ombrelle_i18n::Words;
use strum::VariantNames;

use crate::shape::{flag, operands, paper, shaped};
use crate::values;

/// The whole command.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let usage = format!(
        "ombrelle register {} [{}]",
        say("help-value-command"),
        say("help-value-options")
    );
    let command = Command::new("register")
        .about(say("help-register"))
        .override_usage(usage)
        .subcommand_help_heading(say("help-commands"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .after_help(format!(
            "{}\n\n{}",
            say("help-register-after"),
            say("help-exit")
        ));
    below(words).into_iter().fold(command, |command, below| {
        command.subcommand(shaped(below, words))
    })
}

fn below(words: &Words) -> [Command; 12] {
    let say = |key| words.say(key, &[]);
    let file = say("help-value-file");
    let number = say("help-value-number");
    [
        one("init", "help-register-init", "", words),
        one("add", "help-register-add", &format!("{file}..."), words)
            .arg(operands(file.clone(), say("help-register-files"), words))
            .arg(text("name", "help-value-name", "help-register-name", words))
            .arg(origin("help-register-origin", words)),
        one("list", "help-register-list", "", words).arg(
            flag("json", say("help-register-json"))
                .conflicts_with("discreet")
                .help_heading(say("help-result")),
        ),
        one(
            "check",
            "help-register-check",
            &format!("{}...", say("help-value-file-or-folder")),
            words,
        )
        .arg(operands(
            say("help-value-file-or-folder"),
            say("help-register-check-files"),
            words,
        )),
        one("change", "help-register-change", &number, words)
            .arg(item(words))
            .arg(origin("help-register-new-origin", words).required(true)),
        evidence(words),
        one("note", "help-register-note", &number, words)
            .arg(item(words))
            .arg(text("to", "help-value-service", "help-register-to", words).required(true))
            .arg(text("case", "help-value-case", "help-register-case", words))
            .arg(
                text("day", "help-value-day", "help-register-day", words)
                    .value_parser(values::until_today),
            ),
        export(words),
        one("withdraw", "help-register-withdraw", &number, words)
            .arg(item(words))
            .arg(yes(words)),
        one("passwd", "help-register-passwd", "", words).arg(descriptor(
            "new-passphrase-fd",
            "help-register-new-fd",
            words,
        )),
        one("restore", "help-register-restore", "", words),
        one("destroy", "help-register-destroy", "", words).arg(yes(words)),
    ]
}

/// The commands of the evidence log.
fn evidence(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let said = |name, value, help| text(name, value, help, words);
    let day = said("day", "help-value-day", "help-evidence-day");
    let file = Arg::new("file")
        .long("file")
        .value_name(say("help-value-file"))
        .value_parser(value_parser!(PathBuf))
        .help(say("help-evidence-file"))
        .help_heading(say("help-register-what"));
    let copy = Arg::new("keep-copy")
        .long("keep-copy")
        .value_name(say("help-value-file"))
        .value_parser(value_parser!(PathBuf))
        .conflicts_with("file")
        .help(say("help-evidence-keep-copy"))
        .help_heading(say("help-register-what"));
    let about = said("item", "help-value-number", "help-evidence-item");
    let number = say("help-value-number");
    let log = |name, about, operands| below_of("register evidence", name, (about, operands), words);
    let below = [
        log("add", "help-evidence-add", "")
            .arg(said("said", "help-value-text", "help-evidence-said").required(true))
            .arg(said("account", "help-value-text", "help-evidence-account"))
            .arg(said(
                "platform",
                "help-value-text",
                "help-evidence-platform",
            ))
            .arg(said("note", "help-value-text", "help-evidence-note"))
            .arg(day.value_parser(values::until_today))
            .arg(about.value_parser(value_parser!(u32).range(1..)))
            .arg(file)
            .arg(copy),
        log("list", "help-evidence-list", ""),
        log("remove", "help-evidence-remove", &number)
            .arg(item(words).help(say("help-evidence-number")))
            .arg(yes(words)),
        log("save", "help-evidence-save", &number)
            .arg(item(words).help(say("help-evidence-number")))
            .arg(out("help-evidence-out", words))
            .arg(flag("force", say("help-register-force")).help_heading(say("help-register-what"))),
    ];
    let usage = format!(
        "ombrelle register evidence {} [{}]",
        say("help-value-command"),
        say("help-value-options")
    );
    let command = Command::new("evidence")
        .about(say("help-evidence"))
        .override_usage(usage)
        .subcommand_help_heading(say("help-commands"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .after_help(say("help-evidence-after"));
    below.into_iter().fold(command, |command, below| {
        command.subcommand(shaped(below, words))
    })
}

/// How a file came to be.
fn origin(help: &str, words: &Words) -> Arg {
    text("origin", "help-value-kind", help, words)
        .value_parser(PossibleValuesParser::new(Origin::VARIANTS))
        .hide_possible_values(true)
}

fn export(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let format = Arg::new("format")
        .long("format")
        .value_name(say("help-value-kind"))
        .value_parser(PossibleValuesParser::new(super::export::FORMATS))
        .hide_possible_values(true)
        .required(true)
        .help(say("help-register-format"));
    let out = out("help-register-out", words);
    let items = Arg::new("items")
        .long("items")
        .value_name(say("help-value-numbers"))
        .value_parser(value_parser!(u32).range(1..))
        .value_delimiter(',')
        .action(ArgAction::Append)
        .help(say("help-register-only"));
    let flags = [
        flag("with-hashes", say("help-register-with-hashes")),
        flag("i-know-what-hashes-reveal", say("help-register-reveals")),
        flag("force", say("help-register-force")),
    ];
    one("export", "help-register-export", "", words)
        .args(
            [format, out, paper(words), items]
                .map(|arg| arg.help_heading(say("help-register-what"))),
        )
        .args(flags.map(|arg| arg.help_heading(say("help-register-what"))))
}

/// Where a file is written.
fn out(help: &str, words: &Words) -> Arg {
    let say = |key| words.say(key, &[]);
    Arg::new("out")
        .long("out")
        .value_name(say("help-value-file"))
        .value_parser(values::target())
        .required(true)
        .help(say(help))
        .help_heading(say("help-register-what"))
}

/// A command below, with what all of them share.
fn one(name: &'static str, about: &str, operands: &str, words: &Words) -> Command {
    below_of("register", name, (about, operands), words)
}

/// A command below one of this name.
fn below_of(
    above: &str,
    name: &'static str,
    (about, operands): (&str, &str),
    words: &Words,
) -> Command {
    let say = |key: &str| words.say(key, &[]);
    let options = say("help-value-options");
    let usage = format!("ombrelle {above} {name} [{options}] {operands}");
    let register = Arg::new("register")
        .long("register")
        .value_name(say("help-value-file"))
        .value_parser(value_parser!(PathBuf))
        .help(say("help-register-register"));
    let shared = [
        register,
        descriptor("passphrase-fd", "help-register-fd", words),
        flag("discreet", say("help-register-discreet")),
    ];
    Command::new(name)
        .about(say(about))
        .override_usage(usage.trim_end().to_owned())
        .next_line_help(true)
        .args(shared.map(|arg| arg.help_heading(say("help-register-opening"))))
}

fn item(words: &Words) -> Arg {
    Arg::new("item")
        .value_name(words.say("help-value-number", &[]))
        .required(true)
        .value_parser(value_parser!(u32).range(1..))
        .help(words.say("help-register-item", &[]))
        .help_heading(words.say("help-arguments", &[]))
}

fn text(name: &'static str, value: &str, help: &str, words: &Words) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(words.say(value, &[]))
        .help(words.say(help, &[]))
        .help_heading(words.say("help-register-what", &[]))
}

fn descriptor(name: &'static str, help: &str, words: &Words) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(words.say("help-value-number", &[]))
        .value_parser(value_parser!(u32))
        .help(words.say(help, &[]))
        .help_heading(words.say("help-register-opening", &[]))
}

fn yes(words: &Words) -> Arg {
    Arg::new("yes")
        .long("yes")
        .action(ArgAction::SetTrue)
        .help(words.say("help-register-yes", &[]))
        .help_heading(words.say("help-register-what", &[]))
}
