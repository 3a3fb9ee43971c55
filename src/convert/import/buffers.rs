//! Weights as TensorFlow.js and face-api.js keep them: a list in JSON of name, shape and type, and one
//! file of all values one after the other, perhaps in fewer bits.

use std::collections::BTreeMap;

use serde::Deserialize;

use ombrelle_graph::{Flaw, Read, Weight, elements, flaw};

use crate::codes::{Coded, Numbers, ordered};

/// A group of the list; the networks here have one.
#[derive(Debug, Deserialize)]
pub(super) struct Group {
    weights: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
struct Entry {
    name: String,
    shape: Vec<usize>,
    dtype: String,
    #[serde(default)]
    quantization: Option<Quantization>,
}

#[derive(Debug, Deserialize)]
struct Quantization {
    dtype: String,
    /// For bytes: the value is `byte * scale + min`.
    #[serde(default)]
    scale: Option<f64>,
    #[serde(default)]
    min: Option<f64>,
}

/// The constants by name.
#[derive(Debug, Default)]
pub(super) struct Constants {
    pub(super) floats: BTreeMap<String, Weight>,
    pub(super) integers: BTreeMap<String, Vec<i32>>,
    /// Those of `floats` that are kept in fewer bits, as they are.
    numbers: BTreeMap<String, Numbers>,
}

impl Constants {
    /// The weight of that name and number of dimensions.
    ///
    /// # Errors
    /// [`Flaw`] where there is none.
    pub(super) fn take(&mut self, name: &str, rank: usize) -> Read<Weight> {
        let weight = self
            .floats
            .remove(name)
            .filter(|weight| weight.shape.len() == rank);
        weight.ok_or_else(|| Flaw(format!("no weight {name} of {rank} dimensions")))
    }

    /// How the [planes] of filters of this shape came about, where that is known.
    pub(super) fn planes(&self, name: &str, shape: &[usize]) -> Option<Coded> {
        let numbers = self.numbers.get(name)?.ordered(&places(shape)?)?;
        Some(numbers.into())
    }
}

/// All constants; the list must account for every byte.
///
/// # Errors
/// [`Flaw`] where it does not, or names a type that is not known here.
pub(super) fn constants(list: &[Group], mut bytes: &[u8]) -> Read<Constants> {
    let mut constants = Constants::default();
    for entry in list.iter().flat_map(|group| &group.weights) {
        let count = elements(&entry.shape);
        let size = count.and_then(|count| count.checked_mul(entry.width()?));
        let Some((own, rest)) = size.and_then(|size| bytes.split_at_checked(size)) else {
            return flaw(format!(
                "the weight {} is cut or of an unknown type",
                entry.name
            ));
        };
        bytes = rest;
        if entry.dtype == "int32" {
            let values = own.chunks_exact(4).filter_map(|four| four.try_into().ok());
            let values = values.map(i32::from_le_bytes).collect();
            constants.integers.insert(entry.name.clone(), values);
        } else {
            let weight = Weight::new(entry.shape.clone(), entry.values(own));
            let weight =
                weight.ok_or_else(|| Flaw(format!("the weight {} does not fit", entry.name)))?;
            constants.floats.insert(entry.name.clone(), weight);
            let numbers = entry.numbers(own).map(|all| (entry.name.clone(), all));
            constants.numbers.extend(numbers);
        }
    }
    match bytes {
        [] => Ok(constants),
        _ => flaw("more bytes than weights"),
    }
}

impl Entry {
    /// Bytes per value; none for a type that is not known here.
    fn width(&self) -> Option<usize> {
        let quantization = self.quantization.as_ref().map(|q| q.dtype.as_str());
        match (self.dtype.as_str(), quantization) {
            ("float32", None) | ("int32", None) => Some(4),
            ("float32", Some("float16")) => Some(2),
            ("float32", Some("uint8")) => Some(1),
            _ => None,
        }
    }

    fn values(&self, bytes: &[u8]) -> Vec<f32> {
        match &self.quantization {
            None => singles(bytes),
            Some(Quantization {
                scale: Some(scale),
                min: Some(min),
                ..
            }) => {
                let value = |byte: &u8| number(*byte, *scale, *min);
                bytes.iter().map(value).collect()
            }
            Some(_) => halves(bytes),
        }
    }

