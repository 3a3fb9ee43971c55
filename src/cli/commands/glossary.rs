//! `ombrelle glossary`: the terms of the field, in a child's words and in a grown-up's.

use clap::{Arg, ArgMatches, Command};
use ombrelle_i18n::Words;
use serde_json::json;

use crate::exit::Class;
use crate::output::Output;
use crate::shape::{below, flag};

/// Its shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let term = Arg::new("term")
        .value_name(say("help-value-term"))
        .help(say("help-glossary-term"))
        .help_heading(say("help-arguments"));
    let operand = format!("[{}]", say("help-value-term"));
    below("glossary", &say("help-glossary"), &operand, words)
        .arg(term)
        .arg(flag("json", say("help-glossary-json")).help_heading(say("help-result")))
}

/// Explains all terms, or those that hold the given words: the exit status.
pub fn run(given: &ArgMatches, words: &Words) -> u8 {
    let mut output = Output::new(words, given.get_flag("json"));
    let asked = given.get_one::<String>("term");
    let terms = match asked {
        Some(asked) => words.glossary_about(asked),
        None => words.glossary(),
    };
    if let (Some(asked), true) = (asked, terms.is_empty()) {
        let values = [("term", asked.as_str().into())];
        output.complain(&words.say("glossary-none", &values));
        return output.end(Class::Impossible as u8);
    }
    if !output.is_json() {
        for term in &terms {
            output.say(&term.name);
            output.say(&format!("   {}", term.for_a_child));
            output.say(&format!("   {}", term.for_an_adult));
        }
    }
    let data = terms.iter().map(|term| {
        json!({
            "term": term.name,
            "for_a_child": term.for_a_child,
            "for_an_adult": term.for_an_adult,
        })
    });
    output.data(&json!({ "terms": data.collect::<Vec<_>>() }));
    output.end(0)
}
