use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;
use crate::recogniser::{Recogniser, Role};
use ombrelle_graph::{Graph, Node, Op, Weight};

/// The folder of models, if ONNX Runtime and the recognisers are installed there.
#[allow(clippy::print_stderr, reason = "says what was not tested")]
fn models(test: &str) -> Option<PathBuf> {
    let named = std::env::var_os("OMBRELLE_MODELS").map(PathBuf::from);
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
    let models = named.unwrap_or_else(own);
    if models.join("runtime").is_dir() && models.join("mobilefacenet").is_dir() {
        return Some(models);
    }
    assert!(std::env::var_os("CI").is_none(), "{test}: no models");
    eprintln!("{test}: skipped, the models are not installed");
    None
}

/// Numbers between -1 and 1 that look like chance, the same at each run.
fn numbers(count: usize, seed: u32) -> Vec<f32> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as f32 / 8_388_608.0 - 1.0
    };
    (0..count).map(|_| next()).collect()
}

fn weight(shape: &[usize]) -> Weight {
    let count = shape.iter().product();
    Weight::new(shape.to_vec(), numbers(count, 7 + count as u32)).unwrap()
}

/// A graph of one operation after another, each with constants of these shapes behind what it reads.
fn chain(input_shape: [usize; 4], operations: &[(Op, &[&[usize]])]) -> Graph {
    let mut graph = Graph {
        input: "x".into(),
        input_shape,
        output: format!("v{}", operations.len() - 1),
        nodes: Vec::new(),
        weights: BTreeMap::new(),
    };
    let mut before = "x".to_owned();
    for (place, (op, shapes)) in operations.iter().enumerate() {
        let mut inputs = vec![before];
        for (number, shape) in shapes.iter().enumerate() {
            let name = format!("w{place}_{number}");
            graph.weights.insert(name.clone(), weight(shape));
            inputs.push(name);
        }
        before = format!("v{place}");
        graph.nodes.push(Node {
            op: op.clone(),
            inputs,
            output: before.clone(),
        });
    }
    graph
}

fn conv(strides: [usize; 2], pads: [usize; 4], dilations: [usize; 2], groups: usize) -> Op {
    Op::Conv {
        strides,
        pads,
        dilations,
        groups,
    }
}

/// What the gradient's file of a graph gives for an input.
fn slope(session: &mut Session, shape: [usize; 4], input: &[f32], reference: &[f32]) -> Slope {
    let input = TensorRef::from_array_view((shape, input)).unwrap();
    let reference = TensorRef::from_array_view(([1, reference.len()], reference)).unwrap();
    let outputs = session
        .run(ort::inputs!["x" => input, REFERENCE => reference])
        .unwrap();
    let values = |name: &str| {
        outputs[name]
            .try_extract_tensor::<f32>()
            .unwrap()
            .1
            .to_vec()
    };
    Slope {
        embedding: values(EMBEDDING),
        cosine: values(COSINE)[0],
        gradient: values(GRADIENT),
    }
}

