//! How much work a guess of a passphrase is in what the command seals.

use std::fs::{self, File};
use std::process::{Command, Stdio};

use crate::stage::{Ran, Stage};

/// An album book and a register: the option that names the file, the file, what makes it, and two changes of it.
const FILES: &[(&str, &str, [&[&str]; 3])] = &[
    (
        "--book",
        "album.age",
        [
            &["people", "init"],
            &["people", "add", "Ana", "--age", "adult"],
            &["people", "add", "Eve", "--age", "adult"],
        ],
    ),
    (
        "--register",
        "r.age",
        [
            &["register", "init"],
            &["register", "evidence", "add", "--said", "a threat"],
            &["register", "evidence", "add", "--said", "another"],
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
    for &(option, file, [make, change, _]) in FILES {
        let stage = Stage::new();
        for line in [make, change] {
            let line = [line, &[option, file, "--passphrase-fd", "0"]].concat();
            with_passphrase(&stage, stage.command(&line));
            assert_eq!(cost(&stage, file), "18", "{line:?}");
        }
    }
}

/// Otherwise they would take most of their time for guesses again, and nobody would know. A file of theirs is one as any other for the program that
/// people run, which asks for the full cost as soon as it changes it.
#[test]
fn what_other_tests_make_costs_the_least_until_the_program_that_people_run_changes_it() {
    for &(option, file, [make, change, another]) in FILES {
        let stage = Stage::new();
        let at = [option, file, "--passphrase-fd", "0"];
        for line in [make, change] {
            let line = [line, &at].concat();
            with_passphrase(&stage, stage.at_least_cost(&line));
            assert_eq!(cost(&stage, file), "1", "{line:?}");
        }
        with_passphrase(&stage, stage.command(&[another, &at].concat()));
        assert_eq!(cost(&stage, file), "18", "{file}");
    }
}
