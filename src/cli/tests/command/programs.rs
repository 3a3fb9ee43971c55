//! The programs that tests start: the one that people run, and one of the same code that seals at the least cost of a guess.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::SystemTime;

/// The command that people run.
pub const SHIPPED: &str = env!("CARGO_BIN_EXE_ombrelle");

/// Cargo builds examples for all tests of a crate, and none for those of one program.
const HOW: &str = "build the examples first: `cargo test -p ombrelle-cli` builds them (also with the name of a test, but not with `--test`), and \
    `cargo build -p ombrelle-cli --examples`";

/// The same command at the least cost of a guess (`examples/least_cost.rs`): for album books and registers. Never the shipped one in its place, with
/// which nobody would see why the tests take so long, and never an older one, of which nobody would see that it is not what was changed.
pub fn least_cost() -> &'static Path {
    static PROGRAM: LazyLock<Result<PathBuf, String>> = LazyLock::new(built);
    PROGRAM.as_deref().unwrap_or_else(|why| panic!("{why}"))
}

fn built() -> Result<PathBuf, String> {
    let shipped = Path::new(SHIPPED);
    // `target/debug/ombrelle`, and examples in `target/debug/examples`.
    let name = format!("least_cost{EXE_SUFFIX}");
    let program = shipped.with_file_name("examples").join(name);
    let told = |what: &str| format!("{} {what}: {HOW}", program.display());
    let (Some(built), Some(others)) = (changed(&program), changed(shipped)) else {
        return Err(told("is not there"));
    };
    let listed = fs::read_to_string(program.with_extension("d"));
    let listed = listed.map_err(|_| told("has no list of its sources beside it"))?;
    match missed(&listed, built, others, changed) {
        Some(source) => Err(told(&format!("is older than {}", source.display()))),
        None => Ok(program),
    }
}

fn changed(file: &Path) -> Option<SystemTime> {
    file.metadata().and_then(|about| about.modified()).ok()
}

/// A source that changed after this program was built and before the others were; later ones nobody has built yet. `listed` is what cargo writes beside
/// the program for `make`: its path and all its sources, those of crates below included.
fn missed(
    listed: &str,
    built: SystemTime,
    others: SystemTime,
    changed: impl Fn(&Path) -> Option<SystemTime>,
) -> Option<PathBuf> {
    let missed = |source: &PathBuf| changed(source).is_some_and(|at| built < at && at <= others);
    sources(listed).into_iter().find(missed)
}

fn sources(listed: &str) -> Vec<PathBuf> {
    let (_, sources) = listed.split_once(": ").unwrap_or_default();
    // A space within a path stands behind a backslash.
    let sources = sources.replace("\\ ", "\0");
    let sources = sources.split_whitespace();
    sources
        .map(|source| PathBuf::from(source.replace('\0', " ")))
        .collect()
}

#[test]
fn a_program_that_was_left_as_it_was_when_the_others_were_built_is_told() {
    let at = |second| SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(second);
    let listed = "/t/debug/examples/least_cost: /s/core/lib.rs /s/my\\ cli/lib.rs /s/gone.rs\n";
    let missed = |cli| {
        missed(listed, at(20), at(30), |source| match source.to_str() {
            Some("/s/core/lib.rs") => Some(at(10)),
            Some("/s/my cli/lib.rs") => Some(at(cli)),
            _ => None,
        })
    };
    assert_eq!(missed(15), None);
    assert_eq!(missed(25), Some(PathBuf::from("/s/my cli/lib.rs")));
    // Nobody has built anything of this one.
    assert_eq!(missed(35), None);
}

#[test]
fn the_program_at_the_least_cost_is_made_of_this_command() {
    let listed = fs::read_to_string(least_cost().with_extension("d")).unwrap();
    let command = Path::new(env!("CARGO_MANIFEST_DIR")).join("lib.rs");
    assert!(sources(&listed).contains(&command), "{listed}");
}
