//! The rule of stairs (ARCHITECTURE.md), checked: who may depend on whom.
//!
//! Between crates it is read from `cargo metadata` and the bans of deny.toml; between the rooms of
//! core, and between front ends and core, from the sources.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::run::{Done, cargo, output, root};

/// Which floors each floor may stand on.
const STAIRS: &[(&str, &[&str])] = &[
    ("ombrelle-pdq", &[]),
    ("ombrelle-base", &[]),
    ("ombrelle-media", &["ombrelle-base"]),
    ("ombrelle-metadata", &["ombrelle-base"]),
    ("ombrelle-vault", &["ombrelle-base"]),
    ("ombrelle-graph", &[]),
    ("ombrelle-nn", &["ombrelle-base", "ombrelle-graph"]),
    (
        "ombrelle-core",
        &[
            "ombrelle-base",
            "ombrelle-media",
            "ombrelle-metadata",
            "ombrelle-nn",
            "ombrelle-pdq",
            "ombrelle-vault",
        ],
    ),
    ("ombrelle-i18n", &["ombrelle-core"]),
    ("ombrelle-cli", &["ombrelle-core", "ombrelle-i18n"]),
    ("ombrelle-gui", &["ombrelle-core", "ombrelle-i18n"]),
    ("ombrelle-mobile", &["ombrelle-core"]),
    ("ombrelle-convert", &["ombrelle-graph"]),
    ("xtask", &["ombrelle-convert"]),
];

/// What every floor may stand on in its tests: set-up's work.
const IN_TESTS: &[&str] = &["ombrelle-convert", "ombrelle-graph"];

/// What every room of core may use.
const OPEN_ROOMS: &[&str] = &[
    "photo",
    "model",
    "vault",
    "progress",
    "error",
    "chance",
    "letters",
    "markup",
    "spreadsheet",
];

/// The doors of core, which join rooms; each names what it may use besides the open rooms.
const DOORS: &[&str] = &["plan", "protect", "disk", "paths", "settings", "lib"];

/// What front ends and i18n may name of core.
const SEEN_FROM_OUTSIDE: &[&str] = &[
    "plan", "protect", "error", "letters", "progress", "paths", "settings",
];

/// What comes with a feature alone: whoever has no libtorch builds without.
const OPTIONAL: &[&str] = &["tch"];

/// Names that open a socket.
const SOCKETS: &[&str] = &[
    "std::net",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "UnixStream",
];

/// Longest source file, in lines ("about 400" with room to finish a thought).
const LONGEST: usize = 450;

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
            "\nlayers: {} packages and {checked} source files keep the rule of stairs",
            metadata.packages.len()
        );
        Ok(())
    } else {
        Err(format!(
            "the rule of stairs is broken:\n  {}",
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
    /// `dev` for tests, `build` for build scripts, else null.
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
        let ours = STAIRS.iter().find(|(floor, _)| *floor == name);
        if ours.is_none() && name.starts_with("ombrelle") {
            wrong.push(format!("{name} has no place on the stairs"));
        }
        let Some((_, below)) = ours else { continue };
        for dependency in &package.dependencies {
            let needed = dependency.name.as_str();
            if OPTIONAL.contains(&needed) && !dependency.optional {
                wrong.push(format!("{name} depends on {needed} without a feature"));
            }
            let floor = STAIRS.iter().any(|(floor, _)| *floor == needed);
            let tested = dependency.kind.as_deref() == Some("dev") && IN_TESTS.contains(&needed);
            if floor && !below.contains(&needed) && !tested {
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
        wrong.push(format!("{at} has {lines} lines, more than {LONGEST}"));
    }
    let floor = place
        .iter()
        .nth(1)
        .and_then(|part| part.to_str())
        .unwrap_or_default();
    if floor == "xtask" {
        return wrong;
    }
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        let mut say = |what: String| wrong.push(format!("{at}:{}: {what}", number + 1));
        for socket in SOCKETS.iter().filter(|socket| code.contains(*socket)) {
            say(format!("names {socket}"));
        }
        match floor {
            "core" => wrong_in_core(place, code, &mut say),
            _ => {
                for name in named_after(code, "ombrelle_core::") {
                    if !SEEN_FROM_OUTSIDE.contains(&name.as_str()) {
                        say(format!("goes to core's {name} behind `plan`"));
                    }
                }
            }
        }
    }
    wrong
}

fn wrong_in_core(place: &Path, code: &str, say: &mut impl FnMut(String)) {
    let part = place
        .iter()
        .nth(2)
        .and_then(|part| part.to_str())
        .unwrap_or_default();
    let room = part.strip_suffix(".rs").unwrap_or(part);
    // Tests and benchmarks of core may open every door.
    if matches!(room, "tests" | "benches" | "examples") {
        return;
    }
    let engines = [("ort", &["model"][..]), ("tch", &["model", "cloak"])];
    for (engine, rooms) in engines {
        if !rooms.contains(&room) && !named_after(code, &format!("{engine}::")).is_empty() {
            say(format!(
                "names {engine} outside `{}`",
                rooms.join("` and `")
            ));
        }
    }
    if DOORS.contains(&room) {
        return;
    }
    for name in named_after(code, "crate::") {
        if name != room && !OPEN_ROOMS.contains(&name.as_str()) {
            say(format!("the room {room} goes into {name}"));
        }
    }
}

/// The names that follow `prefix` in a line: one, or those between braces. A prefix that ends a
/// longer word does not count.
fn named_after(code: &str, prefix: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (start, _) in code.match_indices(prefix) {
        let joined = code[..start]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':' || c == '$');
        if joined {
            continue;
        }
        let rest = &code[start + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(list) => {
                let list = list.split(';').next().unwrap_or_default();
                let mut depth = 0;
                let mut word = String::new();
                for c in list.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        ',' if depth == 0 => names.push(first_word(&std::mem::take(&mut word))),
                        _ if depth == 0 => word.push(c),
                        _ => {}
                    }
                    if depth < 0 {
                        break;
                    }
                }
                names.push(first_word(&word));
            }
            None => names.push(first_word(rest)),
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn first_word(text: &str) -> String {
    text.trim()
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
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
            ban("tch", &["ombrelle-core"]),
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
        assert!(wrong(vec![package("ombrelle-core", &["tch?"])]).is_empty());
        assert_eq!(wrong(vec![package("ombrelle-core", &["tch"])]).len(), 1);
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
        let plan = Path::new("src/core/plan/mod.rs");
        assert!(wrong_source(plan, "use crate::redact::Cover;").is_empty());
    }

    #[test]
    fn front_ends_go_through_plan() {
        let cli = Path::new("src/cli/main.rs");
        assert!(wrong_source(cli, "use ombrelle_core::plan::Format;").is_empty());
        assert!(
            wrong_source(
                cli,
                "use ombrelle_core::{error::Error, plan::{self, Plan}};"
            )
            .is_empty()
        );
        assert_eq!(
            wrong_source(cli, "use ombrelle_core::photo::Format;").len(),
            1
        );
        assert_eq!(
            wrong_source(cli, "use ombrelle_core::{error, face::Finder};").len(),
            1
        );
        assert_eq!(
            wrong_source(cli, "std::net::TcpStream::connect(a)").len(),
            2
        );
    }

    #[test]
    fn a_file_that_grew_too_long_is_refused() {
        let long = "\n".repeat(LONGEST + 1);
        assert_eq!(wrong_source(Path::new("src/cli/main.rs"), &long).len(), 1);
    }
}
