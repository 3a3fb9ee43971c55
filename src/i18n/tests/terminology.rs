//! The words of the Luxembourg guidelines (*Terminology Guidelines for the Protection of Children from Sexual Exploitation and Sexual
//! Abuse*) are used wherever a person reads: sentences, documents, what comes with the program.

use std::path::{Path, PathBuf};

/// What is never written: each makes of abuse a trade, a motive or a fault of the child.
const NEVER: &[&str] = &[
    "child porn",
    "child-porn",
    "childporn",
    "kiddie porn",
    "kiddy porn",
    "underage porn",
    "teen porn",
    "child erotica",
    "revenge porn",
    "revenge-porn",
    "child prostitut",
    "child sex tourism",
    "child lover",
    "child sex worker",
    "porno-vengeance",
    "vengeance pornographique",
    "revanche pornographique",
    "pornodivulgation",
    "pornographie infantile",
    "pornographie enfantine",
    "pornographie juvénile",
    "pédopornograph",
    "pédo-pornograph",
    "pedopornograph",
    "pédophile",
    "paedophile",
    "pedophile",
    "prostitution infantile",
    "prostitution enfantine",
    "enfant prostitué",
    "tourisme sexuel impliquant des enfants",
];

/// The name of a service, or an address, in which such words stand.
const NAMES: &[&str] = &[
    "Revenge Porn Helpline",
    "revenge-porn-helpline",
    "revengeporn",
];
/// In sources of facts, which are addresses of others.
const SOURCES: &[&str] =
    &["skppsc.ch/fr/dis-no-pour-que-les-personnes-aux-penchants-pedophiles-disent-non"];

fn files(folder: &Path, all: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        let text = ["ftl", "md", "toml", "tsv", "txt", "typ", "trycmd"];
        if path.is_dir() {
            files(&path, all);
        } else if path
            .extension()
            .is_some_and(|ending| text.iter().any(|text| ending == *text))
        {
            all.push(path);
        }
    }
}

#[test]
fn only_the_words_of_the_guidelines_are_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut all = Vec::new();
    for folder in [
        "src/i18n/catalogues",
        "src/cli/tests/cmd",
        "assets",
        "docs",
        "packaging",
    ] {
        files(&root.join(folder), &mut all);
    }
    let pages = [
        "README.md",
        "ARCHITECTURE.md",
        "THREAT_MODEL.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "CONTRIBUTING.md",
    ];
    all.extend(pages.map(|page| root.join(page)));
    assert!(all.len() > 40, "the files were not found");
    let mut read = 0;
    for path in all {
        let Ok(mut text) = std::fs::read_to_string(&path) else {
            continue;
        };
        read += 1;
        for name in NAMES.iter().chain(SOURCES) {
            text = text.replace(name, "");
        }
        let text = text.to_lowercase();
        for word in NEVER {
            assert!(!text.contains(word), "`{word}` in {}", path.display());
        }
    }
    assert!(read > 40);
}
