//! Installs what a build or a test needs and the machine lacks.

use std::path::Path;

use crate::run::{Done, root};
use crate::{convert, fetch, libtorch, manifest, oracles, system};

/// How much to install.
#[derive(Clone, Copy, PartialEq)]
pub enum Extent {
    /// What the program needs: models, the ONNX Runtime library, libtorch.
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
        oracles::install()?;
    }
    let manifest = manifest::read()?;
    let models = root().join("models");
    for model in &manifest.model {
        install(model, &models)?;
    }
    libtorch::ensure(&manifest.libtorch)?;
    runtime(&manifest)
}

/// Installs what finding faces needs, and nothing else: its one network and the ONNX Runtime library.
pub fn finder() -> Done {
    system::ensure(&[("python3", "python3")])?;
    let manifest = manifest::read()?;
    let finder = manifest.model.iter();
    let finder = finder.filter(|model| model.file.starts_with("centerface/"));
    for model in finder {
        install(model, &root().join("models"))?;
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

/// All files of a network; one that the person brings is only looked at by the program.
fn install(model: &manifest::Model, models: &Path) -> Done {
    let source = &model.source;
    if source.source == "person" {
        return Ok(());
    }
    let target = models.join(&model.file);
    if let Some(converted) = &model.converted {
        return convert::ensure(source, converted, &target);
    }
    let (member, sha256) = (source.member.as_str(), source.sha256.as_str());
    let mut files = vec![fetch::Wanted {
        member,
        sha256,
        target,
    }];
    files.extend(model.more.iter().map(|part| fetch::Wanted {
        member: &part.member,
        sha256: &part.sha256,
        target: models.join(&part.file),
    }));
    fetch::ensure_all(source, &files)
}
