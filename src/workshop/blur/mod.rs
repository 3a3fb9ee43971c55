//! Blur is not gone: words and faces that were pixelated or blurred the usual way, and brought back; and a patch, from which nothing comes back.
//!
//! Every word and every face is drawn by the program. A mosaic is undone by a dictionary: each candidate is drawn and pixelated alike, and the nearest
//! wins. A blur of known width is undone by the method of W. H. Richardson (1972) and L. B. Lucy (1974), and the letters are then read one by one,
//! without a dictionary. What a patch hides is in none of its pixels, so whoever guesses has the chance of guessing.

mod dictionary;
mod drawn;
mod filter;
mod hiding;
mod reader;

pub use dictionary::{Guess, face_in_mosaic, word_in_mosaic};
pub use drawn::{FACES, WORDS, face, word};
pub use filter::{blurred, mosaic, patched, restored};
pub use hiding::{Back, Hiding};
pub use reader::letters;

/// Pixels that a drawing may be moved, across and down: whoever guesses does not know how far.
pub const SHIFTS: usize = 8;

/// Squares of a mosaic, pixels a side, as [`word_in_mosaic`] expects them: twice the stroke of a letter.
pub const CELL: usize = 8;

/// The standard deviation in pixels of the blur that [`restored`] undoes here: three quarters of the stroke of a letter.
pub const BLUR: f32 = 3.0;

/// Steps of Richardson and Lucy that bring most words back.
pub const STEPS: usize = 120;

/// A grey picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grey {
    width: usize,
    pixels: Vec<u8>,
}

impl Grey {
    /// A white one.
    pub fn white(width: usize, height: usize) -> Self {
        Self {
            width: width.max(1),
            pixels: vec![255; width.max(1) * height],
        }
    }

    /// Pixels across.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Pixels down.
    pub fn height(&self) -> usize {
        self.pixels.len() / self.width
    }

    /// Rows from the top, 0 (black) to 255 (white).
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.pixels.chunks_exact(self.width)
    }

    /// Every pixel, row by row.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// A picture from pixels row by row; none where they are no whole rows.
    pub fn from_pixels(width: usize, pixels: Vec<u8>) -> Option<Self> {
        let whole = width > 0 && pixels.len().is_multiple_of(width);
        whole.then_some(Self { width, pixels })
    }

    /// Paints a rectangle; what lies outside is left out.
    fn paint(&mut self, left: usize, top: usize, width: usize, height: usize, grey: u8) {
        for row in self
            .pixels
            .chunks_exact_mut(self.width)
            .skip(top)
            .take(height)
        {
            row.iter_mut()
                .skip(left)
                .take(width)
                .for_each(|pixel| *pixel = grey);
        }
    }
}

#[cfg(test)]
// How many come back stands in docs/workshop.md.
#[allow(clippy::print_stdout)]
mod tests {
    use super::*;

    /// Of all words, how many come back.
    fn words_back(change: impl Fn(&Grey) -> Grey) -> usize {
        let back = |(n, word): &(usize, &&str)| {
            let seen = change(&drawn::word(word, (n * 3) % SHIFTS, (n * 5) % SHIFTS));
            word_in_mosaic(&seen).is_some_and(|guess| WORDS.get(guess.number) == Some(word))
        };
        WORDS.iter().enumerate().filter(back).count()
    }

    #[test]
    fn a_dictionary_reads_pixelated_words_and_guesses_at_a_patch() {
        let back = words_back(|seen| noisy(&mosaic(seen, CELL)));
        println!("read: {back} of {}", WORDS.len());
        assert!(back * 5 >= WORDS.len() * 4, "{back} of {}", WORDS.len());
        let guessed = words_back(patched);
        // One guess for all of them: right once at most.
        assert!(guessed <= 1, "{guessed} of {}", WORDS.len());
    }

    #[test]
    fn a_known_blur_is_undone_and_a_patch_is_not() {
        let read = |change: &dyn Fn(&Grey) -> Grey| {
            let back = |(n, word): &(usize, &&str)| {
                let seen = drawn::word(word, (n * 3) % SHIFTS, (n * 5) % SHIFTS);
                letters(&change(&seen)) == **word
            };
            WORDS.iter().enumerate().filter(back).count()
        };
        let before = read(&|seen| blurred(seen, BLUR));
        let back = read(&|seen| restored(&blurred(seen, BLUR), BLUR, STEPS));
        let patched = read(&|seen| restored(&patched(seen), BLUR, STEPS));
        println!("read: blurred {before}, restored {back}, patched {patched}");
        assert!(back * 5 >= WORDS.len() * 4, "{back} of {}", WORDS.len());
        assert_eq!(patched, 0);
    }

    #[test]
    fn a_dictionary_knows_pixelated_faces_and_guesses_at_a_patch() {
        let known = |change: &dyn Fn(&Grey) -> Grey| {
            let back = |n: &usize| {
                let seen = change(&face(*n, (n * 3) % SHIFTS, (n * 5) % SHIFTS));
                face_in_mosaic(&seen).is_some_and(|guess| guess.number == *n)
            };
            (0..FACES).filter(back).count()
        };
        let back = known(&|seen| noisy(&mosaic(seen, CELL)));
        println!("known: {back} of {FACES}");
        assert!(back * 5 >= FACES * 4, "{back} of {FACES}");
        assert!(known(&patched) <= 1);
    }

    #[test]
    fn the_patches_of_all_words_are_one_picture() {
        let patches: Vec<Grey> = WORDS
            .iter()
            .map(|word| patched(&drawn::word(word, 1, 2)))
            .collect();
        assert!(patches.windows(2).all(|pair| pair[0] == pair[1]));
    }

    /// As a lossy file changes a mosaic: a little, everywhere.
    fn noisy(seen: &Grey) -> Grey {
        let mut chance = ombrelle_base::chance::Chance::stream(3, 0);
        let noise = |grey: &u8| (f32::from(*grey) + 6.0 * chance.symmetric()).clamp(0.0, 255.0);
        let pixels = seen
            .pixels()
            .iter()
            .map(noise)
            .map(|grey| grey as u8)
            .collect();
        Grey::from_pixels(seen.width(), pixels).unwrap()
    }
}
