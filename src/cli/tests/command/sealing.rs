//! How much work a guess of a passphrase is in what the command seals.

use std::fs::{self, File};
use std::process::{Command, Stdio};

use crate::stage::{Ran, Stage};

/// An album book and a register: the option that names the file, the file, what makes it, and a change of it.
const FILES: &[(&str, &str, [&[&str]; 2])] = &[
    (
        "--book",
        "album.age",
        [
            &["people", "init"],
            &["people", "add", "Ana", "--age", "adult"],
        ],
    ),
    (
        "--register",
        "r.age",
        [
            &["register", "init"],
            &["register", "evidence", "add", "--said", "a threat"],
        ],
    ),
];

/// Runs a command to a good end, with the passphrase on its standard input.
fn with_passphrase(stage: &Stage, mut command: Command) {
    fs::write(stage.path("words"), "correct horse battery staple\n").unwrap();
    let words = File::open(stage.path("words")).unwrap();
    let ran = command.stdin(Stdio::from(words)).output().unwrap();
    Ran::of(ran).ends_with(0);
}

/// The last word of `-> scrypt SALT COST`, the second line of the file (age-encryption.org/v1): N is 2 to this power.
fn cost(stage: &Stage, file: &str) -> String {
    let sealed = stage.read(file);
    let text = String::from_utf8_lossy(&sealed);
    let line = text.lines().nth(1).unwrap();
    assert!(line.starts_with("-> scrypt "), "{line}");
    line.rsplit(' ').next().unwrap().to_owned()
}

/// Whoever steals the file pays for each guess what the threat model says.
#[test]
fn a_new_album_book_or_register_and_each_change_are_sealed_at_the_full_cost_of_a_guess() {
    for &(option, file, [make, change]) in FILES {
        let stage = Stage::new();
        for line in [make, change] {
            let line = [line, &[option, file, "--passphrase-fd", "0"]].concat();
            with_passphrase(&stage, stage.command(&line));
            assert_eq!(cost(&stage, file), "18", "{line:?}");
        }
    }
}
