#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;

fn message(fields: &[(u64, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    for (number, payload) in fields {
        write(&mut out, *number, payload);
    }
    out
}

fn constant_of(name: &str, dims: &[u64], values: &[f32]) -> Vec<u8> {
    let mut out = Vec::new();
    for dim in dims {
        write_number(&mut out, tensor::DIMS, *dim);
    }
    write_number(&mut out, tensor::DATA_TYPE, kind::FLOAT);
    write(&mut out, tensor::NAME, name.as_bytes());
    let raw: Vec<u8> = values
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect();
    write(&mut out, tensor::RAW_DATA, &raw);
    out
}

/// `y = relu(conv(x, w, b))`, with a constant that nobody reads.
fn small() -> Vec<u8> {
    let conv = message(&[
        (node::INPUT, b"x"),
        (node::INPUT, b"w"),
        (node::INPUT, b"b"),
        (node::OUTPUT, b"c"),
        (node::OP_TYPE, b"Conv"),
    ]);
    let relu = message(&[
        (node::INPUT, b"c"),
        (node::OUTPUT, b"y"),
        (node::OP_TYPE, b"Relu"),
    ]);
    let graph = message(&[
        (graph::NODE, &conv),
        (graph::NODE, &relu),
        (
            graph::INITIALIZER,
            &constant_of("w", &[2, 1, 1, 1], &[0.63, -6.3]),
        ),
        (graph::INITIALIZER, &constant_of("b", &[2], &[1.0, 2.0])),
        (graph::INITIALIZER, &constant_of("unread", &[1], &[7.0])),
        (graph::INPUT, &message(&[(1, b"x")])),
    ]);
    message(&[(model::GRAPH, &graph)])
}

fn ranges(tensors: &[(&str, (f32, f32))]) -> Ranges {
    Ranges {
        input: "x".to_owned(),
        tensors: tensors
            .iter()
            .map(|(name, range)| ((*name).to_owned(), *range))
            .collect(),
    }
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn weights_become_bytes_with_a_scale_a_channel() {
    let quick = quantised(&small(), &ranges(&[("y", (0.0, 25.5))])).unwrap();
    let constant = |name: &str| {
        let graph = Fields(&quick)
            .flatten()
            .find_map(|f| f.message(model::GRAPH))
            .unwrap();
        let of = |f: Field<'_>| f.message(graph::INITIALIZER).map(<[u8]>::to_vec);
        let mut all = Fields(graph).flatten().filter_map(of);
        let found = all
            .find(|t| named(t, tensor::NAME) == Some(name.as_bytes()))
            .unwrap();
        named(&found, tensor::RAW_DATA).unwrap().to_vec()
    };
    assert_eq!(constant("w_bytes"), [63, (-63_i8).cast_unsigned()]);
    let scales: Vec<u8> = [0.01_f32, 0.1]
        .iter()
        .flat_map(|s| s.to_le_bytes())
        .collect();
    assert_eq!(constant("w_scale"), scales);
    // The input's step is 1, so a bias has the step of its channel.
    let bias: Vec<u8> = [100_i32, 20].iter().flat_map(|b| b.to_le_bytes()).collect();
    assert_eq!(constant("b_bytes"), bias);
    assert_eq!(constant("y_scale"), 0.1_f32.to_le_bytes());
    assert!(!has(&quick, b"unread"), "what nobody reads is left out");
}

#[test]
fn ranges_of_another_network_are_refused() {
    assert!(quantised(&small(), &ranges(&[("z", (0.0, 1.0))])).is_err());
}

#[test]
fn a_range_always_holds_nought_exactly() {
    for range in [(-3.0, 9.0), (1.0, 2.0), (-5.0, -4.0), (0.0, 0.0)] {
        let step = Step::over(range);
        assert!(step.scale > 0.0 && step.scale.is_finite(), "{range:?}");
        assert!(i32::from(step.zero) <= 255, "{range:?}");
    }
    assert_eq!(Step::over((-3.0, 9.0)).zero, 64);
}

proptest::proptest! {
    #[test]
    fn a_cut_or_spoiled_network_never_panics(cut in 0_usize..400, at in 0_usize..400, byte: u8) {
        let mut model = small();
        model.truncate(cut);
        if let Some(spoiled) = model.get_mut(at) {
            *spoiled = byte;
        }
        let _ = quantised(&model, &ranges(&[("y", (0.0, 1.0))]));
    }
}
