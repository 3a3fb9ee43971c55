//! A screen that nobody sees.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A program that is ended when it is dropped, however that comes.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// An X server on a display that it chooses itself, and the display's name; none where it is not installed.
pub fn serve() -> Option<(Running, String)> {
    let mut server = Command::new("Xvfb")
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x860x24",
            "-nolisten",
            "tcp",
        ])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let told = server.stdout.take()?;
    let mut number = String::new();
    BufReader::new(told).read_line(&mut number).ok()?;
    Some((Running(server), format!(":{}", number.trim())))
}
