//! PNG (W3C, third edition): the default picture of animated ones.

use png::{BitDepth, ColorType, DecodingError, Info, Transformations};

use super::Limits;
use super::colour::Colour;
use super::error::{damaged, of_error, unsupported};
use super::limits::{Watch, Watched};
use super::orientation;
use super::raw::{Channels, Raw, Samples};
use crate::error::Error;

/// Memory for chunks other than the pixels: a CMYK-sized profile and a large Exif block fit.
const CHUNKS: usize = 64 << 20;

/// The gamma of sRGB in PNG's unit (1/100000), as encoders write it without more.
const SRGB_GAMMA: u32 = 45_455;

pub(super) fn decode(bytes: &[u8], limits: &Limits, watch: &Watch) -> Result<Raw, Error> {
    let allowed = png::Limits { bytes: CHUNKS };
    let mut decoder = png::Decoder::new_with_limits(Watched::new(bytes, watch), allowed);
    decoder.set_ignore_text_chunk(true);
    let header = decoder.read_header_info().map_err(reason)?;
    let (width, height) = header.size();
    limits.check_size(width, height)?;
    // Palettes to colours, tRNS to alpha, fewer than eight bits to eight; sixteen stay.
    decoder.set_transformations(Transformations::EXPAND);
    let mut reader = decoder.read_info().map_err(reason)?;
    if !is_whole_palette(reader.info()) {
        return Err(damaged("a palette of broken length"));
    }
    let (kind, depth) = reader.output_color_type();
    let channels = match kind {
        ColorType::Grayscale => Channels::Gray,
        ColorType::GrayscaleAlpha => Channels::GrayAlpha,
        ColorType::Rgb => Channels::Rgb,
        ColorType::Rgba => Channels::Rgba,
        ColorType::Indexed => return Err(unsupported("PNG palette without expansion")),
    };
    let length = reader.output_buffer_size().ok_or_else(|| damaged("size"))?;
    let sample = if depth == BitDepth::Sixteen { 2 } else { 1 };
    // The samples, and what they become.
    limits.check_memory(width, height, channels.count() as u64 * sample + 4)?;
    let mut samples = vec![0; length];
    reader.next_frame(&mut samples).map_err(reason)?;
    let info = reader.info();
    let exif = info.exif_metadata.as_deref().unwrap_or_default();
    Ok(Raw {
        width,
        height,
        channels,
        samples: match depth {
            BitDepth::Sixteen => Samples::SixteenBig(samples),
            _ => Samples::Eight(samples),
        },
        colour: colour(info, exif),
        orientation: orientation::of_exif(exif),
    })
}

/// Whether a palette, where one is used, is whole colours and at most 256: the decoder panics over others (docs/upstream.md).
fn is_whole_palette(info: &Info) -> bool {
    let used = info
        .palette
        .as_ref()
        .filter(|_| info.color_type == ColorType::Indexed);
    used.is_none_or(|colours| colours.len().is_multiple_of(3) && colours.len() <= 3 * 256)
}

/// The first of cICP, iCCP, sRGB, gAMA with cHRM, Exif: the order of the standard's section 13.14.
fn colour(info: &Info, exif: &[u8]) -> Colour {
    if let Some(points) = &info.coding_independent_code_points {
        return Colour::Cicp {
            primaries: points.color_primaries,
            transfer: points.transfer_function,
        };
    }
    if let Some(profile) = &info.icc_profile {
        return Colour::Icc(profile.to_vec());
    }
    if info.srgb.is_some() {
        return Colour::Srgb;
    }
    match info.gama_chunk {
        Some(gamma) if gamma.into_scaled() != SRGB_GAMMA || info.chrm_chunk.is_some() => {
            let point =
                |(x, y): (png::ScaledFloat, png::ScaledFloat)| (x.into_value(), y.into_value());
            Colour::Gamma {
                gamma: gamma.into_value(),
                chromaticities: info
                    .chrm_chunk
                    .map(|c| [point(c.white), point(c.red), point(c.green), point(c.blue)]),
            }
        }
        Some(_) => Colour::Srgb,
        None => Colour::of_exif(exif),
    }
}

fn reason(error: DecodingError) -> Error {
    match error {
        DecodingError::IoError(e) => of_error(&e),
        other => damaged(other),
    }
}
