//! What can be wrong with carrying out a draft, and with saving.

/// What can be wrong with carrying out a draft, and with saving.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Error {
    /// The photo is not the one that was looked at when it was decided what is to be done.
    #[error("the photo changed since it was looked at")]
    PhotoChanged,
    /// The output is the original itself.
    #[error("the output is the original itself")]
    WouldReplaceOriginal,
    /// A copy that was written is not any more what it was.
    #[error("the copy changed since it was written")]
    CopyChanged,
    /// A photo that is to show who is looked for has no face that can be compared, or several.
    #[error("not one face but {count}")]
    NotOneFace {
        /// How many were found.
        count: usize,
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
