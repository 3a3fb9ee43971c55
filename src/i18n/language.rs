//! The languages that Ombrelle speaks, and which of them the person does.

use std::str::FromStr;

use unic_langid::LanguageIdentifier;

/// A language of the catalogues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English, also for people who speak none of the others.
    #[default]
    English,
    /// French.
    French,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// Its two-letter code (ISO 639-1).
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// The first language of the person's system that Ombrelle speaks, otherwise English.
    pub fn from_system() -> Self {
        sys_locale::get_locales()
            .find_map(|tag| tag.parse().ok())
            .unwrap_or_default()
    }

    pub(crate) fn identifier(self) -> LanguageIdentifier {
        // Both codes parse; the default is the rule of plurals of no language.
        self.code().parse().unwrap_or_default()
    }
}

/// The text names no language that Ombrelle speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLanguage;

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads a tag like `fr`, `fr-CA`, `fr_FR.UTF-8`, `fr-FR-u-mu-celsius`: only the language part counts.
    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        let tag = tag.split(['.', '@']).next().unwrap_or_default();
        // What one letter begins are extensions: how a phone's owner counts degrees and weeks.
        let parts = tag.split(['-', '_']).take_while(|part| part.len() != 1);
        let tag = parts.collect::<Vec<_>>().join("-");
        let spoken: LanguageIdentifier = tag.parse().map_err(|_| UnknownLanguage)?;
        Self::ALL
            .into_iter()
            .find(|language| language.code() == spoken.language.as_str())
            .ok_or(UnknownLanguage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_or_an_encoding_does_not_hide_the_language() {
        for tag in ["fr", "fr-CA", "fr_FR.UTF-8", "FR", "fr_BE@euro"] {
            assert_eq!(tag.parse(), Ok(Language::French), "{tag}");
        }
        // As Android gives it to whoever chose degrees, the first day of the week or a calendar.
        for tag in ["fr-FR-u-fw-mon-mu-celsius", "fr-CH-x-lvariant-home"] {
            assert_eq!(tag.parse(), Ok(Language::French), "{tag}");
        }
        assert_eq!("en_GB".parse(), Ok(Language::English));
    }

    #[test]
    fn a_language_that_is_not_spoken_is_refused() {
        for tag in ["", "de", "C", "POSIX", "x-fr", "klingon!", "français"] {
            assert_eq!(tag.parse::<Language>(), Err(UnknownLanguage), "{tag}");
        }
    }
}
