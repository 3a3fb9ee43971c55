//! WebP: a lossless picture as `image-webp` 0.2 writes it, its bit stream followed to the last
//! pixel (RFC 9649, section 3).

use super::super::bytes::{index, le32, part};
use super::super::{mark, riff};
use super::{Codes, QUICK, Refusal, exactly};

/// Longest code, in bits.
const LONGEST: u32 = 15;

pub(super) fn prove(bytes: &[u8], marked: bool) -> Result<(), Refusal> {
    let mut at = exactly(bytes, 0, b"RIFF", "RIFF")?;
    let size = le32(bytes, at).map(index).ok_or("RIFF")?;
    if size.checked_add(8) != Some(bytes.len()) {
        return Err("trailer".to_owned());
    }
    at = exactly(bytes, at + 4, b"WEBP", "WEBP")?;
    // The size stands in the pixels' chunk and must be the same in front.
    let first = if marked { at + 18 } else { at };
    let (kind, data, end) = riff::chunk(bytes, first).ok_or("truncated WebP")?;
    if &kind != b"VP8L" {
        return Err(String::from_utf8_lossy(&kind).into_owned());
    }
    let (width, height, alpha) = mark::vp8l_size(data).ok_or("VP8L")?;
    if marked {
        exactly(bytes, at, &mark::webp_header(width, height, alpha), "VP8X")?;
    }
    let used = Bits::new(data).picture(width, height);
    if used != Some(data.len()) {
        return Err("bytes in VP8L that are no pixels".to_owned());
    }
    at = first + 8 + data.len();
    if end > at {
        at = exactly(bytes, at, &[0], "padding")?;
    }
    if marked {
        at = exactly(bytes, at, &mark::webp_chunk(), "plus:DataMining")?;
    }
    match bytes.len().checked_sub(at) {
        Some(0) => Ok(()),
        _ => Err("trailer".to_owned()),
    }
}

/// Whether a file of this length begins as a marked copy: its pixels come right behind the header that the mark needs, and leave space for the mark alone.
pub(super) fn begins(bytes: &[u8], length: u64) -> bool {
    let riff = part(bytes, 0, 4) == Some(b"RIFF") && part(bytes, 8, 4) == Some(b"WEBP");
    // Behind the header of eighteen bytes.
    let first = 12 + 18;
    let pixels = part(bytes, first, 4) == Some(b"VP8L");
    let size = le32(bytes, first + 4).map(u64::from);
    let pictured = bytes.get(first + 8..).and_then(mark::vp8l_size);
    let (Some(size), Some((width, height, alpha))) = (size, pictured) else {
        return false;
    };
    let header = mark::webp_header(width, height, alpha);
    let marked = exactly(bytes, 12, &header, "VP8X").is_ok();
    let whole = 12 + 18 + 8 + size + size % 2 + mark::webp_chunk().len() as u64;
    riff && pixels && marked && whole == length
}

/// Whether the mark is the last of it.
pub(super) fn ends(bytes: &[u8]) -> bool {
    bytes.ends_with(&mark::webp_chunk())
}

