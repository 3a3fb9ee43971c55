//! The blocks in which a lossy file keeps its pixels. A block mixes all that lies in it, so that what is covered can be
//! read from the rest of its block: a cover has to reach to the block's edge.
//!
//! JPEG (ITU-T T.81, A.1 and A.2): blocks of 8 x 8 samples, up to 32 x 32 pixels where colour has fewer samples, independent of each other but for the
//! decoder's smoothing of such colour, which reaches half a sample further. VP8 in WebP (RFC 6386) has blocks of 16 x 16 and predicts
//! each from its neighbours, as HEVC (ITU-T H.265) does with blocks of up to 32 x 32: one block more. JPEG XL (ISO/IEC 18181-1) predicts no pixel from
//! another block, but transforms up to 256 x 256 at once, and filters what comes of it; what may reach further in it: docs/jxl.md. Strips and tiles of
//! TIFF may be JPEG each: where their blocks lie is not looked for.

use image::metadata::Orientation;
use ombrelle_base::jxl::{Head, LARGEST_SCALE, Scan, boxes};
use ombrelle_base::{Kind, Region};
use serde::{Deserialize, Serialize};

use super::orientation;

/// Where the blocks of an original lie in its upright picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blocks {
    across: Axis,
    down: Axis,
}

/// Lines between blocks, in one direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Axis {
    /// Length of a block, in pixels; 1 where it is not known where blocks begin.
    block: u32,
    /// A place where a block begins, in pixels.
    start: u32,
    /// Pixels beyond a block's edge that hold something of it.
    beyond: u32,
}

impl Blocks {
    /// The blocks of a file; none where each pixel is kept by itself, and where the file is none that we know.
    pub fn of(file: &[u8]) -> Option<Self> {
        match Kind::sniff(file)? {
            Kind::Jpeg => Some(jpeg(file)),
            Kind::Webp => is_lossy_webp(file).then(|| Self::anywhere(16 - 1 + 16 + 1)),
            Kind::Heic => Some(Self::anywhere(32 - 1 + 32 + 1)),
            // AV1 transforms take up to 64 pixels a side, and blocks are predicted from their neighbours.
            Kind::Avif => Some(Self::anywhere(64 - 1 + 64 + 1)),
            // The blocks of the JPEG that it was, the smoothing of its colour, and the filters of JPEG XL.
            Kind::Jxl if was_a_jpeg(file) => Some(Self::anywhere(16 - 1 + 1 + 7)),
            Kind::Jxl => Some(Self::anywhere(IN_JXL)),
            Kind::Tiff => is_lossy_tiff(file).then(Self::anywhere_in_jpeg),
            Kind::Png | Kind::Gif => None,
        }
    }

    /// The same, where a decoder looked through the file: a picture of JPEG XL that is stored smaller than it is shown has blocks that are so many
    /// times as large. Where that cannot be told, they are as large as they can be.
    pub fn of_scanned(file: &[u8], scan: Option<&Scan>) -> Option<Self> {
        let blocks = Self::of(file)?;
        if Kind::sniff(file) != Some(Kind::Jxl) || was_a_jpeg(file) {
            return Some(blocks);
        }
        Some(match scan.and_then(|scan| scan.scale) {
            Some(1) => blocks,
            // What enlarges it looks at two pixels more to each side.
            scale => Self::anywhere((IN_JXL + 2 + 1) * scale.unwrap_or(LARGEST_SCALE)),
        })
    }

    fn anywhere(beyond: u32) -> Self {
        let axis = Axis {
            block: 1,
            start: 0,
            beyond,
        };
        Self {
            across: axis,
            down: axis,
        }
    }

    fn anywhere_in_jpeg() -> Self {
        Self::anywhere(LARGEST_UNIT - 1 + smoothed(4))
    }

    /// How far covers grow on the average, in pixels: to each side, and above and below.
    pub fn mean_reach(&self) -> (f32, f32) {
        (self.across.mean_reach(), self.down.mean_reach())
    }

