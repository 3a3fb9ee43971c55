//! The cover `soft`: the look of a blur.
//!
//! A blur of the face would give the face away (Revelio, arXiv 2506.12344, names 95.9 % of people
//! under heavy blur). This one never saw it: the surroundings flow into each other where it was,
//! with faint clouds of noise so that it does not look like a flat disc.

use super::Paint;
use super::edge::mean;
use super::surroundings::Field;
use crate::chance::Chance;

/// Knots of the clouds along each side, and their largest height in levels.
const KNOTS: usize = 7;
const CLOUDS: f32 = 14.0;
/// Side of the tile of grain, in pixels, and the grain's largest height: it hides the steps between
/// levels and is about that of a photo.
const TILE: usize = 64;
const GRAIN: f32 = 1.5;

/// A smooth field with grain.
pub(super) struct Soft {
    field: Field,
    grain: Vec<f32>,
    line: Vec<[f32; 3]>,
}

impl Soft {
    /// Adds the clouds and makes the grain.
    pub fn of(mut field: Field, noise: &mut Chance) -> Self {
        let knots: Vec<f32> = (0..KNOTS * KNOTS).map(|_| noise.symmetric()).collect();
        field.change(|across, down, colour| {
            let height = CLOUDS * cloud(&knots, across, down);
            for channel in colour {
                *channel += height;
            }
        });
        let grain = (0..TILE * TILE).map(|_| noise.symmetric() * GRAIN + 0.5);
        Self {
            field,
            grain: grain.collect(),
            line: Vec::new(),
        }
    }
}

/// Smooth noise between knots (value noise), -1 to 1.
fn cloud(knots: &[f32], across: f32, down: f32) -> f32 {
    let place = |share: f32| {
        let at = share.clamp(0.0, 1.0) * (KNOTS - 1) as f32;
        let knot = (at as usize).min(KNOTS - 2);
        let rest = at - knot as f32;
        (knot, rest * rest * (3.0 - 2.0 * rest))
    };
    let ((column, right), (row, below)) = (place(across), place(down));
    let knot = |column, row| knots.get(row * KNOTS + column).copied().unwrap_or(0.0);
    let line = |row| knot(column, row) * (1.0 - right) + knot(column + 1, row) * right;
    line(row) * (1.0 - below) + line(row + 1) * below
}

impl Paint for Soft {
    fn tone(&self) -> [u8; 3] {
        mean(self.field.colours())
    }

    fn row(&mut self, y: u32, first: u32, row: &mut [[u8; 3]]) {
        self.line.resize(row.len(), [0.0; 3]);
        self.field.row(y, first, &mut self.line);
        let start = y as usize % TILE * TILE;
        let grain = self.grain.get(start..start + TILE).unwrap_or_default();
        let grain = grain.iter().cycle().skip(first as usize % TILE);
        for ((pixel, smooth), grain) in row.iter_mut().zip(&self.line).zip(grain) {
            // `as` saturates, so nothing wraps.
            *pixel = smooth.map(|channel| (channel + grain) as u8);
        }
    }
}
