//! How fast photos open and are written: a picture of 12 megapixels that compresses like a photo
//! (about 4.5 MB as a camera's 4:2:0 JPEG of quality 90).
//!
//! `cargo bench -p ombrelle-core --bench photo`

#![allow(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

use std::sync::OnceLock;

use divan::Bencher;
use image::RgbImage;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use ombrelle_core::photo::{Encoding, Format, Limits, Picture, decode, encode};
use ombrelle_core::progress::Progress;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

const WIDTH: u32 = 4000;
const HEIGHT: u32 = 3000;

/// Rows as wide slow waves and hard edges, and fine noise like a sensor's.
fn picture() -> &'static Picture {
    static PICTURE: OnceLock<Picture> = OnceLock::new();
    PICTURE.get_or_init(|| {
        let mut noise = ChaCha8Rng::seed_from_u64(1);
        let mut word = 0_u64;
        let rgb = RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
            if x % 8 == 0 {
                word = noise.next_u64();
            }
            let grain = ((word >> (x % 8 * 8) & 0xFF) as f32 / 255.0 - 0.5) * 12.0;
            let (u, v) = (x as f32 / 97.0, y as f32 / 71.0);
            let wave = 60.0 * (u + 0.7 * v.sin()).sin() + 40.0 * (v * 1.7 + u.cos()).cos();
            let edge = if (x / 250 + y / 180) % 3 == 0 {
                25.0
            } else {
                0.0
            };
            let fine = 8.0 * (x as f32 * 0.9 + y as f32 * 0.4).sin();
            let light = 128.0 + wave + edge + fine + grain;
            image::Rgb([light + 14.0, light, light - 18.0 + 10.0 * v.cos()].map(|c| c as u8))
        });
        Picture { rgb, alpha: None }
    })
}

/// A JPEG as a camera writes it, with one more segment (marker and content).
fn camera_jpeg(segment: Option<(u8, Vec<u8>)>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    if let Some((marker, content)) = segment {
        encoder.add_app_segment(marker, content).unwrap();
    }
    encoder
        .encode(&picture().rgb, WIDTH as u16, HEIGHT as u16, ColorType::Rgb)
        .unwrap();
    bytes
}

fn open(bytes: &[u8]) -> Picture {
    decode(bytes, &Limits::default(), &Progress::default()).unwrap()
}

fn bench_open(bencher: Bencher, bytes: Vec<u8>) {
    bencher.bench_local(|| open(divan::black_box(&bytes)));
}

#[divan::bench]
fn open_jpeg_12_megapixels(bencher: Bencher) {
    bench_open(bencher, camera_jpeg(None));
}

/// What the decoder takes alone, without limits, watch, colour and orientation.
#[divan::bench]
fn zune_jpeg_alone(bencher: Bencher) {
    use zune_jpeg::zune_core::bytestream::ZCursor;
    let bytes = camera_jpeg(None);
    bencher.bench_local(|| {
        zune_jpeg::JpegDecoder::new(ZCursor::new(divan::black_box(&bytes)))
            .decode()
            .unwrap()
    });
}

#[divan::bench(args = [3, 6])]
fn open_turned_jpeg(bencher: Bencher, orientation: u8) {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    bench_open(bencher, camera_jpeg(Some((1, exif))));
}

#[divan::bench]
fn open_display_p3_jpeg(bencher: Bencher) {
    let mut segment = b"ICC_PROFILE\0\x01\x01".to_vec();
    segment.extend(moxcms::ColorProfile::new_display_p3().encode().unwrap());
    bench_open(bencher, camera_jpeg(Some((2, segment))));
}

#[divan::bench(args = ["jpeg", "png", "webp"])]
fn write_12_megapixels(bencher: Bencher, format: &str) {
    bench_write(bencher, format.parse().unwrap(), None);
}

#[divan::bench]
fn write_jpeg_of_2048(bencher: Bencher) {
    bench_write(bencher, Format::Jpeg, Some(2048));
}

fn bench_write(bencher: Bencher, format: Format, max_side: Option<u32>) {
    let encoding = Encoding {
        format,
        quality: 90,
        max_side,
    };
    let write = || encode(picture(), &encoding, &Progress::default()).unwrap();
    bencher.bench_local(write);
}

fn main() {
    divan::main();
}
