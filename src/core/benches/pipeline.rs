//! Protecting a 12-megapixel photo with three faces, beside decoding and encoding it alone.
//! Detection is excluded: the faces are given.

// A benchmark of ours may stop at once where something is wrong.
#![allow(clippy::unwrap_used)]

use divan::{Bencher, black_box};
use image::{Rgb, RgbImage};
use ombrelle_core::face::Face;
use ombrelle_core::metadata::prove;
use ombrelle_core::photo::{decode, encode};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{
    Cover, Decision, Encoding, Format, Limits, Plan, Point, Region, carry_out, open,
};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use strum::VariantArray;

fn main() {
    divan::main();
}

const ENCODING: Encoding = Encoding {
    format: Format::Jpeg,
    quality: 90,
    max_side: None,
};

/// A photo of 4000 x 3000 with the grain of a sensor, about 5 MB.
fn photo() -> Vec<u8> {
    let mut noise = ChaCha8Rng::seed_from_u64(1);
    let picture = RgbImage::from_fn(4000, 3000, |x, y| {
        let grain = (noise.next_u32() & 15) as f32 - 7.5;
        let wave = (x as f32 / 90.0).sin() * 50.0 + (y as f32 / 70.0).cos() * 40.0;
        let level = |base: f32| (base + wave + grain) as u8;
        Rgb([level(130.0), level(120.0), level(110.0)])
    });
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 90)
        .encode_image(&picture)
        .unwrap();
    jpeg
}

/// A face of 400 x 500 pixels, with the landmarks of one looking at the camera.
fn face(x: f32, y: f32) -> Face {
    let at = |dx: f32, dy: f32| Point {
        x: x + dx,
        y: y + dy,
    };
    Face {
        region: Region {
            x,
            y,
            width: 400.0,
            height: 500.0,
        },
        landmarks: Some([
            at(120.0, 190.0),
            at(280.0, 190.0),
            at(200.0, 290.0),
            at(140.0, 390.0),
            at(260.0, 390.0),
        ]),
        score: Some(0.9),
    }
}

#[divan::bench(sample_count = 20)]
fn decode_and_encode(bencher: Bencher) {
    let jpeg = photo();
    bencher.bench_local(|| {
        let picture = decode(black_box(&jpeg), &Limits::default(), &Progress::default()).unwrap();
        encode(&picture, &ENCODING, &Progress::default()).unwrap()
    });
}

fn protect(bencher: Bencher, cover: Cover) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("photo.jpg");
    std::fs::write(&path, photo()).unwrap();
    let plan = Plan {
        faces: [(400.0, 500.0), (1800.0, 900.0), (3100.0, 1700.0)]
            .map(|(x, y)| (face(x, y), Decision::Cover(cover)).into())
            .to_vec(),
        text: None,
        detector: None,
        encoding: ENCODING,
        mining_mark: true,
        steps: 1,
        seed: 1,
    };
    bencher.bench_local(|| {
        let opened = open(&path, &Limits::default(), &Progress::default()).unwrap();
        carry_out(opened, black_box(&plan), &Progress::default()).unwrap()
    });
}

#[divan::bench(sample_count = 20)]
fn fill(bencher: Bencher) {
    protect(bencher, Cover::Fill);
}

#[divan::bench(sample_count = 20)]
fn pixels(bencher: Bencher) {
    protect(bencher, Cover::Pixels);
}

#[divan::bench(sample_count = 20)]
fn soft(bencher: Bencher) {
    protect(bencher, Cover::Soft);
}

#[divan::bench(sample_count = 20)]
fn sticker(bencher: Bencher) {
    protect(bencher, Cover::Sticker);
}

/// The last step alone: reading the whole export again.
#[divan::bench(sample_count = 20, args = Format::VARIANTS)]
fn prove_clean(bencher: Bencher, format: Format) {
    let picture = decode(&photo(), &Limits::default(), &Progress::default()).unwrap();
    let encoding = Encoding { format, ..ENCODING };
    let export = encode(&picture, &encoding, &Progress::default()).unwrap();
    bencher.bench_local(|| prove(black_box(&export), format, false).unwrap());
}
