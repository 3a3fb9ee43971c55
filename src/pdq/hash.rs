//! The hash itself: 256 bits, their distance, and their written form.

use std::fmt;

use crate::Error;

/// Hashes at most this many bits apart show the same picture, says the reference's README.
pub const MATCH_DISTANCE: u32 = 31;

/// The 256 bits of a PDQ hash.
///
/// A hash can be turned back into a blurry picture, so it is to be treated like the picture:
/// `Debug` shows no bit, there is no `Display`, and the type is not `Copy`, so that its owner can
/// wipe the one place where it lies through [`as_bytes_mut`](Self::as_bytes_mut).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// From bytes, the most significant first: the order of the written form.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// From bits by their number: bit `16 * row + column` stands for that frequency.
    pub(crate) fn from_bits(mut bits: impl Iterator<Item = bool>) -> Self {
        let mut bytes = [0; 32];
        for byte in bytes.iter_mut().rev() {
            for (number, bit) in bits.by_ref().take(8).enumerate() {
                *byte |= u8::from(bit) << number;
            }
        }
        Self(bytes)
    }

    /// The bytes, the most significant first.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The bytes, for wiping them.
    pub const fn as_bytes_mut(&mut self) -> &mut [u8; 32] {
        &mut self.0
    }

    /// How many bits differ: 0 to 256.
    pub fn distance(&self, other: &Self) -> u32 {
        let (ours, theirs) = (self.0.as_chunks::<8>().0, other.0.as_chunks::<8>().0);
        ours.iter()
            .zip(theirs)
            .map(|(a, b)| (u64::from_ne_bytes(*a) ^ u64::from_ne_bytes(*b)).count_ones())
            .sum()
    }

    /// Reads 64 hexadecimal digits of either case, the most significant first.
    ///
    /// # Errors
    /// [`Error::Hex`] for anything else; the error does not repeat the text.
    pub fn from_hex(text: &str) -> Result<Self, Error> {
        let digits: &[u8; 64] = text.as_bytes().try_into().map_err(|_| Error::Hex)?;
        let mut bytes = [0; 32];
        for (byte, [high, low]) in bytes.iter_mut().zip(digits.as_chunks::<2>().0) {
            *byte = (value(*high)? << 4) | value(*low)?;
        }
        Ok(Self(bytes))
    }

    /// Writes 64 lower-case hexadecimal digits, the most significant first, as the reference does.
    pub fn to_hex(&self) -> String {
        let mut text = String::with_capacity(64);
        for byte in self.0 {
            for digit in [byte >> 4, byte & 15] {
                text.extend(char::from_digit(digit.into(), 16));
            }
        }
        text
    }
}

/// The value of a hexadecimal digit.
const fn value(digit: u8) -> Result<u8, Error> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        b'A'..=b'F' => Ok(digit - b'A' + 10),
        _ => Err(Error::Hex),
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hash(..)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_hash_survives_being_written_and_read(bytes: [u8; 32]) {
            let hash = Hash::from_bytes(bytes);
            let text = hash.to_hex();
            prop_assert_eq!(&Hash::from_hex(&text)?, &hash);
            prop_assert_eq!(&Hash::from_hex(&text.to_uppercase())?, &hash);
        }

        #[test]
        fn distance_counts_the_bits_that_were_flipped(
            bytes: [u8; 32], flips in prop::collection::hash_set(0_usize..256, 0..=256)
        ) {
            let mut flipped = bytes;
            for bit in &flips {
                flipped[bit / 8] ^= 1 << (bit % 8);
            }
            let (a, b) = (Hash::from_bytes(bytes), Hash::from_bytes(flipped));
            prop_assert_eq!(a.distance(&b) as usize, flips.len());
            prop_assert_eq!(b.distance(&a) as usize, flips.len());
        }

        #[test]
        fn other_text_is_refused_and_not_repeated(text in "\\PC{0,80}") {
            prop_assume!(!(text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())));
            prop_assert_eq!(Hash::from_hex(&text), Err(Error::Hex));
        }

        #[test]
        fn nothing_that_is_printed_by_accident_tells_the_bits(bytes: [u8; 32]) {
            prop_assert_eq!(format!("{:?}", Hash::from_bytes(bytes)), "Hash(..)");
        }
    }

    #[test]
    fn bit_zero_is_the_last_digit() {
        let hash = Hash::from_bits((0..256).map(|number| number == 0 || number == 255));
        let text = hash.to_hex();
        assert!(text.starts_with("80") && text.ends_with("01"), "{text}");
    }
}
