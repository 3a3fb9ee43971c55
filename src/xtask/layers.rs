//! The rule of layers (ARCHITECTURE.md), checked: what may depend on what.
//!
//! Between crates it is read from `cargo metadata` and the bans of deny.toml; between the modules of
//! core, and between front ends and core, from the sources.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::imports::{Named, named};
use crate::run::{Done, cargo, output, root};

/// Which crates each crate may depend on: program -> cli, gui, mobile -> i18n, papers -> core -> nn, metadata, vault, pdq -> media -> base;
/// workshop -> metadata, pdq, media, base.
/// `pdq` stands alone, `convert` is for `xtask` alone, and nothing depends on `train` and `fuzz`. Dependencies of tests may go against the order.
const LAYERS: &[(&str, &[&str])] = &[
    ("ombrelle-base", &[]),
    ("ombrelle-pdq", &[]),
    ("ombrelle-media", &["ombrelle-base"]),
    ("ombrelle-graph", &[]),
    (
        "ombrelle-nn",
        &["ombrelle-base", "ombrelle-graph", "ombrelle-media"],
    ),
    ("ombrelle-metadata", &["ombrelle-base", "ombrelle-media"]),
    (
        "ombrelle-cage",
        &["ombrelle-base", "ombrelle-media", "ombrelle-metadata"],
    ),
    ("ombrelle-vault", &["ombrelle-base", "ombrelle-media"]),
    (
        "ombrelle-core",
        &[
            "ombrelle-base",
            "ombrelle-cage",
            "ombrelle-media",
            "ombrelle-metadata",
            "ombrelle-nn",
            "ombrelle-pdq",
            "ombrelle-vault",
        ],
    ),
    (
        "ombrelle-workshop",
        &[
            "ombrelle-base",
            "ombrelle-media",
            "ombrelle-metadata",
            "ombrelle-pdq",
        ],
    ),
    ("ombrelle-i18n", &["ombrelle-core", "ombrelle-workshop"]),
    ("ombrelle-papers", &["ombrelle-core"]),
    (
        "ombrelle-cli",
        &[
            "ombrelle-core",
            "ombrelle-i18n",
            "ombrelle-papers",
            "ombrelle-workshop",
        ],
    ),
    (
        "ombrelle-gui",
        &[
            "ombrelle-core",
            "ombrelle-i18n",
            "ombrelle-papers",
            "ombrelle-workshop",
        ],
    ),
    ("ombrelle-program", &["ombrelle-cli", "ombrelle-gui"]),
    ("ombrelle-mobile", &["ombrelle-core", "ombrelle-i18n"]),
    ("ombrelle-bindings", &[]),
    ("ombrelle-convert", &["ombrelle-graph"]),
    (
        "ombrelle-train",
        &[
            "ombrelle-base",
            "ombrelle-core",
            "ombrelle-graph",
            "ombrelle-nn",
        ],
    ),
    (
        "ombrelle-fuzz",
        &[
            "ombrelle-base",
            "ombrelle-cage",
            "ombrelle-core",
            "ombrelle-i18n",
            "ombrelle-media",
            "ombrelle-metadata",
            "ombrelle-vault",
        ],
    ),
    ("xtask", &["ombrelle-convert"]),
];

/// What every module of core may use.
const OPEN_MODULES: &[&str] = &[
    "cage",
    "calendar",
    "chance",
    "disk",
    "error",
    "letters",
    "markup",
    "model",
    "photo",
    "progress",
    "spreadsheet",
    "vault",
];

/// The modules of core that join the others, and may use all of them.
const JOINING: &[&str] = &[
    "protect", "evaluate", "takedown", "error", "disk", "paths", "settings", "lib",
];

/// What front ends and i18n may name of core.
const SEEN_FROM_OUTSIDE: &[&str] = &[
    "calendar", "consent", "error", "evaluate", "face", "help", "leaks", "letters", "paper",
    "parents", "paths", "progress", "protect", "register", "settings", "takedown",
];

