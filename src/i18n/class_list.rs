//! The words of a class list in each language: titles of columns and what stands in them.

use ombrelle_core::consent::class_list::{ClassListWords, Column};
use ombrelle_core::consent::{Age, Audience, Reply, Visibility};

use crate::Language;

impl Language {
    /// The words in which a class list is written in this language.
    pub fn class_list_words(self) -> &'static ClassListWords {
        match self {
            Self::English => &ENGLISH,
            Self::French => &FRENCH,
        }
    }
}

/// The words of all languages: a class list is read in any of them.
pub fn class_list_words() -> [&'static ClassListWords; Language::ALL.len()] {
    Language::ALL.map(Language::class_list_words)
}

/// Commas, as Excel writes them in English.
const ENGLISH: ClassListWords = ClassListWords {
    separator: b',',
    titles: &[
        (Column::Name, "name"),
        (Column::Age, "age"),
        (Column::Parents, "parents"),
        (Column::Audience, "audience"),
        (Column::Decision, "decision"),
        (Column::Until, "until"),
        (Column::AgreedBy, "agreed by"),
        (Column::AgreedOn, "agreed on"),
        (Column::Child, "child says"),
    ],
    ages: &[
        (Age::Adult, "adult"),
        (Age::Under7, "under 7"),
        (Age::From7, "7 to 11"),
        (Age::From12, "12 to 17"),
    ],
    audiences: &[
        (Audience::OnlyUs, "only us"),
        (Audience::FamilyChat, "family chat"),
        (Audience::ClosedGroup, "closed group"),
        (Audience::Public, "public"),
    ],
    wishes: &[
        (Visibility::Shown, "shown"),
        (Visibility::Covered, "covered"),
        (Visibility::Shown, "yes"),
        (Visibility::Covered, "no"),
    ],
    replies: &[
        (Reply::Yes, "yes"),
        (Reply::No, "no"),
        (Reply::OnlyCovered, "only covered"),
        (Reply::DontKnow, "don't know"),
    ],
};

/// Semicolons, as Excel writes them in French, where a comma stands in numbers.
const FRENCH: ClassListWords = ClassListWords {
    separator: b';',
    titles: &[
        (Column::Name, "nom"),
        (Column::Age, "âge"),
        (Column::Parents, "parents"),
        (Column::Audience, "diffusion"),
        (Column::Decision, "décision"),
        (Column::Until, "jusqu’au"),
        (Column::AgreedBy, "accord de"),
        (Column::AgreedOn, "accord le"),
        (Column::Child, "avis de l’enfant"),
    ],
    ages: &[
        (Age::Adult, "adulte"),
        (Age::Under7, "moins de 7"),
        (Age::From7, "7 à 11"),
        (Age::From12, "12 à 17"),
    ],
    audiences: &[
        (Audience::OnlyUs, "entre nous"),
        (Audience::FamilyChat, "famille"),
        (Audience::ClosedGroup, "groupe fermé"),
        (Audience::Public, "public"),
    ],
    wishes: &[
        (Visibility::Shown, "montré"),
        (Visibility::Covered, "couvert"),
        (Visibility::Shown, "oui"),
        (Visibility::Covered, "non"),
    ],
    replies: &[
        (Reply::Yes, "oui"),
        (Reply::No, "non"),
        (Reply::OnlyCovered, "seulement couvert"),
        (Reply::DontKnow, "ne sait pas"),
    ],
};

#[cfg(test)]
mod tests {
    use ombrelle_core::consent::class_list::plain;
    use strum::VariantArray;

    use super::*;

    /// Each value of a list has a word that is written, and no word of any language means two values.
    fn complete<T: Copy + PartialEq + std::fmt::Debug + 'static>(
        values: &[T],
        table: impl Fn(&ClassListWords) -> &'static [(T, &'static str)],
    ) {
        for words in class_list_words() {
            for value in values {
                let written = table(words).iter().find(|(one, _)| one == value);
                assert!(
                    written.is_some_and(|(_, word)| !word.is_empty()),
                    "{value:?}"
                );
            }
        }
        let all: Vec<(T, String)> = class_list_words()
            .iter()
            .flat_map(|words| table(words))
            .map(|(value, word)| (*value, plain(word)))
            .collect();
        for (value, word) in &all {
            let mut same = all.iter().filter(|(_, other)| other == word);
            assert!(same.all(|(other, _)| other == value), "{word}");
        }
    }

    #[test]
    fn every_language_has_every_word_of_a_class_list() {
        complete(Column::VARIANTS, |words| words.titles);
        complete(
            &[Age::Adult, Age::Under7, Age::From7, Age::From12],
            |words| words.ages,
        );
        complete(Audience::VARIANTS, |words| words.audiences);
        complete(&[Visibility::Shown, Visibility::Covered], |words| {
            words.wishes
        });
        complete(
            &[Reply::Yes, Reply::No, Reply::OnlyCovered, Reply::DontKnow],
            |words| words.replies,
        );
        for words in class_list_words() {
            assert!(matches!(words.separator, b',' | b';'));
        }
    }
}
