//! What can be wrong with what is asked of the register.

/// What can be wrong with what is asked of the register.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Error {
    /// No entry of the register has this number.
    #[error("no entry {number}")]
    NoSuchEntry {
        /// The number.
        number: u32,
    },
    /// Nothing in the evidence log has this number.
    #[error("no evidence {number}")]
    NoSuchEvidence {
        /// The number.
        number: u32,
    },
    /// No copy is kept with this entry of the evidence log.
    #[error("no copy with evidence {number}")]
    NoSuchCopy {
        /// The number.
        number: u32,
    },
    /// A file is too large for a copy to be kept.
    #[error("a copy of more than {limit} bytes")]
    CopyTooLarge {
        /// The most, in bytes.
        limit: u64,
    },
    /// The copies in the register would be too large together.
    #[error("copies of more than {limit} bytes together")]
    CopiesFull {
        /// The most, in bytes.
        limit: u64,
    },
    /// A file is, or may be, what an item shows: no copy of that is kept.
    #[error("a copy of what entry {number} shows")]
    CopyOfItem {
        /// The item.
        number: u32,
    },
    /// An animation, beside items: only its first picture can be compared with them, and another one may be what an item shows.
    #[error("a copy of an animation beside entries")]
    CopyOfAnimation,
    /// An export would take the place of a sealed file: a register, an album book.
    #[error("it would take the place of a sealed file")]
    WouldReplaceSealed,
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
