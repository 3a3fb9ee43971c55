//! `cargo xtask bindings`: the sources by which Kotlin, Swift and Python call the mobile core, written from the metadata in the built
//! library; and the step that tells its stories in these languages.
//!
//! They are never kept in the repository: what is written from the library that is called is in step with it, and checks at start that
//! it is.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use uniffi_bindgen::bindings::{GenerateOptions, TargetLanguage, generate};

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
    let folder = folder.map_or_else(|| target().join("bindings"), PathBuf::from);
    let library = match library {
        Some(library) => PathBuf::from(library),
        None => built(&["build", "--package", "ombrelle-mobile", "--locked"])?,
    };
    write(&library, &folder)?;
    println!("\nbindings: {}", folder.display());
    Ok(())
}

/// The stories of `src/mobile/tests` in Python and Kotlin, against the library that the tests use.
pub fn step() -> Done {
    let library = built(&["test", "--workspace", "--locked", "--no-run"])?;
    let folder = target().join("bindings");
    write(&library, &folder)?;
    check_swift(&folder)?;
    python(&library, &folder)?;
    kotlin::story(&library, &folder)
}

#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    filenames: Vec<PathBuf>,
    target: Option<Target>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
    name: String,
}

/// Builds, and names the library that came of it.
fn built(order: &[&str]) -> Done<PathBuf> {
    let mut build = cargo(order);
    build.arg("--message-format=json-render-diagnostics");
    println!("\n> building the mobile core");
    library_in(&output(build)?)
}

fn library_in(messages: &str) -> Done<PathBuf> {
    for line in messages.lines().filter(|line| line.starts_with('{')) {
        let message: Message = serde_json::from_str(line).map_err(|e| e.to_string())?;
        let ours = message.target.is_some_and(|target| {
            target.name == "ombrelle_mobile" && target.kind.iter().any(|kind| kind == "cdylib")
        });
        let mut files = message.filenames.into_iter().filter(|_| ours);
        let library = files.find(|file| {
            let ending = file.extension().unwrap_or_default();
            ["so", "dylib", "dll"].iter().any(|known| ending == *known)
        });
        if let Some(library) = library {
            return Ok(library);
        }
    }
    Err("cargo built no library of the mobile core".into())
}

fn write(library: &Path, folder: &Path) -> Done {
    let text = |path: &Path| {
        path.to_str()
            .map(Into::into)
            .ok_or("a path that is no text")
    };
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    for (language, name) in [
        (TargetLanguage::Kotlin, "kotlin"),
        (TargetLanguage::Swift, "swift"),
        (TargetLanguage::Python, "python"),
    ] {
        generate(GenerateOptions {
            languages: vec![language],
            source: text(library)?,
            out_dir: text(&folder.join(name))?,
            config_override: Some(text(&root().join("src/mobile/uniffi.toml"))?),
            ..GenerateOptions::default()
        })
        .map_err(|error| format!("{name}: {error:#}"))?;
    }
    Ok(())
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

/// Where the story finds networks and photos.
pub fn with_models(mut story: std::process::Command) -> std::process::Command {
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
    fn the_library_is_found_among_what_cargo_built() {
        let printed = r#"{"reason":"compiler-artifact","target":{"name":"ombrelle_core","kind":["lib"]},"filenames":["/t/libombrelle_core.rlib"]}
{"reason":"compiler-artifact","target":{"name":"ombrelle_mobile","kind":["cdylib","lib"]},"filenames":["/t/libombrelle_mobile.rlib","/t/libombrelle_mobile.so"]}
{"reason":"build-finished","success":true}"#;
        let found = library_in(printed).unwrap();
        assert_eq!(found, Path::new("/t/libombrelle_mobile.so"));
        assert!(library_in("").is_err());
    }
}
