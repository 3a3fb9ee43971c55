//! ONNX files whose weights are bytes in blocks, each block with a scale and a zero of its own (`DequantizeLinear` with
//! `block_size`, operators of ONNX 1.16), as `tools/quantize/block_quantize.py` of OpenCV Zoo writes them.
//!
//! The bytes become floats once. Normalisations (`BatchNormalization`) become a product and a sum a channel, which
//! folding takes into the convolution before them; where one comes before a `Gemm` instead, it goes into that. `Dropout`
//! does nothing when a network is used. Such files list every constant among the inputs, and those that were there before
//! the bytes, which nothing reads: all of those are left out.

use std::collections::HashMap;

use ombrelle_graph::onnx::{attribute, graph, kind, model, node, tensor, value};
use ombrelle_graph::wire::{Field, Fields, named, read_varint};
use ombrelle_graph::{Flaw, Op, Read, Weight, elements, flaw};

use super::draft::Draft;
use crate::codes::{By, Coded, Codes, Imported, Numbers, Step};

/// The network of such a file with one input of four dimensions and one output.
///
/// # Errors
/// [`Flaw`] where the bytes are no such file, or use an operation or a kind of number that is not known here.
pub(crate) fn read(file: &[u8]) -> Read<Imported> {
    let network = named(file, model::GRAPH).ok_or_else(no_buffer)?;
    let (mut nodes, mut inputs, mut outputs) = (Vec::new(), Vec::new(), Vec::new());
    let mut constants = Constants::default();
    for field in Fields(network) {
        let field = field.ok_or_else(no_buffer)?;
        match (field.number, field.message(field.number)) {
            (graph::NODE, Some(bytes)) => nodes.push(Raw::read(bytes)?),
            (graph::INITIALIZER, Some(bytes)) => constants.add(bytes)?,
            (graph::INPUT, Some(bytes)) => inputs.push(declared(bytes)?),
            (graph::OUTPUT, Some(bytes)) => outputs.push(text(bytes, value::NAME)?),
            _ => {}
        }
    }
    let read = |name: &String| nodes.iter().any(|raw: &Raw| raw.inputs.contains(name));
    inputs.retain(|(name, _)| read(name) && !constants.has(name));
    let ([(input, shape)], [output]) = (&inputs[..], &outputs[..]) else {
        return flaw("not one input and one output");
    };
    let [_, channels, height, width] = shape[..] else {
        return flaw("the input is no picture");
    };
    let mut network = Network {
        draft: Draft::new(output),
        constants,
        same: HashMap::new(),
        scaled: HashMap::new(),
        matrices: HashMap::new(),
    };
    network.draft.input(input, [1, channels, height, width]);
    for raw in &nodes {
        network.node(raw)?;
    }
    Ok(network.draft.imported())
}

fn no_buffer() -> Flaw {
    Flaw("not an ONNX file".into())
}

/// What is known before the network runs.
#[derive(Default)]
struct Constants {
    floats: HashMap<String, Weight>,
    bytes: HashMap<String, (Vec<usize>, Vec<i8>)>,
    integers: HashMap<String, Vec<i64>>,
    /// How those of `floats` came about that were bytes.
    codes: Codes,
}

impl Constants {
    fn has(&self, name: &str) -> bool {
        self.floats.contains_key(name)
            || self.bytes.contains_key(name)
            || self.integers.contains_key(name)
    }

    fn float(&self, name: &str) -> Read<&Weight> {
        let weight = self.floats.get(name);
        weight.ok_or_else(|| Flaw(format!("{name} is no constant of floats")))
    }

    fn add(&mut self, bytes: &[u8]) -> Read<()> {
        let (mut shape, mut of, mut data): (Vec<usize>, _, _) = (Vec::new(), 0, None);
        for field in Fields(bytes) {
            let field = field.ok_or_else(no_buffer)?;
            match field.number {
                tensor::DIMS => shape.extend(sizes(&integers(&field)?)?),
                tensor::DATA_TYPE => of = field.varint().ok_or_else(no_buffer)?,
                number @ (tensor::RAW_DATA | tensor::FLOAT_DATA) => data = field.message(number),
                _ => {}
            }
        }
        let name = text(bytes, tensor::NAME)?;
        let data = data.unwrap_or_default();
        let each = match of {
            kind::FLOAT => 4,
            kind::INT8 => 1,
            kind::INT64 => 8,
            _ => return flaw(format!("the constant {name} is of another kind")),
        };
        if elements(&shape).and_then(|n| n.checked_mul(each)) != Some(data.len()) {
            return flaw(format!("the constant {name} is of another size"));
        }
        match of {
            kind::FLOAT => {
                let values = data.as_chunks().0.iter().copied().map(f32::from_le_bytes);
                let weight = Weight::new(shape, values.collect()).ok_or_else(no_buffer)?;
                self.floats.insert(name, weight);
            }
            kind::INT8 => {
                let values = data.iter().map(|byte| byte.cast_signed()).collect();
                self.bytes.insert(name, (shape, values));
            }
            _ => {
                let values = data.as_chunks().0.iter().copied().map(i64::from_le_bytes);
                self.integers.insert(name, values.collect());
            }
        }
        Ok(())
    }

