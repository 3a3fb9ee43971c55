//! `ombrelle which-door`: at most four questions, then where to find help. Each answer can be given with
//! the command instead, for scripts and for people who would rather not be asked.

use std::io::BufRead;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgMatches, Command};
use ombrelle_core::help::{self, Answers, Country, Online, Place};
use ombrelle_core::letters::without_accent;
use ombrelle_i18n::{Language, Words};
use serde_json::json;
use strum::VariantNames;

use crate::exit::Class;
use crate::output::Output;
use crate::shape::{below, flag};

/// Also as they are said in French.
fn either() -> [PossibleValue; 2] {
    [
        PossibleValue::new("yes").aliases(["oui", "y", "o"]),
        PossibleValue::new("no").aliases(["non", "n"]),
    ]
}

/// Its shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let answer = |name: &'static str, value: &str, help: &str| {
        Arg::new(name)
            .long(name)
            .value_name(words.say(value, &[]))
            .hide_possible_values(true)
            .help(words.say(help, &[]))
            .help_heading(words.say("help-triage-answers", &[]))
    };
    let answers = [
        answer("under-18", "help-value-yes-no", "help-triage-under-18")
            .value_parser(PossibleValuesParser::new(either())),
        answer("country", "help-value-country", "help-triage-country").value_parser(country),
        answer("online", "help-value-yes-no", "help-triage-online")
            .value_parser(PossibleValuesParser::new(Online::VARIANTS)),
        answer("where", "help-value-place", "help-triage-where")
            .value_parser(PossibleValuesParser::new(Place::VARIANTS))
            .requires("online"),
        answer("threatened", "help-value-yes-no", "help-triage-threatened")
            .value_parser(PossibleValuesParser::new(either())),
    ];
    let result = [
        flag("json", say("help-triage-json")),
        flag("discreet", say("help-register-discreet")),
    ];
    below("which-door", &say("help-triage"), "", words)
        .args(answers)
        .args(result.map(|arg| arg.help_heading(say("help-result"))))
        .after_help(say("help-triage-after"))
}

/// The sentence about a wrong one is in `usage`.
fn country(text: &str) -> Result<Country, &'static str> {
    text.parse().map_err(|_| "no country")
}

/// Asks what was not given, then says where to find help: the exit status.
pub fn run(given: &ArgMatches, words: &Words) -> u8 {
    let json = given.get_flag("json");
    let discreet = given.get_flag("discreet");
    let mut asker = Asker {
        words,
        output: Output::new(words, json),
        discreet,
        greeted: false,
    };
    let Some(answers) = asker.answers(given) else {
        asker.output.complain(&words.say("triage-no-answer", &[]));
        return asker.output.end(Class::Impossible as u8);
    };
    let advice = help::advise(&answers);
    let lines = match discreet {
        true => words.advice_discreetly(&advice),
        false => words.advice(&advice),
    };
    if !json {
        lines.iter().for_each(|line| asker.output.say(line));
    }
    let steps = advice.steps.iter().map(|step| {
        json!({
            "step": step.kind,
            "sentence": words.advice_step(step),
            "numbers": step.numbers,
            "services": step.services,
            "prepare": step.prepare,
        })
    });
    asker
        .output
        .data(&json!({ "steps": steps.collect::<Vec<_>>() }));
    asker.output.end(0)
}

struct Asker<'w> {
    words: &'w Words,
    output: Output<'w>,
    discreet: bool,
    greeted: bool,
}

