//! What goes to the person and what goes to programs.
//!
//! Sentences go to the standard output, or to the error output where `--json` wants the standard
//! one for data; faults always go to the error output. A reader that stops (`| head`) does not
//! stop the work.

use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use ombrelle_core::error::FileError;
use ombrelle_i18n::{Advice, Words};
use serde_json::{Value, json};

/// Where a command writes.
pub struct Output<'w> {
    words: &'w Words,
    json: bool,
    bar: ProgressBar,
    /// Why the standard output takes no more; a reader that left is not a fault.
    lost: Option<std::io::Error>,
}

impl<'w> Output<'w> {
    /// Sentences on the standard output, or data there if `json`.
    pub fn new(words: &'w Words, json: bool) -> Self {
        Self {
            words,
            json,
            bar: ProgressBar::hidden(),
            lost: None,
        }
    }

    /// Shows a bar with the time left, if there are many photos and a person is looking.
    pub fn with_bar(mut self, photos: usize) -> Self {
        if photos > 1 && std::io::stderr().is_terminal() {
            let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}  {eta}")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            let length = Some(photos as u64);
            self.bar = ProgressBar::with_draw_target(length, ProgressDrawTarget::stderr())
                .with_style(style)
                .with_message(self.words.say("protect-working", &[]));
        }
        self
    }

    /// The bar, to be moved whenever a photo is finished.
    pub fn bar(&self) -> ProgressBar {
        self.bar.clone()
    }

    /// Whether the standard output is for data.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// A sentence for the person.
    pub fn say(&mut self, line: &str) {
        if self.json {
            self.complain(line);
        } else {
            self.print(line);
        }
    }

    /// A fault, for the person.
    pub fn complain(&mut self, line: &str) {
        // With the error output gone there is nobody left to tell.
        self.bar.suspend(|| {
            let _ = writeln!(std::io::stderr(), "{line}");
        });
    }

    /// A fault and what to do about it.
    pub fn advise(&mut self, advice: &Advice, hint: Option<&str>) {
        self.complain(&advice.what_happened);
        self.complain(&format!("  {}", advice.what_to_do));
        if let Some(hint) = hint {
            self.complain(&format!("  {hint}"));
        }
    }

    /// One line of data, if data were asked for.
    pub fn data(&mut self, value: &Value) {
        if self.json {
            self.print(&value.to_string());
        }
    }

    /// A line on the standard output.
    pub fn print(&mut self, line: &str) {
        if self.lost.is_some() {
            return;
        }
        let written = self.bar.suspend(|| {
            let mut out = std::io::stdout().lock();
            writeln!(out, "{line}").and_then(|()| out.flush())
        });
        self.lost = written.err();
    }

    /// Ends the output: the status of the work, unless its words were lost.
    pub fn end(mut self, status: u8) -> u8 {
        self.bar.finish_and_clear();
        match self.lost.take() {
            Some(error) if error.kind() != ErrorKind::BrokenPipe => {
                let reason = self.words.reason(&FileError::from(&error).into());
                let values = [("detail", reason.into())];
                self.complain(&self.words.say("output-failed", &values));
                if status == 0 { 7 } else { status }
            }
            _ => status,
        }
    }
}

/// A fault as data.
pub fn fault(code: &str, advice: &Advice) -> Value {
    json!({
        "code": code,
        "what": advice.what_happened,
        "what_to_do": advice.what_to_do,
    })
}

/// A path as text for a sentence; the words spell out what a terminal could misread.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// A path as a word of a command that a person types or pastes: in quotes where a shell would take it apart.
pub fn typed(path: &Path) -> String {
    quoted(shown(path))
}

/// An option with its path, to follow a command that a person types or pastes: ` --register kept/r.age`.
pub fn option(name: &str, path: &Path) -> String {
    format!(" --{name} {}", typed(path))
}

/// A word of a command, in quotes where a shell would take it apart.
pub fn quoted(word: String) -> String {
    let plain =
        |c: char| c.is_alphanumeric() || "/._-+=:,@%".contains(c) || (cfg!(windows) && c == '\\');
    if word.chars().all(plain) {
        word
    } else if cfg!(windows) {
        // No name of a file holds such a quote there.
        format!("\"{word}\"")
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_take_apart_is_quoted() {
        for name in ["hol/IMG_2201.JPG", "été.jpg", "./-a.png"] {
            assert_eq!(typed(Path::new(name)), name);
        }
        let (name, windows) = ("Capture 2026-08-01.png", cfg!(windows));
        let quote = if windows { '"' } else { '\'' };
        assert_eq!(typed(Path::new(name)), format!("{quote}{name}{quote}"));
        if !windows {
            assert_eq!(quoted("l'été $(x)".into()), r"'l'\''été $(x)'");
            assert_eq!(quoted("a/it's.jpg:1".into()), r"'a/it'\''s.jpg:1'");
        }
    }
}
