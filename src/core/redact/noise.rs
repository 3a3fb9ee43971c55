//! Chance that depends on the seed and on which target it is, on nothing else.
//!
//! ChaCha8 keeps its stream for ever (`rand_chacha`'s promise), so one seed gives one picture on every
//! machine. The noise is for the eye: no secret rests on it.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A stream of chance for one target.
pub(super) struct Noise(ChaCha8Rng);

impl Noise {
    /// The stream of the target at `index`.
    pub fn of(seed: u64, index: usize) -> Self {
        let mut key = [0; 32];
        let parts = [seed, index as u64];
        for (place, part) in key.chunks_exact_mut(8).zip(parts) {
            place.copy_from_slice(&part.to_le_bytes());
        }
        Self(ChaCha8Rng::from_seed(key))
    }

    /// Evenly spread from -1 to 1.
    pub fn symmetric(&mut self) -> f32 {
        // 24 bits are all that an f32 holds exactly.
        (self.0.next_u32() >> 8) as f32 / (1 << 23) as f32 - 1.0
    }

    /// Evenly spread from 0 to `end` - 1 (but for one part in 2^32 / `end`); 0 for an `end` of 0.
    pub fn below(&mut self, end: usize) -> usize {
        let product =
            u64::from(self.0.next_u32()) * u64::try_from(end).unwrap_or(u64::MAX).min(1 << 31);
        usize::try_from(product >> 32).unwrap_or(0)
    }
}
