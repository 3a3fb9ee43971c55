//! What can be wrong with cloaking a face.

/// What can be wrong with cloaking a face.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Error {
    /// A face is too small to be cloaked.
    #[error("face {number} is too small to be cloaked")]
    FaceTooSmall {
        /// Its number among the faces of the photo, from 1.
        number: usize,
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
