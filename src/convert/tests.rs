#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use proptest::prelude::*;

use super::*;
use crate::codes::{Coded, Numbers};
use ombrelle_graph::{Graph, Node, Op, Weight};

fn weight(shape: &[usize], data: &[f32]) -> Weight {
    Weight::new(shape.to_vec(), data.to_vec()).unwrap()
}

fn node(op: Op, inputs: &[&str], output: &str) -> Node {
    Node {
        op,
        inputs: inputs.iter().map(|name| (*name).to_owned()).collect(),
        output: output.to_owned(),
    }
}

const CONV: Op = Op::Conv {
    strides: [1, 1],
    pads: [0; 4],
    dilations: [1, 1],
    groups: 1,
};

/// A convolution of two channels to one, and what an exporter may write after it.
fn graph(nodes: Vec<Node>, weights: &[(&str, Weight)], output: &str) -> Graph {
    let mut all = vec![node(CONV, &["x", "w"], "c")];
    all.extend(nodes);
    let mut weights: BTreeMap<String, Weight> = weights
        .iter()
        .map(|(name, weight)| ((*name).to_owned(), weight.clone()))
        .collect();
    weights.insert("w".into(), weight(&[2, 1, 1, 1], &[2.0, 3.0]));
    Graph {
        input: "x".into(),
        input_shape: [1, 1, 4, 4],
        output: output.into(),
        nodes: all,
        weights,
    }
}

/// Folded, where nothing is known of the weights.
fn folded(graph: Graph) -> Read<Graph> {
    Ok(fold::folded(graph.into())?.graph)
}

fn ops(graph: &Graph) -> Vec<&Op> {
    graph.nodes.iter().map(|node| &node.op).collect()
}

#[test]
fn scales_and_sums_go_into_the_convolution_and_dead_heads_go() {
    let folded = folded(graph(
        vec![
            node(Op::Mul, &["c", "scale"], "m"),
            node(Op::Tanh, &["m"], "dead"),
            node(Op::Sub, &["m", "less"], "s"),
        ],
        &[
            ("scale", weight(&[2, 1, 1], &[10.0, 100.0])),
            ("less", weight(&[], &[1.0])),
        ],
        "s",
    ))
    .unwrap();
    // `m` is read twice at first: once the dead head is dropped, all is one convolution.
    assert_eq!(ops(&folded), [&CONV]);
    let [x, w, b] = folded.nodes[0].inputs.as_slice() else {
        panic!("{:?}", folded.nodes);
    };
    assert_eq!(x, "x");
    assert_eq!(*folded.weights[w].data, [20.0, 300.0]);
    assert_eq!(*folded.weights[b].data, [-1.0, -1.0]);
    assert_eq!(folded.weights.len(), 2);
    assert!(shapes::shapes(&folded).is_ok());
}

#[test]
fn a_prelu_in_pieces_becomes_one() {
    let slope = || ("slope", weight(&[1, 2, 1, 1], &[0.1, 0.2]));
    let of_limits = vec![
        node(
            Op::Clip {
                min: 0.0,
                max: f32::INFINITY,
            },
            &["c"],
            "up",
        ),
        node(
            Op::Clip {
                min: f32::NEG_INFINITY,
                max: 0.0,
            },
            &["c"],
            "down",
        ),
        node(Op::Mul, &["slope", "down"], "part"),
        node(Op::Add, &["up", "part"], "out"),
    ];
    let of_sizes = vec![
        node(Op::Relu, &["c"], "up"),
        node(Op::Abs, &["c"], "size"),
        node(Op::Sub, &["c", "size"], "down"),
        node(Op::Mul, &["down", "slope"], "part"),
        node(Op::Add, &["part", "up"], "out"),
    ];
    for (nodes, times) in [(of_limits, 1.0), (of_sizes, 2.0)] {
        let folded = folded(graph(nodes, &[slope()], "out")).unwrap();
        assert_eq!(ops(&folded), [&CONV, &Op::PRelu]);
        let slope = &folded.weights[&folded.nodes[1].inputs[1]];
        assert_eq!(
            (&slope.shape[..], &*slope.data),
            (&[2, 1, 1][..], &[0.1 * times, 0.2 * times][..])
        );
        assert!(shapes::shapes(&folded).is_ok());
    }
}

