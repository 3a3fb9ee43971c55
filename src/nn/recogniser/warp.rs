//! Cuts a face out of a photo for a recogniser.

use image::RgbImage;

use super::{Crop, align};
use ombrelle_base::Point;

/// The face whose landmarks (in pixels of the picture) are given, as 3 planes of S by S values, red
/// first, 0-255; what lies outside the picture is black. None where the landmarks are one point
/// or not numbers, or the face is so large that a pixel of the crop is more than 200 of the picture.
///
/// Bilinear; where a pixel of the crop covers several of the picture, it is the mean of as many
/// samples in each direction as pixels are covered, so that fine texture does not turn into false
/// patterns (aliasing).
pub fn crop(rgb: &RgbImage, landmarks: &[Point; 5], crop: &Crop) -> Option<Vec<f32>> {
    let back = align(landmarks, &crop.template)?.inverse()?;
    let covered = back.scale();
    if !(covered.is_finite() && covered <= MOST) {
        return None;
    }
    let samples = covered.ceil().max(1.0) as usize;
    let side = crop.side;
    let plane = side.checked_mul(side)?;
    let mut planes = vec![0.0; plane.checked_mul(3)?];
    let (red, rest) = planes.split_at_mut(plane);
    let (green, blue) = rest.split_at_mut(plane);
    let values = red.iter_mut().zip(green).zip(blue).enumerate();
    let weight = 1.0 / (samples * samples) as f32;
    let places = (0..samples).map(|n| (n as f32 + 0.5) / samples as f32 - 0.5);
    let places: Vec<f32> = places.collect();
    for (place, ((red, green), blue)) in values {
        let (x, y) = ((place % side) as f32, (place / side) as f32);
        let mut sum = [0.0; 3];
        for down in &places {
            for right in &places {
                let at = back.apply([x + right, y + down]);
                for (sum, value) in sum.iter_mut().zip(bilinear(rgb, at)) {
                    *sum += value * weight;
                }
            }
        }
        [*red, *green, *blue] = sum;
    }
    Some(planes)
}

/// Pixels of the picture along a pixel of the crop, at most: no photo that is opened has a face as large.
const MOST: f32 = 200.0;

/// The next whole number below, and what is left: `floor`, which processors of twenty years ago have no instruction for and is a
/// call in what runs on them, too. What is further away than any photo lies outside, wherever it is put.
#[inline]
pub fn apart(at: f32) -> (i32, f32) {
    let near = at as i32;
    let below = if near as f32 > at {
        near.saturating_sub(1)
    } else {
        near
    };
    (below.min(i32::MAX - 1), at - below as f32)
}

/// The four pixels around a place, column and row, with the part that each has in a bilinear mean.
#[inline]
pub fn corners([x, y]: [f32; 2]) -> [(i32, i32, f32); 4] {
    let ((left, right), (top, down)) = (apart(x), apart(y));
    [
        (left, top, (1.0 - right) * (1.0 - down)),
        (left + 1, top, right * (1.0 - down)),
        (left, top + 1, (1.0 - right) * down),
        (left + 1, top + 1, right * down),
    ]
}

/// The colour at a place; black outside.
fn bilinear(rgb: &RgbImage, at: [f32; 2]) -> [f32; 3] {
    let mut sum = [0.0; 3];
    for (x, y, weight) in corners(at) {
        let place = (u32::try_from(x), u32::try_from(y));
        let (Ok(x), Ok(y)) = place else { continue };
        let Some(pixel) = rgb.get_pixel_checked(x, y) else {
            continue;
        };
        for (sum, value) in sum.iter_mut().zip(pixel.0) {
            *sum += f32::from(value) * weight;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_taken_apart_as_by_floor() {
        let places = (-900..900).map(|at| at as f32 / 3.0);
        for at in places.chain([-0.0, 255.999_98, 4_000_000.3, -4_000_000.3]) {
            let (below, rest) = apart(at);
            assert_eq!((below as f32, rest), (at.floor(), at - at.floor()), "{at}");
        }
        // Far outside of any picture: no overflow on the way to the next place.
        for (at, far) in [(3e20, i32::MAX - 1), (-3e20, i32::MIN)] {
            assert_eq!(apart(at).0, far);
        }
        assert!(apart(f32::NAN).1.is_nan());
    }

    const CROP: Crop = Crop {
        side: 112,
        template: [
            [38.0, 51.0],
            [73.0, 51.0],
            [56.0, 71.0],
            [41.0, 92.0],
            [70.0, 92.0],
        ],
    };

    fn landmarks(scale: f32, shift: f32) -> [Point; 5] {
        CROP.template.map(|[x, y]| Point {
            x: x * scale + shift,
            y: y * scale + shift,
        })
    }

    #[test]
    fn a_face_at_its_place_is_taken_as_it_is_and_outside_is_black() {
        let rgb = RgbImage::from_fn(100, 90, |x, y| image::Rgb([x as u8, y as u8, 7]));
        let planes = crop(&rgb, &landmarks(1.0, 0.0), &CROP).unwrap();
        let at = |c: usize, x: usize, y: usize| planes[(c * 112 + y) * 112 + x];
        assert!((at(0, 30, 40) - 30.0).abs() < 0.01);
        assert!((at(1, 30, 40) - 40.0).abs() < 0.01);
        assert!((at(2, 30, 40) - 7.0).abs() < 0.01);
        assert_eq!(at(2, 111, 40), 0.0);
        assert_eq!(at(2, 30, 111), 0.0);
    }

    #[test]
    fn fine_texture_of_a_large_face_is_averaged() {
        let rgb = RgbImage::from_fn(900, 900, |x, y| image::Rgb([((x + y) % 2 * 255) as u8; 3]));
        for scale in [4.0, 5.3, 7.9] {
            let planes = crop(&rgb, &landmarks(scale, 3.3), &CROP).unwrap();
            let middle = &planes[50 * 112 + 20..50 * 112 + 90];
            assert!(
                middle.iter().all(|value| (value - 127.5).abs() < 8.0),
                "{scale}"
            );
        }
    }

    #[test]
    fn landmarks_that_are_no_face_give_no_crop() {
        let rgb = RgbImage::new(10, 10);
        assert_eq!(crop(&rgb, &landmarks(0.0, 1.0), &CROP), None);
        assert_eq!(crop(&rgb, &landmarks(f32::NAN, 1.0), &CROP), None);
        assert_eq!(crop(&rgb, &landmarks(1e9, 1.0), &CROP), None);
    }
}
