//! Makes the fixed dimensions of an ONNX file free, in memory.
//!
//! Exporters write the size of their example input into the graph. Older ones also list every
//! weight among the graph's inputs, where ONNX Runtime must take it for something that the caller
//! may replace, and can neither fold it nor lay it out for the processor (CenterFace: half the
//! speed). So, in `ModelProto.graph`: batch, height and width of inputs and outputs become symbols,
//! inputs that are weights are left out, and so are the shape hints for values in between.
//!
//! The fields are those of onnx.proto3 (the ONNX project, IR version 3 and later). Fields that are
//! not named here are copied as they are.

use std::collections::HashSet;

use super::wire::{Fields, named, write};

/// `ModelProto.graph`.
const GRAPH: u64 = 7;
/// `GraphProto.initializer`.
const INITIALIZER: u64 = 5;
/// `GraphProto.input`.
const INPUT: u64 = 11;
/// `GraphProto.output`.
const OUTPUT: u64 = 12;
/// `GraphProto.value_info`.
const VALUE_INFO: u64 = 13;
/// `TensorProto.name`.
const TENSOR_NAME: u64 = 8;
/// `ValueInfoProto.name`.
const VALUE_NAME: u64 = 1;
/// `ValueInfoProto.type`.
const TYPE: u64 = 2;
/// `TypeProto.tensor_type`.
const TENSOR_TYPE: u64 = 1;
/// `TypeProto.Tensor.shape`.
const SHAPE: u64 = 2;
/// `TensorShapeProto.dim`.
const DIM: u64 = 1;
/// `TensorShapeProto.Dimension.dim_param`.
const DIM_PARAM: u64 = 2;
/// The place of channels in a shape `N, C, H, W`; it stays as it is.
const CHANNELS: usize = 1;

/// The model with free dimensions; none if the bytes are not a protocol buffer.
pub(super) fn with_free_dimensions(model: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(model.len());
    for field in Fields(model) {
        let field = field?;
        match field.message(GRAPH) {
            Some(graph) => write(&mut out, GRAPH, &free_graph(graph)?),
            None => out.extend_from_slice(field.whole),
        }
    }
    Some(out)
}

fn free_graph(graph: &[u8]) -> Option<Vec<u8>> {
    let mut weights = HashSet::new();
    for field in Fields(graph) {
        if let Some(tensor) = field?.message(INITIALIZER) {
            weights.insert(named(tensor, TENSOR_NAME)?);
        }
    }
    let mut out = Vec::with_capacity(graph.len());
    for field in Fields(graph) {
        let field = field?;
        match (field.number, field.message(field.number)) {
            (INPUT, Some(value)) if weights.contains(named(value, VALUE_NAME)?) => {}
            (INPUT | OUTPUT, Some(value)) => {
                let prefix = named(value, VALUE_NAME)?;
                let path = [TYPE, TENSOR_TYPE, SHAPE];
                write(&mut out, field.number, &free_value(value, &path, prefix)?);
            }
            (VALUE_INFO, Some(_)) => {}
            _ => out.extend_from_slice(field.whole),
        }
    }
    Some(out)
}

/// Follows `path` down to the shape and frees its dimensions.
fn free_value(message: &[u8], path: &[u64], prefix: &[u8]) -> Option<Vec<u8>> {
    let Some((next, rest)) = path.split_first() else {
        return free_shape(message, prefix);
    };
    let mut out = Vec::with_capacity(message.len());
    for field in Fields(message) {
        let field = field?;
        match field.message(*next) {
            Some(inner) => write(&mut out, *next, &free_value(inner, rest, prefix)?),
            None => out.extend_from_slice(field.whole),
        }
    }
    Some(out)
}

fn free_shape(shape: &[u8], prefix: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(shape.len());
    let mut place = 0_usize;
    for field in Fields(shape) {
        let field = field?;
        match field.message(DIM) {
            Some(_) if place != CHANNELS => {
                let mut symbol = prefix.to_vec();
                symbol.extend_from_slice(format!("_{place}").as_bytes());
                let mut dim = Vec::new();
                write(&mut dim, DIM_PARAM, &symbol);
                write(&mut out, DIM, &dim);
            }
            _ => out.extend_from_slice(field.whole),
        }
        if field.number == DIM {
            place = place.saturating_add(1);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(fields: &[(u64, &[u8])]) -> Vec<u8> {
        let mut out = Vec::new();
        for (number, payload) in fields {
            write(&mut out, *number, payload);
        }
        out
    }

    fn value(name: &str, dims: &[u8]) -> Vec<u8> {
        let dims: Vec<Vec<u8>> = dims.iter().map(|d| vec![0x08, *d]).collect();
        let dims: Vec<(u64, &[u8])> = dims.iter().map(|d| (DIM, d.as_slice())).collect();
        let tensor = message(&[(SHAPE, &message(&dims))]);
        let kind = message(&[(TENSOR_TYPE, &tensor)]);
        message(&[(VALUE_NAME, name.as_bytes()), (TYPE, &kind)])
    }

    #[test]
    fn sizes_become_symbols_and_weights_are_no_inputs() {
        let weight = message(&[(TENSOR_NAME, b"w")]);
        let node: &[u8] = b"left as it is";
        let graph = message(&[
            (1, node),
            (INITIALIZER, &weight),
            (INPUT, &value("x", &[10, 3, 32, 32])),
            (INPUT, &value("w", &[5])),
            (VALUE_INFO, &value("between", &[10])),
            (OUTPUT, &value("y", &[10, 1, 8, 8])),
        ]);
        let model = message(&[(2, b"producer"), (GRAPH, &graph)]);
        let free = with_free_dimensions(&model).unwrap();
        let has = |needle: &[u8]| free.windows(needle.len()).any(|w| w == needle);
        for kept in [
            &b"producer"[..],
            node,
            b"x_0",
            b"x_2",
            b"x_3",
            b"y_3",
            &[0x08, 3],
        ] {
            assert!(has(kept), "{kept:?} is there");
        }
        for gone in [&b"between"[..], b"x_1", &[0x08, 10], &[0x08, 32]] {
            assert!(!has(gone), "{gone:?} is gone");
        }
        assert_eq!(
            free.windows(1).filter(|w| w == b"w").count(),
            1,
            "the weight itself stays"
        );
    }

    proptest::proptest! {
        #[test]
        fn bytes_of_any_kind_never_panic(bytes: Vec<u8>) {
            let _ = with_free_dimensions(&bytes);
        }

        #[test]
        fn a_cut_or_spoiled_model_never_panics(cut in 0_usize..200, at in 0_usize..200, byte: u8) {
            let graph = message(&[(INPUT, &value("x", &[10, 3, 32, 32]))]);
            let mut model = message(&[(GRAPH, &graph)]);
            model.truncate(cut);
            if let Some(spoiled) = model.get_mut(at) {
                *spoiled = byte;
            }
            let _ = with_free_dimensions(&model);
        }
    }
}