    /// `(byte - zero) * scale`, where blocks of `block` values along `axis` share zero and scale.
    fn dequantised(&self, inputs: [&String; 3], axis: usize, block: usize) -> Read<Weight> {
        let [name, scales, zeros] = inputs;
        let unfit = || Flaw(format!("{name} does not fit its blocks"));
        let (shape, bytes) = self.bytes.get(name).ok_or_else(unfit)?;
        let (of_zeros, zeros) = self.bytes.get(zeros).ok_or_else(unfit)?;
        let scales = self.float(scales)?;
        let along = *shape.get(axis).ok_or_else(unfit)?;
        let mut blocks = shape.clone();
        if let Some(side) = blocks.get_mut(axis) {
            *side = along.checked_div(block).ok_or_else(unfit)? + usize::from(along % block > 0);
        }
        if scales.shape != blocks || *of_zeros != blocks {
            return Err(unfit());
        }
        let each = blocks.get(axis).copied().unwrap_or(1);
        let inner: usize = shape.iter().skip(axis + 1).product();
        let value = |(place, byte): (usize, &i8)| {
            let (rest, within) = (place / inner.max(1), place % inner.max(1));
            let (outer, at) = (rest / along.max(1), rest % along.max(1));
            let of = (outer * each + at / block) * inner + within;
            let (scale, zero) = (scales.data.get(of)?, zeros.get(of)?);
            Some(f32::from(i16::from(*byte) - i16::from(*zero)) * scale)
        };
        let values: Option<Vec<f32>> = bytes.iter().enumerate().map(value).collect();
        Weight::new(shape.clone(), values.ok_or_else(unfit)?).ok_or_else(unfit)
    }

    /// How that came about; none where a block at the end is shorter than the others.
    fn coded(&self, inputs: [&String; 3], axis: usize, block: usize) -> Option<Coded> {
        let [name, scales, zeros] = inputs;
        let (shape, bytes) = self.bytes.get(name)?;
        let (scales, (_, zeros)) = (self.floats.get(scales)?, self.bytes.get(zeros)?);
        let inner = shape.iter().skip(axis + 1).product();
        let step = |by| Step {
            run: block,
            inner,
            by,
        };
        shape.get(axis)?.is_multiple_of(block).then(|| Coded {
            numbers: Numbers::Signed(bytes.clone()),
            steps: vec![
                step(By::Less(zeros.clone())),
                step(By::Times(scales.data.to_vec())),
            ],
        })
    }
}

/// A scale and a sum a channel.
struct Scaled {
    times: Vec<f32>,
    plus: Vec<f32>,
}

struct Network {
    draft: Draft,
    constants: Constants,
    /// Names for tensors that are there under another one.
    same: HashMap<String, String>,
    /// Normalised pictures as rows of `Flatten`: what was flattened, and the normalisation.
    scaled: HashMap<String, (String, Scaled)>,
    /// What each `Gemm` gives, for a normalisation after it.
    matrices: HashMap<String, Matrix>,
}

/// A row times a matrix, and a sum.
struct Matrix {
    x: String,
    /// Columns of the row down, results across.
    times: Weight,
    plus: Weight,
    /// How `times` came about, where that is known.
    coded: Option<Coded>,
}

