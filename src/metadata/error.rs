//! What can be wrong with a file that is marked or proved.

use ombrelle_base::error::Cause;

/// What can be wrong with a file that is marked or proved.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Error {
    /// The bytes are no file of the format that they were said to be.
    #[error("damaged: {detail}")]
    Damaged {
        /// What was found instead.
        #[source]
        detail: Cause,
    },
    /// The exported bytes still hold something; they are withheld.
    #[error("not proved clean: {}", .left.join(", "))]
    NotProvedClean {
        /// What was still there, in the field's own terms.
        left: Vec<String>,
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
