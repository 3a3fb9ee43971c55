//! Samples as a decoder gives them, and their way to an upright sRGB picture.

use image::metadata::Orientation;
use image::{GrayImage, RgbImage};
use zeroize::{Zeroize, Zeroizing};

use super::colour::{self, Colour, Sample, Transform};
use super::error::damaged;
use super::limits::Watch;
use super::orientation;
use super::{Picture, Stored};
use crate::error::Error;

/// Rows converted between two checks of the watch.
const ROWS_BETWEEN_LOOKS: usize = 64;

/// Interleaved channels; alpha is straight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Channels {
    Gray,
    GrayAlpha,
    Rgb,
    Rgba,
    /// Amounts of ink: 0 is none.
    Cmyk,
}

impl Channels {
    pub(super) fn count(self) -> usize {
        match self {
            Self::Gray => 1,
            Self::GrayAlpha => 2,
            Self::Rgb => 3,
            Self::Rgba | Self::Cmyk => 4,
        }
    }

    fn has_alpha(self) -> bool {
        matches!(self, Self::GrayAlpha | Self::Rgba)
    }
}

/// Row-major samples.
pub(super) enum Samples {
    Eight(Vec<u8>),
    Sixteen(Vec<u16>),
    /// Sixteen bits, most significant byte first, as PNG stores them; kept so to save a copy.
    SixteenBig(Vec<u8>),
}

/// A decoded picture before colour, depth and orientation.
pub(super) struct Raw {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) channels: Channels,
    pub(super) samples: Samples,
    pub(super) colour: Colour,
    pub(super) orientation: Orientation,
}

impl Raw {
    /// Converts to sRGB of eight bits, sets alpha apart (none where all is opaque), turns upright.
    pub(super) fn finish(self, watch: &Watch) -> Result<Picture, Error> {
        let (width, orientation) = (self.width as usize, self.orientation);
        let (w, h) = orientation::size(orientation, self.width, self.height);
        let (rgb, alpha) = self.colours(watch)?;
        let rgb = orientation::turn::<3>(rgb, width, orientation);
        let alpha = alpha.map(|alpha| orientation::turn::<1>(alpha, width, orientation));
        let rgb = RgbImage::from_raw(w, h, rgb).ok_or_else(short)?;
        let alpha = match alpha {
            Some(alpha) => Some(GrayImage::from_raw(w, h, alpha).ok_or_else(short)?),
            None => None,
        };
        Ok(Picture { rgb, alpha })
    }

    /// Converts to sRGB of eight bits and leaves the pixels in the order of the file.
    pub(super) fn stored(self, watch: &Watch) -> Result<Stored, Error> {
        let (width, height, orientation) = (self.width, self.height, self.orientation);
        let (rgb, mut alpha) = self.colours(watch)?;
        alpha.zeroize();
        Ok(Stored {
            rgb: Zeroizing::new(rgb),
            width,
            height,
            orientation,
        })
    }

    /// Colour and opacity of eight bits. The samples are wiped where they were copied: the picture
    /// may be one that must not be found in memory.
    fn colours(self, watch: &Watch) -> Result<(Vec<u8>, Option<Vec<u8>>), Error> {
        let size = (self.width as usize, self.height as usize, self.channels);
        match self.samples {
            Samples::Eight(bytes) if self.channels == Channels::Rgb => {
                Ok((in_place(bytes, size.0, &self.colour, watch)?, None))
            }
            Samples::Eight(bytes) => {
                let bytes = Zeroizing::new(bytes);
                convert(size, &self.colour, watch, |from, row: &mut [u8]| {
                    copy(bytes.get(from..), row)
                })
            }
            Samples::Sixteen(words) => {
                let words = Zeroizing::new(words);
                convert(size, &self.colour, watch, |from, row: &mut [u16]| {
                    copy(words.get(from..), row)
                })
            }
            Samples::SixteenBig(bytes) => {
                let bytes = Zeroizing::new(bytes);
                let (words, _) = bytes.as_chunks::<2>();
                convert(size, &self.colour, watch, |from, row: &mut [u16]| {
                    // Safe: too few are an error, below.
                    let words = words.get(from..).unwrap_or_default();
                    for (sample, word) in row.iter_mut().zip(words) {
                        *sample = u16::from_be_bytes(*word);
                    }
                    words.len() >= row.len()
                })
            }
        }
    }
}

