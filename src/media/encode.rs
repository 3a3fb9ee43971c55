//! Pixels to bytes: the picture and what a decoder needs to show it, nothing else. The same
//! picture gives the same bytes on every run.
//!
//! Files look like those of common programs as far as their encoders allow, so that nobody can collect the photos in which
//! somebody is hidden: JPEG like libjpeg's, PNG like libpng's. The bit stream of a lossless WebP tells its encoder.

use std::io::{self, Write};

use image::ExtendedColorType;
use image::codecs::webp::WebPEncoder;
use jpeg_encoder::{
    ChromaSubsamplingMethod, ColorType, Encoder, ImageBuffer, JpegColorType, SamplingFactor,
    rgb_to_ycbcr,
};

use super::error::damaged;
use super::jpeg_head::as_libjpeg_writes_it;
use super::resize::resize;
use super::{Encoding, Format, Picture, png_rows};
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
    let encoded = match picture.alpha {
        Some(_) => encoder.encode_image(OnWhite {
            picture,
            width,
            height,
        }),
        None => encoder.encode(&picture.rgb, width, height, ColorType::Rgb),
    };
    encoded.map_err(damaged)?;
    as_libjpeg_writes_it(&mut sink.bytes)
        .ok_or_else(|| damaged("jpeg without the head that its encoder writes"))
}

fn png(picture: &Picture, sink: &mut Sink) -> Result<(), Error> {
    let mut writer = png_header(picture, sink)?;
    let (width, height) = (picture.width() as usize, picture.height());
    match &picture.alpha {
        Some(_) => png_rows::write(&mut writer, height, (width * 4, 4), |y, row| {
            let (row, _) = row.as_chunks_mut::<4>();
            with_opacity(picture, y).zip(row).for_each(blanked);
        }),
        None => png_rows::write(&mut writer, height, (width * 3, 3), |y, row| {
            let colours = picture.rgb.get(y * row.len()..);
            // Whole rows, as the picture has them.
            if let Some(colours) = colours.and_then(|colours| colours.get(..row.len())) {
                row.copy_from_slice(colours);
            }
        }),
    }?;
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

/// A picture over white, row by row.
struct OnWhite<'a> {
    picture: &'a Picture,
    width: u16,
    height: u16,
}

impl ImageBuffer for OnWhite<'_> {
    fn get_jpeg_color_type(&self) -> JpegColorType {
        JpegColorType::Ycbcr
    }

    fn width(&self) -> u16 {
        self.width
    }

    fn height(&self) -> u16 {
        self.height
    }

    fn fill_buffers(&self, y: u16, buffers: &mut [Vec<u8>; 4]) {
        let [luma, blue, red, _] = buffers;
        for pixel in with_opacity(self.picture, usize::from(y)) {
            let [r, g, b] = over(pixel, 255);
            let (y, cb, cr) = rgb_to_ycbcr(r, g, b);
            luma.push(y);
            blue.push(cb);
            red.push(cr);
        }
    }
}

/// Interleaved with alpha. Colours under full transparency are hidden from the eye but not from
/// a program: they are blanked here, on their way into the file.
pub(super) fn rgba(picture: &Picture) -> Vec<u8> {
    let mut bytes = vec![0; picture.rgb.len() / 3 * 4];
    let (targets, _) = bytes.as_chunks_mut::<4>();
    let rows = targets.chunks_exact_mut((picture.width() as usize).max(1));
    for (y, row) in rows.enumerate() {
        with_opacity(picture, y).zip(row).for_each(blanked);
    }
    bytes
}

/// A pixel with its opacity, without colour where nothing of it is seen.
fn blanked((([r, g, b], opacity), target): (([u8; 3], u8), &mut [u8; 4])) {
    *target = match opacity {
        0 => [0; 4],
        _ => [r, g, b, opacity],
    };
}

/// Colours over a ground of this grey, by their opacity.
pub(super) fn on(picture: &Picture, ground: u8) -> Vec<u8> {
    let mut bytes = vec![0; picture.rgb.len()];
    let (targets, _) = bytes.as_chunks_mut::<3>();
    let rows = targets.chunks_exact_mut((picture.width() as usize).max(1));
    for (y, row) in rows.enumerate() {
        for (target, pixel) in row.iter_mut().zip(with_opacity(picture, y)) {
            *target = over(pixel, ground);
        }
    }
    bytes
}

fn over((colour, opacity): ([u8; 3], u8), ground: u8) -> [u8; 3] {
    let (opacity, ground) = (u32::from(opacity), u32::from(ground));
    colour.map(|c| ((u32::from(c) * opacity + ground * (255 - opacity) + 127) / 255) as u8)
}

/// The pixels of a row, each with its opacity; none where the picture has no opacity.
fn with_opacity(picture: &Picture, y: usize) -> impl Iterator<Item = ([u8; 3], u8)> {
    let width = picture.width() as usize;
    let (colours, _) = picture.rgb.as_chunks::<3>();
    let colours = colours.iter().copied().skip(y * width).take(width);
    let opacities = picture.alpha.iter();
    let opacities =
        opacities.flat_map(move |alpha| alpha.iter().copied().skip(y * width).take(width));
    colours.zip(opacities)
}
