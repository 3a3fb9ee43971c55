//! The boxes of MP4 and MOV.

use std::io::{Read, Seek};

use super::Walk;
use crate::error::{ErrorKind, FingerprintError};

/// First boxes of a file without `ftyp` (QuickTime before 2001).
const OLD_QUICKTIME: [&[u8; 4]; 3] = [b"moov", b"mdat", b"wide"];
/// Brands of files that are built alike and hold no film: Canon's raw photos.
const NO_FILM: &[u8; 4] = b"crx ";
/// Largest table of contents that is read, in bytes; an hour of video has about one megabyte.
const CONTENTS: u64 = 256 << 20;

pub(super) fn sniff(head: &[u8]) -> bool {
    match (head.get(4..8), head.get(8..12)) {
        (Some(b"ftyp"), Some(brand)) => brand != NO_FILM,
        (Some(kind), Some(_)) => OLD_QUICKTIME.iter().any(|old| kind == *old),
        _ => false,
    }
}

pub(super) fn check<S: Read + Seek>(walk: &mut Walk<'_, S>) -> Result<(), ErrorKind> {
    let (mut contents, mut samples, mut film) = (false, false, false);
    while walk.left() > 0 {
        let (head, found) = walk.peek::<16>()?;
        let Some((kind, header, size)) = one(&head, found, walk.left()) else {
            // What some programs leave behind the last box does no harm to those before.
            if contents && samples {
                break;
            }
            return Err(if found < 8 {
                ErrorKind::Fingerprint(FingerprintError::VideoTruncated)
            } else {
                ErrorKind::Fingerprint(FingerprintError::VideoDamaged)
            });
        };
        match &kind {
            b"moov" => {
                let body = walk.body(walk.at + header, size - header, CONTENTS)?;
                film |= has_film(&body);
                contents = true;
            }
            b"mdat" | b"moof" => samples = true,
            _ => {}
        }
        walk.skip(size)?;
    }
    match (contents, samples, film) {
        (true, true, true) => Ok(()),
        (true, _, false) => Err(ErrorKind::Fingerprint(
            FingerprintError::NeitherPictureNorVideo,
        )),
        // A recording that was broken off has no table of contents yet.
        _ => Err(ErrorKind::Fingerprint(FingerprintError::VideoTruncated)),
    }
}

/// Kind, size of the header and of the whole box; none where it contradicts itself.
fn one(head: &[u8; 16], found: usize, left: u64) -> Option<([u8; 4], u64, u64)> {
    let [a, b, c, d, k0, k1, k2, k3, long @ ..] = *head;
    if found < 8 {
        return None;
    }
    let (header, size) = match u32::from_be_bytes([a, b, c, d]) {
        // To the end of the file.
        0 => (8, left),
        1 if found == 16 => (16, u64::from_be_bytes(long)),
        size => (8, size.into()),
    };
    (size >= header).then_some(([k0, k1, k2, k3], header, size))
}

/// Whether a `trak` says that it holds pictures (`hdlr` of kind `vide`).
fn has_film(contents: &[u8]) -> bool {
    boxes(contents)
        .filter(|(kind, _)| kind == b"trak")
        .flat_map(|(_, trak)| boxes(trak))
        .filter(|(kind, _)| kind == b"mdia")
        .flat_map(|(_, mdia)| boxes(mdia))
        .any(|(kind, hdlr)| &kind == b"hdlr" && hdlr.get(8..12) == Some(b"vide"))
}

/// Kind and body of each box, up to the first broken one.
fn boxes(mut bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    std::iter::from_fn(move || {
        let mut head = [0; 16];
        let found = bytes.len().min(16);
        head.get_mut(..found)?.copy_from_slice(bytes.get(..found)?);
        let (kind, header, size) = one(&head, found, bytes.len() as u64)?;
        let (header, size) = (usize::try_from(header).ok()?, usize::try_from(size).ok()?);
        let body = bytes.get(header..size)?;
        bytes = bytes.get(size..)?;
        Some((kind, body))
    })
}
