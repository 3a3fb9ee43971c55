//! `cargo xtask test`: everything that continuous integration checks, in one command.

use std::process::Command;

use crate::run::{Done, cargo, command, output, show};
use crate::{layers, libtorch, promises, setup};

/// Set-up, format, lints, layers, tests, documentation, clean tree.
pub fn run() -> Done {
    let before = unclean()?;
    if std::env::var_os("CI").is_some() && !before.is_empty() {
        return Err(format!("the tree is not clean to begin with:\n{before}"));
    }
    setup::run(setup::Extent::Tests)?;
    show(cargo(&["fmt", "--all", "--check"]))?;
    layers::run()?;
    promises::run()?;
    // One selection of features for whatever runs, so that nothing is compiled twice; the other is only looked at.
    let with_cloak = libtorch::features();
    if with_cloak.is_empty() {
        let told = "no libtorch here: the cloak is neither built nor tested";
        if std::env::var_os("CI").is_some() {
            return Err(told.into());
        }
        println!("{told}");
    }
    show(with(clippy(), &with_cloak, WARNINGS))?;
    if !with_cloak.is_empty() {
        show(with(clippy(), &[], WARNINGS))?;
    }
    show(with(
        cargo(&["test", "--workspace", "--locked"]),
        &with_cloak,
        &[],
    ))?;
    let doc = &[
        "doc",
        "--workspace",
        "--no-deps",
        "--locked",
        "--document-private-items",
    ];
    let mut doc = with(cargo(doc), &with_cloak, &[]);
    doc.env("RUSTDOCFLAGS", "--deny warnings");
    show(doc)?;
    // A golden picture that was missing, or a lock file that was stale, shows here.
    let after = unclean()?;
    if after != before {
        return Err(format!("the tests changed the tree:\n{after}"));
    }
    println!("\nAll checks passed.");
    Ok(())
}

/// What clippy is told after its own arguments.
const WARNINGS: &[&str] = &["--", "--deny", "warnings"];

fn clippy() -> Command {
    cargo(&["clippy", "--workspace", "--all-targets", "--locked"])
}

fn with(mut command: Command, features: &[&str], last: &[&str]) -> Command {
    command.args(features).args(last);
    command
}

fn unclean() -> Done<String> {
    output(command(
        "git",
        &["status", "--porcelain", "--untracked-files=all"],
    ))
}
