//! What can be wrong with a cover.

/// What can be wrong with a cover.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Error {
    /// A region drawn by hand has no area inside the picture.
    #[error("a region without area inside the picture")]
    RegionOutside,
    /// Not every pixel that a cover has to hide was painted over: a fault of the program, and the picture is withheld.
    #[error("not every pixel was covered")]
    CoverFailed,
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
