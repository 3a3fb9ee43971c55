//! Boxes, landmarks and numbers on a picture, so that a person can say which face is which.

use image::{Rgb, RgbImage};
use imageproc::drawing::{draw_filled_circle_mut, draw_filled_rect_mut};
use imageproc::rect::Rect;

use super::Face;
use crate::photo::{Picture, Point, Region};

/// Light and dark together are seen on any background.
const LIGHT: Rgb<u8> = Rgb([255, 236, 64]);
const DARK: Rgb<u8> = Rgb([16, 16, 32]);

/// Digits of three columns and five rows; one number per row, its highest of three bits on the left.
const DIGITS: [[u8; 5]; 10] = [
    [7, 5, 5, 5, 7],
    [2, 6, 2, 2, 7],
    [7, 1, 7, 4, 7],
    [7, 1, 7, 1, 7],
    [5, 5, 7, 1, 1],
    [7, 4, 7, 1, 7],
    [7, 4, 7, 5, 7],
    [7, 1, 2, 2, 2],
    [7, 5, 7, 5, 7],
    [7, 5, 7, 1, 7],
];

/// Draws each face's box, landmarks and number, from 1 in the order given. Lines grow with the
/// picture; a face outside it draws nothing.
pub fn draw(picture: &mut Picture, faces: &[Face]) {
    let side = picture.width().min(picture.height());
    let line = (side / 300).clamp(1, 40) as i32;
    for (number, face) in (1_usize..).zip(faces) {
        let (width, height) = (picture.width(), picture.height());
        if !face.region.touches(width, height) {
            continue;
        }
        frame(&mut picture.rgb, &face.region, line * 2, DARK);
        frame(&mut picture.rgb, &face.region, line, LIGHT);
        for point in face.landmarks.iter().flatten() {
            // Not so large that the dots of a small face run together.
            let dot = line.min((face.region.width / 16.0) as i32);
            disc(&mut picture.rgb, *point, dot * 2, DARK);
            disc(&mut picture.rgb, *point, dot, LIGHT);
        }
        label(&mut picture.rgb, &face.region, line, number);
    }
}

/// A filled rectangle from corner to corner, as far as it lies in the picture.
fn fill(pixels: &mut RgbImage, corners: [i32; 4], colour: Rgb<u8>) {
    let [left, top, right, bottom] = corners;
    let clip = |v: i32, side: u32| v.clamp(0, i32::try_from(side).unwrap_or(i32::MAX));
    let (left, right) = (clip(left, pixels.width()), clip(right, pixels.width()));
    let (top, bottom) = (clip(top, pixels.height()), clip(bottom, pixels.height()));
    if left < right && top < bottom {
        let rect = Rect::at(left, top).of_size(right.abs_diff(left), bottom.abs_diff(top));
        draw_filled_rect_mut(pixels, rect, colour);
    }
}

/// A frame of this thickness, its middle on the edge of the region.
fn frame(pixels: &mut RgbImage, region: &Region, thick: i32, colour: Rgb<u8>) {
    let [left, top, right, bottom] = corners(region);
    let out = thick / 2;
    let inn = thick.saturating_sub(out);
    let (l, t) = (left.saturating_sub(out), top.saturating_sub(out));
    let (r, b) = (right.saturating_add(out), bottom.saturating_add(out));
    fill(pixels, [l, t, r, top.saturating_add(inn)], colour);
    fill(pixels, [l, bottom.saturating_sub(inn), r, b], colour);
    fill(pixels, [l, t, left.saturating_add(inn), b], colour);
    fill(pixels, [right.saturating_sub(inn), t, r, b], colour);
}

/// Rounded; casting saturates, so that no number overflows.
fn corners(region: &Region) -> [i32; 4] {
    let far = i32::MAX / 4;
    let whole = |v: f32| (v.round() as i32).clamp(-far, far);
    [
        whole(region.x),
        whole(region.y),
        whole(region.x + region.width),
        whole(region.y + region.height),
    ]
}

