//! WebP (RFC 9649), with `image-webp`.
//!
//! That decoder takes a chunk's memory by the length that the chunk claims, and a lossy frame's by the size
//! that the frame claims, before it looks whether there is so much (docs/upstream.md). Profile and Exif are therefore
//! taken out here, and a frame that is not as large as its picture is refused before the decoder sees it.

use image::ImageDecoder;
use image::codecs::webp::WebPDecoder;

use super::Limits;
use super::decode::through_image;
use super::error::{damaged, of_image};
use super::limits::{Watch, Watched};
use super::raw::Raw;
use crate::error::Error;

/// Where the chunks of a file begin, behind `RIFF`, the length and `WEBP`.
const CHUNKS: usize = 12;
/// Where they begin in a frame of an animation, behind its place, size and time.
const FRAME_CHUNKS: usize = 16;

pub(super) fn decode(bytes: &[u8], limits: &Limits, watch: &Watch) -> Result<Raw, Error> {
    whole(bytes, limits, watch).map_err(|reason| match reason {
        // The decoder has many words for the end of the file; the container says its length.
        Error::Damaged { .. } if is_cut(bytes) => Error::Truncated,
        other => other,
    })
}

/// Whether a RIFF file is shorter than it says (RFC 9649, section 2.4).
fn is_cut(bytes: &[u8]) -> bool {
    let length = bytes.get(4..).and_then(|rest| rest.first_chunk());
    length.is_none_or(|length| (bytes.len() as u64) < 8 + u64::from(u32::from_le_bytes(*length)))
}

fn whole(bytes: &[u8], limits: &Limits, watch: &Watch) -> Result<Raw, Error> {
    let decoder = WebPDecoder::new(Watched::new(bytes, watch)).map_err(of_image)?;
    let (width, height) = decoder.dimensions();
    limits.check_size(width, height)?;
    let extended = Extended::of(bytes);
    if extended
        .as_ref()
        .is_some_and(|file| !file.frames_fit((width, height)))
    {
        return Err(damaged("a frame of another size than its picture"));
    }
    // A broken profile or Exif block must not keep a good picture from opening.
    let whole = |name| Some(extended.as_ref()?.chunk(name)?.to_vec());
    through_image(decoder, limits, whole(b"ICCP"), whole(b"EXIF"))
}

/// The chunks behind the header of an extended file; a simple one has a frame and nothing else.
struct Extended<'a>(&'a [u8]);

impl<'a> Extended<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let chunks = bytes.get(CHUNKS..)?;
        chunks.starts_with(b"VP8X").then_some(Self(chunks))
    }

    /// The first chunk of this name, if all of it is there.
    fn chunk(&self, name: &[u8; 4]) -> Option<&'a [u8]> {
        let (_, body, is_whole) = chunks(self.0).find(|(found, ..)| found == name)?;
        is_whole.then_some(body)
    }

    /// Whether lossy frames are as large as the picture, or as their own place in it: those that are decoded.
    fn frames_fit(&self, picture: (u32, u32)) -> bool {
        let mut still = chunks(self.0).filter(|(name, ..)| name == b"VP8 ");
        let first = chunks(self.0).find(|(name, ..)| name == b"ANMF");
        still.all(|(_, frame, _)| fits(frame, picture))
            && first.is_none_or(|(_, frame, _)| is_sound_frame(frame))
    }
}

/// Whether the lossy picture in a frame of an animation is as large as the frame. Behind opacity the decoder takes
/// whatever comes for a lossy picture.
fn is_sound_frame(frame: &[u8]) -> bool {
    let side = |at: usize| {
        let [a, b, c] = *frame.get(at..)?.first_chunk()?;
        Some(u32::from_le_bytes([a, b, c, 0]) + 1)
    };
    let mut parts = chunks(frame.get(FRAME_CHUNKS..).unwrap_or_default());
    let lossy = match parts.next() {
        Some((name, ..)) if &name == b"ALPH" => parts.next(),
        Some(part) if &part.0 == b"VP8 " => Some(part),
        _ => None,
    };
    match (side(6), side(9), lossy) {
        (Some(width), Some(height), Some((_, lossy, _))) => fits(lossy, (width, height)),
        // A frame that is cut, which the decoder says, or one without loss.
        _ => true,
    }
}

fn fits(frame: &[u8], expected: (u32, u32)) -> bool {
    lossy_size(frame).is_none_or(|size| size == expected)
}

/// Name and body of each chunk, and whether all of the body is there.
fn chunks(mut bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8], bool)> {
    std::iter::from_fn(move || {
        let (name, rest) = bytes.split_first_chunk::<4>()?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let length = u32::from_le_bytes(*length) as usize;
        let (body, is_whole) = match rest.get(..length) {
            Some(body) => (body, true),
            None => (rest, false),
        };
        let padded = length.saturating_add(length % 2);
        bytes = rest.get(padded..).unwrap_or_default();
        Some((*name, body, is_whole))
    })
}

/// Width and height of a lossy frame (RFC 6386, section 9.1); none where it is too short to say.
fn lossy_size(frame: &[u8]) -> Option<(u32, u32)> {
    let [w0, w1, h0, h1] = *frame.get(6..)?.first_chunk()?;
    let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3FFF);
    Some((side(w0, w1), side(h0, h1)))
}
