//! Why a protected photo cannot be judged.

/// Why a protected photo cannot be judged.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Error {
    /// The original holds no face that the finder sees, so there is nothing to judge.
    #[error("no face to judge")]
    NoFaceToJudge,
    /// The protected photo has other proportions than the original.
    #[error("other proportions than the original")]
    OtherProportions,
    /// The protected photo shows something else than the original.
    #[error("another photo than the original")]
    OtherPhoto,
    /// No recogniser is installed: nobody can judge.
    #[error("no recogniser is installed")]
    NoWitness,
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
