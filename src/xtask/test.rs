//! `cargo xtask test`: everything that continuous integration checks, in one command or step by step.

use std::time::Instant;

use crate::run::{Done, cargo, command, output, show};
use crate::suite::{self, Part, Ran};
use crate::{bindings, fuzz, layers, libtorch, package, promises, setup};

/// A step: its name, what it does in a line, whether it belongs to the whole.
struct Step {
    name: &'static str,
    about: &'static str,
    whole: bool,
    run: fn(&mut Ran) -> Done,
}

const fn step(name: &'static str, about: &'static str, run: fn(&mut Ran) -> Done) -> Step {
    Step {
        name,
        about,
        whole: true,
        run,
    }
}

/// All steps in their order: what is quick comes first.
const STEPS: &[Step] = &[
    step("setup", "install what is missing", |_| {
        setup::run(setup::Extent::Tests)
    }),
    step("fmt", "the format of the sources", |_| {
        show(cargo(&["fmt", "--all", "--check"]))
    }),
    step("layers", "the rule of layers, and licences", |_| {
        layers::run()?;
        package::check_licences()
    }),
    step("lint", "clippy", |_| lint()),
    step("unit", "the tests of all crates but those below", |ran| {
        suite::run(Part::Unit, ran)
    }),
    step("gui", "the tests of the window", |ran| {
        suite::run(Part::Gui, ran)
    }),
    step(
        "oracles",
        "tests where programs of other people judge",
        |ran| suite::run(Part::Oracles, ran),
    ),
    step(
        "bindings",
        "the stories of the mobile core in Python and Kotlin",
        |_| bindings::step(),
    ),
    step(
        "gradients",
        "gradients beside libtorch, which this step installs",
        |_| libtorch::compare(),
    ),
    step(
        "fuzz",
        "changed files for whatever reads a stranger's bytes, 20 seconds a target",
        |ran| fuzz::step(ran),
    ),
    step(
        "docs",
        "examples in the documentation, and its links",
        |_| docs(),
    ),
    step(
        "promises",
        "the tests that THREAT_MODEL.md names exist; after unit, gui and oracles, that they ran",
        |ran| promises::run(ran),
    ),
    Step {
        name: "portable",
        about: "the tests of the crates that need no screen (asked for only)",
        whole: false,
        run: |_| portable(),
    },
    Step {
        name: "nextest",
        about: "the tests once more by nextest, a process each (asked for only)",
        whole: false,
        run: |_| suite::by_nextest(),
    },
];

/// The names of all steps, with what they do.
pub fn list() -> String {
    let lines = STEPS
        .iter()
        .map(|step| format!("  {:<9} {}\n", step.name, step.about));
    lines.collect()
}

/// Runs the steps that are named, in their own order; all of them where none is.
pub fn run(names: &[&str]) -> Done {
    let steps = chosen(names)?;
    let whole = names.is_empty();
    let before = unclean()?;
    if whole && in_ci() && !before.is_empty() {
        return Err(format!("the tree is not clean to begin with:\n{before}"));
    }
    let (mut ran, mut taken) = (Ran::default(), Vec::new());
    for step in steps {
        println!("\n== {}: {}", step.name, step.about);
        let start = Instant::now();
        let done = (step.run)(&mut ran);
        taken.push((step.name, start.elapsed()));
        if let Err(reason) = done {
            println!("{}", suite::durations(&taken));
            return Err(format!("{}: {reason}", step.name));
        }
    }
    // A golden picture that was missing, or a lock file that was stale, shows here.
    let after = unclean()?;
    if after != before {
        return Err(format!("the tests changed the tree:\n{after}"));
    }
    println!("{}", suite::durations(&taken));
    if whole {
        suite::keep(&taken)?;
        println!("All checks passed.");
    }
    Ok(())
}

fn chosen(names: &[&str]) -> Done<Vec<&'static Step>> {
    let unknown = names
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != **name));
    if let Some(name) = unknown {
        return Err(format!("no step is named {name:?}; there are:\n{}", list()));
    }
    let wanted = |step: &&Step| match names {
        [] => step.whole,
        names => names.contains(&step.name),
    };
    Ok(STEPS.iter().filter(wanted).collect())
}

fn in_ci() -> bool {
    std::env::var_os("CI").is_some()
}

fn lint() -> Done {
    let mut clippy = cargo(&["clippy", "--workspace", "--all-targets", "--locked"]);
    clippy.args(["--", "--deny", "warnings"]);
    show(clippy)
}

fn docs() -> Done {
    show(cargo(&["test", "--workspace", "--locked", "--doc"]))?;
    let mut pages = cargo(&[
        "doc",
        "--workspace",
        "--no-deps",
        "--locked",
        "--document-private-items",
    ]);
    pages.env("RUSTDOCFLAGS", "--deny warnings");
    show(pages)
}

/// Unit tests of every crate, without those that need models, other programs or a screen.
fn portable() -> Done {
    let mut tests = cargo(&["test", "--workspace", "--locked", "--lib", "--bins"]);
    // Continuous integration takes no skipped test; here, where models are not installed, it may.
    tests.args(["--exclude", "ombrelle-gui"]).env_remove("CI");
    show(tests)
}

fn unclean() -> Done<String> {
    output(command(
        "git",
        &["status", "--porcelain", "--untracked-files=all"],
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(asked: &[&str]) -> Vec<&'static str> {
        chosen(asked)
            .unwrap()
            .iter()
            .map(|step| step.name)
            .collect()
    }

    #[test]
    fn steps_run_in_their_own_order_and_all_without_a_word() {
        assert_eq!(names(&["unit", "fmt"]), ["fmt", "unit"]);
        let whole = names(&[]);
        assert_eq!(whole.first(), Some(&"setup"));
        // It judges the steps before it.
        assert_eq!(whole.last(), Some(&"promises"));
        assert!(!whole.contains(&"nextest"));
    }

    #[test]
    fn an_unknown_step_lists_the_known_ones() {
        let refused = chosen(&["fmt", "unt"]).map(|_| ()).unwrap_err();
        assert!(
            refused.contains("\"unt\"") && refused.contains("oracles"),
            "{refused}"
        );
    }
}
