//! What networks leave behind in memory. A process of its own: nothing else takes memory meanwhile.
//!
//! glibc alone tells what a process holds as it is meant here.
#![cfg(all(target_os = "linux", target_env = "gnu"))]
#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

use std::path::{Path, PathBuf};

use ombrelle_core::cloak::Cloaker;

/// The folder of models, if ONNX Runtime and the recognisers are installed there.
fn models() -> Option<PathBuf> {
    let named = std::env::var_os("OMBRELLE_MODELS").map(PathBuf::from);
    let models =
        named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models"));
    if models.join("runtime").is_dir() && models.join("sface").is_dir() {
        return Some(models);
    }
    assert!(std::env::var_os("CI").is_none(), "no models");
    eprintln!("skipped: the models are not installed");
    None
}

/// What this process holds, in MB.
fn held() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .unwrap();
    let kilobytes = line.split_whitespace().nth(1).unwrap();
    kilobytes.parse::<u64>().unwrap() / 1024
}

#[test]
fn networks_that_are_done_with_give_their_memory_back() {
    let Some(models) = models() else { return };
    // The engine itself stays.
    drop(Cloaker::load(&models).unwrap());
    let before = held();
    let cloaker = Cloaker::load(&models).unwrap();
    let loaded = held();
    drop(cloaker);
    let after = held();
    // Their weights alone are 62 MB, and those of their gradients as much again.
    assert!(loaded > before + 90, "{before}, {loaded} MB");
    // 150 MB stayed where blocks came out of heaps that cannot shrink.
    assert!(after < before + 40, "{before}, {loaded}, {after} MB");
    assert!(before < 160, "{before} MB after the first were gone");
}
