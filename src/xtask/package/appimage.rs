//! One file for any Linux: the tree as a file system, behind the program that mounts it.
//!
//! That program, the runtime of AppImage (github.com/AppImage/type2-runtime), is in no package registry: whoever makes an AppImage names
//! it in `OMBRELLE_APPIMAGE_RUNTIME`, and it must be the one whose SHA-256 stands in `OMBRELLE_APPIMAGE_RUNTIME_SHA256`. Without it the
//! file system alone is made, which `mount` and `unsquashfs` open.

use std::path::{Path, PathBuf};

use super::{ID, VERSION, copy_of, epoch, filled, trouble};
use crate::fetch;
use crate::run::{Done, command, output};

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
    let packed = folder.join("ombrelle.squashfs");
    let _ = std::fs::remove_file(&packed);
    let mut pack = command("mksquashfs", &[]);
    pack.arg(&staged).arg(&packed);
    pack.args([
        "-all-root",
        "-no-xattrs",
        "-comp",
        "zstd",
        "-quiet",
        "-no-progress",
    ]);
    let epoch = epoch()?;
    // Either the variable or the options; both together are refused.
    pack.args(["-all-time", &epoch, "-mkfs-time", &epoch]);
    pack.env_remove("SOURCE_DATE_EPOCH");
    output(pack)?;
    let Some(runtime) = std::env::var_os("OMBRELLE_APPIMAGE_RUNTIME") else {
        println!(
            "OMBRELLE_APPIMAGE_RUNTIME names no runtime: {} alone",
            packed.display()
        );
        return Ok(packed);
    };
    let runtime = PathBuf::from(runtime);
    let digest = std::env::var("OMBRELLE_APPIMAGE_RUNTIME_SHA256").unwrap_or_default();
    if !fetch::is_right(&runtime, &digest) {
        return Err(trouble(&runtime, "not of the SHA-256 that was named"));
    }
    let mut bytes = std::fs::read(&runtime).map_err(|e| trouble(&runtime, e))?;
    bytes.extend(std::fs::read(&packed).map_err(|e| trouble(&packed, e))?);
    let package = folder.join(format!("Ombrelle-{VERSION}-x86_64.AppImage"));
    std::fs::write(&package, bytes).map_err(|e| trouble(&package, e))?;
    output(command("chmod", &["755", &package.to_string_lossy()]))?;
    Ok(package)
}
