//! TIFF 6.0 and BigTIFF: the first page.

use image::metadata::Orientation;
use tiff::decoder::{Decoder, DecodingResult, Limits as TiffLimits};
use tiff::tags::{ExtraSamples, Tag};
use tiff::{ColorType, TiffError};

use super::Limits;
use super::colour::{Colour, Sample};
use super::error::{damaged, of_error, unsupported};
use super::limits::{Watch, Watched};
use super::raw::{Channels, Raw, Samples};
use crate::error::Error;

/// Largest value of one tag: profiles of printers, offsets of many strips.
const TAG_BYTES: usize = 16 << 20;

/// Unsigned integers, of the values of tag `SampleFormat`.
const UNSIGNED: u16 = 1;

pub(super) fn decode(bytes: &[u8], limits: &Limits, watch: &Watch) -> Result<Raw, Error> {
    let mut memory = TiffLimits::default();
    memory.decoding_buffer_size = limits.memory(8);
    memory.intermediate_buffer_size = limits.memory(8);
    memory.ifd_value_size = TAG_BYTES;
    let mut decoder = Decoder::new(Watched::new(bytes, watch))
        .map_err(reason)?
        .with_limits(memory);
    let (width, height) = decoder.dimensions().map_err(reason)?;
    limits.check_size(width, height)?;
    refuse_previews(&mut decoder)?;
    let stored = decoder.colortype().map_err(reason)?;
    let channels = channels(&mut decoder, stored)?;
    // Samples of two bytes, once by planes and once by pixels, and what they become.
    limits.check_memory(width, height, channels.count() as u64 * 4 + 4)?;
    let colour = colour(&mut decoder);
    let orientation = orientation_of(&mut decoder);
    let alpha = alpha(&mut decoder);
    let length = width as usize * height as usize * channels.count();
    let mut result = DecodingResult::U8(Vec::new());
    let layout = decoder.read_image_to_buffer(&mut result).map_err(reason)?;
    let samples = match result {
        DecodingResult::U8(bits) if stored == ColorType::Gray(1) => {
            Samples::Eight(expand_bits(&bits, width as usize))
        }
        DecodingResult::U8(bytes) => {
            let planes = layout.planes;
            Samples::Eight(straight(
                interleave(bytes, planes, length)?,
                channels,
                alpha,
            ))
        }
        DecodingResult::U16(words) => {
            let planes = layout.planes;
            Samples::Sixteen(straight(
                interleave(words, planes, length)?,
                channels,
                alpha,
            ))
        }
        _ => return Err(unsupported("TIFF with samples that are not integers")),
    };
    Ok(Raw {
        width,
        height,
        channels,
        samples,
        colour,
        orientation,
    })
}

type Reader<'a> = Decoder<Watched<'a>>;

/// Raw photos of cameras (DNG and its kin) are TIFF files whose first page is a small preview;
/// opening that would quietly give a thumbnail for a photo.
fn refuse_previews(decoder: &mut Reader) -> Result<(), Error> {
    let page = decoder.find_tag_unsigned::<u32>(Tag::NewSubfileType);
    match page.map_err(reason)? {
        Some(bits) if bits & 1 == 1 => Err(unsupported("raw photo (first page is a preview)")),
        _ => Ok(()),
    }
}

fn channels(decoder: &mut Reader, stored: ColorType) -> Result<Channels, Error> {
    let formats = decoder.find_tag_unsigned_vec::<u16>(Tag::SampleFormat);
    // Safe: without the tag, samples are integers (TIFF 6.0, section 19).
    let formats = formats.map_err(reason)?.unwrap_or_default();
    if formats.iter().any(|format| *format != UNSIGNED) {
        return Err(unsupported("TIFF with samples that are not integers"));
    }
    match stored {
        ColorType::Gray(1 | 8 | 16) => Ok(Channels::Gray),
        ColorType::RGB(8 | 16) => Ok(Channels::Rgb),
        ColorType::RGBA(8 | 16) => Ok(Channels::Rgba),
        ColorType::CMYK(8 | 16) => Ok(Channels::Cmyk),
        ColorType::GrayA(8 | 16)
        | ColorType::Multiband {
            bit_depth: 8 | 16,
            num_samples: 2,
        } => Ok(Channels::GrayAlpha),
        other => Err(unsupported(format!("TIFF with {other:?} samples"))),
    }
}

