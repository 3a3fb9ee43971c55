//! `ombrelle help-me`: help lines and removal services of a country and of the world, at once, without a question.

use clap::{Arg, ArgMatches, Command};
use ombrelle_core::plan::{self, Land};
use ombrelle_i18n::Words;
use serde_json::json;

use crate::output::Output;
use crate::shape::{below, flag};

/// Its shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let country = Arg::new("country")
        .long("country")
        .value_name(say("help-value-country"))
        .value_parser(land)
        .help(say("help-help-me-country"))
        .help_heading(say("help-arguments"));
    below("help-me", &say("help-help-me"), "", words)
        .arg(country)
        .arg(flag("json", say("help-help-me-json")).help_heading(say("help-result")))
        .after_help(say("help-help-me-after"))
}

/// The sentence about a wrong one is in `usage`.
fn land(text: &str) -> Result<Land, &'static str> {
    text.parse().map_err(|_| "no country")
}

/// Lists who helps: the exit status.
pub fn run(given: &ArgMatches, words: &Words) -> u8 {
    let mut output = Output::new(words, given.get_flag("json"));
    let nearby = plan::help_near(given.get_one::<Land>("country").copied());
    if !output.is_json() {
        words
            .help_near(&nearby)
            .iter()
            .for_each(|line| output.say(line));
    }
    output.data(&json!(nearby));
    output.end(0)
}
