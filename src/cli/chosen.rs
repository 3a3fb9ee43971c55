//! From a command line that is understood to what each command wants.

use std::path::PathBuf;

use clap::ArgMatches;
use ombrelle_core::plan::{Cover, Region, STEPS};

use crate::{consented, faces, protect};

/// What `protect` was asked for.
pub fn protect(chosen: &ArgMatches) -> protect::Options {
    let value = |name: &str| chosen.get_one::<String>(name);
    protect::Options {
        paths: paths(chosen),
        // An even colour is the one cover that nobody has to take on trust: anyone can see that
        // nothing of the face is left.
        cover: value("cover")
            .and_then(|name| name.parse().ok())
            .unwrap_or(Cover::Fill),
        keep: chosen
            .get_many::<u32>("keep")
            .map(|numbers| numbers.copied().collect())
            .unwrap_or_default(),
        cloak: value("cloak").and_then(|name| name.parse().ok()),
        cloak_only: chosen
            .get_many::<u32>("cloak-only")
            .map(|numbers| numbers.copied().collect())
            .unwrap_or_default(),
        steps: chosen.get_one::<u32>("steps").copied().unwrap_or(STEPS),
        boxes: chosen
            .get_many::<Region>("box")
            .map(|boxes| boxes.copied().collect())
            .unwrap_or_default(),
        detect: !chosen.get_flag("no-detect"),
        out: path(chosen, "out"),
        format: value("format").and_then(|name| name.parse().ok()),
        quality: chosen.get_one::<u8>("quality").copied().unwrap_or(90),
        max_side: chosen.get_one::<u32>("max-side").copied(),
        seed: chosen.get_one::<u64>("seed").copied().unwrap_or(0),
        mark: !chosen.get_flag("no-mark"),
        force: chosen.get_flag("force"),
        json: chosen.get_flag("json"),
        jobs: chosen.get_one::<u32>("jobs").map(|jobs| *jobs as usize),
        consent: consented::wanted(chosen),
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
