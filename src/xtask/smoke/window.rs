//! The window of the installed program, on a screen that nobody sees, in the hands of somebody who has a keyboard.

use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::{Debian, HOME, PASSPHRASE};
use crate::package;
use crate::run::{Done, command, root};

/// What the first screen leads to besides photos, in the order of Tab: the second of its buttons is the first of these.
const DOORS: [&str; 6] = [
    "fingerprints",
    "workshop",
    "people",
    "parents",
    "help",
    "settings",
];

impl Debian {
    /// With a photo: for everybody, then save.
    pub(super) fn shows_its_window(&self) -> Done {
        let photo = self.root.join(HOME).join("beach.jpg");
        std::fs::copy(root().join("docs/before.jpg"), &photo).map_err(|e| e.to_string())?;
        let _screen = screen()?;
        let window = self.window(&["beach.jpg"])?;
        std::thread::sleep(Duration::from_secs(4));
        // Back, Help, then for whom: the last of four is everybody.
        press(&["Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Return"]);
        std::thread::sleep(Duration::from_secs(6));
        let seen = match self.by {
            [] => "smoke-window.png",
            _ => "smoke-window-appimage.png",
        };
        keep_picture(seen);
        press(&["ctrl+s"]);
        let copy = self.root.join(HOME).join("beach.protected.jpg");
        wait("a protected copy", 60, || copy.exists())?;
        close(window)
    }

    /// Each door of the first screen, in a window of its own: the register is opened behind the first, a book is made behind that of people.
    pub(super) fn opens_every_door(&self) -> Done {
        let _screen = screen()?;
        // The first time the window asks for the language: English is the first.
        let window = self.window(&[])?;
        std::thread::sleep(Duration::from_secs(3));
        press(&["Tab", "Return"]);
        std::thread::sleep(Duration::from_secs(2));
        close(window)?;
        for (at, door) in DOORS.iter().enumerate() {
            let window = self.window(&[])?;
            std::thread::sleep(Duration::from_secs(3));
            press(&vec!["Tab"; at + 2]);
            changes(door, || press(&["Return"]))?;
            match *door {
                "fingerprints" => {
                    type_words(PASSPHRASE);
                    press(&["Return"]);
                }
                "people" => {
                    type_words(PASSPHRASE);
                    // Past the eye beside it.
                    press(&["Tab", "Tab"]);
                    type_words(PASSPHRASE);
                    press(&["Return"]);
                    let book = self.root.join(HOME).join(".local/share/ombrelle/album.age");
                    wait("a book", 60, || book.exists())?;
                }
                _ => {}
            }
            // Until a register is open, and the rest is drawn.
            std::thread::sleep(Duration::from_secs(5));
            keep_picture(&format!("smoke-{door}.png"));
            close(window)?;
        }
        Ok(())
    }

    /// Opens the window and gives it the keyboard.
    fn window(&self, given: &[&str]) -> Done<Running> {
        let line = [self.by, &["ombrelle-app"], given].concat();
        let mut program = self.person_command(&line);
        let program = program.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let program = Running(program.map_err(|e| e.to_string())?);
        wait("the window", 60, || {
            let found = on_screen(
                "xdotool",
                &["search", "--onlyvisible", "--name", "^Ombrelle$"],
            );
            let window = found.lines().next().unwrap_or_default().to_owned();
            on_screen("xdotool", &["windowfocus", &window]);
            !window.is_empty() && on_screen("xdotool", &["getwindowfocus", "-f"]).trim() == window
        })?;
        Ok(program)
    }
}

/// A screen, as long as it is held.
fn screen() -> Done<Running> {
    let sockets = Path::new("/tmp/.X11-unix");
    // A server that was killed leaves it, and it would be taken for one that listens.
    let _ = std::fs::remove_file(sockets.join("X87"));
    let server = Running(
        command(
            "Xvfb",
            &[
                ":87",
                "-screen",
                "0",
                "1280x860x24",
                "-noreset",
                "-ac",
                "-nolisten",
                "tcp",
            ],
        )
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| e.to_string())?,
    );
    wait("a screen", 20, || sockets.join("X87").exists())?;
    Ok(server)
}

/// Closes the window and waits until its program ends; an AppImage takes away what it unpacked.
fn close(mut window: Running) -> Done {
    press(&["ctrl+q"]);
    wait("the window's end", 30, || {
        window.0.try_wait().is_ok_and(|ended| ended.is_some())
    })
}

fn press(keys: &[&str]) {
    for key in keys {
        on_screen("xdotool", &["key", key]);
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn type_words(words: &str) {
    on_screen("xdotool", &["type", "--delay", "50", words]);
    std::thread::sleep(Duration::from_millis(300));
}

/// Does something that must change what is seen.
fn changes(what: &str, act: impl FnOnce()) -> Done {
    // What was pressed before is drawn by then.
    std::thread::sleep(Duration::from_secs(1));
    let before = pixels()?;
    act();
    wait(what, 30, || pixels().is_ok_and(|seen| seen != before))
}

/// The screen, a byte a pixel.
fn pixels() -> Done<Vec<u8>> {
    let file = tempfile::NamedTempFile::new().map_err(|e| e.to_string())?;
    let to = format!("gray:{}", file.path().display());
    on_screen("import", &["-window", "root", "-depth", "8", &to]);
    let seen = std::fs::read(file.path()).map_err(|e| e.to_string())?;
    match seen.is_empty() {
        true => Err("the screen cannot be looked at".into()),
        false => Ok(seen),
    }
}

/// Keeps a picture of the screen, for whoever wants to look.
fn keep_picture(name: &str) {
    let file = package::folder().join(name);
    // A package that is named lies elsewhere, and this folder may not be there yet.
    let _ = std::fs::create_dir_all(package::folder());
    on_screen("import", &["-window", "root", &file.to_string_lossy()]);
    match file.exists() {
        true => println!("the window: {}", file.display()),
        false => println!("the window: no picture could be kept"),
    }
}

/// A program that is ended when it is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What a program says that looks at the screen; nothing where it fails.
fn on_screen(program: &str, arguments: &[&str]) -> String {
    let mut look = command(program, arguments);
    let said = look.env("DISPLAY", ":87").stderr(Stdio::null()).output();
    said.map(|said| String::from_utf8_lossy(&said.stdout).into_owned())
        .unwrap_or_default()
}

fn wait(what: &str, seconds: u64, mut there: impl FnMut() -> bool) -> Done {
    let start = Instant::now();
    while !there() {
        if start.elapsed() > Duration::from_secs(seconds) {
            return Err(format!("{what} did not come"));
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}