#[test]
fn what_only_looks_like_a_prelu_is_left() {
    let nodes = vec![
        node(Op::Relu, &["c"], "up"),
        node(Op::Abs, &["x"], "size"),
        node(Op::Sub, &["c", "size"], "down"),
        node(Op::Mul, &["down", "slope"], "part"),
        node(Op::Add, &["part", "up"], "out"),
    ];
    let folded = folded(graph(
        nodes,
        &[("slope", weight(&[2, 1, 1], &[0.1, 0.2]))],
        "out",
    ));
    assert!(!ops(&folded.unwrap()).contains(&&Op::PRelu));
}

#[test]
fn limits_and_pads_are_joined() {
    let nodes = vec![
        node(Op::Relu, &["c"], "r"),
        node(
            Op::Clip {
                min: f32::NEG_INFINITY,
                max: 6.0,
            },
            &["r"],
            "most",
        ),
        node(
            Op::Clip {
                min: 0.0,
                max: f32::INFINITY,
            },
            &["most"],
            "least",
        ),
        node(
            Op::Pad {
                channels: 0,
                pads: [1, 2, 3, 4],
            },
            &["least"],
            "padded",
        ),
        node(CONV, &["padded", "w2"], "out"),
    ];
    let folded = folded(graph(
        nodes,
        &[("w2", weight(&[1, 2, 1, 1], &[1.0, 1.0]))],
        "out",
    ))
    .unwrap();
    let Op::Conv {
        strides,
        dilations,
        groups,
        ..
    } = CONV
    else {
        return;
    };
    let padded = Op::Conv {
        strides,
        pads: [1, 2, 3, 4],
        dilations,
        groups,
    };
    assert_eq!(
        ops(&folded),
        [&CONV, &Op::Clip { min: 0.0, max: 6.0 }, &padded]
    );
}

#[test]
fn a_scale_that_two_need_is_left() {
    let nodes = vec![
        node(Op::Mul, &["c", "scale"], "m"),
        node(Op::Add, &["m", "c"], "out"),
    ];
    let before = graph(
        nodes,
        &[("scale", weight(&[2, 1, 1], &[10.0, 100.0]))],
        "out",
    );
    assert_eq!(folded(before.clone()).unwrap(), before);
}

#[test]
fn what_does_not_fit_is_refused() {
    let unknown = graph(vec![node(Op::Relu, &["nowhere"], "out")], &[], "out");
    assert!(folded(unknown).is_err());
    let odd = graph(
        vec![node(Op::Add, &["c", "b"], "out")],
        &[("b", weight(&[3, 1, 1], &[0.0; 3]))],
        "out",
    );
    assert!(shapes::shapes(&odd).is_err());
    let twice = graph(vec![node(Op::Relu, &["c"], "c")], &[], "c");
    assert!(shapes::shapes(&twice).is_err());
    assert_eq!(Weight::new(vec![2, 2], vec![0.0; 3]), None);
    assert_eq!(Weight::new(vec![usize::MAX, 2], vec![0.0; 3]), None);
}

fn round_trip() -> Graph {
    graph(
        vec![
            node(Op::PRelu, &["c", "slope"], "p"),
            node(
                Op::Transpose {
                    order: vec![0, 2, 3, 1],
                },
                &["p"],
                "t",
            ),
            node(Op::Reshape { shape: vec![0, -1] }, &["t"], "out"),
        ],
        &[("slope", weight(&[2, 1, 1], &[0.5, -0.25]))],
        "out",
    )
}

#[test]
fn what_is_written_is_read_again() {
    let graph = round_trip();
    assert_eq!(read(&written(&graph)).unwrap(), graph);
    assert_eq!(shapes::shapes(&graph).unwrap()["out"], [1, 32]);
}

