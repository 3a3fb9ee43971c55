//! `ombrelle completions`: what a shell needs to know about the command.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use clap_complete::Shell;
use ombrelle_i18n::Words;

use crate::output::Output;
use crate::shape::below;
use crate::values::text;

/// The shells that can complete the command.
pub const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "elvish"];

/// Its shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let operand = say("help-value-shell");
    let shell = Arg::new("shell")
        .value_name(operand.clone())
        .required(true)
        .value_parser(PossibleValuesParser::new(SHELLS))
        .hide_possible_values(true)
        .help(say("help-shell"))
        .help_heading(say("help-arguments"));
    below("completions", &say("help-completions"), &operand, words)
        .arg(shell)
        .after_help(say("help-completions-after"))
}

/// Prints the completions of a shell.
pub fn run(given: &ArgMatches, whole: &Command, words: &Words) -> u8 {
    let (mut command, shell) = (whole.clone(), text(given, "shell"));
    let mut output = Output::new(words, false);
    let mut script = Vec::new();
    if let Ok(shell) = shell.parse::<Shell>() {
        clap_complete::generate(shell, &mut command, "ombrelle", &mut script);
    }
    output.print(String::from_utf8_lossy(&script).trim_end());
    output.end(0)
}
