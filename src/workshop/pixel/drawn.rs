//! Digits drawn by the program: strokes with a pen, shaken by chance, then reduced as those that the network learned from were.

use ombrelle_base::chance::Chance;

use super::{Digit, INK, SIDE};

/// Dots a side of the fine picture; 4 x 4 of them make a pixel (E. Alpaydin, C. Kaynak, Optical Recognition of Handwritten Digits, 1998).
const FINE: usize = 4 * SIDE;

/// Lines of a digit, left to right and top to bottom from 0 to 1.
type Strokes = &'static [&'static [[f32; 2]]];

const STROKES: [Strokes; 10] = [
    &[&[
        [0.5, 0.0],
        [0.8, 0.1],
        [0.9, 0.5],
        [0.8, 0.9],
        [0.5, 1.0],
        [0.2, 0.9],
        [0.1, 0.5],
        [0.2, 0.1],
        [0.5, 0.0],
    ]],
    &[
        &[[0.25, 0.35], [0.6, 0.0], [0.55, 1.0]],
        &[[0.5, 0.2], [0.45, 1.0]],
    ],
    &[&[
        [0.15, 0.2],
        [0.4, 0.0],
        [0.75, 0.1],
        [0.8, 0.35],
        [0.5, 0.65],
        [0.15, 1.0],
        [0.9, 1.0],
    ]],
    &[&[
        [0.15, 0.1],
        [0.5, 0.0],
        [0.8, 0.15],
        [0.75, 0.4],
        [0.45, 0.48],
        [0.8, 0.6],
        [0.85, 0.85],
        [0.5, 1.0],
        [0.15, 0.9],
    ]],
    &[
        &[[0.5, 0.0], [0.15, 0.6], [0.9, 0.6]],
        &[[0.65, 0.35], [0.6, 1.0]],
    ],
    &[&[
        [0.85, 0.0],
        [0.3, 0.0],
        [0.25, 0.45],
        [0.6, 0.4],
        [0.85, 0.65],
        [0.7, 0.95],
        [0.2, 1.0],
    ]],
    &[&[
        [0.6, 0.0],
        [0.3, 0.3],
        [0.2, 0.7],
        [0.4, 1.0],
        [0.7, 0.95],
        [0.8, 0.7],
        [0.6, 0.55],
        [0.25, 0.7],
    ]],
    &[
        &[[0.15, 0.05], [0.85, 0.05], [0.6, 0.5], [0.4, 1.0]],
        &[[0.3, 0.5], [0.8, 0.5]],
    ],
    &[&[
        [0.5, 0.45],
        [0.25, 0.25],
        [0.4, 0.0],
        [0.65, 0.0],
        [0.75, 0.25],
        [0.5, 0.45],
        [0.25, 0.75],
        [0.4, 1.0],
        [0.65, 1.0],
        [0.75, 0.75],
        [0.5, 0.45],
    ]],
    &[&[
        [0.8, 0.3],
        [0.5, 0.45],
        [0.25, 0.25],
        [0.45, 0.0],
        [0.75, 0.1],
        [0.8, 0.4],
        [0.7, 0.8],
        [0.3, 1.0],
    ]],
];

/// A digit 0 to 9 (the last decimal of a larger number) as a hand might draw it; each number of a hand draws it differently.
pub fn digit(which: u8, hand: u64) -> Digit {
    let mut chance = Chance::stream(hand, 100 + u64::from(which % 10));
    let lean = chance.between(-0.15, 0.15);
    let width = chance.between(0.6, 0.8);
    let pen = chance.between(1.7, 2.3);
    let mut fine = [[false; FINE]; FINE];
    let strokes = STROKES.get(usize::from(which % 10));
    for stroke in strokes.copied().unwrap_or_default() {
        let points = stroke.iter().map(|[x, y]| {
            let shaken = [x + chance.symmetric() * 0.04, y + chance.symmetric() * 0.03];
            let [x, y] = shaken;
            let across = 0.5 + (x - 0.5) * width + (0.5 - y) * lean;
            [across * FINE as f32, (0.06 + 0.88 * y) * FINE as f32]
        });
        let points: Vec<[f32; 2]> = points.collect();
        for [from, to] in points.array_windows() {
            line(&mut fine, *from, *to, pen);
        }
    }
    reduced(&fine)
}

/// What a hand drew, dot by dot, as the network sees it: how many of 4 x 4 dots have ink.
pub fn reduced(fine: &[[bool; FINE]; FINE]) -> Digit {
    let mut digit = [[0; SIDE]; SIDE];
    for (row, dots) in digit.iter_mut().zip(fine.as_chunks::<4>().0) {
        for dots in dots {
            for (pixel, dots) in row.iter_mut().zip(dots.as_chunks::<4>().0) {
                let ink = dots.iter().filter(|dot| **dot).count() as u8;
                *pixel = ink.saturating_add(*pixel).min(INK);
            }
        }
    }
    Digit(digit)
}

/// Every dot within `pen` of the line between two points.
fn line(fine: &mut [[bool; FINE]; FINE], from: [f32; 2], to: [f32; 2], pen: f32) {
    let [ax, ay] = from;
    let (dx, dy) = (to[0] - ax, to[1] - ay);
    let length = (dx * dx + dy * dy).max(f32::MIN_POSITIVE);
    for (y, row) in fine.iter_mut().enumerate() {
        for (x, dot) in row.iter_mut().enumerate() {
            let (px, py) = (x as f32 + 0.5 - ax, y as f32 + 0.5 - ay);
            let along = ((px * dx + py * dy) / length).clamp(0.0, 1.0);
            let (rx, ry) = (px - along * dx, py - along * dy);
            *dot |= rx * rx + ry * ry <= pen * pen;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Network;
    use super::*;

    #[test]
    fn the_network_reads_what_the_program_draws() {
        let mut read = [0; 10];
        for (which, read) in (0..).zip(&mut read) {
            for hand in 1..=20 {
                *read += usize::from(Network::ours().read(&digit(which, hand)).digit() == which);
            }
        }
        assert!(read.iter().all(|n| *n >= 14), "{read:?} of 20 each");
        assert!(read.iter().sum::<usize>() >= 180, "{read:?} of 20 each");
    }

    #[test]
    fn every_hand_draws_differently_and_always_the_same() {
        assert_eq!(digit(5, 1), digit(5, 1));
        assert_ne!(digit(5, 1), digit(5, 2));
        assert_eq!(digit(15, 1), digit(5, 1));
    }
}
