//! `cargo xtask fuzz` and the step `fuzz`: changed files for whatever reads a stranger's bytes (`src/fuzz`).

use std::path::PathBuf;

use crate::run::{Done, cargo, command, output, root, show, target};
use crate::suite::Ran;

/// Seconds for each target in the step; all of them, two at once, stay under four minutes.
const STEP: &str = "20";

/// What makes a compiler count which code is reached and what is compared, as libFuzzer reads it
/// (<https://llvm.org/docs/LibFuzzer.html>); nothing of it needs a nightly toolchain.
const COUNTED: &[&str] = &[
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// Memory of libFuzzer's process, seconds for one input, and bytes of one.
const BOUNDS: &[&str] = &["-rss_limit_mb=2048", "-timeout=60", "-max_len=65536"];

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

/// One target behind libFuzzer, which needs a compiler of C++. What it keeps lies in `target/fuzz/libfuzzer`.
pub fn libfuzzer(minutes: &str, name: &str) -> Done {
    build(&["ombrelle-fuzz"])?;
    let folder = target().join("fuzz/libfuzzer");
    let corpus = folder.join("corpus").join(name);
    std::fs::create_dir_all(&corpus).map_err(|e| format!("{}: {e}", corpus.display()))?;
    let seeds = folder.join("seeds");
    run(&["seeds", &seeds.to_string_lossy()])?;
    let program = counted(&folder)?;
    let seconds = minutes.parse::<f64>().map_err(|e| e.to_string())? * 60.0;
    let mut fuzzer = command(&program.to_string_lossy(), BOUNDS);
    fuzzer
        .env("OMBRELLE_FUZZ_TARGET", name)
        .arg(format!("-max_total_time={seconds:.0}"))
        .arg(format!(
            "-dict={}",
            seeds.join(format!("{name}.dict")).display()
        ))
        .arg(format!("-artifact_prefix={}/{name}-", folder.display()))
        .args([corpus, seeds.join(name)]);
    show(fuzzer)
}

/// Builds the targets with counters, for a named platform so that build scripts have none.
fn counted(folder: &std::path::Path) -> Done<PathBuf> {
    let package = root().join("src/fuzz/libfuzzer");
    // The versions that the workspace is tested with.
    let copied = std::fs::copy(root().join("Cargo.lock"), package.join("Cargo.lock"));
    copied.map_err(|e| format!("Cargo.lock: {e}"))?;
    let told = output(command("rustc", &["-vV"]))?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or("rustc names no host")?;
    let mut build = cargo(&["build", "--release", "--target", host]);
    build
        .arg("--manifest-path")
        .arg(package.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", folder.join("build"))
        .env("RUSTFLAGS", COUNTED.join(" "));
    show(build)?;
    Ok(folder
        .join("build")
        .join(host)
        .join("release/ombrelle-libfuzzer"))
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
