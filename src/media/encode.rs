//! Pixels to bytes: the picture and what a decoder needs to show it, nothing else. The same
//! picture gives the same bytes on every run.
//!
//! Files look like those of common programs as far as their encoders allow, so that nobody can collect the photos in which
//! somebody is hidden: JPEG like libjpeg's, PNG like libpng's. The bit stream of a lossless WebP tells its encoder.

use std::io::{self, Write};

use image::ExtendedColorType;
use image::codecs::webp::WebPEncoder;
use jpeg_encoder::{ChromaSubsamplingMethod, ColorType, Encoder, SamplingFactor};

use super::error::damaged;
use super::jpeg_head::as_libjpeg_writes_it;
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

/// From this quality on colour is as fine as brightness, as ImageMagick and libvips write it; below, half as fine.
const FULL_COLOUR: u8 = 90;

/// JPEG has no alpha: what is transparent becomes white.
fn jpeg(picture: &Picture, quality: u8, sink: &mut Sink) -> Result<(), Error> {
    let side = |length: u32| u16::try_from(length).map_err(damaged);
    let (width, height) = (side(picture.width())?, side(picture.height())?);
    let mut encoder = Encoder::new(&mut *sink, quality.clamp(1, 100));
    encoder.set_sampling_factor(match quality >= FULL_COLOUR {
        true => SamplingFactor::F_1_1,
        false => SamplingFactor::F_2_2,
    });
    encoder.set_chroma_subsampling_method(ChromaSubsamplingMethod::Average);
    let flat;
    let bytes: &[u8] = if picture.alpha.is_some() {
        flat = on_white(picture);
        &flat
    } else {
        &picture.rgb
    };
    encoder
        .encode(bytes, width, height, ColorType::Rgb)
        .map_err(damaged)?;
    as_libjpeg_writes_it(&mut sink.bytes)
        .ok_or_else(|| damaged("jpeg without the head that its encoder writes"))
}

/// Bytes of packed pixels in a chunk, as libpng writes them.
const PNG_CHUNK: usize = 8192;
/// Bytes of a PNG before its packed pixels, and behind them, where they are in one chunk.
const PNG_AROUND: (usize, usize) = (41, 16);

fn png(picture: &Picture, sink: &mut Sink) -> Result<(), Error> {
    // The encoder puts all pixels into one chunk; while it streams, it ends in a way that libpng never does.
    let mut whole = Sink::new(sink.progress);
    let mut writer = png_header(picture, &mut whole)?;
    match picture.alpha {
        Some(_) => writer.write_image_data(&rgba(picture)),
        None => writer.write_image_data(&picture.rgb),
    }
    .map_err(damaged)?;
    writer.finish().map_err(damaged)?;
    let (before, behind) = PNG_AROUND;
    let end = whole.bytes.len().saturating_sub(behind);
    let pixels = whole.bytes.get(before..end);
    let pixels = pixels.ok_or_else(|| damaged("png without pixels"))?;
    let mut writer = png_header(picture, sink)?;
    for piece in pixels.chunks(PNG_CHUNK) {
        writer
            .write_chunk(png::chunk::IDAT, piece)
            .map_err(damaged)?;
    }
    writer.finish().map_err(damaged)
}

fn png_header<W: Write>(picture: &Picture, sink: W) -> Result<png::Writer<W>, Error> {
    let mut encoder = png::Encoder::new(sink, picture.width(), picture.height());
    encoder.set_depth(png::BitDepth::Eight);
    // libpng's fastest. The encoder's own fastest is thrice as quick, and begins every file with the same code table.
    encoder.set_deflate_compression(png::DeflateCompression::Level(1));
    encoder.set_filter(png::Filter::Adaptive);
    encoder.set_color(match picture.alpha {
        Some(_) => png::ColorType::Rgba,
        None => png::ColorType::Rgb,
    });
    encoder.write_header().map_err(damaged)
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
