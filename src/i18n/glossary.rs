//! The terms of the field, in a child's and in a grown-up's words.

use ombrelle_core::letters::plain;

use crate::{Language, Words};

/// The terms, by the keys of their words in the catalogues.
pub const TERMS: &[&str] = &[
    "abuse-material",
    "exploitation",
    "image-abuse",
    "self-made",
    "extortion",
    "grooming",
    "fake",
    "undressing-program",
    "sexting",
    "bullying",
    "victim",
    "consent",
    "who-hurt",
    "second-harm",
    "sharenting",
    "live-abuse",
    "doxing",
    "help-line",
    "hotline",
    "trusted-flagger",
    "report",
    "takedown",
    "block-copies",
    "fingerprint",
    "case-number",
    "evidence",
    "complaint",
    "compensation",
    "image-right",
    "erasure",
    "anonymous",
    "confidential",
    "trusted-adult",
    "thoughts",
    "metadata",
    "face-search",
    "cover-term",
    "cloak-term",
    "disable-training",
    "platform-term",
];

/// What people call a term, in either language: words that news and friends use, and that a term avoids where they blame the person in the picture. Nobody reads
/// them here, but who looks for one finds the term.
const CALLED: &[(&str, &[&str])] = &[
    (
        "extortion",
        &["sextortion", "sextorsion", "blackmail", "chantage"],
    ),
    ("image-abuse", &["revenge porn", "leak", "leaked", "porn"]),
    ("self-made", &["nude", "nudes", "selfie"]),
    ("sexting", &["nude", "nudes", "dick pic"]),
    (
        "fake",
        &[
            "deepfake",
            "deep fake",
            "hypertrucage",
            "ai",
            "ia",
            "faux",
            "fake",
        ],
    ),
    ("undressing-program", &["nudify", "deepnude", "deepfake"]),
    (
        "abuse-material",
        &["csam", "pedopornographie", "child porn"],
    ),
    ("bullying", &["harcelement", "harassment"]),
    ("takedown", &["delete", "effacer", "supprimer"]),
];

/// One term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The term itself.
    pub name: String,
    /// What it means, for a child.
    pub for_a_child: String,
    /// What it means, for a grown-up.
    pub for_an_adult: String,
}

impl Words {
    /// All terms, by the alphabet of the language.
    pub fn glossary(&self) -> Vec<Term> {
        let mut all: Vec<Term> = TERMS.iter().map(|key| self.term(key)).collect();
        all.sort_by_key(|term| plain(&term.name));
        all
    }

    /// The terms that hold these words, or that people call so, in any language, by the alphabet.
    pub fn glossary_about(&self, words: &str) -> Vec<Term> {
        let words = plain(words);
        let languages = Language::ALL.map(Words::new);
        let about = |key: &&&str| {
            languages.iter().any(|one| {
                let name = one.say(&format!("glossary-{key}"), &[]);
                plain(&name).contains(&words)
            }) || CALLED
                .iter()
                .any(|(term, called)| term == *key && called.contains(&words.as_str()))
        };
        let mut found: Vec<Term> = TERMS
            .iter()
            .filter(about)
            .map(|key| self.term(key))
            .collect();
        found.sort_by_key(|term| plain(&term.name));
        found
    }

    fn term(&self, key: &str) -> Term {
        Term {
            name: self.say(&format!("glossary-{key}"), &[]),
            for_a_child: self.say(&format!("glossary-{key}-child"), &[]),
            for_an_adult: self.say(&format!("glossary-{key}-adult"), &[]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_is_explained_and_found_by_its_words_in_any_language() {
        for language in Language::ALL {
            let words = Words::new(language);
            let all = words.glossary();
            assert!(all.len() >= 40);
            for term in &all {
                assert!(term.for_a_child.ends_with('.'), "{term:?}");
                assert!(term.for_an_adult.ends_with('.'), "{term:?}");
                assert!(words.glossary_about(&term.name).contains(term));
            }
            assert_eq!(words.glossary_about("CHANTAGE").len(), 1);
            assert!(words.glossary_about("xylophone").is_empty());
        }
    }

    /// A child asks for the word that it heard.
    #[test]
    fn a_term_is_found_by_what_people_call_it() {
        for (called, key) in [
            ("sextortion", "extortion"),
            ("Sextorsion", "extortion"),
            ("revenge porn", "image-abuse"),
            ("deepfake", "fake"),
            ("Nudes", "sexting"),
            ("harcèlement", "bullying"),
        ] {
            for language in Language::ALL {
                let words = Words::new(language);
                let term = words.term(key);
                assert!(words.glossary_about(called).contains(&term), "{called}");
                assert!(!term.name.to_lowercase().contains("revenge"));
            }
        }
        for (key, called) in CALLED {
            assert!(TERMS.contains(key), "{key}");
            assert!(called.iter().all(|word| plain(word) == **word), "{key}");
        }
    }

    #[test]
    fn a_childs_words_are_short() {
        for language in Language::ALL {
            for term in Words::new(language).glossary() {
                for sentence in term.for_a_child.split(['.', ':', ';']) {
                    let count = sentence.split_whitespace().count();
                    assert!(count <= 18, "{count}: {sentence}");
                }
            }
        }
    }
}
