//! Bytes of a hash: written in hexadecimal, shown nowhere, wiped when dropped.

use std::fmt;

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// A hash of `N` bytes, the most significant first.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Digest<const N: usize>([u8; N]);

impl<const N: usize> Digest<N> {
    /// From its bytes.
    pub const fn new(bytes: [u8; N]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; N] {
        &self.0
    }

    /// Lower-case hexadecimal digits, in memory that is wiped.
    pub fn to_hex(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(2 * N));
        for byte in self.0 {
            for digit in [byte >> 4, byte & 15] {
                text.extend(char::from_digit(digit.into(), 16));
            }
        }
        text
    }

    /// Reads exactly `2 * N` hexadecimal digits of either case; none for anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        let (pairs, []) = text.as_bytes().as_chunks::<2>() else {
            return None;
        };
        if pairs.len() != N {
            return None;
        }
        let value = |digit: u8| char::from(digit).to_digit(16).map(|value| value as u8);
        let mut digest = Self([0; N]);
        for (byte, [high, low]) in digest.0.iter_mut().zip(pairs) {
            *byte = value(*high)? << 4 | value(*low)?;
        }
        Some(digest)
    }
}

impl<const N: usize> fmt::Debug for Digest<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digest(..)")
    }
}

impl<const N: usize> Serialize for Digest<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_hex())
    }
}

impl<'de, const N: usize> Deserialize<'de> for Digest<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Zeroizing::new(String::deserialize(deserializer)?);
        // The error must not repeat the text.
        Self::from_hex(&text).ok_or_else(|| {
            D::Error::invalid_value(Unexpected::Other("text"), &"hexadecimal digits")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_digest_survives_being_written_and_read(bytes: [u8; 16]) {
            let digest = Digest::new(bytes);
            let json = serde_json::to_string(&digest).unwrap();
            proptest::prop_assert_eq!(&serde_json::from_str::<Digest<16>>(&json).unwrap(), &digest);
            proptest::prop_assert_eq!(Digest::from_hex(&digest.to_hex().to_uppercase()), Some(digest));
        }

        #[test]
        fn other_text_is_refused_and_not_repeated(text in "[^\"\\\\]{0,40}") {
            proptest::prop_assume!(!(text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit())));
            let json = serde_json::to_string(&text).unwrap();
            let error = serde_json::from_str::<Digest<16>>(&json).unwrap_err().to_string();
            proptest::prop_assert!(text.len() < 4 || !error.contains(&text));
        }
    }

    #[test]
    fn nothing_that_is_printed_by_accident_tells_the_bytes() {
        assert_eq!(format!("{:?}", Digest::new([7; 16])), "Digest(..)");
    }
}
