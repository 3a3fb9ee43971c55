//! Where each file of an installed Ombrelle goes, below `usr`.

use std::path::Path;

use super::licences::{self, Built};
use super::{ID, epoch, filled, trouble};
use crate::fetch::{self, Wanted};
use crate::manifest::{self, Manifest, Runtime};
use crate::run::{Done, command, output, root};

/// Files of `packaging/linux` and where they go; `ID` stands for the program's name on desktops.
const FILES: &[(&str, &str)] = &[
    ("ID.desktop", "share/applications/ID.desktop"),
    ("ID.metainfo.xml", "share/metainfo/ID.metainfo.xml"),
    ("ombrelle-app.1", "share/man/man1/ombrelle-app.1"),
    ("ombrelle-app.fr.1", "share/man/fr/man1/ombrelle-app.1"),
    (
        "nautilus.py",
        "share/nautilus-python/extensions/ombrelle.py",
    ),
    ("dolphin.desktop", "share/kio/servicemenus/ombrelle.desktop"),
    (
        "nemo.nemo_action",
        "share/nemo/actions/ombrelle.nemo_action",
    ),
    ("thunar.desktop", "share/Thunar/sendto/ombrelle.desktop"),
];

/// Sides of the icons, as the icon theme specification names its folders.
const SIDES: [u32; 9] = [16, 22, 24, 32, 48, 64, 128, 256, 512];

/// What a shell completes with, and where it looks.
const COMPLETIONS: [(&str, &str); 3] = [
    ("bash", "share/bash-completion/completions/ombrelle"),
    ("zsh", "share/zsh/vendor-completions/_ombrelle"),
    ("fish", "share/fish/vendor_completions.d/ombrelle.fish"),
];

/// Lays the tree anew.
pub fn lay(programs: &Path, tree: &Path) -> Done {
    if tree.exists() {
        std::fs::remove_dir_all(tree).map_err(|e| trouble(tree, e))?;
    }
    let usr = tree.join("usr");
    let program = usr.join("bin/ombrelle");
    copy(&programs.join("ombrelle-program"), &program)?;
    // Nothing where the profile did it already.
    output(command(
        "strip",
        &["--strip-all", &program.to_string_lossy()],
    ))?;
    mode(&program, 0o755)?;
    // The same file is the window, by this name.
    link("ombrelle", &usr.join("bin/ombrelle-app"))?;
    let manifest = manifest::read()?;
    networks(&manifest, &usr.join("share/ombrelle/models"))?;
    engine(&manifest, &usr)?;
    for (from, to) in FILES {
        let text = filled(&format!("linux/{}", from.replace("ID", ID)), &[])?;
        write(&usr.join(to.replace("ID", ID)), &text)?;
    }
    icons(&usr.join("share/icons/hicolor"))?;
    words(&usr)?;
    let doc = usr.join("share/doc/ombrelle");
    write(&doc.join("licences.txt"), &licences::texts(Built::LINUX)?)?;
    for name in ["LICENSE", "LICENSE-MIT", "README.md"] {
        copy(&root().join(name), &doc.join(name))?;
    }
    settle(tree)
}

/// The networks that set-up made, each with its card and its licence.
fn networks(manifest: &Manifest, models: &Path) -> Done {
    let installed = manifest
        .model
        .iter()
        // What a person brings is in no package.
        .filter(|model| model.source.source != "person");
    for model in installed {
        for (file, digest) in model.installed() {
            let network = root().join("models").join(file);
            if !fetch::is_right(&network, digest) {
                return Err(format!(
                    "{}: `cargo xtask setup` makes it",
                    network.display()
                ));
            }
            copy(&network, &models.join(file))?;
        }
        for about in ["CARD.md", "LICENCE"] {
            let about = format!("{}/{about}", model.name);
            copy(&root().join("models").join(&about), &models.join(&about))?;
        }
    }
    Ok(())
}

/// What ONNX Runtime's package says of its licences, with the SHA-256 of each: in the wheels of Linux and macOS, and in those of Windows, where
/// lines end otherwise.
const NOTICES: [(&str, &str, &str); 2] = [
    (
        "LICENSE",
        "2f07c72751aed99790b8a4869cf2311df85a860b22ded05fa22803587a48922c",
        "c250d6278f0b47a6439fb7592b08b58a55eb9f535aa49a1db63211c3f982b674",
    ),
    (
        "ThirdPartyNotices.txt",
        "0e07b95f3a8d6230037707c5c4a2b554d12c4cb67369669ac255635528ffcee2",
        "fb0af774b4d7cffc5b9d046f2aaeade2f37df2f80abf8033c95dfffcc77a8866",
    ),
];

