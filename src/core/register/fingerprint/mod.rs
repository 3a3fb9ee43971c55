//! What is kept of a file in place of the file.

mod container;
mod digest;
mod edges;
mod error;
mod files;
mod frames;
mod picture;
mod video;

use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::Path;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::cage::Decoding;
use crate::disk;
use crate::error::{Error, ErrorKind, FileError, MediaError};
use crate::photo::{Kind, Limits};
use crate::progress::Progress;

pub use digest::Digest;
pub use error::FingerprintError;
pub use frames::Ffmpeg;

/// Bytes that tell what a file is.
const HEAD: usize = 4096;

/// Largest video, in bytes: some three hours of a phone's 4K.
pub const LARGEST_VIDEO: u64 = 64 << 30;

/// The fingerprints of the picture or video at `path`, and what the person should know about them. Kept nowhere.
///
/// The file is opened once, for reading only, without a new time of access where the system allows;
/// for an `ffmpeg` on `PATH`, which decodes the frames of a video, it is opened a second time. Nothing is
/// written. What is decoded, `decoding` says where. `limits` is for pictures; videos may have [`LARGEST_VIDEO`] bytes.
///
/// # Errors
/// [`Error`] without a path, since what a person keeps secret must not get into a log: the reasons of [`make`].
pub fn of(
    path: &Path,
    limits: &Limits,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<(Fingerprint, Vec<Note>), Error> {
    let (made, notes) = of_file(path, Edges::AsTheyAre, (limits, decoding), progress)?;
    Ok((made.fingerprint, notes))
}

/// As [`of`], for a file that is to be looked for in a register: a picture with guesses, too, at what it was before it had a border or lost its edges.
///
/// # Errors
/// Those of [`of`].
pub fn sought(
    path: &Path,
    limits: &Limits,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<(Sought, Vec<Note>), Error> {
    of_file(path, Edges::Guessed, (limits, decoding), progress)
}

/// SHA-256 of any file, opened and read once without a new time of access where the system allows.
///
/// # Errors
/// Those of reading, without a path; a request to stop.
pub(super) fn sha256_of_file(path: &Path, progress: &Progress) -> Result<Digest<32>, ErrorKind> {
    crate::vault::keep_memory_private();
    let (mut file, length) = disk::open_discreetly(path, LARGEST_VIDEO)?;
    let digests = files::of_stream(&mut file, length, progress);
    let digests = digests.map_err(|error| match error {
        // The sentence for a video would be wrong here.
        ErrorKind::Fingerprint(_) => ErrorKind::File(FileError::Io {
            detail: "it became shorter while it was read".into(),
        }),
        other => other,
    })?;
    Ok(digests.sha256.clone())
}

/// SHA-256 of bytes in memory.
pub(super) fn sha256_of_bytes(bytes: &[u8]) -> Digest<32> {
    files::of_bytes(bytes).sha256.clone()
}

fn of_file(
    path: &Path,
    edges: Edges,
    how: (&Limits, &Decoding),
    progress: &Progress,
) -> Result<(Sought, Vec<Note>), Error> {
    crate::vault::keep_memory_private();
    let (mut file, length) = disk::open_discreetly(path, LARGEST_VIDEO)?;
    let ffmpeg = Ffmpeg::on_path();
    let source = (&mut file, length);
    Ok(make_sought(
        source,
        (path, ffmpeg.as_ref()),
        edges,
        how,
        progress,
    )?)
}

/// As [`sought`], from the bytes of a picture or a video that the host has read, and which it wipes. The frames of a video are not
/// hashed: no program reads them from memory.
///
/// # Errors
/// Those of [`of`].
pub fn of_bytes(
    bytes: &[u8],
    limits: &Limits,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<(Sought, Vec<Note>), Error> {
    crate::vault::keep_memory_private();
    let source = (&mut Cursor::new(bytes), bytes.len() as u64);
    Ok(make_sought(
        source,
        (Path::new(""), None),
        Edges::Guessed,
        (limits, decoding),
        progress,
    )?)
}

/// Makes the fingerprints of a picture or a video of `length` bytes in `source`, which is the file at
/// `path`, and says what a person should know about them. What it is, its content says. The path
/// is only handed on to `ffmpeg`, for videos; without that program a video has no frame hashes.
///
/// Pictures are held in memory and wiped (a decoder's own working memory is freed and not
/// wiped); `limits` is for them. Videos are read in pieces.
///
/// # Errors
/// A [`ErrorKind`] of the groups *file itself* and *picture*; [`FingerprintError::NeitherPictureNorVideo`],
/// [`FingerprintError::VideoTruncated`], [`FingerprintError::VideoDamaged`]; [`ErrorKind::Cancelled`]. None holds anything of
/// the file's content or name.
pub fn make(
    source: (&mut (impl Read + Seek), u64),
    video: (&Path, Option<&Ffmpeg>),
    limits: &Limits,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<(Fingerprint, Vec<Note>), ErrorKind> {
    let how = (limits, decoding);
    let (made, notes) = make_sought(source, video, Edges::AsTheyAre, how, progress)?;
    Ok((made.fingerprint, notes))
}

fn make_sought(
    (source, length): (&mut (impl Read + Seek), u64),
    (path, ffmpeg): (&Path, Option<&Ffmpeg>),
    edges: Edges,
    (limits, decoding): (&Limits, &Decoding),
    progress: &Progress,
) -> Result<(Sought, Vec<Note>), ErrorKind> {
    let head = read(source, length.min(HEAD as u64))?;
    if let Some(kind) = Kind::sniff(&head) {
        if length > limits.bytes {
            return Err(ErrorKind::File(FileError::TooManyBytes {
                bytes: length,
                limit: limits.bytes,
            }));
        }
        source
            .seek(SeekFrom::Start(0))
            .map_err(|e| FileError::from(&e))?;
        let bytes = read(source, length)?;
        return picture::fingerprint(kind, &bytes, edges, (limits, decoding), progress);
    }
    let container = container::Container::sniff(&head).ok_or(ErrorKind::Fingerprint(
        FingerprintError::NeitherPictureNorVideo,
    ))?;
    video::fingerprint(
        container,
        (source, length),
        (path, ffmpeg),
        limits,
        decoding,
        progress,
    )
}

/// What is hashed of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edges {
    /// The picture.
    AsTheyAre,
    /// The picture, and what it may have been before it had a border or lost its edges.
    Guessed,
}

/// A file that is looked for in a register. Its parts are wiped when they are dropped.
#[derive(Clone)]
pub struct Sought {
    /// What would be kept of it.
    pub fingerprint: Fingerprint,
    /// PDQ of the frames of a video with their turned and mirrored forms: a copy may have been saved upright. Empty for a picture.
    pub turned: Vec<PictureHashes>,
    /// PDQ of the picture without its even border; empty where it has none.
    pub unframed: Vec<Digest<32>>,
    /// PDQ of the picture with what a cut may have taken from its edges, for many such cuts.
    pub widened: Vec<Digest<32>>,
}

impl From<Fingerprint> for Sought {
    /// Without guesses.
    fn from(fingerprint: Fingerprint) -> Self {
        Self {
            fingerprint,
            turned: Vec::new(),
            unframed: Vec::new(),
            widened: Vec::new(),
        }
    }
}

/// At most `length` bytes, in memory that is never moved and that is wiped.
fn read(source: &mut impl Read, length: u64) -> Result<Zeroizing<Vec<u8>>, ErrorKind> {
    let expected = usize::try_from(length).unwrap_or(0).saturating_add(64);
    let mut bytes = Zeroizing::new(Vec::with_capacity(expected));
    let mut part = source.take(length);
    part.read_to_end(&mut bytes)
        .map_err(|e| FileError::from(&e))?;
    match bytes.len() as u64 {
        0 => Err(ErrorKind::File(FileError::EmptyFile)),
        found if found < length => Err(ErrorKind::Media(MediaError::Truncated)),
        _ => Ok(bytes),
    }
}

/// What a person should know about a fingerprint.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames, Serialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case", tag = "code")]
pub enum Note {
    /// There is so little to see that the hashes cannot tell the picture from others.
    Featureless {
        /// The quality, 0 to 49.
        quality: u8,
    },
    /// A side is too short to be hashed: only the file's bytes were.
    TooSmall {
        /// The shortest side that can be, in pixels.
        side: u32,
    },
    /// The file is an animation: only its first picture was hashed.
    FirstPictureOnly,
    /// Frames of a video were hashed.
    FramesHashed {
        /// How many.
        count: u64,
    },
    /// No program for videos is installed: only the file's bytes were hashed.
    NoFfmpeg,
    /// The program for videos could not decode this one: only the file's bytes were hashed.
    FramesFailed,
}

impl Note {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

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

#[cfg(test)]
mod tests;
