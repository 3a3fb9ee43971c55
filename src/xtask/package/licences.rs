//! The licences of what is compiled into the programs: THIRD_PARTY.md for people, all texts for packages.
//!
//! Ours instead of cargo-about, since networks and ONNX Runtime belong on the same page, and nothing need be installed to check it. The
//! licences that are accepted are those of deny.toml.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{sbom, tree, trouble};
use crate::manifest::{self, Manifest, Runtime};
use crate::run::{Done, cargo, output, root};

/// What is built, and for which system.
#[derive(Debug, Clone, Copy)]
pub struct Built<'a> {
    /// The package of ours that holds all of it.
    package: &'a str,
    /// The system, as Rust names it.
    target: &'a str,
}

/// The command and the window.
const PROGRAMS: &str = "ombrelle-program";
/// The core that apps on phones call.
const CORE: &str = "ombrelle-mobile";

impl<'a> Built<'a> {
    /// What packages for Linux hold.
    pub const LINUX: Built<'static> = Built {
        package: PROGRAMS,
        target: "x86_64-unknown-linux-gnu",
    };

    /// What is built for a system: the core for phones, the programs for all others.
    fn of(target: &'a str) -> Self {
        let phone = target.contains("-android") || target.contains("-ios");
        let package = if phone { CORE } else { PROGRAMS };
        Self { package, target }
    }

    /// Whether it is the core alone: no window, no papers, no networks and no engine, which an app brings.
    pub fn is_core(self) -> bool {
        self.package == CORE
    }

    /// The ONNX Runtime that goes with it; none for phones.
    pub fn runtime(self, manifest: &Manifest) -> Option<&Runtime> {
        let arch = self.target.split('-').next().unwrap_or_default();
        let os = match self.target {
            _ if self.is_core() => return None,
            target if target.contains("-windows") => "windows",
            target if target.contains("-darwin") => "macos",
            _ => "linux",
        };
        manifest.runtime_for(os, arch)
    }
}

/// What `cargo metadata` says, as far as it is used.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Crate>,
    resolve: Resolve,
}

/// A crate.
#[derive(Deserialize, Clone)]
pub struct Crate {
    id: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, as an SPDX expression.
    #[serde(default)]
    pub license: Option<String>,
    /// Where it comes from; none for our own.
    pub source: Option<String>,
    #[serde(default)]
    repository: Option<String>,
    manifest_path: PathBuf,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    kind: Option<String>,
}

/// The crates of others that are compiled in, sorted.
pub fn crates(built: Built<'_>) -> Done<Vec<Crate>> {
    let ask = ["metadata", "--locked", "--format-version", "1"];
    let mut ask = cargo(&ask);
    ask.args(["--filter-platform", built.target]);
    let told: Metadata = serde_json::from_str(&output(ask)?).map_err(|e| e.to_string())?;
    let nodes: BTreeMap<&str, &Node> = told
        .resolve
        .nodes
        .iter()
        .map(|node| (node.id.as_str(), node))
        .collect();
    let ours = told.packages.iter().filter(|one| one.source.is_none());
    let whole = ours.filter(|one| one.name == built.package);
    let mut waiting: VecDeque<&str> = whole.map(|one| one.id.as_str()).collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = waiting.pop_front() {
        if reached.insert(id) {
            let below = nodes.get(id).map(|node| node.deps.as_slice());
            let compiled = below.unwrap_or_default().iter();
            let compiled =
                compiled.filter(|one| one.dep_kinds.iter().any(|kind| kind.kind.is_none()));
            waiting.extend(compiled.map(|one| one.pkg.as_str()));
        }
    }
    let mut found: Vec<Crate> = told
        .packages
        .iter()
        .filter(|one| one.source.is_some() && reached.contains(one.id.as_str()))
        .cloned()
        .collect();
    found.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(found)
}

const HEAD: &str = "\
# What others made that is in Ombrelle

Written by `cargo xtask licences` and checked by `cargo xtask test layers`. A package holds the text of each of these licences.

## Networks and libraries that are installed beside the programs

| what | licence | from |
|---|---|---|
";

/// The page.
fn page() -> Done<String> {
    let mut page = HEAD.to_owned();
    let manifest = manifest::read()?;
    let models = manifest
        .model
        .iter()
        .map(|model| (&model.title, &model.licence, &model.source));
    for (title, licence, source) in models.filter(|(.., source)| source.source != "person") {
        page += &format!(
            "| {title} | {licence} | {} {} ({}) |\n",
            source.package, source.version, source.source
        );
    }
    if let Some(runtime) = manifest.runtime.first() {
        let (licence, source) = (&runtime.licence, &runtime.source);
        page += &format!(
            "| ONNX Runtime | {licence} | {} {} ({}) |\n",
            source.package, source.version, source.source
        );
    }
    page += "\n## Crates that are compiled into the programs, for Linux\n\n| crate | version | licence |\n|---|---|---|\n";
    for one in crates(Built::LINUX)? {
        let licence = one.license.as_deref().unwrap_or("see its text");
        let name = match &one.repository {
            Some(address) => format!("[{}]({})", one.name, address.trim()),
            None => one.name.clone(),
        };
        page += &format!("| {name} | {} | {licence} |\n", one.version);
    }
    Ok(page
        + "\nThe window has the typeface Fira Sans (The Mozilla Foundation and others, SIL Open Font License 1.1), with `iced`.\n\
            Papers are set in DejaVu Sans and DejaVu Sans Mono 2.37 (Bitstream Vera Fonts Copyright, Arev Fonts Copyright; changes in the public domain), with `dejavu`.\n")
}