/// What comes with a feature alone: the workspace builds where there is no libtorch.
const OPTIONAL: &[&str] = &["tch"];

/// Types that open a socket; so does whatever else is in `std::net`.
const SOCKETS: &[&str] = &["TcpStream", "TcpListener", "UdpSocket", "UnixStream"];

/// The one source that names them: a test that shows that none can be opened in the cage.
const SOCKETS_TRIED: &str = "src/cage/tests/attacker.rs";

/// The one crate with lines for one processor: numbers of system calls differ between them.
const ONE_PROCESSOR: &str = "cage";

/// From this many lines on, a source file must be shown to be one thing.
const LONGEST: usize = 900;

/// Checks everything; lists all that is wrong.
pub fn run() -> Done {
    let metadata = output(cargo(&[
        "metadata",
        "--format-version",
        "1",
        "--all-features",
        "--locked",
    ]))?;
    let metadata: Metadata = serde_json::from_str(&metadata).map_err(|e| e.to_string())?;
    let deny = std::fs::read_to_string(root().join("deny.toml")).map_err(|e| e.to_string())?;
    let deny: Deny = toml::from_str(&deny).map_err(|e| format!("deny.toml: {e}"))?;
    let mut wrong = wrong_dependencies(&metadata, &deny.bans.deny);
    let mut checked = 0;
    for file in sources(&root().join("src")) {
        let text = std::fs::read_to_string(&file).map_err(|e| e.to_string())?;
        let place = file.strip_prefix(root()).unwrap_or(&file);
        wrong.extend(wrong_source(place, &text));
        checked += 1;
    }
    if checked == 0 {
        wrong.push("no source file was found: the check itself is broken".into());
    }
    if wrong.is_empty() {
        println!(
            "\nlayers: {} packages and {checked} source files keep the rule of layers",
            metadata.packages.len()
        );
        Ok(())
    } else {
        Err(format!(
            "the rule of layers is broken:\n  {}",
            wrong.join("\n  ")
        ))
    }
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    #[serde(default)]
    optional: bool,
    /// `dev` or `build`; none where it is part of the program.
    #[serde(default)]
    kind: Option<String>,
}

#[derive(Deserialize)]
struct Deny {
    bans: Bans,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Deserialize)]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
    #[serde(default)]
    wrappers: Vec<String>,
}

fn wrong_dependencies(metadata: &Metadata, bans: &[Ban]) -> Vec<String> {
    let bans: BTreeMap<&str, &[String]> = bans
        .iter()
        .map(|ban| (ban.name.as_str(), ban.wrappers.as_slice()))
        .collect();
    let mut wrong = Vec::new();
    for package in &metadata.packages {
        let name = package.name.as_str();
        if bans.get(name).is_some_and(|wrappers| wrappers.is_empty()) {
            wrong.push(format!("{name} is in the tree"));
        }
        let ours = LAYERS.iter().find(|(layer, _)| *layer == name);
        if ours.is_none() && name.starts_with("ombrelle") {
            wrong.push(format!("{name} has no place among the layers"));
        }
        let Some((_, below)) = ours else { continue };
        for dependency in &package.dependencies {
            let needed = dependency.name.as_str();
            if OPTIONAL.contains(&needed) && !dependency.optional {
                wrong.push(format!("{name} depends on {needed} without a feature"));
            }
            let layer = LAYERS.iter().any(|(layer, _)| *layer == needed);
            let tested = dependency.kind.as_deref() == Some("dev");
            if layer && !below.contains(&needed) && !tested {
                wrong.push(format!("{name} depends on {needed}, which is not below it"));
            }
            let banned = bans.get(needed);
            if banned.is_some_and(|wrappers| !wrappers.iter().any(|wrapper| wrapper == name)) {
                wrong.push(format!("{name} depends on {needed}"));
            }
        }
    }
    wrong
}

