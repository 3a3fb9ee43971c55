//! What tests of memory ask of their own process.

use std::path::{Path, PathBuf};

/// The folder of models, if ONNX Runtime and the recognisers are installed there.
pub fn models() -> Option<PathBuf> {
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

/// A number of `/proc/self/status`, in kilobytes.
pub fn kilobytes(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