#[test]
fn a_cut_file_is_refused() {
    let whole = written(&round_trip());
    for length in 0..whole.len() {
        if let Ok(read) = read(&whole[..length]) {
            assert!(
                folded(read).and_then(|read| shapes::shapes(&read)).is_err(),
                "{length}"
            );
        }
    }
}

/// Four filters of 8 x 3 x 3 that were published so, a scale and a sum a channel after them.
fn coded(numbers: Numbers, weights: &[f32], factors: &[f32]) -> Imported {
    let conv = node(CONV, &["x", "w"], "c");
    let scale = [("scale", weight(&[4, 1, 1], factors))];
    let nodes = vec![
        node(Op::Mul, &["c", "scale"], "m"),
        node(Op::Add, &["m", "scale"], "s"),
        node(Op::Mul, &["s", "scale"], "out"),
    ];
    let mut graph = graph(nodes, &scale, "out");
    graph.nodes[0] = conv;
    graph.input_shape = [1, 8, 3, 3];
    graph
        .weights
        .insert("w".into(), weight(&[4, 8, 3, 3], weights));
    let codes = [("w".to_owned(), Coded::from(numbers))].into();
    Imported { graph, codes }
}

/// A convolution of 8 channels to 32, and what is too small to be rounded.
fn of_32_channels(weights: &[f32]) -> Graph {
    let slope = [("slope", weight(&[32, 1, 1], &[0.3; 32]))];
    let mut graph = graph(vec![node(Op::PRelu, &["c", "slope"], "out")], &slope, "out");
    graph.input_shape = [1, 8, 3, 3];
    let large = weight(&[32, 8, 3, 3], weights);
    graph.weights.insert("w".into(), large);
    graph
}

proptest! {
    /// What folding does to weights that are published in few bits is followed to the last bit.
    #[test]
    fn what_is_packed_is_unpacked_byte_by_byte(
        bytes in proptest::collection::vec(any::<u8>(), 288),
        factors in proptest::collection::vec(-9.0_f32..9.0, 4),
        spoiled in any::<(prop::sample::Index, u8)>(),
    ) {
        let signed: Vec<i8> = bytes.iter().map(|byte| byte.cast_signed()).collect();
        let weights: Vec<f32> = signed.iter().map(|number| f32::from(*number)).collect();
        let made = fold::folded(coded(Numbers::Signed(signed), &weights, &factors)).unwrap();
        prop_assert_eq!(ops(&made.graph), [&CONV]);
        let onnx = written(&made.graph);
        let packed = pack::packed(&onnx, &made.codes).unwrap();
        prop_assert!(packed.len() < onnx.len() - 2 * 288, "{} of {}", packed.len(), onnx.len());
        prop_assert!(unpacked(&packed).unwrap() == onnx);
        for length in [0, packed.len() / 3, packed.len() - 1] {
            prop_assert!(unpacked(&packed[..length]).is_err());
        }
        // An altered one is other bytes or none, and nothing worse; the program asks for its SHA-256 before.
        let mut other = packed.clone();
        let (at, byte) = spoiled;
        let at = at.index(other.len());
        other[at] = byte;
        let _ = unpacked(&other);
        // Numbers that are not those of the weights make no file.
        let mut wrong = made.codes.clone();
        wrong.insert("out:weight".into(), Numbers::Signed(vec![1; 288]).into());
        prop_assert!(pack::packed(&onnx, &wrong).is_err());
    }

    /// What is rounded is packed as it is, and each weight is as near as its bits say.
    #[test]
    fn rounded_weights_are_near_and_packed_byte_by_byte(
        mut weights in proptest::collection::vec(-9.0_f32..9.0, 32 * 72),
        bits in prop::sample::select(vec![9_u8, 10, 12, 16]),
        none in 0..40_usize,
        nothing in prop::sample::select(vec![0.0, 1e-40]),
    ) {
        // A channel of nothing has no factor.
        weights.chunks_mut(72).nth(none).into_iter().flatten().for_each(|weight| *weight *= nothing);
        let before = of_32_channels(&weights);
        let file = written(&before);
        let packed = rounded(&file, bits).unwrap();
        let less = weights.len() * (32 - usize::from(bits)) / 8;
        prop_assert!(packed.len() < file.len() - less + 32 * 4 + 100);
        let after = read(&unpacked(&packed).unwrap()).unwrap();
        prop_assert_eq!(&after.weights["slope"], &before.weights["slope"]);
        prop_assert_eq!(&after.weights["w"].shape, &before.weights["w"].shape);
        for (old, new) in weights.chunks(72).zip(after.weights["w"].data.chunks(72)) {
            let most = old.iter().fold(0.0, |most: f32, weight| most.max(weight.abs()));
            let half = most / f32::from(i16::MAX >> (16 - bits)) / 2.0;
            // What the product of 32 bits leaves out, too.
            let most = half + most * 1e-6 + 1e-37;
            for (old, new) in old.iter().zip(new) {
                prop_assert!((old - new).abs() <= most, "{} {}", old, new);
            }
        }
        prop_assert!(rounded(&file, 11).is_err() && rounded(&file, 7).is_err());
        weights[700] = f32::NAN;
        prop_assert!(rounded(&written(&of_32_channels(&weights)), bits).is_err());
    }

    #[test]
    fn no_bytes_are_unpacked_with_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = unpacked(&bytes);
        let _ = unpacked(&[ombrelle_graph::packed::MAGIC, &bytes].concat());
    }

    #[test]
    fn no_bytes_make_a_reader_panic(mut bytes in proptest::collection::vec(any::<u8>(), 0..64), at in any::<prop::sample::Index>()) {
        let _ = read(&bytes);
        let mut whole = written(&round_trip());
        let start = at.index(whole.len());
        bytes.truncate(whole.len() - start);
        whole[start..start + bytes.len()].copy_from_slice(&bytes);
        if let Ok(read) = read(&whole) {
            let _ = folded(read).and_then(|read| shapes::shapes(&read));
        }
        let _ = import::tfjs::read(&bytes, &whole, "out");
        let _ = import::face_api::read(&bytes, &whole);
        let _ = import::taesd::read(&bytes);
        let _ = import::block_quantised::read(&whole);
    }
}