/// Fetches it into a folder.
pub fn notices(runtime: &Runtime, folder: &Path) -> Done {
    let members = NOTICES.map(|(name, unix, windows)| {
        let sha256 = if runtime.os == "windows" {
            windows
        } else {
            unix
        };
        (format!("onnxruntime/{name}"), name, sha256)
    });
    let wanted: Vec<Wanted<'_>> = members
        .iter()
        .map(|(member, name, sha256)| Wanted {
            member,
            sha256,
            target: folder.join(name),
        })
        .collect();
    fetch::ensure_all(&runtime.source, &wanted)
}

/// ONNX Runtime, in `lib`, where programs belong; the models folder leads to it.
fn engine(manifest: &Manifest, usr: &Path) -> Done {
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    let runtime = manifest
        .runtime_for(os, arch)
        .ok_or_else(|| format!("no ONNX Runtime for {os} {arch}"))?;
    let models = root().join("models");
    fetch::ensure(&runtime.source, &models.join(&runtime.file))?;
    notices(runtime, &models.join("runtime"))?;
    let library = Path::new(&runtime.file).file_name().unwrap_or_default();
    let place = usr.join("lib/ombrelle/runtime");
    copy(&models.join(&runtime.file), &place.join(library))?;
    for (name, ..) in NOTICES {
        copy(&models.join("runtime").join(name), &place.join(name))?;
    }
    link(
        "../../../lib/ombrelle/runtime",
        &usr.join("share/ombrelle/models/runtime"),
    )
}

#[cfg(unix)]
fn link(to: &str, place: &Path) -> Done {
    std::os::unix::fs::symlink(to, place).map_err(|e| trouble(place, e))
}

#[cfg(not(unix))]
fn link(_: &str, place: &Path) -> Done {
    Err(trouble(place, "a tree for Linux is laid on Linux"))
}

fn icons(theme: &Path) -> Done {
    let drawn = root().join("assets/app");
    for side in SIDES {
        let place = theme.join(format!("{side}x{side}/apps/{ID}.png"));
        copy(&drawn.join(format!("{side}.png")), &place)?;
    }
    let place = theme.join(format!("scalable/apps/{ID}.svg"));
    copy(&drawn.join("ombrelle.svg"), &place)?;
    let place = theme.join(format!("symbolic/apps/{ID}-symbolic.svg"));
    copy(&drawn.join("ombrelle-symbolic.svg"), &place)
}

/// Manual pages and completions, which the program writes itself.
fn words(usr: &Path) -> Done {
    let program = usr.join("bin/ombrelle").to_string_lossy().into_owned();
    for (language, pages) in [("en", "share/man/man1"), ("fr", "share/man/fr/man1")] {
        let pages = usr.join(pages);
        let pages = pages.to_string_lossy();
        output(command(
            &program,
            &["man", "--lang", language, "--out", &pages],
        ))?;
    }
    for (shell, place) in COMPLETIONS {
        let script = output(command(&program, &["completions", shell, "--lang", "en"]))?;
        write(&usr.join(place), &script)?;
    }
    Ok(())
}

/// Pages packed as systems want them, and the longest text with them; nothing written by others than its owner, nothing younger than the last commit.
fn settle(tree: &Path) -> Done {
    let long = |file: &&String| file.contains("/man1/") || file.ends_with("/licences.txt");
    for file in files(tree)?.iter().filter(long) {
        let page = tree.join(file).to_string_lossy().into_owned();
        output(command("gzip", &["-9", "--no-name", &page]))?;
    }
    let tree = tree.to_string_lossy();
    output(command("chmod", &["-R", "u=rwX,go=rX", &tree]))?;
    let second = format!("--date=@{}", epoch()?);
    let all = [
        "-depth",
        "-exec",
        "touch",
        "--no-dereference",
        &second,
        "{}",
        "+",
    ];
    let mut touch = command("find", &[&tree]);
    touch.args(all);
    output(touch).map(drop)
}

