//! Input: pixels that were checked once, and what can be asked of them.

use std::fmt;

use crate::blur::{Blurred, SMALL, blurred};
use crate::luma::{Grey, Luma, Rgb};
use crate::transform::{bits, frequencies, quality, turned_bits};
use crate::{Error, Hash};

/// Shortest side that can be hashed, in pixels; the reference's own limit.
pub const MIN_SIDE: usize = 5;

/// A hash of a lower quality is to be discarded, says the reference's README: the picture has too
/// few features to tell it from others.
pub const MIN_QUALITY: u8 = 50;

/// Side to which the reference's command-line tool resizes, in pixels.
const TOOL_SIDE: usize = 512;

/// Pixels that can be hashed, borrowed from the caller.
#[derive(Clone, Copy)]
pub struct Picture<'a> {
    pixels: Pixels<'a>,
    width: usize,
    height: usize,
    stride: usize,
}

#[derive(Clone, Copy)]
enum Pixels<'a> {
    Rgb(&'a [u8]),
    Luma(&'a [f32]),
}

impl fmt::Debug for Picture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Never the pixels.
        write!(f, "Picture({} x {})", self.width, self.height)
    }
}

/// A hash and how far it can be relied on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// The 256 bits.
    pub hash: Hash,
    /// 0 (featureless) to 100; below [`MIN_QUALITY`] the hash matches too much.
    pub quality: u8,
}

/// The hashes of a picture and of its seven turned and mirrored forms, from one transform.
///
/// They are near the hashes of the turned pixels and not always equal to them: the window of the
/// blur lies a little off the middle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dihedral {
    /// As it is.
    pub original: Hash,
    /// Turned a quarter counterclockwise.
    pub rotate90: Hash,
    /// Turned by half.
    pub rotate180: Hash,
    /// Turned a quarter clockwise.
    pub rotate270: Hash,
    /// Top and bottom exchanged.
    pub flip_x: Hash,
    /// Left and right exchanged: a mirror.
    pub flip_y: Hash,
    /// Mirrored so that the upper left and the lower right corner stay.
    pub flip_plus1: Hash,
    /// Mirrored so that the upper right and the lower left corner stay.
    pub flip_minus1: Hash,
    /// 0 (featureless) to 100; below [`MIN_QUALITY`] the hashes match too much.
    pub quality: u8,
}

impl Dihedral {
    /// All eight, in the order of the fields.
    pub const fn all(&self) -> [&Hash; 8] {
        [
            &self.original,
            &self.rotate90,
            &self.rotate180,
            &self.rotate270,
            &self.flip_x,
            &self.flip_y,
            &self.flip_plus1,
            &self.flip_minus1,
        ]
    }
}

impl<'a> Picture<'a> {
    /// Red, green, blue bytes (sRGB as stored), row after row without gaps.
    ///
    /// # Errors
    /// [`Error::Size`] if a side is below [`MIN_SIDE`]; [`Error::Buffer`] if `bytes` is not
    /// exactly `3 * width * height` long.
    pub fn rgb(bytes: &'a [u8], width: usize, height: usize) -> Result<Self, Error> {
        let picture = Self::rgb_with_stride(bytes, width, height, width.saturating_mul(3))?;
        picture.without_rest(bytes.len(), 3)
    }

    /// Red, green, blue bytes whose rows start every `stride` bytes; what lies after the last
    /// pixel of a row is not read, and may be missing after the last row.
    ///
    /// # Errors
    /// [`Error::Size`] if a side is below [`MIN_SIDE`]; [`Error::Buffer`] if `bytes` ends too early
    /// or `stride` is below `3 * width`.
    pub fn rgb_with_stride(
        bytes: &'a [u8],
        width: usize,
        height: usize,
        stride: usize,
    ) -> Result<Self, Error> {
        Self::checked(Pixels::Rgb(bytes), bytes.len(), (width, height), stride, 3)
    }

    /// Brightness from 0 to 255, row after row without gaps. Numbers that are not finite give a
    /// hash without meaning.
    ///
    /// # Errors
    /// [`Error::Size`] if a side is below [`MIN_SIDE`]; [`Error::Buffer`] if `lumas` is not
    /// exactly `width * height` long.
    pub fn luma(lumas: &'a [f32], width: usize, height: usize) -> Result<Self, Error> {
        let picture = Self::luma_with_stride(lumas, width, height, width)?;
        picture.without_rest(lumas.len(), 1)
    }

    /// Brightness whose rows start every `stride` numbers.
    ///
    /// # Errors
    /// [`Error::Size`] if a side is below [`MIN_SIDE`]; [`Error::Buffer`] if `lumas` ends too early
    /// or `stride` is below `width`.
    pub fn luma_with_stride(
        lumas: &'a [f32],
        width: usize,
        height: usize,
        stride: usize,
    ) -> Result<Self, Error> {
        Self::checked(Pixels::Luma(lumas), lumas.len(), (width, height), stride, 1)
    }

