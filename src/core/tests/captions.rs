//! What a person gets from the check of a caption: how much of what invented captions tell is told, and how many that tell nothing
//! are left alone.
//!
//! 150 captions in English and 150 in French were written by somebody who had read neither the rules nor the lists, with
//! what each tells (`captions/en.toml`, `captions/fr.toml`). The rules were mended by those at even places alone; the
//! figures of docs/leaks.md are of the others. Run with `--nocapture` to read them.

// A test may stop at what it did not expect, and prints what it measured.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;

use ombrelle_core::leaks::{CaptionLeak, check_caption};
use serde::Deserialize;

#[derive(Deserialize)]
struct Set {
    caption: Vec<Written>,
}

/// A caption, and what it tells.
#[derive(Deserialize)]
struct Written {
    text: String,
    tells: Vec<Told>,
}

#[derive(Deserialize)]
struct Told {
    kind: String,
    words: String,
}

/// How many were told, of how many.
#[derive(Default, Clone, Copy)]
struct Share {
    told: u32,
    all: u32,
}

impl Share {
    fn count(&mut self, told: bool) {
        self.told += u32::from(told);
        self.all += 1;
    }
}

/// What the captions of one half give.
#[derive(Default)]
struct Figures {
    /// Stretches that were told as the kind that they are.
    kinds: BTreeMap<String, Share>,
    /// Stretches that were told, as whatever kind.
    any: Share,
    /// Captions that tell nothing, of which something was told all the same.
    alarms: Share,
}

fn overlap(leak: &CaptionLeak, words: &str) -> bool {
    let (leak, words) = (leak.content.to_lowercase(), words.to_lowercase());
    leak.contains(&words) || words.contains(&leak)
}

fn is_kind(leak: &CaptionLeak, kind: &str) -> bool {
    match kind {
        "street" => leak.kind.code() == "address",
        "date" => matches!(leak.kind.code(), "date" | "birth-date"),
        kind => leak.kind.code() == kind,
    }
}

/// The figures of the captions that were not looked at while the rules were made.
fn held_out(set: &str) -> Figures {
    let set: Set = toml::from_str(set).unwrap();
    let mut figures = Figures::default();
    for written in set.caption.iter().skip(1).step_by(2) {
        let found = check_caption(&written.text).found;
        if written.tells.is_empty() {
            figures.alarms.count(!found.is_empty());
        }
        for told in &written.tells {
            let mut over = found
                .iter()
                .filter(|leak| overlap(leak, &told.words))
                .peekable();
            figures.any.count(over.peek().is_some());
            let kind = figures.kinds.entry(told.kind.clone()).or_default();
            kind.count(over.any(|leak| is_kind(leak, &told.kind)));
        }
    }
    figures
}

#[test]
fn most_of_what_captions_tell_is_told_and_few_that_tell_nothing_are_accused() {
    // Language, captions, at least so many told as what they are and as anything, at most so many false alarms.
    let sets = [
        ("en", include_str!("captions/en.toml"), 62, 64, 2),
        ("fr", include_str!("captions/fr.toml"), 57, 61, 0),
    ];
    for (language, set, right, any, alarms) in sets {
        let figures = held_out(set);
        let told: u32 = figures.kinds.values().map(|share| share.told).sum();
        for (kind, share) in &figures.kinds {
            println!("{language} {kind}: {} of {}", share.told, share.all);
        }
        let all = figures.any.all;
        let Share {
            told: accused,
            all: quiet,
        } = figures.alarms;
        println!(
            "{language} as what it is: {told} of {all}; as anything: {} of {all}",
            figures.any.told
        );
        println!("{language} of captions that tell nothing: {accused} of {quiet}");
        assert!(all > 60 && quiet > 20, "the set is whole");
        assert!(told >= right, "{language}: {told} of {all}");
        assert!(
            figures.any.told >= any,
            "{language}: {} of {all}",
            figures.any.told
        );
        assert!(accused <= alarms, "{language}: {accused} of {quiet}");
    }
}
