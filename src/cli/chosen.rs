//! From a command line that is understood to what each command wants.

use std::path::PathBuf;

use clap::ArgMatches;
use ombrelle_core::plan::Region;
use ombrelle_core::protect::{CopyOptions, Terms};

use crate::{consented, faces, protect};

/// What `protect` was asked for.
pub fn protect(chosen: &ArgMatches) -> protect::Options {
    let value = |name: &str| chosen.get_one::<String>(name);
    let numbers = |name: &str| {
        let numbers = chosen.get_many::<u32>(name);
        numbers
            .map(|all| all.copied().collect())
            .unwrap_or_default()
    };
    let covered = covered(chosen);
    let copy = CopyOptions {
        steps: chosen
            .get_one("steps")
            .copied()
            .unwrap_or(covered.copy.steps),
        seed: chosen.get_one("seed").copied().unwrap_or(covered.copy.seed),
        ..covered.copy
    };
    protect::Options {
        keep: numbers("keep"),
        cloak: value("cloak").and_then(|name| name.parse().ok()),
        cloak_only: numbers("cloak-only"),
        boxes: chosen
            .get_many::<Region>("box")
            .map(|boxes| boxes.copied().collect())
            .unwrap_or_default(),
        detect: !chosen.get_flag("no-detect"),
        cover_text: chosen.get_flag("cover-text"),
        consent: consented::wanted(chosen),
        copy,
        ..covered
    }
}

/// What `mask apply` was asked for, but for the mask.
pub fn masked(chosen: &ArgMatches) -> protect::Options {
    protect::Options {
        like: path(chosen, "like"),
        ..covered(chosen)
    }
}

/// All found faces covered, and the results where they are wanted.
fn covered(chosen: &ArgMatches) -> protect::Options {
    let value = |name: &str| chosen.get_one::<String>(name);
    let copy = CopyOptions::default();
    protect::Options {
        paths: paths(chosen),
        cover: value("cover")
            .and_then(|name| name.parse().ok())
            .unwrap_or(Terms::default().cover),
        keep: Vec::new(),
        cloak: None,
        cloak_only: Vec::new(),
        like: None,
        boxes: Vec::new(),
        detect: true,
        cover_text: false,
        out: path(chosen, "out"),
        copy: CopyOptions {
            format: value("format").and_then(|name| name.parse().ok()),
            quality: chosen.get_one("quality").copied().unwrap_or(copy.quality),
            max_side: chosen.get_one("max-side").copied(),
            mining_mark: !chosen.get_flag("no-mark"),
            ..copy
        },
        force: chosen.get_flag("force"),
        json: chosen.get_flag("json"),
        jobs: chosen.get_one::<u32>("jobs").map(|jobs| *jobs as usize),
        consent: None,
    }
}

/// What `faces` was asked for.
pub fn faces(chosen: &ArgMatches) -> faces::Options {
    faces::Options {
        paths: paths(chosen),
        draw: chosen.get_flag("draw"),
        out: path(chosen, "out"),
        force: chosen.get_flag("force"),
        json: chosen.get_flag("json"),
    }
}

/// The photos and folders.
pub fn paths(chosen: &ArgMatches) -> Vec<PathBuf> {
    chosen
        .get_many::<PathBuf>("paths")
        .map(|paths| paths.cloned().collect())
        .unwrap_or_default()
}

/// The path that an option names.
pub fn path(chosen: &ArgMatches, name: &str) -> Option<PathBuf> {
    chosen.get_one::<PathBuf>(name).cloned()
}

/// The text of an operand.
pub fn text(chosen: &ArgMatches, name: &str) -> String {
    chosen.get_one::<String>(name).cloned().unwrap_or_default()
}
