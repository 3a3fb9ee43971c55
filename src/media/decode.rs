//! Decoding: limits first, then the decoder for the kind of file.

use image::codecs::gif::GifDecoder;
use image::{ColorType, ImageDecoder};

use super::colour::Colour;
use super::contain::contain;
use super::error::{damaged, of_image, unsupported};
use super::limits::{Watch, Watched};
use super::raw::{Channels, Raw, Samples};
use super::{Kind, Limits, avif, heif, jpeg, jxl, orientation, png, tiff, webp};
use crate::error::Error;
use crate::progress::Progress;
use ombrelle_base::disk;

/// Decodes, and turns the samples into whatever `finish` makes of them.
pub(super) fn decode<T>(
    bytes: &[u8],
    limits: &Limits,
    progress: &Progress,
    finish: impl FnOnce(Raw, &Watch) -> Result<T, Error>,
) -> Result<T, Error> {
    if bytes.is_empty() {
        return Err(Error::File(disk::Error::EmptyFile));
    }
    let length = bytes.len() as u64;
    if length > limits.bytes {
        return Err(disk::Error::TooManyBytes {
            bytes: length,
            limit: limits.bytes,
        }
        .into());
    }
    let kind = Kind::sniff(bytes).ok_or_else(|| Error::of_no_picture(bytes))?;
    let watch = Watch::start(limits, progress);
    watch.check()?;
    let picture = contain(|| finish(decode_kind(kind, bytes, limits, &watch)?, &watch));
    // A decoder whose bytes stopped coming reports what it likes: the watch knows why they did.
    watch.check()?;
    picture
}

fn decode_kind(kind: Kind, bytes: &[u8], limits: &Limits, watch: &Watch) -> Result<Raw, Error> {
    match kind {
        Kind::Jpeg => jpeg::decode(bytes, limits, watch),
        Kind::Png => png::decode(bytes, limits, watch),
        Kind::Webp => webp::decode(bytes, limits, watch),
        Kind::Tiff => tiff::decode(bytes, limits, watch),
        Kind::Gif => gif(bytes, limits, watch),
        Kind::Heic => heif::decode(bytes, limits, watch),
        Kind::Avif => avif::decode(bytes, limits, watch),
        Kind::Jxl => jxl::decode(bytes, limits, watch),
    }
}

fn gif(bytes: &[u8], limits: &Limits, watch: &Watch) -> Result<Raw, Error> {
    let mut decoder = GifDecoder::new(Watched::new(bytes, watch)).map_err(of_image)?;
    let (width, height) = decoder.dimensions();
    limits.check_size(width, height)?;
    let profile = decoder.icc_profile().ok().flatten();
    through_image(decoder, limits, profile, None)
}

/// With a decoder of `image`, whose size was checked.
pub(super) fn through_image(
    mut decoder: impl ImageDecoder,
    limits: &Limits,
    profile: Option<Vec<u8>>,
    exif: Option<Vec<u8>>,
) -> Result<Raw, Error> {
    let mut memory = image::Limits::no_limits();
    memory.max_alloc = Some(limits.memory(8) as u64);
    decoder.set_limits(memory).map_err(of_image)?;
    let (width, height) = decoder.dimensions();
    let channels = match decoder.color_type() {
        ColorType::Rgb8 => Channels::Rgb,
        ColorType::Rgba8 => Channels::Rgba,
        other => return Err(unsupported(format!("{other:?}"))),
    };
    // The samples, what they become, and the decoder's own planes or frame.
    limits.check_memory(width, height, channels.count() as u64 + 8)?;
    let length = usize::try_from(decoder.total_bytes()).map_err(damaged)?;
    let mut samples = vec![0; length];
    decoder.read_image(&mut samples).map_err(of_image)?;
    let exif = exif.unwrap_or_default();
    Ok(Raw {
        width,
        height,
        channels,
        samples: Samples::Eight(samples),
        colour: profile.map_or_else(|| Colour::of_exif(&exif), Colour::Icc),
        orientation: orientation::of_exif(&exif),
    })
}