/// Bits, the lowest of each byte first.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    row: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            row: 0,
            count: 0,
        }
    }

    fn fill(&mut self) {
        if let Some(Ok(four)) = part(self.bytes, self.at, 4).map(<[u8; 4]>::try_from) {
            self.row |= u64::from(u32::from_le_bytes(four)) << self.count;
            self.count += 32;
            self.at += 4;
            return;
        }
        while self.count <= 56 {
            let Some(byte) = self.bytes.get(self.at) else {
                return;
            };
            self.row |= u64::from(*byte) << self.count;
            self.count += 8;
            self.at += 1;
        }
    }

    fn number(&mut self, bits: u32) -> Option<u32> {
        if self.count < 32 {
            self.fill();
        }
        let number = self.row & ((1_u64 << bits) - 1);
        self.count = self.count.checked_sub(bits)?;
        self.row >>= bits;
        Some(number as u32)
    }

    fn exactly(&mut self, number: u32, bits: u32) -> Option<()> {
        (self.number(bits)? == number).then_some(())
    }

    fn symbol(&mut self, tree: &Tree) -> Option<u16> {
        let codes = match tree {
            Tree::Single(symbol) => return Some(*symbol),
            Tree::Many(codes) => codes,
        };
        if self.count < 32 {
            self.fill();
        }
        let (quick, all) = ((1 << QUICK) - 1, (1 << LONGEST) - 1);
        let (length, symbol) = codes.look(self.row as usize & quick, self.row as usize & all)?;
        self.count = self.count.checked_sub(length)?;
        self.row >>= length;
        Some(symbol)
    }

    /// Follows a whole picture; returns the bytes that it takes.
    fn picture(mut self, width: u32, height: u32) -> Option<usize> {
        // Signature, size, alpha and version were read by `vp8l_size`.
        self.number(8)?;
        self.number(32)?;
        self.transforms()?;
        // No colour cache, one group of codes.
        self.exactly(0, 2)?;
        let green = self.tree(280)?;
        let others = [self.tree(256)?, self.tree(256)?, self.tree(256)?];
        // The only distance is that of the pixel before.
        self.single(1)?;
        let total = u64::from(width) * u64::from(height);
        let mut pixels = 0;
        while pixels < total {
            let symbol = self.symbol(&green)?;
            if symbol < 256 {
                for tree in &others {
                    self.symbol(tree)?;
                }
                pixels += 1;
            } else if pixels > 0 {
                pixels += self.run(u32::from(symbol) - 256)?;
            } else {
                return None;
            }
        }
        let padding = self.count % 8;
        self.exactly(0, padding)?;
        let read_ahead = index(self.count / 8);
        (pixels == total).then_some(self.at - read_ahead)
    }

    /// Subtracted green, then one predictor for all blocks (number 2, the pixel above).
    fn transforms(&mut self) -> Option<()> {
        self.exactly(0b101, 3)?;
        self.exactly(0b11_1001, 6)?;
        self.exactly(0, 1)?;
        self.single(2)?;
        for _ in 0..4 {
            self.single(0)?;
        }
        self.exactly(0, 1)
    }

    /// A tree of one symbol, in its shortest form.
    fn single(&mut self, symbol: u32) -> Option<()> {
        self.exactly(0b01, 2)?;
        let wide = symbol > 1;
        self.exactly(u32::from(wide), 1)?;
        self.exactly(symbol, if wide { 8 } else { 1 })
    }

    /// Codes for an alphabet, in the form that `image-webp` writes.
    fn tree(&mut self, alphabet: usize) -> Option<Tree> {
        if self.number(1)? == 1 {
            self.exactly(0, 1)?;
            let wide = self.number(1)? == 1;
            let symbol = self.number(if wide { 8 } else { 1 })?;
            return Some(Tree::Single(symbol as u16));
        }
        let lengths = self.lengths(alphabet)?;
        Some(Tree::Many(codes(&lengths)?))
    }

    fn lengths(&mut self, alphabet: usize) -> Option<Vec<u8>> {
        const ORDER: [usize; 19] = [
            17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        ];
        self.exactly(15, 4)?;
        let mut of_lengths = [0; 19];
        for at in ORDER {
            *of_lengths.get_mut(at)? = self.number(3)? as u8;
        }
        // Runs of lengths are not used; the number of symbols is written where it is 256.
        let (used, [0, 0, 0]) = of_lengths.split_at(16) else {
            return None;
        };
        match alphabet {
            256 => self.exactly(254 << 4 | 0b0111, 12)?,
            _ => self.exactly(0, 1)?,
        }
        let mut present = (0..).zip(used).filter(|(_, length)| **length > 0);
        let tree = match (present.next()?, present.next()) {
            ((length, _), None) => Tree::Single(length),
            _ => Tree::Many(codes(used)?),
        };
        (0..alphabet)
            .map(|_| self.symbol(&tree).map(|length| length as u8))
            .collect()
    }

    /// The length of a run (section 5.2.2); `prefix` is below 24.
    fn run(&mut self, prefix: u32) -> Option<u64> {
        if prefix < 4 {
            return Some(u64::from(prefix) + 1);
        }
        let extra = (prefix - 2) >> 1;
        let offset = (2 + (prefix & 1)) << extra;
        Some(u64::from(offset) + u64::from(self.number(extra)?) + 1)
    }
}

enum Tree {
    /// One symbol, whose code has no bits.
    Single(u16),
    Many(Codes),
}

/// Canonical codes from their lengths (RFC 1951, section 3.2.2), which must leave no code unused.
fn codes(lengths: &[u8]) -> Option<Codes> {
    let mut all = vec![0; 1 << LONGEST];
    let mut next = 0_u32;
    for length in 1..=LONGEST {
        let of_length = (0_u16..)
            .zip(lengths)
            .filter(|(_, l)| u32::from(**l) == length);
        for (symbol, _) in of_length {
            // The first bit of a code is the lowest of the row.
            let row = next.checked_shl(32 - length)?.reverse_bits();
            let entry = (length as u16) << 9 | symbol;
            for slot in (index(row)..all.len()).step_by(1 << length) {
                *all.get_mut(slot)? = entry;
            }
            next += 1;
            if next > 1 << length {
                return None;
            }
        }
        next <<= 1;
    }
    // Every row of bits is the beginning of a code.
    all.iter()
        .all(|entry| *entry != 0)
        .then(|| Codes::new(all, LONGEST, false))
}
