//! The shape of `ombrelle people`, `ombrelle consent` and of the commands below them.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};
use ombrelle_core::consent::class_list::Signers;
use ombrelle_core::consent::{Audience, Date, Reply};
use ombrelle_i18n::Words;
use strum::VariantNames;

use crate::shape::{flag, paper, shaped};
use crate::values;

/// `ombrelle people`.
pub fn people_shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let name = say("help-value-name");
    let below = [
        one("people", "init", "help-people-init", "", words),
        one("people", "add", "help-people-add", &name, words)
            .arg(operand("name", "help-value-name", "help-people-name", words).required(true))
            .arg(age(words).required(true))
            .args(family(words)),
        one("people", "list", "help-people-list", "", words)
            .arg(flag("json", say("help-people-json")).help_heading(say("help-result"))),
        one("people", "change", "help-people-change", &name, words)
            .arg(person(words).required(true))
            .arg(option(
                "new-name",
                "help-value-name",
                "help-people-new-name",
                words,
            ))
            .arg(age(words))
            .args(family(words))
            .arg(
                what(flag("our-family", say("help-people-our-family")), words)
                    .conflicts_with("other-family"),
            ),
        one("people", "remove", "help-people-remove", &name, words)
            .arg(person(words).required(true))
            .arg(yes(words)),
        one("people", "passwd", "help-people-passwd", "", words).arg(descriptor(
            "new-passphrase-fd",
            "help-register-new-fd",
            words,
        )),
        one("people", "restore", "help-people-restore", "", words),
        one("people", "destroy", "help-people-destroy", "", words).arg(yes(words)),
    ];
    above("people", "help-people", "help-people-after", below, words)
}

/// `ombrelle consent`.
pub fn consent_shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let name = say("help-value-name");
    let number = say("help-value-number");
    // Whoever names nobody means everybody, or an empty form.
    let nobody = format!("[{name}]");
    let ask = one("consent", "ask", "help-consent-ask", &name, words)
        .arg(person(words).required(true))
        .arg(audience(words).required(true))
        .arg(
            option("answer", "help-value-answer", "help-consent-answer", words)
                .value_parser(PossibleValuesParser::new(Reply::VARIANTS))
                .hide_possible_values(true),
        )
        .arg(day("day", "help-consent-day", words).value_parser(values::until_today));
    let record = one("consent", "record", "help-consent-record", &name, words)
        .arg(person(words).required(true))
        .arg(audience(words).required(true))
        .arg(what(flag("covered", say("help-consent-covered")), words))
        .arg(day("until", "help-consent-until", words).conflicts_with("covered"))
        .arg(
            option(
                "agreed-by",
                "help-value-name",
                "help-consent-agreed-by",
                words,
            )
            .action(ArgAction::Append),
        )
        .arg(day("day", "help-consent-day", words));
    let withdraw = one(
        "consent",
        "withdraw",
        "help-consent-withdraw",
        &format!("[{number}]..."),
        words,
    )
    .arg(
        operand(
            "decision",
            "help-value-number",
            "help-consent-decision",
            words,
        )
        .value_parser(value_parser!(u32).range(1..))
        .num_args(1..)
        .required_unless_present("all-of"),
    )
    .arg(option(
        "all-of",
        "help-value-name",
        "help-consent-all-of",
        words,
    ));
    let list = one("consent", "list", "help-consent-list", &nobody, words)
        .arg(person(words))
        .arg(flag("json", say("help-consent-json")).help_heading(say("help-result")));
    let receipt = one("consent", "receipt", "help-consent-receipt", &number, words)
        .arg(
            operand(
                "decision",
                "help-value-number",
                "help-consent-decision",
                words,
            )
            .value_parser(value_parser!(u32).range(1..))
            .required(true),
        )
        .args(printed(words));
    let form = one("consent", "form", "help-consent-form", &nobody, words)
        .arg(person(words))
        .arg(audience(words).required(true))
        .arg(day("until", "help-consent-until", words))
        .args(printed(words));
    let forms = one(
        "consent",
        "class-forms",
        "help-consent-class-forms",
        &format!("{nobody}..."),
        words,
    )
    .arg(person(words).num_args(1..))
    .arg(audience(words).required(true))
    .arg(day("until", "help-consent-until", words))
    .args(
        [
            ("asker", "help-class-forms-asker"),
            ("photos", "help-class-forms-photos"),
            ("shown-at", "help-class-forms-shown-at"),
            ("kept", "help-class-forms-kept"),
        ]
        .map(|(name, help)| option(name, "help-value-text", help, words)),
    )
    .args(printed(words));
    let import = one(
        "consent",
        "class-import",
        "help-consent-class-import",
        &say("help-value-file"),
        words,
    )
    .arg(
        operand("list", "help-value-file", "help-consent-class-file", words)
            .value_parser(value_parser!(PathBuf))
            .required(true),
    )
    .args(meaning(words));
    let export = one(
        "consent",
        "class-export",
        "help-consent-class-export",
        "",
        words,
    )
    .args(written(words));
    let [exports, posted, again] = exports_shapes(words);
    let below = [
        ask, record, withdraw, list, exports, posted, again, import, export, form, forms, receipt,
    ];
    above(
        "consent",
        "help-consent",
        "help-consent-after",
        below,
        words,
    )
}

