//! Bytes to pixels within limits, upright and in sRGB; pixels to bytes.
//!
//! [`decode()`] looks at the first bytes, checks the announced size against [`Limits`], decodes,
//! converts colours to sRGB by the file's profile (see `colour`), reduces sixteen bits to eight by
//! ordered dithering (see `depth`) and turns the picture upright. Of an animation or of several
//! pages, the first is opened. [`encode()`] writes pixels and what a decoder needs, nothing else.
//!
//! ```
//! use ombrelle_base::progress::Progress;
//! use ombrelle_media::{Encoding, Format, Limits, Picture, decode, encode};
//!
//! let picture = Picture {
//!     rgb: image::RgbImage::from_pixel(40, 30, image::Rgb([200, 120, 40])),
//!     alpha: None,
//! };
//! let smaller = Encoding { format: Format::Png, quality: 90, max_side: Some(20) };
//! let progress = Progress::default();
//! let file = encode(&picture, &smaller, &progress)?;
//! let opened = decode(&file, &Limits::default(), &progress)?;
//! assert_eq!((opened.width(), opened.height()), (20, 15));
//! # Ok::<(), ombrelle_media::Error>(())
//! ```

mod avif;
mod blocks;
mod code;
mod colour;
mod contain;
mod decode;
mod denoise;
mod depth;
mod encode;
mod error;
mod heif;
mod jpeg;
mod jpeg_head;
mod jxl;
mod lab;
mod limits;
mod orientation;
mod platform;
mod png;
mod png_rows;
mod raw;
mod resize;
mod tiff;
mod webp;

pub use blocks::Blocks;
pub use code::{Code, Codes, Form, codes};
pub use denoise::{REACH, denoised};
pub use error::Error;
pub use ombrelle_base::{Format, Kind, Point, Region, in_reading_order, is_video};
pub use resize::{Filter, resampled};

use std::borrow::Cow;
use std::time::Duration;

use image::metadata::Orientation;
use image::{GrayImage, RgbImage};
use zeroize::Zeroizing;

use ombrelle_base::jxl::Scan;
use ombrelle_base::progress;

use crate::progress::Progress;

/// A picture as a person sees it: upright, sRGB, eight bits a channel, row-major.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Colour, straight (not multiplied by `alpha`).
    pub rgb: RgbImage,
    /// Opacity (255 is opaque), of the size of `rgb`; none where the file is opaque.
    pub alpha: Option<GrayImage>,
}

impl Picture {
    /// Width in pixels.
    pub fn width(&self) -> u32 {
        self.rgb.width()
    }

    /// Height in pixels.
    pub fn height(&self) -> u32 {
        self.rgb.height()
    }

    /// Forgets opacity where all is opaque, so that a picture says so in one way alone: what was
    /// transparent under a cover must not be told by the kind of a file.
    pub fn drop_opacity_of_opaque(&mut self) {
        if self
            .alpha
            .as_ref()
            .is_some_and(|alpha| alpha.iter().all(|a| *a == 255))
        {
            self.alpha = None;
        }
    }

    /// Its colours as seen on white, where parts of it are transparent.
    pub fn on_white(&self) -> Cow<'_, RgbImage> {
        self.on(255)
    }

    /// Its colours as seen on black, where parts of it are transparent.
    pub fn on_black(&self) -> Cow<'_, RgbImage> {
        self.on(0)
    }

    fn on(&self, ground: u8) -> Cow<'_, RgbImage> {
        let flat = self.alpha.is_some().then(|| encode::on(self, ground));
        match flat.and_then(|bytes| RgbImage::from_raw(self.width(), self.height(), bytes)) {
            Some(flat) => Cow::Owned(flat),
            None => Cow::Borrowed(&self.rgb),
        }
    }
}

/// What a file may ask of the machine; checked before its pixels are decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest file, in bytes.
    pub bytes: u64,
    /// Largest picture, in pixels.
    pub pixels: u64,
    /// Memory that opening the picture, covering it and writing the copy may take together, in bytes, whichever processes take it.
    pub memory: u64,
    /// Longest time to decode.
    pub time: Duration,
    /// Whether this process may end with the file that it reads: decoders that may abort, or that are not
    /// safe code alone, are asked only then (AVIF, JPEG XL).
    pub expendable: bool,
}

impl Default for Limits {
    /// 512 MiB, 200 megapixels (the largest phone sensors), 60 seconds, and whatever memory that takes.
    fn default() -> Self {
        Self {
            bytes: 512 << 20,
            pixels: 200_000_000,
            memory: u64::MAX,
            time: Duration::from_secs(60),
            expendable: false,
        }
    }
}

/// The pixels that the first bytes of a file announce; none where they do not say.
///
/// For planning alone: what is announced is checked against [`Limits`] when the file is opened.
pub fn announced_pixels(head: &[u8]) -> Option<u64> {
    match Kind::sniff(head)? {
        Kind::Heic | Kind::Avif => heif::announced_pixels(head),
        Kind::Jxl => {
            let (width, height) = ombrelle_base::jxl::Head::size(head)?;
            Some(u64::from(width) * u64::from(height))
        }
        _ => contain::contain(|| {
            let reader = image::ImageReader::new(std::io::Cursor::new(head));
            let guessed = reader.with_guessed_format().map_err(error::damaged)?;
            let (width, height) = guessed.into_dimensions().map_err(error::of_image)?;
            Ok(u64::from(width) * u64::from(height))
        })
        .ok(),
    }
}

