//! Brightness of pixels, as the numbers that the passes add.

use std::array;

use crate::blur::{Blurred, SMALL};
use crate::tile::{COUNT, NO_QUADS, NO_STREAMS, QUAD, Quads, SIDE, interleave};
use crate::window::{Across, Way};

/// Where brightness comes from, 16 rows at a time; zero outside the picture.
pub trait Luma {
    /// Rows `row..row + 16` of columns `column..column + 16`, for the filter along rows.
    fn quads(&self, row: usize, column: usize, quads: &mut Quads);

    /// The first 64 x 64 pixels.
    fn whole(&self) -> Blurred {
        let mut whole = [[0.0; SMALL]; SMALL];
        let mut quads = NO_QUADS;
        for (top, left) in (0..16).map(|tile| (tile / 4 * SIDE, tile % 4 * SIDE)) {
            self.quads(top, left, &mut quads);
            for (row, column) in (0..256).map(|pixel| (pixel / SIDE, pixel % SIDE)) {
                let quad = &quads[Across::read(column, row / QUAD)];
                whole[top + row][left + column] = quad[row % QUAD];
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
/// The thousandth is `HIGH + HIGH * REST`, where `HIGH` has so few bits that all products and sums
/// with it are exact; what is left for rounding is the last addition. Equal for each of the 2^24
/// colours to the reference's Python binding, which sums in double precision and rounds to single
/// (a test goes through all).
#[inline(always)]
fn luma(red: u32, green: u32, blue: u32) -> f32 {
    const HIGH: f32 = 33.0 / 32768.0;
    const REST: f32 = (32.768 / 33.0 - 1.0) as f32;
    let single = |byte: u32| byte as i32 as f32;
    let high = (299.0 * HIGH) * single(red) + (587.0 * HIGH) * single(green);
    let high = high + (114.0 * HIGH) * single(blue);
    high + high * REST
}

/// Bytes of 16 pixels.
const BYTES: usize = 3 * SIDE;

/// Words of four bytes in 16 pixels.
const WORDS: usize = BYTES / 4;

impl Luma for Rgb<'_> {
    #[inline(always)]
    fn quads(&self, row: usize, column: usize, quads: &mut Quads) {
        let mut streams = [[0_u32; QUAD * WORDS]; QUAD];
        let bytes = 3 * self.width.saturating_sub(column).min(SIDE);
        for lane in 0..SIDE.min(self.height.saturating_sub(row)) {
            let start = (row + lane) * self.stride + 3 * column;
            let words = &mut streams[lane % QUAD].as_chunks_mut().0[lane / QUAD];
            if bytes == BYTES
                && let Some(bytes) = self.bytes[start..].first_chunk()
            {
                *words = words_of(bytes);
            } else if bytes > 0 {
                let mut padded = [0; BYTES];
                padded[..bytes].copy_from_slice(&self.bytes[start..start + bytes]);
                *words = words_of(&padded);
            }
        }
        let mut words = [[0_u32; QUAD]; QUAD * WORDS];
        interleave(&streams, &mut words);
        lumas(&words, quads);
    }
}

#[inline(always)]
fn words_of(bytes: &[u8; BYTES]) -> [u32; WORDS] {
    let bytes = bytes.as_chunks().0;
    array::from_fn(|word| u32::from_le_bytes(bytes[word]))
}

/// Each three words are four pixels; lanes are rows throughout.
#[inline(always)]
fn lumas(words: &[[u32; QUAD]; QUAD * WORDS], quads: &mut Quads) {
    const fn byte(word: u32, number: u32) -> u32 {
        (word >> (8 * number)) & 255
    }
    // The first, second and third words apart, so that the loop below has no strides.
    let mut apart = [[0; COUNT]; 3];
    for (number, triple) in words.as_chunks::<3>().0.iter().enumerate() {
        for (apart, word) in apart.iter_mut().zip(triple) {
            apart.as_chunks_mut().0[number] = *word;
        }
    }
    let mut columns = NO_STREAMS;
    for number in 0..COUNT {
        let [a, b, c] = [apart[0][number], apart[1][number], apart[2][number]];
        columns[0][number] = luma(byte(a, 0), byte(a, 1), byte(a, 2));
        columns[1][number] = luma(byte(a, 3), byte(b, 0), byte(b, 1));
        columns[2][number] = luma(byte(b, 2), byte(b, 3), byte(c, 0));
        columns[3][number] = luma(byte(c, 1), byte(c, 2), byte(c, 3));
    }
    for (number, quad) in quads.iter_mut().enumerate() {
        *quad = columns[number % QUAD].as_chunks().0[number / QUAD];
    }
}

impl Luma for Grey<'_> {
    #[inline(always)]
    fn quads(&self, row: usize, column: usize, quads: &mut Quads) {
        let mut streams = NO_STREAMS;
        let columns = self.width.saturating_sub(column).min(SIDE);
        for lane in 0..SIDE.min(self.height.saturating_sub(row)) {
            let start = (row + lane) * self.stride + column;
            let place = &mut streams[lane % QUAD].as_chunks_mut::<SIDE>().0[lane / QUAD];
            if columns == SIDE
                && let Some(lumas) = self.lumas[start..].first_chunk::<SIDE>()
            {
                *place = *lumas;
            } else if columns > 0 {
                place[..columns].copy_from_slice(&self.lumas[start..start + columns]);
            }
        }
        interleave(&streams, quads);
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
                    assert_eq!(
                        luma(red.into(), green.into(), blue.into()),
                        reference,
                        "{red}, {green}, {blue}"
                    );
                }
            }
        }
    }
}
