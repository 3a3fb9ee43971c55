//! Cuts a face out of a photo for a recogniser.

use image::RgbImage;
use zeroize::Zeroizing;

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
    let mut pixels = red.iter_mut().zip(green).zip(blue);
    let weight = 1.0 / (samples * samples) as f32;
    let offset = |n: usize| (n as f32 + 0.5) / samples as f32 - 0.5;
    let columns = (0..side).flat_map(|x| (0..samples).map(move |n| x as f32 + offset(n)));
    let columns: Vec<f32> = columns.collect();
    let mut places = vec![[0.0; 2]; columns.len()];
    let mut colours = Zeroizing::new(vec![[0.0; 3]; columns.len()]);
    let mut sums = Zeroizing::new(vec![[0.0; 3]; side]);
    for y in 0..side {
        sums.fill([0.0; 3]);
        for n in 0..samples {
            let y = y as f32 + offset(n);
            for (place, x) in places.iter_mut().zip(&columns) {
                *place = back.apply([*x, y]);
            }
            between(rgb, &places, &mut colours);
            for (sum, colours) in sums.iter_mut().zip(colours.chunks_exact(samples)) {
                for colour in colours {
                    for (sum, value) in sum.iter_mut().zip(colour) {
                        *sum += value * weight;
                    }
                }
            }
        }
        for (sum, ((red, green), blue)) in sums.iter().zip(&mut pixels) {
            [*red, *green, *blue] = *sum;
        }
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

/// The colours at places, in pixels of the picture: of each the mean of the four pixels around it; black outside.
///
/// Where places are is reckoned for many at a time, and the four pixels of one by colours together: processors do several numbers at once so.
pub fn between(rgb: &RgbImage, places: &[[f32; 2]], colours: &mut [[f32; 3]]) {
    let mut below = [[0; 2]; AT_ONCE];
    let mut parts = [[0.0; 2]; AT_ONCE];
    for (places, colours) in places.chunks(AT_ONCE).zip(colours.chunks_mut(AT_ONCE)) {
        let apart = below
            .as_flattened_mut()
            .iter_mut()
            .zip(parts.as_flattened_mut());
        for ((below, part), at) in apart.zip(places.as_flattened()) {
            // As `apart` does it, without a step that depends on the value before.
            let at = at.clamp(-FURTHEST, FURTHEST);
            let near = (at + ROUNDING) - ROUNDING;
            let floor = if near > at { near - 1.0 } else { near };
            *below = (floor + ROUNDING)
                .to_bits()
                .wrapping_sub(ROUNDING.to_bits()) as i32;
            *part = at - floor;
        }
        for ((colour, [left, top]), [right, down]) in colours.iter_mut().zip(below).zip(parts) {
            let pixels = match inside(rgb, left, top) {
                Some(pixels) => pixels,
                None => {
                    [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(x, y)| pixel(rgb, left + x, top + y))
                }
            };
            let weights = [
                (1.0 - right) * (1.0 - down),
                right * (1.0 - down),
                (1.0 - right) * down,
                right * down,
            ];
            let mut sum = [0.0; 4];
            for (pixel, weight) in pixels.iter().zip(weights) {
                for (sum, value) in sum.iter_mut().zip(pixel.map(f32::from)) {
                    *sum += value * weight;
                }
            }
            let [red, green, blue, _] = sum;
            *colour = [red, green, blue];
        }
    }
}

/// Places of which whole numbers and parts are reckoned together.
const AT_ONCE: usize = 64;
/// Added to a number below 2^22, this leaves no room for what is behind the point: it is rounded (half to even), and its last bits are the whole number.
const ROUNDING: f32 = 12_582_912.0;
/// What is further away, in pixels, is looked for there, which is outside: a photo within the limits that is longer is a strip 50 pixels high.
const FURTHEST: f32 = 4_000_000.0;

/// The four pixels of which the first is given, each with a byte after it that means nothing; none where one of them or such a byte lies outside.
#[inline]
fn inside(rgb: &RgbImage, left: i32, top: i32) -> Option<[[u8; 4]; 4]> {
    let (left, top) = (usize::try_from(left).ok()?, usize::try_from(top).ok()?);
    let (width, height) = (rgb.width() as usize, rgb.height() as usize);
    if left + 1 >= width || top + 1 >= height {
        return None;
    }
    let first = (top * width + left) * 3;
    let samples = rgb.as_raw();
    let [a, b, c, d, e, f, after] = *samples.get(first..)?.first_chunk()?;
    let [g, h, i, j, k, l, last] = *samples.get(first + width * 3..)?.first_chunk()?;
    Some([
        [a, b, c, d],
        [d, e, f, after],
        [g, h, i, j],
        [j, k, l, last],
    ])
}

fn pixel(rgb: &RgbImage, x: i32, y: i32) -> [u8; 4] {
    let place = u32::try_from(x).ok().zip(u32::try_from(y).ok());
    let pixel = place.and_then(|(x, y)| rgb.get_pixel_checked(x, y));
    pixel.map_or([0; 4], |image::Rgb([red, green, blue])| {
        [*red, *green, *blue, 0]
    })
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

    #[test]
    fn colours_between_pixels_are_means_of_the_four_around_and_black_outside() {
        let rgb = RgbImage::from_fn(7, 5, |x, y| {
            image::Rgb([x as u8 * 30, y as u8 * 40, (x * y) as u8 * 10])
        });
        let plainly = |at: [f32; 2]| {
            let mut sum = [0.0; 3];
            for (x, y, weight) in corners(at) {
                let place = u32::try_from(x).ok().zip(u32::try_from(y).ok());
                let pixel = place.and_then(|(x, y)| rgb.get_pixel_checked(x, y));
                for (sum, value) in sum.iter_mut().zip(pixel.map_or([0; 3], |pixel| pixel.0)) {
                    *sum += f32::from(value) * weight;
                }
            }
            sum
        };
        let along = |most: i32| (-12..most * 4 + 12).map(|at| at as f32 / 4.0);
        let places = along(7).flat_map(|x| along(5).map(move |y| [x, y]));
        let far = [4.1e6, 3e20, f32::MAX, f32::INFINITY].map(|far| [[far, 1.0], [1.0, -far]]);
        let places: Vec<_> = places.chain(far.into_iter().flatten()).collect();
        let mut colours = vec![[1.0; 3]; places.len()];
        between(&rgb, &places, &mut colours);
        let (near, far) = (places.len() - 8, colours.len() - 8);
        for (at, colour) in places.iter().zip(&colours).take(near) {
            assert_eq!(*colour, plainly(*at), "{at:?}");
        }
        assert_eq!(colours[far..], [[0.0; 3]; 8]);
        between(&rgb, &[[f32::NAN; 2]], &mut colours);
        assert!(colours[0].iter().all(|value| value.is_nan()));
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
