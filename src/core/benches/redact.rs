//! Covers on 12 megapixels, beside decoding and encoding the same photo, and the memory they take.
//!
//! `cargo bench -p ombrelle-core --bench redact`

use divan::{AllocProfiler, Bencher};
use image::RgbImage;
use ombrelle_core::photo::{Picture, Point, Region};
use ombrelle_core::progress::Progress;
use ombrelle_core::redact::{Cover, Fit, Target, cover};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use strum::VariantNames;

#[global_allocator]
static MEMORY: AllocProfiler = AllocProfiler::system();

const WIDTH: u32 = 4000;
const HEIGHT: u32 = 3000;
const COVERS: &[&str] = Cover::VARIANTS;

fn main() {
    divan::main();
}

/// Shapes and grain, so that decoding and encoding have a photo's work.
fn photo() -> Picture {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let rgb = RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let (fx, fy) = (x as f32, y as f32);
        let wave = 40.0 * ((fx / 90.0).sin() + (fy / 70.0).cos() + (fx * fy / 3e5).sin());
        let grain = (rng.next_u32() % 9) as f32;
        image::Rgb(
            [
                120.0 + wave + grain,
                110.0 + wave / 2.0 + grain,
                100.0 - wave / 3.0 + grain,
            ]
            .map(|c| c as u8),
        )
    });
    Picture { rgb, alpha: None }
}

fn face(x: f32, y: f32, height: f32, kind: &str) -> Target {
    let at = |u: f32, v: f32| Point {
        x: x + u * height,
        y: y + v * height,
    };
    Target {
        region: Region {
            x: x - 0.38 * height,
            y: y - 0.5 * height,
            width: 0.76 * height,
            height,
        },
        landmarks: Some([
            at(-0.18, -0.12),
            at(0.19, -0.1),
            at(0.0, 0.07),
            at(-0.15, 0.23),
            at(0.14, 0.24),
        ]),
        cover: kind.parse().unwrap_or(Cover::Fill),
        fit: Fit::default(),
        slant: None,
        core: None,
        apart: true,
    }
}

fn cover_all(bencher: Bencher, targets: &[Target]) {
    let mut picture = photo();
    bencher.bench_local(|| cover(&mut picture, targets, &[], 1, &Progress::default()));
}

#[divan::bench(args = COVERS, sample_count = 20)]
fn three_faces_of_400_pixels(bencher: Bencher, kind: &str) {
    let at = [(700.0, 900.0), (2000.0, 1200.0), (3300.0, 1000.0)];
    cover_all(bencher, &at.map(|(x, y)| face(x, y, 400.0, kind)));
}

#[divan::bench(args = COVERS, sample_count = 20)]
fn a_face_that_fills_the_photo(bencher: Bencher, kind: &str) {
    cover_all(bencher, &[face(2000.0, 1600.0, 2200.0, kind)]);
}

#[divan::bench(args = COVERS, sample_count = 20)]
fn a_crowd_of_200_faces(bencher: Bencher, kind: &str) {
    let targets: Vec<Target> = (0..200)
        .map(|i| {
            face(
                100.0 + 195.0 * (i % 20) as f32,
                150.0 + 280.0 * (i / 20) as f32,
                90.0,
                kind,
            )
        })
        .collect();
    cover_all(bencher, &targets);
}

#[divan::bench(sample_count = 10)]
fn decoding_and_encoding_alone(bencher: Bencher) {
    let jpeg = encoded(&photo().rgb);
    bencher.bench_local(|| {
        let decoded = image::load_from_memory(&jpeg).map(|picture| picture.to_rgb8());
        decoded.map(|picture| encoded(&picture)).ok()
    });
}

fn encoded(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_1_1);
    let _ = encoder.encode(
        picture.as_raw(),
        WIDTH as u16,
        HEIGHT as u16,
        jpeg_encoder::ColorType::Rgb,
    );
    bytes
}
