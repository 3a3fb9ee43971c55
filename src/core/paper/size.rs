//! The paper in a person's printer.

use serde::{Deserialize, Serialize};

/// The paper that a person prints on. The program does not know in which country it is, so the person says so.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Size {
    /// 210 x 297 mm (ISO 216), as in most of the world.
    #[default]
    A4,
    /// 8.5 x 11 inches, which is 215.9 x 279.4 mm (size A of ANSI/ASME Y14.1), as in the United States, Canada and Mexico.
    Letter,
}

impl Size {
    /// Its name: what the command takes, settings hold, and the key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_has_one_name_for_the_command_and_in_settings() {
        use strum::VariantArray;
        let sizes = Size::VARIANTS;
        assert_eq!(sizes.first(), Some(&Size::default()));
        assert_eq!(
            sizes.iter().map(|size| size.code()).collect::<Vec<_>>(),
            ["a4", "letter"]
        );
        for size in sizes {
            assert_eq!(size.code().parse(), Ok(*size));
            let kept = serde_json::to_value(size).unwrap();
            assert_eq!(kept, size.code());
        }
    }
}
