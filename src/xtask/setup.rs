//! Installs what a build or a test needs and the machine lacks.

use std::path::Path;

use crate::run::{Done, root};
use crate::{convert, fetch, manifest, oracles, system};

/// Converts a file of a picture generator's autoencoder that the person has, for the jury.
pub fn encoder(file: &Path) -> Done {
    convert::brought(file, &manifest::read()?.model, &root().join("models"))
}

/// How much to install.
#[derive(Clone, Copy, PartialEq)]
pub enum Extent {
    /// What the program needs: models, the ONNX Runtime library.
    Use,
    /// What the tests need besides.
    Tests,
}

/// Installs what is missing; does nothing where all is there.
pub fn run(extent: Extent) -> Done {
    system::ensure(system::FOR_USE)?;
    if extent == Extent::Tests {
        system::ensure(system::FOR_TESTS)?;
        system::ensure_fonts()?;
        system::ensure_window()?;
        system::ensure_jna()?;
        oracles::install()?;
    }
    let manifest = manifest::read()?;
    let models = root().join("models");
    for model in &manifest.model {
        convert::install(model, &models)?;
    }
    runtime(&manifest)
}

/// Installs what finding faces needs, and nothing else: its one network and the ONNX Runtime library.
pub fn finder() -> Done {
    system::ensure(&[("python3", "python3")])?;
    let manifest = manifest::read()?;
    let finder = manifest.model.iter();
    let finder = finder.filter(|model| model.file.starts_with("centerface/"));
    for model in finder {
        convert::install(model, &root().join("models"))?;
    }
    runtime(&manifest)
}

/// The ONNX Runtime library of this system.
fn runtime(manifest: &manifest::Manifest) -> Done {
    let models = root().join("models");
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    match manifest
        .runtime
        .iter()
        .find(|r| r.os == os && r.arch == arch)
    {
        Some(runtime) => fetch::ensure(&runtime.source, &models.join(&runtime.file)),
        None => {
            println!(
                "no ONNX Runtime for {os} {arch} in models/manifest.toml: faces will not be \
                 found by themselves, boxes drawn by hand work"
            );
            Ok(())
        }
    }
}