impl Network {
    fn node(&mut self, raw: &Raw) -> Read<()> {
        let inputs: Vec<String> = raw.inputs.iter().map(|name| self.known(name)).collect();
        let output = raw.output.as_str();
        match (raw.kind.as_str(), inputs.as_slice()) {
            ("DequantizeLinear", [bytes, scales, zeros]) => {
                let (axis, block) = (raw.size("axis", 1)?, raw.size("block_size", 0)?);
                let inputs = [bytes, scales, zeros];
                let made = self.constants.dequantised(inputs, axis, block)?;
                let coded = self.constants.coded(inputs, axis, block);
                let coded = coded.map(|coded| (output.to_owned(), coded));
                self.constants.codes.extend(coded);
                self.constants.floats.insert(output.to_owned(), made);
                Ok(())
            }
            ("Reshape", [weight, shape]) => {
                let shape = self.constants.integers.get(shape);
                let shape = shape.ok_or_else(|| Flaw("Reshape to a computed shape".into()))?;
                let data = self.constants.float(weight)?.data.to_vec();
                let made = Weight::new(sizes(shape)?, data);
                let made = made.ok_or_else(|| Flaw(format!("{output} does not fit")))?;
                self.constants.floats.insert(output.to_owned(), made);
                let coded = self.constants.codes.get(weight).cloned();
                let coded = coded.map(|coded| (output.to_owned(), coded));
                self.constants.codes.extend(coded);
                Ok(())
            }
            ("Constant", []) => Ok(()),
            ("Dropout", [x, ..]) => {
                self.same.insert(output.to_owned(), x.clone());
                Ok(())
            }
            ("Sub" | "Mul", [x, by]) => {
                let op = if raw.kind == "Sub" { Op::Sub } else { Op::Mul };
                self.with(op, x, &[by], output)
            }
            ("Conv", [x, weight]) => self.with(raw.convolution()?, x, &[weight], output),
            ("PRelu", [x, slope]) => self.with(Op::PRelu, x, &[slope], output),
            ("BatchNormalization", [x, rest @ ..]) => {
                let scaled = self.normalisation(rest, raw.epsilon)?;
                self.normalised(x, scaled, output)
            }
            ("Flatten", [x]) => self.flattened(x, output),
            ("Gemm", [x, weight, bias]) => self.gemm(raw, x, (weight, bias), output),
            (other, _) => flaw(format!("the operator {other} is not known here")),
        }
    }

    fn known(&self, name: &str) -> String {
        let same = self.same.get(name);
        same.cloned().unwrap_or_else(|| name.to_owned())
    }

    /// An operation of a tensor and constants.
    fn with(&mut self, op: Op, x: &str, constants: &[&String], output: &str) -> Read<()> {
        for name in constants {
            let weight = self.constants.float(name)?.clone();
            self.draft.weight(name, weight);
            self.draft
                .coded(name, self.constants.codes.get(*name).cloned());
        }
        let names = constants.iter().map(|name| name.as_str());
        let inputs: Vec<&str> = std::iter::once(x).chain(names).collect();
        self.draft.add(op, &inputs, output)
    }

    fn normalisation(&self, constants: &[String], epsilon: f32) -> Read<Scaled> {
        let [gamma, beta, mean, variance] = constants else {
            return flaw("BatchNormalization without four constants");
        };
        let of = |name: &str| self.constants.float(name).map(|weight| &weight.data);
        let (gamma, beta, mean, variance) = (of(gamma)?, of(beta)?, of(mean)?, of(variance)?);
        let (mut times, mut plus) = (Vec::new(), Vec::new());
        for (((gamma, beta), mean), variance) in
            gamma.iter().zip(&**beta).zip(&**mean).zip(&**variance)
        {
            let wide = f64::from;
            let scale = wide(*gamma) / (wide(*variance) + wide(epsilon)).sqrt();
            times.push(scale as f32);
            plus.push((wide(*beta) - wide(*mean) * scale) as f32);
        }
        Ok(Scaled { times, plus })
    }

    /// A product and a sum a channel of a picture; after a `Gemm`, they go into its constants.
    fn normalised(&mut self, x: &str, scaled: Scaled, output: &str) -> Read<()> {
        let channels = scaled.times.len();
        if let Some(matrix) = self.matrices.remove(x) {
            return self.matrix(matrix.scaled(&scaled)?, output);
        }
        let shape = match self.draft.shape(x) {
            [_, n, _, _] if *n == channels => vec![channels, 1, 1],
            _ => return flaw(format!("{output} does not fit {x}")),
        };
        let [times, plus, between] =
            ["times", "plus", "scaled"].map(|what| format!("{output}:{what}"));
        for (name, values) in [(&times, &scaled.times), (&plus, &scaled.plus)] {
            let weight = Weight::new(shape.clone(), values.clone());
            self.draft.weight(name, weight.ok_or_else(no_buffer)?);
        }
        self.draft.add(Op::Mul, &[x, &times], &between)?;
        self.draft.add(Op::Add, &[&between, &plus], output)?;
        self.scaled
            .insert(output.to_owned(), (x.to_owned(), scaled));
        Ok(())
    }

