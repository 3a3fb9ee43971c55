//! What a person types in answer to a question.

use std::io::{IsTerminal, Write, stderr, stdin};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use clap::ArgMatches;
use ombrelle_core::error::{Cancelled, ErrorKind};
use ombrelle_core::letters;
use ombrelle_core::progress::Progress;

use crate::echo::EchoOff;
use crate::values;

/// The next line of the standard input; none when no more come.
///
/// # Errors
/// [`ErrorKind::Cancelled`] on a request to stop, which a blocking read would not notice.
pub fn line(progress: &Progress) -> Result<Option<String>, ErrorKind> {
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        let read = stdin().read_line(&mut line);
        tell.send(read.map(|bytes| (bytes > 0).then_some(line)))
    });
    loop {
        progress.check()?;
        match told.recv_timeout(Duration::from_millis(50)) {
            // What cannot be read is no answer, and no answer confirms nothing.
            Ok(line) => return Ok(line.unwrap_or(None)),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(None),
        }
    }
}

/// As [`line()`], for what nobody is to see. On Unix the terminal shows nothing by now ([`EchoOff`]); elsewhere whoever reads the console has to switch
/// that off.
fn unseen_line(progress: &Progress) -> Result<Option<String>, ErrorKind> {
    if cfg!(unix) || !stdin().is_terminal() {
        return line(progress);
    }
    let typed = rpassword::read_password();
    typed.map(Some).map_err(|_| ErrorKind::Cancelled(Cancelled))
}

/// Stands for a name or number that is asked for: what stands on a command line, the shell keeps in its history, and other
/// programs see while the command runs.
const ASKED: &str = "-";

/// Asks for texts in the place of [`ASKED`]: a line of the standard input for each.
pub struct Asker<'a> {
    /// Notices a request to stop.
    pub progress: Progress,
    /// Whether a terminal shows what is typed.
    pub shown: bool,
    /// Words a question of the catalogues, with its values.
    pub question: &'a dyn Fn(&str) -> String,
}

impl Asker<'_> {
    /// The text, asked for by this question where it is [`ASKED`].
    ///
    /// # Errors
    /// [`ErrorKind::Cancelled`] on a request to stop, and where nothing comes.
    pub fn text(&self, given: String, question: &str) -> Result<String, ErrorKind> {
        if given != ASKED {
            return Ok(given);
        }
        let unshown = (!self.shown).then(EchoOff::new);
        // The question stays on its line, so it is not a line of the output.
        let _ = write!(stderr(), "{} ", (self.question)(question));
        let typed = match self.shown {
            true => line(&self.progress)?,
            false => unseen_line(&self.progress)?,
        };
        let typed = typed.ok_or(ErrorKind::Cancelled(Cancelled))?;
        if unshown.is_some() {
            let _ = writeln!(stderr());
        }
        Ok(typed.trim().to_owned())
    }

    /// The texts of an option or operand, in their order.
    ///
    /// # Errors
    /// Those of [`Asker::text`].
    pub fn all(
        &self,
        given: &ArgMatches,
        name: &str,
        question: &str,
    ) -> Result<Vec<String>, ErrorKind> {
        let texts = values::all::<String>(given, name).into_iter();
        texts.map(|text| self.text(text, question)).collect()
    }
}

/// Asks for a word, so that a slip of the hand destroys nothing: whether that word was typed. Capitals count, and so does the word
/// without its accents, which not every keyboard has.
///
/// # Errors
/// Those of [`line()`].
pub fn confirmed(question: &str, word: &str, progress: &Progress) -> Result<bool, ErrorKind> {
    // The question stays on its line, so it is not a line of the output.
    let _ = write!(stderr(), "{question} ");
    let typed = line(progress)?;
    Ok(typed.is_some_and(|typed| letters::plain(typed.trim()) == letters::plain(word)))
}
