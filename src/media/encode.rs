//! Pixels to bytes: the picture and what a decoder needs to show it, nothing else. The same
//! picture gives the same bytes on every run.

use std::io::{self, Write};

use image::ExtendedColorType;
use image::codecs::webp::WebPEncoder;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::error::damaged;
use super::resize::resize;
use super::{Encoding, Format, Picture};
use crate::error::Error;
use crate::progress::{Phase, Progress};

/// Bytes written between two checks whether the caller wants to stop.
const BYTES_BETWEEN_LOOKS: usize = 64 << 10;

pub(super) fn encode(
    picture: &Picture,
    encoding: &Encoding,
    progress: &Progress,
) -> Result<Vec<u8>, Error> {
    let (width, height) = encoding.size(picture.width(), picture.height());
    let limit = encoding.format.longest_side();
    if width.max(height) > limit {
        return Err(Error::TooLargeForFormat { limit });
    }
    progress.step(Phase::Encoding, 0, 2)?;
    let small;
    let picture = if (width, height) == (picture.width(), picture.height()) {
        picture
    } else {
        small = resize(picture, width, height)?;
        &small
    };
    progress.step(Phase::Encoding, 1, 2)?;
    let mut sink = Sink::new(progress);
    let written = match encoding.format {
        Format::Jpeg => jpeg(picture, encoding.quality, &mut sink),
        Format::Png => png(picture, &mut sink),
        Format::Webp => webp(picture, &mut sink),
    };
    progress.check()?;
    written?;
    progress.step(Phase::Encoding, 2, 2)?;
    Ok(sink.bytes)
}

/// A buffer in memory that takes no more bytes once the caller wants to stop.
struct Sink<'a> {
    bytes: Vec<u8>,
    until_look: usize,
    progress: &'a Progress,
}

impl<'a> Sink<'a> {
    fn new(progress: &'a Progress) -> Self {
        Self {
            bytes: Vec::new(),
            until_look: BYTES_BETWEEN_LOOKS,
            progress,
        }
    }
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.until_look.checked_sub(bytes.len()) {
            Some(left) => self.until_look = left,
            None => {
                self.progress
                    .check()
                    .map_err(|reason| io::Error::other(reason.code()))?;
                self.until_look = BYTES_BETWEEN_LOOKS;
            }
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// JPEG, 4:4:4. JPEG has no alpha: what is transparent becomes white.
fn jpeg(picture: &Picture, quality: u8, sink: &mut Sink) -> Result<(), Error> {
    let side = |length: u32| u16::try_from(length).map_err(damaged);
    let (width, height) = (side(picture.width())?, side(picture.height())?);
    let mut encoder = Encoder::new(sink, quality.clamp(1, 100));
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    let flat;
    let bytes: &[u8] = if picture.alpha.is_some() {
        flat = on_white(picture);
        &flat
    } else {
        &picture.rgb
    };
    encoder
        .encode(bytes, width, height, ColorType::Rgb)
        .map_err(damaged)
}

fn png(picture: &Picture, sink: &mut Sink) -> Result<(), Error> {
    let mut encoder = png::Encoder::new(sink, picture.width(), picture.height());
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.set_color(match picture.alpha {
        Some(_) => png::ColorType::Rgba,
        None => png::ColorType::Rgb,
    });
    let mut writer = encoder.write_header().map_err(damaged)?;
    match picture.alpha {
        Some(_) => writer.write_image_data(&rgba(picture)),
        None => writer.write_image_data(&picture.rgb),
    }
    .map_err(damaged)?;
    writer.finish().map_err(damaged)
}

fn webp(picture: &Picture, sink: &mut Sink) -> Result<(), Error> {
    let (width, height) = (picture.width(), picture.height());
    let encoder = WebPEncoder::new_lossless(sink);
    match picture.alpha {
        Some(_) => encoder.encode(&rgba(picture), width, height, ExtendedColorType::Rgba8),
        None => encoder.encode(&picture.rgb, width, height, ExtendedColorType::Rgb8),
    }
    .map_err(damaged)
}

/// Interleaved with alpha. Colours under full transparency are hidden from the eye but not from
/// a program: they are blanked here, on their way into the file.
pub(super) fn rgba(picture: &Picture) -> Vec<u8> {
    let mut bytes = vec![0; picture.rgb.len() / 3 * 4];
    let (targets, _) = bytes.as_chunks_mut::<4>();
    for (target, (colour, opacity)) in targets.iter_mut().zip(with_opacity(picture)) {
        if opacity > 0 {
            let [r, g, b] = colour;
            *target = [r, g, b, opacity];
        }
    }
    bytes
}

/// Colours over white, by their opacity.
pub(super) fn on_white(picture: &Picture) -> Vec<u8> {
    let over = |colour: u8, opacity: u8| {
        let (colour, opacity) = (u32::from(colour), u32::from(opacity));
        ((colour * opacity + 255 * (255 - opacity) + 127) / 255) as u8
    };
    with_opacity(picture)
        .flat_map(|(colour, opacity)| colour.map(|c| over(c, opacity)))
        .collect()
}

fn with_opacity(picture: &Picture) -> impl Iterator<Item = ([u8; 3], u8)> {
    let (colours, _) = picture.rgb.as_chunks::<3>();
    let opacities = picture.alpha.iter().flat_map(|alpha| alpha.iter().copied());
    colours.iter().copied().zip(opacities)
}
