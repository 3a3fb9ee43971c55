//! Faults of the command line, in our words: clap's own sentences are English.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use ombrelle_core::letters;
use ombrelle_i18n::{Words, country_meant};

use crate::exit::Class;
use crate::output::{Output, typed};

/// Answers `--help` and `--version`, or says what was wrong with the command line.
///
/// `command` is the one whose help fits.
pub fn answer(error: &Error, command: &str, words: &Words) -> u8 {
    let mut output = Output::new(words, false);
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        output.print(error.render().to_string().trim_end());
        return output.end(0);
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        output.complain(error.render().to_string().trim_end());
        return output.end(Class::Impossible as u8);
    }
    output.complain(&sentence(error, words));
    if let Some(country) = meant(error, words) {
        output.complain(&format!("  {country}"));
    }
    let suggestion = || suggestion(error, command, words);
    if let Some(expected) = expected(error, command, words).or_else(suggestion) {
        output.complain(&format!("  {expected}"));
    }
    let see = words.say("usage-see-help", &[("command", command.into())]);
    output.complain(&format!("  {see}"));
    output.end(Class::Impossible as u8)
}

fn sentence(error: &Error, words: &Words) -> String {
    let option = || option(error).into();
    let value = || text(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if !value().is_empty() => words.say(
            "usage-bad-value",
            &[
                ("option", plain(&self::option(error)).into()),
                ("value", value().into()),
            ],
        ),
        ErrorKind::InvalidValue
        | ErrorKind::TooFewValues
        | ErrorKind::NoEquals
        | ErrorKind::WrongNumberOfValues => {
            words.say("usage-missing-value", &[("option", option())])
        }
        ErrorKind::TooManyValues => words.say("usage-no-value", &[("option", option())]),
        ErrorKind::UnknownArgument => {
            let given = text(error, ContextKind::InvalidArg).unwrap_or_default();
            if given.starts_with('-') {
                words.say("usage-unknown-option", &[("option", given.into())])
            } else {
                words.say("usage-extra", &[("value", given.into())])
            }
        }
        ErrorKind::InvalidSubcommand => {
            let given = text(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            words.say("usage-unknown-command", &[("command", given.into())])
        }
        ErrorKind::MissingRequiredArgument => {
            let list = text(error, ContextKind::InvalidArg).unwrap_or_default();
            words.say("usage-missing", &[("list", plain(&list).into())])
        }
        ErrorKind::MissingSubcommand => words.say("usage-missing-command", &[]),
        ErrorKind::ArgumentConflict => conflict(error, words),
        ErrorKind::InvalidUtf8 => words.say("usage-not-text", &[]),
        _ => words.say("usage-other", &[]),
    }
}

fn conflict(error: &Error, words: &Words) -> String {
    let option = option(error);
    let other = text(error, ContextKind::PriorArg).map(|other| first_word(&other));
    match other {
        Some(other) if other != option => words.say(
            "usage-conflict",
            &[("option", option.into()), ("other", other.into())],
        ),
        _ => words.say("usage-twice", &[("option", option.into())]),
    }
}

/// What an option can be, for a value that it cannot.
fn expected(error: &Error, command: &str, words: &Words) -> Option<String> {
    let values = matches!(
        error.kind(),
        ErrorKind::InvalidValue
            | ErrorKind::ValueValidation
            | ErrorKind::TooFewValues
            | ErrorKind::WrongNumberOfValues
    );
    let dash = text(error, ContextKind::InvalidValue).is_some_and(|value| value == "-");
    let key = match option(error).as_str() {
        _ if !values => return None,
        "--out" | "--text" if dash && command.ends_with(" letter") => "expects-letter-file",
        "--out" | "--sheet" | "--map" | "--chart" | "--difference" if dash => "expects-file",
        "--cover" => "expects-cover",
        "--cloak" => "expects-cloak",
        "--steps" => "expects-steps",
        "--origin" => "expects-origin",
        "--law" => "expects-law",
        "--digit" => "expects-digit",
        "--keep" | "--cloak-only" => "expects-keep",
        "--box" => "expects-box",
        "--format" if command.ends_with(" export") => "expects-export",
        "--format" => "expects-format",
        "--paper" => "expects-paper",
        "--quality" => "expects-quality",
        "--max-side" => "expects-max-side",
        "--seed" => "expects-seed",
        "--jobs" => "expects-jobs",
        "--under-18" => "expects-under-18",
        "--threatened" => "expects-yes-no",
        "--who" if command.ends_with(" which-door") => "expects-asker",
        "--what" => "expects-what",
        "--online" => "expects-online",
        "--where" => "expects-where",
        "--country" => "expects-country",
        "--audience" => "expects-audience",
        "--age" if command.ends_with(" talk") => "expects-years",
        "--age" => "expects-age",
        "--done" | "--open" => "expects-audit-item",
        "<KIND>" | "<SORTE>" if command.ends_with(" letter") => "expects-letter",
        "[KIND]" | "[SORTE]" | "<KIND>" => "expects-watched",
        "--answer" => "expects-answer",
        "--person" => "expects-person",
        "--who" => "expects-who",
        "--items" => "expects-items",
        "--day"
            if [" ask", " posted", " note", " evidence add"]
                .iter()
                .any(|name| command.ends_with(name)) =>
        {
            "expects-day-before"
        }
        "--day" => "expects-day",
        "--until" => "expects-until",
        "--consent-column" => "expects-consent-column",
        "--signed-by" => "expects-signed-by",
        "--signed-on" => "expects-day-before",
        "--passphrase-fd" | "--new-passphrase-fd" => "expects-fd",
        "--lang" => "expects-lang",
        "<SHELL>" => "expects-shell",
        "[NAME]" | "[NOM]" if command.ends_with(" workshop") => "expects-room",
        "<NUMBER>" | "<NOMBRE>" | "[NUMBER]..." | "[NOMBRE]..." => "expects-number",
        _ => return None,
    };
    Some(words.say(key, &[]))
}

/// The country that was typed with a slip of the hand.
fn meant(error: &Error, words: &Words) -> Option<String> {
    if option(error) != "--country" {
        return None;
    }
    let country = country_meant(&text(error, ContextKind::InvalidValue)?)?;
    let values = [("suggestion", words.country(country.code()).into())];
    Some(words.say("usage-suggestion", &values))
}

fn suggestion(error: &Error, command: &str, words: &Words) -> Option<String> {
    if let Some(given) = text(error, ContextKind::InvalidSubcommand) {
        // What looks like a word for help leads to help, and a file to what is done with files.
        let help = ["help", "aide", "--aide", "-help", "?"].contains(&given.as_str());
        let file = std::path::Path::new(&given).exists() || given.contains(['.', '/', '\\']);
        let suggested = match (help, file) {
            (true, _) => "ombrelle --help".to_owned(),
            (_, true) => format!("ombrelle protect {}", typed(std::path::Path::new(&given))),
            _ => match called_otherwise(&given, command) {
                Some(name) => name.to_owned(),
                None => return known(error, words),
            },
        };
        return Some(words.say("usage-suggestion", &[("suggestion", suggested.into())]));
    }
    known(error, words)
}

/// The command that people call by another word, in either language. Of letters that look alike clap could make the opposite: `remove` is no `restore`.
fn called_otherwise(given: &str, command: &str) -> Option<&'static str> {
    let word = letters::plain(given);
    Some(match (command, word.as_str()) {
        ("ombrelle", "emergency" | "urgence" | "sos" | "secours" | "au secours") => "help-me",
        ("ombrelle", "aide-moi" | "aidez-moi" | "suicide" | "danger" | "call") => "help-me",
        ("ombrelle", "blackmail" | "chantage" | "sextortion" | "sextorsion") => "which-door",
        ("ombrelle", "nude" | "nudes" | "revenge" | "door" | "doors" | "porte") => "which-door",
        ("ombrelle", "hash" | "empreinte" | "empreintes") => "fingerprint",
        ("ombrelle register", "delete" | "supprimer" | "effacer") => "withdraw, destroy",
        ("ombrelle register", "remove" | "rm" | "retirer" | "enlever") => "withdraw",
        ("ombrelle register", "detruire") => "destroy",
        ("ombrelle register", "ajouter" | "new") => "add",
        ("ombrelle register", "find" | "search" | "chercher" | "verifier" | "comparer") => "check",
        ("ombrelle register", "report" | "signaler" | "noter") => "note",
        ("ombrelle register", "log" | "journal" | "preuve" | "preuves") => "evidence",
        ("ombrelle register", "sheet" | "feuille" | "print" | "imprimer") => "export",
        ("ombrelle register", "show" | "ls" | "liste") => "list",
        ("ombrelle register", "password" | "passphrase") => "passwd",
        ("ombrelle register", "create" | "creer") => "init",
        ("ombrelle register evidence", "delete" | "supprimer" | "effacer" | "retirer") => "remove",
        _ => return None,
    })
}

/// What clap takes for a slip of the hand.
fn known(error: &Error, words: &Words) -> Option<String> {
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand]
        .into_iter()
        .find_map(|kind| text(error, kind))?;
    Some(words.say("usage-suggestion", &[("suggestion", suggested.into())]))
}

/// The option that is wrong; empty where clap names none, and only a sentence is less exact then.
fn option(error: &Error) -> String {
    text(error, ContextKind::InvalidArg)
        .map(|option| first_word(&option))
        .unwrap_or_default()
}

/// `NUMBER` of `[NUMBER]...`: brackets and stops are for whoever reads a manual.
fn plain(operand: &str) -> String {
    operand.replace(['<', '>', '[', ']'], "").replace("...", "")
}

/// `--quality` of `--quality <NUMBER>`.
fn first_word(text: &str) -> String {
    text.split([' ', '=']).next().unwrap_or_default().to_owned()
}

fn text(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        _ => None,
    }
}
