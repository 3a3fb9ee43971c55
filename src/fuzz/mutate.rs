//! Files changed at random: bits, numbers, cuts, splices, and whole parts in the terms of the format.

use std::ops::Range;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;

use crate::structure::{Part, parts, repair};

/// The longest file that is made, in bytes.
pub const LONGEST: usize = 1 << 20;
/// Bytes at the front of a file in which half of the changes are made: there they do most.
const HEAD: usize = 700;
/// Numbers at which counts and lengths go wrong.
const EDGES: &[u64] = &[
    0,
    1,
    2,
    3,
    4,
    7,
    8,
    16,
    31,
    32,
    63,
    64,
    100,
    127,
    128,
    255,
    256,
    257,
    512,
    1000,
    4096,
    0x7FFF,
    0x8000,
    0xFFFE,
    0xFFFF,
    0x1_0000,
    0xFF_FFFF,
    0x7FFF_FFFF,
    0x8000_0000,
    0xFFFF_FFFE,
    0xFFFF_FFFF,
    0x1_0000_0000,
    u64::MAX >> 1,
    u64::MAX,
];

/// Changes a file, once or a few times. `others` are files that pieces are borrowed from.
pub fn mutated(
    mut bytes: Vec<u8>,
    others: &[Vec<u8>],
    words: &[&[u8]],
    dice: &mut ChaCha8Rng,
) -> Vec<u8> {
    let mut dice = Dice(dice);
    loop {
        change(&mut bytes, others, words, &mut dice);
        if dice.below(3) == 0 {
            break;
        }
    }
    bytes.truncate(LONGEST);
    // Some go on with wrong checksums, as what is broken by accident does.
    if dice.below(8) > 0 {
        repair(&mut bytes);
    }
    bytes
}

struct Dice<'d>(&'d mut ChaCha8Rng);

impl Dice<'_> {
    /// 0 to `end`, which is left out; 0 where there is nothing to choose from.
    fn below(&mut self, end: usize) -> usize {
        match end {
            0 => 0,
            end => (self.0.next_u64() % end as u64) as usize,
        }
    }

    fn of<'t, T>(&mut self, list: &'t [T]) -> Option<&'t T> {
        list.get(self.below(list.len()))
    }

    /// A place in a file of this length; half of them in its head.
    fn place(&mut self, length: usize) -> usize {
        match self.below(2) {
            0 => self.below(length.min(HEAD)),
            _ => self.below(length),
        }
    }

    /// A piece of a file; mostly a short one.
    fn piece(&mut self, length: usize) -> Range<usize> {
        let start = self.place(length);
        let most = [8, 64, 1024, LONGEST][self.below(4)];
        let end = (start + 1 + self.below(most)).min(length);
        start.min(end)..end
    }
}

fn change(bytes: &mut Vec<u8>, others: &[Vec<u8>], words: &[&[u8]], dice: &mut Dice<'_>) {
    if bytes.is_empty() {
        bytes.extend(dice.of(words).copied().unwrap_or(b"\0"));
        return;
    }
    match dice.below(18) {
        0..=2 => flip(bytes, dice),
        3 | 4 => edge(bytes, dice),
        5 => nudge(bytes, dice),
        6 => bytes.truncate(dice.below(bytes.len())),
        7 => drop(bytes.drain(dice.piece(bytes.len()))),
        8 => copy(bytes, dice),
        9 | 10 => word(bytes, words, dice),
        11 => splice(bytes, others, dice),
        12 | 13 => rearrange(bytes, others, dice),
        14 | 15 => lie(bytes, dice),
        16 if dice.below(8) == 0 => grow(bytes, dice),
        _ => fill(bytes, dice),
    }
}

fn flip(bytes: &mut [u8], dice: &mut Dice<'_>) {
    for _ in 0..=dice.below(8) {
        let at = dice.place(bytes.len());
        bytes[at] ^= 1 << dice.below(8);
    }
}

/// Writes a number of 1 to 8 bytes, in either order.
fn write(bytes: &mut [u8], at: usize, width: usize, number: u64, big: bool) {
    let mut digits = number.to_le_bytes()[..width].to_vec();
    if big {
        digits.reverse();
    }
    for (byte, digit) in bytes[at..].iter_mut().zip(digits) {
        *byte = digit;
    }
}

