//! The fingerprints of a video: its bytes, and its frames where a program decodes them.

use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use ombrelle_pdq::MIN_QUALITY;

use super::container::Container;
use super::frames::{Ffmpeg, Hashed};
use super::{FileKind, Fingerprint, Note, Sought, files};
use crate::cage::Decoding;
use crate::error::{ErrorKind, FileError};
use crate::photo::Limits;
use crate::progress::Progress;

/// Of `length` bytes in `source`, which is the file at `path`.
///
/// # Errors
/// Those of [`Container::check`] and of [`files::of_stream`].
pub(super) fn fingerprint(
    container: Container,
    (source, length): (&mut (impl Read + Seek), u64),
    (path, ffmpeg): (&Path, Option<&Ffmpeg>),
    limits: &Limits,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<(Sought, Vec<Note>), ErrorKind> {
    container.check(source, length, progress)?;
    source
        .seek(SeekFrom::Start(0))
        .map_err(|e| FileError::from(&e))?;
    let files = files::of_stream(source, length, progress)?;
    let (hashed, note) = match ffmpeg {
        None => (Hashed::default(), Note::NoFfmpeg),
        Some(ffmpeg) => match ffmpeg.frames(path, container, limits, decoding, progress)? {
            None => (Hashed::default(), Note::FramesFailed),
            Some(hashed) => {
                let count = hashed.frames.len() as u64;
                (hashed, Note::FramesHashed { count })
            }
        },
    };
    let Hashed { frames, turned } = hashed;
    let mut notes = vec![note];
    let best = frames.iter().map(|frame| frame.quality).max();
    if let Some(quality) = best.filter(|quality| *quality < MIN_QUALITY) {
        notes.push(Note::Featureless { quality });
    }
    let fingerprint = Fingerprint {
        kind: FileKind::Video,
        md5: files.md5,
        sha256: files.sha256,
        pictures: Vec::new(),
        frames,
    };
    let mut sought = Sought::from(fingerprint);
    sought.turned = turned;
    Ok((sought, notes))
}
