//! A mosaic undone: every candidate at every shift is pixelated alike, and the nearest is the guess.

use super::{CELL, FACES, Grey, SHIFTS, WORDS, drawn, filter};

/// The best of a dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guess {
    /// Its number in the dictionary.
    pub number: usize,
    /// Sum of squared differences of the squares to those that were seen; 0 is the same mosaic.
    pub distance: u64,
}

/// Which of [`WORDS`] a picture of [`drawn::word`]'s size with squares of [`CELL`] pixels shows; none for another size.
pub fn word_in_mosaic(seen: &Grey) -> Option<Guess> {
    let drawn = |number, right, down| {
        let word = WORDS.get(number).copied().unwrap_or_default();
        drawn::word(word, right, down)
    };
    nearest(seen, WORDS.len(), drawn)
}

/// Which of the faces of [`drawn::face`] it shows; none for another size.
pub fn face_in_mosaic(seen: &Grey) -> Option<Guess> {
    nearest(seen, FACES, drawn::face)
}

fn nearest(
    seen: &Grey,
    count: usize,
    drawn: impl Fn(usize, usize, usize) -> Grey,
) -> Option<Guess> {
    let shifts = || (0..SHIFTS).flat_map(|right| (0..SHIFTS).map(move |down| (right, down)));
    let all = (0..count).flat_map(|number| shifts().map(move |shift| (number, shift)));
    let squares = filter::means(seen, CELL);
    let guesses = all.filter_map(|(number, (right, down))| {
        let candidate = drawn(number, right, down);
        let same = candidate.width() == seen.width() && candidate.height() == seen.height();
        let both = filter::means(&candidate, CELL).into_iter().zip(&squares);
        same.then(|| Guess {
            number,
            distance: both.map(|(a, b)| u64::from(a.abs_diff(*b)).pow(2)).sum(),
        })
    });
    guesses.min_by_key(|guess| guess.distance)
}