fn wrong_source(place: &Path, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let at = place.display();
    let lines = text.lines().count();
    if lines > LONGEST {
        wrong.push(format!("{at} has {lines} lines: is it one thing?"));
    }
    let crate_name = part(place, 1);
    if crate_name == "xtask" {
        return wrong;
    }
    for Named { line, path } in named(place, text) {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let mut say = |what: String| wrong.push(format!("{at}:{line}: {what}"));
        if place != Path::new(SOCKETS_TRIED) {
            if path.starts_with(&["std", "net"]) {
                say("names std::net".into());
            }
            for socket in SOCKETS.iter().filter(|socket| path.contains(socket)) {
                say(format!("names {socket}"));
            }
        }
        // Phones run all but the cage, so that whatever else is of one processor would be missed there.
        if crate_name != ONE_PROCESSOR
            && (path == ["target_arch"] || path.starts_with(&["std", "arch"]))
        {
            say("is of one processor".into());
        }
        match (crate_name, path.as_slice()) {
            ("core", path) => wrong_in_core(place, path, &mut say),
            // The oracle looks where gradients are made, and the fuzzer wherever bytes are read.
            ("train" | "fuzz", _) => {}
            (_, ["ombrelle_core", name, ..]) if !SEEN_FROM_OUTSIDE.contains(name) => {
                say(format!("goes to {name}, an internal part of core"));
            }
            _ => {}
        }
    }
    wrong
}

/// A part of a path of a file, without the ending of Rust files.
fn part(place: &Path, number: usize) -> &str {
    let part = place.iter().nth(number).and_then(|part| part.to_str());
    let part = part.unwrap_or_default();
    part.strip_suffix(".rs").unwrap_or(part)
}

fn wrong_in_core(place: &Path, path: &[&str], say: &mut impl FnMut(String)) {
    let module = part(place, 2);
    // Tests and benchmarks of core may use every module.
    if matches!(module, "tests" | "benches" | "examples") {
        return;
    }
    let engines = [("ort", &["model"][..]), ("tch", &["model", "cloak"])];
    for (engine, modules) in engines {
        if path.len() > 1 && path.first() == Some(&engine) && !modules.contains(&module) {
            say(format!(
                "names {engine} outside `{}`",
                modules.join("` and `")
            ));
        }
    }
    if JOINING.contains(&module) {
        return;
    }
    if let ["crate", name, ..] = path
        && *name != module
        && !OPEN_MODULES.contains(name)
    {
        say(format!("the module {module} uses {name}"));
    }
}