    /// A row of a picture; of a normalised one, the `Gemm` after it takes the normalisation into its own constants.
    fn flattened(&mut self, x: &str, output: &str) -> Read<()> {
        let rows = Op::Reshape { shape: vec![0, -1] };
        let Some((before, scaled)) = self.scaled.remove(x) else {
            return self.draft.add(rows, &[x], output);
        };
        self.draft.add(rows, &[&before], output)?;
        self.scaled.insert(output.to_owned(), (before, scaled));
        Ok(())
    }

    /// A matrix and a sum: each row of `weight` gives one number.
    fn gemm(
        &mut self,
        raw: &Raw,
        x: &str,
        (weight, bias): (&String, &String),
        output: &str,
    ) -> Read<()> {
        if (raw.size("transA", 0)?, raw.size("transB", 0)?) != (0, 1) {
            return flaw("Gemm with other sides");
        }
        let coded = self.constants.codes.get(weight);
        let (weight, bias) = (self.constants.float(weight)?, self.constants.float(bias)?);
        let [rows, columns] = weight.shape[..] else {
            return flaw("Gemm of no matrix");
        };
        let ones = || Scaled {
            times: vec![1.0; columns],
            plus: vec![0.0; columns],
        };
        let before = self.scaled.remove(x).map(|(_, scaled)| scaled);
        let scaled = before.unwrap_or_else(ones);
        if scaled.times.is_empty() || !columns.is_multiple_of(scaled.times.len()) {
            return flaw(format!("{output} does not fit the normalisation before it"));
        }
        let each = columns / scaled.times.len();
        let of = |values: &[f32]| -> Vec<f32> {
            let values = values.iter();
            values.flat_map(|v| std::iter::repeat_n(*v, each)).collect()
        };
        let (times, plus) = (of(&scaled.times), of(&scaled.plus));
        let mut turned = vec![0.0; rows * columns];
        let mut sums = bias.data.to_vec();
        let lines = weight.data.chunks_exact(columns.max(1));
        for (row, (line, sum)) in lines.zip(&mut sums).enumerate() {
            let more = line.iter().zip(&plus);
            *sum = more.fold(f64::from(*sum), |sum, (w, p)| {
                sum + f64::from(*w) * f64::from(*p)
            }) as f32;
            for ((value, times), place) in line.iter().zip(&times).zip((row..).step_by(rows)) {
                if let Some(at) = turned.get_mut(place) {
                    *at = value * times;
                }
            }
        }
        let coded = coded.and_then(|coded| coded.turned(rows, columns));
        let coded = coded.map(|coded| coded.times(each * rows, 1, &scaled.times));
        let unfit = || Flaw(format!("{output} does not fit its matrix"));
        let matrix = Matrix {
            x: x.to_owned(),
            times: Weight::new(vec![columns, rows], turned).ok_or_else(unfit)?,
            plus: Weight::new(vec![rows], sums).ok_or_else(unfit)?,
            coded,
        };
        self.matrix(matrix, output)
    }

    fn matrix(&mut self, matrix: Matrix, output: &str) -> Read<()> {
        let [times, plus, product] =
            ["matrix", "sums", "product"].map(|what| format!("{output}:{what}"));
        self.draft.weight(&times, matrix.times.clone());
        self.draft.coded(&times, matrix.coded.clone());
        self.draft.weight(&plus, matrix.plus.clone());
        self.draft.add(Op::MatMul, &[&matrix.x, &times], &product)?;
        self.draft.add(Op::Add, &[&product, &plus], output)?;
        self.matrices.insert(output.to_owned(), matrix);
        Ok(())
    }
}

impl Matrix {
    /// The same with its results scaled.
    fn scaled(self, by: &Scaled) -> Read<Self> {
        let results = self.plus.data.len();
        if by.times.len() != results {
            return flaw("a normalisation does not fit the matrix before it");
        }
        let times = self.times.data.iter().zip(by.times.iter().cycle());
        let times = times.map(|(value, times)| value * times).collect();
        let plus = self.plus.data.iter().zip(&by.times).zip(&by.plus);
        let plus = plus
            .map(|((value, times), plus)| value * times + plus)
            .collect();
        let columns = self.times.data.len() / results.max(1);
        let coded = self
            .coded
            .map(|coded| coded.times(columns, results, &by.times));
        Ok(Self {
            x: self.x,
            coded,
            times: Weight::new(self.times.shape, times).ok_or_else(no_buffer)?,
            plus: Weight::new(self.plus.shape, plus).ok_or_else(no_buffer)?,
        })
    }
}

