//! Test files made from nothing, in every kind that a pure-Rust encoder writes.
#![allow(dead_code, reason = "each test program uses its own part")]

pub mod avif;
pub mod heif;
pub mod jxl;
pub mod plate;

use std::io::Cursor;
use std::process::Command;

use image::codecs::gif::GifEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::photo::{Limits, Picture, decode};
use ombrelle_core::progress::Progress;
use png::chunk::ChunkType;
use tiff::encoder::{TiffEncoder, colortype};
use tiff::tags::Tag;

/// Opens with the usual limits.
pub fn open(bytes: &[u8]) -> Result<Picture, ErrorKind> {
    Ok(decode(bytes, &Limits::default(), &Progress::default())?)
}

/// A smooth picture that every codec keeps well.
pub fn gradient(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let part = |a: u32, b: u32| (a * 255 / b.max(1)) as u8;
        Rgb([part(x, width), part(y, height), part(x + y, width + height)])
    })
}

/// Four quarters of four colours: tells every orientation from every other.
pub fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb(match (x < width / 2, y < height / 2) {
            (true, true) => [210, 40, 40],
            (false, true) => [40, 190, 60],
            (true, false) => [40, 60, 200],
            (false, false) => [220, 210, 60],
        })
    })
}

/// An upright picture as it is stored under an Exif orientation, by the table of the Exif
/// standard: which stored row and column is seen at the top and at the left.
pub fn stored_under(code: u8, upright: &RgbImage) -> RgbImage {
    let (width, height) = upright.dimensions();
    let (w, h) = if code >= 5 {
        (height, width)
    } else {
        (width, height)
    };
    let mut stored = RgbImage::new(w, h);
    for (x, y, pixel) in upright.enumerate_pixels() {
        let (right, bottom) = (width - 1 - x, height - 1 - y);
        let (column, row) = match code {
            1 => (x, y),
            2 => (right, y),
            3 => (right, bottom),
            4 => (x, bottom),
            5 => (y, x),
            6 => (y, right),
            7 => (bottom, right),
            8 => (bottom, x),
            _ => unreachable!(),
        };
        stored.put_pixel(column, row, *pixel);
    }
    stored
}

/// An Exif block (from its TIFF header on) with nothing but an orientation.
pub fn exif(orientation: u8) -> Vec<u8> {
    let mut block = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    block.extend([orientation, 0, 0, 0, 0, 0, 0]);
    block
}

/// What goes into a file beside the pixels.
#[derive(Default, Clone)]
pub struct Beside {
    pub profile: Option<Vec<u8>>,
    pub exif: Option<Vec<u8>>,
}

impl Beside {
    pub fn profile(profile: &moxcms::ColorProfile) -> Self {
        Self {
            profile: Some(profile.encode().unwrap()),
            exif: None,
        }
    }

    pub fn orientation(code: u8) -> Self {
        Self {
            profile: None,
            exif: Some(exif(code)),
        }
    }
}

pub fn jpeg(picture: &RgbImage, beside: &Beside) -> Vec<u8> {
    jpeg_of(
        picture,
        picture.dimensions(),
        jpeg_encoder::ColorType::Rgb,
        beside,
    )
}

pub fn jpeg_of(
    samples: &[u8],
    (width, height): (u32, u32),
    colour: jpeg_encoder::ColorType,
    beside: &Beside,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 95);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_1_1);
    if let Some(profile) = &beside.profile {
        encoder.add_icc_profile(profile).unwrap();
    }
    if let Some(exif) = &beside.exif {
        encoder.add_exif_metadata(exif).unwrap();
    }
    encoder
        .encode(samples, width as u16, height as u16, colour)
        .unwrap();
    bytes
}

pub fn png(picture: &RgbImage, beside: &Beside) -> Vec<u8> {
    let mut info = png::Info::with_size(picture.width(), picture.height());
    info.color_type = png::ColorType::Rgb;
    info.icc_profile = beside.profile.clone().map(Into::into);
    let chunks = beside
        .exif
        .iter()
        .map(|exif| (*b"eXIf", exif.clone()))
        .collect();
    png_of(info, picture, chunks)
}

/// A PNG of any layout, with more chunks before the pixels.
pub fn png_of(info: png::Info, samples: &[u8], chunks: Vec<([u8; 4], Vec<u8>)>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = png::Encoder::with_info(&mut bytes, info).unwrap();
    let mut writer = encoder.write_header().unwrap();
    for (name, content) in chunks {
        writer.write_chunk(ChunkType(name), &content).unwrap();
    }
    writer.write_image_data(samples).unwrap();
    writer.finish().unwrap();
    bytes
}

