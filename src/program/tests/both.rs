//! The one file, called by its two names.

#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_ombrelle-program");

/// What it does by this name, where there is no screen.
fn called(name: &str, arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join(name);
    symlink(PROGRAM, &link).unwrap();
    let mut program = Command::new(&link);
    program.args(arguments).env_clear().env("LANG", "C.UTF-8");
    program.current_dir(folder.path()).output().unwrap()
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