/// The paths of all files and links below a folder, sorted.
pub fn files(folder: &Path) -> Done<Vec<String>> {
    let mut found = Vec::new();
    below(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn below(folder: &Path, path: &str, found: &mut Vec<String>) -> Done {
    for entry in std::fs::read_dir(folder).map_err(|e| trouble(folder, e))? {
        let entry = entry.map_err(|e| trouble(folder, e))?;
        let inner = format!("{path}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().map_err(|e| trouble(folder, e))?;
        match kind.is_dir() {
            true => below(&entry.path(), &format!("{inner}/"), found)?,
            false => found.push(inner),
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Done {
    make_parent(to)?;
    std::fs::copy(from, to).map_err(|e| trouble(from, e))?;
    mode(to, 0o644)
}

fn write(to: &Path, text: &str) -> Done {
    make_parent(to)?;
    std::fs::write(to, text).map_err(|e| trouble(to, e))
}

fn make_parent(file: &Path) -> Done {
    let folder = file.parent().unwrap_or(Path::new(""));
    std::fs::create_dir_all(folder).map_err(|e| trouble(folder, e))
}

#[cfg(unix)]
fn mode(file: &Path, bits: u32) -> Done {
    use std::os::unix::fs::PermissionsExt as _;
    let bits = std::fs::Permissions::from_mode(bits);
    std::fs::set_permissions(file, bits).map_err(|e| trouble(file, e))
}

#[cfg(not(unix))]
fn mode(_: &Path, _: u32) -> Done {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_file_of_packaging_has_a_place() {
        let known: Vec<String> = FILES
            .iter()
            .map(|(from, _)| from.replace("ID", ID))
            .collect();
        let mut there = files(&root().join("packaging/linux")).unwrap();
        there.retain(|file| !known.contains(file));
        assert_eq!(there, Vec::<String>::new());
    }

    /// How files of each kind end.
    const ENDINGS: [(&str, &[&str]); 9] = [
        ("image/jpeg", &["jpg", "jpeg"]),
        ("image/png", &["png"]),
        ("image/webp", &["webp"]),
        ("image/tiff", &["tif", "tiff"]),
        ("image/gif", &["gif"]),
        ("image/heif", &["heif"]),
        ("image/heic", &["heic"]),
        ("image/avif", &["avif"]),
        ("image/jxl", &["jxl"]),
    ];

    fn text(file: &str) -> String {
        std::fs::read_to_string(root().join(file)).unwrap()
    }

    /// The kinds of picture that a text names.
    fn kinds(text: &str) -> BTreeSet<&str> {
        let starts = text.match_indices("image/").map(|(at, _)| &text[at..]);
        let end = |letter: char| !(letter.is_ascii_alphanumeric() || letter == '/');
        starts
            .filter_map(|rest| rest.split(end).next())
            .filter(|kind| *kind != "image/")
            .collect()
    }

    #[test]
    fn windows_and_the_dialog_offer_files_of_these_kinds_and_no_others() {
        let endings: BTreeSet<String> = ENDINGS
            .iter()
            .flat_map(|(_, endings)| endings.iter().map(|ending| (*ending).to_owned()))
            .collect();
        let installer = text("packaging/windows/ombrelle.wxs");
        let offered: BTreeSet<String> = installer
            .lines()
            .filter_map(|line| line.split_once(r#"Key="SupportedTypes" Name="."#))
            .filter_map(|(_, rest)| rest.split('"').next())
            .map(str::to_owned)
            .collect();
        assert_eq!(offered, endings);
        let dialog = text("src/gui/dialog.rs");
        let list = dialog
            .split_once("const PHOTOS: &[&str] = &[")
            .and_then(|(_, rest)| rest.split_once("];"));
        let offered: BTreeSet<String> = list
            .unwrap()
            .0
            .split('"')
            .skip(1)
            .step_by(2)
            .map(str::to_lowercase)
            .collect();
        assert_eq!(offered, endings);
    }

    #[test]
    fn a_file_manager_offers_the_photos_that_the_window_opens() {
        let read = |name: &str| text(&format!("packaging/linux/{}", name.replace("ID", ID)));
        let known: BTreeSet<&str> = ENDINGS.iter().map(|(kind, _)| *kind).collect();
        for name in [
            "ID.desktop",
            "ID.metainfo.xml",
            "nautilus.py",
            "dolphin.desktop",
            "nemo.nemo_action",
            "thunar.desktop",
        ] {
            assert_eq!(kinds(&read(name)), known, "{name}");
        }
        for name in [
            "nautilus.py",
            "dolphin.desktop",
            "nemo.nemo_action",
            "thunar.desktop",
        ] {
            let text = read(name);
            let words = [
                "Protect with Ombrelle",
                "Protéger avec Ombrelle",
                "ombrelle-app",
            ];
            assert!(words.iter().all(|word| text.contains(word)), "{name}");
        }
    }

    #[test]
    fn every_network_has_its_licence() {
        for model in manifest::read().unwrap().model {
            let licence = root().join("models").join(&model.name).join("LICENCE");
            assert!(
                model.source.source == "person" || licence.is_file(),
                "{}",
                model.name
            );
        }
    }
}
