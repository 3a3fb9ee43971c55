//! All hashes of a list that are near one, by looking at each.

use crate::Hash;

/// A hash of a searched list that is near enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Where it stands in the list, counted from 0.
    pub position: usize,
    /// How many bits differ: 0 to 256.
    pub distance: u32,
}

/// Hashes that are looked at together; the fastest of 2, 4, 8, 16 and 32.
const BLOCK: usize = 8;

/// Up to this distance the lower bound of [`floor`] spares most work: it is about 60 of 64 for
/// unrelated hashes.
const FAR: u32 = 48;

/// Finds all hashes at most `distance` bits from `query`, in the order of the list.
///
/// Reads the list once, about as fast as memory gives it (`docs/figures.md`), for distances up to
/// 48; somewhat slower for longer ones. The list needs no preparation; for millions of hashes and
/// many queries there is [`Index`](crate::Index).
pub fn scan(hashes: &[Hash], query: &Hash, distance: u32) -> Vec<Found> {
    let mut found = Vec::new();
    let mut start = 0;
    let words = words(query);
    let (blocks, rest) = hashes.as_chunks::<BLOCK>();
    for block in blocks {
        // All bounds of a block without a branch between: the compiler makes vectors of them.
        let floors: [u32; BLOCK] = block.each_ref().map(|hash| floor(hash, &words));
        if distance > FAR || floors.iter().any(|floor| *floor <= distance) {
            compare(block, start, query, distance, &mut found);
        }
        start += BLOCK;
    }
    compare(rest, start, query, distance, &mut found);
    found
}

fn compare(hashes: &[Hash], start: usize, query: &Hash, limit: u32, found: &mut Vec<Found>) {
    for (offset, hash) in hashes.iter().enumerate() {
        let distance = hash.distance(query);
        if distance <= limit {
            found.push(Found {
                position: start + offset,
                distance,
            });
        }
    }
}

/// A hash as four numbers.
pub(crate) fn words(hash: &Hash) -> [u64; 4] {
    let mut words = [0; 4];
    for (word, bytes) in words.iter_mut().zip(hash.as_bytes().as_chunks::<8>().0) {
        *word = u64::from_ne_bytes(*bytes);
    }
    words
}

/// A distance that two hashes have at least, for a quarter of the work.
///
/// The differences of the four quarters are laid over each other: each bit that is set there was
/// set at least once. In unrelated hashes nearly all of the 64 are.
#[inline(always)]
pub(crate) fn floor(hash: &Hash, query: &[u64; 4]) -> u32 {
    let [a, b, c, d] = words(hash);
    let [e, f, g, h] = query;
    ((a ^ e) | (b ^ f) | (c ^ g) | (d ^ h)).count_ones()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_bound_is_never_above_the_distance(a: [u8; 32], b: [u8; 32], mask: [u8; 32]) {
            let near = std::array::from_fn(|i| a[i] ^ (b[i] & mask[i] & mask[31 - i]));
            for other in [b, near, a] {
                let (hash, other) = (Hash::from_bytes(a), Hash::from_bytes(other));
                prop_assert!(floor(&hash, &words(&other)) <= hash.distance(&other));
            }
        }
    }
}
