//! Makes 12-megapixel photos with up to five faces each, for `cargo xtask bench`.
//!
//! `bench_photos PORTRAIT FOLDER COUNT FACES`: the portrait at several sizes on a textured background of
//! its own a photo, seeded by the photo's number.

use std::path::Path;

use image::imageops::{FilterType, replace, resize};
use image::{Rgb, RgbImage};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

const WIDTH: u32 = 4000;
const HEIGHT: u32 = 3000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [portrait, folder, count, faces] = arguments.as_slice() else {
        return Err("usage: bench_photos PORTRAIT FOLDER COUNT FACES".into());
    };
    let portrait = image::open(portrait)?.into_rgb8();
    let faces: usize = faces.parse()?;
    let folder = Path::new(folder);
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder)?;
    for number in 0..count.parse::<u64>()? {
        let photo = photo(&portrait, number, faces);
        let mut jpeg = Vec::new();
        image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 90).encode_image(&photo)?;
        std::fs::write(folder.join(format!("photo-{number:03}.jpg")), jpeg)?;
    }
    Ok(())
}

fn photo(portrait: &RgbImage, seed: u64, faces: usize) -> RgbImage {
    let mut noise = ChaCha8Rng::seed_from_u64(seed);
    let mut photo = RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
        // Slow waves of colour with the grain of a sensor: compresses like a photo of a wall.
        let wave = |scale: f32, turn: f32| {
            ((x as f32 / scale + turn).sin() + (y as f32 / scale * 1.3 + turn).cos()) * 24.0
        };
        let grain = (noise.next_u32() & 7) as f32 - 3.5;
        let level = |base: f32, scale: f32| (base + wave(scale, seed as f32) + grain) as u8;
        Rgb([
            level(130.0, 310.0),
            level(120.0, 270.0),
            level(105.0, 350.0),
        ])
    });
    let places = [
        (900, 200, 300),
        (1200, 1400, 1500),
        (600, 3100, 500),
        (800, 1900, 200),
        (800, 100, 1700),
    ];
    for (side, x, y) in places.into_iter().take(faces) {
        let face = resize(portrait, side, side, FilterType::Triangle);
        let shift = (seed % 40) as i64 * 5;
        replace(&mut photo, &face, x + shift, y + shift);
    }
    photo
}
