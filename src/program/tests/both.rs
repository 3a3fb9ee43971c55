//! The one file, called by its two names.

#![cfg(unix)]

use std::fs::File;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_ombrelle-program");

/// What it does by this name, where there is no screen.
fn called(name: &str, arguments: &[&str]) -> Output {
    called_with(name, arguments, Stdio::null())
}

/// The same, with something on its standard input.
fn called_with(name: &str, arguments: &[&str], input: Stdio) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join(name);
    symlink(PROGRAM, &link).unwrap();
    let mut program = Command::new(&link);
    program.args(arguments).env_clear().env("LANG", "C.UTF-8");
    program.current_dir(folder.path()).stdin(input);
    program.output().unwrap()
}

#[test]
fn by_its_own_name_it_is_the_command() {
    let told = called("ombrelle", &["--version"]);
    assert!(told.status.success());
    assert!(told.stdout.starts_with(b"ombrelle "), "{told:?}");
}

#[test]
fn by_the_name_of_the_window_it_is_the_window() {
    for arguments in [&[][..], &["photo.jpg"]] {
        let told = called("ombrelle-app", arguments);
        assert!(!told.status.success());
        // There is no screen to show it on, which it says in one sentence.
        assert!(
            told.stderr.starts_with(b"ombrelle-app: There is no screen"),
            "{told:?}"
        );
    }
}

#[test]
fn whoever_asks_the_window_what_it_is_gets_an_answer_and_no_window() {
    for asked in ["--version", "-V"] {
        let told = called("ombrelle-app", &[asked]);
        assert!(told.status.success() && told.stderr.is_empty(), "{told:?}");
        let version = format!("ombrelle-app {}\n", env!("CARGO_PKG_VERSION"));
        assert_eq!(String::from_utf8_lossy(&told.stdout), version);
    }
    for asked in ["--help", "-h"] {
        let told = called("ombrelle-app", &[asked]);
        assert!(told.status.success() && told.stderr.is_empty(), "{told:?}");
        let words = String::from_utf8_lossy(&told.stdout);
        assert!(
            words.contains("ombrelle-app [PHOTO or FOLDER]..."),
            "{words}"
        );
    }
}

#[test]
fn a_photo_is_read_in_a_worker_of_the_same_file() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("photo.jpg");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/before.jpg");
    std::fs::copy(example, &photo).unwrap();
    let told = called(
        "ombrelle",
        &[
            "protect",
            "--no-detect",
            "--box",
            "10,10,40,40",
            photo.to_str().unwrap(),
        ],
    );
    assert!(told.status.success(), "{told:?}");
    assert!(folder.path().join("photo.protected.jpg").exists());
}

/// This is the file that packages hold: whoever steals an album book or a register pays for each guess what the threat model says.
#[test]
fn what_packages_hold_seals_at_the_full_cost_of_a_guess() {
    let folder = tempfile::tempdir().unwrap();
    let words = folder.path().join("words");
    std::fs::write(&words, "correct horse battery staple\n").unwrap();
    for (command, option) in [("people", "--book"), ("register", "--register")] {
        let sealed = folder.path().join(command);
        let at = ["--passphrase-fd", "0", option, sealed.to_str().unwrap()];
        let init = [&[command, "init"][..], &at].concat();
        let told = called_with("ombrelle", &init, File::open(&words).unwrap().into());
        assert!(told.status.success(), "{told:?}");
        let sealed = std::fs::read(&sealed).unwrap();
        let text = String::from_utf8_lossy(&sealed);
        // `-> scrypt SALT COST` (age-encryption.org/v1): N is 2 to this power.
        let line = text.lines().nth(1).unwrap();
        assert!(
            line.starts_with("-> scrypt ") && line.ends_with(" 18"),
            "{line}"
        );
    }
}
