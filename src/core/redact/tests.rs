use std::ops::Range;

use image::{Luma, Rgb, RgbImage};

use super::shape::{Shape, hidden_spans};
use super::sticker::DRAWINGS;
use super::*;
use crate::error::{ErrorKind, RedactError};

fn face(x: f32, y: f32, width: f32, height: f32) -> Target {
    let at = |across: f32, down: f32| Point {
        x: x + across * width,
        y: y + down * height,
    };
    Target {
        region: Region {
            x,
            y,
            width,
            height,
        },
        landmarks: Some([
            at(0.27, 0.4),
            at(0.73, 0.4),
            at(0.5, 0.58),
            at(0.3, 0.75),
            at(0.7, 0.75),
        ]),
        cover: Cover::Fill,
        fit: Fit::default(),
        slant: None,
        core: None,
        apart: true,
    }
}

fn boxed(x: f32, y: f32, width: f32, height: f32) -> Target {
    Target {
        landmarks: None,
        ..face(x, y, width, height)
    }
}

fn brightness(colour: &[u8; 3]) -> f32 {
    let [red, green, blue] = colour.map(f32::from);
    0.299 * red + 0.587 * green + 0.114 * blue
}

/// What a sticker paints over a box of `side` pixels, begun at the row `first`.
fn drawn(drawing: usize, side: u16, first: usize) -> Vec<[u8; 3]> {
    let side = f32::from(side);
    let shape = Shape::of(&boxed(0.0, 0.0, side, side), &[], side as u32, side as u32).unwrap();
    let mut sticker = sticker::Sticker::of(&shape, drawing);
    let mut pixels = vec![[0; 3]; side as usize * side as usize];
    for (y, row) in pixels
        .chunks_exact_mut(side as usize)
        .enumerate()
        .skip(first)
    {
        sticker.row(y as u32, 0, row);
    }
    pixels
}

#[test]
fn every_drawing_stands_out_at_any_size() {
    for drawing in 0..DRAWINGS.len() {
        for side in [40, 1000] {
            let pixels = drawn(drawing, side, 0);
            let backing = brightness(&pixels[0]);
            let clear = pixels
                .iter()
                .filter(|pixel| (brightness(pixel) - backing).abs() > 40.0)
                .count();
            let share = clear as f32 / pixels.len() as f32;
            assert!(
                (0.12..0.7).contains(&share),
                "drawing {drawing} at {side}: {share} of it stands out"
            );
        }
    }
}

#[test]
fn every_drawing_goes_on_in_the_colour_of_its_border() {
    for drawing in 0..DRAWINGS.len() {
        let side = 200;
        let pixels = drawn(drawing, side, 0);
        let side = usize::from(side);
        let border = (0..side).flat_map(|i| {
            [
                pixels[i],
                pixels[side * (side - 1) + i],
                pixels[side * i],
                pixels[side * i + side - 1],
            ]
        });
        for pixel in border {
            assert_eq!(pixel, pixels[0], "drawing {drawing}");
        }
    }
}

#[test]
fn bands_of_a_sticker_join_without_a_seam() {
    // 1200 rows are drawn in several bands; begun elsewhere, they meet elsewhere.
    let side = 1200;
    for drawing in 0..DRAWINGS.len() {
        let whole = drawn(drawing, side, 0);
        let shifted = drawn(drawing, side, 211);
        let differences: Vec<f32> = std::iter::zip(&whole, &shifted)
            .skip(211 * usize::from(side))
            .map(|(a, b)| (brightness(a) - brightness(b)).abs())
            .collect();
        // Smoothed edges are rounded otherwise where a band ends; nothing else may differ.
        let edges = differences.iter().filter(|d| **d > 3.0).count();
        assert!(edges < 3000, "drawing {drawing}: {edges} pixels differ");
        let most = differences.into_iter().fold(0.0, f32::max);
        assert!(most < 64.0, "drawing {drawing}: off by {most} levels");
    }
}

#[test]
fn spans_are_what_the_outline_says() {
    let (width, height) = (90, 70);
    let mut tilted = face(30.3, 20.7, 18.0, 24.0);
    if let Some(marks) = &mut tilted.landmarks {
        *marks = marks.map(|p| {
            let (x, y) = (p.x - 39.3, p.y - 32.7);
            Point {
                x: 39.3 + 0.8 * x - 0.6 * y,
                y: 32.7 + 0.6 * x + 0.8 * y,
            }
        });
    }
    for target in [
        tilted,
        face(-5.0, 50.0, 22.0, 30.0),
        boxed(3.2, 4.9, 20.0, 9.5),
    ] {
        let shape = Shape::of(&target, &[], width, height).unwrap();
        let mut hidden = 0;
        for y in 0..height {
            let row = shape.row(y);
            for x in 0..width {
                let coverage = shape.coverage(x, y);
                hidden += u32::from(row.opaque.contains(&x));
                assert_eq!(row.opaque.contains(&x), coverage >= 1.0, "at {x}, {y}");
                assert!(row.touched.contains(&x) || coverage <= 0.0, "at {x}, {y}");
            }
        }
        assert!(hidden > 100);
    }
}

