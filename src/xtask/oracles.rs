//! Programs of other people that judge our results, in Python environments of their own.

use std::path::{Path, PathBuf};

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

/// Meta's `threatexchange`, which reads our exchange file in a test. Where it cannot be installed that test
/// is skipped, which continuous integration does not accept.
pub fn install() -> Done {
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
