//! The kinds of file that we write.

/// The kinds of file that we write.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
    strum::VariantNames,
    serde::Serialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// JPEG, 4:4:4.
    Jpeg,
    /// PNG.
    Png,
    /// WebP, lossless.
    Webp,
}

impl Format {
    /// The file name's ending, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }

    /// The longest side that the format allows.
    pub fn longest_side(self) -> u32 {
        match self {
            Self::Jpeg => 65_535,
            // The PNG standard, section 11.2.1: four bytes, the highest bit zero.
            Self::Png => (1 << 31) - 1,
            // RFC 9649, section 3.4: fourteen bits, plus one.
            Self::Webp => 16_384,
        }
    }
}
