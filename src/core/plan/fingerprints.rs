//! Fingerprints of intimate pictures: made here, kept nowhere by this file.
//!
//! No error of this file holds a path: what a person keeps secret must not get into a log. The front end
//! says which file it was by its number.

use std::path::Path;

use crate::disk;
use crate::error::Error;
use crate::photo::Limits;
use crate::progress::Progress;
use crate::register::fingerprint::{self, Ffmpeg};

pub use crate::register::fingerprint::{
    Digest, FileKind, Fingerprint, FrameHash, Note, PictureHashes,
};

/// Largest video, in bytes: some three hours of a phone's 4K.
pub const LARGEST_VIDEO: u64 = 64 << 30;

/// Makes the fingerprints of a picture or a video, and says what the person should know about them.
/// The file is opened once, for reading only, without a new time of access where the system allows;
/// an `ffmpeg` on `PATH`, which decodes the frames of a video, opens it a second time. Nothing is
/// written. `limits` is for pictures; videos may have [`LARGEST_VIDEO`] bytes.
///
/// # Errors
/// [`Error`] without a path: a reason of the groups *file itself* and *picture*,
/// [`Reason::NeitherPictureNorVideo`], [`Reason::VideoTruncated`], [`Reason::VideoDamaged`],
/// [`Reason::Cancelled`].
///
/// [`Reason::NeitherPictureNorVideo`]: crate::error::Reason::NeitherPictureNorVideo
/// [`Reason::VideoTruncated`]: crate::error::Reason::VideoTruncated
/// [`Reason::VideoDamaged`]: crate::error::Reason::VideoDamaged
/// [`Reason::Cancelled`]: crate::error::Reason::Cancelled
pub fn fingerprint(
    path: &Path,
    limits: &Limits,
    progress: &Progress,
) -> Result<(Fingerprint, Vec<Note>), Error> {
    let (mut file, length) = disk::open_discreetly(path, LARGEST_VIDEO)?;
    let ffmpeg = Ffmpeg::on_path();
    let source = (&mut file, length);
    let made = fingerprint::make(source, (path, ffmpeg.as_ref()), limits, progress)?;
    Ok(made)
}
