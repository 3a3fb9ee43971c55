//! A digit on a plate, the picture that it stands in, and the attacker who names it. Stands alone, so that tests of other crates can have it.

use image::RgbImage;

/// The segments of a digit as a display of seven shows them: top, upper left, upper right, middle, lower left, lower right,
/// bottom.
const SEGMENTS: [[u8; 7]; 10] = [
    [1, 1, 1, 0, 1, 1, 1],
    [0, 0, 1, 0, 0, 1, 0],
    [1, 0, 1, 1, 1, 0, 1],
    [1, 0, 1, 1, 0, 1, 1],
    [0, 1, 1, 1, 0, 1, 0],
    [1, 1, 0, 1, 0, 1, 1],
    [1, 1, 0, 1, 1, 1, 1],
    [1, 0, 1, 0, 0, 1, 0],
    [1, 1, 1, 1, 1, 1, 1],
    [1, 1, 1, 1, 0, 1, 1],
];
/// Where the digit stands on its plate: left, top, width, height.
pub const DIGIT: (u32, u32, u32, u32) = (45, 37, 18, 30);

/// A digit on a plate in a picture with a little noise that is the same for all digits.
pub fn plate(digit: usize) -> RgbImage {
    let (left, top, width, height) = DIGIT;
    let part = |x: u32, y: u32| -> Option<usize> {
        let (x, y) = (x.checked_sub(left)?, y.checked_sub(top)?);
        if x >= width || y >= height {
            return None;
        }
        let (near, far, upper) = (x < 4, x + 4 >= width, y < height / 2);
        match y {
            0..4 => Some(0),
            13..17 => Some(3),
            26.. => Some(6),
            _ if near => Some(if upper { 1 } else { 4 }),
            _ if far => Some(if upper { 2 } else { 5 }),
            _ => None,
        }
    };
    RgbImage::from_fn(131, 107, |x, y| {
        let noise = (x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77)) >> 29;
        let dark = part(x, y).is_some_and(|part| SEGMENTS[digit][part] == 1);
        let [r, g, b] = if dark { [25, 20, 130] } else { [225, 210, 40] };
        image::Rgb([r + noise as u8, g + noise as u8, b + noise as u8])
    })
}

/// Pixels beside what is hidden that the attacker looks at.
pub const RING: u32 = 24;

/// A plate in a picture of its colour, which begins at a place of it, with a little noise that is another for each seed: no camera gives the same
/// picture twice.
pub fn noisy_plate(digit: usize, seed: u32, at: (u32, u32), size: (u32, u32)) -> RgbImage {
    let (plate, even) = (plate(digit), [228, 213, 43]);
    RgbImage::from_fn(size.0, size.1, |x, y| {
        let place = x.checked_sub(at.0).zip(y.checked_sub(at.1));
        let pixel = place.and_then(|(x, y)| plate.get_pixel_checked(x, y));
        let mut n = x
            .wrapping_mul(0x9E37_79B1)
            .wrapping_add(y.wrapping_mul(0x85EB_CA77))
            .wrapping_add(seed.wrapping_mul(0xC2B2_AE3D));
        n = (n ^ (n >> 15)).wrapping_mul(0x2C1B_3C6D);
        let noise = ((n ^ (n >> 13)) >> 30) as u8;
        image::Rgb(
            pixel
                .map_or(even, |pixel| pixel.0)
                .map(|value| value + noise),
        )
    })
}

/// What stands in a ring around a rectangle (left, top, right, bottom).
pub fn ring(picture: &RgbImage, (left, top, right, bottom): (u32, u32, u32, u32)) -> Vec<f32> {
    let within = |x: u32, y: u32, by: u32| {
        x + by >= left && x < right + by && y + by >= top && y < bottom + by
    };
    let seen = picture.enumerate_pixels();
    seen.filter(|(x, y, _)| within(*x, *y, RING) && !within(*x, *y, 0))
        .flat_map(|(_, _, pixel)| pixel.0.map(f32::from))
        .collect()
}

/// How many of twenty digits an attacker names rightly who knows the plate, the camera and its settings: for each digit the mean
/// of three pictures of it, and of these the one that is nearest to what is seen.
pub fn named_rightly(seen: impl Fn(usize, u32) -> Vec<f32>) -> usize {
    let known: Vec<Vec<f32>> = (0..10)
        .map(|digit| {
            let pictures = [901, 902, 903].map(|seed| seen(digit, seed));
            let [a, b, c] = &pictures;
            let each = a.iter().zip(b).zip(c);
            each.map(|((a, b), c)| (a + b + c) / 3.0).collect()
        })
        .collect();
    let rightly = |number: &usize| {
        let (digit, picture) = (number % 10, seen(number % 10, *number as u32));
        let far = |known: &Vec<f32>| -> f32 {
            let each = known.iter().zip(&picture);
            each.map(|(a, b)| (a - b) * (a - b)).sum()
        };
        let nearest = (0..10).min_by(|a, b| far(&known[*a]).total_cmp(&far(&known[*b])));
        nearest == Some(digit)
    };
    (0..20).filter(rightly).count()
}
