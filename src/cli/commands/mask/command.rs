//! The shape of `ombrelle mask` and of the commands below it.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, Command, value_parser};
use ombrelle_core::plan::{MOST_STEPS, Strength};
use ombrelle_i18n::Words;
use strum::VariantNames;

use crate::shape::{below, cover, flag, operands, result, shaped};

/// The whole command.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let usage = format!(
        "ombrelle mask {} [{}]",
        say("help-value-command"),
        say("help-value-options")
    );
    Command::new("mask")
        .about(say("help-mask"))
        .override_usage(usage)
        .subcommand_help_heading(say("help-commands"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .after_help(format!(
            "{}\n\n{}",
            say("help-mask-after"),
            say("help-exit")
        ))
        .subcommand(shaped(learn(words), words))
        .subcommand(shaped(apply(words), words))
}

fn learn(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let operand = say("help-value-photo-or-folder");
    let making = [
        Arg::new("cloak")
            .long("cloak")
            .value_name(say("help-value-strength"))
            .value_parser(PossibleValuesParser::new(Strength::VARIANTS))
            .hide_possible_values(true)
            .help(say("help-mask-strength")),
        Arg::new("steps")
            .long("steps")
            .value_name(say("help-value-number"))
            .value_parser(value_parser!(u32).range(1..=i64::from(MOST_STEPS)))
            .help(say("help-mask-steps")),
        Arg::new("seed")
            .long("seed")
            .value_name(say("help-value-number"))
            .value_parser(value_parser!(u64))
            .help(say("help-mask-seed")),
    ];
    let made = [
        file("mask", "help-mask-out", words).required(true),
        flag("force", say("help-force")),
        flag("json", say("help-json")),
    ];
    named("learn", "help-mask-learn", &operand, words)
        .arg(operands(operand.clone(), say("help-mask-photos"), words))
        .arg(like(words))
        .args(making.map(|arg| arg.help_heading(say("help-covering"))))
        .args(made.map(|arg| arg.help_heading(say("help-result"))))
        .after_help(say("help-exit"))
}

fn apply(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let operand = say("help-value-photo-or-folder");
    let mask = file("mask", "help-mask-mask", words).required(true);
    named("apply", "help-mask-apply", &operand, words)
        .arg(operands(operand.clone(), say("help-protect-photos"), words))
        .arg(mask.help_heading(say("help-arguments")))
        .arg(like(words))
        .arg(cover(words).help_heading(say("help-covering")))
        .args(result(words).map(|arg| arg.help_heading(say("help-result"))))
        .after_help(format!(
            "{}\n\n{}",
            say("help-mask-apply-after"),
            say("help-exit")
        ))
}

fn named(name: &'static str, about: &str, operand: &str, words: &Words) -> Command {
    let options = words.say("help-value-options", &[]);
    let usage = format!(
        "ombrelle mask {name} [{options}] --mask {} {operand}...",
        words.say("help-value-file", &[])
    );
    below(name, &words.say(about, &[]), operand, words).override_usage(usage)
}

fn like(words: &Words) -> Arg {
    Arg::new("like")
        .long("like")
        .value_name(words.say("help-value-photo", &[]))
        .value_parser(value_parser!(PathBuf))
        .help(words.say("help-mask-like", &[]))
        .help_heading(words.say("help-arguments", &[]))
}

fn file(name: &'static str, help: &str, words: &Words) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(words.say("help-value-file", &[]))
        .value_parser(value_parser!(PathBuf))
        .help(words.say(help, &[]))
}