    fn checked(
        pixels: Pixels<'a>,
        found: usize,
        (width, height): (usize, usize),
        stride: usize,
        channels: usize,
    ) -> Result<Self, Error> {
        let size = Error::Size { width, height };
        if width < MIN_SIDE || height < MIN_SIDE {
            return Err(size);
        }
        let row = width.checked_mul(channels).ok_or(size)?;
        let expected = stride
            .max(row)
            .checked_mul(height - 1)
            .and_then(|before| before.checked_add(row))
            .ok_or(size)?;
        if stride < row || found < expected {
            return Err(Error::Buffer { expected, found });
        }
        Ok(Self {
            pixels,
            width,
            height,
            stride,
        })
    }

    fn without_rest(self, found: usize, channels: usize) -> Result<Self, Error> {
        let expected = self.width * self.height * channels;
        if found == expected {
            Ok(self)
        } else {
            Err(Error::Buffer { expected, found })
        }
    }

    /// The PDQ hash and quality: the same bits as the reference's `pdqHash256FromFloatLuma`.
    pub fn hash(&self) -> Fingerprint {
        let small = match self.already_small() {
            Some(small) => small,
            None => self.blurred(),
        };
        Fingerprint {
            hash: bits(&frequencies(&small)),
            quality: quality(&small),
        }
    }

    /// The eight hashes and the quality: the same bits as the reference's
    /// `pdqDihedralHash256esFromFloatLuma`.
    pub fn dihedral(&self) -> Dihedral {
        // The reference blurs even pictures of 64 x 64 here; a window of one pixel only rounds, but
        // that decides many bits of a regular picture.
        let small = self.blurred();
        let [
            original,
            rotate90,
            rotate180,
            rotate270,
            flip_x,
            flip_y,
            flip_plus1,
            flip_minus1,
        ] = turned_bits(&frequencies(&small));
        Dihedral {
            original,
            rotate90,
            rotate180,
            rotate270,
            flip_x,
            flip_y,
            flip_plus1,
            flip_minus1,
            quality: quality(&small),
        }
    }

    /// The picture as the reference's command-line tool hashes it: if a side is longer than 512
    /// pixels, 512 x 512 of its pixels (the nearest above and to the left of each place, which is
    /// what CImg's `resize` takes); otherwise all of them.
    ///
    /// The hash is some bits away from the one of all pixels. It is the tool's own up to the
    /// rounding of brightness, which the tool sums in single precision: a bit may differ where a
    /// frequency is as strong as the median but for that rounding.
    pub fn downsampled(&self) -> Downsampled {
        let large = self.width > TOOL_SIDE || self.height > TOOL_SIDE;
        let side = |length| if large { TOOL_SIDE } else { length };
        let (width, height) = (side(self.width), side(self.height));
        let places = (0..height)
            .flat_map(|row| (0..width).map(move |column| (row, column)))
            .map(|(row, column)| (row * self.height / height, column * self.width / width));
        // Safe, twice: the length was checked when the picture was made.
        let pixels = match self.pixels {
            Pixels::Rgb(bytes) => {
                let start = |(row, column)| row * self.stride + 3 * column;
                let pixel = |start| bytes.get(start..start + 3).unwrap_or_default();
                Kept::Rgb(places.map(start).flat_map(pixel).copied().collect())
            }
            Pixels::Luma(lumas) => {
                let place = |(row, column)| row * self.stride + column;
                let pixel = |place| lumas.get(place).copied().unwrap_or_default();
                Kept::Luma(places.map(place).map(pixel).collect())
            }
        };
        Downsampled {
            pixels,
            width,
            height,
        }
    }

    fn blurred(&self) -> Blurred {
        let Self {
            pixels,
            width,
            height,
            stride,
        } = *self;
        match pixels {
            Pixels::Rgb(bytes) => {
                let rgb = Rgb {
                    bytes,
                    width,
                    height,
                    stride,
                };
                blurred(&rgb, width, height)
            }
            Pixels::Luma(lumas) => blurred(&self.grey(lumas), width, height),
        }
    }

    fn grey(&self, lumas: &'a [f32]) -> Grey<'a> {
        Grey {
            lumas,
            width: self.width,
            height: self.height,
            stride: self.stride,
        }
    }

    /// The brightness of a picture that has the size of the blurred one, which is not blurred.
    fn already_small(&self) -> Option<Blurred> {
        let Self {
            pixels,
            width,
            height,
            stride,
        } = *self;
        if (width, height) != (SMALL, SMALL) {
            return None;
        }
        Some(match pixels {
            Pixels::Rgb(bytes) => Rgb {
                bytes,
                width,
                height,
                stride,
            }
            .whole(),
            Pixels::Luma(lumas) => self.grey(lumas).whole(),
        })
    }
}

impl fmt::Debug for Downsampled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Downsampled({} x {})", self.width, self.height)
    }
}

/// A picture of at most 512 x 512 pixels that was taken out of a larger one.
pub struct Downsampled {
    pixels: Kept,
    width: usize,
    height: usize,
}

enum Kept {
    Rgb(Vec<u8>),
    Luma(Vec<f32>),
}

impl Downsampled {
    /// The pixels, to be hashed.
    pub fn picture(&self) -> Picture<'_> {
        let (pixels, channels) = match &self.pixels {
            Kept::Rgb(bytes) => (Pixels::Rgb(bytes), 3),
            Kept::Luma(lumas) => (Pixels::Luma(lumas), 1),
        };
        Picture {
            pixels,
            width: self.width,
            height: self.height,
            stride: self.width * channels,
        }
    }
}
