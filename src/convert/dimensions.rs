//! Makes the fixed dimensions of an ONNX file free.
//!
//! Exporters write the size of their example input into the graph. Older ones also list every
//! weight among the graph's inputs, where ONNX Runtime must take it for something that the caller
//! may replace, and can neither fold it nor lay it out for the processor (CenterFace: half the
//! speed). So, in `ModelProto.graph`: batch, height and width of inputs and outputs become symbols,
//! inputs that are weights are left out, and so are the shape hints for values in between.
//!
//! Fields that are not named here are copied as they are.

use std::collections::HashSet;

use ombrelle_graph::onnx::{graph, model, tensor, value};
use ombrelle_graph::wire::{Fields, named, write};

/// The place of channels in a shape `N, C, H, W`; it stays as it is.
const CHANNELS: usize = 1;

/// The model with free dimensions; none if the bytes are not a protocol buffer.
pub(crate) fn free(file: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(file.len());
    for field in Fields(file) {
        let field = field?;
        match field.message(model::GRAPH) {
            Some(network) => write(&mut out, model::GRAPH, &free_graph(network)?),
            None => out.extend_from_slice(field.whole),
        }
    }
    Some(out)
}

fn free_graph(network: &[u8]) -> Option<Vec<u8>> {
    let mut weights = HashSet::new();
    for field in Fields(network) {
        if let Some(tensor) = field?.message(graph::INITIALIZER) {
            weights.insert(named(tensor, tensor::NAME)?);
        }
    }
    let mut out = Vec::with_capacity(network.len());
    for field in Fields(network) {
        let field = field?;
        match (field.number, field.message(field.number)) {
            (graph::INPUT, Some(value)) if weights.contains(named(value, value::NAME)?) => {}
            (graph::INPUT | graph::OUTPUT, Some(value)) => {
                let prefix = named(value, value::NAME)?;
                let path = [value::TYPE, value::TENSOR_TYPE, value::SHAPE];
                write(&mut out, field.number, &free_value(value, &path, prefix)?);
            }
            (graph::VALUE_INFO, Some(_)) => {}
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
        match field.message(value::DIM) {
            Some(_) if place != CHANNELS => {
                let mut symbol = prefix.to_vec();
                symbol.extend_from_slice(format!("_{place}").as_bytes());
                let mut dim = Vec::new();
                write(&mut dim, value::DIM_PARAM, &symbol);
                write(&mut out, value::DIM, &dim);
            }
            _ => out.extend_from_slice(field.whole),
        }
        if field.number == value::DIM {
            place = place.saturating_add(1);
        }
    }
    Some(out)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
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
        let dims: Vec<(u64, &[u8])> = dims.iter().map(|d| (value::DIM, d.as_slice())).collect();
        let tensor = message(&[(value::SHAPE, &message(&dims))]);
        let kind = message(&[(value::TENSOR_TYPE, &tensor)]);
        message(&[(value::NAME, name.as_bytes()), (value::TYPE, &kind)])
    }

    #[test]
    fn sizes_become_symbols_and_weights_are_no_inputs() {
        let weight = message(&[(tensor::NAME, b"w")]);
        let node: &[u8] = b"left as it is";
        let graph = message(&[
            (1, node),
            (graph::INITIALIZER, &weight),
            (graph::INPUT, &value("x", &[10, 3, 32, 32])),
            (graph::INPUT, &value("w", &[5])),
            (graph::VALUE_INFO, &value("between", &[10])),
            (graph::OUTPUT, &value("y", &[10, 1, 8, 8])),
        ]);
        let model = message(&[(2, b"producer"), (model::GRAPH, &graph)]);
        let free = free(&model).unwrap();
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
            let _ = free(&bytes);
        }

        #[test]
        fn a_cut_or_spoiled_model_never_panics(cut in 0_usize..200, at in 0_usize..200, byte: u8) {
            let graph = message(&[(graph::INPUT, &value("x", &[10, 3, 32, 32]))]);
            let mut model = message(&[(model::GRAPH, &graph)]);
            model.truncate(cut);
            if let Some(spoiled) = model.get_mut(at) {
                *spoiled = byte;
            }
            let _ = free(&model);
        }
    }
}
