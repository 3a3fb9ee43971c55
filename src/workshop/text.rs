//! A text in every language.

use serde::Deserialize;

/// What people read, in every language side by side, so that none can be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// English.
    pub en: String,
    /// French.
    pub fr: String,
}

impl Text {
    /// All languages with their codes (ISO 639-1).
    pub fn all(&self) -> [(&'static str, &str); 2] {
        [("en", &self.en), ("fr", &self.fr)]
    }
}
