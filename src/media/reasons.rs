//! Decoders' errors as our reasons.

use std::error::Error;
use std::io;

use image::ImageError;

use crate::error::Reason;

/// A decoder's words, for a bug report.
pub(super) fn damaged(detail: impl ToString) -> Reason {
    Reason::Damaged {
        detail: detail.to_string(),
    }
}

/// A kind or feature that we know and do not open.
pub(super) fn unsupported(feature: impl Into<String>) -> Reason {
    Reason::Unsupported {
        feature: feature.into(),
    }
}

/// The reason in an error of `image`.
pub(super) fn of_image(error: ImageError) -> Reason {
    match &error {
        ImageError::Unsupported(what) => unsupported(what.to_string()),
        _ => of_error(&error),
    }
}

/// The end of the file where that is the cause, however deep; otherwise the decoder's words.
pub(super) fn of_error(error: &(dyn Error + 'static)) -> Reason {
    let mut cause = Some(error);
    while let Some(inner) = cause {
        let end = inner
            .downcast_ref::<io::Error>()
            .is_some_and(|e| e.kind() == io::ErrorKind::UnexpectedEof);
        if end {
            return Reason::Truncated;
        }
        cause = inner.source();
    }
    // The GIF decoder has a word of its own for it.
    let words = error.to_string();
    if words.to_lowercase().contains("unexpected end of file") {
        return Reason::Truncated;
    }
    damaged(words)
}
