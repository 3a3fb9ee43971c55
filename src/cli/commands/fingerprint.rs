//! `ombrelle fingerprint`: hashes of pictures and videos, printed and not kept. Files are told by
//! their number, never by their name.

use std::path::PathBuf;

use clap::{ArgMatches, Command};
use ombrelle_core::error::{Cancelled, Error, ErrorKind, MediaError};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{Decoding, Limits};
use ombrelle_core::register::fingerprint::{self, Fingerprint, Note};
use ombrelle_i18n::Words;
use serde_json::json;

use crate::exit::{self, Class, Stage};
use crate::output::Output;
use crate::shape::{below, flag, operands};
use crate::{interrupt, values};

/// Its shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let file = say("help-value-file");
    let result = [
        // Data say in plain words what they are.
        flag("json", say("help-fingerprint-json")).conflicts_with("discreet"),
        flag("discreet", say("help-register-discreet")),
    ];
    below(
        "fingerprint",
        &say("help-fingerprint"),
        &format!("{file}..."),
        words,
    )
    .arg(operands(file, say("help-fingerprint-files"), words))
    .args(result.map(|arg| arg.help_heading(say("help-result"))))
    .after_help(format!(
        "{}\n\n{}",
        say("help-fingerprint-after"),
        say("help-exit")
    ))
}

/// Makes the fingerprints of all files: the exit status.
pub fn run(given: &ArgMatches, words: &Words) -> u8 {
    let paths: Vec<PathBuf> = values::paths(given);
    let mut teller = Teller {
        words,
        output: Output::new(words, given.get_flag("json")),
        discreet: given.get_flag("discreet"),
        total: paths.len(),
    };
    let progress = Progress::silent(interrupt::on_ctrl_c());
    let decoding = Decoding::caged();
    let (mut faults, mut made) = (Vec::new(), false);
    for (number, path) in (1..).zip(&paths) {
        match fingerprint::of(path, &Limits::default(), &decoding, &progress) {
            Ok((print, notes)) => {
                teller.print(number, &print, &notes);
                made = true;
            }
            Err(error) => {
                teller.fault(number, &error);
                faults.push(Class::of(&error.kind, Stage::Reading));
                if error.kind == ErrorKind::Cancelled(Cancelled) {
                    break;
                }
            }
        }
    }
    if made {
        teller.warn();
    }
    teller.output.end(exit::status(&faults))
}

struct Teller<'w> {
    words: &'w Words,
    output: Output<'w>,
    discreet: bool,
    total: usize,
}

impl Teller<'_> {
    fn print(&mut self, number: usize, print: &Fingerprint, notes: &[Note]) {
        let words = self.words;
        let lines = match self.discreet {
            true => words.fingerprint_discreetly(number, print),
            false => words.fingerprint(number, print),
        };
        // With --json the digits stand in the data and not in the sentences too.
        if !self.output.is_json() {
            lines.iter().for_each(|line| self.output.say(line));
        }
        if !self.discreet {
            for note in notes {
                let note = words.fingerprint_note(*note);
                self.output.say(&format!("  {note}"));
            }
        }
        self.output.data(&json!({
            "file": number,
            "fingerprint": print,
            "notes": notes,
        }));
    }

    fn fault(&mut self, number: usize, error: &Error) {
        let (words, total, reason) = (self.words, self.total, &error.kind);
        if self.discreet {
            let values = [("number", number.into()), ("total", total.into())];
            let line = words.say("discreet-file-failed", &values);
            self.output.complain(&line);
        } else {
            let line = words.fingerprint_fault(number, total, reason);
            self.output.complain(&line);
            let advice = words.fingerprint_advice(reason);
            self.output.complain(&format!("  {advice}"));
            if matches!(
                reason,
                ErrorKind::Media(MediaError::NotAPicture)
                    | ErrorKind::Media(MediaError::Unsupported { .. })
            ) {
                let hint = words.say("fingerprint-original", &[]);
                self.output.complain(&format!("  {hint}"));
            }
        }
        self.output.data(&json!({
            "file": number,
            "error": { "code": reason.code() },
        }));
    }

    /// What a hash can tell, once, after the digits.
    fn warn(&mut self) {
        let keys: &[&str] = match self.discreet {
            true => &["discreet-fingerprint-end"],
            false => &["fingerprint-reveals", "fingerprint-not-kept"],
        };
        for key in keys {
            self.output.say(&self.words.say(key, &[]));
        }
    }
}
