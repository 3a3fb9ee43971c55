//! `cargo xtask demo`: from a fresh machine to a protected photo.

use std::path::PathBuf;

use crate::manifest::Source;
use crate::run::{Done, cargo, command, root, show, target};
use crate::{fetch, setup};

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
    show(cargo(&[
        "build",
        "--release",
        "--locked",
        "--package",
        "ombrelle-cli",
    ]))
}

/// Says what a step does and about how long it takes on two cores.
fn step(number: u32, what: &str, takes: &str) {
    println!("\n[{number}/3] {what} ({takes})");
}

/// Installs, builds, protects, reports: the quickest way, with covers alone; the networks that cloaks are made against are a
/// further download.
pub fn run() -> Done {
    step(
        1,
        "installing the network that finds faces, and ONNX Runtime",
        "about 30 MB, half a minute",
    );
    setup::finder()?;
    step(
        2,
        "building the command, the first time with its libraries",
        "five to fifteen minutes",
    );
    // Not for release, which takes longer to build; protecting one photo takes a second either way.
    let package = [
        "build",
        "--locked",
        "--profile",
        "quick",
        "--package",
        "ombrelle-cli",
    ];
    show(cargo(&package))?;
    step(3, "protecting a sample photo", "a second");
    // Eileen Collins, NASA, 1993: public domain. A copy, so that the result lies outside the sources.
    let photo = target().join("demo/astronaut.jpg");
    let folder = target().join("demo");
    std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::copy(root().join("docs/before.jpg"), &photo))
        .map_err(|e| format!("{}: {e}", photo.display()))?;
    let ombrelle = target().join("quick/ombrelle");
    let mut protect = command(&ombrelle.to_string_lossy(), &["protect", "--force"]);
    protect
        .arg(&photo)
        .env("OMBRELLE_MODELS", root().join("models"));
    show(protect)?;
    println!("\nbefore: {}", photo.display());
    println!(
        "after:  {}",
        photo.with_extension("protected.jpg").display()
    );
    Ok(())
}
