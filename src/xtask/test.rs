//! `cargo xtask test`: everything that continuous integration checks, in one command.

use crate::run::{Done, cargo, command, output, show};
use crate::{layers, promises, setup};

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
    show(cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "--deny",
        "warnings",
    ]))?;
    show(cargo(&["test", "--workspace", "--locked"]))?;
    let mut doc = cargo(&[
        "doc",
        "--workspace",
        "--no-deps",
        "--locked",
        "--document-private-items",
    ]);
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

fn unclean() -> Done<String> {
    output(command(
        "git",
        &["status", "--porcelain", "--untracked-files=all"],
    ))
}
