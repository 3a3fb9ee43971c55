//! What a person types in answer to a question.

use std::io::Write;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use ombrelle_core::error::ErrorKind;
use ombrelle_core::progress::Progress;

/// The next line of the standard input; none when no more come.
///
/// # Errors
/// [`ErrorKind::Cancelled`] on a request to stop, which a blocking read would not notice.
pub fn line(progress: &Progress) -> Result<Option<String>, ErrorKind> {
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        let read = std::io::stdin().read_line(&mut line);
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

/// Asks for a word, so that a slip of the hand destroys nothing: whether that word was typed.
///
/// # Errors
/// Those of [`line()`].
pub fn confirmed(question: &str, word: &str, progress: &Progress) -> Result<bool, ErrorKind> {
    // The question stays on its line, so it is not a line of the output.
    let _ = write!(std::io::stderr(), "{question} ");
    let typed = line(progress)?;
    Ok(typed.is_some_and(|typed| typed.trim() == word))
}
