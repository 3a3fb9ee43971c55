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

    /// The terms that hold these words, in any language, by the alphabet.
    pub fn glossary_about(&self, words: &str) -> Vec<Term> {
        let words = plain(words);
        let languages = Language::ALL.map(Words::new);
        let about = |key: &&&str| {
            languages.iter().any(|one| {
                let name = one.say(&format!("glossary-{key}"), &[]);
                plain(&name).contains(&words)
            })
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