/// `consent exports`, `consent posted` and `consent look-again`.
fn exports_shapes(words: &Words) -> [Command; 3] {
    let say = |key| words.say(key, &[]);
    let (name, number) = (say("help-value-name"), say("help-value-number"));
    let counted = |name: &'static str, help: &str| {
        option(name, "help-value-number", help, words).value_parser(value_parser!(u32).range(1..))
    };
    let json = || flag("json", say("help-consent-exports-json")).help_heading(say("help-result"));
    let exports = one(
        "consent",
        "exports",
        "help-consent-exports",
        &format!("[{name}]"),
        words,
    )
    .arg(person(words))
    .arg(json());
    let photo = operand("photo", "help-value-number", "help-consent-photo", words);
    let posted = one("consent", "posted", "help-consent-posted", &number, words)
        .arg(
            photo
                .value_parser(value_parser!(u32).range(1..))
                .required(true),
        )
        .arg(
            option("place", "help-value-text", "help-consent-place", words)
                .required_unless_present("remove"),
        )
        .arg(day("day", "help-consent-posted-day", words).value_parser(values::until_today))
        .arg(counted("change", "help-consent-change").conflicts_with("remove"))
        .arg(counted("remove", "help-consent-remove").conflicts_with_all(["place", "day"]));
    let again = one(
        "consent",
        "look-again",
        "help-consent-look-again",
        "",
        words,
    )
    .arg(counted("looked", "help-consent-looked").num_args(1..))
    .arg(json());
    [exports, posted, again]
}