/// Compares the gradient of a graph with differences, value by value, and its embedding with the network's own.
fn is_the_slope(graph: &Graph, models: &Path) {
    let environment = runtime::environment(models, &Manifest::own().unwrap()).unwrap();
    let mut plain = session(&environment, &ombrelle_graph::write::written(graph), 1).unwrap();
    let mut gradient = session(&environment, &written(graph).unwrap(), 1).unwrap();
    let input = numbers(graph.input_shape.iter().product(), 3);
    let tensor = TensorRef::from_array_view((graph.input_shape, &*input)).unwrap();
    let own = plain.run(ort::inputs![tensor]).unwrap();
    let own = own[0].try_extract_tensor::<f32>().unwrap().1.to_vec();
    let reference = numbers(own.len(), 11);
    let length = reference.iter().map(|v| v * v).sum::<f32>().sqrt();
    let reference: Vec<f32> = reference.iter().map(|v| v / length).collect();
    let mut at = |input: &[f32]| slope(&mut gradient, graph.input_shape, input, &reference);
    let here = at(&input);
    for (own, other) in own.iter().zip(&here.embedding) {
        assert!(
            (own - other).abs() < 1e-5 * own.abs().max(1.0),
            "{own} {other}"
        );
    }
    let largest = here
        .gradient
        .iter()
        .fold(0_f32, |most, v| most.max(v.abs()));
    assert!(largest > 0.0 && here.gradient.len() == input.len());
    let step = 5e-3;
    for (place, slope) in here.gradient.iter().enumerate() {
        let mut moved = |by: f32| {
            let mut input = input.clone();
            input[place] += by;
            // In 64 bits, since differences of cosines lose most of 32.
            let embedding = at(&input).embedding;
            let pairs = embedding.iter().zip(&reference);
            let product: f64 = pairs.map(|(e, r)| f64::from(*e) * f64::from(*r)).sum();
            let square: f64 = embedding
                .iter()
                .map(|e| f64::from(*e) * f64::from(*e))
                .sum();
            product / square.sqrt()
        };
        let here = input[place];
        // Of what is kept between limits, the steps around a limit have no slope.
        let kink = [0.0, -0.25, 0.5]
            .iter()
            .any(|limit| (here - limit).abs() < 2.0 * step);
        let rise = (moved(step) - moved(-step)) / f64::from(2.0 * step);
        let apart = (rise as f32 - slope).abs() / largest;
        assert!(
            kink || apart < 0.02,
            "{place}: {rise} {slope} {:?}",
            graph.nodes
        );
    }
}

#[test]
fn convolutions_have_the_gradient_of_differences() {
    let Some(models) = models("convolutions") else {
        return;
    };
    let one = [1, 1];
    let two = [2, 2];
    type Case = ([usize; 2], Op, &'static [&'static [usize]]);
    let cases: [Case; 17] = [
        ([8, 8], conv(one, [0; 4], one, 1), &[&[6, 4, 1, 1], &[6]]),
        ([8, 8], conv(one, [1; 4], one, 1), &[&[6, 4, 3, 3]]),
        ([9, 8], conv(one, [2, 1, 0, 1], one, 2), &[&[6, 2, 3, 3]]),
        ([8, 8], conv(one, [2; 4], two, 2), &[&[6, 2, 3, 3], &[6]]),
        ([8, 8], conv(one, [1; 4], one, 4), &[&[4, 1, 3, 3], &[4]]),
        // More zeros around than the window reaches.
        ([6, 6], conv(one, [3; 4], one, 1), &[&[6, 4, 3, 3], &[6]]),
        // The first layer of every surrogate, as exporters pad it.
        ([8, 6], conv(two, [0, 0, 1, 1], one, 1), &[&[6, 4, 3, 3]]),
        ([8, 6], conv(two, [1; 4], one, 1), &[&[6, 4, 3, 3], &[6]]),
        ([8, 6], conv(two, [2; 4], one, 1), &[&[6, 4, 5, 5]]),
        ([8, 8], conv(two, [0; 4], one, 1), &[&[6, 4, 1, 1]]),
        // Further in, a group a channel.
        ([8, 6], conv(two, [0, 0, 1, 1], one, 4), &[&[4, 1, 3, 3]]),
        ([8, 6], conv(two, [1; 4], one, 4), &[&[4, 1, 3, 3], &[4]]),
        // Whatever else.
        ([9, 7], conv(two, [1; 4], one, 1), &[&[6, 4, 3, 3]]),
        ([9, 8], conv([2, 1], [1, 0, 0, 1], one, 4), &[&[8, 1, 3, 2]]),
        ([9, 8], conv([3, 2], [0; 4], one, 1), &[&[6, 4, 2, 2]]),
        // Over all.
        ([5, 6], conv(one, [0; 4], one, 4), &[&[4, 1, 5, 6], &[4]]),
        ([5, 6], conv(one, [0; 4], one, 1), &[&[7, 4, 5, 6], &[7]]),
    ];
    for ([height, width], op, constants) in cases {
        is_the_slope(&chain([1, 4, height, width], &[(op, constants)]), &models);
    }
}

