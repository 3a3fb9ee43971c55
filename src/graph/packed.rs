//! A packed network: an ONNX file whose weights stand in the few bits in which they are published.
//!
//! Some networks are published with weights of half precision, or of eight bits with a scale. Set-up multiplies such weights
//! by the factors of the normalisations around them, one after the other, and each product is rounded to 32 bits. A packed
//! file holds the published numbers and the factors; the same products in the same order give the same bits, so that what is
//! unpacked is the ONNX file, byte by byte. Weights that are published in 32 bits are rounded to whole numbers of 9 to 16 bits
//! with a factor for each channel, and the ONNX file then has the rounded ones. `ombrelle-convert` does both.
//!
//! Sizes are `u32`; all numbers are written lowest byte first.
//!
//! ```text
//! file     MAGIC, the length of the ONNX file, pieces to the end
//! piece    RAW, length, bytes
//!          WEIGHTS, count, codes, the number of steps (u8), steps: count numbers (f32)
//! codes    HALVES, count numbers of IEEE 754 binary16 that are finite
//!          TABLE, 256 numbers (f32), count bytes: which of them
//!          SIGNED, count bytes (i8)
//!          WHOLE, low (u8: 1, 2, 4 or 8), count bytes (i8), count times low bits, the first in the lowest bits of a byte,
//!          the last byte filled up: number `n` is byte `n` times 2^low, and its low bits
//! step     LESS, run, inner, count / run numbers (i8): each is taken away from its weights
//!          TIMES, run, inner, count / run numbers (f32): each multiplies its weights
//! ```
//!
//! The numbers of a step are rows of `inner`; weight `n` has the one in row `n / inner / run` and column `n % inner`.

use crate::{Read, flaw};

/// How a packed network begins.
pub const MAGIC: &[u8] = b"Ombrelle packed network 1\n";

/// What the first byte of a piece says.
pub mod piece {
    /// Bytes as they are.
    pub const RAW: u8 = 0;
    /// Weights.
    pub const WEIGHTS: u8 = 1;
}

/// What the first byte of codes says.
pub mod codes {
    /// Numbers of half precision.
    pub const HALVES: u8 = 0;
    /// Places in a table of 256 numbers.
    pub const TABLE: u8 = 1;
    /// Whole numbers from -128 to 127.
    pub const SIGNED: u8 = 2;
    /// Whole numbers of more bits: the eight highest of each, then the others of each.
    pub const WHOLE: u8 = 3;
}

/// What the first byte of a step says.
pub mod step {
    /// Whole numbers are taken away.
    pub const LESS: u8 = 0;
    /// Factors.
    pub const TIMES: u8 = 1;
}

/// Weights that go through all steps at once: few enough to stay in the processor's nearest cache.
const BLOCK: usize = 2048;

/// The ONNX file of a packed network.
///
/// # Errors
/// [`Flaw`](crate::Flaw) where the bytes are no such file, or where its pieces are not of the length that it says.
pub fn unpacked(file: &[u8]) -> Read<Vec<u8>> {
    let mut rest = Rest(file);
    if rest.bytes(MAGIC.len())? != MAGIC {
        return flaw("not a packed network");
    }
    let length = rest.size()?;
    // No byte becomes more than four: a length that is made up takes no memory.
    if length / 4 > file.len() {
        return flaw("longer than its pieces");
    }
    let mut out = vec![0; length];
    let mut place = out.as_mut_slice();
    while !rest.0.is_empty() {
        let piece = Piece::read(&mut rest)?;
        let here = std::mem::take(&mut place);
        let Some((own, after)) = here.split_at_mut_checked(piece.length()) else {
            return flaw("shorter than its pieces");
        };
        piece.write(own);
        place = after;
    }
    match place {
        [] => Ok(out),
        _ => flaw("longer than its pieces"),
    }
}

/// What was not read yet.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn bytes(&mut self, count: usize) -> Read<&'a [u8]> {
        let Some((own, rest)) = self.0.split_at_checked(count) else {
            return flaw("the packed network is cut");
        };
        self.0 = rest;
        Ok(own)
    }

    /// So many numbers of `N` bytes.
    fn numbers<const N: usize>(&mut self, count: usize) -> Read<&'a [[u8; N]]> {
        let bytes = self.bytes(count.saturating_mul(N))?;
        Ok(bytes.as_chunks().0)
    }

    fn byte(&mut self) -> Read<u8> {
        Ok(self.bytes(1)?.first().copied().unwrap_or_default())
    }

    fn size(&mut self) -> Read<usize> {
        let four = self.numbers(1)?.first().copied().unwrap_or_default();
        match usize::try_from(u32::from_le_bytes(four)) {
            Ok(size) => Ok(size),
            Err(_) => flaw("a size that this machine has no room for"),
        }
    }
}

