//! `ombrelle help-me`: whom to call and which page to look at, of a country and of the world, at once, without a question; and how to
//! report on a platform; and the list itself, taken from a signed file or gone back to.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use ombrelle_core::help::{self, Answer, Country, Directory, Question};
use ombrelle_i18n::{Words, understood};
use serde_json::json;

use crate::directory;
use crate::exit::Class;
use crate::moment;
use crate::output::Output;
use crate::shape::{below, flag};
use crate::values;

/// Its shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let country = Arg::new("country")
        .long("country")
        .value_name(say("help-value-country"))
        .value_parser(country)
        .help(say("help-help-me-country"))
        .help_heading(say("help-arguments"));
    let platform = Arg::new("platform")
        .long("platform")
        .value_name(say("help-value-name"))
        .help(say("help-help-me-platform"))
        .conflicts_with("country")
        .help_heading(say("help-arguments"));
    let update = Arg::new("update")
        .long("update")
        .value_name(say("help-value-file"))
        .value_parser(value_parser!(PathBuf))
        .conflicts_with_all(["country", "platform", "json", "forget"])
        .help(say("help-help-me-update"))
        .help_heading(say("help-arguments"));
    let forget = flag("forget", say("help-help-me-forget"))
        .conflicts_with_all(["country", "platform", "json"])
        .help_heading(say("help-arguments"));
    below("help-me", &say("help-help-me"), "", words)
        .args([country, platform, update, forget])
        .arg(flag("json", say("help-help-me-json")).help_heading(say("help-result")))
        .after_help(say("help-help-me-after"))
}

/// By its letters, or by its name in any language. The sentence about a wrong one is in `usage`.
pub fn country(typed: &str) -> Result<Option<Country>, &'static str> {
    match understood(Question::Country, typed) {
        Some(Answer::Country(country)) => Ok(country),
        _ => Err("no country"),
    }
}

/// Lists who helps: the exit status.
pub fn run(given: &ArgMatches, words: &Words) -> u8 {
    let mut output = Output::new(words, given.get_flag("json"));
    if let Some(file) = values::path(given, "update") {
        return directory::take(&file, words, output);
    }
    if given.get_flag("forget") {
        return directory::forget(words, output);
    }
    if let Some(sentence) = directory::load(words) {
        output.complain(&sentence);
    }
    if let Some(name) = given.get_one::<String>("platform") {
        return platform(name, words, output);
    }
    let country = given.get_one::<Option<Country>>("country");
    let nearby = help::near_at(country.copied().flatten(), moment::now());
    if !output.is_json() {
        words
            .help_near_by_command(&nearby)
            .iter()
            .for_each(|line| output.say(line));
        output.say(&words.directory_checked());
    }
    output.data(&json!(nearby));
    output.end(0)
}

/// Says how to report there.
fn platform(name: &str, words: &Words, mut output: Output<'_>) -> u8 {
    let directory = Directory::ours();
    let names = directory.platform.iter().map(|one| one.name.as_str());
    let list = names.collect::<Vec<_>>().join(", ");
    let Some(platform) = directory.platform(name) else {
        let values = [("name", name.into()), ("list", list.into())];
        output.complain(&words.say("help-me-no-platform", &values));
        return output.end(Class::Impossible as u8);
    };
    if !output.is_json() {
        for line in words.platform(platform) {
            output.say(&line);
        }
        output.say(&words.say("help-me-platforms", &[("list", list.into())]));
    }
    output.data(&json!(platform));
    output.end(0)
}