#[test]
fn everything_else_has_the_gradient_of_differences() {
    let Some(models) = models("everything else") else {
        return;
    };
    let clip = |min, max| Op::Clip { min, max };
    let reshape = |shape: &[i64]| Op::Reshape {
        shape: shape.to_vec(),
    };
    let order = vec![0, 2, 3, 1];
    type Chain = Vec<(Op, &'static [&'static [usize]])>;
    let chains: Vec<Chain> = vec![
        vec![(Op::Relu, &[])],
        vec![(Op::PRelu, &[&[4, 1, 1]])],
        vec![(clip(0.0, 6.0), &[])],
        vec![(clip(-0.25, 0.5), &[])],
        vec![(clip(0.0, f32::INFINITY), &[])],
        vec![(Op::Add, &[&[4, 1, 1]])],
        vec![(Op::Sub, &[&[1]])],
        vec![(Op::Mul, &[&[4, 1, 1]])],
        vec![(Op::GlobalAveragePool, &[])],
        vec![(reshape(&[0, 2, -1]), &[])],
        vec![(Op::Transpose { order }, &[])],
        // The end of a recogniser whose embedding is a product of matrices.
        vec![
            (reshape(&[0, -1]), &[]),
            (Op::MatMul, &[&[120, 7]]),
            (Op::Add, &[&[7]]),
        ],
    ];
    for operations in chains {
        is_the_slope(&chain([1, 4, 6, 5], &operations), &models);
    }
}

#[test]
fn a_value_that_several_read_gets_the_sum_of_their_gradients() {
    let Some(models) = models("a value that several read") else {
        return;
    };
    let mut graph = chain(
        [1, 4, 6, 6],
        &[(conv([1, 1], [1; 4], [1, 1], 1), &[&[4, 4, 3, 3]])],
    );
    let mut node = |op, inputs: [&str; 2], output: &str| {
        graph.nodes.push(Node {
            op,
            inputs: inputs.map(str::to_owned).to_vec(),
            output: output.to_owned(),
        });
    };
    node(Op::Add, ["v0", "x"], "sum");
    node(Op::Mul, ["sum", "v0"], "product");
    node(Op::Sub, ["product", "sum"], "rest");
    node(Op::Add, ["rest", "rest"], "end");
    graph.output = "end".into();
    is_the_slope(&graph, &models);
}

/// A smooth picture, on which a recogniser is smooth too.
fn waves(side: usize) -> Vec<f32> {
    let wave = |place: usize| (place % side) as f32 / 9.0 + (place / side) as f32 / 13.0;
    (0..3 * side * side)
        .map(|place| 120.0 + 70.0 * wave(place).sin())
        .collect()
}

#[test]
fn the_gradient_of_every_surrogate_points_the_right_way() {
    let Some(models) = models("the gradient") else {
        return;
    };
    let cards = Card::all().unwrap().into_iter();
    for card in cards.filter(|card| card.role == Role::Surrogate) {
        let mut surrogate = Surrogate::load(&card.name, &models).unwrap();
        let crop = waves(card.crop.side);
        let mirrored: Vec<f32> = crop.iter().rev().copied().collect();
        let reference = surrogate.embed(&mirrored).unwrap();
        let here = surrogate.slope(&crop, &reference).unwrap();
        assert!(here.gradient.iter().all(|slope| slope.is_finite()));
        let square = here.gradient.iter().map(|v| f64::from(v * v)).sum::<f64>();
        let length = square.sqrt();
        // Further away SFace bends: four times as far, it rises by a seventh less than its gradient says.
        let step = 1.0;
        let mut moved = |by: f64| {
            let pairs = crop.iter().zip(&here.gradient);
            let crop = pairs.map(|(v, slope)| v + (by * f64::from(*slope) / length) as f32);
            let crop: Vec<f32> = crop.collect();
            f64::from(surrogate.slope(&crop, &reference).unwrap().cosine)
        };
        let rise = (moved(step) - moved(-step)) / (2.0 * step);
        assert!(
            (rise / length - 1.0).abs() < 0.1,
            "{}: {rise} {length}",
            card.name
        );
    }
}