enum Piece<'a> {
    Raw(&'a [u8]),
    Weights(Weights<'a>),
}

impl<'a> Piece<'a> {
    fn read(rest: &mut Rest<'a>) -> Read<Self> {
        let kind = rest.byte()?;
        let size = rest.size()?;
        match kind {
            piece::RAW => Ok(Self::Raw(rest.bytes(size)?)),
            piece::WEIGHTS => Ok(Self::Weights(Weights::read(rest, size)?)),
            _ => flaw("a piece of an unknown kind"),
        }
    }

    /// In bytes of the ONNX file.
    fn length(&self) -> usize {
        match self {
            Self::Raw(bytes) => bytes.len(),
            Self::Weights(weights) => weights.count.saturating_mul(4),
        }
    }

    /// `place` is of [that length](Piece::length).
    fn write(&self, place: &mut [u8]) {
        match self {
            Self::Raw(bytes) => place
                .iter_mut()
                .zip(*bytes)
                .for_each(|(place, byte)| *place = *byte),
            Self::Weights(weights) => weights.write(place.as_chunks_mut().0),
        }
    }
}

struct Weights<'a> {
    count: usize,
    codes: Codes<'a>,
    steps: Vec<Step>,
}

impl<'a> Weights<'a> {
    fn read(rest: &mut Rest<'a>, count: usize) -> Read<Self> {
        let codes = Codes::read(rest, count)?;
        let steps = rest.byte()?;
        let steps = (0..steps).map(|_| Step::read(rest, count));
        Ok(Self {
            count,
            codes,
            steps: steps.collect::<Read<_>>()?,
        })
    }

    fn write(&self, place: &mut [[u8; 4]]) {
        for (n, block) in place.chunks_mut(BLOCK).enumerate() {
            let first = n * BLOCK;
            self.codes.write(first, block);
            for step in &self.steps {
                step.change(first, block);
            }
        }
    }
}