/// Opens a photo: upright, sRGB, eight bits. The file's name plays no part.
///
/// JPEG (baseline and progressive; grey, colour, CMYK, YCCK), PNG, WebP, GIF, TIFF (grey, RGB,
/// CMYK of 8 and 16 bits), HEIC and, where [`Limits::expendable`] allows it, AVIF and JPEG XL. HDR (PQ, HLG), raw photos and TIFF of
/// other samples are refused by name. A truncated picture is refused, never filled up with grey. The time limit
/// and a request to stop are noticed while bytes are read.
///
/// # Errors
/// A [`Error`] of the groups *file itself* and *picture*; [`Error::Cancelled`].
pub fn decode(bytes: &[u8], limits: &Limits, progress: &Progress) -> Result<Picture, Error> {
    decode::decode(bytes, limits, progress, raw::Raw::finish)
}

/// What only a decoder can tell of a JPEG XL file, for whoever lists what it gives away; none of other kinds, of a file that cannot be read to its
/// end, and where [`Limits::expendable`] allows no such decoder.
pub fn scanned(bytes: &[u8], limits: &Limits, progress: &Progress) -> Option<Scan> {
    match Kind::sniff(bytes)? {
        Kind::Jxl => {
            let watch = limits::Watch::start(limits, progress);
            contain::contain(|| jxl::scan(bytes, limits, &watch)).ok()
        }
        _ => None,
    }
}

/// A picture in the order of its file, before Exif turns it: sRGB, eight bits, without opacity
/// (a pixel's own colour, even where it is transparent). Wiped when dropped.
pub struct Stored {
    rgb: Zeroizing<Vec<u8>>,
    width: u32,
    height: u32,
    orientation: Orientation,
}

impl Stored {
    /// Of pixels in the order of a file; none where they are not as many as the size says.
    pub fn new(
        rgb: Zeroizing<Vec<u8>>,
        (width, height): (u32, u32),
        orientation: Orientation,
    ) -> Option<Self> {
        let length = u64::from(width) * u64::from(height) * 3;
        (rgb.len() as u64 == length).then_some(Self {
            rgb,
            width,
            height,
            orientation,
        })
    }

    /// How Exif turns it.
    pub fn orientation(&self) -> Orientation {
        self.orientation
    }

    /// Red, green, blue bytes, row after row without gaps.
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// The picture as Exif orients it; none where that is how it is stored.
    pub fn upright(&self) -> Option<Self> {
        if self.orientation == Orientation::NoTransforms {
            return None;
        }
        let rgb = orientation::turned::<3>(&self.rgb, self.width as usize, self.orientation);
        let (width, height) = orientation::size(self.orientation, self.width, self.height);
        Some(Self {
            rgb: Zeroizing::new(rgb),
            width,
            height,
            orientation: Orientation::NoTransforms,
        })
    }
}

/// Opens a photo like [`decode()`] but leaves it as it is stored, which is what other programs hash.
/// HEIC's own rotation (`irot`, `imir`) and that of a JPEG XL stream belong to the picture and are applied.
///
/// # Errors
/// Those of [`decode()`].
pub fn decode_stored(bytes: &[u8], limits: &Limits, progress: &Progress) -> Result<Stored, Error> {
    decode::decode(bytes, limits, progress, raw::Raw::stored)
}

/// How to write a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    /// Kind of file.
    pub format: Format,
    /// JPEG quality, 1-100; ignored by the lossless kinds.
    pub quality: u8,
    /// The longest side of the result, in pixels; never enlarges.
    pub max_side: Option<u32>,
}

impl Encoding {
    /// The size of the result for a picture of this size: `max_side` keeps the proportions, never
    /// enlarges and leaves at least one pixel.
    pub fn size(&self, width: u32, height: u32) -> (u32, u32) {
        let longest = width.max(height);
        match self.max_side {
            Some(limit) if longest > limit.max(1) => {
                let scale = f64::from(limit.max(1)) / f64::from(longest);
                let scaled = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
                (scaled(width), scaled(height))
            }
            _ => (width, height),
        }
    }
}

/// Writes a picture: pixels and the tags a decoder needs, nothing else. The same picture gives the
/// same bytes.
///
/// Colours under full transparency are blanked; in a JPEG, transparency becomes white. `max_side`
/// makes smaller by Lanczos3 on sRGB values.
///
/// # Errors
/// [`Error::TooLargeForFormat`]; [`Error::Cancelled`].
pub fn encode(
    picture: &Picture,
    encoding: &Encoding,
    progress: &Progress,
) -> Result<Vec<u8>, Error> {
    encode::encode(picture, encoding, progress)
}

/// The picture after a JPEG as platforms write it: this quality (1-100), half the colour resolution.
///
/// # Errors
/// [`Error::Damaged`] for a side of 0 or above 65535; [`Error::Cancelled`].
pub fn through_jpeg(
    picture: &RgbImage,
    quality: u8,
    progress: &Progress,
) -> Result<RgbImage, Error> {
    platform::through_jpeg(picture, quality, progress)
}

/// The picture at this size, as [`encode()`] would make it smaller.
///
/// # Errors
/// [`Error::Damaged`] for a side of 0.
pub fn resized(picture: &Picture, width: u32, height: u32) -> Result<Picture, Error> {
    resize::resize(picture, width, height)
}
