//! `ombrelle letter`: a letter that takes a picture down, filled from the album book or the register and by options; every field is shown before it
//! is written.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use ombrelle_core::calendar;
use ombrelle_core::error::{ErrorKind, REGISTER, VaultError};
use ombrelle_core::paths;
use ombrelle_core::protect::is_one_place;
use ombrelle_core::register::{Register, export};
use ombrelle_core::takedown::{Field, Kind, Law, Letter};
use ombrelle_i18n::Words;
use strum::VariantNames;

use super::command::opening;
use super::{Fault, Session};
use crate::commands::Asked;
use crate::output::shown;
use crate::shape::{below, flag, paper};
use crate::values;

/// Its shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let option = |name: &'static str, value: &str, help: String| {
        Arg::new(name)
            .long(name)
            .value_name(words.say(value, &[]))
            .help(help)
    };
    let kind = Arg::new("kind")
        .value_name(say("help-value-kind"))
        .value_parser(PossibleValuesParser::new(Kind::VARIANTS))
        .hide_possible_values(true)
        .required(true)
        .help(kinds(words))
        .help_heading(say("help-arguments"));
    let fields = Field::all().iter().map(|field| {
        option(field.code(), "help-value-text", words.field(*field))
            .action(ArgAction::Append)
            .help_heading(say("help-letter-fields"))
    });
    let from = [
        option("decision", "help-value-number", say("help-letter-decision"))
            .value_parser(value_parser!(u32).range(1..)),
        option("exported", "help-value-name", say("help-letter-exported")),
        option("item", "help-value-number", say("help-letter-item"))
            .value_parser(value_parser!(u32).range(1..))
            .conflicts_with_all(["decision", "exported"]),
        flag("with-hash", say("help-letter-with-hash")).requires("item"),
        option("register", "help-value-file", say("help-register-register"))
            .value_parser(value_parser!(PathBuf))
            .requires("item"),
        option("law", "help-value-kind", say("help-letter-law"))
            .value_parser(PossibleValuesParser::new(Law::VARIANTS))
            .hide_possible_values(true),
        flag("unnamed", say("help-letter-unnamed")),
    ];
    let result = [
        option("out", "help-value-file", say("help-letter-out")).value_parser(values::target()),
        option("text", "help-value-file", say("help-letter-text")).value_parser(values::target()),
        paper(words),
        flag("force", say("help-register-force")),
        flag("yes", say("help-letter-yes")),
    ];
    below(
        "letter",
        &say("help-letter"),
        &say("help-value-kind"),
        words,
    )
    .arg(kind)
    .args(from.map(|arg| arg.help_heading(say("help-register-what"))))
    .args(fields)
    .args(result.map(|arg| arg.help_heading(say("help-result"))))
    .args(opening(words))
    .after_help(format!(
        "{}\n\n{}",
        say("help-letter-after"),
        say("help-exit")
    ))
}

/// What each kind is.
fn kinds(words: &Words) -> String {
    let kinds = Kind::all().iter().map(|kind| {
        let values = [
            ("kind", kind.code().into()),
            ("what", words.letter_kind(*kind).into()),
        ];
        format!("\n  {}", words.say("help-letter-one", &values))
    });
    words.say("help-letter-kind", &[]) + &kinds.collect::<String>()
}

/// Fills, shows and writes a letter: the exit status.
pub fn run(asked: &Asked) -> u8 {
    let mut session = Session::start(asked.given, asked);
    if let Err(fault) = write(&mut session, asked.given) {
        session.fail(&fault);
    }
    session.end()
}

