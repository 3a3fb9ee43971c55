//! Programs of other people that judge our results, in Python environments of their own, and files of theirs.

use std::path::{Path, PathBuf};

use crate::fetch;
use crate::manifest::Source;
use crate::run::{Done, command, root, show, target};

/// A Python environment with the packages that lists pin, each checked by SHA-256, installed list after
/// list, with further options for pip: its folder of programs.
pub fn environment(folder: &Path, lists: &[&str], options: &[&str]) -> Done<PathBuf> {
    let python = folder.join("bin/python");
    if !python.exists() {
        show(command(
            "python3",
            &["-m", "venv", &folder.to_string_lossy()],
        ))?;
    }
    for list in lists {
        let mut install = command(
            &python.to_string_lossy(),
            &["-m", "pip", "install", "--quiet"],
        );
        install.args([
            "--disable-pip-version-check",
            "--no-deps",
            "--require-hashes",
        ]);
        install.args(options).args(["--requirement", list]);
        show(install)?;
    }
    Ok(folder.join("bin"))
}

/// What tests compare us with and nobody who uses Ombrelle needs.
pub fn install() -> Done {
    threatexchange()?;
    age_vectors()
}

/// The files by which the maker of age tests whoever reads its format.
fn age_vectors() -> Done {
    let vectors = Source {
        source: "npm".to_owned(),
        package: "cctv-age".to_owned(),
        version: "0.1.2".to_owned(),
        member: "package/index.js".to_owned(),
        sha256: "82112ccf59c761a6c3c6f9b7abad90c99ff22a445e6f4e9e6f70922778084d97".to_owned(),
        wheel_platform: None,
    };
    fetch::ensure(&vectors, &target().join("oracles/cctv-age/index.js"))
}

/// Meta's `threatexchange`, which reads our exchange file in a test. Where it cannot be installed that test
/// is skipped, which continuous integration does not accept.
fn threatexchange() -> Done {
    let folder = target().join("oracles/threatexchange");
    let list = "src/xtask/peers/threatexchange.txt";
    let pinned = std::fs::read(root().join(list)).unwrap_or_default();
    let mark = folder.join("installed.txt");
    if std::fs::read(&mark).is_ok_and(|installed| installed == pinned) {
        return Ok(());
    }
    match environment(&folder, &[list], &[]) {
        Ok(_) => std::fs::write(&mark, pinned).map_err(|e| format!("{}: {e}", mark.display())),
        Err(reason) => {
            println!("threatexchange cannot be installed here, its test will be skipped: {reason}");
            Ok(())
        }
    }
}