impl Asker<'_> {
    /// All answers; none when there is nobody to ask.
    fn answers(&mut self, given: &ArgMatches) -> Option<Answers> {
        let text = |name: &str| given.get_one::<String>(name).map(String::as_str);
        let under_18 = match text("under-18") {
            Some(word) => yes_no(word) == Some(true),
            None => self.ask(
                "triage-ask-under-18",
                "discreet-triage-ask-under-18",
                yes_no,
            )?,
        };
        let country = match given.get_one::<Country>("country") {
            Some(country) => *country,
            None => self.ask(
                "triage-ask-country",
                "discreet-triage-ask-country",
                named_country,
            )?,
        };
        let (online, place) = match text("online").and_then(|word| word.parse().ok()) {
            Some(online) => {
                let place = text("where").and_then(|word| word.parse().ok());
                (online, place.unwrap_or(Place::Unknown))
            }
            None => self.ask("triage-ask-online", "discreet-triage-ask-online", seen)?,
        };
        let threatened = match text("threatened") {
            Some(word) => yes_no(word) == Some(true),
            None => self.ask(
                "triage-ask-threatened",
                "discreet-triage-ask-threatened",
                yes_no,
            )?,
        };
        Some(Answers {
            under_18,
            country,
            online,
            place,
            threatened,
        })
    }

    /// Asks until the answer is understood; none when no more lines come.
    fn ask<T>(
        &mut self,
        plain: &str,
        quiet: &str,
        understand: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        if !self.greeted {
            self.greeted = true;
            self.say("triage-hello", "discreet-triage-hello");
        }
        self.say(plain, quiet);
        loop {
            let mut line = String::new();
            let read = std::io::stdin().lock().read_line(&mut line).ok()?;
            if read == 0 {
                return None;
            }
            if let Some(answer) = understand(line.trim()) {
                return Some(answer);
            }
            self.say("triage-again", "triage-again");
            self.say(plain, quiet);
        }
    }

    fn say(&mut self, plain: &str, quiet: &str) {
        let key = if self.discreet { quiet } else { plain };
        self.output.say(&self.words.say(key, &[]));
    }
}

/// By its letters, or by its name in any of our languages.
fn named_country(word: &str) -> Option<Country> {
    let plain = |word: &str| -> String {
        let word = word.trim().to_lowercase();
        word.chars().map(without_accent).collect()
    };
    let word = plain(word);
    if let Ok(country) = word.parse() {
        return Some(country);
    }
    if ["elsewhere", "ailleurs", "autre"].contains(&word.as_str()) {
        return Some(Country::Other);
    }
    let called = |country: &&Country| {
        let key = format!("land-{}", country.code().to_lowercase());
        Language::ALL.into_iter().any(|language| {
            let words = Words::new(language);
            words.has(&key) && plain(&words.say(&key, &[])) == word
        })
    };
    let all = <Country as strum::VariantArray>::VARIANTS;
    all.iter().find(called).copied()
}

/// In either language, whichever is spoken.
fn yes_no(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "yes" | "y" | "oui" | "o" => Some(true),
        "no" | "n" | "non" => Some(false),
        _ => None,
    }
}

/// The numbers of the third question.
fn seen(word: &str) -> Option<(Online, Place)> {
    Some(match word {
        "1" => (Online::No, Place::Unknown),
        "2" => (Online::Yes, Place::Network),
        "3" => (Online::Yes, Place::Messages),
        "4" => (Online::Yes, Place::Website),
        "5" => (Online::Yes, Place::Unknown),
        "6" => (Online::Unknown, Place::Unknown),
        _ => match yes_no(word) {
            Some(false) => (Online::No, Place::Unknown),
            Some(true) => (Online::Yes, Place::Unknown),
            None => return None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_understood_in_either_language() {
        for (word, answer) in [("Yes", true), ("OUI", true), ("o", true), ("non", false)] {
            assert_eq!(yes_no(word), Some(answer));
        }
        assert_eq!(yes_no("maybe"), None);
        for (word, country) in [
            ("Suisse", Country::CH),
            ("ch", Country::CH),
            ("france", Country::FR),
            ("Luxembourg", Country::LU),
            ("ailleurs", Country::Other),
        ] {
            assert_eq!(named_country(word), Some(country), "{word}");
        }
        assert_eq!(named_country("Atlantis"), None);
        assert_eq!(seen("3"), Some((Online::Yes, Place::Messages)));
        assert_eq!(seen("non"), Some((Online::No, Place::Unknown)));
        assert_eq!(seen("7"), None);
    }
}