fn place() -> PathBuf {
    root().join("THIRD_PARTY.md")
}

const USAGE: &str = "licences, or licences --target T [--texts FILE] [--parts FILE] [--notices FOLDER], T as Rust names a system";

/// Writes THIRD_PARTY.md anew; with a target, what goes with the programs for that system, or with the core where it is a phone's: all texts of
/// licences, the list of parts, what ONNX Runtime's package says of its own.
pub fn run(order: &[&str]) -> Done {
    let ["--target", target, wanted @ ..] = order else {
        return match order {
            [] => std::fs::write(place(), page()?).map_err(|e| trouble(&place(), e)),
            _ => Err(USAGE.into()),
        };
    };
    let built = Built::of(target);
    for pair in wanted.chunks(2) {
        match pair {
            ["--texts", file] => {
                std::fs::write(file, texts(built)?).map_err(|e| trouble(Path::new(file), e))?;
            }
            ["--parts", file] => sbom::write(Path::new(file), built)?,
            ["--notices", folder] => {
                let manifest = manifest::read()?;
                let runtime = built.runtime(&manifest);
                let runtime = runtime.ok_or_else(|| format!("no ONNX Runtime for {target}"))?;
                tree::notices(runtime, Path::new(folder))?;
            }
            _ => return Err(USAGE.into()),
        }
    }
    Ok(())
}

/// Says whether THIRD_PARTY.md is in step, and each licence one that deny.toml accepts.
pub fn check() -> Done {
    let kept = std::fs::read_to_string(place()).map_err(|e| trouble(&place(), e))?;
    if kept != page()? {
        return Err("THIRD_PARTY.md is not in step: `cargo xtask licences` writes it anew".into());
    }
    let rules = Rules::read()?;
    // What phones have besides is the same on every system.
    let core = Built {
        package: CORE,
        ..Built::LINUX
    };
    for one in crates(Built::LINUX)?.iter().chain(&crates(core)?) {
        let licence = one.license.as_deref().unwrap_or_default();
        let accepted = satisfied(licence, &|name| rules.accepts(&one.name, name));
        if !accepted {
            return Err(format!(
                "{} {}: {licence:?} is not accepted by deny.toml",
                one.name, one.version
            ));
        }
    }
    println!("licences: THIRD_PARTY.md is in step, and deny.toml accepts all of it");
    Ok(())
}

#[derive(Deserialize)]
struct Rules {
    licenses: Accepted,
}

#[derive(Deserialize)]
struct Accepted {
    allow: Vec<String>,
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: Vec<String>,
}

impl Rules {
    fn read() -> Done<Self> {
        let path = root().join("deny.toml");
        let text = std::fs::read_to_string(&path).map_err(|e| trouble(&path, e))?;
        toml::from_str(&text).map_err(|e| trouble(&path, e))
    }

    fn accepts(&self, name: &str, licence: &str) -> bool {
        let excepted = self
            .licenses
            .exceptions
            .iter()
            .filter(|one| one.name == name);
        let mut excepted = excepted.flat_map(|one| &one.allow);
        self.licenses.allow.iter().any(|one| one == licence) || excepted.any(|one| one == licence)
    }
}

/// Whether an SPDX expression can be met with what is accepted: one side of each OR, both of each AND. A slash is an old OR.
fn satisfied(expression: &str, accepted: &dyn Fn(&str) -> bool) -> bool {
    let text = expression.replace('/', " OR ").trim().to_owned();
    for (word, all) in [(" OR ", false), (" AND ", true)] {
        let parts = outside(&text, word);
        if parts.len() > 1 {
            let mut met = parts.iter().map(|part| satisfied(part, accepted));
            return if all {
                met.all(|met| met)
            } else {
                met.any(|met| met)
            };
        }
    }
    match text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
    {
        Some(inner) => satisfied(inner, accepted),
        None => accepted(&text),
    }
}

/// The parts of a text between words that stand outside of brackets.
fn outside<'a>(text: &'a str, word: &str) -> Vec<&'a str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_i32, 0);
    for (at, letter) in text.char_indices() {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        if depth == 0 && at >= start && text[at..].starts_with(word) {
            parts.push(&text[start..at]);
            start = at + word.len();
        }
    }
    parts.push(&text[start..]);
    parts
}

/// Fonts that are compiled into the programs, and the file with the licence of each.
const FONTS: [(&str, &str); 2] = [
    ("DejaVu fonts 2.37", "assets/papers/LICENCE-DEJAVU"),
    // `iced_graphics` brings the font without it.
    ("Fira Sans 4.203", "packaging/licences/FIRA-SANS"),
];

