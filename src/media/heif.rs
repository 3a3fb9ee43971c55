//! HEIC: HEVC pictures in HEIF (ISO/IEC 23008-12), with `heic-decoder`.
//!
//! The container's own rotation and mirroring (`irot`, `imir`) are applied by the decoder. The
//! orientation in its Exif block is not: by the standard (section A.2) it repeats them for
//! information, and applying both would turn iPhone photos twice.

pub(super) mod items;

use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use heic_decoder::{DecodedImage, HeifError, ImageInfo};
use image::metadata::Orientation;

use super::Limits;
use super::colour::{Colour, Sample};
use super::contain::contain;
use super::error::{damaged, unsupported};
use super::limits::Watch;
use super::raw::{Channels, Raw, Samples};
use super::tiff::divide;
use crate::error::Error;
use ombrelle_base::disk;

/// How long the caller waits between two looks at the watch.
const LOOK: Duration = Duration::from_millis(20);

/// Decodes on a thread of its own: this decoder takes the whole file at once and cannot be
/// stopped. When time is up or the caller cancels, the thread is left behind; it ends by itself
/// (its work is bounded by the limit on pixels and by what `items` lets pass) and what it made is dropped.
pub(super) fn decode(bytes: &[u8], limits: &Limits, watch: &Watch) -> Result<Raw, Error> {
    let (sender, receiver) = channel();
    let owned: Arc<[u8]> = Arc::from(bytes);
    let limits = *limits;
    thread::Builder::new()
        .name("heic".into())
        .spawn(move || {
            // Nobody listens any more when the caller has left.
            let _ = sender.send(contain(|| decode_whole(&owned, &limits)));
        })
        .map_err(|e| disk::Error::from(&e))?;
    loop {
        watch.check()?;
        match receiver.recv_timeout(LOOK) {
            Ok(result) => return result,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(damaged("the decoder gave up")),
        }
    }
}

/// The largest size that a property of the file tells (`ispe`), wherever it stands in these bytes.
pub(super) fn announced_pixels(head: &[u8]) -> Option<u64> {
    let sizes = head.windows(16).filter_map(|word| {
        let (_, body) = word
            .split_at_checked(8)
            .filter(|_| word.starts_with(b"ispe"))?;
        let (width, height) = (body.first_chunk()?, body.last_chunk()?);
        let side = |bytes: &[u8; 4]| u64::from(u32::from_be_bytes(*bytes));
        Some(side(width).saturating_mul(side(height)))
    });
    sizes.max()
}

fn decode_whole(bytes: &[u8], limits: &Limits) -> Result<Raw, Error> {
    items::check(bytes)?;
    let info = heic_decoder::probe(bytes).map_err(reason)?;
    check(&info, limits)?;
    let announced = announced_pixels(bytes);
    as_announced((info.width, info.height), announced)?;
    let mut decoded = heic_decoder::decode(bytes).map_err(reason)?;
    let colour = colour(&mut decoded);
    let deep = decoded.bit_depth_luma > 8 || decoded.bit_depth_chroma > 8;
    as_announced((decoded.width, decoded.height), announced)?;
    let (width, height) = (decoded.width as u32, decoded.height as u32);
    let has_alpha = decoded.alpha.is_some();
    let (channels, samples) = match (has_alpha, deep) {
        (false, false) => (
            Channels::Rgb,
            Samples::Eight(decoded.to_rgb8().map_err(reason)?.data),
        ),
        (false, true) => (
            Channels::Rgb,
            Samples::Sixteen(decoded.to_rgb16().map_err(reason)?.data),
        ),
        (true, false) => {
            let rgba = decoded.to_rgba8().map_err(reason)?;
            let data = straight(rgba.data, rgba.premultiplied);
            (Channels::Rgba, Samples::Eight(data))
        }
        (true, true) => {
            let rgba = decoded.to_rgba16().map_err(reason)?;
            let data = straight(rgba.data, rgba.premultiplied);
            (Channels::Rgba, Samples::Sixteen(data))
        }
    };
    Ok(Raw {
        width,
        height,
        channels,
        samples,
        colour,
        orientation: Orientation::NoTransforms,
    })
}

fn check(info: &ImageInfo, limits: &Limits) -> Result<(), Error> {
    let side = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    limits.check_size(side(info.coded_width), side(info.coded_height))?;
    limits.check_size(side(info.width), side(info.height))?;
    limits.check_memory(side(info.width), side(info.height), DECODING)
}

/// Bytes a pixel that decoding takes at most: measured with opacity, for a grid of 190 megapixels.
const DECODING: u64 = 28;

/// Refuses a picture of more pixels than any size in the file tells: memory was planned by that. Each picture
/// has to tell its size (ISO/IEC 23008-12, 6.5.3).
fn as_announced((width, height): (usize, usize), announced: Option<u64>) -> Result<(), Error> {
    let pixels = (width as u64).saturating_mul(height as u64);
    match announced {
        Some(announced) if announced >= pixels => Ok(()),
        _ => Err(damaged("a picture larger than it says")),
    }
}

/// The ICC profile if there is one (the matrix is applied already), else the code points.
fn colour(decoded: &mut DecodedImage) -> Colour {
    if let Some(profile) = decoded.metadata.icc_profile.take() {
        return Colour::Icc(profile);
    }
    let Some(info) = decoded.color_info else {
        return Colour::Srgb;
    };
    let point = |code: u16| u8::try_from(code).unwrap_or(2);
    Colour::Cicp {
        primaries: point(info.color_primaries),
        transfer: point(info.transfer_characteristics),
    }
}

pub(super) fn straight<S: Sample>(mut rgba: Vec<S>, premultiplied: bool) -> Vec<S> {
    if premultiplied {
        let (pixels, _) = rgba.as_chunks_mut::<4>();
        for [r, g, b, a] in pixels {
            [r, g, b].into_iter().for_each(|c| *c = divide(*c, *a));
        }
    }
    rgba
}

fn reason(error: HeifError) -> Error {
    match error {
        HeifError::Truncated { .. } => Error::Truncated,
        HeifError::Unsupported(feature) => unsupported(format!("HEIC: {feature}")),
        other => damaged(other),
    }
}
