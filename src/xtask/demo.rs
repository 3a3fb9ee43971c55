//! `cargo xtask demo`: from a fresh machine to a protected photo.

use std::path::{Path, PathBuf};

use crate::manifest::Source;
use crate::run::{Done, cargo, command, root, show, target};
use crate::{fetch, libtorch, setup};

/// Eileen Collins, NASA, 1993: public domain, as `scikit-image` carries it.
fn sample() -> Source {
    Source {
        source: "pypi".into(),
        package: "scikit-image".into(),
        version: "0.25.2".into(),
        member: "skimage/data/astronaut.png".into(),
        sha256: "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5".into(),
        wheel_platform: Some("manylinux_2_17_x86_64".into()),
    }
}

/// Fetches the sample photo and returns where it lies.
pub fn sample_photo() -> Done<PathBuf> {
    let photo = target().join("demo/astronaut.png");
    fetch::ensure(&sample(), &photo)?;
    Ok(photo)
}

/// Builds the command for use.
pub fn build() -> Done {
    build_with(&[])
}

/// Builds the command with these features.
pub fn build_with(features: &[&str]) -> Done {
    let package = ["--package", "ombrelle-cli"];
    let mut build = cargo(&["build", "--release", "--locked"]);
    build.args(package).args(features);
    show(build)
}

/// Cloaks the face of the sample photo, and lets the jury draw its chart, where libtorch is.
fn cloak(photo: &Path) -> Done {
    if !libtorch::is_there() {
        println!("no libtorch here: no face is cloaked");
        return Ok(());
    }
    let folder = target().join("demo/cloaked");
    let ombrelle = target().join("release/ombrelle");
    let run = |words: &[&str]| {
        let mut run = command(&ombrelle.to_string_lossy(), words);
        run.env("OMBRELLE_MODELS", root().join("models"));
        run
    };
    let mut protect = run(&["protect", "--force", "--cloak", "strong"]);
    protect.arg("--out").arg(&folder).arg(photo);
    show(protect)?;
    let (cloaked, chart) = (
        folder.join("astronaut.protected.png"),
        folder.join("verdict.svg"),
    );
    let mut judge = run(&["judge", "--force"]);
    judge.arg(&cloaked).arg("--original").arg(photo);
    judge.arg("--chart").arg(&chart);
    show(judge)?;
    println!("\ncloaked: {}", cloaked.display());
    println!("verdict: {}", chart.display());
    Ok(())
}

/// Installs, builds, protects, reports.
pub fn run() -> Done {
    setup::run(setup::Extent::Use)?;
    // Once, with the cloak where libtorch is: both ways below are the same program.
    build_with(&libtorch::features_of_command())?;
    let photo = sample_photo()?;
    let ombrelle = target().join("release/ombrelle");
    let mut protect = command(&ombrelle.to_string_lossy(), &["protect", "--force"]);
    protect
        .arg(&photo)
        .env("OMBRELLE_MODELS", root().join("models"));
    show(protect)?;
    println!("\nbefore: {}", photo.display());
    println!(
        "after:  {}",
        photo.with_extension("protected.png").display()
    );
    cloak(&photo)
}