    /// The region grown until nothing outside of it holds anything of it, within a picture of this size. What has no area in the picture
    /// stays as it is.
    pub fn around(&self, region: &Region, (width, height): (u32, u32)) -> Region {
        if !region.touches(width, height) {
            return *region;
        }
        let (left, right) = self.across.around(region.x, region.x + region.width, width);
        let (top, bottom) = self.down.around(region.y, region.y + region.height, height);
        Region {
            x: left,
            y: top,
            width: right - left,
            height: bottom - top,
        }
    }
}

impl Axis {
    /// How far a cover grows on the average, to one side.
    fn mean_reach(self) -> f32 {
        (self.block.saturating_sub(1)) as f32 / 2.0 + self.beyond as f32
    }

    fn around(&self, from: f32, to: f32, side: u32) -> (f32, f32) {
        let side = i64::from(side);
        // `as` saturates.
        let (from, to) = (
            (from.floor() as i64).clamp(0, side),
            (to.ceil() as i64).clamp(0, side),
        );
        let (block, start) = (i64::from(self.block.max(1)), i64::from(self.start));
        let beyond = i64::from(self.beyond);
        let low = start + (from - start).div_euclid(block) * block - beyond;
        let high = start - (start - to).div_euclid(block) * block + beyond;
        (low.clamp(0, side) as f32, high.clamp(0, side) as f32)
    }
}

/// How far a pixel of JPEG XL tells of others: the largest transform, the smoothing of means of 8 x 8 pixels, and the filters, three passes along edges,
/// and one that softens blocks.
const IN_JXL: u32 = 256 - 1 + 8 + 7;

/// Pixels on each side of a minimum coded unit of the coarsest colour that there is, with four pixels a sample (T.81, A.1.1).
const LARGEST_UNIT: u32 = 32;

/// What the headers of a JPEG file say of its blocks. Cameras leave stray bytes between them, which the decoder passes over: where blocks lie
/// is then not known, and neither is it with two frames or two Exif blocks, of which the decoder obeys one.
fn jpeg(file: &[u8]) -> Blocks {
    in_order(file).unwrap_or_else(Blocks::anywhere_in_jpeg)
}

/// The same of headers that follow each other without a gap, up to the first scan: what turns the picture may stand behind its frame.
fn in_order(file: &[u8]) -> Option<Blocks> {
    let (mut frames, mut turns) = (Vec::new(), Vec::new());
    let mut at = 2;
    loop {
        let marker = *file.get(at + 1).filter(|_| file.get(at) == Some(&0xFF))?;
        if marker == 0xFF {
            at += 1;
            continue;
        }
        let length = usize::from(u16::from_be_bytes(*file.get(at + 2..)?.first_chunk()?));
        let body = file.get(at + 4..(at + 2).checked_add(length)?)?;
        match marker {
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => frames.push(Frame::of(body)?),
            0xE1 if body.starts_with(b"Exif\0") => turns.push(orientation::of_exif(body)),
            // Stuffing, and markers that stand alone: none of them belongs here.
            0x00 | 0x01 | 0xD0..=0xD9 => return None,
            0xDA => break,
            _ => {}
        }
        at += 2 + length;
    }
    match (frames.as_slice(), turns.as_slice()) {
        ([frame], []) => Some(frame.turned(Orientation::NoTransforms)),
        ([frame], [turn]) => Some(frame.turned(*turn)),
        _ => None,
    }
}

/// A JPEG's frame header (T.81, B.2.2).
struct Frame {
    width: u32,
    height: u32,
    /// Width and height of a minimum coded unit, in pixels.
    mcu: (u32, u32),
    /// Pixels by which the decoder's smoothing of colour reaches into the next unit.
    smoothed: (u32, u32),
}

/// Reach of the smoothing of colour with so many pixels a sample: half a sample; a whole one where it is done in two steps.
fn smoothed(pixels: u32) -> u32 {
    match pixels {
        0 | 1 => 0,
        2 => 1,
        _ => 8,
    }
}

