//! Brightness of pixels, as the numbers that the passes add.

use crate::blur::{Blurred, SMALL};
use crate::tile::{SIDE, Tile};

/// Where tiles of brightness come from; zero outside the picture.
pub trait Luma {
    /// Rows `row..row + 16` of columns `column..column + 16`.
    fn tile(&self, row: usize, column: usize) -> Tile;

    /// The first 64 x 64 pixels.
    fn whole(&self) -> Blurred {
        let mut whole = [[0.0; SMALL]; SMALL];
        for row in (0..SMALL).step_by(SIDE) {
            for column in (0..SMALL).step_by(SIDE) {
                for (whole, lanes) in whole[row..].iter_mut().zip(&self.tile(row, column)) {
                    whole[column..column + SIDE].copy_from_slice(lanes);
                }
            }
        }
        whole
    }
}

/// Red, green, blue bytes.
pub struct Rgb<'a> {
    pub bytes: &'a [u8],
    pub width: usize,
    pub height: usize,
    pub stride: usize,
}

/// Brightness itself.
pub struct Grey<'a> {
    pub lumas: &'a [f32],
    pub width: usize,
    pub height: usize,
    pub stride: usize,
}

/// 0.299 R + 0.587 G + 0.114 B, rounded once.
///
/// `n / 1000` for the whole number n = 299 R + 587 G + 114 B, without the division: `HIGH` has so
/// few bits that its product is exact. Equal for each of the 2^24 colours to the reference's Python
/// binding, which sums in double precision and rounds to single (a test goes through all).
#[inline(always)]
fn luma(red: u8, green: u8, blue: u8) -> f32 {
    const HIGH: f32 = 33.0 / 32768.0;
    const LOW: f32 = (0.001 - 33.0 / 32768.0) as f32;
    let thousandths = 299 * i32::from(red) + 587 * i32::from(green) + 114 * i32::from(blue);
    let thousandths = thousandths as f32;
    thousandths * HIGH + thousandths * LOW
}

impl Luma for Rgb<'_> {
    #[inline(always)]
    fn tile(&self, row: usize, column: usize) -> Tile {
        let mut tile = [[0.0; SIDE]; SIDE];
        let columns = self.width.saturating_sub(column).min(SIDE);
        if columns == 0 {
            return tile;
        }
        for (row, lanes) in (row..self.height).zip(&mut tile) {
            let start = row * self.stride + 3 * column;
            let pixels = &self.bytes[start..start + 3 * columns];
            if let Ok(pixels) = <&[u8; 48]>::try_from(pixels) {
                for (lane, [red, green, blue]) in lanes.iter_mut().zip(pixels.as_chunks::<3>().0) {
                    *lane = luma(*red, *green, *blue);
                }
            } else {
                for (lane, [red, green, blue]) in lanes.iter_mut().zip(pixels.as_chunks::<3>().0) {
                    *lane = luma(*red, *green, *blue);
                }
            }
        }
        tile
    }
}

impl Luma for Grey<'_> {
    #[inline(always)]
    fn tile(&self, row: usize, column: usize) -> Tile {
        let mut tile = [[0.0; SIDE]; SIDE];
        let columns = self.width.saturating_sub(column).min(SIDE);
        if columns == 0 {
            return tile;
        }
        for (row, lanes) in (row..self.height).zip(&mut tile) {
            let start = row * self.stride + column;
            let lumas = &self.lumas[start..start + columns];
            if let Ok(lumas) = <&[f32; SIDE]>::try_from(lumas) {
                *lanes = *lumas;
            } else {
                lanes[..columns].copy_from_slice(lumas);
            }
        }
        tile
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_colour_has_the_luma_of_the_reference() {
        for red in 0..=255_u8 {
            for green in 0..=255_u8 {
                for blue in 0..=255_u8 {
                    let reference = f64::from(red) * 0.299 + f64::from(green) * 0.587;
                    let reference = (reference + f64::from(blue) * 0.114) as f32;
                    assert_eq!(luma(red, green, blue), reference, "{red}, {green}, {blue}");
                }
            }
        }
    }
}