/// A node as it is written.
struct Raw {
    kind: String,
    inputs: Vec<String>,
    output: String,
    lists: HashMap<String, Vec<i64>>,
    epsilon: f32,
}

impl Raw {
    fn read(bytes: &[u8]) -> Read<Self> {
        let mut raw = Self {
            kind: text(bytes, node::OP_TYPE)?,
            inputs: Vec::new(),
            output: text(bytes, node::OUTPUT)?,
            lists: HashMap::new(),
            // ONNX's own, where none is written.
            epsilon: 1e-5,
        };
        for field in Fields(bytes) {
            let field = field.ok_or_else(no_buffer)?;
            match (field.number, field.message(field.number)) {
                (node::INPUT, Some(name)) => raw.inputs.push(string(name)?),
                (node::ATTRIBUTE, Some(bytes)) => raw.attribute(bytes)?,
                _ => {}
            }
        }
        Ok(raw)
    }

    fn attribute(&mut self, bytes: &[u8]) -> Read<()> {
        let name = text(bytes, attribute::NAME)?;
        let mut list = Vec::new();
        for field in Fields(bytes) {
            let field = field.ok_or_else(no_buffer)?;
            match field.number {
                attribute::I | attribute::INTS => list.extend(integers(&field)?),
                attribute::F => {
                    let real = field.float().ok_or_else(no_buffer)?;
                    match name.as_str() {
                        "epsilon" => self.epsilon = real,
                        "alpha" | "beta" if real != 1.0 => {
                            return flaw(format!("{} with another {name}", self.kind));
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        self.lists.insert(name, list);
        Ok(())
    }

    fn size(&self, name: &str, otherwise: usize) -> Read<usize> {
        Ok(self.fixed(name, [otherwise])?[0])
    }

    fn fixed<const N: usize>(&self, name: &str, otherwise: [usize; N]) -> Read<[usize; N]> {
        let Some(list) = self.lists.get(name) else {
            return Ok(otherwise);
        };
        let sizes = sizes(list)?.try_into();
        sizes.map_err(|_| Flaw(format!("{} with another {name}", self.kind)))
    }

    fn convolution(&self) -> Read<Op> {
        if self.lists.contains_key("auto_pad") {
            return flaw("Conv with auto_pad");
        }
        Ok(Op::Conv {
            strides: self.fixed("strides", [1; 2])?,
            pads: self.fixed("pads", [0; 4])?,
            dilations: self.fixed("dilations", [1; 2])?,
            groups: self.size("group", 1)?,
        })
    }
}

/// Name and dimensions of an input; a free dimension counts as 1.
fn declared(bytes: &[u8]) -> Read<(String, Vec<usize>)> {
    let mut shape = bytes;
    for number in [value::TYPE, value::TENSOR_TYPE, value::SHAPE] {
        shape = named(shape, number).ok_or_else(no_buffer)?;
    }
    let mut dims = Vec::new();
    for field in Fields(shape) {
        let Some(dim) = field.ok_or_else(no_buffer)?.message(value::DIM) else {
            continue;
        };
        let mut size = vec![1];
        for field in Fields(dim) {
            let field = field.ok_or_else(no_buffer)?;
            if field.number == value::DIM_VALUE {
                size = sizes(&integers(&field)?)?;
            }
        }
        dims.extend(size);
    }
    Ok((text(bytes, value::NAME)?, dims))
}

fn sizes(list: &[i64]) -> Read<Vec<usize>> {
    let sizes = list.iter().map(|n| usize::try_from(*n).ok()).collect();
    Option::ok_or_else(sizes, || Flaw("a size below nothing".into()))
}

/// A repeated integer, packed or not.
fn integers(field: &Field<'_>) -> Read<Vec<i64>> {
    if let Some(one) = field.varint() {
        return Ok(vec![one.cast_signed()]);
    }
    let mut rest = field.message(field.number).ok_or_else(no_buffer)?;
    let mut list = Vec::new();
    while !rest.is_empty() {
        let (value, after) = read_varint(rest).ok_or_else(no_buffer)?;
        list.push(value.cast_signed());
        rest = after;
    }
    Ok(list)
}

fn text(message: &[u8], number: u64) -> Read<String> {
    string(named(message, number).ok_or_else(no_buffer)?)
}

fn string(bytes: &[u8]) -> Read<String> {
    String::from_utf8(bytes.to_vec()).map_err(|_| no_buffer())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn weight(shape: &[usize], data: &[f32]) -> Weight {
        Weight::new(shape.to_vec(), data.to_vec()).unwrap()
    }

    fn raw(kind: &str, inputs: &[&str], output: &str) -> Raw {
        Raw {
            kind: kind.to_owned(),
            inputs: inputs.iter().map(|name| (*name).to_owned()).collect(),
            output: output.to_owned(),
            lists: HashMap::new(),
            epsilon: 0.0,
        }
    }

    #[test]
    fn each_block_has_its_own_scale_and_zero() {
        let mut constants = Constants::default();
        let bytes = vec![1, 2, 3, -4, -5, 127];
        constants.bytes.insert("w".into(), (vec![2, 3], bytes));
        constants
            .bytes
            .insert("z".into(), (vec![2, 2], vec![0, 1, -1, 0]));
        let scales = weight(&[2, 2], &[0.5, 2.0, 1.0, 0.25]);
        constants.floats.insert("s".into(), scales);
        let names = ["w", "s", "z"].map(str::to_owned);
        let [w, s, z] = &names;
        let made = constants.dequantised([w, s, z], 1, 2).unwrap();
        assert_eq!(*made.data, [0.5, 1.0, 4.0, -3.0, -4.0, 31.75]);
        // Blocks of another number than there are scales.
        assert!(constants.dequantised([w, s, z], 1, 1).is_err());
        assert!(constants.dequantised([w, s, z], 1, 0).is_err());
        assert!(constants.dequantised([w, s, z], 7, 2).is_err());
    }

    #[test]
    fn normalisations_around_a_matrix_go_into_it() {
        let mut network = Network {
            draft: Draft::new("out"),
            constants: Constants::default(),
            same: HashMap::new(),
            scaled: HashMap::new(),
            matrices: HashMap::new(),
        };
        network.draft.input("x", [1, 2, 1, 2]);
        for (name, weight) in [
            ("w", weight(&[1, 4], &[1.0, 2.0, 3.0, 4.0])),
            ("b", weight(&[1], &[0.5])),
            ("gamma", weight(&[2], &[2.0, 1.0])),
            ("beta", weight(&[2], &[1.0, 0.0])),
            ("mean", weight(&[2], &[0.0, 3.0])),
            ("variance", weight(&[2], &[4.0, 1.0])),
            ("one", weight(&[1], &[10.0])),
            ("none", weight(&[1], &[0.0])),
            ("unit", weight(&[1], &[1.0])),
        ] {
            network.constants.floats.insert(name.into(), weight);
        }
        let constants = ["x", "gamma", "beta", "mean", "variance"];
        let mut gemm = raw("Gemm", &["f", "w", "b"], "g");
        gemm.lists.insert("transB".into(), vec![1]);
        for raw in [
            raw("BatchNormalization", &constants, "n"),
            raw("Dropout", &["n"], "d"),
            raw("Flatten", &["d"], "f"),
            gemm,
            raw(
                "BatchNormalization",
                &["g", "one", "none", "none", "unit"],
                "out",
            ),
        ] {
            network.node(&raw).unwrap();
        }
        let weights = &network.draft.graph.weights;
        assert_eq!(*weights["out:matrix"].data, [10.0, 20.0, 30.0, 40.0]);
        // .5 + (1 + 2) * 1 - (3 + 4) * 3, ten times.
        assert_eq!(*weights["out:sums"].data, [-175.0]);
        let folded = crate::fold::folded(network.draft.imported()).unwrap().graph;
        let ops: Vec<_> = folded.nodes.iter().map(|node| &node.op).collect();
        let rows = Op::Reshape { shape: vec![0, -1] };
        assert_eq!(ops, [&rows, &Op::MatMul, &Op::Add]);
        assert!(network_refuses("LSTM"));
    }

    fn network_refuses(kind: &str) -> bool {
        let mut network = Network {
            draft: Draft::new("out"),
            constants: Constants::default(),
            same: HashMap::new(),
            scaled: HashMap::new(),
            matrices: HashMap::new(),
        };
        let refused = network.node(&raw(kind, &["x"], "out"));
        refused.is_err_and(|flaw| flaw.to_string().contains(kind))
    }
}
