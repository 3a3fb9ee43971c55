//! Pictures: what is told by their first bytes, and their pixels.

use std::sync::LazyLock;
use std::time::Duration;

use ombrelle_base::progress::Progress;
use ombrelle_base::{Kind, Region};
use ombrelle_cage::{Error as CageError, Workers};
use ombrelle_media::{Blocks, Error, Limits, Picture, announced_pixels, decode, decode_stored};

/// As the program's own, with fewer pixels, so that thousands of files are read in a minute and a
/// process of little memory is enough.
pub(super) const LIMITS: Limits = Limits {
    bytes: 1 << 24,
    pixels: 1 << 20,
    memory: u64::MAX,
    time: Duration::from_secs(10),
    expendable: false,
};

/// First bytes say one kind, and what is announced can be said of any bytes.
pub(super) fn sniff(bytes: &[u8]) {
    let kind = Kind::sniff(bytes);
    let pixels = announced_pixels(bytes);
    assert!(pixels.is_none() || kind.is_some(), "pixels of no picture");
    // More bytes behind the first ones make no other kind of them.
    if let Some(kind) = kind {
        let longer = [bytes, &[0; 64]].concat();
        let same = matches!(kind, Kind::Heic | Kind::Avif) || Kind::sniff(&longer) == Some(kind);
        assert!(same, "{kind:?} becomes another kind by its end");
    }
}

pub(super) fn jpeg(bytes: &[u8]) {
    of(Kind::Jpeg, bytes);
}

pub(super) fn png(bytes: &[u8]) {
    of(Kind::Png, bytes);
}

pub(super) fn webp(bytes: &[u8]) {
    of(Kind::Webp, bytes);
}

pub(super) fn tiff(bytes: &[u8]) {
    of(Kind::Tiff, bytes);
}

pub(super) fn gif(bytes: &[u8]) {
    of(Kind::Gif, bytes);
}

pub(super) fn heic(bytes: &[u8]) {
    of(Kind::Heic, bytes);
}

pub(super) fn avif(bytes: &[u8]) {
    in_a_worker(Kind::Avif, bytes);
}

pub(super) fn jxl(bytes: &[u8]) {
    in_a_worker(Kind::Jxl, bytes);
}

/// In a worker, as the program reads it: that one may end with the file, and nothing else may.
fn in_a_worker(kind: Kind, bytes: &[u8]) {
    // This program again; `main` asks whether it is one.
    static WORKERS: LazyLock<Workers> = LazyLock::new(Workers::of_this_program);
    if Kind::sniff(bytes) != Some(kind) {
        return;
    }
    match WORKERS.open(bytes, &LIMITS, &Progress::default()) {
        Ok(opened) => sized(&opened.picture, bytes),
        Err(CageError::DecoderEnded) => {}
        Err(CageError::Media(reason)) => refused(&reason),
        Err(other) => panic!("{other:?}"),
    }
}

fn of(kind: Kind, bytes: &[u8]) {
    if Kind::sniff(bytes) == Some(kind) {
        opened(bytes);
    }
}

/// Decodes, and asks of the pixels what must hold of all: none where the file was refused.
pub(super) fn opened(bytes: &[u8]) -> Option<Picture> {
    match decode(bytes, &LIMITS, &Progress::default()) {
        Ok(picture) => {
            sound(&picture, bytes);
            Some(picture)
        }
        Err(reason) => {
            refused(&reason);
            None
        }
    }
}

fn sound(picture: &Picture, bytes: &[u8]) {
    sized(picture, bytes);
    // As it is stored it is the same picture, perhaps turned.
    let pixels = u64::from(picture.width()) * u64::from(picture.height());
    if pixels < 1 << 14 {
        let stored = decode_stored(bytes, &LIMITS, &Progress::default());
        let stored = stored.expect("a picture that opens upright opens as it is stored");
        let upright = stored.upright();
        let size = upright.as_ref().unwrap_or(&stored).size();
        assert_eq!(size, picture.rgb.dimensions());
        let length = stored.rgb().len() as u64;
        assert_eq!(length, 3 * pixels);
    }
}

/// What its size has to do with the limits, with its opacity and with what the file announced.
fn sized(picture: &Picture, bytes: &[u8]) {
    let (width, height) = (u64::from(picture.width()), u64::from(picture.height()));
    let pixels = width * height;
    assert!(pixels > 0 && pixels <= LIMITS.pixels, "{width} x {height}");
    let alpha = picture.alpha.as_ref();
    assert!(alpha.is_none_or(|alpha| alpha.dimensions() == picture.rgb.dimensions()));
    let announced = announced_pixels(bytes);
    assert!(
        announced.is_none_or(|announced| announced >= pixels),
        "{pixels} pixels where {announced:?} were announced"
    );
    grown(picture, bytes);
}

/// A box that grows to the blocks of its file still holds all of itself.
fn grown(picture: &Picture, bytes: &[u8]) {
    let Some(blocks) = Blocks::of(bytes) else {
        return;
    };
    let size = (picture.width(), picture.height());
    let place = Region {
        x: (size.0 / 2) as f32,
        y: (size.1 / 2) as f32,
        width: 1.0,
        height: 1.0,
    };
    let grown = blocks.around(&place, size);
    let holds = grown.x <= place.x
        && grown.y <= place.y
        && grown.x + grown.width >= place.x + place.width
        && grown.y + grown.height >= place.y + place.height;
    assert!(holds, "{place:?} grows to {grown:?} in {size:?}");
}

/// A refusal is about the picture, and no decoder gave up: a panic is contained, and yet a fault.
fn refused(reason: &Error) {
    assert!(
        !matches!(
            reason,
            Error::Cancelled(_) | Error::TooLargeForFormat { .. }
        ),
        "{reason:?}"
    );
    assert!(
        !matches!(reason, Error::TookTooLong { .. }),
        "decoding takes longer than {:?}",
        LIMITS.time
    );
    let told = format!("{reason:?}");
    assert!(!told.contains("gave up"), "the decoder panicked");
}
