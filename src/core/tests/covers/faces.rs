//! Pictures of noise, and faces as a detector gives them.

use image::{GrayImage, RgbImage};
use ombrelle_core::photo::{Picture, Point, Region};
use ombrelle_core::progress::Progress;
use ombrelle_core::redact::{Cover, Fit, Target, cover};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use strum::VariantArray;

/// Every kind of cover.
pub const COVERS: &[Cover] = Cover::VARIANTS;

/// Noise, opaque or not.
pub fn any_pixels(width: u32, height: u32, alpha: bool, seed: u64) -> Picture {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut rgb = RgbImage::new(width, height);
    rng.fill_bytes(&mut rgb);
    let alpha = alpha.then(|| {
        let mut alpha = GrayImage::new(width, height);
        rng.fill_bytes(&mut alpha);
        alpha
    });
    Picture { rgb, alpha }
}

/// `seen` with the pixels of `other` wherever the mask is set.
pub fn with_others_under(seen: &Picture, other: &Picture, mask: &GrayImage) -> Picture {
    let mut mixed = seen.clone();
    for (x, y, hidden) in mask.enumerate_pixels() {
        if hidden.0[0] > 0 {
            mixed.rgb.put_pixel(x, y, *other.rgb.get_pixel(x, y));
            if let (Some(to), Some(from)) = (&mut mixed.alpha, &other.alpha) {
                to.put_pixel(x, y, *from.get_pixel(x, y));
            }
        }
    }
    mixed
}

/// The picture with the targets covered.
pub fn covered(picture: &Picture, targets: &[Target], seed: u64) -> Picture {
    covered_beside(picture, targets, &[], seed)
}

/// The picture with the targets covered and other faces shown.
pub fn covered_beside(
    picture: &Picture,
    targets: &[Target],
    shown: &[Region],
    seed: u64,
) -> Picture {
    let mut picture = picture.clone();
    cover(&mut picture, targets, shown, seed, &Progress::default()).unwrap();
    picture
}

/// A face of `height` pixels around (x, y), tilted clockwise and turned (-1 to 1), as a detector
/// gives it: the upright box around the tilted face.
pub fn face(x: f32, y: f32, height: f32, tilt: f32, turn: f32) -> Target {
    let (sin, cos) = tilt.sin_cos();
    let (half_width, half_height) = (0.385 * height * (1.0 - 0.25 * turn.abs()), 0.5 * height);
    let width = 2.0 * (half_width * cos).hypot(half_height * sin);
    let high = 2.0 * (half_width * sin).hypot(half_height * cos);
    let eyes = 0.19 * (1.0 - turn.abs());
    let mark = |u: f32, v: f32| Point {
        x: x + height * (u * cos - v * sin),
        y: y + height * (u * sin + v * cos),
    };
    let middle = 0.13 * turn;
    Target {
        region: Region {
            x: x - width / 2.0,
            y: y - high / 2.0,
            width,
            height: high,
        },
        landmarks: Some([
            mark(middle - eyes, -0.1),
            mark(middle + eyes, -0.1),
            mark(middle + 0.13 * turn, 0.08),
            mark(middle - eyes * 0.9, 0.25),
            mark(middle + eyes * 0.9, 0.25),
        ]),
        cover: Cover::Fill,
        fit: Fit::default(),
        slant: None,
        core: None,
        apart: true,
    }
}
