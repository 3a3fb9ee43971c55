//! PDQ of a picture.
//!
//! What is hashed: sRGB of eight bits as our decoder gives it (colours converted by the file's profile,
//! sixteen bits reduced, a pixel's own colour where it is transparent), in the order of the file, and
//! once more upright where Exif turns the photo, since programs differ in what they hash. No
//! resizing before: the reference's library hashes all pixels too.

use ombrelle_pdq::{Dihedral, MIN_QUALITY, MIN_SIDE, Picture};
use zeroize::Zeroize;

use super::edges::guesses;
use super::{Digest, Edges, FileKind, Fingerprint, Note, PictureHashes, Sought, files};
use crate::cage::Decoding;
use crate::error::{ErrorKind, MediaError};
use crate::photo::{Kind, Limits, Stored};
use crate::progress::{Phase, Progress};

/// The fingerprints of a picture's file, and where `edges` says so its guesses. Its pixels are wiped.
///
/// # Errors
/// Those of [`Decoding::open_stored`], with the kind of file in place of a decoder's own words.
pub(super) fn fingerprint(
    kind: Kind,
    bytes: &[u8],
    edges: Edges,
    (limits, decoding): (&Limits, &Decoding),
    progress: &Progress,
) -> Result<(Sought, Vec<Note>), ErrorKind> {
    progress.step(Phase::Hashing, 0, 2)?;
    let stored = decoding
        .open_stored(bytes, limits, progress)
        .map_err(|e| discreet(e.into(), kind))?;
    progress.step(Phase::Hashing, 1, 2)?;
    let mut pictures: Vec<_> = hashes(&stored, false).into_iter().collect();
    if let Some(upright) = stored.upright() {
        pictures.extend(hashes(&upright, true));
    }
    let files = files::of_bytes(bytes);
    let mut notes: Vec<Note> = note(&pictures).into_iter().collect();
    if is_animation(kind, bytes, (limits, decoding), progress)? {
        notes.push(Note::FirstPictureOnly);
    }
    progress.step(Phase::Hashing, 2, 2)?;
    let fingerprint = Fingerprint {
        kind: FileKind::Picture,
        md5: files.md5,
        sha256: files.sha256,
        pictures,
        frames: Vec::new(),
    };
    let mut sought = Sought::from(fingerprint);
    if edges == Edges::Guessed {
        let made = guesses(&stored);
        (sought.unframed, sought.widened) = (made.unframed, made.widened);
    }
    Ok((sought, notes))
}

/// Whether a file holds further pictures of an animation, which nobody hashes. Only the kinds that can are looked through.
fn is_animation(
    kind: Kind,
    bytes: &[u8],
    (limits, decoding): (&Limits, &Decoding),
    progress: &Progress,
) -> Result<bool, ErrorKind> {
    match kind {
        Kind::Gif | Kind::Png | Kind::Webp | Kind::Jxl => {}
        Kind::Jpeg | Kind::Tiff | Kind::Heic | Kind::Avif => return Ok(false),
    }
    let inspection = decoding
        .inspect(bytes, limits, progress)
        .map_err(|e| discreet(e.into(), kind))?;
    Ok(inspection.is_animation())
}

/// Keeps pieces of a picture's data out of errors: a decoder may quote them.
fn discreet(reason: ErrorKind, kind: Kind) -> ErrorKind {
    match reason {
        ErrorKind::Media(MediaError::Damaged { .. }) => ErrorKind::Media(MediaError::Damaged {
            detail: <&str>::from(kind).into(),
        }),
        other => other,
    }
}

fn note(pictures: &[PictureHashes]) -> Option<Note> {
    let Some(quality) = pictures.iter().map(|picture| picture.quality).min() else {
        let side = MIN_SIDE as u32;
        return Some(Note::TooSmall { side });
    };
    (quality < MIN_QUALITY).then_some(Note::Featureless { quality })
}

/// A picture of this size is hashed without the blur, except for its turned forms: the reference's
/// hash that programs exchange is then not the first of the eight.
const UNBLURRED: (usize, usize) = (64, 64);

/// None for a picture with a side too short to be hashed.
fn hashes(stored: &Stored, upright: bool) -> Option<PictureHashes> {
    let (width, height) = stored.size();
    let size = (width as usize, height as usize);
    let picture = Picture::rgb(stored.rgb(), size.0, size.1).ok()?;
    Some(eight(&picture, size, upright))
}

/// The hashes of a picture of this size, in pixels, and of its turned and mirrored forms.
pub(super) fn eight(picture: &Picture<'_>, size: (usize, usize), upright: bool) -> PictureHashes {
    let mut found = picture.dihedral();
    if size == UNBLURRED {
        let mut exchanged = picture.hash();
        exchanged
            .hash
            .as_bytes_mut()
            .swap_with_slice(found.original.as_bytes_mut());
        found.quality = exchanged.quality;
        exchanged.hash.as_bytes_mut().zeroize();
    }
    let hashes = found.all().map(|hash| Digest::new(*hash.as_bytes())).into();
    let quality = found.quality;
    wipe(&mut found);
    PictureHashes {
        upright,
        quality,
        hashes,
    }
}

fn wipe(found: &mut Dihedral) {
    let Dihedral {
        original,
        rotate90,
        rotate180,
        rotate270,
        flip_x,
        flip_y,
        flip_plus1,
        flip_minus1,
        quality,
    } = found;
    quality.zeroize();
    for hash in [
        original,
        rotate90,
        rotate180,
        rotate270,
        flip_x,
        flip_y,
        flip_plus1,
        flip_minus1,
    ] {
        hash.as_bytes_mut().zeroize();
    }
}
