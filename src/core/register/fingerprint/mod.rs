//! What is kept of a file in place of the file.

mod digest;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

pub use digest::Digest;

/// What the bytes of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    /// A picture that was decoded.
    Picture,
    /// A video (MP4, MOV, WebM).
    Video,
}

/// The fingerprints of one file. Holds neither its name nor its size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Fingerprint {
    /// What the file is.
    #[zeroize(skip)]
    pub kind: FileKind,
    /// MD5 (RFC 1321) of its bytes: what services compare for videos.
    pub md5: Digest<16>,
    /// SHA-256 (FIPS 180-4) of its bytes.
    pub sha256: Digest<32>,
    /// PDQ of a picture: as stored and, where Exif turns the photo, also upright.
    pub pictures: Vec<PictureHashes>,
    /// PDQ of the frames of a video, one a second (vPDQ); empty for a picture and where no
    /// program decoded the video.
    pub frames: Vec<FrameHash>,
}

/// The PDQ hashes of one picture and of its seven turned and mirrored forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct PictureHashes {
    /// Whether the pixels were turned as Exif asks before hashing.
    #[zeroize(skip)]
    pub upright: bool,
    /// 0 (featureless) to 100; below 50 the hashes match too much.
    pub quality: u8,
    /// Eight hashes in the order of `ombrelle_pdq::Dihedral::all`; the first is the picture itself.
    pub hashes: Vec<Digest<32>>,
}

/// The PDQ hash of one frame of a video.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct FrameHash {
    /// Where in the video, in milliseconds from its start.
    pub milliseconds: u64,
    /// 0 (featureless) to 100.
    pub quality: u8,
    /// The hash of the frame as it is.
    pub hash: Digest<32>,
}
