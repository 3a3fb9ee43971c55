//! THREAT_MODEL.md names, for each promise, the tests that prove it: they must exist, and have run.

use std::path::Path;

use crate::layers::sources;
use crate::run::{Done, root};
use crate::suite::Ran;

/// Fails if a test that the threat model names is nowhere in the sources, or if it names none; after a run of
/// the tests also if one of them did not run.
pub fn run(ran: &Ran) -> Done {
    let page =
        std::fs::read_to_string(root().join("THREAT_MODEL.md")).map_err(|e| e.to_string())?;
    let mut code = String::new();
    for file in sources(&root().join("src")) {
        code += &std::fs::read_to_string(&file).map_err(|e| e.to_string())?;
    }
    let named = named_tests(&page);
    if named.is_empty() {
        return Err("THREAT_MODEL.md names no test".into());
    }
    let missing: Vec<&str> = named
        .iter()
        .copied()
        .filter(|name| !exists(name, &code))
        .collect();
    if !missing.is_empty() {
        return Err(format!(
            "THREAT_MODEL.md names tests that do not exist: {missing:?}"
        ));
    }
    println!(
        "promises: the {} tests that THREAT_MODEL.md names exist",
        named.len()
    );
    adding(&code)?;
    if !ran.is_whole() {
        println!(
            "whether all of them run is seen together with unit, gui and oracles: `cargo xtask test`"
        );
        return Ok(());
    }
    let (did_not_run, skipped) = unproved(&named, ran);
    if !skipped.is_empty() {
        println!("skipped, since this machine lacks something: {skipped:?}");
    }
    if !did_not_run.is_empty() {
        let told = format!("tests that THREAT_MODEL.md names did not run: {did_not_run:?}");
        // Elsewhere not all of them are built.
        if cfg!(target_os = "linux") {
            return Err(told);
        }
        println!("{told}");
    }
    println!(
        "promises: {} of them ran",
        named.len() - skipped.len() - did_not_run.len()
    );
    Ok(())
}

/// Fails if docs/adding.md names a file or a test that does not exist.
fn adding(code: &str) -> Done {
    let page = std::fs::read_to_string(root().join("docs/adding.md")).map_err(|e| e.to_string())?;
    let files = words(&page).filter(|word| word.contains('/') && !word.contains(' '));
    let tests = named_after("Fails when forgotten", &page);
    let missing: Vec<&str> = files
        .chain(tests)
        .filter(|name| !exists(name, code))
        .collect();
    match missing.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "docs/adding.md names what does not exist: {missing:?}"
        )),
    }
}

/// The named tests that did not run at all, and those that skipped themselves.
fn unproved<'a>(named: &[&'a str], ran: &Ran) -> (Vec<&'a str>, Vec<&'a str>) {
    let tests = named.iter().copied().filter(|name| !name.contains('/'));
    let (seen, unseen): (Vec<&str>, Vec<&str>) = tests.partition(|name| ran.done.contains(*name));
    let skipped = seen.into_iter().filter(|name| ran.skipped.contains(*name));
    (unseen, skipped.collect())
}

/// A test is a function of that name, or a file (a transcript).
fn exists(name: &str, code: &str) -> bool {
    if name.contains('/') {
        return root().join(name).exists();
    }
    code.contains(&format!("fn {name}("))
}

/// The tests that stand after "Proved by".
fn named_tests(page: &str) -> Vec<&str> {
    let mut names = named_after("Proved by", page);
    names.retain(|name| {
        Path::new(name)
            .extension()
            .is_none_or(|ending| ending != "md")
    });
    names
}

/// Names in backticks on lines that begin so, and on their continuation lines.
fn named_after<'a>(beginning: &str, page: &'a str) -> Vec<&'a str> {
    let mut names = Vec::new();
    let mut inside = false;
    for line in page.lines().map(str::trim) {
        inside = (inside && !line.is_empty()) || line.starts_with(beginning);
        if inside {
            names.extend(words(line));
        }
    }
    names
}

/// Whatever stands in backticks.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_names_after_proved_by_count() {
        let page = "A `word`.\n\nProved by `one`,\n`two`.\n\nAnother `word`.\n";
        assert_eq!(named_tests(page), ["one", "two"]);
        assert!(exists("one", "fn one() {}"));
        assert!(!exists("two", "fn one() {}"));
    }

    #[test]
    fn a_named_test_that_did_not_run_is_told() {
        let ran = Ran::of(&["ran", "skipped_itself"], &["skipped_itself", "another"]);
        assert!(!ran.is_whole());
        let named = ["ran", "skipped_itself", "left_out", "tests/a.trycmd"];
        let (did_not_run, skipped) = unproved(&named, &ran);
        assert_eq!(did_not_run, ["left_out"]);
        assert_eq!(skipped, ["skipped_itself"]);
    }
}