pub fn webp(picture: &RgbImage, beside: &Beside) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut bytes);
    if let Some(profile) = &beside.profile {
        encoder.set_icc_profile(profile.clone()).unwrap();
    }
    if let Some(exif) = &beside.exif {
        encoder.set_exif_metadata(exif.clone()).unwrap();
    }
    let (width, height) = picture.dimensions();
    encoder
        .encode(picture, width, height, ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

pub fn tiff(picture: &RgbImage, beside: &Beside) -> Vec<u8> {
    tiff_of::<colortype::RGB8>(picture, picture.dimensions(), beside)
}

pub fn tiff_of<C>(samples: &[C::Inner], (width, height): (u32, u32), beside: &Beside) -> Vec<u8>
where
    C: colortype::ColorType,
    [C::Inner]: tiff::encoder::TiffValue,
{
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
    let mut page = encoder.new_image::<C>(width, height).unwrap();
    if let Some(profile) = &beside.profile {
        page.encoder()
            .write_tag(Tag::IccProfile, profile.as_slice())
            .unwrap();
    }
    if let Some(exif) = &beside.exif {
        page.encoder()
            .write_tag(Tag::Orientation, u16::from(exif[19]))
            .unwrap();
    }
    page.write_data(samples).unwrap();
    bytes.into_inner()
}

pub fn gif(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new_with_speed(&mut bytes, 1);
    let (width, height) = picture.dimensions();
    encoder
        .encode(picture, width, height, ExtendedColorType::Rgb8)
        .unwrap();
    drop(encoder);
    bytes
}

/// A lossy WebP file of libwebp, by `ffmpeg`; none, with a printed line, where it is not installed.
pub fn lossy_webp(picture: &RgbImage, quality: u8) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let (source, target) = (folder.path().join("a.png"), folder.path().join("a.webp"));
    std::fs::write(&source, png(picture, &Beside::default())).unwrap();
    let done = tool("ffmpeg", "ffmpeg", |command| {
        command
            .args(["-nostdin", "-loglevel", "error", "-i"])
            .arg(source.as_os_str())
            .args(["-c:v", "libwebp", "-quality", &quality.to_string()])
            .arg(target.as_os_str());
    })?;
    assert!(done.status.success(), "ffmpeg: {done:?}");
    Some(std::fs::read(target).unwrap())
}

/// A HEIC file of libheif's `heif-enc`; none, with a printed line, where it is not installed.
pub fn heic(picture: &RgbImage, arguments: &[&str]) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let (source, target) = (folder.path().join("a.png"), folder.path().join("a.heic"));
    std::fs::write(&source, png(picture, &Beside::default())).unwrap();
    let done = tool("heif-enc", "libheif-examples", |command| {
        command
            .args(arguments)
            .arg(source.as_os_str())
            .arg("-o")
            .arg(target.as_os_str());
    })?;
    assert!(done.status.success(), "heif-enc: {done:?}");
    Some(std::fs::read(target).unwrap())
}

/// Runs a tool of Debian. Where it is missing: a failure under CI, otherwise a line that says what
/// was skipped.
pub fn tool(
    name: &str,
    package: &str,
    arguments: impl Fn(&mut Command),
) -> Option<std::process::Output> {
    let mut command = Command::new(name);
    arguments(&mut command);
    match command.output() {
        Ok(output) => Some(output),
        Err(error) => {
            assert!(
                std::env::var_os("CI").is_none(),
                "{name} is missing ({error}): apt-get install {package}"
            );
            println!("skipped: no {name}; apt-get install {package}");
            None
        }
    }
}

/// The largest difference of any sample.
pub fn difference(a: &RgbImage, b: &RgbImage) -> u8 {
    assert_eq!(a.dimensions(), b.dimensions());
    a.iter()
        .zip(b.iter())
        .map(|(a, b)| a.abs_diff(*b))
        .max()
        .unwrap_or(0)
}

/// The mean difference of the samples.
pub fn mean_difference(a: &RgbImage, b: &RgbImage) -> f64 {
    assert_eq!(a.dimensions(), b.dimensions());
    let sum: u64 = a
        .iter()
        .zip(b.iter())
        .map(|(a, b)| u64::from(a.abs_diff(*b)))
        .sum();
    sum as f64 / a.len() as f64
}
