//! Letters read one by one, without a dictionary: where a word begins is found by trying, and each place takes the letter that fits best.

use super::drawn::{ADVANCE, DOT, LONGEST, MARGIN, is_ink, letter};
use super::{Grey, SHIFTS};

/// The word in a picture of a drawn word, as far as it can be read.
pub fn letters(seen: &Grey) -> String {
    let shifts = (0..SHIFTS).flat_map(|right| (0..SHIFTS).map(move |down| (right, down)));
    let readings = shifts.map(|(right, down)| read_at(seen, right, down));
    let best = readings.min_by_key(|(misfit, _)| *misfit);
    best.map(|(_, word)| word.trim_end().to_owned())
        .unwrap_or_default()
}

/// How badly the best word fits that begins there, and the word.
fn read_at(seen: &Grey, right: usize, down: usize) -> (u64, String) {
    let mut misfit = 0;
    let mut word = String::new();
    for place in 0..LONGEST {
        let dots = dots(seen, MARGIN + right + place * ADVANCE * DOT, MARGIN + down);
        let choices = (b'A'..=b'Z').map(char::from).chain([' ']);
        let fits = choices.map(|choice| (misfit_of(&dots, letter(choice)), choice));
        let (best, choice) = fits.min().unwrap_or((0, ' '));
        misfit += best;
        word.push(choice);
    }
    (misfit, word)
}

/// The mean grey of each of 6 x 7 dots, the space after the letter included.
fn dots(seen: &Grey, left: usize, top: usize) -> [[u64; ADVANCE]; 7] {
    let mut dots = [[0; ADVANCE]; 7];
    for (y, row) in dots.iter_mut().enumerate() {
        let rows = seen.rows().skip(top + y * DOT).take(DOT);
        for pixels in rows {
            let parts = pixels.get(left..).unwrap_or_default().chunks(DOT);
            for (sum, part) in row.iter_mut().zip(parts) {
                *sum += part.iter().map(|grey| u64::from(*grey)).sum::<u64>();
            }
        }
    }
    dots.map(|row| row.map(|sum| sum / (DOT * DOT) as u64))
}

fn misfit_of(dots: &[[u64; ADVANCE]; 7], letter: Option<&[u8; 7]>) -> u64 {
    let mut misfit = 0;
    for (y, row) in dots.iter().enumerate() {
        for (x, grey) in row.iter().enumerate() {
            let ink = letter.is_some_and(|letter| is_ink(letter, x, y));
            misfit += grey.abs_diff(if ink { 20 } else { 255 }).pow(2);
        }
    }
    misfit
}
