//! libtorch, the oracle of gradients (`ombrelle-train`, feature `libtorch`): installed in `models/runtime/libtorch` from
//! wheels, each file checked by SHA-256, by the step of the tests that compares, and by nothing else.

use std::path::{Path, PathBuf};

use crate::fetch::{self, Wanted};
use crate::manifest::{Libtorch, Source};
use crate::run::{Done, cargo, root, show};
use crate::{convert, manifest};

/// Compares gradients with libtorch's, which is installed where it is missing: of every recogniser, and of whole steps of a
/// cloak. Where there is no libtorch for this system, that is said.
pub fn compare() -> Done {
    let manifest = manifest::read()?;
    for model in &manifest.model {
        convert::install(model, &root().join("models"))?;
    }
    ensure(&manifest.libtorch)?;
    if !is_there() {
        return Ok(());
    }
    let oracle = ["-p", "ombrelle-train", "--features", "libtorch", "--locked"];
    let mut lint = cargo(&["clippy", "--all-targets"]);
    lint.args(oracle).args(["--", "--deny", "warnings"]);
    show(lint)?;
    let mut tests = cargo(&["test"]);
    tests.args(oracle);
    show(tests)
}

/// Whether there is a libtorch to build with.
fn is_there() -> bool {
    let folder = named().unwrap_or_else(own);
    folder.join("include/torch").is_dir() && folder.join("lib").is_dir()
}

/// Installs it where it is missing. One that the environment names is used as it is.
fn ensure(builds: &[Libtorch]) -> Done {
    if let Some(folder) = named() {
        println!("libtorch is the one of LIBTORCH: {}", folder.display());
        return Ok(());
    }
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    match builds.iter().find(|b| b.os == os && b.arch == arch) {
        Some(build) => install(build, &own()),
        None => {
            println!(
                "skipped: no libtorch for {os} {arch} in models/manifest.toml; LIBTORCH may name one"
            );
            Ok(())
        }
    }
}

fn own() -> PathBuf {
    root().join("models/runtime/libtorch")
}

/// The folder that the person's environment names. Cargo's configuration names our own in the same variable.
fn named() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("LIBTORCH")?);
    let ours = folder == own();
    (!ours && !folder.as_os_str().is_empty()).then_some(folder)
}

fn install(build: &Libtorch, folder: &Path) -> Done {
    let mut packages: Vec<&Source> = Vec::new();
    for library in &build.part {
        let known = |package: &&Source| package.package == library.source.package;
        if !packages.iter().any(known) {
            packages.push(&library.source);
        }
    }
    for package in packages {
        let libraries = build.part.iter();
        let libraries = libraries.filter(|library| library.source.package == package.package);
        let mut wanted: Vec<Wanted<'_>> = libraries
            .map(|library| Wanted {
                member: &library.source.member,
                sha256: &library.source.sha256,
                target: folder.join(&library.file),
            })
            .collect();
        if package.package == "torch" {
            wanted.push(Wanted {
                member: "torch/include/",
                sha256: &build.headers,
                target: folder.join("include"),
            });
        }
        fetch::ensure_all(package, &wanted)?;
    }
    if let Some(script) = &build.linker_script {
        let file = folder.join("lib/libtorch.so");
        let trouble = |e| format!("{}: {e}", file.display());
        std::fs::write(&file, format!("{script}\n")).map_err(trouble)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::Library;

    #[test]
    fn a_build_whose_files_are_right_is_not_fetched_again() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("include")).unwrap();
        std::fs::create_dir_all(folder.path().join("lib")).unwrap();
        std::fs::write(folder.path().join("include/a.h"), b"abc").unwrap();
        std::fs::write(folder.path().join("lib/x"), b"abc").unwrap();
        let source = Source {
            source: "nowhere".into(),
            package: "torch".into(),
            version: "0".into(),
            member: "none".into(),
            // FIPS 180-2, appendix B.1.
            sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".into(),
            wheel_platform: None,
        };
        let mut build = Libtorch {
            os: "here".into(),
            arch: "this".into(),
            // `sha256sum a.h | sha256sum`
            headers: "cc301135eb69b57a820b47fb62bca7de2b860328318d79ac5fa5d6d3200fe85d".into(),
            linker_script: Some("INPUT(-lx)".into()),
            part: vec![Library {
                file: "lib/x".into(),
                source,
            }],
        };
        assert_eq!(install(&build, folder.path()), Ok(()));
        let script = std::fs::read_to_string(folder.path().join("lib/libtorch.so")).unwrap();
        assert_eq!(script, "INPUT(-lx)\n");
        build.headers = "another".into();
        let refused = install(&build, folder.path()).unwrap_err();
        assert!(refused.contains("unknown source"), "{refused}");
    }
}