/// Weights as they are published.
enum Codes<'a> {
    Halves(&'a [[u8; 2]]),
    Table(Box<[f32; 256]>, &'a [u8]),
    Signed(&'a [u8]),
    Whole(Whole<'a>),
}

impl<'a> Codes<'a> {
    fn read(rest: &mut Rest<'a>, count: usize) -> Read<Self> {
        match rest.byte()? {
            codes::HALVES => Ok(Self::Halves(rest.numbers(count)?)),
            codes::TABLE => {
                let mut table = Box::new([0.0; 256]);
                for (entry, four) in table.iter_mut().zip(rest.numbers(256)?) {
                    *entry = f32::from_le_bytes(*four);
                }
                Ok(Self::Table(table, rest.bytes(count)?))
            }
            codes::SIGNED => Ok(Self::Signed(rest.bytes(count)?)),
            codes::WHOLE => Ok(Self::Whole(Whole::read(rest, count)?)),
            _ => flaw("codes of an unknown kind"),
        }
    }

    /// Writes those from `first` on.
    fn write(&self, first: usize, place: &mut [[u8; 4]]) {
        match self {
            Self::Halves(all) => all_of(place, all.get(first..), |two| {
                half(u16::from_le_bytes(*two))
            }),
            Self::Table(table, all) => all_of(place, all.get(first..), |byte| {
                table.get(usize::from(*byte)).copied().unwrap_or_default()
            }),
            Self::Signed(all) => {
                all_of(place, all.get(first..), |byte| {
                    f32::from(byte.cast_signed())
                });
            }
            Self::Whole(all) => all.write(first, place),
        }
    }
}

/// Whole numbers of more than eight bits.
struct Whole<'a> {
    /// How many bits stand apart from the eight highest.
    low: u8,
    highest: &'a [u8],
    others: &'a [u8],
}

impl<'a> Whole<'a> {
    fn read(rest: &mut Rest<'a>, count: usize) -> Read<Self> {
        let low = rest.byte()?;
        if !matches!(low, 1 | 2 | 4 | 8) {
            return flaw("whole numbers of bits that fill no byte");
        }
        let highest = rest.bytes(count)?;
        let others = rest.bytes(count.div_ceil(usize::from(8 / low)))?;
        Ok(Self {
            low,
            highest,
            others,
        })
    }

    /// Writes those from `first` on, which begins a byte of low bits, as every [`BLOCK`] does.
    fn write(&self, first: usize, place: &mut [[u8; 4]]) {
        let each = usize::from(8 / self.low);
        let mask = u16::from(u8::MAX >> (8 - self.low));
        let highest = self.highest.get(first..).unwrap_or_default();
        let others = self.others.get(first / each..).unwrap_or_default();
        let bytes = highest.chunks(each).zip(others);
        for (numbers, (highest, others)) in place.chunks_mut(each).zip(bytes) {
            let mut others = u16::from(*others);
            for (four, high) in numbers.iter_mut().zip(highest) {
                let high = i16::from(high.cast_signed()) << self.low;
                let number = high | (others & mask).cast_signed();
                *four = f32::from(number).to_le_bytes();
                others >>= self.low;
            }
        }
    }
}

fn all_of<T>(place: &mut [[u8; 4]], codes: Option<&[T]>, number: impl Fn(&T) -> f32) {
    for (four, code) in place.iter_mut().zip(codes.unwrap_or_default()) {
        *four = number(code).to_le_bytes();
    }
}

/// The number of a finite half-precision pattern (IEEE 754-2008, binary16): sign, 5 bits of exponent, 10 of fraction. Both
/// ways are gone and one is chosen, which compilers turn into code for many numbers at once.
fn half(bits: u16) -> f32 {
    /// 2^-14 as a pattern: the least normal number of half precision.
    const LEAST: u32 = 113 << 23;
    let magnitude = u32::from(bits & 0x7fff) << 13;
    let normal = magnitude + (112 << 23);
    let below = f32::from_bits(magnitude + LEAST) - f32::from_bits(LEAST);
    let number = match magnitude < 1 << 23 {
        true => below.to_bits(),
        false => normal,
    };
    f32::from_bits(number | u32::from(bits & 0x8000) << 16)
}

/// What is done to all weights of a tensor.
struct Step {
    kind: u8,
    run: usize,
    inner: usize,
    by: Vec<f32>,
}

impl Step {
    fn read(rest: &mut Rest<'_>, count: usize) -> Read<Self> {
        let kind = rest.byte()?;
        let (run, inner) = (rest.size()?, rest.size()?);
        let whole = run.checked_mul(inner).filter(|each| *each > 0);
        if !whole.is_some_and(|each| count.is_multiple_of(each)) {
            return flaw("a step that does not fit its weights");
        }
        let count = count / run;
        let by = match kind {
            step::LESS => {
                let bytes = rest.bytes(count)?.iter();
                bytes.map(|byte| f32::from(byte.cast_signed())).collect()
            }
            step::TIMES => {
                let numbers = rest.numbers(count)?.iter();
                numbers.map(|four| f32::from_le_bytes(*four)).collect()
            }
            _ => return flaw("a step of an unknown kind"),
        };
        Ok(Self {
            kind,
            run,
            inner,
            by,
        })
    }

    /// Changes the weights from `first` on.
    fn change(&self, first: usize, weights: &mut [[u8; 4]]) {
        match self.kind {
            step::LESS => self.each(first, weights, |weight, by| weight - by),
            _ => self.each(first, weights, |weight, by| weight * by),
        }
    }

    fn each(&self, first: usize, weights: &mut [[u8; 4]], new: impl Fn(f32, f32) -> f32) {
        let change = |four: &mut [u8; 4], by: f32| {
            *four = new(f32::from_le_bytes(*four), by).to_le_bytes();
        };
        match self.inner {
            1 => self.runs(first, weights, |run, by| {
                run.iter_mut().for_each(|four| change(four, by));
            }),
            _ => self.rows(first, weights, |row, by| {
                row.iter_mut()
                    .zip(by)
                    .for_each(|(four, by)| change(four, *by));
            }),
        }
    }

    /// Weights one after the other that share a number.
    fn runs(
        &self,
        first: usize,
        mut weights: &mut [[u8; 4]],
        change: impl Fn(&mut [[u8; 4]], f32),
    ) {
        let mut left = self.run - first % self.run;
        for by in self.by.get(first / self.run..).unwrap_or_default() {
            let here = std::mem::take(&mut weights);
            let (run, after) = here.split_at_mut(left.min(here.len()));
            change(run, *by);
            if after.is_empty() {
                return;
            }
            (weights, left) = (after, self.run);
        }
    }

    /// Rows of weights, each with its row of numbers.
    fn rows(
        &self,
        first: usize,
        mut weights: &mut [[u8; 4]],
        change: impl Fn(&mut [[u8; 4]], &[f32]),
    ) {
        let (mut row, mut column) = (first / self.inner, first % self.inner);
        while !weights.is_empty() {
            let start = row / self.run * self.inner;
            let Some(by @ [_, ..]) = self.by.get(start + column..start + self.inner) else {
                return;
            };
            let here = std::mem::take(&mut weights);
            let (now, after) = here.split_at_mut(by.len().min(here.len()));
            change(now, by);
            weights = after;
            (row, column) = (row + 1, 0);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn size(n: usize) -> [u8; 4] {
        u32::try_from(n).unwrap().to_le_bytes()
    }

    fn file(length: usize, pieces: &[&[u8]]) -> Vec<u8> {
        [MAGIC, &size(length), &pieces.concat()].concat()
    }

    /// Weights with these codes and steps, each of a kind, a run, a row and what follows.
    fn weights(count: usize, codes: &[&[u8]], steps: &[(u8, usize, usize, &[u8])]) -> Vec<u8> {
        let mut out = [&[piece::WEIGHTS][..], &size(count), &codes.concat()].concat();
        out.push(steps.len() as u8);
        for (kind, run, inner, by) in steps {
            out.extend([&[*kind][..], &size(*run), &size(*inner), by].concat());
        }
        out
    }

    fn singles(bytes: &[u8]) -> Vec<f32> {
        let fours = bytes.as_chunks().0;
        fours.iter().map(|four| f32::from_le_bytes(*four)).collect()
    }

    #[test]
    fn bytes_and_weights_of_every_kind_stand_one_after_the_other() {
        let raw = [&[piece::RAW][..], &size(3), b"abc"].concat();
        let halves: [u16; 4] = [0x3c00, 0xc000, 0x0001, 0x8000];
        let halves: Vec<u8> = halves.iter().flat_map(|h| h.to_le_bytes()).collect();
        let halves = weights(4, &[&[codes::HALVES], &halves], &[]);
        let table: Vec<u8> = (0..256_u16)
            .flat_map(|n| (f32::from(n) / 2.0).to_le_bytes())
            .collect();
        let table = weights(2, &[&[codes::TABLE], &table, &[255, 1]], &[]);
        let signed = weights(1, &[&[codes::SIGNED], &[0x80]], &[]);
        let packed = file(3 + 4 * 7, &[&raw, &halves, &table, &signed]);
        let out = unpacked(&packed).unwrap();
        assert_eq!(&out[..3], b"abc");
        let least = 2_f32.powi(-24);
        let numbers = singles(&out[3..]);
        assert_eq!(numbers, [1.0, -2.0, least, 0.0, 127.5, 0.5, -128.0]);
        assert!(numbers[3].is_sign_negative());
    }

    #[test]
    fn whole_numbers_of_nine_to_sixteen_bits_come_back() {
        for low in [1_u8, 2, 4, 8] {
            let most = i16::MAX >> (8 - low);
            let count = 2 * BLOCK + 5;
            let numbers: Vec<i16> = (0..count)
                .map(|n| match n % 3 {
                    0 => most - (n % 50) as i16,
                    1 => -most - 1 + (n % 70) as i16,
                    _ => (n % 90) as i16 - 45,
                })
                .collect();
            let highest: Vec<u8> = numbers.iter().map(|n| (n >> low) as u8).collect();
            let mut others = vec![0_u8; count.div_ceil(usize::from(8 / low))];
            for (n, number) in numbers.iter().enumerate() {
                let bit = n * usize::from(low);
                let own = (number & !(-1 << low)) as u8;
                others[bit / 8] |= own << (bit % 8);
            }
            let piece = weights(count, &[&[codes::WHOLE, low], &highest, &others], &[]);
            let out = singles(&unpacked(&file(4 * count, &[&piece])).unwrap());
            let expected: Vec<f32> = numbers.iter().map(|n| f32::from(*n)).collect();
            assert_eq!(out, expected, "{low} bits");
        }
        let odd = weights(1, &[&[codes::WHOLE, 3, 1, 1]], &[]);
        assert!(unpacked(&file(4, &[&odd])).is_err());
    }

    #[test]
    fn every_finite_half_is_the_number_of_the_standard() {
        for bits in (0..=u16::MAX).filter(|bits| bits & 0x7c00 != 0x7c00) {
            let fraction = f64::from(bits & 0x3ff);
            let magnitude = match i32::from(bits >> 10 & 0x1f) {
                0 => fraction * 2_f64.powi(-24),
                exponent => (1024.0 + fraction) * 2_f64.powi(exponent - 25),
            };
            let number = if bits & 0x8000 == 0 {
                magnitude
            } else {
                -magnitude
            };
            assert_eq!(
                half(bits).to_bits(),
                (number as f32).to_bits(),
                "{bits:04x}"
            );
        }
    }

    #[test]
    fn each_step_reaches_its_weights() {
        // Two blocks and a half, so that steps go on where a block ends.
        let count = 5 * BLOCK / 2;
        let bytes: Vec<u8> = (0..count).map(|n| (n * 7 % 256) as u8).collect();
        for (run, inner) in [
            (1, 1),
            (40, 1),
            (count, 1),
            (1, 8),
            (5, 64),
            (2, count / 2),
            (1, count),
        ] {
            let rows = count / run / inner * inner;
            let less: Vec<u8> = (0..rows).map(|n| (n % 200) as u8).collect();
            let times: Vec<f32> = (0..rows).map(|n| 1.0 / (n as f32 + 3.0)).collect();
            let factors: Vec<u8> = times.iter().flat_map(|t| t.to_le_bytes()).collect();
            let steps: [(u8, usize, usize, &[u8]); 2] = [
                (step::LESS, run, inner, &less),
                (step::TIMES, run, inner, &factors),
            ];
            let piece = weights(count, &[&[codes::SIGNED], &bytes], &steps);
            let out = singles(&unpacked(&file(4 * count, &[&piece])).unwrap());
            for (n, value) in out.iter().enumerate() {
                let of = n / inner / run * inner + n % inner;
                let whole = i16::from(bytes[n].cast_signed()) - i16::from(less[of].cast_signed());
                assert_eq!(
                    *value,
                    f32::from(whole) * times[of],
                    "{n} of {run}, {inner}"
                );
            }
        }
    }

    #[test]
    fn what_is_cut_too_long_or_unknown_is_refused() {
        let raw = [&[piece::RAW][..], &size(3), b"abc"].concat();
        let good = file(3, &[&raw]);
        assert_eq!(unpacked(&good).unwrap(), b"abc");
        for cut in 0..good.len() {
            assert!(unpacked(&good[..cut]).is_err(), "{cut}");
        }
        assert!(unpacked(&[good, vec![piece::RAW]].concat()).is_err());
        assert!(unpacked(&file(2, &[&raw])).is_err());
        assert!(unpacked(&file(4, &[&raw])).is_err());
        assert!(unpacked(&file(u32::MAX as usize, &[&raw])).is_err());
        assert!(unpacked(&file(3, &[&[9], &raw[1..]])).is_err());
        assert!(unpacked(&file(4, &[&weights(1, &[&[9, 0]], &[])])).is_err());
        let signed = |steps: &[(u8, usize, usize, &[u8])]| {
            let codes: [&[u8]; 2] = [&[codes::SIGNED], &[1, 2, 3, 4]];
            unpacked(&file(16, &[&weights(4, &codes, steps)]))
        };
        assert!(signed(&[(step::LESS, 2, 1, &[0, 1])]).is_ok());
        for (run, inner) in [
            (0, 1),
            (1, 0),
            (3, 1),
            (1, 3),
            (4, 4),
            (u32::MAX as usize, 1),
        ] {
            assert!(signed(&[(step::LESS, run, inner, &[0; 4])]).is_err());
        }
        assert!(signed(&[(9, 2, 1, &[0, 1])]).is_err());
        assert!(signed(&[(step::TIMES, 2, 1, &[0; 7])]).is_err());
    }
}