fn edge(bytes: &mut [u8], dice: &mut Dice<'_>) {
    let (at, width) = (dice.place(bytes.len()), 1 << dice.below(4));
    let number = dice.of(EDGES).copied().unwrap_or(0);
    write(bytes, at, width, number, dice.below(2) == 0);
}

/// A number that is a little more or less than it was.
fn nudge(bytes: &mut [u8], dice: &mut Dice<'_>) {
    let (at, by) = (dice.place(bytes.len()), 1 + dice.below(35) as u8);
    let up = dice.below(2) == 0;
    bytes[at] = match up {
        true => bytes[at].wrapping_add(by),
        false => bytes[at].wrapping_sub(by),
    };
}

/// A piece once more, somewhere else.
fn copy(bytes: &mut Vec<u8>, dice: &mut Dice<'_>) {
    let piece = bytes[dice.piece(bytes.len())].to_vec();
    let at = dice.place(bytes.len());
    insert(bytes, at..at, &piece);
}

fn insert(bytes: &mut Vec<u8>, place: Range<usize>, piece: &[u8]) {
    if bytes.len() + piece.len() <= LONGEST {
        bytes.splice(place, piece.iter().copied());
    }
}

/// A word that readers know, over what stands there or between it.
fn word(bytes: &mut Vec<u8>, words: &[&[u8]], dice: &mut Dice<'_>) {
    let Some(word) = dice.of(words).copied() else {
        return;
    };
    let at = dice.place(bytes.len());
    let end = match dice.below(2) {
        0 => at,
        _ => (at + word.len()).min(bytes.len()),
    };
    insert(bytes, at..end, word);
}

/// The front of this file and the end of another.
fn splice(bytes: &mut Vec<u8>, others: &[Vec<u8>], dice: &mut Dice<'_>) {
    let Some(other) = dice.of(others) else { return };
    bytes.truncate(dice.place(bytes.len()));
    bytes.extend(&other[dice.place(other.len())..]);
}

/// A part twice, gone, elsewhere, or out of another file.
fn rearrange(bytes: &mut Vec<u8>, others: &[Vec<u8>], dice: &mut Dice<'_>) {
    let own = parts(bytes);
    let (Some(from), Some(to)) = (dice.of(&own), dice.of(&own)) else {
        return copy(bytes, dice);
    };
    let place = to.whole.start..to.whole.start;
    match dice.below(4) {
        0 => {
            let piece = bytes[from.whole.clone()].to_vec();
            insert(bytes, place, &piece);
        }
        1 => drop(bytes.drain(from.whole.clone())),
        2 => {
            let piece = bytes[from.whole.clone()].to_vec();
            insert(bytes, to.whole.clone(), &piece);
        }
        _ => {
            let Some(other) = dice.of(others) else { return };
            if let Some(part) = dice.of(&parts(other)) {
                insert(bytes, place, &other[part.whole.clone()]);
            }
        }
    }
}

/// A part that says another length than it has.
fn lie(bytes: &mut [u8], dice: &mut Dice<'_>) {
    let own = parts(bytes);
    let with_length: Vec<&Part> = own.iter().filter(|part| !part.length.is_empty()).collect();
    let Some(part) = dice.of(&with_length) else {
        return edge(bytes, dice);
    };
    let real = part.whole.len() as u64;
    let number = match dice.below(4) {
        0 => dice.of(EDGES).copied().unwrap_or(0),
        1 => real.wrapping_add(1 + dice.below(16) as u64),
        2 => real.wrapping_sub(1 + dice.below(16) as u64),
        _ => bytes.len() as u64,
    };
    let big = dice.below(4) > 0;
    write(bytes, part.length.start, part.length.len(), number, big);
}

/// A part very often: what takes a little time or memory once.
fn grow(bytes: &mut Vec<u8>, dice: &mut Dice<'_>) {
    let own = parts(bytes);
    let place = match dice.of(&own) {
        Some(part) => part.whole.clone(),
        None => dice.piece(bytes.len()),
    };
    let room = LONGEST.saturating_sub(bytes.len()) / place.len().max(1);
    let times = (1 + dice.below(4000)).min(room);
    let piece = bytes[place.clone()].repeat(times);
    insert(bytes, place.start..place.start, &piece);
}

fn fill(bytes: &mut [u8], dice: &mut Dice<'_>) {
    let piece = dice.piece(bytes.len());
    match dice.below(3) {
        0 => bytes[piece].fill(0),
        1 => bytes[piece].fill(0xFF),
        _ => dice.0.fill_bytes(&mut bytes[piece]),
    }
}