/// A command with commands below it.
pub fn above<const N: usize>(
    name: &'static str,
    about: &str,
    after: &str,
    below: [Command; N],
    words: &Words,
) -> Command {
    let say = |key: &str| words.say(key, &[]);
    let usage = format!(
        "ombrelle {name} {} [{}]",
        say("help-value-command"),
        say("help-value-options")
    );
    let command = Command::new(name)
        .about(say(about))
        .override_usage(usage)
        .subcommand_help_heading(say("help-commands"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .after_help(format!("{}\n\n{}", say(after), say("help-exit")));
    below.into_iter().fold(command, |command, below| {
        command.subcommand(shaped(below, words))
    })
}

/// A command below, with what all of them share.
pub fn one(above: &str, name: &'static str, about: &str, operands: &str, words: &Words) -> Command {
    let say = |key: &str| words.say(key, &[]);
    let options = say("help-value-options");
    let usage = format!("ombrelle {above} {name} [{options}] {operands}");
    Command::new(name)
        .about(say(about))
        .override_usage(usage.trim_end().to_owned())
        .next_line_help(true)
        .args(opening(words))
}

/// `--book` and `--passphrase-fd`.
pub fn opening(words: &Words) -> [Arg; 2] {
    let book = Arg::new("book")
        .long("book")
        .value_name(words.say("help-value-file", &[]))
        .value_parser(value_parser!(PathBuf))
        .help(words.say("help-book", &[]))
        .help_heading(words.say("help-register-opening", &[]));
    [book, descriptor("passphrase-fd", "help-register-fd", words)]
}

fn descriptor(name: &'static str, help: &str, words: &Words) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(words.say("help-value-number", &[]))
        .value_parser(value_parser!(u32))
        .help(words.say(help, &[]))
        .help_heading(words.say("help-register-opening", &[]))
}

fn operand(name: &'static str, value: &str, help: &str, words: &Words) -> Arg {
    Arg::new(name)
        .value_name(words.say(value, &[]))
        .help(words.say(help, &[]))
        .help_heading(words.say("help-arguments", &[]))
}

fn person(words: &Words) -> Arg {
    operand("person", "help-value-name", "help-consent-person", words)
}

fn what(arg: Arg, words: &Words) -> Arg {
    arg.help_heading(words.say("help-register-what", &[]))
}

fn option(name: &'static str, value: &str, help: &str, words: &Words) -> Arg {
    let arg = Arg::new(name)
        .long(name)
        .value_name(words.say(value, &[]))
        .help(words.say(help, &[]));
    what(arg, words)
}

fn day(name: &'static str, help: &str, words: &Words) -> Arg {
    option(name, "help-value-day", help, words).value_parser(value_parser!(Date))
}

/// What a column of a class list means, of which the list says neither for whom it is nor who signed.
fn meaning(words: &Words) -> [Arg; 3] {
    let column = option(
        "consent-column",
        "help-value-meaning",
        "help-consent-column",
        words,
    );
    let signers = option(
        "signed-by",
        "help-value-signers",
        "help-consent-signed-by",
        words,
    );
    let signers = signers
        .value_parser(PossibleValuesParser::new(Signers::VARIANTS))
        .hide_possible_values(true);
    let on = option(
        "signed-on",
        "help-value-day",
        "help-consent-signed-on",
        words,
    );
    [
        column.value_parser(column_for),
        signers.requires("consent-column").requires("signed-on"),
        on.value_parser(values::until_today).requires("signed-by"),
    ]
}

/// The title of a column and the audience of its yes: `Authorisation=closed-group`. The sentence about a wrong one is in `usage`.
fn column_for(typed: &str) -> Result<(String, Audience), &'static str> {
    let (title, audience) = typed.rsplit_once('=').ok_or("no audience")?;
    let audience = audience
        .trim()
        .parse::<Audience>()
        .map_err(|_| "no audience")?;
    match title.trim() {
        "" => Err("no title"),
        title => Ok((title.to_owned(), audience)),
    }
}

/// `--audience`.
pub fn audience(words: &Words) -> Arg {
    option(
        "audience",
        "help-value-audience",
        "help-consent-audience",
        words,
    )
    .value_parser(PossibleValuesParser::new(Audience::VARIANTS))
    .hide_possible_values(true)
}

fn age(words: &Words) -> Arg {
    option("age", "help-value-age", "help-people-age", words).value_parser(values::age)
}

fn family(words: &Words) -> [Arg; 2] {
    let other = flag("other-family", words.say("help-people-other-family", &[]));
    [
        option("parent", "help-value-name", "help-people-parent", words).action(ArgAction::Append),
        what(other, words),
    ]
}

/// Where a file is written.
fn written(words: &Words) -> [Arg; 2] {
    let out = option("out", "help-value-file", "help-consent-out", words)
        .value_parser(values::target())
        .required(true);
    let force = flag("force", words.say("help-register-force", &[]));
    [out, what(force, words)]
}

/// Where a paper is written, and what it is printed on.
fn printed(words: &Words) -> [Arg; 3] {
    let [out, force] = written(words);
    [out, what(paper(words), words), force]
}

fn yes(words: &Words) -> Arg {
    let yes = Arg::new("yes")
        .long("yes")
        .action(ArgAction::SetTrue)
        .help(words.say("help-register-yes", &[]));
    what(yes, words)
}