/// What the fourth (or second) sample means.
#[derive(Clone, Copy, PartialEq)]
enum Alpha {
    /// Opacity; colour is not multiplied by it.
    Straight,
    /// Opacity; colour is multiplied by it.
    Premultiplied,
    /// Something else: not shown.
    Unspecified,
}

fn alpha(decoder: &mut Reader) -> Alpha {
    let extra = decoder.find_tag_unsigned_vec::<u16>(Tag::ExtraSamples);
    let first = extra.ok().flatten().and_then(|all| all.first().copied());
    match first.and_then(ExtraSamples::from_u16) {
        Some(ExtraSamples::AssociatedAlpha) => Alpha::Premultiplied,
        Some(ExtraSamples::UnassociatedAlpha) => Alpha::Straight,
        _ => Alpha::Unspecified,
    }
}

/// Makes alpha straight, or opaque where the file does not say that it is alpha.
fn straight<S: Sample>(mut samples: Vec<S>, channels: Channels, alpha: Alpha) -> Vec<S> {
    if !matches!(channels, Channels::GrayAlpha | Channels::Rgba) || alpha == Alpha::Straight {
        return samples;
    }
    for pixel in samples.chunks_exact_mut(channels.count()) {
        let Some((opacity, colours)) = pixel.split_last_mut() else {
            continue;
        };
        match alpha {
            Alpha::Unspecified => *opacity = S::of(S::MAX),
            _ => colours.iter_mut().for_each(|c| *c = divide(*c, *opacity)),
        }
    }
    samples
}

/// A colour that was multiplied by this opacity.
pub(super) fn divide<S: Sample>(colour: S, opacity: S) -> S {
    let wide = u64::from(colour.number()) * u64::from(S::MAX) + u64::from(opacity.number()) / 2;
    let straight = wide.checked_div(opacity.number().into()).unwrap_or(0);
    S::of(straight.min(S::MAX.into()) as u32)
}

/// Samples stored plane after plane to pixel after pixel.
fn interleave<S: Sample>(samples: Vec<S>, planes: usize, length: usize) -> Result<Vec<S>, Error> {
    if samples.len() != length || planes == 0 {
        return Err(unsupported("TIFF with extra samples"));
    }
    if planes == 1 {
        return Ok(samples);
    }
    let mut mixed = vec![S::default(); length];
    for (channel, plane) in samples.chunks(length / planes).enumerate() {
        let targets = mixed.iter_mut().skip(channel).step_by(planes);
        targets.zip(plane).for_each(|(to, from)| *to = *from);
    }
    Ok(mixed)
}

/// Rows of bits, each from a new byte on, to bytes.
fn expand_bits(bits: &[u8], width: usize) -> Vec<u8> {
    let row = |bytes: &[u8]| -> Vec<u8> {
        let spread = bytes
            .iter()
            .flat_map(|b| (0..8).map(move |i| b << i & 0x80));
        spread
            .take(width)
            .map(|bit| if bit == 0 { 0 } else { 255 })
            .collect()
    };
    bits.chunks(width.div_ceil(8).max(1))
        .flat_map(row)
        .collect()
}

fn colour(decoder: &mut Reader) -> Colour {
    match decoder.get_tag_u8_vec(Tag::IccProfile) {
        Ok(profile) => Colour::Icc(profile),
        Err(_) => Colour::Srgb,
    }
}

fn orientation_of(decoder: &mut Reader) -> Orientation {
    let code = decoder.find_tag_unsigned::<u8>(Tag::Orientation);
    code.ok()
        .flatten()
        .and_then(Orientation::from_exif)
        .unwrap_or(Orientation::NoTransforms)
}

fn reason(error: TiffError) -> Error {
    match error {
        TiffError::IoError(e) => of_error(&e),
        TiffError::UnsupportedError(what) => unsupported(what.to_string()),
        other => damaged(other),
    }
}