/// The Mozilla Public License, which the crates of UniFFI are under and do not bring.
const MPL: (&str, &str) = ("MPL-2.0", "packaging/licences/MPL-2.0");

/// The texts of all licences, each once, with the crates that have it.
pub fn texts(built: Built<'_>) -> Done<String> {
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let what = if built.is_core() { "core" } else { "programs" };
    let mut page = format!(
        "Crates that are compiled into the {what} of Ombrelle, and the texts of their licences.\n"
    );
    let ours = |file: &str| {
        let file = root().join(file);
        let text = std::fs::read_to_string(&file).map_err(|e| trouble(&file, e))?;
        Ok::<_, String>(text.trim().to_owned())
    };
    for one in crates(built)? {
        let name = format!("{} {}", one.name, one.version);
        let folder = one.manifest_path.parent().unwrap_or(Path::new(""));
        let found = licence_files(folder)?;
        if found.is_empty() {
            let licence = one.license.as_deref().unwrap_or("unknown");
            let sources = one.repository.as_deref().unwrap_or("its registry");
            page += &format!("\n{name}: {licence}; it brings no text. Sources: {sources}\n");
            if licence.contains(MPL.0) {
                by_text.entry(ours(MPL.1)?).or_default().push(name.clone());
            }
        }
        for text in found {
            by_text.entry(text).or_default().push(name.clone());
        }
    }
    let fonts = FONTS.iter().filter(|_| !built.is_core());
    for (name, file) in fonts {
        by_text
            .entry(ours(file)?)
            .or_default()
            .push((*name).to_owned());
    }
    let mut all: Vec<_> = by_text
        .into_iter()
        .map(|(text, names)| (names, text))
        .collect();
    all.sort();
    for (names, text) in all {
        page += &format!(
            "\n{}\n{}\n\n{}\n",
            "=".repeat(80),
            names.join(", "),
            text.trim()
        );
    }
    Ok(page)
}

fn licence_files(folder: &Path) -> Done<Vec<String>> {
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder)
        .map_err(|e| trouble(folder, e))?
        .flatten()
    {
        let name = entry.file_name().to_string_lossy().to_uppercase();
        let about = [
            "LICENSE",
            "LICENCE",
            "COPYING",
            "COPYRIGHT",
            "NOTICE",
            "UNLICENSE",
        ];
        if about.iter().any(|word| name.starts_with(word)) && entry.path().is_file() {
            let bytes = std::fs::read(entry.path()).map_err(|e| trouble(folder, e))?;
            texts.push(
                String::from_utf8_lossy(&bytes)
                    .replace("\r\n", "\n")
                    .trim()
                    .to_owned(),
            );
        }
    }
    texts.sort();
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_says_what_is_built_and_which_engine_goes_with_it() {
        let manifest = manifest::read().unwrap();
        for (target, core, engine) in [
            ("x86_64-unknown-linux-gnu", false, Some("linux")),
            ("x86_64-pc-windows-msvc", false, Some("windows")),
            ("aarch64-apple-darwin", false, Some("macos")),
            ("aarch64-linux-android", true, None),
            ("aarch64-apple-ios-sim", true, None),
        ] {
            let built = Built::of(target);
            let found = built.runtime(&manifest).map(|runtime| runtime.os.as_str());
            assert_eq!((built.is_core(), found), (core, engine), "{target}");
        }
        assert!(run(&["--target"]).is_err() && run(&["--texts", "x"]).is_err());
        assert!(run(&["--target", "x86_64-unknown-linux-gnu", "--texts"]).is_err());
    }

    #[test]
    fn the_core_and_the_programs_have_their_own_texts() {
        let programs = texts(Built::LINUX).unwrap();
        let core = Built {
            package: CORE,
            ..Built::LINUX
        };
        let core = texts(core).unwrap();
        for font in ["SIL OPEN FONT LICENSE", "Bitstream Vera Fonts Copyright"] {
            assert!(programs.contains(font) && !core.contains(font), "{font}");
        }
        assert!(programs.contains("iced 0.") && !core.contains("iced 0."));
        let mpl = "Mozilla Public License Version 2.0";
        assert!(
            core.contains(mpl) && core.contains("uniffi_core 0.") && !programs.contains("uniffi")
        );
    }

    #[test]
    fn a_licence_is_met_by_one_side_of_or_and_both_of_and() {
        let accepted = |name: &str| ["MIT", "Zlib"].contains(&name);
        for (expression, met) in [
            ("MIT", true),
            ("GPL-3.0", false),
            ("MIT OR GPL-3.0", true),
            ("GPL-3.0/MIT", true),
            ("MIT AND GPL-3.0", false),
            ("(GPL-3.0 OR MIT) AND Zlib", true),
            ("(GPL-3.0 AND MIT) OR (BSD OR GPL-2.0)", false),
            ("", false),
        ] {
            assert_eq!(satisfied(expression, &accepted), met, "{expression}");
        }
    }
}