/// All Rust files below a folder, in the order of their paths.
pub fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else {
        return found;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, needs: &[&str]) -> Package {
        Package {
            name: name.into(),
            dependencies: needs
                .iter()
                .map(|n| Dependency {
                    name: n.trim_end_matches('?').into(),
                    optional: n.ends_with('?'),
                    kind: None,
                })
                .collect(),
        }
    }

    fn bans() -> Vec<Ban> {
        let ban = |name: &str, wrappers: &[&str]| Ban {
            name: name.into(),
            wrappers: wrappers.iter().map(|w| (*w).into()).collect(),
        };
        vec![
            ban("ort", &["ombrelle-core"]),
            ban("tch", &["ombrelle-train"]),
            ban("ureq", &[]),
        ]
    }

    fn wrong(packages: Vec<Package>) -> Vec<String> {
        wrong_dependencies(&Metadata { packages }, &bans())
    }

    #[test]
    fn a_dependency_on_a_floor_above_is_refused() {
        assert!(wrong(vec![package("ombrelle-cli", &["ombrelle-core"])]).is_empty());
        assert_eq!(
            wrong(vec![package("ombrelle-core", &["ombrelle-i18n"])]).len(),
            1
        );
        assert_eq!(wrong(vec![package("ombrelle-web", &[])]).len(), 1);
    }

    #[test]
    fn a_toolkit_or_an_http_client_out_of_place_is_refused() {
        assert!(wrong(vec![package("ombrelle-core", &["ort"])]).is_empty());
        assert_eq!(wrong(vec![package("ombrelle-cli", &["ort"])]).len(), 1);
        assert_eq!(wrong(vec![package("ureq", &[])]).len(), 1);
        assert!(wrong(vec![package("ombrelle-train", &["tch?"])]).is_empty());
        assert_eq!(wrong(vec![package("ombrelle-train", &["tch"])]).len(), 1);
        assert_eq!(wrong(vec![package("ombrelle-cli", &["tch?"])]).len(), 1);
    }

    #[test]
    fn rooms_do_not_look_into_each_other() {
        let face = Path::new("src/core/face/mod.rs");
        assert!(wrong_source(face, "use crate::photo::Picture;").is_empty());
        assert_eq!(wrong_source(face, "use crate::redact::Cover;").len(), 1);
        assert_eq!(wrong_source(face, "use crate::{photo, metadata};").len(), 1);
        assert_eq!(wrong_source(face, "let e = ort::Session::new();").len(), 1);
        assert_eq!(wrong_source(face, "use tch::Tensor;").len(), 1);
        let cloak = Path::new("src/core/cloak/mod.rs");
        assert!(wrong_source(cloak, "use tch::Tensor;").is_empty());
        let lines = "use crate::{\n    photo,\n    metadata,\n};";
        assert_eq!(wrong_source(face, lines).len(), 1);
        let renamed = "use crate as all;\nfn f() { all::redact::cover(); }";
        assert_eq!(wrong_source(face, renamed).len(), 1);
        assert_eq!(wrong_source(face, "use super::redact::Cover;").len(), 1);
        let protect = Path::new("src/core/protect/mod.rs");
        assert!(wrong_source(protect, "use crate::redact::Cover;").is_empty());
    }

    #[test]
    fn front_ends_name_what_is_for_them() {
        let cli = Path::new("src/cli/main.rs");
        assert!(wrong_source(cli, "use ombrelle_core::protect::Format;").is_empty());
        assert!(
            wrong_source(
                cli,
                "use ombrelle_core::{error::Error, protect::{self, Plan}};"
            )
            .is_empty()
        );
        assert_eq!(
            wrong_source(cli, "use ombrelle_core::photo::Format;").len(),
            1
        );
        assert_eq!(
            wrong_source(cli, "use ombrelle_core::{error, redact::Cover};").len(),
            1
        );
        assert_eq!(
            wrong_source(cli, "std::net::TcpStream::connect(a)").len(),
            2
        );
    }

    #[test]
    fn lines_for_one_processor_are_in_the_cage_alone() {
        let lines = "#[cfg(target_arch = \"x86_64\")]\nfn f() {}";
        let nn = Path::new("src/nn/runtime.rs");
        assert_eq!(wrong_source(nn, lines).len(), 1);
        assert_eq!(
            wrong_source(nn, "let a = cfg!(target_arch = \"arm\");").len(),
            1
        );
        assert_eq!(
            wrong_source(nn, "use std::arch::x86_64::_mm_add_epi8;").len(),
            1
        );
        assert!(wrong_source(Path::new("src/cage/linux.rs"), lines).is_empty());
        let told =
            "// target_arch\nlet os = \"target_arch\";\n#[cfg(target_os = \"linux\")]\nfn f() {}";
        assert!(wrong_source(nn, told).is_empty());
    }

    #[test]
    fn a_very_long_file_is_asked_whether_it_is_one_thing() {
        let long = "\n".repeat(LONGEST + 1);
        let asked = wrong_source(Path::new("src/cli/main.rs"), &long);
        assert!(asked.len() == 1 && asked[0].ends_with("is it one thing?"));
    }

    #[test]
    fn a_dependency_of_tests_may_climb() {
        let mut package = package("ombrelle-media", &["ombrelle-metadata"]);
        assert_eq!(wrong(vec![package]).len(), 1);
        package = self::package("ombrelle-media", &["ombrelle-metadata"]);
        package.dependencies[0].kind = Some("dev".into());
        assert!(wrong(vec![package]).is_empty());
    }
}
