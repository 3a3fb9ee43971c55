//! Photos for the tests of the window.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::path::Path;

use image::{GenericImage, Rgb, RgbImage, imageops};

/// Writes a photo of 900 x 600 pixels with one face: an astronaut (by NASA; the unprotected half of the picture in
/// docs/cloaked), before a sky.
pub fn beach(target: &Path) {
    let pair = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cloaked/astronaut.jpg");
    let pair = image::open(pair).expect("the astronaut").to_rgb8();
    let face = imageops::crop_imm(&pair, 0, 0, 138, 161).to_image();
    let face = imageops::resize(&face, 276, 322, imageops::FilterType::CatmullRom);
    let sky = |_: u32, y: u32| {
        Rgb([
            120 + (y / 8) as u8,
            160 + (y / 12) as u8,
            225 - (y / 6) as u8,
        ])
    };
    let mut photo = RgbImage::from_fn(900, 600, sky);
    photo.copy_from(&face, 300, 150).expect("it fits");
    photo.save(target).expect("a photo");
}

/// How many pixels differ clearly between two pictures of the same size, and how many there are.
pub fn changed(before: &Path, after: &Path) -> (usize, usize) {
    let (before, after) = (
        image::open(before).unwrap().to_rgb8(),
        image::open(after).unwrap().to_rgb8(),
    );
    assert_eq!(before.dimensions(), after.dimensions());
    let pairs = before.pixels().zip(after.pixels());
    let changed = pairs.filter(|(a, b)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > 40));
    (changed.count(), before.pixels().len())
}
