//! What can be wrong with what the caller hands in.

use std::fmt;

/// Why pixels or a written hash were refused.
///
/// No variant carries pixels or the digits of a hash, so that an error may be logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A side is shorter than [`MIN_SIDE`](crate::MIN_SIDE) pixels, or so long that the buffer
    /// could not be addressed.
    Size {
        /// Pixels in a row.
        width: usize,
        /// Rows.
        height: usize,
    },
    /// The buffer ends before the last pixel, or the stride is shorter than a row.
    Buffer {
        /// Elements (bytes of RGB, numbers of luma) that width, height and stride ask for.
        expected: usize,
        /// Elements that are there.
        found: usize,
    },
    /// Not 64 hexadecimal digits.
    Hex,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Size { width, height } => write!(
                f,
                "a picture of {width} x {height} pixels cannot be hashed: each side needs at least {} pixels",
                crate::MIN_SIDE
            ),
            Self::Buffer { expected, found } => {
                write!(
                    f,
                    "the pixels need {expected} elements and {found} are there"
                )
            }
            Self::Hex => f.write_str("a PDQ hash is written as 64 hexadecimal digits"),
        }
    }
}

impl std::error::Error for Error {}