fn write(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let targets = [values::path(given, "out"), values::path(given, "text")];
    let force = given.get_flag("force");
    for target in targets.iter().flatten() {
        // Nothing is typed for nothing.
        export::may_be_written(target, force).map_err(Fault::core)?;
    }
    if let [Some(out), Some(text)] = &targets
        && is_one_place(out, text)
    {
        return Err(Fault::OneFile(text.clone()));
    }
    let letter = filled(session, given)?;
    letter.check().map_err(Fault::core)?;
    show(session, &letter);
    let paper = session.words.letter(&letter);
    let [out, text] = targets;
    if out.is_none() && text.is_none() {
        let text = format!("\n{}", paper.plain_text().trim_end());
        session.output.say(&text);
        return Ok(());
    }
    if !given.get_flag("yes") {
        session.confirm("letter-confirm", "letter-word", "")?;
    }
    session.go_on()?;
    if let Some(target) = out {
        let language = session.words.language().code();
        let size = values::paper(given);
        let pdf = ombrelle_papers::pdf(&paper, language, size).map_err(Fault::core)?;
        export::save(&pdf, &target, force).map_err(Fault::core)?;
        session.tell("letter-written", &[("path", shown(&target).into())]);
    }
    if let Some(target) = text {
        let text = paper.plain_text();
        export::save(text.as_bytes(), &target, force).map_err(Fault::core)?;
        session.tell("letter-written", &[("path", shown(&target).into())]);
    }
    Ok(())
}

/// What the register says of an item, looked up with the passphrase of the register.
fn from_register(
    session: &mut Session,
    given: &ArgMatches,
    letter: &mut Letter,
    number: u32,
) -> Result<(), Fault> {
    let path = values::path(given, "register").or_else(paths::register);
    let path = path.ok_or(Fault::NoPlace)?;
    // Nobody types a passphrase for nothing.
    if path.symlink_metadata().is_err() && !Register::has_previous(&path) {
        let missing = ErrorKind::Vault(VaultError::Missing { title: REGISTER });
        return Err(Fault::Core(missing.at(&path)));
    }
    let passphrase = session.book.passphrases.current(session.words)?;
    let entries = Register::look(&path, &passphrase).map_err(Fault::opening)?;
    let words = session.words;
    let filled = letter.fill_from_item(&entries, number, given.get_flag("with-hash"), |evidence| {
        words.seen(evidence)
    });
    filled.map_err(Fault::core)
}

/// What the book or the register knows, then what was typed.
fn filled(session: &mut Session, given: &ArgMatches) -> Result<Letter, Fault> {
    let kind = values::text(given, "kind");
    // Clap lets no other through.
    let kind = kind.parse().unwrap_or(Kind::Relatives);
    let law = values::optional_text(given, "law").and_then(|law| law.parse().ok());
    let law = law.unwrap_or(session.words.usual_law());
    let mut letter = Letter::new(kind, law);
    letter.unnamed = given.get_flag("unnamed");
    letter.fill(Field::Day, &calendar::today().to_string());
    let decision = given.get_one::<u32>("decision").copied();
    let exported = session.text(given, "exported", "ask-photo")?;
    if decision.is_some() || exported.is_some() {
        let book = session.book.look()?;
        if let Some(number) = decision {
            let filled = letter.fill_from_decision(&book, number);
            filled.map_err(|reason| session.of_book(reason))?;
        }
        if let Some(photo) = exported {
            let filled = letter.fill_from_export(&book, &photo);
            filled.map_err(|reason| session.of_book(reason))?;
        }
    }
    if let Some(number) = given.get_one::<u32>("item").copied() {
        from_register(session, given, &mut letter, number)?;
    }
    for field in Field::all() {
        let lines = session.texts(given, field.code(), "ask-field")?;
        if !lines.is_empty() {
            letter.fill(*field, &lines.join("\n"));
        }
    }
    Ok(letter)
}

/// Every field, before anything is written.
fn show(session: &mut Session, letter: &Letter) {
    session.tell("letter-shown", &[]);
    for (field, _, text) in letter.fields() {
        let values = [
            ("label", session.words.field(field).into()),
            ("text", session.words.field_text(field, text).into()),
        ];
        session.tell("letter-line", &values);
    }
    session.tell("letter-advice", &[]);
}
