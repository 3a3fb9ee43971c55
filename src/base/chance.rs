//! Random numbers that depend on a seed alone.
//!
//! ChaCha8 keeps its stream forever (`rand_chacha`'s promise), so one seed gives one picture on every
//! machine. It is for pictures and for training: no secret depends on it.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A stream of random numbers that never changes.
///
/// ```
/// use ombrelle_base::chance::Chance;
///
/// let (mut one, mut same) = (Chance::stream(7, 1), Chance::stream(7, 1));
/// assert_eq!(one.part(), same.part());
/// assert_ne!(one.part(), Chance::stream(7, 2).part());
/// ```
#[derive(Debug)]
pub struct Chance(ChaCha8Rng);

impl Chance {
    /// The stream with this number for a seed.
    pub fn stream(seed: u64, number: u64) -> Self {
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        chance.set_stream(number);
        Self(chance)
    }

    /// The stream whose key is a seed and a number, as covers have it since the first version.
    pub fn keyed(seed: u64, number: u64) -> Self {
        let mut key = [0; 32];
        for (place, part) in key.chunks_exact_mut(8).zip([seed, number]) {
            place.copy_from_slice(&part.to_le_bytes());
        }
        Self(ChaCha8Rng::from_seed(key))
    }

    /// The 24 bits that an `f32` holds exactly.
    fn bits(&mut self) -> f32 {
        (self.0.next_u32() >> 8) as f32
    }

    /// Evenly from 0 (included) to 1 (not).
    pub fn part(&mut self) -> f32 {
        self.bits() / (1 << 24) as f32
    }

    /// Evenly between two numbers.
    pub fn between(&mut self, from: f32, to: f32) -> f32 {
        from + (to - from) * self.part()
    }

    /// Evenly from -1 to 1.
    pub fn symmetric(&mut self) -> f32 {
        self.between(-1.0, 1.0)
    }

    /// Evenly from 0 to `end` - 1 (but for one part in 2^32 / `end`); 0 for an `end` of 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).min(1 << 31);
        let product = u64::from(self.0.next_u32()) * end;
        usize::try_from(product >> 32).unwrap_or(0)
    }

    /// Two normal numbers (G. Box, M. Muller, 1958).
    pub fn normal(&mut self) -> [f32; 2] {
        // Never 0, for the logarithm.
        let mut even = || (self.bits() + 0.5) / (1 << 24) as f32;
        let length = (-2.0 * even().ln()).sqrt();
        let (sin, cos) = (std::f32::consts::TAU * even()).sin_cos();
        [length * cos, length * sin]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_streams_stay_the_same_for_ever() {
        let thousandths =
            |mut chance: Chance| [(); 4].map(|()| (chance.symmetric() * 1000.0).round() as i32);
        // ChaCha8 of the key 7, 2 (two little-endian words of 64 bits), as of rand_chacha 0.10.
        assert_eq!(thousandths(Chance::keyed(7, 2)), [223, 818, -179, 148]);
        let stream = thousandths(Chance::stream(7, 2));
        let mut plain = ChaCha8Rng::seed_from_u64(7);
        plain.set_stream(2);
        let same = [(); 4].map(|()| {
            let even = f64::from(plain.next_u32() >> 8) / f64::from(1 << 23) - 1.0;
            (even * 1000.0).round() as i32
        });
        assert_eq!(stream, same);
    }

    #[test]
    fn numbers_stay_within_their_bounds() {
        let mut chance = Chance::stream(1, 0);
        assert!((0..1000).all(|_| (0.0..1.0).contains(&chance.part())));
        assert!((0..1000).all(|_| chance.below(3) < 3));
        assert_eq!(chance.below(0), 0);
        assert!((0..1000).all(|_| chance.normal().iter().all(|n| n.is_finite())));
    }
}
