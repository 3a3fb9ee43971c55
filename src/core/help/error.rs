//! What can be wrong with an update of the directory.

use crate::calendar::Date;

/// What can be wrong with an update of the directory.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Error {
    /// It is larger than any directory.
    #[error("an update of more than {limit} bytes")]
    DirectoryTooLarge {
        /// The most, in bytes.
        limit: u64,
    },
    /// It is no update, or only its beginning.
    #[error("no signed directory")]
    DirectoryUnsigned,
    /// Another key signed it.
    #[error("signed by another key")]
    DirectoryOtherKey,
    /// It was cut or changed after it was signed.
    #[error("not what was signed")]
    DirectoryAltered,
    /// It is not newer than the directory that is there.
    #[error("checked on {checked}, not after {there}")]
    DirectoryOld {
        /// The day of the update.
        checked: Date,
        /// The day of the directory that is there.
        there: Date,
    },
    /// It is signed, and does not say what a directory of this version says.
    #[error("not understood")]
    DirectoryUnread,
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
