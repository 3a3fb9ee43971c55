//! A terminal that does not show what is typed.

#[cfg(unix)]
use std::fs::File;

#[cfg(unix)]
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

/// While this lives, the person's terminal shows nothing of what is typed: begun before a question appears, so that what is
/// typed ahead is not shown either. Elsewhere than on Unix whoever reads switches it off, after the question.
pub struct EchoOff {
    #[cfg(unix)]
    before: Option<(File, Termios)>,
}

impl EchoOff {
    /// Switches it off. Where there is no terminal, whoever asks finds that out.
    #[cfg(unix)]
    pub fn new() -> Self {
        Self { before: off() }
    }

    /// Nothing to do here.
    #[cfg(not(unix))]
    pub fn new() -> Self {
        Self {}
    }
}

#[cfg(unix)]
fn off() -> Option<(File, Termios)> {
    let terminal = File::open("/dev/tty").ok()?;
    let before = tcgetattr(&terminal).ok()?;
    let mut silent = before.clone();
    silent
        .local_modes
        .remove(LocalModes::ECHO | LocalModes::ECHONL);
    tcsetattr(&terminal, OptionalActions::Now, &silent).ok()?;
    Some((terminal, before))
}

#[cfg(unix)]
impl Drop for EchoOff {
    fn drop(&mut self) {
        if let Some((terminal, before)) = &self.before {
            // A terminal that went away needs no echo.
            let _ = tcsetattr(terminal, OptionalActions::Now, before);
        }
    }
}
