//! Where things are on this machine: installed models, the ONNX Runtime library, the person's own files.

use std::path::{Path, PathBuf};

/// The folder of installed models: one folder per model, and `runtime/` with the ONNX Runtime library.
///
/// Looked for in this order: the environment variable `OMBRELLE_MODELS`; where an installer put them (in `share` of the prefix in whose
/// `bin` the program is, in `Resources` of an app bundle, in the work tree it was built in); the
/// person's own data folder. Where none exists, the last is the answer, so that an error can name it.
pub fn models() -> PathBuf {
    if let Some(folder) = std::env::var_os("OMBRELLE_MODELS") {
        return PathBuf::from(folder);
    }
    let program = std::env::current_exe().and_then(|path| path.canonicalize());
    let installed = program.ok().and_then(|program| {
        let mut places = places(&program).into_iter();
        places.find(|folder| folder.is_dir())
    });
    let own = || directories::ProjectDirs::from("", "", "Ombrelle");
    installed
        .or_else(|| own().map(|own| own.data_dir().join("models")))
        .unwrap_or_else(|| PathBuf::from("models"))
}

/// Where the models of a program lie that an installer put in its place, by the place of the program: `share/ombrelle/models` of the
/// prefix in whose `bin` it is (packages for Linux and Windows, AppImage, Flatpak), `Resources/models` of an app bundle, `models` of the
/// work tree in whose `target` it was built.
///
/// None of them begins beside the program: a program in a folder of downloads finds nothing that came with another download.
fn places(program: &Path) -> Vec<PathBuf> {
    let layouts = [
        ("bin", "share/ombrelle/models"),
        ("MacOS", "Resources/models"),
    ];
    let Some(folder) = program.parent() else {
        return Vec::new();
    };
    let Some(prefix) = folder.parent() else {
        return Vec::new();
    };
    let installed = layouts.into_iter().filter_map(|(programs, models)| {
        let here = folder.file_name().is_some_and(|name| name == programs);
        here.then(|| prefix.join(models))
    });
    let built = prefix.file_name().is_some_and(|name| name == "target");
    let work_tree = prefix.parent().filter(|_| built);
    installed
        .chain(work_tree.map(|root| root.join("models")))
        .collect()
}

/// The register of the person whose session this is: `register.age` in their own data folder
/// (`~/.local/share/ombrelle` on Linux). None where the system names no such folder.
pub fn register() -> Option<PathBuf> {
    own_file("register.age")
}

/// The album book of the person whose session this is: `album.age` beside the register.
pub fn book() -> Option<PathBuf> {
    own_file("album.age")
}

/// The update of the directory of services that the person opened: `services.update` beside the register.
pub fn directory_update() -> Option<PathBuf> {
    own_file("services.update")
}

/// The settings of the person whose session this is: `settings.toml` in their own configuration folder
/// (`~/.config/ombrelle` on Linux).
pub fn settings() -> Option<PathBuf> {
    let own = directories::ProjectDirs::from("", "", "Ombrelle")?;
    Some(own.config_dir().join("settings.toml"))
}

fn own_file(name: &str) -> Option<PathBuf> {
    let own = directories::ProjectDirs::from("", "", "Ombrelle")?;
    Some(own.data_local_dir().join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_are_where_the_installer_put_them_and_never_beside_the_program() {
        for (program, models) in [
            ("/usr/bin/ombrelle", Some("/usr/share/ombrelle/models")),
            ("/app/bin/ombrelle-app", Some("/app/share/ombrelle/models")),
            (
                "/Applications/Ombrelle.app/Contents/MacOS/ombrelle-app",
                Some("/Applications/Ombrelle.app/Contents/Resources/models"),
            ),
            (
                "/src/ombrelle/target/quick/ombrelle",
                Some("/src/ombrelle/models"),
            ),
            // Whoever can write here decides nothing.
            ("/home/anna/Downloads/ombrelle", None),
            ("/tmp/ombrelle", None),
            ("/tmp/x/ombrelle", None),
            ("/ombrelle", None),
        ] {
            let found = places(Path::new(program));
            let expected: Vec<_> = models.into_iter().map(PathBuf::from).collect();
            assert_eq!(found, expected, "{program}");
            let beside = Path::new(program).parent().unwrap();
            assert!(
                found.iter().all(|folder| !folder.starts_with(beside)),
                "{program}"
            );
        }
    }
}