#[test]
fn every_surrogate_sees_what_the_witness_of_its_name_sees() {
    let Some(models) = models("every surrogate") else {
        return;
    };
    let cards = Card::all().unwrap().into_iter();
    for card in cards.filter(|card| card.role == Role::Surrogate) {
        let mut surrogate = Surrogate::load(&card.name, &models).unwrap();
        let crop = waves(card.crop.side);
        let seen = surrogate.embed(&crop).unwrap();
        let mut recogniser = Recogniser::load(&card.name, &models, 1).unwrap();
        // Another file, whose sums are rounded elsewhere.
        let witnessed = recogniser.embed_crops(&crop).unwrap();
        assert_eq!(witnessed.len(), 1);
        let like = witnessed[0].similarity(&seen);
        assert!(like > 1.0 - 1e-6, "{}: {like}", card.name);
        let once = surrogate.slope(&crop, &seen).unwrap();
        // Without a mirror image the crop is as like itself as can be.
        if !card.preparation.mirror {
            assert!(
                (once.cosine - 1.0).abs() < 1e-5,
                "{}: {}",
                card.name,
                once.cosine
            );
        }
    }
}

#[test]
fn crops_of_another_size_and_unknown_surrogates_are_reasons() {
    let Some(models) = models("crops of another size") else {
        return;
    };
    let missing = Surrogate::load("nobody", &models).unwrap_err();
    assert_eq!(missing.code(), "model-missing");
    let elsewhere = Surrogate::load("faceres", Path::new("nowhere")).unwrap_err();
    assert_eq!(elsewhere.code(), "model-missing");
    let no_gradient = Surrogate::load("dlib", &models).unwrap_err();
    assert_eq!(no_gradient.code(), "model-broken");
    let mut surrogate = Surrogate::load("faceplugin", &models).unwrap();
    let reference = surrogate.embed(&waves(112)).unwrap();
    for count in [0, 3 * 112 * 111, 2 * 3 * 112 * 112] {
        let crop = vec![0.0; count];
        assert_eq!(surrogate.embed(&crop).unwrap_err().code(), "model-broken");
        let refused = surrogate.slope(&crop, &reference).unwrap_err();
        assert_eq!(refused.code(), "model-broken");
    }
}

#[test]
fn a_lack_of_memory_is_told_as_such() {
    // As ONNX Runtime 1.28 says it.
    let words = "bfc_arena.cc:376 Failed to allocate memory for requested buffer of size 9";
    assert_eq!(thrown("x", words), Error::OutOfMemory);
    assert_eq!(thrown("x", "another shape").code(), "model-broken");
}

/// A pipe gives its bytes once: whoever read the network again would wait for ever.
#[cfg(target_os = "linux")]
#[test]
fn a_recogniser_and_its_gradient_are_of_one_reading() {
    use std::os::unix::fs::symlink;
    use std::sync::mpsc;
    use std::time::Duration;
    let name = "mobilefacenet";
    let Some(models) = models("one reading") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    symlink(models.join("runtime"), folder.path().join("runtime")).unwrap();
    let model = Manifest::own().unwrap().model(name).unwrap().clone();
    let file = model.packed.map_or(model.file, |packed| packed.file);
    let bytes = std::fs::read(models.join(&file)).unwrap();
    let pipe = folder.path().join(&file);
    std::fs::create_dir_all(pipe.parent().unwrap()).unwrap();
    let (kind, mode) = (
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
    );
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, kind, mode, 0).unwrap();
    let (sender, loaded) = mpsc::channel();
    let here = folder.path().to_owned();
    std::thread::spawn(move || sender.send(Surrogate::load(name, &here).map(drop)));
    std::fs::write(&pipe, &bytes).unwrap();
    let loaded = loaded.recv_timeout(Duration::from_secs(120));
    assert_eq!(loaded.expect("it was read twice"), Ok(()));
}
