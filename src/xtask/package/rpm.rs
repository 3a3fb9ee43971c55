//! The package for Fedora, openSUSE and their kin.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{VERSION, copy_of, epoch, filled, tree, trouble};
use crate::run::{Done, command, output, target};

/// Makes it in `folder`: its path.
pub fn make(tree: &Path, folder: &Path) -> Done<PathBuf> {
    let staged = folder.join("rpm");
    copy_of(tree, &staged)?;
    // Fedora's zsh looks elsewhere than Debian's.
    let zsh = staged.join("usr/share/zsh");
    let moved = std::fs::rename(zsh.join("vendor-completions"), zsh.join("site-functions"));
    moved.map_err(|e| trouble(&zsh, e))?;
    let list = folder.join("rpm-files");
    let lines = tree::files(&staged)?;
    let mut named: String = lines.iter().map(|file| format!("\"/{file}\"\n")).collect();
    for folder in own_folders(&lines) {
        named += &format!("%dir \"/{folder}\"\n");
    }
    std::fs::write(&list, named).map_err(|e| trouble(&list, e))?;
    let at = |path: &Path| crate::run::root().join(path).to_string_lossy().into_owned();
    let (tree, list) = (at(&staged), at(&list));
    let spec = folder.join("ombrelle.spec");
    let text = filled(
        "rpm/ombrelle.spec",
        &[("@TREE@", &tree), ("@FILES@", &list)],
    )?;
    std::fs::write(&spec, text).map_err(|e| trouble(&spec, e))?;
    let top = format!("_topdir {}", at(&target().join("package/rpmbuild")));
    let mut build = command("rpmbuild", &["-bb", "--quiet", "--target", "x86_64"]);
    for define in [
        top.as_str(),
        "_buildhost ombrelle",
        "use_source_date_epoch_as_buildtime 1",
        "clamp_mtime_to_source_date_epoch 1",
        "_binary_payload w6.xzdio",
        "_build_id_links none",
    ] {
        build.args(["--define", define]);
    }
    build.arg(&spec).env("SOURCE_DATE_EPOCH", epoch()?);
    output(build)?;
    let name = name();
    let package = folder.join(&name);
    let made = target().join("package/rpmbuild/RPMS/x86_64").join(&name);
    std::fs::rename(&made, &package).map_err(|e| trouble(&made, e))?;
    Ok(package)
}

/// The name of its file.
pub fn name() -> String {
    format!("ombrelle-{VERSION}-1.x86_64.rpm")
}

/// The folders that are the package's alone, which go when it goes.
fn own_folders(files: &[String]) -> BTreeSet<&str> {
    let folders = files.iter().flat_map(|file| {
        let ends = file.match_indices('/').map(|(end, _)| end);
        ends.filter_map(|end| file.get(..end))
    });
    folders
        .filter(|folder| folder.split('/').any(|part| part == "ombrelle"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_the_system_stay_and_ours_go() {
        let files = [
            "usr/bin/ombrelle",
            "usr/share/ombrelle/models/dlib/CARD.md",
            "usr/share/zsh/site-functions/_ombrelle",
        ];
        let files = files.map(str::to_owned);
        let own: Vec<&str> = own_folders(&files).into_iter().collect();
        assert_eq!(
            own,
            [
                "usr/share/ombrelle",
                "usr/share/ombrelle/models",
                "usr/share/ombrelle/models/dlib"
            ]
        );
    }
}
