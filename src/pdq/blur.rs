//! The picture blurred to 64 by 64, in one walk over its pixels.
//!
//! The reference runs four box filters over the whole picture (along rows, along columns, and both
//! again) and keeps every 64th part of the result. Each of its means is a running sum in single
//! precision, whose rounding depends on all that entered and left before; so the order within each
//! sum is kept here, and what changes is the order of the sums: 16 rows or 16 columns advance
//! together, and a tile goes through all filters while it is in the fastest memory. What is kept
//! between tiles is one window of rows. Of the last two filters only the columns and rows that
//! survive are divided and stored.

use crate::luma::Luma;
use crate::tile::{SIDE, Tile, transposed};
use crate::window::{Running, Window};

/// Side of the blurred picture.
pub const SMALL: usize = 64;

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
    let mut second_down: [Running; SMALL / SIDE] = std::array::from_fn(|_| Running::new(&down));
    let mut small = [[0.0; SMALL]; SMALL];
    for row in (0..height + 2 * down.lag()).step_by(SIDE) {
        first_across.clear();
        second_across.clear();
        let mut columns = [[[0.0; SIDE]; SIDE]; SMALL / SIDE];
        let mut kept = 0;
        for (tile, first_down) in first_down.iter_mut().enumerate() {
            let column = tile * SIDE;
            let mut means = first_across.slide(&transposed(&luma.tile(row, column)));
            across.divide(&mut means, column, across.lag());
            let mut means = first_down.slide(&transposed(&means));
            down.divide(&mut means, row, down.lag());
            let sums = second_across.slide(&transposed(&means));
            kept = keep_columns(&sums, column, &across, width, kept, &mut columns);
        }
        for (part, (running, columns)) in second_down.iter_mut().zip(&columns).enumerate() {
            let sums = running.slide(&transposed(columns));
            keep_rows(&sums, row, &down, height, part * SIDE, &mut small);
        }
    }
    small
}

/// Divides and stores those of 16 columns of sums that survive; returns how many do so far.
#[inline(always)]
fn keep_columns(
    sums: &Tile,
    step: usize,
    across: &Window,
    width: usize,
    mut kept: usize,
    columns: &mut [Tile; SMALL / SIDE],
) -> usize {
    while kept < SMALL {
        let output = sampled(kept, width);
        let Some(lanes) = sums.get(output + 2 * across.lag() - step) else {
            break;
        };
        if let Some(count) = across.count(output) {
            columns[kept / SIDE][kept % SIDE] = lanes.map(|lane| lane / count);
        }
        kept += 1;
    }
    kept
}

/// Divides and stores those of 16 rows of sums that survive, 16 columns wide.
#[inline(always)]
fn keep_rows(
    sums: &Tile,
    step: usize,
    down: &Window,
    height: usize,
    column: usize,
    small: &mut Blurred,
) {
    for (index, row) in small.iter_mut().enumerate() {
        let output = sampled(index, height);
        let lanes = (output + 2 * down.lag())
            .checked_sub(step)
            .and_then(|number| sums.get(number));
        if let (Some(lanes), Some(count)) = (lanes, down.count(output)) {
            row[column..column + SIDE].copy_from_slice(&lanes.map(|lane| lane / count));
        }
    }
}
