//! A screen that nobody sees.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A program that is ended when it is dropped, however that comes.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A screen of its own, with a keyboard that nobody types on (`Xvfb`, `xdotool`, `import`).
pub struct Screen {
    /// Its name, as `DISPLAY` takes it.
    pub display: String,
    _server: Running,
}

impl Screen {
    /// A server on a display that it chooses itself; none where it is not installed.
    pub fn open() -> Option<Self> {
        // A server that resets itself when its last client leaves would throw out who is just coming.
        let options = ["-displayfd", "1", "-screen", "0", "1280x860x24", "-noreset"];
        let mut server = Command::new("Xvfb")
            .args(options)
            .args(["-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let told = server.stdout.take()?;
        let server = Running(server);
        let mut number = String::new();
        BufReader::new(told).read_line(&mut number).ok()?;
        Some(Self {
            display: format!(":{}", number.trim()),
            _server: server,
        })
    }

    /// A program that will see this screen and no other.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY");
        command
    }

    fn xdotool(&self, arguments: &[&str]) -> String {
        let ran = self
            .command("xdotool")
            .args(arguments)
            .output()
            .expect("xdotool");
        String::from_utf8_lossy(&ran.stdout).trim().to_owned()
    }

    /// Waits until the program's window is seen and hears the keyboard; whether it did before the time was over.
    ///
    /// There is no window manager here that would do it, and a window has its name well before it is seen: until
    /// then the server refuses it the keyboard.
    #[must_use]
    pub fn give_keyboard(&self, limit: Duration) -> bool {
        let start = Instant::now();
        while start.elapsed() < limit {
            let windows = self.xdotool(&["search", "--onlyvisible", "--name", "^Ombrelle$"]);
            for window in windows.lines() {
                self.xdotool(&["windowfocus", window]);
                if self.xdotool(&["getwindowfocus", "-f"]) == window {
                    return true;
                }
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        false
    }

    /// Presses keys, one after the other.
    pub fn keys(&self, keys: &[&str]) {
        for key in keys {
            self.xdotool(&["key", key]);
            std::thread::sleep(Duration::from_millis(60));
        }
    }

    /// Waits until nothing has changed on the screen for half a second, ten seconds at most.
    pub fn rest(&self) {
        let start = Instant::now();
        let mut before = self.seen();
        while start.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(500));
            let now = self.seen();
            if now == before {
                return;
            }
            before = now;
        }
    }

    fn seen(&self) -> Vec<u8> {
        let mut import = self.command("import");
        let done = import.args(["-window", "root", "rgb:-"]).output();
        done.expect("a screenshot").stdout
    }

    /// Writes what is seen, for whoever wants to look.
    pub fn picture(&self, target: &Path) {
        let mut import = self.command("import");
        let done = import.args(["-window", "root"]).arg(target).status();
        assert!(done.is_ok_and(|status| status.success()), "a screenshot");
    }
}
