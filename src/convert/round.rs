//! Weights of 32 bits -> whole numbers of fewer bits, each channel with a factor of its own, and the ONNX file with these.
//!
//! A weight of the result is `whole * factor` in 32 bits, where `factor` is the greatest magnitude of the channel over the
//! greatest whole number: so of 12 bits each weight is within 1/4094 of the greatest of its channel. Symmetric and by channel, as
//! Krishnamoorthi, "Quantizing deep convolutional networks for efficient inference" (2018), section 2.2, has it; values stay
//! as they are, only weights are rounded. packaging/README.md, *Size*, says what it changes.

use ombrelle_graph::{Flaw, Read, flaw};

use crate::codes::{Bits, Coded, Codes, Numbers};
use crate::constants::{Constant, constants};

/// Numbers from which on a constant is rounded: what has fewer would not make the file smaller by much.
const LEAST: usize = 1024;

/// The ONNX file with its large constants rounded to whole numbers of 9, 10, 12 or 16 bits, and these numbers.
///
/// # Errors
/// [`Flaw`] where the bytes are no ONNX file, a weight is not finite, or there are no such bits.
pub(super) fn rounded(onnx: &[u8], bits: u8) -> Read<(Vec<u8>, Codes)> {
    let Some(of) = Bits::new(bits) else {
        return flaw("weights are rounded to 9, 10, 12 or 16 bits");
    };
    let no_file = || Flaw("not an ONNX file".into());
    let (mut out, mut codes) = (onnx.to_vec(), Codes::new());
    for constant in constants(onnx).ok_or_else(no_file)? {
        let place = out.get_mut(constant.range.clone()).ok_or_else(no_file)?;
        let Some(run) = channel(&constant) else {
            continue;
        };
        let coded = channels(place.as_chunks_mut().0, run, of)?;
        codes.insert(constant.name.to_owned(), coded);
    }
    Ok((out, codes))
}

/// How many numbers a channel of a constant has, which lie one after the other; none where it is left as it is.
fn channel(constant: &Constant<'_>) -> Option<usize> {
    let [channels, _, ..] = constant.shape.as_slice() else {
        return None;
    };
    let count = constant.shape.iter().product::<usize>();
    let fits = constant.is_float && 4 * count == constant.range.len();
    (fits && count >= LEAST).then(|| count / channels)
}

/// Rounds the numbers of each channel where they are.
fn channels(place: &mut [[u8; 4]], run: usize, bits: Bits) -> Read<Coded> {
    let (mut whole, mut factors) = (Vec::with_capacity(place.len()), Vec::new());
    for channel in place.chunks_mut(run) {
        let magnitudes = channel.iter().map(|four| f32::from_le_bytes(*four).abs());
        let most = magnitudes.fold(0.0, f32::max);
        let factor = most / f32::from(bits.most());
        // Of a channel that is nothing, the factor would have too few bits of its own.
        let factor = if factor.is_normal() { factor } else { 0.0 };
        if !channel
            .iter()
            .all(|four| f32::from_le_bytes(*four).is_finite())
        {
            return flaw("a weight that is no number");
        }
        for four in channel {
            let number = nearest(f32::from_le_bytes(*four), factor);
            *four = (f32::from(number) * factor).to_le_bytes();
            whole.push(number);
        }
        factors.push(factor);
    }
    let coded = Coded::from(Numbers::Whole(bits, whole));
    Ok(coded.times(run, 1, &factors))
}

/// The whole number that times the factor is nearest; 0 where the factor is.
fn nearest(weight: f32, factor: f32) -> i16 {
    match factor > 0.0 {
        // Within the bits, since no weight is larger than the one that the factor was made of.
        true => (weight / factor).round_ties_even() as i16,
        false => 0,
    }
}