/// How many of each operation the networks of the manifest come down to.
#[test]
fn the_networks_of_the_manifest_are_as_small_as_their_papers_say() {
    let folder =
        PathBuf::from(std::env::var_os("OMBRELLE_MODELS").unwrap_or_else(|| "../../models".into()));
    let manifest: toml::Table = toml::from_str(include_str!("../../models/manifest.toml")).unwrap();
    for model in manifest["model"].as_array().unwrap() {
        if model.get("recogniser").is_none() {
            continue;
        }
        let [name, file] = ["name", "file"].map(|key| model[key].as_str().unwrap());
        let file = match std::fs::read(folder.join(file)) {
            Ok(file) => file,
            Err(_) if std::env::var_os("CI").is_none() => continue,
            Err(error) => panic!("{file}: {error}"),
        };
        let mut graph = read(&file).unwrap();
        prelu::join(&mut graph);
        let count =
            |what: fn(&Op) -> bool| graph.nodes.iter().filter(|node| what(&node.op)).count();
        let convolutions = count(|op| matches!(op, Op::Conv { .. }));
        let slopes = count(|op| matches!(op, Op::PRelu));
        let limits = count(|op| matches!(op, Op::Relu | Op::Clip { .. }));
        let rest = graph.nodes.len() - convolutions - slopes - limits;
        let sizes = (convolutions, slopes, limits, rest);
        let known = match name {
            "mobilefacenet" => (52, 33, 0, 14),
            "faceplugin" => (50, 33, 0, 13),
            "faceres" | "faceres-deep" => (27, 0, 27, 2),
            "dlib" => (29, 0, 29, 27),
            "sface" => (27, 27, 0, 5),
            other => panic!("no known size of {other}"),
        };
        assert_eq!(sizes, known, "{name}: {:?}", ops(&graph));
    }
}
