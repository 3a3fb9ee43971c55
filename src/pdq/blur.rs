//! The picture blurred to 64 by 64, in one walk over its pixels.
//!
//! The reference runs four box filters over the whole picture (along rows, along columns, and both
//! again) and keeps every 64th part of the result. Each of its means is a running sum in single
//! precision, whose rounding depends on all that entered and left before; so the order within each
//! sum is kept here, and what changes is the order of the sums: 16 rows or 16 columns advance
//! together, and a tile goes through all filters while it is in the fastest memory. What is kept
//! between tiles is one window of rows. Of the last two filters only the columns and rows that
//! survive are divided and stored.

use std::array;

use crate::luma::Luma;
use crate::tile::{NO_STREAMS, QUAD, Quads, SIDE, Streams, interleave};
use crate::window::{Across, Down, Running, Window, written};

/// Side of the blurred picture.
pub const SMALL: usize = 64;

/// Tiles across the blurred picture.
const PARTS: usize = SMALL / SIDE;

/// The blurred picture, row by row.
pub type Blurred = [[f32; SMALL]; SMALL];

/// The pixel of a side of `length` that becomes pixel `index` of the blurred picture: the one at
/// the middle of its 64th part.
pub const fn sampled(index: usize, length: usize) -> usize {
    (2 * index + 1) * length / (2 * SMALL)
}

/// Two passes of box filters both ways, then every 64th part.
#[inline(always)]
pub fn blurred(luma: &impl Luma, width: usize, height: usize) -> Blurred {
    let (across, down) = (Window::new(width), Window::new(height));
    let tiles = (width + 2 * across.lag()).div_ceil(SIDE);
    let mut first_across = Running::new(&across);
    let mut second_across = Running::new(&across);
    let mut first_down: Vec<Running> = (0..tiles).map(|_| Running::new(&down)).collect();
    let mut second_down: [Running; PARTS] = array::from_fn(|_| Running::new(&down));
    let mut small = [[0.0; SMALL]; SMALL];
    let (mut sums, mut means) = (NO_STREAMS, NO_STREAMS);
    for row in (0..height + 2 * down.lag()).step_by(SIDE) {
        first_across.clear();
        second_across.clear();
        let mut columns = [NO_STREAMS; PARTS];
        let mut kept = 0;
        for (tile, first_down) in first_down.iter_mut().enumerate() {
            let column = tile * SIDE;
            let enter = |quads: &mut Quads| luma.quads(row, column, quads);
            first_across.means::<Across>(column, enter, &mut sums);
            first_down.means::<Down>(row, |quads| interleave(&sums, quads), &mut means);
            second_across.sums::<Across>(|quads| interleave(&means, quads), &mut sums);
            kept = keep_columns(&mut sums, column, &across, kept, &mut columns);
        }
        for (part, (running, columns)) in second_down.iter_mut().zip(&columns).enumerate() {
            running.sums::<Down>(|quads| interleave(columns, quads), &mut sums);
            keep_rows(&mut sums, row, &down, part, &mut small);
        }
    }
    small
}

/// Divides and stores those of 16 columns of sums that survive; returns how many do so far.
#[inline(always)]
fn keep_columns(
    sums: &mut Streams,
    step: usize,
    across: &Window,
    mut kept: usize,
    columns: &mut [Streams; PARTS],
) -> usize {
    while let Some(columns) = columns.get_mut(kept / SIDE) {
        let output = sampled(kept, across.length());
        let number = output + 2 * across.lag() - step;
        let (Some(count), true) = (across.count(output), number < SIDE) else {
            break;
        };
        for group in 0..SIDE / QUAD {
            let lanes = written::<Across>(sums, number, group);
            let places = written::<Across>(columns, kept % SIDE, group);
            if let (Some(places), Some(lanes)) = (places, lanes) {
                *places = lanes.map(|lane| lane / count);
            }
        }
        kept += 1;
    }
    kept
}

/// Divides and stores those of 16 rows of sums that survive, 16 columns wide.
#[inline(always)]
fn keep_rows(sums: &mut Streams, step: usize, down: &Window, part: usize, small: &mut Blurred) {
    for (index, row) in small.iter_mut().enumerate() {
        let output = sampled(index, down.length());
        let number = (output + 2 * down.lag()).wrapping_sub(step);
        let (Some(count), true) = (down.count(output), number < SIDE) else {
            continue;
        };
        for group in 0..SIDE / QUAD {
            let lanes = written::<Down>(sums, number, group);
            let places = row.as_chunks_mut().0.get_mut(part * SIDE / QUAD + group);
            if let (Some(places), Some(lanes)) = (places, lanes) {
                *places = lanes.map(|lane| lane / count);
            }
        }
    }
}
