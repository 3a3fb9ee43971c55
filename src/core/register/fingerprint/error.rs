//! What can be wrong with a file that is to be fingerprinted, beside what can be wrong with a picture.

/// What can be wrong with a file that is to be fingerprinted, beside what can be wrong with a picture.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum FingerprintError {
    /// The bytes are neither a picture nor a video of a kind that we know.
    #[error("neither a picture nor a video")]
    NeitherPictureNorVideo,
    /// The file ends before the video does.
    #[error("the file ends before the video does")]
    VideoTruncated,
    /// The video's data contradict themselves.
    #[error("the video is damaged")]
    VideoDamaged,
}

impl FingerprintError {
    /// The key of its words in the catalogues.
    pub fn code(&self) -> &'static str {
        self.into()
    }

    /// The codes of all, for tests that ask the catalogues for each.
    pub fn codes() -> &'static [&'static str] {
        <Self as strum::VariantNames>::VARIANTS
    }
}
