//! Which video a file is, and whether all of it is there: MP4, MOV and WebM by their own boxes.
//!
//! A cut video would give hashes that match no other copy, so it is refused like a cut picture.

mod mp4;
mod webm;

use std::io::{Read, Seek, SeekFrom};

use crate::error::{ErrorKind, FileError, FingerprintError};
use crate::progress::Progress;

/// Boxes or elements of one file that are walked; hours of video in one-second pieces have fewer.
const MOST_PARTS: usize = 4_000_000;
/// Parts between two checks whether to stop.
const PARTS_BETWEEN_LOOKS: usize = 1 << 12;

/// The families of video files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// MP4 and MOV (ISO/IEC 14496-12, QuickTime).
    Mp4,
    /// WebM and Matroska (RFC 9559).
    Webm,
}

impl Container {
    /// By a file's first bytes, for one that is no picture: HEIC and AVIF begin like MP4.
    pub(super) fn sniff(head: &[u8]) -> Option<Self> {
        if mp4::sniff(head) {
            Some(Self::Mp4)
        } else if webm::sniff(head) {
            Some(Self::Webm)
        } else {
            None
        }
    }

    /// Whether a picture track and all bytes are there.
    ///
    /// # Errors
    /// [`FingerprintError::VideoTruncated`], [`FingerprintError::VideoDamaged`], [`FingerprintError::NeitherPictureNorVideo`]
    /// for sound alone, [`ErrorKind::Cancelled`], those of the system.
    pub(super) fn check(
        self,
        source: &mut (impl Read + Seek),
        length: u64,
        progress: &Progress,
    ) -> Result<(), ErrorKind> {
        let mut walk = Walk {
            source,
            at: 0,
            length,
            parts: 0,
            progress,
        };
        match self {
            Self::Mp4 => mp4::check(&mut walk),
            Self::Webm => webm::check(&mut walk),
        }
    }
}

/// A walk along the parts of a file, within limits.
struct Walk<'a, S> {
    source: &'a mut S,
    at: u64,
    length: u64,
    parts: usize,
    progress: &'a Progress,
}

impl<S: Read + Seek> Walk<'_, S> {
    fn left(&self) -> u64 {
        self.length.saturating_sub(self.at)
    }

    /// Up to `N` bytes at the place, without moving on.
    fn peek<const N: usize>(&mut self) -> Result<([u8; N], usize), ErrorKind> {
        let io = |e: std::io::Error| FileError::from(&e);
        self.parts += 1;
        if self.parts > MOST_PARTS {
            return Err(ErrorKind::Fingerprint(FingerprintError::VideoDamaged));
        }
        if self.parts.is_multiple_of(PARTS_BETWEEN_LOOKS) {
            self.progress.check()?;
        }
        let mut bytes = [0; N];
        self.source.seek(SeekFrom::Start(self.at)).map_err(io)?;
        let mut filled = 0;
        while let Some(rest) = bytes.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match self.source.read(rest) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
                Err(e) => return Err(io(e).into()),
            }
        }
        Ok((bytes, filled))
    }

    /// Moves on by a part's size.
    fn skip(&mut self, size: u64) -> Result<(), ErrorKind> {
        if size > self.left() {
            return Err(ErrorKind::Fingerprint(FingerprintError::VideoTruncated));
        }
        self.at += size;
        Ok(())
    }

    /// The whole of a part of at most `limit` bytes.
    fn body(&mut self, from: u64, size: u64, limit: u64) -> Result<Vec<u8>, ErrorKind> {
        let io = |e: std::io::Error| FileError::from(&e);
        if size > limit {
            return Err(ErrorKind::Fingerprint(FingerprintError::VideoDamaged));
        }
        if from.saturating_add(size) > self.length {
            return Err(ErrorKind::Fingerprint(FingerprintError::VideoTruncated));
        }
        self.source.seek(SeekFrom::Start(from)).map_err(io)?;
        let mut body = Vec::new();
        let mut part = Read::take(&mut *self.source, size);
        part.read_to_end(&mut body).map_err(io)?;
        Ok(body)
    }
}

#[cfg(test)]
mod tests;
