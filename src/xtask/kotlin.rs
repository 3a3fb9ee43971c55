//! The story in Kotlin, on the JVM: the compiler from npm, JNA and Java from the system, the bindings, the story.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::bindings::with_models;
use crate::fetch::{self, Wanted};
use crate::manifest::Source;
use crate::run::{Done, command, root, show, target};

/// The npm package that holds the compiler, and its version.
const COMPILER: (&str, &str) = ("kotlin-compiler", "2.4.20");

/// What the compiler needs of it, each with its SHA-256; the first is for the program that it makes, too.
const JARS: [(&str, &str); 4] = [
    (
        "kotlin-stdlib.jar",
        "2226de463d309d4a5500a481320b3dea515a6981dcae1def531fbc158884e25f",
    ),
    (
        "annotations-13.0.jar",
        "ace2a10dc8e2d5fd34925ecac03e4988b2c0f851650c94b8cef49ba1bd111478",
    ),
    (
        "kotlin-compiler.jar",
        "038d406cc51d5fe3f6b5a16366a3f083b783bceb9e576e3103e695c3ce04e0fa",
    ),
    (
        "kotlinx-coroutines-core-jvm.jar",
        "9860906a1937490bf5f3b06d2f0e10ef451e65b95b269f22daf68a3d1f5065c5",
    ),
];

/// Java Native Access, where Debian has it.
const JNA: &str = "/usr/share/java/jna.jar";

/// Compiles the bindings with the story and runs it, or says why it cannot. Continuous integration must.
pub fn story(library: &Path, bindings: &Path) -> Done {
    if let Some(reason) = missing() {
        return match std::env::var_os("CI") {
            Some(_) => Err(format!("the story in Kotlin cannot run: {reason}")),
            None => {
                println!("skipped: the story in Kotlin: {reason}");
                Ok(())
            }
        };
    }
    let folder = target().join("kotlin");
    install(&folder)?;
    let classes = folder.join("story");
    if classes.exists() {
        std::fs::remove_dir_all(&classes).map_err(|e| format!("{}: {e}", classes.display()))?;
    }
    show(compiler(&folder, bindings, &classes))?;
    let mut story = command("java", &[]);
    let libraries = library.parent().unwrap_or(Path::new("."));
    story
        .arg(format!("-Djna.library.path={}", libraries.display()))
        .arg("-cp")
        .arg(joined(&[classes, folder.join(JARS[0].0), JNA.into()]))
        .arg("StoryKt");
    if std::env::var_os("OMBRELLE_SHARED").is_none() {
        story.env("OMBRELLE_SHARED", root().join("../shared"));
    }
    show(with_models(story))
}

/// What is not here of what the story needs.
fn missing() -> Option<String> {
    let java = Command::new("java").arg("-version").output();
    if !java.is_ok_and(|java| java.status.success()) {
        return Some("there is no Java (Debian: default-jre-headless)".into());
    }
    (!Path::new(JNA).is_file()).then(|| format!("there is no {JNA} (Debian: libjna-java)"))
}

fn install(folder: &Path) -> Done {
    let source = Source {
        source: "npm".to_owned(),
        package: COMPILER.0.to_owned(),
        version: COMPILER.1.to_owned(),
        member: String::new(),
        sha256: String::new(),
        wheel_platform: None,
    };
    let members = JARS.map(|(jar, _)| format!("package/lib/{jar}"));
    let files = JARS
        .iter()
        .zip(&members)
        .map(|((jar, sha256), member)| Wanted {
            member,
            sha256,
            target: folder.join(jar),
        });
    fetch::ensure_all(&source, &files.collect::<Vec<_>>())
}

fn compiler(folder: &Path, bindings: &Path, classes: &Path) -> Command {
    let jars = JARS.map(|(jar, _)| folder.join(jar));
    let mut compiler = command("java", &["-Xmx2g", "-cp"]);
    compiler
        .arg(joined(&jars))
        .arg("org.jetbrains.kotlin.cli.jvm.K2JVMCompiler")
        // What is written for us may warn; that it compiles is what is asked.
        .args(["-no-stdlib", "-no-reflect", "-nowarn", "-cp"])
        .arg(joined(&[folder.join(JARS[0].0), JNA.into()]))
        .arg(bindings.join("kotlin/ombrelle/ombrelle.kt"))
        .arg(root().join("src/mobile/tests/Story.kt"))
        .arg("-d")
        .arg(classes);
    compiler
}

/// Places as Java takes several.
fn joined(places: &[PathBuf]) -> String {
    let places: Vec<_> = places.iter().map(|place| place.to_string_lossy()).collect();
    places.join(if cfg!(windows) { ";" } else { ":" })
}
