//! What every page of the workshop is made of: lines, questions, and the way to help from each of them.

use std::io::{BufRead, ErrorKind};

use ombrelle_core::error::Error;
use ombrelle_core::help;
use ombrelle_i18n::{Value, Words};
use ombrelle_workshop::Text;

use crate::moment;
use crate::output::Output;

/// Why a page ends before its end.
pub enum Stop {
    /// Somebody wants to see who helps.
    Help,
    /// No more lines come.
    Ended,
    /// The letters of last year are none.
    Letters,
    /// No folder was named for the kit.
    NoFolder,
    /// An option that another page has.
    Elsewhere {
        /// Which.
        option: &'static str,
        /// The page that has it.
        page: &'static str,
    },
    /// A paper could not be written.
    Paper(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Paper(error)
    }
}

/// A page at the terminal.
pub struct Table<'w> {
    words: &'w Words,
    output: Output<'w>,
}

impl<'w> Table<'w> {
    /// An empty one.
    pub fn new(words: &'w Words) -> Self {
        Self {
            words,
            output: Output::new(words, false),
        }
    }

    /// The words of its language.
    pub fn words(&self) -> &'w Words {
        self.words
    }

    /// A sentence of the catalogues.
    pub fn say(&mut self, key: &str, values: &[(&str, Value)]) {
        self.output.say(&self.words.say(key, values));
    }

    /// A line as it is.
    pub fn line(&mut self, line: &str) {
        self.output.say(line);
    }

    /// A text of the workshop in the language of the page.
    pub fn read<'t>(&self, text: &'t Text) -> &'t str {
        self.words.text(text)
    }

    /// Texts as items of a list.
    pub fn items<'t>(&mut self, texts: impl IntoIterator<Item = &'t Text>) {
        for text in texts {
            let text = self.read(text).into();
            self.say("workshop-item", &[("text", text)]);
        }
    }

    /// What keeps a page from its end.
    pub fn complain(&mut self, key: &str, values: &[(&str, Value)]) {
        self.output.complain(&self.words.say(key, values));
    }

    /// Asks until the answer is understood.
    ///
    /// # Errors
    /// [`Stop`] where somebody asks for help, and where no more lines come.
    pub fn ask<T>(&mut self, key: &str, understand: impl Fn(&str) -> Option<T>) -> Result<T, Stop> {
        loop {
            self.say(key, &[]);
            let line = next_line()?.ok_or(Stop::Ended)?;
            match understand(&line) {
                Some(answer) => return Ok(answer),
                None => self.say("workshop-again", &[]),
            }
        }
    }

    /// Asks once; none for an empty line, and where no more lines come.
    ///
    /// # Errors
    /// [`Stop::Help`] where somebody asks for help.
    pub fn ask_once(&mut self, key: &str) -> Result<Option<String>, Stop> {
        self.say(key, &[]);
        Ok(next_line()?.filter(|line| !line.is_empty()))
    }

    /// Why a paper could not be written, and what to do.
    pub fn advise(&mut self, error: &Error) {
        self.output.advise(&self.words.error(error), None);
    }

    /// Who helps, for the whole world: the session does not ask where somebody lives.
    pub fn who_helps(&mut self) {
        let near = help::near_at(None, moment::now());
        let lines = self.words.help_near_by_command(&near);
        lines.iter().for_each(|line| self.output.say(line));
    }

    /// Ends the page: the status, unless its words were lost.
    pub fn end(self, status: u8) -> u8 {
        self.output.end(status)
    }
}

fn next_line() -> Result<Option<String>, Stop> {
    let mut line = String::new();
    match std::io::stdin().lock().read_line(&mut line) {
        Ok(0) => return Ok(None),
        Ok(_) => {}
        // Bytes that are no text are no answer, and the next line may be one; of what cannot be read no line comes.
        Err(error) if error.kind() == ErrorKind::InvalidData => {}
        Err(_) => return Ok(None),
    }
    let line = line.trim().to_owned();
    match line.to_lowercase().as_str() {
        "help" | "aide" => Err(Stop::Help),
        _ => Ok(Some(line)),
    }
}

/// Numbers with spaces, commas or semicolons between.
pub fn numbers(line: &str) -> Option<Vec<usize>> {
    let parts = line.split([' ', ',', ';', '\t']);
    parts
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect()
}

/// A part of 1 in whole percent.
pub fn percent(part: f32) -> Value {
    Value::Count((100.0 * part).round().max(0.0) as u64)
}
