//! What a person types in answer to a question.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use ombrelle_core::error::Reason;
use ombrelle_core::progress::Progress;

/// The next line of the standard input; none when no more come.
///
/// # Errors
/// [`Reason::Cancelled`] on the wish to stop, which a read would not hear.
pub fn line(progress: &Progress) -> Result<Option<String>, Reason> {
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        let read = std::io::stdin().read_line(&mut line);
        tell.send(read.map(|bytes| (bytes > 0).then_some(line)))
    });
    loop {
        progress.check()?;
        match told.recv_timeout(Duration::from_millis(50)) {
            Ok(line) => return Ok(line.unwrap_or_default()),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(None),
        }
    }
}
