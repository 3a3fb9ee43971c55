//! From the blurred picture to 16 by 16 frequencies, to bits, and to a quality.

use crate::Hash;
use crate::blur::{Blurred, SMALL};

/// Frequencies that are kept, each way.
const SIDE: usize = 16;

/// Frequencies 1 to 16 each way; rows are vertical frequencies.
pub type Frequencies = [[f32; SIDE]; SIDE];

/// `cos(pi / 128 * k) * sqrt(2 / 64)` for k from 0 to 64, with the square root and the product
/// rounded to single precision as in the reference. Written down so that no mathematical library
/// has a say in the bits; a test compares them.
const COSINES: [f32; 65] = [
    0.17677669,
    0.17672345,
    0.17656375,
    0.17629771,
    0.17592546,
    0.17544726,
    0.17486335,
    0.17417413,
    0.17337997,
    0.17248139,
    0.17147891,
    0.17037314,
    0.16916475,
    0.16785446,
    0.16644305,
    0.16493139,
    0.16332036,
    0.16161098,
    0.15980424,
    0.15790124,
    0.15590313,
    0.1538111,
    0.15162642,
    0.14935042,
    0.14698444,
    0.14452994,
    0.14198837,
    0.13936128,
    0.13665023,
    0.13385688,
    0.13098289,
    0.12803,
    0.125,
    0.121894695,
    0.11871597,
    0.11546574,
    0.112145945,
    0.108758606,
    0.10530575,
    0.10178947,
    0.09821187,
    0.09457511,
    0.090881385,
    0.08713291,
    0.08333196,
    0.079480805,
    0.075581774,
    0.07163722,
    0.06764951,
    0.06362105,
    0.059554275,
    0.05545162,
    0.051315565,
    0.0471486,
    0.042953234,
    0.038731992,
    0.034487423,
    0.030222077,
    0.025938528,
    0.021639355,
    0.017327147,
    0.0130045,
    0.008674021,
    0.004338317,
    0.0,
];

/// The factor of pixel `pixel` of 64 in frequency `frequency` of 1 to 16.
const fn factor(frequency: usize, pixel: usize) -> f32 {
    let turn = frequency * (2 * pixel + 1) % 256;
    let half = if turn > 128 { 256 - turn } else { turn };
    let quarter = if half > 64 { 128 - half } else { half };
    let cosine = match COSINES.split_at_checked(quarter) {
        Some((_, [cosine, ..])) => *cosine,
        // Not a number, so that no test would pass.
        _ => f32::NAN,
    };
    if half > 64 { -cosine } else { cosine }
}

/// The factors of a pixel in all 16 frequencies; frequency 0, the brightness, is left out.
const FACTORS: [[f32; SIDE]; SMALL] = {
    let mut factors = [[0.0; SIDE]; SMALL];
    let mut pixel = 0;
    let mut rows = factors.as_mut_slice();
    while let [row, below @ ..] = rows {
        let mut frequency = 1;
        let mut places = row.as_mut_slice();
        while let [place, after @ ..] = places {
            *place = factor(frequency, pixel);
            frequency += 1;
            places = after;
        }
        pixel += 1;
        rows = below;
    }
    factors
};

/// Frequencies 1 to 16 of the discrete cosine transform, both ways; rows are vertical frequencies.
#[inline(always)]
pub fn frequencies(small: &Blurred) -> Frequencies {
    let mut columns = [[0.0_f32; SMALL]; SIDE];
    for (row, factors) in small.iter().zip(&FACTORS) {
        for (sums, factor) in columns.iter_mut().zip(factors) {
            for (sum, pixel) in sums.iter_mut().zip(row) {
                *sum += factor * pixel;
            }
        }
    }
    columns.map(|row| {
        let mut sums = [0.0_f32; SIDE];
        for (pixel, factors) in row.iter().zip(&FACTORS) {
            for (sum, factor) in sums.iter_mut().zip(factors) {
                *sum += pixel * factor;
            }
        }
        sums
    })
}

/// One bit per frequency: whether it is above the median, which is the lower of the two in the
/// middle, as in the reference.
pub fn bits(frequencies: &Frequencies) -> Hash {
    let mut sorted = *frequencies;
    let sorted = sorted.as_flattened_mut();
    let (_, median, _) = sorted.select_nth_unstable_by(SIDE * SIDE / 2 - 1, f32::total_cmp);
    let median = *median;
    Hash::from_bits(frequencies.iter().flatten().map(|value| *value > median))
}

/// Rows and columns exchanged.
fn transposed(tile: &Frequencies) -> Frequencies {
    let mut transposed = [[0.0; SIDE]; SIDE];
    for (column, row) in transposed.iter_mut().enumerate() {
        let values = tile.as_flattened().iter().skip(column).step_by(SIDE);
        for (place, value) in row.iter_mut().zip(values) {
            *place = *value;
        }
    }
    transposed
}

/// The hashes of the picture turned and mirrored, in the order of [`Dihedral`](crate::Dihedral):
/// mirroring changes the sign of odd frequencies, turning also exchanges rows and columns.
pub fn turned_bits(frequencies: &Frequencies) -> [Hash; 8] {
    // Frequencies are counted from 1: index 0 is odd.
    let signed = |negate: fn(usize, usize) -> bool| -> Frequencies {
        let mut signed = *frequencies;
        for (row, values) in signed.iter_mut().enumerate() {
            for (column, value) in values.iter_mut().enumerate() {
                if negate(row, column) {
                    *value = -*value;
                }
            }
        }
        signed
    };
    let flip_x = signed(|row, _| row % 2 == 0);
    let flip_y = signed(|_, column| column % 2 == 0);
    let both = signed(|row, column| (row + column) % 2 == 1);
    [
        bits(frequencies),
        bits(&transposed(&flip_y)),
        bits(&both),
        bits(&transposed(&flip_x)),
        bits(&flip_x),
        bits(&flip_y),
        bits(&transposed(frequencies)),
        bits(&transposed(&both)),
    ]
}

/// How much there is to see, 0 to 100: the steps between neighbours of the blurred picture in
/// hundredths of full brightness, each cut to a whole number, summed and divided by 90.
pub fn quality(small: &Blurred) -> u8 {
    let step = |a: &f32, b: &f32| i64::from((((a - b) * 100.0) / 255.0) as i32).abs();
    let down: i64 = small
        .iter()
        .zip(&small[1..])
        .flat_map(|(above, below)| above.iter().zip(below))
        .map(|(a, b)| step(a, b))
        .sum();
    let across: i64 = small
        .iter()
        .flat_map(|row| row.iter().zip(&row[1..]))
        .map(|(a, b)| step(a, b))
        .sum();
    u8::try_from((down + across) / 90).map_or(100, |quality| quality.min(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_written_cosines_are_those_of_the_formula() {
        let scale = (2.0_f64 / 64.0).sqrt() as f32;
        for (pixel, factors) in FACTORS.iter().enumerate() {
            for (index, factor) in factors.iter().enumerate() {
                let angle = (std::f64::consts::PI / 2.0 / 64.0)
                    * (index + 1) as f64
                    * (2 * pixel + 1) as f64;
                let expected = (f64::from(scale) * angle.cos()) as f32;
                assert_eq!(*factor, expected, "frequency {index}, pixel {pixel}");
            }
        }
    }
}