#[test]
fn hidden_spans_are_joined() {
    let shapes: Vec<Shape> = [(0.0, 5.0), (20.0, 4.0), (3.0, 6.0), (9.0, 2.0), (5.0, 1.0)]
        .iter()
        .map(|&(x, width)| Shape::of(&boxed(x, 0.0, width, 3.0), &[], 50, 3).unwrap())
        .collect();
    let mut spans: Vec<Range<u32>> = Vec::new();
    hidden_spans(shapes.iter(), 1, &mut spans);
    assert_eq!(spans, [0..11, 20..24]);
}

/// A picture of one colour with a face in its middle.
fn plain_picture() -> (Picture, Vec<Target>) {
    let picture = Picture {
        rgb: RgbImage::from_pixel(80, 80, Rgb([200, 10, 10])),
        alpha: None,
    };
    (
        picture,
        vec![boxed(5.0, 5.0, 20.0, 20.0), face(40.0, 30.0, 20.0, 26.0)],
    )
}

#[test]
fn a_cover_that_does_not_fit_into_the_picture_is_an_error() {
    let (mut picture, targets) = plain_picture();
    // Opacity of another size than the colours.
    picture.alpha = Some(GrayImage::new(80, 40));
    let covered = cover(&mut picture, &targets, &[], 1, &Progress::default());
    assert_eq!(covered, Err(ErrorKind::Redact(RedactError::CoverFailed)));
}

#[test]
fn what_was_painted_is_compared_with_what_had_to_be() {
    let (mut picture, targets) = plain_picture();
    let all = shapes(80, 80, &targets, &[]).unwrap();
    let mut painted =
        |shapes: &[Shape]| paint_all(&mut picture, shapes, 1, &Progress::default()).unwrap();
    assert!(painted(&all).covers_exactly(&all, 80));
    // A face forgotten, one too many, one beside where it is, and a picture that has fewer rows.
    assert!(!painted(&all[..1]).covers_exactly(&all, 80));
    assert!(!painted(&[]).covers_exactly(&all, 80));
    assert!(!painted(&all).covers_exactly(&all[1..], 80));
    let beside = [boxed(6.0, 5.0, 20.0, 20.0), targets[1]];
    let beside = shapes(80, 80, &beside, &[]).unwrap();
    assert!(!painted(&beside).covers_exactly(&all, 80));
    assert!(!painted(&all).covers_exactly(&all, 20));
}

#[test]
fn opacity_under_a_large_cover_decides_no_colour_of_it() {
    let side = 1000;
    let mut chance = Chance::keyed(5, 0);
    let mut level = || chance.below(256) as u8;
    let rgb = RgbImage::from_fn(side, side, |_, _| Rgb([level(), level(), level()]));
    let opaque = Picture { rgb, alpha: None };
    let mut alpha = GrayImage::from_pixel(side, side, Luma([255]));
    alpha.put_pixel(500, 500, Luma([0]));
    let transparent_beneath = Picture {
        alpha: Some(alpha),
        ..opaque.clone()
    };
    let target = boxed(100.0, 100.0, 800.0, 800.0);
    let shapes = shapes(side, side, &[target], &[]).unwrap();
    let colours = |picture: &Picture| -> Vec<[f32; 3]> {
        let field = Field::over(picture, &shapes, 0);
        field.colours().collect()
    };
    assert!(colours(&opaque) == colours(&transparent_beneath));
}

#[test]
fn noise_stays_the_same_for_ever() {
    // ChaCha8 of the key 7, 2 (two little-endian words of 64 bits), as of rand_chacha 0.10.
    let mut noise = Chance::keyed(7, 2);
    let drawn: Vec<i32> = (0..4)
        .map(|_| (noise.symmetric() * 1000.0).round() as i32)
        .collect();
    assert_eq!(drawn, [223, 818, -179, 148]);
    assert!((0..1000).all(|_| noise.below(3) < 3));
    assert_eq!(noise.below(0), 0);
}

#[test]
fn neighbours_get_different_drawings() {
    for seed in 0..50 {
        let shapes: Vec<Shape> = (0..20)
            .map(|i| {
                let mut target = face(20.0 + 60.0 * i as f32, 50.0, 30.0, 40.0);
                target.cover = Cover::Sticker;
                Shape::of(&target, &[], 1300, 200).unwrap()
            })
            .collect();
        let chosen = sticker::choose(&shapes, seed);
        let first: std::collections::HashSet<_> = chosen.iter().take(DRAWINGS.len()).collect();
        assert_eq!(first.len(), DRAWINGS.len(), "seed {seed}");
        for pair in chosen.windows(2) {
            assert_ne!(pair[0], pair[1], "seed {seed}");
        }
    }
}
