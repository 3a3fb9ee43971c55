//! What a letter lacks.

use super::Field;

/// What a letter lacks.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Error {
    /// Fields that its kind demands are empty.
    #[error("empty fields: {fields:?}")]
    LetterIncomplete {
        /// Which.
        fields: Vec<Field>,
    },
    /// A field is longer than a letter holds.
    #[error("{field:?} is longer than {limit} letters")]
    LetterFieldTooLong {
        /// Which.
        field: Field,
        /// How long it may be.
        limit: usize,
    },
    /// A field that a letter says in the middle of a sentence has more than one line.
    #[error("{field:?} has more than one line")]
    LetterFieldOneLine {
        /// Which.
        field: Field,
    },
    /// Only a notice to a host can go without a name.
    #[error("this kind of letter needs a name")]
    LetterNeedsAName,
    /// The decision holds: nobody is asked to take down what is agreed to.
    #[error("decision {number} is not withdrawn")]
    DecisionHolds {
        /// Its number.
        number: u32,
    },
    /// No such photo is noted in the book.
    #[error("no exported photo {photo}")]
    NoSuchExport {
        /// What was asked for.
        photo: String,
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
