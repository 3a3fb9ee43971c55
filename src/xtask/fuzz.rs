//! `cargo xtask fuzz` and the step `fuzz`: changed files for whatever reads a stranger's bytes (`src/fuzz`).

use crate::run::{Done, cargo, command, show, target};
use crate::suite::Ran;

/// Seconds for each target in the step; all of them, two at once, stay under five minutes.
const STEP: &str = "20";

/// Each target for a short time, with the files that once did harm first.
pub fn step(ran: &Ran) -> Done {
    // After the other tests it lies there; alone it is built by itself.
    if !ran.has_built() {
        build(&["ombrelle-fuzz"])?;
    }
    run(&["run", "--seconds", STEP])
}

/// For so many minutes, all targets or those that are named.
pub fn minutes(minutes: &str, targets: &[&str]) -> Done {
    build(&["ombrelle-fuzz"])?;
    run(&[&["run", "--minutes", minutes][..], targets].concat())
}

/// So many changed files through the command `ombrelle`.
pub fn through_command(files: &str) -> Done {
    build(&["ombrelle-fuzz", "ombrelle-cli"])?;
    run(&["command", files])
}

fn build(packages: &[&str]) -> Done {
    let mut build = cargo(&["build", "--locked"]);
    for package in packages {
        build.args(["--package", package]);
    }
    show(build)
}

/// The program that was built, from the root of the work tree.
fn run(words: &[&str]) -> Done {
    let name = format!("ombrelle-fuzz{}", std::env::consts::EXE_SUFFIX);
    let program = target().join("debug").join(name);
    show(command(&program.to_string_lossy(), words))
}