impl Frame {
    fn of(body: &[u8]) -> Option<Self> {
        let word = |at: usize| {
            Some(u32::from(u16::from_be_bytes(
                *body.get(at..)?.first_chunk()?,
            )))
        };
        let count = usize::from(*body.get(5)?);
        let factors: Vec<(u32, u32)> = body
            .get(6..)?
            .chunks_exact(3)
            .take(count)
            .filter_map(|component| component.get(1))
            .map(|factor| (u32::from(factor >> 4).max(1), u32::from(factor & 15).max(1)))
            .collect();
        let most = (
            factors.iter().map(|f| f.0).max()?,
            factors.iter().map(|f| f.1).max()?,
        );
        // One component has blocks of 8 x 8, whatever its factors are (A.2.2).
        let most = if factors.len() == 1 { (1, 1) } else { most };
        Some(Self {
            width: word(3)?,
            height: word(1)?,
            mcu: (8 * most.0, 8 * most.1),
            smoothed: (smoothed(most.0), smoothed(most.1)),
        })
    }

    fn turned(&self, turn: Orientation) -> Blocks {
        use Orientation as O;
        let across = |reversed: bool| Axis {
            block: self.mcu.0,
            start: if reversed { self.width % self.mcu.0 } else { 0 },
            beyond: self.smoothed.0,
        };
        let down = |reversed: bool| Axis {
            block: self.mcu.1,
            start: if reversed {
                self.height % self.mcu.1
            } else {
                0
            },
            beyond: self.smoothed.1,
        };
        let (across, down) = match turn {
            O::NoTransforms => (across(false), down(false)),
            O::FlipHorizontal => (across(true), down(false)),
            O::FlipVertical => (across(false), down(true)),
            O::Rotate180 => (across(true), down(true)),
            O::Rotate90FlipH => (down(false), across(false)),
            O::Rotate90 => (down(true), across(false)),
            O::Rotate270 => (down(false), across(true)),
            O::Rotate270FlipH => (down(true), across(true)),
        };
        Blocks { across, down }
    }
}

/// Whether a JPEG XL file keeps the coefficients of a JPEG: it has what is needed to write that again, and colours as that had them.
fn was_a_jpeg(file: &[u8]) -> bool {
    let told = boxes(file).any(|part| &part.kind == b"jbrd");
    told && Head::of(file).is_some_and(|head| !head.xyb)
}

/// Whether a WebP file holds anything but lossless pictures; an animation is taken for lossy.
fn is_lossy_webp(file: &[u8]) -> bool {
    let mut at = 12_usize;
    while let Some(head) = file.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let [a, b, c, d, length @ ..] = *head;
        match &[a, b, c, d] {
            b"VP8L" => return false,
            b"VP8 " | b"ANMF" => return true,
            _ => {}
        }
        let length = u32::from_le_bytes(length) as usize;
        at = at
            .saturating_add(8)
            .saturating_add(length)
            .saturating_add(length & 1);
    }
    true
}

/// How a page of a TIFF file is packed where each pixel is kept as it is: not at all, as faxes are, LZW, Deflate (two numbers), PackBits, LZMA, Zstandard.
const LOSSLESS: [u64; 10] = [1, 2, 3, 4, 5, 8, 32_946, 32_773, 34_925, 50_000];

/// Whether the first page of a TIFF file is packed in another way, or in one that cannot be read: JPEG as a rule.
fn is_lossy_tiff(file: &[u8]) -> bool {
    !compression(file).is_some_and(|method| LOSSLESS.contains(&method))
}

