//! Why a paper is not printed; raised by the crate that prints.

use ombrelle_base::error::Cause;

/// Why a paper is not printed.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Error {
    /// Neither the program's fonts nor the system's have these letters. An empty box in place of a name would be a paper about nobody.
    #[error("no font has the letters {letters}")]
    PaperLetters {
        /// The letters, each once, with spaces between.
        letters: String,
    },
    /// A paper holds more than is printed at once.
    #[error("a paper of more than {limit} lines")]
    PaperTooLong {
        /// How many lines are printed.
        limit: usize,
    },
    /// The typesetter refused it.
    #[error("typesetting failed: {detail}")]
    PaperUnset {
        /// Its own words.
        #[source]
        detail: Cause,
    },
}

impl Error {
    /// The key of its words in the catalogues.
    pub fn code(&self) -> &'static str {
        self.into()
    }

    /// The codes of all, for tests that ask the catalogues for each.
    pub fn codes() -> &'static [&'static str] {
        <Self as strum::VariantNames>::VARIANTS
    }
}