    /// The values as they are kept, where that is in fewer bits.
    fn numbers(&self, bytes: &[u8]) -> Option<Numbers> {
        let Quantization { scale, min, .. } = self.quantization.as_ref()?;
        if let (Some(scale), Some(min)) = (scale, min) {
            let mut table = Box::new([0.0; 256]);
            for (entry, byte) in table.iter_mut().zip(0..=u8::MAX) {
                *entry = number(byte, *scale, *min);
            }
            return Some(Numbers::Table(table, bytes.to_vec()));
        }
        let halves = bytes.as_chunks().0.iter().copied();
        Some(Numbers::Halves(halves.map(u16::from_le_bytes).collect()))
    }
}

/// What a byte stands for: in double precision and rounded once, as JavaScript does.
fn number(byte: u8, scale: f64, min: f64) -> f32 {
    (f64::from(byte) * scale + min) as f32
}

/// Numbers of 32 bits, lowest byte first.
pub(super) fn singles(bytes: &[u8]) -> Vec<f32> {
    let values = bytes
        .chunks_exact(4)
        .filter_map(|four| four.try_into().ok());
    values.map(f32::from_le_bytes).collect()
}

/// Numbers of 16 bits, lowest byte first.
pub(super) fn halves(bytes: &[u8]) -> Vec<f32> {
    let values = bytes.chunks_exact(2).filter_map(|two| two.try_into().ok());
    values.map(|two| half(u16::from_le_bytes(two))).collect()
}

/// The number of a half-precision pattern (IEEE 754-2008, binary16): sign, 5 bits of exponent,
/// 10 of fraction.
fn half(bits: u16) -> f32 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let fraction = f32::from(bits & 0x3ff);
    match bits >> 10 & 0x1f {
        0 => sign * fraction * power(-24),
        0x1f if fraction == 0.0 => sign * f32::INFINITY,
        0x1f => f32::NAN,
        exponent => sign * (1024.0 + fraction) * power(i32::from(exponent) - 25),
    }
}

/// A power of two that is a normal number, exactly: `powi` promises no digits.
fn power(exponent: i32) -> f32 {
    f32::from_bits((exponent + 127).cast_unsigned() << 23)
}

/// Filters of height, width, in, out as out, in, height, width.
pub(super) fn planes(filters: &Weight) -> Read<Weight> {
    let [height, width, into, out] = filters.shape[..] else {
        return Err(Flaw("filters have four dimensions".into()));
    };
    let data = places(&filters.shape).and_then(|places| ordered(&filters.data, &places));
    let planes = data.and_then(|data| Weight::new(vec![out, into, height, width], data));
    planes.ok_or_else(|| Flaw("filters of another size".into()))
}

/// Where the values of [planes] are in filters of this shape; none where there are not four dimensions.
fn places(shape: &[usize]) -> Option<Vec<usize>> {
    let [height, width, into, out] = *shape else {
        return None;
    };
    let (count, each) = (elements(shape)?, into.checked_mul(out)?);
    let mut places = Vec::with_capacity(count);
    for first in (0..out).flat_map(|to| (0..into).map(move |from| from * out + to)) {
        places.extend((0..height * width).map(|tap| tap * each + first));
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<Group> {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn half_precision_is_read_as_the_standard_says() {
        let known = [
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x7bff, 65504.0),
            (0x0001, 2_f32.powi(-24)),
            (0x0400, 2_f32.powi(-14)),
            (0x3555, 0.333_251_95),
            (0x7c00, f32::INFINITY),
            (0x8000, 0.0),
        ];
        for (bits, value) in known {
            assert_eq!(half(bits), value, "{bits:04x}");
        }
        assert!(half(0x7e00).is_nan());
    }

    #[test]
    fn every_byte_must_be_accounted_for() {
        let one = list(
            r#"[{"paths": ["a"], "weights": [
                {"name": "a", "shape": [2], "dtype": "float32",
                 "quantization": {"dtype": "uint8", "scale": 0.5, "min": -1}},
                {"name": "n", "shape": [], "dtype": "int32"}]}]"#,
        );
        let bytes = [0, 4, 7, 0, 0, 0];
        let read = constants(&one, &bytes).unwrap();
        assert_eq!(*read.floats["a"].data, [-1.0, 1.0]);
        assert_eq!(read.integers["n"], [7]);
        assert!(constants(&one, &bytes[..5]).is_err());
        assert!(constants(&one, &[0; 7]).is_err());
        let unknown = list(r#"[{"weights": [{"name": "a", "shape": [1], "dtype": "bool"}]}]"#);
        assert!(constants(&unknown, &[0]).is_err());
        let huge = list(
            r#"[{"weights": [{"name": "a", "shape": [9999999999, 9999999999], "dtype": "float32"}]}]"#,
        );
        assert!(constants(&huge, &[0]).is_err());
    }
}
