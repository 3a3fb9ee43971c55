//! The head of a JPEG as libjpeg writes it, which most programs write with: no searcher can tell by it which copies are ours.
//!
//! `jpeg-encoder` says JFIF 1.02, puts the frame before its tables and counts components from 0. libjpeg says 1.01, puts the
//! tables first and counts from 1, as JFIF wants it. Both write the tables of ITU-T T.81, annex K, scaled in the same way.

use std::ops::Range;

/// Where `jpeg-encoder` puts the frame and the two tables of quantisation, behind SOI and JFIF.
const FRAME_AND_TABLES: Range<usize> = 20..177;
/// Bytes of the frame of three components, with its marker.
const FRAME: usize = 19;
/// The minor version of JFIF.
const MINOR_VERSION: usize = 12;
const COMPONENTS: usize = 3;

/// Rewrites the head of a baseline JPEG of three components in place; none where it is not as `jpeg-encoder` writes it.
pub(super) fn as_libjpeg_writes_it(jpeg: &mut [u8]) -> Option<()> {
    *jpeg.get_mut(MINOR_VERSION)? = 1;
    let moved = jpeg.get_mut(FRAME_AND_TABLES)?;
    if !moved.starts_with(&[0xFF, 0xC0, 0, 17, 8]) {
        return None;
    }
    moved.rotate_left(FRAME);
    let frame = FRAME_AND_TABLES.end.checked_sub(FRAME)?;
    number(jpeg, frame.checked_add(10)?, 3)?;
    let scan = scan(jpeg, FRAME_AND_TABLES.end)?;
    number(jpeg, scan.checked_add(5)?, 2)
}

/// Counts the components of a frame or scan from 1; their entries begin at `at`, each of `step` bytes.
fn number(jpeg: &mut [u8], at: usize, step: usize) -> Option<()> {
    let entries = jpeg.get_mut(at..)?.iter_mut().step_by(step);
    for (number, component) in (0..).zip(entries.take(COMPONENTS)) {
        if *component != number {
            return None;
        }
        *component = number.saturating_add(1);
    }
    Some(())
}

/// Where the scan begins, at or after `at`, where a segment begins.
fn scan(jpeg: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let [0xFF, marker, high, low, ..] = *jpeg.get(at..)? else {
            return None;
        };
        if marker == 0xDA {
            return Some(at);
        }
        at = at.checked_add(2 + usize::from(u16::from_be_bytes([high, low])))?;
    }
}
