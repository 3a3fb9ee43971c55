//! Sixteen bits to eight.
//!
//! The dithering is ordered: what an output sample becomes depends on its own input and place
//! only. Error diffusion (Floyd-Steinberg and the like) looks smoother but is out of the
//! question here: it passes the error of each pixel on to its neighbours, so pixels that are to
//! be hidden under a cover would leave a trace beside it.

/// Eight bits from sixteen at this place, by an 8x8 Bayer matrix (Bayer 1973, "An optimum method
/// for two-level rendition of continuous-tone pictures"). Black, white and every value that eight
/// bits can say exactly (multiples of 257) stay exact.
pub(super) fn reduce(sample: u16, x: usize, y: usize) -> u8 {
    // 65535 * 255 + 65022 fits, and its quotient is at most 255.
    ((u32::from(sample) * 255 + threshold(x, y)) / 65_535) as u8
}

/// The middle of one of 64 equal steps of 0..65535.
fn threshold(x: usize, y: usize) -> u32 {
    let (x, y) = ((x & 7) as u32, (y & 7) as u32);
    let mut rank = 0;
    for bit in 0..3 {
        let (bx, by) = (x >> bit & 1, y >> bit & 1);
        rank = rank << 2 | (bx ^ by) << 1 | by;
    }
    (2 * rank + 1) * 65_535 / 128
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn what_eight_bits_can_say_stays_exact() {
        for value in 0..=255_u16 {
            for place in 0..64 {
                assert_eq!(u16::from(reduce(value * 257, place % 8, place / 8)), value);
            }
        }
    }

    #[test]
    fn the_mean_of_a_flat_area_is_kept() {
        for sample in (0..=65_535).step_by(997) {
            let sum: u32 = (0..64)
                .map(|p| u32::from(reduce(sample, p % 8, p / 8)))
                .sum();
            let mean = f64::from(sum) / 64.0;
            assert!((mean - f64::from(sample) / 257.0).abs() <= 1.0 / 64.0);
        }
    }

    #[test]
    fn the_64_thresholds_differ() {
        let all: BTreeSet<u32> = (0..64).map(|p| threshold(p % 8, p / 8)).collect();
        assert_eq!(all.len(), 64);
    }
}
