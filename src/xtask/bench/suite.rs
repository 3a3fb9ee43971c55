//! Figures of what the people who build Ombrelle wait for: the whole test command, and the demo of a clean clone.

use std::time::{Duration, Instant};

use super::figures::Figure;
use crate::run::{Done, cargo, command, root, show, target};

/// The whole test command, on a machine where it ran before: what it waits for is tests and our own crates.
pub fn suite() -> Done<Vec<Figure>> {
    let start = Instant::now();
    show(cargo(&["xtask", "test"]))?;
    let steps = crate::suite::kept()?;
    let steps: Vec<String> = steps
        .iter()
        .map(|(name, seconds)| format!("{name} {}", told(Duration::from_secs_f64(*seconds))))
        .collect();
    Ok(vec![Figure {
        what: "whole test command, two cores".into(),
        value: told(start.elapsed()),
        goal: "none".into(),
        peer: format!("its steps: {}", steps.join(", ")),
    }])
}

/// A clean clone, from nothing but Rust and Python to the protected photo. The registries are those that the machine is
/// set up for; nothing that was fetched from them before is used.
pub fn demo() -> Done<Vec<Figure>> {
    let folder = tempfile::tempdir_in(target()).map_err(|e| e.to_string())?;
    let (clone, home) = (folder.path().join("clone"), folder.path().join("cargo"));
    std::fs::create_dir_all(&home).map_err(|e| e.to_string())?;
    let old = std::env::var_os("CARGO_HOME").map(std::path::PathBuf::from);
    let old = old.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    if let Some(settings) = old.map(|old| old.join("config.toml"))
        && settings.is_file()
    {
        std::fs::copy(&settings, home.join("config.toml")).map_err(|e| e.to_string())?;
    }
    let start = Instant::now();
    let mut fetch = command("git", &["clone", "--quiet"]);
    fetch.arg(root()).arg(&clone);
    show(fetch)?;
    let mut run = cargo(&["xtask", "demo"]);
    run.current_dir(&clone)
        .env("CARGO_HOME", &home)
        .env("PIP_NO_CACHE_DIR", "1")
        .env_remove("LIBTORCH")
        .env_remove("OMBRELLE_MODELS")
        .env_remove("CARGO_TARGET_DIR");
    show(run)?;
    Ok(vec![Figure {
        what: "a clean clone to the protected photo (`cargo xtask demo`), downloads included"
            .into(),
        value: told(start.elapsed()),
        goal: "under 5 min on two cores".into(),
        peer: "none".into(),
    }])
}

fn told(taken: Duration) -> String {
    let seconds = taken.as_secs();
    format!("{} min {:02} s", seconds / 60, seconds % 60)
}
