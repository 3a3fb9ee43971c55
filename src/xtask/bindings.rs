//! `cargo xtask bindings`: the sources by which Kotlin, Swift and Python call the mobile core, written from the metadata in the built
//! library; and the step that tells its stories in these languages.
//!
//! They are never kept in the repository: what is written from the library that is called is in step with it, and checks at start that
//! it is.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::kotlin;
use crate::run::{Done, cargo, command, output, root, show, target};

/// Writes the sources into a folder, normally `target/bindings`, from a library that is built now or from the one given. A library that was
/// stripped has no metadata left.
pub fn run(order: &[&str]) -> Done {
    let (folder, library) = match order {
        [] => (None, None),
        ["--library", library] => (None, Some(*library)),
        [folder] => (Some(*folder), None),
        [folder, "--library", library] => (Some(*folder), Some(*library)),
        _ => return Err("bindings [FOLDER] [--library FILE]".into()),
    };
    let mut order = vec!["build", "--locked", "--package", "ombrelle-bindings"];
    if library.is_none() {
        order.extend(["--package", "ombrelle-mobile"]);
    }
    let built = Built::by(&order)?;
    let folder = folder.map_or_else(|| target().join("bindings"), PathBuf::from);
    let library = library.map(PathBuf::from).or(built.library.clone());
    built.write(&library.ok_or(NO_LIBRARY)?, &folder)?;
    println!("\nbindings: {}", folder.display());
    Ok(())
}

const NO_LIBRARY: &str = "cargo built no library of the mobile core";

/// The stories of `src/mobile/tests` in Python and Kotlin, against the library that the tests use.
pub fn step() -> Done {
    let built = Built::by(&["test", "--workspace", "--locked", "--no-run"])?;
    let library = built.library.clone().ok_or(NO_LIBRARY)?;
    let folder = target().join("bindings");
    built.write(&library, &folder)?;
    check_swift(&folder)?;
    python(&library, &folder)?;
    kotlin::story(&library, &folder)
}

#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    filenames: Vec<PathBuf>,
    executable: Option<PathBuf>,
    target: Option<Target>,
    profile: Option<Profile>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
    name: String,
}

#[derive(Deserialize)]
struct Profile {
    test: bool,
}

/// What the sources are written from, and by what.
struct Built {
    library: Option<PathBuf>,
    generator: PathBuf,
}

impl Built {
    fn by(order: &[&str]) -> Done<Self> {
        let mut build = cargo(order);
        build.arg("--message-format=json-render-diagnostics");
        println!("\n> building the mobile core and what writes its sources");
        Self::among(&output(build)?)
    }

    /// The library and the generator among what cargo says it built.
    fn among(messages: &str) -> Done<Self> {
        let (mut library, mut generator) = (None, None);
        for line in messages.lines().filter(|line| line.starts_with('{')) {
            let message: Message = serde_json::from_str(line).map_err(|e| e.to_string())?;
            let Some(target) = message.target else {
                continue;
            };
            let tests = message.profile.is_some_and(|profile| profile.test);
            let is = |kind: &str| target.kind.iter().any(|one| one == kind) && !tests;
            if target.name == "ombrelle_mobile" && is("cdylib") {
                let is_library = |file: &PathBuf| {
                    let ending = file.extension().unwrap_or_default();
                    ["so", "dylib", "dll"].iter().any(|known| ending == *known)
                };
                library = message.filenames.into_iter().find(is_library);
            } else if target.name == "ombrelle-bindings" && is("bin") {
                generator = message.executable;
            }
        }
        let generator = generator.ok_or("cargo built nothing that writes the sources")?;
        Ok(Self { library, generator })
    }

    fn write(&self, library: &Path, folder: &Path) -> Done {
        if folder.exists() {
            std::fs::remove_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        }
        let mut generator = command(&self.generator.to_string_lossy(), &[]);
        generator.arg(library);
        generator
            .arg(root().join("src/mobile/uniffi.toml"))
            .arg(folder);
        show(generator)
    }
}

/// No compiler of Swift is here: that its sources were written whole is what can be told.
fn check_swift(folder: &Path) -> Done {
    let folder = folder.join("swift");
    for file in ["Ombrelle.swift", "ombrelleFFI.h", "ombrelleFFI.modulemap"] {
        let written = std::fs::metadata(folder.join(file));
        if !written.is_ok_and(|about| about.len() > 0) {
            return Err(format!("{file} was not written"));
        }
    }
    println!("bindings: Swift was written; nothing here compiles it");
    Ok(())
}

fn python(library: &Path, folder: &Path) -> Done {
    let sources = folder.join("python");
    place(library, &sources)?;
    let story = root().join("src/mobile/tests/story.py");
    let mut python = command("python3", &["-X", "faulthandler"]);
    python.arg(story).env("PYTHONPATH", sources);
    show(with_models(python))
}

/// Where the story finds networks, photos and updates of the directory.
pub fn with_models(mut story: std::process::Command) -> std::process::Command {
    story.env(
        "OMBRELLE_UPDATES",
        root().join("src/core/tests/golden/directory"),
    );
    if std::env::var_os("OMBRELLE_MODELS").is_none() {
        story.env("OMBRELLE_MODELS", root().join("models"));
    }
    story
}

/// Lays the library beside the sources that load it.
fn place(library: &Path, folder: &Path) -> Done {
    let name = library.file_name().ok_or("a library has a name")?;
    let copied = std::fs::copy(library, folder.join(name));
    copied.map_err(|e| format!("{}: {e}", library.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_and_what_writes_its_sources_are_found_among_what_cargo_built() {
        let printed = r#"{"reason":"compiler-artifact","target":{"name":"ombrelle_core","kind":["lib"]},"profile":{"test":false},"filenames":["/t/libombrelle_core.rlib"]}
{"reason":"compiler-artifact","target":{"name":"ombrelle_mobile","kind":["cdylib","lib"]},"profile":{"test":false},"filenames":["/t/libombrelle_mobile.rlib","/t/libombrelle_mobile.so"]}
{"reason":"compiler-artifact","target":{"name":"ombrelle_mobile","kind":["cdylib","lib"]},"profile":{"test":true},"filenames":["/t/ombrelle_mobile-1"],"executable":"/t/ombrelle_mobile-1"}
{"reason":"compiler-artifact","target":{"name":"ombrelle-bindings","kind":["bin"]},"profile":{"test":false},"filenames":["/t/ombrelle-bindings"],"executable":"/t/ombrelle-bindings"}
{"reason":"compiler-artifact","target":{"name":"ombrelle-bindings","kind":["bin"]},"profile":{"test":true},"filenames":["/t/b-1"],"executable":"/t/b-1"}
{"reason":"build-finished","success":true}"#;
        let found = Built::among(printed).unwrap();
        let library = Path::new("/t/libombrelle_mobile.so");
        assert_eq!(found.library.as_deref(), Some(library));
        assert_eq!(found.generator, Path::new("/t/ombrelle-bindings"));
        assert!(Built::among("").is_err());
    }
}
