//! The real program in a real window, driven by keyboard alone: from the first run to a protected copy.
//!
//! Needs an X server that shows nothing (`Xvfb`) and a keyboard that nobody types on (`xdotool`).

#![cfg(target_os = "linux")]

#[path = "../../cli/tests/command/elf.rs"]
mod elf;
mod stage;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use stage::server::{Running, Screen};

/// Waits for something; where it does not come, keeps a picture of the screen and fails.
fn wait_for(screen: &Screen, what: &str, seconds: u64, mut there: impl FnMut() -> bool) {
    let start = Instant::now();
    while !there() {
        if start.elapsed() > Duration::from_secs(seconds) {
            let seen = picture("window-failed.png");
            screen.picture(&seen);
            panic!("{what} did not come; seen: {}", seen.display());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn picture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// Whether a program can be started.
fn is_there(program: &str) -> bool {
    let started = Command::new(program)
        .arg("-help")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    started.is_ok()
}

#[test]
fn a_photo_is_protected_by_keyboard_alone() {
    for program in ["Xvfb", "xdotool", "import", "strace"] {
        if !is_there(program) {
            let told =
                format!("a_photo_is_protected_by_keyboard_alone: skipped, {program} is missing");
            assert!(std::env::var_os("CI").is_none(), "{told}");
            println!("{told}");
            return;
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("beach.jpg");
    stage::beach(&photo);
    let outside = tempfile::tempdir().unwrap();
    let sockets = outside.path().join("sockets");
    let screen = Screen::open().expect("a screen");
    let open = |photos: &[&Path]| {
        let program = screen
            .command("strace")
            .args([
                "-f",
                "--seccomp-bpf",
                "-qq",
                "-e",
                "trace=socket",
                "-A",
                "-o",
            ])
            .arg(&sockets)
            .arg(env!("CARGO_BIN_EXE_ombrelle-app"))
            .args(photos)
            .env("ICED_BACKEND", "tiny-skia")
            .env("HOME", folder.path())
            .env("XDG_CONFIG_HOME", folder.path().join("config"))
            .env("XDG_DATA_HOME", folder.path().join("data"))
            .env("LANG", "en_GB.UTF-8")
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let program = Running(program.expect("the program"));
        let limit = Duration::from_secs(30);
        assert!(screen.give_keyboard(limit), "no window with a keyboard");
        program
    };

    // The first of the languages; keys that come before the window listens are lost.
    let mut program = open(&[]);
    let settings = folder.path().join("config/ombrelle/settings.toml");
    wait_for(&screen, "the settings", 60, || {
        screen.rest();
        if !settings.exists() {
            screen.keys(&["Tab", "Return"]);
            std::thread::sleep(Duration::from_secs(1));
        }
        settings.exists()
    });
    screen.keys(&["ctrl+q"]);
    wait_for(&screen, "the end of the first run", 10, || {
        program.0.try_wait().is_ok_and(|status| status.is_some())
    });

    let mut program = open(&[&photo]);
    // Back, Help, then for whom: the last of four is everybody.
    screen.rest();
    screen.keys(&["Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Return"]);
    std::thread::sleep(Duration::from_secs(2));
    screen.rest();
    screen.picture(&picture("window-photo.png"));
    screen.keys(&["ctrl+s"]);
    let copy = folder.path().join("beach.protected.jpg");
    wait_for(&screen, "the protected copy", 60, || copy.exists());
    screen.rest();
    screen.picture(&picture("window-saved.png"));

    // The covered head is one even colour; the rest is the photo.
    let (changed, all) = stage::changed(&photo, &copy);
    assert!(
        changed > all / 30 && changed < all / 3,
        "{changed} of {all} pixels changed"
    );
    let names: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .flatten()
        .map(|e| e.file_name())
        .collect();
    assert!(
        names.iter().all(
            |name| ["beach.jpg", "beach.protected.jpg", "config", ".cache"]
                .iter()
                .any(|n| *name == **n)
        ),
        "{names:?}"
    );

    screen.keys(&["ctrl+q"]);
    wait_for(&screen, "the end", 10, || {
        program.0.try_wait().is_ok_and(|status| status.is_some())
    });

    // The screen and the desktop are spoken to on this computer; nothing else is.
    let sockets = std::fs::read_to_string(&sockets).unwrap();
    assert!(
        sockets.contains("AF_UNIX"),
        "the log holds the socket to the screen"
    );
    let others: Vec<&str> = sockets
        .lines()
        .filter(|line| line.contains("socket(") && !line.contains("AF_UNIX"))
        .collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn the_window_names_no_folder_to_look_for_libraries_in() {
    let program = std::fs::read(env!("CARGO_BIN_EXE_ombrelle-app")).unwrap();
    assert!(!elf::names_folders_for_libraries(&program));
}
