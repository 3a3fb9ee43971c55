//! The room: a word is hidden in one of three ways, and whoever looks tries to bring it back.

use super::{
    BLUR, CELL, Grey, SHIFTS, STEPS, WORDS, blurred, letters, mosaic, patched, restored, word,
    word_in_mosaic,
};

/// How a word is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::VariantArray, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Hiding {
    /// Squares of [`CELL`] pixels.
    Mosaic,
    /// A blur of [`BLUR`].
    Blur,
    /// A full patch.
    Patch,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Back {
    /// The word that is read. Under a patch it is one guess for every word.
    pub word: String,
    /// The picture that was made sharp, where that was tried.
    pub picture: Option<Grey>,
}

impl Hiding {
    /// One of the [`WORDS`], drawn where the seed says and hidden; none where there is no such word.
    pub fn hide(self, number: usize, seed: u64) -> Option<Grey> {
        let shift = |part: u64| usize::try_from(part % SHIFTS as u64).unwrap_or_default();
        let drawn = word(WORDS.get(number)?, shift(seed), shift(seed / SHIFTS as u64));
        Some(match self {
            Self::Mosaic => mosaic(&drawn, CELL),
            Self::Blur => blurred(&drawn, BLUR),
            Self::Patch => patched(&drawn),
        })
    }

    /// Tries to read what was hidden in this way, without knowing the word.
    pub fn bring_back(self, seen: &Grey) -> Back {
        match self {
            Self::Mosaic | Self::Patch => {
                let guess = word_in_mosaic(seen);
                let word = guess.and_then(|guess| WORDS.get(guess.number)).copied();
                Back {
                    word: word.unwrap_or_default().to_owned(),
                    picture: None,
                }
            }
            Self::Blur => {
                let picture = restored(seen, BLUR, STEPS);
                Back {
                    word: letters(&picture),
                    picture: Some(picture),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blur_and_mosaic_come_back_and_a_patch_does_not() {
        for seed in [0, 29] {
            for number in [5, 18, 40] {
                for hiding in [Hiding::Mosaic, Hiding::Blur] {
                    let back = hiding.bring_back(&hiding.hide(number, seed).unwrap());
                    assert_eq!(back.word, WORDS[number], "{hiding:?}");
                    assert_eq!(back.picture.is_some(), hiding == Hiding::Blur);
                }
            }
            let under =
                |number| Hiding::Patch.bring_back(&Hiding::Patch.hide(number, seed).unwrap());
            assert_eq!(under(5), under(40));
        }
        assert_eq!(Hiding::Mosaic.hide(WORDS.len(), 0), None);
    }
}
