//! One file for any Linux: the tree as a file system, behind the program that mounts it.
//!
//! Whoever publishes names that program in `OMBRELLE_APPIMAGE_RUNTIME`, the static one of AppImage/type2-runtime, which is in no package
//! registry; it must be the one whose SHA-256 stands in `OMBRELLE_APPIMAGE_RUNTIME_SHA256`. Where none is named, the runtime of AppImageKit is taken, which
//! is in a package of crates.io: enough to start an AppImage and try it, but it mounts only where `libfuse2` is installed, which
//! newer systems do not have; elsewhere it takes `--appimage-extract-and-run`.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::{ID, VERSION, copy_of, epoch, filled, trouble};
use crate::fetch;
use crate::run::{Done, cargo, command, output};

/// Makes it in `folder`: its path.
pub fn make(tree: &Path, folder: &Path) -> Done<PathBuf> {
    let staged = folder.join("AppDir");
    copy_of(tree, &staged)?;
    let run = staged.join("AppRun");
    std::fs::write(&run, filled("appimage/AppRun", &[])?).map_err(|e| trouble(&run, e))?;
    output(command("chmod", &["755", &run.to_string_lossy()]))?;
    for (from, to) in [
        (
            format!("share/applications/{ID}.desktop"),
            format!("{ID}.desktop"),
        ),
        (
            format!("share/icons/hicolor/256x256/apps/{ID}.png"),
            format!("{ID}.png"),
        ),
        (
            format!("share/icons/hicolor/256x256/apps/{ID}.png"),
            ".DirIcon".to_owned(),
        ),
    ] {
        let from = staged.join("usr").join(from);
        std::fs::copy(&from, staged.join(to)).map_err(|e| trouble(&from, e))?;
    }
    let runtime = Runtime::found(folder)?;
    let packed = folder.join("ombrelle.squashfs");
    let _ = std::fs::remove_file(&packed);
    let mut pack = command("mksquashfs", &[]);
    pack.arg(&staged).arg(&packed);
    pack.args(["-all-root", "-no-xattrs", "-quiet", "-no-progress"]);
    // Large blocks pack better; the filter for machine code is xz's alone.
    pack.args(["-b", "1M", "-comp", runtime.compression]);
    if runtime.compression == "xz" {
        pack.args(["-Xbcj", "x86"]);
    }
    let epoch = epoch()?;
    // Either the variable or the options; both together are refused.
    pack.args(["-all-time", &epoch, "-mkfs-time", &epoch]);
    pack.env_remove("SOURCE_DATE_EPOCH");
    output(pack)?;
    let mut bytes = std::fs::read(&runtime.path).map_err(|e| trouble(&runtime.path, e))?;
    bytes.extend(std::fs::read(&packed).map_err(|e| trouble(&packed, e))?);
    let package = folder.join(name());
    std::fs::write(&package, bytes).map_err(|e| trouble(&package, e))?;
    output(command("chmod", &["755", &package.to_string_lossy()]))?;
    Ok(package)
}

/// The name of the file that is made.
pub fn name() -> String {
    format!("Ombrelle-{VERSION}-x86_64.AppImage")
}

/// The program in front of the file system.
struct Runtime {
    path: PathBuf,
    /// A compression that it reads, the densest of them.
    compression: &'static str,
}

impl Runtime {
    /// The one that was named, else AppImageKit's, which is fetched into `folder`.
    fn found(folder: &Path) -> Done<Self> {
        match Named::by(|name| std::env::var(name).ok())? {
            None => Self::to_try(folder),
            Some(Named { path, sha256 }) if fetch::is_right(&path, &sha256) => Ok(Self {
                path,
                compression: "zstd",
            }),
            Some(Named { path, .. }) => Err(trouble(&path, "not of the SHA-256 that was named")),
        }
    }

    /// AppImageKit's (MIT; commit 8bbf694, as it says by itself), out of a crate that is only fetched, never built.
    fn to_try(folder: &Path) -> Done<Self> {
        const CRATE: &str = "appimage";
        const VERSION: &str = "0.4.0";
        const SHA256: &str = "328e0d745c5c6817048c27bc3e8314871703f8f47ffa81a37cb06cd95a94b323";
        println!(
            "OMBRELLE_APPIMAGE_RUNTIME names no runtime: one to try is taken from {CRATE} {VERSION}; not for others"
        );
        let path = folder.join("appimage-runtime");
        let found = Self {
            path: path.clone(),
            compression: "xz",
        };
        if fetch::is_right(&path, SHA256) {
            return Ok(found);
        }
        let place = tempfile::tempdir_in(folder).map_err(|e| e.to_string())?;
        let write = |name: &str, text: &str| {
            let file = place.path().join(name);
            std::fs::write(&file, text).map_err(|e| trouble(&file, e))
        };
        // A workspace of its own; else cargo looks for one above.
        let package = "[workspace]\n[package]\nname = \"fetched\"\nversion = \"0.0.0\"\n[lib]\npath = \"lib.rs\"\n";
        let needs = format!("[dependencies]\n{CRATE} = \"={VERSION}\"\n");
        write("Cargo.toml", &(package.to_owned() + &needs))?;
        write("lib.rs", "")?;
        let mut vendor = cargo(&["vendor", "--quiet", "crates"]);
        vendor.current_dir(place.path()).stdin(Stdio::null());
        output(vendor)?;
        let fetched = place
            .path()
            .join("crates")
            .join(CRATE)
            .join("assets/runtime-x86_64");
        if !fetch::is_right(&fetched, SHA256) {
            return Err(trouble(
                &fetched,
                "another SHA-256 than is known: it is not used",
            ));
        }
        std::fs::rename(&fetched, &path).map_err(|e| trouble(&path, e))?;
        Ok(found)
    }
}

/// The runtime that whoever publishes names.
#[derive(Debug, PartialEq)]
struct Named {
    path: PathBuf,
    sha256: String,
}

impl Named {
    /// By the variables that `value` gives; an empty one is as good as none, since a workflow sets what nobody filled in to nothing.
    fn by(value: impl Fn(&str) -> Option<String>) -> Done<Option<Self>> {
        const PATH: &str = "OMBRELLE_APPIMAGE_RUNTIME";
        const SHA256: &str = "OMBRELLE_APPIMAGE_RUNTIME_SHA256";
        let said = |name| value(name).filter(|value| !value.is_empty());
        match (said(PATH), said(SHA256)) {
            (None, None) => Ok(None),
            (Some(path), Some(sha256)) => Ok(Some(Self {
                path: PathBuf::from(path),
                sha256,
            })),
            (Some(_), None) => Err(format!("{PATH} is set and {SHA256} is not")),
            (None, Some(_)) => Err(format!("{SHA256} is set and {PATH} is not")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runtime_is_named_by_both_variables_and_by_no_empty_one() {
        let by = |path: Option<&str>, sha256: Option<&str>| {
            Named::by(|name| {
                let value = if name.ends_with("_SHA256") {
                    sha256
                } else {
                    path
                };
                value.map(str::to_owned)
            })
        };
        for (path, sha256) in [(None, None), (Some(""), Some("")), (Some(""), None)] {
            assert_eq!(by(path, sha256), Ok(None));
        }
        let named = Named {
            path: PathBuf::from("here"),
            sha256: "ab".into(),
        };
        assert_eq!(by(Some("here"), Some("ab")), Ok(Some(named)));
        assert!(by(Some("here"), Some("")).is_err() && by(None, Some("ab")).is_err());
    }
}
