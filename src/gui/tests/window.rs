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

use ombrelle_core::settings::Settings;
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

/// The system's own, which alone has what Debian installs for it.
const PYTHON: &str = "/usr/bin/python3";

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

    only_on_this_computer(&sockets);
}

/// What a person without sight goes by: the tree of the window on the bus of a desktop that says that assistive
/// technology is on. Nothing is typed or clicked, and no socket but those of this computer is opened.
#[test]
fn a_photo_is_protected_by_screen_reader_alone() {
    let programs = ["Xvfb", "xdotool", "strace", "dbus-run-session", "gdbus"];
    let missing = programs.into_iter().find(|program| !is_there(program));
    let imports = Command::new(PYTHON)
        .args(["-c", "import gi; gi.require_version('Atspi', '2.0')"])
        .stderr(Stdio::null())
        .status();
    let reads = imports.is_ok_and(|status| status.success());
    let missing = missing.or((!reads).then_some("gir1.2-atspi-2.0"));
    if let Some(missing) = missing {
        let told =
            format!("a_photo_is_protected_by_screen_reader_alone: skipped, {missing} is missing");
        assert!(std::env::var_os("CI").is_none(), "{told}");
        println!("{told}");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("beach.jpg");
    stage::beach(&photo);
    let settings = folder.path().join("config/ombrelle/settings.toml");
    std::fs::create_dir_all(settings.parent().unwrap()).unwrap();
    let english = Settings {
        language: Some("en".to_owned()),
        ..Settings::default()
    };
    english.write(&settings).unwrap();
    let outside = tempfile::tempdir().unwrap();
    let sockets = outside.path().join("sockets");
    let screen = Screen::open().expect("a screen");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reader/protect_a_photo.py");
    let (said, faults) = (outside.path().join("said"), outside.path().join("faults"));
    let desktop = "gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
         --method org.freedesktop.DBus.Properties.Set org.a11y.Status IsEnabled '<true>' >&2
         strace -f --seccomp-bpf -qq -e trace=socket -A -o \"$1\" \
         sh -c 'echo $$ >\"$1\"; exec \"$2\" \"$3\"' window \"$6\" \"$2\" \"$3\" &
         timeout 90 \"$5\" \"$4\"
         read_by=$?
         kill $(cat \"$6\")
         exit $read_by";
    let ran = screen
        .command("dbus-run-session")
        .args(["--", "sh", "-c", desktop, "desktop"])
        .arg(&sockets)
        .arg(env!("CARGO_BIN_EXE_ombrelle-app"))
        .args([&photo, &script])
        .arg(PYTHON)
        .arg(outside.path().join("window"))
        .env("ICED_BACKEND", "tiny-skia")
        .env("HOME", folder.path())
        .env("XDG_CONFIG_HOME", folder.path().join("config"))
        .env("XDG_DATA_HOME", folder.path().join("data"))
        .env("XDG_RUNTIME_DIR", outside.path())
        .env("LANG", "en_GB.UTF-8")
        .stdin(Stdio::null())
        // Not pipes: the daemons of the bus hold them open.
        .stdout(std::fs::File::create(&said).unwrap())
        .stderr(std::fs::File::create(&faults).unwrap())
        .status()
        .expect("a desktop");
    let heard = std::fs::read_to_string(said).unwrap();
    println!("{heard}");
    let faults = std::fs::read_to_string(faults).unwrap();
    assert!(ran.success(), "{heard}\n{faults}");
    assert!(heard.contains("beach.jpg. 1 face: 1 covered."), "{heard}");

    let copy = folder.path().join("beach.protected.jpg");
    let (changed, all) = stage::changed(&photo, &copy);
    assert!(
        changed > all / 30 && changed < all / 3,
        "{changed} of {all} pixels changed"
    );
    only_on_this_computer(&sockets);
}

/// The screen and the desktop are spoken to on this computer; nothing else is.
fn only_on_this_computer(sockets: &Path) {
    let sockets = std::fs::read_to_string(sockets).unwrap();
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
