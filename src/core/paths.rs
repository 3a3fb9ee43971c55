//! Where things are on this machine: installed models, the ONNX Runtime library, the person's own files.

use std::path::PathBuf;

/// The folder of installed models: one folder per model, and `runtime/` with the ONNX Runtime library.
///
/// Looked for in this order: the environment variable `OMBRELLE_MODELS`; `models` beside the
/// program, as in a folder or an app bundle; `share/ombrelle/models` of the prefix, as in a Linux
/// package; `models` of the work tree, for a program built in `target/`; the person's own data
/// folder. Where none exists, the last is the answer, so that an error can name it.
pub fn models() -> PathBuf {
    if let Some(folder) = std::env::var_os("OMBRELLE_MODELS") {
        return PathBuf::from(folder);
    }
    let program = std::env::current_exe().and_then(|path| path.canonicalize());
    if let Ok(program) = program {
        let places = [
            (1, "models"),
            (1, "../Resources/models"),
            (2, "share/ombrelle/models"),
            (3, "models"),
        ];
        for (levels_up, below) in places {
            let found = program.ancestors().nth(levels_up).map(|at| at.join(below));
            if let Some(folder) = found.filter(|folder| folder.is_dir()) {
                return folder;
            }
        }
    }
    directories::ProjectDirs::from("", "", "Ombrelle")
        .map(|own| own.data_dir().join("models"))
        .unwrap_or_else(|| PathBuf::from("models"))
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
