//! What can be wrong with a picture, and decoders' errors as ours.

use std::io;

use image::ImageError;

use ombrelle_base::error::Cause;
use ombrelle_base::progress::Cancelled;
use ombrelle_base::{disk, is_video};

/// What can be wrong with a picture that is to be opened or written.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Error {
    /// The file itself: no bytes, or too many.
    #[error(transparent)]
    File(#[from] disk::Error),
    /// The bytes are no picture of a kind that we open.
    #[error("no picture")]
    NotAPicture,
    /// A video.
    #[error("a video")]
    IsAVideo,
    /// A picture of a kind, or with a feature, that we know and do not open.
    #[error("{feature} is not opened")]
    Unsupported {
        /// The kind or feature, in the field's own term.
        feature: String,
    },
    /// The file ends before the picture does.
    #[error("the file ends before the picture does")]
    Truncated,
    /// The picture's data contradict themselves.
    #[error("damaged: {detail}")]
    Damaged {
        /// The decoder's own words, for a bug report.
        #[source]
        detail: Cause,
    },
    /// More pixels than the limit.
    #[error("{width} x {height} pixels, the limit is {limit}")]
    TooManyPixels {
        /// Width that the file announces.
        width: u32,
        /// Height that the file announces.
        height: u32,
        /// The limit, in pixels.
        limit: u64,
    },
    /// The computer has no memory for the picture.
    #[error("no memory for the pixels")]
    NoMemoryForPhoto,
    /// Opening took longer than the limit.
    #[error("opening took longer than {seconds} s")]
    TookTooLong {
        /// The limit.
        seconds: u64,
    },
    /// The picture is too large for the output format.
    #[error("the format takes at most {limit} pixels a side")]
    TooLargeForFormat {
        /// The longest side that the format allows.
        limit: u32,
    },
    /// The person stopped it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl Error {
    /// Why bytes of none of our kinds are not opened.
    pub fn of_no_picture(bytes: &[u8]) -> Self {
        match is_video(bytes) {
            true => Self::IsAVideo,
            false => Self::NotAPicture,
        }
    }

    /// The key of its words in the catalogues.
    pub fn code(&self) -> &'static str {
        match self {
            Self::File(error) => error.code(),
            own => own.into(),
        }
    }

    /// The codes of all, for tests that ask the catalogues for each; without those of [`disk::Error`].
    pub fn codes() -> impl Iterator<Item = &'static str> {
        let names = <Self as strum::VariantNames>::VARIANTS.iter();
        names.copied().filter(|name| *name != "file")
    }
}

/// A decoder's words, for a bug report.
pub(super) fn damaged(detail: impl ToString) -> Error {
    Error::Damaged {
        detail: detail.to_string().into(),
    }
}

/// A kind or feature that we know and do not open.
pub(super) fn unsupported(feature: impl Into<String>) -> Error {
    Error::Unsupported {
        feature: feature.into(),
    }
}

/// Our error for one of `image`.
pub(super) fn of_image(error: ImageError) -> Error {
    match &error {
        ImageError::Unsupported(what) => unsupported(what.to_string()),
        _ => of_error(&error),
    }
}

/// The end of the file where that is the cause, however deep; otherwise the decoder's words.
pub(super) fn of_error(error: &(dyn std::error::Error + 'static)) -> Error {
    let mut cause = Some(error);
    while let Some(inner) = cause {
        let end = inner
            .downcast_ref::<io::Error>()
            .is_some_and(|e| e.kind() == io::ErrorKind::UnexpectedEof);
        if end {
            return Error::Truncated;
        }
        cause = inner.source();
    }
    // The GIF decoder has a word of its own for it.
    let words = error.to_string();
    if words.to_lowercase().contains("unexpected end of file") {
        return Error::Truncated;
    }
    damaged(words)
}
