//! Fingerprints under the names that front ends used before.

pub use crate::register::fingerprint::{
    Digest, FileKind, Fingerprint, FrameHash, LARGEST_VIDEO, Note, PictureHashes, of as fingerprint,
};
