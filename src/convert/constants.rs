//! Where an ONNX file has the values of its constants, so that some can be written otherwise and all other bytes stay.

use std::ops::Range;

use ombrelle_graph::onnx::{graph, kind, model, tensor};
use ombrelle_graph::wire::{Fields, named};

/// A constant whose values are bytes, as exporters write them (`raw_data`).
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Constant<'a> {
    pub(crate) name: &'a str,
    /// The sizes of its dimensions.
    pub(crate) shape: Vec<usize>,
    /// Whether its values are floating point of 32 bits.
    pub(crate) is_float: bool,
    /// Its values in the file.
    pub(crate) range: Range<usize>,
}

/// The constants of an ONNX file in its order; none if it is none.
pub(crate) fn constants(onnx: &[u8]) -> Option<Vec<Constant<'_>>> {
    let mut found = Vec::new();
    for (network, within) in messages(onnx, model::GRAPH)? {
        for (bytes, place) in messages(network, graph::INITIALIZER)? {
            for (values, at) in messages(bytes, tensor::RAW_DATA)? {
                let start = within + place + at;
                found.push(constant(bytes, start..start + values.len())?);
            }
        }
    }
    Some(found)
}

fn constant(bytes: &[u8], range: Range<usize>) -> Option<Constant<'_>> {
    let (mut shape, mut is_float) = (Vec::new(), false);
    for field in Fields(bytes) {
        let field = field?;
        match field.number {
            tensor::DIMS => shape.extend(field.integers()?),
            tensor::DATA_TYPE => is_float = field.varint()? == kind::FLOAT,
            _ => {}
        }
    }
    let shape = shape.into_iter().map(|size| usize::try_from(size).ok());
    Some(Constant {
        name: std::str::from_utf8(named(bytes, tensor::NAME)?).ok()?,
        shape: shape.collect::<Option<_>>()?,
        is_float,
        range,
    })
}

/// The fields of this number, each with where its payload begins; none if the bytes are no message.
fn messages(message: &[u8], number: u64) -> Option<Vec<(&[u8], usize)>> {
    let (mut found, mut end) = (Vec::new(), 0);
    for field in Fields(message) {
        let field = field?;
        end += field.whole.len();
        if let Some(payload) = field.message(number) {
            found.push((payload, end - payload.len()));
        }
    }
    Some(found)
}
