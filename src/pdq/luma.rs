//! Brightness of pixels, as the numbers that the passes add.

use crate::blur::{Blurred, SMALL};
use crate::tile::{COUNT, NO_QUADS, NO_STREAMS, QUAD, Quads, SIDE, interleave, part};

/// Where brightness comes from, 16 rows at a time; zero outside the picture.
pub trait Luma {
    /// Rows `row..row + 16` of columns `column..column + 16`, for the filter along rows.
    fn quads(&self, row: usize, column: usize, quads: &mut Quads);

    /// The first 64 x 64 pixels.
    fn whole(&self) -> Blurred {
        let mut whole = [[0.0; SMALL]; SMALL];
        let mut quads = NO_QUADS;
        for (tile, rows) in whole.as_chunks_mut::<SIDE>().0.iter_mut().enumerate() {
            for left in (0..SMALL).step_by(SIDE) {
                self.quads(tile * SIDE, left, &mut quads);
                let groups = rows.as_chunks_mut::<QUAD>().0.iter_mut();
                for (rows, quads) in groups.zip(quads.as_chunks::<SIDE>().0) {
                    let [a, b, c, d] = rows.each_mut().map(|row| row.iter_mut().skip(left));
                    for ((((quad, a), b), c), d) in quads.iter().zip(a).zip(b).zip(c).zip(d) {
                        [*a, *b, *c, *d] = *quad;
                    }
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
            // Safe: the picture's length was checked when it was made.
            let row = self.bytes.get(start..start + bytes).unwrap_or_default();
            let Some(words) = part(&mut streams, lane % QUAD, lane / QUAD) else {
                continue;
            };
            if let Some(row) = row.first_chunk() {
                *words = words_of(row);
            } else if !row.is_empty() {
                let mut padded = [0; BYTES];
                for (place, byte) in padded.iter_mut().zip(row) {
                    *place = *byte;
                }
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
    let mut words = [0; WORDS];
    for (word, bytes) in words.iter_mut().zip(bytes.as_chunks().0) {
        *word = u32::from_le_bytes(*bytes);
    }
    words
}

/// Each three words are four pixels; lanes are rows throughout.
#[inline(always)]
fn lumas(words: &[[u32; QUAD]; QUAD * WORDS], quads: &mut Quads) {
    const fn byte(word: u32, number: u32) -> u32 {
        (word >> (8 * number)) & 255
    }
    // The first, second and third words apart, so that the loop below has no strides.
    let mut apart = [[0; COUNT]; 3];
    let [a, b, c] = apart.each_mut().map(|apart| apart.as_chunks_mut().0);
    let places = a.iter_mut().zip(b).zip(c);
    for (((a, b), c), triple) in places.zip(words.as_chunks::<3>().0) {
        [*a, *b, *c] = *triple;
    }
    let mut columns = NO_STREAMS;
    let [first, second, third, fourth] = &mut columns;
    let places = first.iter_mut().zip(second).zip(third).zip(fourth);
    let [a, b, c] = &apart;
    let words = a.iter().zip(b).zip(c);
    for ((((first, second), third), fourth), ((a, b), c)) in places.zip(words) {
        *first = luma(byte(*a, 0), byte(*a, 1), byte(*a, 2));
        *second = luma(byte(*a, 3), byte(*b, 0), byte(*b, 1));
        *third = luma(byte(*b, 2), byte(*b, 3), byte(*c, 0));
        *fourth = luma(byte(*c, 1), byte(*c, 2), byte(*c, 3));
    }
    let [a, b, c, d] = columns.each_ref().map(|column| column.as_chunks().0);
    let places = quads.as_chunks_mut().0.iter_mut();
    for ((((quads, a), b), c), d) in places.zip(a).zip(b).zip(c).zip(d) {
        *quads = [*a, *b, *c, *d];
    }
}

impl Luma for Grey<'_> {
    #[inline(always)]
    fn quads(&self, row: usize, column: usize, quads: &mut Quads) {
        let mut streams = NO_STREAMS;
        let columns = self.width.saturating_sub(column).min(SIDE);
        for lane in 0..SIDE.min(self.height.saturating_sub(row)) {
            let start = (row + lane) * self.stride + column;
            // Safe, as above.
            let row = self.lumas.get(start..start + columns).unwrap_or_default();
            let Some(places) = part::<_, SIDE, _>(&mut streams, lane % QUAD, lane / QUAD) else {
                continue;
            };
            if let Some(row) = row.first_chunk() {
                *places = *row;
            } else {
                for (place, luma) in places.iter_mut().zip(row) {
                    *place = *luma;
                }
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
