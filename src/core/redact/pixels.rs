//! The cover `pixels`: large squares, the look of a mosaic.
//!
//! A mosaic of the face would give the face away (McPherson, Shokri and Shmatikov, *Defeating Image
//! Obfuscation with Deep Learning*, arXiv 1609.00408). These squares never saw it: each takes the
//! colour that the surroundings would have there, mixed with one found somewhere around, and noise.

use super::Paint;
use super::edge::mean;
use super::shape::Shape;
use super::surroundings::Field;
use crate::chance::Chance;

/// Squares along the longer side of the shape.
const SQUARES: f64 = 11.0;
/// Share of a colour found elsewhere around.
const ELSEWHERE: f32 = 0.35;
/// Largest noise of brightness, and of a single channel, in levels.
const BRIGHTNESS: f32 = 20.0;
const TINT: f32 = 6.0;

/// Squares of one colour each, row after row from the shape's top left.
pub(super) struct Pixels {
    left: u32,
    top: u32,
    side: u32,
    columns: usize,
    squares: Vec<[u8; 3]>,
}

impl Pixels {
    /// Chooses the squares' colours.
    pub fn of(shape: &Shape, field: &Field, noise: &mut Chance) -> Self {
        let (left, top) = (shape.columns.start, shape.top);
        let width = shape.columns.end.saturating_sub(left);
        let height = shape.bottom().saturating_sub(top);
        let side = (f64::from(width.max(height)) / SQUARES).ceil().max(1.0) as u32;
        let columns = width.div_ceil(side);
        let around = field.known();
        let mut squares = Vec::new();
        for row in 0..height.div_ceil(side) {
            for column in 0..columns {
                let middle = |start: u32, i: u32| start as f32 + (i as f32 + 0.5) * side as f32;
                let here = field.at(middle(left, column), middle(top, row));
                squares.push(square(here, &around, noise));
            }
        }
        Self {
            left,
            top,
            side,
            columns: columns as usize,
            squares,
        }
    }
}

fn square(here: [f32; 3], around: &[[f32; 3]], noise: &mut Chance) -> [u8; 3] {
    let chosen = noise.below(around.len());
    let elsewhere = around.get(chosen).copied().unwrap_or(here);
    let brightness = noise.symmetric() * BRIGHTNESS;
    let mut colour = [0; 3];
    for ((channel, here), there) in colour.iter_mut().zip(here).zip(elsewhere) {
        let mixed = here + (there - here) * ELSEWHERE;
        *channel = (mixed + brightness + noise.symmetric() * TINT).round() as u8;
    }
    colour
}

impl Paint for Pixels {
    fn tone(&self) -> [u8; 3] {
        let squares = self.squares.iter().map(|square| square.map(f32::from));
        mean(squares)
    }

    fn row(&mut self, y: u32, first: u32, row: &mut [[u8; 3]]) {
        let start = (y.saturating_sub(self.top) / self.side) as usize * self.columns;
        // Safe, here and below: whatever colour stays is one of the cover's, never what is hidden.
        let line = self.squares.get(start..).unwrap_or_default();
        let skipped = first.saturating_sub(self.left);
        let mut column = (skipped / self.side) as usize;
        let mut rest = row;
        let mut left = (self.side - skipped % self.side) as usize;
        while !rest.is_empty() {
            let (now, later) = rest.split_at_mut(left.min(rest.len()));
            if let Some(colour) = line.get(column) {
                now.fill(*colour);
            }
            rest = later;
            column += 1;
            left = self.side as usize;
        }
    }
}
