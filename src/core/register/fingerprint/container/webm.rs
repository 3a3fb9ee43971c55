//! The elements of WebM and Matroska (RFC 8794, RFC 9559).

use std::io::{Read, Seek};

use super::Walk;
use crate::error::{ErrorKind, FingerprintError};

const EBML: u32 = 0x1A45_DFA3;
const DOC_TYPE: u32 = 0x4282;
const SEGMENT: u32 = 0x1853_8067;
const TRACKS: u32 = 0x1654_AE6B;
const TRACK_ENTRY: u32 = 0xAE;
const TRACK_TYPE: u32 = 0x83;
const CLUSTER: u32 = 0x1F43_B675;
/// The track type of pictures.
const FILM: &[u8] = &[1];
/// Largest list of tracks that is read, in bytes; fonts and covers stand elsewhere.
const LIST: u64 = 16 << 20;

pub(super) fn sniff(head: &[u8]) -> bool {
    let Some((EBML, header, Some(size))) = element(head) else {
        return false;
    };
    let end = usize::try_from(header + size).unwrap_or(usize::MAX);
    let body = head.get(header as usize..end.min(head.len()));
    elements(body.unwrap_or_default())
        .any(|(id, name)| id == DOC_TYPE && matches!(plain(name), b"webm" | b"matroska"))
}

/// A text of fixed length may end in zero bytes.
fn plain(name: &[u8]) -> &[u8] {
    name.split(|byte| *byte == 0).next().unwrap_or_default()
}

pub(super) fn check<S: Read + Seek>(walk: &mut Walk<'_, S>) -> Result<(), ErrorKind> {
    let (mut list, mut samples, mut film) = (false, false, false);
    while walk.left() > 0 {
        let (head, found) = walk.peek::<12>()?;
        let Some((id, header, size)) = element(head.get(..found).unwrap_or_default()) else {
            return Err(if found < head.len() {
                ErrorKind::Fingerprint(FingerprintError::VideoTruncated)
            } else {
                ErrorKind::Fingerprint(FingerprintError::VideoDamaged)
            });
        };
        samples |= id == CLUSTER;
        match (id, size) {
            // Its parts come next; its own size says whether they are all there.
            (SEGMENT, Some(size)) if header.saturating_add(size) > walk.left() => {
                return Err(ErrorKind::Fingerprint(FingerprintError::VideoTruncated));
            }
            // A recording of unknown length.
            (SEGMENT, _) | (CLUSTER, None) => walk.skip(header)?,
            (TRACKS, Some(size)) => {
                let body = walk.body(walk.at + header, size, LIST)?;
                film |= has_film(&body);
                list = true;
                walk.skip(header.saturating_add(size))?;
            }
            (_, Some(size)) => walk.skip(header.saturating_add(size))?,
            (_, None) => return Err(ErrorKind::Fingerprint(FingerprintError::VideoDamaged)),
        }
    }
    match (list, samples, film) {
        (true, true, true) => Ok(()),
        (true, _, false) => Err(ErrorKind::Fingerprint(
            FingerprintError::NeitherPictureNorVideo,
        )),
        _ => Err(ErrorKind::Fingerprint(FingerprintError::VideoTruncated)),
    }
}

fn has_film(tracks: &[u8]) -> bool {
    elements(tracks)
        .filter(|(id, _)| *id == TRACK_ENTRY)
        .flat_map(|(_, entry)| elements(entry))
        .any(|(id, value)| id == TRACK_TYPE && value == FILM)
}

/// Number and body of each element of known size, up to the first broken one.
fn elements(mut bytes: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    std::iter::from_fn(move || {
        let (id, header, size) = element(bytes)?;
        let end = usize::try_from(header.checked_add(size?)?).ok()?;
        let body = bytes.get(usize::try_from(header).ok()?..end)?;
        bytes = bytes.get(end..)?;
        Some((id, body))
    })
}

/// Number of an element with its mark, size of its header, size of its body (none if unknown).
fn element(bytes: &[u8]) -> Option<(u32, u64, Option<u64>)> {
    let (id, id_length) = number(bytes, 4)?;
    let (size, size_length) = number(bytes.get(id_length..)?, 8)?;
    let marker = 1_u64 << (7 * size_length);
    let value = size & (marker - 1);
    // All bits set: unknown.
    let size = (value != marker - 1).then_some(value);
    Some((id as u32, (id_length + size_length) as u64, size))
}

/// A number of at most `longest` bytes with its length mark, and how long it is.
fn number(bytes: &[u8], longest: usize) -> Option<(u64, usize)> {
    let length = bytes.first()?.leading_zeros() as usize + 1;
    if length > longest {
        return None;
    }
    let value = bytes
        .get(..length)?
        .iter()
        .fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
    Some((value, length))
}