fn disc(pixels: &mut RgbImage, at: Point, radius: i32, colour: Rgb<u8>) {
    let inside = at.x >= 0.0 && at.y >= 0.0;
    if inside && at.x < pixels.width() as f32 && at.y < pixels.height() as f32 {
        let middle = (at.x as i32, at.y as i32);
        draw_filled_circle_mut(pixels, middle, radius.max(0), colour);
    }
}

/// The number on a dark plate: above the box, or inside it where there is no space above.
fn label(pixels: &mut RgbImage, region: &Region, line: i32, number: usize) {
    let unit = line.saturating_mul(2);
    let digits: Vec<u8> = number.to_string().bytes().collect();
    let width = unit.saturating_mul(4 * digits.len() as i32 + 1);
    let height = unit.saturating_mul(7);
    let [left, top, ..] = corners(region);
    let most = |side: u32, size: i32| (i32::try_from(side).unwrap_or(i32::MAX) - size).max(0);
    let x = left
        .saturating_sub(line)
        .clamp(0, most(pixels.width(), width));
    let above = top.saturating_sub(height);
    let y = if above >= 0 { above } else { top.max(0) };
    let y = y.clamp(0, most(pixels.height(), height));
    fill(pixels, [x, y, x + width, y + height], DARK);
    for (place, digit) in (0_i32..).zip(digits) {
        let rows = DIGITS.get(usize::from(digit.wrapping_sub(b'0')));
        let x = x + unit * (1 + 4 * place);
        for (row, bits) in (1_i32..).zip(rows.into_iter().flatten()) {
            for column in (0..3).filter(|column| bits & (4 >> column) != 0) {
                let (x, y) = (x + unit * column, y + unit * row);
                fill(pixels, [x, y, x + unit, y + unit], LIGHT);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face(x: f32, y: f32, width: f32, height: f32) -> Face {
        let region = Region {
            x,
            y,
            width,
            height,
        };
        Face {
            region,
            landmarks: Some([region.centre(); 5]),
            score: Some(0.9),
        }
    }

    fn picture(width: u32, height: u32, grey: u8) -> Picture {
        Picture {
            rgb: RgbImage::from_pixel(width, height, Rgb([grey; 3])),
            alpha: None,
        }
    }

    #[test]
    fn a_box_shows_on_any_background() {
        for grey in [0, 128, 255] {
            let mut drawn = picture(300, 200, grey);
            draw(&mut drawn, &[face(100.0, 80.0, 60.0, 70.0)]);
            let colours: Vec<_> = drawn.rgb.pixels().collect();
            assert!(
                colours.contains(&&LIGHT) && colours.contains(&&DARK),
                "{grey}"
            );
            assert_eq!(drawn.rgb.get_pixel(100, 110).0, LIGHT.0, "left edge");
            assert_eq!(drawn.rgb.get_pixel(120, 140).0, [grey; 3], "inside stays");
        }
    }

    #[test]
    fn ten_faces_carry_ten_different_numbers() {
        let plates: Vec<_> = (1..=10)
            .map(|number| {
                let mut pixels = picture(60, 40, 128).rgb;
                let region = face(5.0, 20.0, 10.0, 10.0).region;
                label(&mut pixels, &region, 1, number);
                pixels.into_raw()
            })
            .collect();
        for (n, plate) in plates.iter().enumerate() {
            assert_eq!(
                plates.iter().filter(|other| *other == plate).count(),
                1,
                "{n}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn any_box_on_any_picture_draws_without_panic(
            size in (1_u32..80, 1_u32..80),
            x: f32, y: f32, width: f32, height: f32,
        ) {
            let mut drawn = picture(size.0, size.1, 90);
            draw(&mut drawn, &[face(x, y, width, height), face(-5.0, -5.0, 30.0, 30.0)]);
        }
    }
}