/// How the first page of a TIFF file is packed (TIFF 6.0, sections 2 and 8).
fn compression(file: &[u8]) -> Option<u64> {
    const COMPRESSION: u64 = 259;
    let number = |at: u64, width: usize| -> Option<u64> {
        let at = usize::try_from(at).ok()?;
        let digits = file.get(at..at.checked_add(width)?)?;
        let joined = |sum: u64, digit: &u8| sum << 8 | u64::from(*digit);
        Some(match file.starts_with(b"II") {
            true => digits.iter().rev().fold(0, joined),
            false => digits.iter().fold(0, joined),
        })
    };
    // Widths of the count and of an entry, and where a value stands in it; BigTIFF has eight bytes where others have two or four.
    let (page, count, entry, value) = match number(2, 2)? {
        43 => (number(8, 8)?, 8, 20, 12),
        _ => (number(4, 4)?, 2, 12, 8),
    };
    let first = page.checked_add(count as u64)?;
    for entry in (0..number(page, count)?).map(|place| first.checked_add(place * entry)) {
        let entry = entry?;
        if number(entry, 2)? == COMPRESSION {
            return number(entry.checked_add(value)?, 2);
        }
    }
    // Without a word, not at all.
    Some(1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn region(x: f32, y: f32, width: f32, height: f32) -> Region {
        Region {
            x,
            y,
            width,
            height,
        }
    }

    #[test]
    fn a_region_grows_to_the_edges_of_the_blocks_it_touches_and_no_further() {
        let axis = |block, start, beyond| Axis {
            block,
            start,
            beyond,
        };
        let blocks = Blocks {
            across: axis(16, 0, 1),
            down: axis(8, 3, 0),
        };
        let grown = blocks.around(&region(17.5, 3.0, 10.0, 8.0), (100, 100));
        assert_eq!(grown, region(15.0, 3.0, 18.0, 8.0));
        let grown = blocks.around(&region(31.0, 2.9, 2.0, 0.2), (100, 100));
        assert_eq!(grown, region(15.0, 0.0, 34.0, 11.0));
        // At the borders of the picture it ends.
        let grown = blocks.around(&region(-5.0, 90.0, 200.0, 50.0), (100, 100));
        assert_eq!(grown, region(0.0, 83.0, 100.0, 17.0));
        let outside = region(200.0, 0.0, 10.0, 10.0);
        assert_eq!(blocks.around(&outside, (100, 100)), outside);
    }

    /// A JPEG's first bytes: its headers, and the scan that they lead to.
    fn headers(parts: &[&[u8]]) -> Vec<u8> {
        let mut file = b"\xFF\xD8".to_vec();
        for part in parts {
            file.extend_from_slice(part);
        }
        file.extend_from_slice(b"\xFF\xDA\0\x02");
        file
    }

    /// 20 pixels wide and high, with half as much colour each way.
    const FRAME: &[u8] = b"\xFF\xC0\0\x11\x08\0\x14\0\x14\x03\x01\x22\0\x02\x11\0\x03\x11\0";
    /// The picture is turned by half.
    const TURNED: &[u8] =
        b"\xFF\xE1\0\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x03\0\0\0\0\0\0\0";

    #[test]
    fn a_tiff_that_is_packed_as_jpeg_has_blocks_and_others_have_none() {
        let other = |big: bool, number: u64, width: usize| {
            let (low, high) = (number.to_le_bytes(), number.to_be_bytes());
            match big {
                true => high[8 - width..].to_vec(),
                false => low[..width].to_vec(),
            }
        };
        // A page of one entry, the width, and of that of the compression where there is one.
        let plain = |big: bool, method: Option<u64>| {
            let n = |number, width| other(big, number, width);
            let order: &[u8] = if big { b"MM" } else { b"II" };
            let entries = [Some((256, 20)), method.map(|method| (259, method))];
            let entries: Vec<(u64, u64)> = entries.into_iter().flatten().collect();
            let mut file = [order, &n(42, 2), &n(8, 4), &n(entries.len() as u64, 2)].concat();
            for (tag, value) in entries {
                file.extend([n(tag, 2), n(3, 2), n(1, 4), n(value, 2), n(0, 2)].concat());
            }
            file
        };
        let of_bigtiff = |method: u64| {
            let n = |number, width| other(false, number, width);
            let head = [n(43, 2), n(8, 2), n(0, 2), n(16, 8), n(1, 8)].concat();
            let entry = [n(259, 2), n(3, 2), n(1, 8), n(method, 8)].concat();
            [b"II".to_vec(), head, entry].concat()
        };
        for big in [false, true] {
            for method in [None, Some(1), Some(5), Some(8), Some(32_773)] {
                assert_eq!(Blocks::of(&plain(big, method)), None, "{method:?}");
            }
            for method in [6, 7, 34_712] {
                let blocks = Blocks::of(&plain(big, Some(method)));
                assert_eq!(blocks, Some(Blocks::anywhere_in_jpeg()), "{method}");
            }
        }
        assert_eq!(Blocks::of(&of_bigtiff(8)), None);
        assert!(Blocks::of(&of_bigtiff(7)).is_some());
        assert!(Blocks::of(b"II*\0\xFF\xFF\0\0").is_some());
    }

    #[test]
    fn what_turns_a_picture_turns_its_blocks_wherever_it_stands() {
        let upright = jpeg(&headers(&[FRAME]));
        let turned = jpeg(&headers(&[TURNED, FRAME]));
        assert_eq!((upright.across.start, turned.across.start), (0, 4));
        assert_eq!(jpeg(&headers(&[FRAME, TURNED])), turned);
    }

    #[test]
    fn where_the_headers_of_a_jpeg_are_not_in_order_its_blocks_may_lie_anywhere() {
        let drawn = region(100.0, 100.0, 8.0, 8.0);
        let furthest = region(61.0, 61.0, 86.0, 86.0);
        for file in [
            headers(&[b"\0\0\0\0\0", FRAME]),
            headers(&[TURNED, b"\0", FRAME]),
            headers(&[FRAME, FRAME]),
            headers(&[TURNED, TURNED, FRAME]),
            headers(&[b"\xFF\0", FRAME]),
            headers(&[]),
        ] {
            let grown = jpeg(&file).around(&drawn, (300, 300));
            assert_eq!(grown, furthest, "{file:?}");
        }
    }

    /// The head of a grey picture of 300 x 200 whose colours are as they were, and of one whose colours an encoder made.
    const AS_IT_WAS: &[u8] = b"\xFF\x0A\x31\x41\x50\x5C\x08\x08\x02\x01\x00\x64";
    const MADE: &[u8] = b"\xFF\x0A\x31\x41\x42\x71\x21\x00\x12\x88\x02\x00";

    #[test]
    fn a_jpeg_xl_has_the_blocks_of_a_jpeg_only_where_it_was_one() {
        let boxed = |kind: &[u8; 4], body: &[u8]| {
            let length = 8 + body.len() as u32;
            [&length.to_be_bytes()[..], kind, body].concat()
        };
        let start = b"\0\0\0\x0CJXL \x0D\x0A\x87\x0A\0\0\0\x14ftypjxl \0\0\0\0jxl ";
        let file = |jbrd: &[u8], stream: &[u8]| {
            let stream = boxed(b"jxlc", stream);
            [&start[..], jbrd, &stream].concat()
        };
        let (with, without) = (boxed(b"jbrd", &[0; 9]), Vec::new());
        let reach = |file: &[u8]| Blocks::of(file).unwrap().mean_reach().0;
        assert_eq!(reach(&file(&with, AS_IT_WAS)), 23.0);
        for larger in [file(&without, AS_IT_WAS), file(&with, MADE), MADE.to_vec()] {
            assert_eq!(reach(&larger), 270.0);
        }
    }

    #[test]
    fn covers_over_a_jpeg_xl_that_is_stored_smaller_grow_so_many_times_as_much() {
        let reach = |scan: Option<Scan>| {
            let blocks = Blocks::of_scanned(MADE, scan.as_ref());
            blocks.unwrap().mean_reach().0
        };
        let of_scale = |scale: Option<u32>| Scan {
            scale,
            ..Scan::default()
        };
        assert_eq!(reach(Some(of_scale(Some(1)))), 270.0);
        assert_eq!(reach(Some(of_scale(Some(2)))), 546.0);
        // Nobody can tell: as if it was stored as small as can be.
        for unknown in [Some(of_scale(Some(8))), Some(of_scale(None)), None] {
            assert_eq!(reach(unknown), 2184.0);
        }
        // Other kinds of file have none.
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR";
        assert_eq!(Blocks::of_scanned(png, None), None);
        let jpeg = headers(&[FRAME]);
        assert_eq!(Blocks::of_scanned(&jpeg, None), Blocks::of(&jpeg));
    }
}