fn short() -> Error {
    damaged("fewer samples than the size announces")
}

fn copy<S: Copy>(from: Option<&[S]>, row: &mut [S]) -> bool {
    match from.and_then(|from| from.get(..row.len())) {
        Some(from) => {
            row.copy_from_slice(from);
            true
        }
        None => false,
    }
}

/// The usual case without a second picture in memory.
fn in_place(
    mut rgb: Vec<u8>,
    width: usize,
    colour: &Colour,
    watch: &Watch,
) -> Result<Vec<u8>, Error> {
    let Some(transform) = colour::transform::<u8>(colour, Channels::Rgb)? else {
        return Ok(rgb);
    };
    let mut block = vec![0; width * 3 * ROWS_BETWEEN_LOOKS];
    for rows in rgb.chunks_mut(block.len().max(1)) {
        watch.check()?;
        let block = block.get_mut(..rows.len()).ok_or_else(short)?;
        block.copy_from_slice(rows);
        transform.transform(block, rows).map_err(damaged)?;
    }
    Ok(rgb)
}

/// Colour and opacity of eight bits. `read(from, row)` copies samples into `row` and says whether
/// there were enough.
fn convert<S: Sample>(
    (width, height, channels): (usize, usize, Channels),
    colour: &Colour,
    watch: &Watch,
    read: impl Fn(usize, &mut [S]) -> bool,
) -> Result<(Vec<u8>, Option<Vec<u8>>), Error> {
    let transform = colour::transform::<S>(colour, channels)?;
    let mut row = vec![S::default(); width * channels.count()];
    let colours = if channels.has_alpha() { 4 } else { 3 };
    let mut mixed = vec![S::default(); width * colours];
    let mut rgb = vec![0; width * height * 3];
    let mut alpha = vec![
        0;
        if channels.has_alpha() {
            width * height
        } else {
            0
        }
    ];
    let mut alpha_rows = alpha.chunks_mut(width.max(1));
    for (y, target) in rgb.chunks_mut((width * 3).max(1)).enumerate() {
        if y % ROWS_BETWEEN_LOOKS == 0 {
            watch.check()?;
        }
        if !read(y * row.len(), &mut row) {
            return Err(short());
        }
        mix(&row, channels, transform.as_ref(), &mut mixed)?;
        let pixels = target.chunks_exact_mut(3).zip(mixed.chunks_exact(colours));
        for (x, (target, source)) in pixels.enumerate() {
            for (byte, sample) in target.iter_mut().zip(source) {
                *byte = sample.to_u8(x, y);
            }
        }
        for (x, (byte, source)) in alpha_rows
            .next()
            // Safe: a picture without opacity has no such rows.
            .unwrap_or_default()
            .iter_mut()
            .zip(mixed.chunks_exact(4))
            .enumerate()
        {
            *byte = source.last().map_or(255, |sample| sample.to_u8(x, y));
        }
    }
    let opaque = alpha.iter().all(|&a| a == 255);
    Ok((rgb, (!opaque).then_some(alpha)))
}

/// One row to RGB or, with alpha, RGBA.
fn mix<S: Sample>(
    row: &[S],
    channels: Channels,
    transform: Option<&Transform<S>>,
    mixed: &mut [S],
) -> Result<(), Error> {
    if let Some(transform) = transform {
        return transform.transform(row, mixed).map_err(damaged);
    }
    match channels {
        Channels::Rgb | Channels::Rgba => mixed.copy_from_slice(row),
        Channels::Gray => {
            for (target, gray) in mixed.chunks_exact_mut(3).zip(row) {
                target.fill(*gray);
            }
        }
        Channels::GrayAlpha => {
            let (pairs, _) = row.as_chunks::<2>();
            for (target, [gray, alpha]) in mixed.chunks_exact_mut(4).zip(pairs) {
                target.copy_from_slice(&[*gray, *gray, *gray, *alpha]);
            }
        }
        Channels::Cmyk => {
            let (inks, _) = row.as_chunks::<4>();
            for (target, inks) in mixed.chunks_exact_mut(3).zip(inks) {
                target.copy_from_slice(&colour::mix_inks(*inks));
            }
        }
    }
    Ok(())
}
