//! Words and faces that the program draws.

use super::Grey;

/// The word list: first names, and words that English and French write alike, since a class of either picks from it.
pub const WORDS: [&str; 48] = [
    "ADAM", "ALICE", "AMIR", "ANNA", "CHLOE", "CLARA", "DAVID", "ELENA", "EMMA", "FATOU", "FELIX",
    "GABRIEL", "HUGO", "INES", "JADE", "JULES", "KARIM", "LEA", "LENA", "LINA", "LOUIS", "LUCAS",
    "MANON", "MARIE", "MAYA", "MILA", "MOHAMED", "NINA", "NOAH", "NORA", "OSCAR", "PAUL",
    "RAPHAEL", "ROSE", "SACHA", "SARAH", "SOFIA", "TOM", "VICTOR", "YASMINE", "ZOE", "CLUB", "GYM",
    "JUDO", "PHOTO", "SCOUT", "SPORT", "TENNIS",
];

/// Faces that can be told apart.
pub const FACES: usize = 24;

/// Pixels of a dot of a letter.
pub(super) const DOT: usize = 4;
/// From one letter to the next, in dots: five and a space.
pub(super) const ADVANCE: usize = 6;
/// Letters at most.
pub(super) const LONGEST: usize = 8;
/// Around a word.
pub(super) const MARGIN: usize = 16;
/// A picture of a word, whatever the word.
const WIDTH: usize = LONGEST * ADVANCE * DOT + 2 * MARGIN + super::SHIFTS;
const HEIGHT: usize = 7 * DOT + 2 * MARGIN + super::SHIFTS + 4;

/// Letters of 5 x 7 dots, rows from the top, the leftmost dot the highest of five bits; drawn for Ombrelle.
const LETTERS: [[u8; 7]; 26] = [
    [14, 17, 17, 31, 17, 17, 17],
    [30, 17, 17, 30, 17, 17, 30],
    [14, 17, 16, 16, 16, 17, 14],
    [30, 17, 17, 17, 17, 17, 30],
    [31, 16, 16, 30, 16, 16, 31],
    [31, 16, 16, 30, 16, 16, 16],
    [14, 17, 16, 23, 17, 17, 15],
    [17, 17, 17, 31, 17, 17, 17],
    [14, 4, 4, 4, 4, 4, 14],
    [7, 2, 2, 2, 2, 18, 12],
    [17, 18, 20, 24, 20, 18, 17],
    [16, 16, 16, 16, 16, 16, 31],
    [17, 27, 21, 21, 17, 17, 17],
    [17, 25, 21, 19, 17, 17, 17],
    [14, 17, 17, 17, 17, 17, 14],
    [30, 17, 17, 30, 16, 16, 16],
    [14, 17, 17, 17, 21, 18, 13],
    [30, 17, 17, 30, 20, 18, 17],
    [15, 16, 16, 14, 1, 1, 30],
    [31, 4, 4, 4, 4, 4, 4],
    [17, 17, 17, 17, 17, 17, 14],
    [17, 17, 17, 17, 17, 10, 4],
    [17, 17, 17, 21, 21, 27, 17],
    [17, 17, 10, 4, 10, 17, 17],
    [17, 17, 10, 4, 4, 4, 4],
    [31, 1, 2, 4, 8, 16, 31],
];

/// The dots of a letter A to Z; none for anything else.
pub(super) fn letter(which: char) -> Option<&'static [u8; 7]> {
    let number = (which as usize).checked_sub('A' as usize)?;
    LETTERS.get(number)
}

/// Whether a letter has ink in this dot.
pub(super) fn is_ink(letter: &[u8; 7], x: usize, y: usize) -> bool {
    x < 5 && letter.get(y).is_some_and(|row| row >> (4 - x) & 1 == 1)
}

/// A word in black on white, moved by a few pixels; of letters A to Z, the first 8 of them. Pictures of all words have one size.
pub fn word(word: &str, right: usize, down: usize) -> Grey {
    let mut drawn = Grey::white(WIDTH, HEIGHT);
    for (place, letter) in word.chars().take(LONGEST).enumerate() {
        let Some(letter) = self::letter(letter) else {
            continue;
        };
        for (y, x) in (0..7).flat_map(|y| (0..5).map(move |x| (y, x))) {
            if is_ink(letter, x, y) {
                let left = MARGIN + right + (place * ADVANCE + x) * DOT;
                drawn.paint(left, MARGIN + down + y * DOT, DOT, DOT, 20);
            }
        }
    }
    drawn
}

/// A face by its number, 0 to [`FACES`] - 1 (of a larger number, what is left over), 72 pixels a side: hair, glasses, mouth and colours differ.
pub fn face(number: usize, right: usize, down: usize) -> Grey {
    let side = 72;
    let mut drawn = Grey::white(side + super::SHIFTS, side + super::SHIFTS);
    let number = number % FACES;
    let skin = if number.is_multiple_of(2) { 205 } else { 140 };
    let hair: u8 = if (number / 2).is_multiple_of(2) {
        40
    } else {
        110
    };
    let style = number / 4 % 3;
    let glasses = number / 12 == 1;
    let smile = !(number / 3).is_multiple_of(2);
    let mut disc = |x: i32, y: i32, across: i32, along: i32, grey: u8| {
        for row in -along..=along {
            let part = 1.0 - (row * row) as f32 / (along * along) as f32;
            let half = (part.max(0.0).sqrt() * across as f32) as i32;
            let left = (x - half + right as i32).max(0) as usize;
            let top = (y + row + down as i32).max(0) as usize;
            drawn.paint(left, top, (2 * half + 1) as usize, 1, grey);
        }
    };
    // Hair behind the head: short, long, or in two buns.
    match style {
        0 => disc(36, 28, 24, 24, hair),
        1 => disc(36, 40, 28, 32, hair),
        _ => {
            disc(36, 26, 23, 22, hair);
            disc(14, 14, 9, 9, hair);
            disc(58, 14, 9, 9, hair);
        }
    }
    disc(36, 40, 20, 25, skin);
    if glasses {
        disc(27, 36, 8, 8, 30);
        disc(45, 36, 8, 8, 30);
        disc(27, 36, 6, 6, 235);
        disc(45, 36, 6, 6, 235);
    }
    disc(28, 36, 3, 3, 20);
    disc(44, 36, 3, 3, 20);
    if smile {
        disc(36, 53, 9, 5, 70);
        disc(36, 50, 9, 4, skin);
    } else {
        disc(36, 54, 6, 1, 70);
    }
    drawn
}
