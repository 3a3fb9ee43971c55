//! The languages, and the sentences of each.

use std::sync::LazyLock;

use ombrelle_i18n::Language as Spoken;
use ombrelle_i18n::Words;

use crate::mirror::mirrored;

mirrored! {
    /// A language in which Ombrelle speaks.
    Language = Spoken {
        /// English, also for people who speak none of the others.
        English,
        /// French.
        French,
    }
}

/// The language of a tag like `fr`, `fr-CA` or `fr_FR.UTF-8`; none where Ombrelle does not speak it.
#[uniffi::export]
pub fn language_of(tag: String) -> Option<Language> {
    tag.parse().ok().map(|spoken: Spoken| spoken.into())
}

/// The sentences of a language, read when it is first spoken.
pub(crate) fn words(language: Language) -> &'static Words {
    static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new(Spoken::English).on_a_phone());
    static FRENCH: LazyLock<Words> = LazyLock::new(|| Words::new(Spoken::French).on_a_phone());
    match language {
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
    }
}
