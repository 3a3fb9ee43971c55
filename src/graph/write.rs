//! Writes a network as an ONNX file, for ONNX Runtime.

use std::sync::Arc;

use crate::onnx::{attribute, attribute_type, graph, kind, model, node, opset, tensor, value};
use crate::wire::{begin, field_length, write, write_number, write_varint};
use crate::{Graph, Node, Op, Weight};

/// The first file version for [`OPSET`].
pub const IR_VERSION: u64 = 7;
/// The operators as of ONNX 1.8, in which `DequantizeLinear` has one scale per channel.
pub const OPSET: u64 = 13;

/// The bytes of the network. Batch is free, and so are height and width where the network
/// [takes any size](Graph::takes_any_size).
pub fn written(network: &Graph) -> Vec<u8> {
    let mut body = Body::default();
    for node in &network.nodes {
        body.node(node, network);
    }
    for (name, weight) in &network.weights {
        body.weight(name, weight);
    }
    let free = network.takes_any_size();
    let [_, channels, height, width] = network.input_shape;
    let mut shape = vec![Dim::Free("n"), Dim::Size(channels)];
    match free {
        true => shape.extend([Dim::Free("h"), Dim::Free("w")]),
        false => shape.extend([Dim::Size(height), Dim::Size(width)]),
    }
    body.file(&[(&network.input, &shape)], &[&network.output])
}

/// A dimension of an input.
pub(crate) enum Dim {
    Free(&'static str),
    Size(usize),
}

/// A `ValueInfoProto`; without a shape, its rank is left to the engine.
fn declared(name: &str, shape: Option<&[Dim]>) -> Vec<u8> {
    let mut tensor = Vec::new();
    write_number(&mut tensor, value::ELEM_TYPE, kind::FLOAT);
    if let Some(dims) = shape {
        let mut shape = Vec::new();
        for dim in dims {
            let mut one = Vec::new();
            match dim {
                Dim::Free(symbol) => write(&mut one, value::DIM_PARAM, symbol.as_bytes()),
                Dim::Size(size) => write_number(&mut one, value::DIM_VALUE, *size as u64),
            }
            write(&mut shape, value::DIM, &one);
        }
        write(&mut tensor, value::SHAPE, &shape);
    }
    let mut of = Vec::new();
    write(&mut of, value::TENSOR_TYPE, &tensor);
    let mut out = Vec::new();
    write(&mut out, value::NAME, name.as_bytes());
    write(&mut out, value::TYPE, &of);
    out
}

/// The nodes and constants of a network that is being written.
#[derive(Default)]
pub(crate) struct Body {
    nodes: Vec<u8>,
    constants: Vec<Constant>,
}

/// A constant that waits for its place in the file: weights are many, and are copied there once.
struct Constant {
    /// The fields of its `TensorProto` before its values.
    head: Vec<u8>,
    values: Values,
}

/// The values of a constant.
pub(crate) enum Values {
    /// Numbers that a network has, too.
    Shared(Arc<[f32]>),
    /// Numbers.
    Own(Vec<f32>),
    /// As they are written.
    Raw(Vec<u8>),
}

impl Values {
    fn length(&self) -> usize {
        match self {
            Self::Shared(numbers) => 4 * numbers.len(),
            Self::Own(numbers) => 4 * numbers.len(),
            Self::Raw(bytes) => bytes.len(),
        }
    }

    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Shared(numbers) => write_floats(out, numbers),
            Self::Own(numbers) => write_floats(out, numbers),
            Self::Raw(bytes) => out.extend_from_slice(bytes),
        }
    }
}

/// Numbers, lowest byte first.
fn write_floats(out: &mut Vec<u8>, numbers: &[f32]) {
    let before = out.len();
    out.resize(before + 4 * numbers.len(), 0);
    let (_, place) = out.split_at_mut(before);
    for (four, number) in place.as_chunks_mut::<4>().0.iter_mut().zip(numbers) {
        *four = number.to_le_bytes();
    }
}

impl Constant {
    /// The length of its `TensorProto`.
    fn length(&self) -> usize {
        self.head.len() + field_length(tensor::RAW_DATA, self.values.length())
    }

    fn write(&self, out: &mut Vec<u8>) {
        begin(out, graph::INITIALIZER, self.length());
        out.extend_from_slice(&self.head);
        begin(out, tensor::RAW_DATA, self.values.length());
        self.values.write(out);
    }
}

impl Body {
    /// The file, with these inputs and outputs.
    pub(crate) fn file(self, inputs: &[(&str, &[Dim])], outputs: &[&str]) -> Vec<u8> {
        let mut nodes = self.nodes;
        write(&mut nodes, graph::NAME, b"network");
        let mut declarations = Vec::new();
        for (name, shape) in inputs {
            write(
                &mut declarations,
                graph::INPUT,
                &declared(name, Some(shape)),
            );
        }
        for name in outputs {
            write(&mut declarations, graph::OUTPUT, &declared(name, None));
        }
        let mut out = Vec::new();
        write_number(&mut out, model::IR_VERSION, IR_VERSION);
        let mut set = Vec::new();
        write_number(&mut set, opset::VERSION, OPSET);
        write(&mut out, model::OPSET_IMPORT, &set);
        let constants = self.constants.iter();
        let constants: usize = constants
            .map(|constant| field_length(graph::INITIALIZER, constant.length()))
            .sum();
        let length = nodes.len() + constants + declarations.len();
        out.reserve_exact(field_length(model::GRAPH, length));
        begin(&mut out, model::GRAPH, length);
        out.extend(nodes);
        for constant in self.constants {
            constant.write(&mut out);
        }
        out.extend(declarations);
        out
    }

    pub(crate) fn weight(&mut self, name: &str, weight: &Weight) {
        let values = Values::Shared(weight.data.clone());
        self.constant(name, kind::FLOAT, &weight.shape, values);
    }

    pub(crate) fn constant(&mut self, name: &str, kind: u64, shape: &[usize], values: Values) {
        let mut head = Vec::new();
        for side in shape {
            write_number(&mut head, tensor::DIMS, *side as u64);
        }
        write_number(&mut head, tensor::DATA_TYPE, kind);
        write(&mut head, tensor::NAME, name.as_bytes());
        self.constants.push(Constant { head, values });
    }

    /// A constant that belongs to a node; its name.
    fn own(
        &mut self,
        node: &Node,
        what: &str,
        kind: u64,
        shape: &[usize],
        values: Values,
    ) -> String {
        let name = format!("{}:{what}", node.output);
        self.constant(&name, kind, shape, values);
        name
    }

    fn integers(&mut self, node: &Node, what: &str, values: &[i64]) -> String {
        let raw = values.iter().flat_map(|v| v.to_le_bytes()).collect();
        self.own(node, what, kind::INT64, &[values.len()], Values::Raw(raw))
    }

    fn numbers(&mut self, node: &Node, what: &str, shape: &[usize], values: &[f32]) -> String {
        let values = Values::Own(values.to_vec());
        self.own(node, what, kind::FLOAT, shape, values)
    }

    pub(crate) fn add(
        &mut self,
        kind: &str,
        inputs: &[String],
        output: &str,
        attributes: &[Vec<u8>],
    ) {
        let mut bytes = Vec::new();
        for input in inputs {
            write(&mut bytes, node::INPUT, input.as_bytes());
        }
        write(&mut bytes, node::OUTPUT, output.as_bytes());
        write(&mut bytes, node::OP_TYPE, kind.as_bytes());
        for attribute in attributes {
            write(&mut bytes, node::ATTRIBUTE, attribute);
        }
        write(&mut self.nodes, graph::NODE, &bytes);
    }

    pub(crate) fn node(&mut self, node: &Node, graph: &Graph) {
        let mut inputs = node.inputs.clone();
        let mut attributes = Vec::new();
        let kind = match &node.op {
            Op::Relu => "Relu",
            Op::PRelu => "PRelu",
            Op::Abs => "Abs",
            Op::Tanh => "Tanh",
            Op::Add => "Add",
            Op::Sub => "Sub",
            Op::Mul => "Mul",
            Op::MatMul => "MatMul",
            Op::GlobalAveragePool => "GlobalAveragePool",
            Op::Clip { min, max } => {
                inputs.push(self.numbers(node, "min", &[], &[*min]));
                inputs.push(self.numbers(node, "max", &[], &[*max]));
                "Clip"
            }
            Op::Conv {
                strides,
                pads,
                dilations,
                groups,
            } => {
                attributes.push(list("strides", strides));
                attributes.push(list("pads", pads));
                attributes.push(list("dilations", dilations));
                attributes.push(number("group", *groups));
                "Conv"
            }
            Op::Pad {
                channels,
                pads: [top, left, bottom, right],
            } => {
                let sides = [0, 0, *top, *left, 0, *channels, *bottom, *right];
                inputs.push(self.integers(node, "pads", &sides.map(|n| n as i64)));
                "Pad"
            }
            Op::AveragePool {
                kernel,
                strides,
                pads,
                count_padding,
            } => {
                attributes.extend(window(kernel, strides, pads));
                attributes.push(number("count_include_pad", usize::from(*count_padding)));
                "AveragePool"
            }
            Op::MaxPool {
                kernel,
                strides,
                pads,
            } => {
                attributes.extend(window(kernel, strides, pads));
                "MaxPool"
            }
            Op::Reshape { shape } => {
                inputs.push(self.integers(node, "shape", shape));
                "Reshape"
            }
            Op::Transpose { order } => {
                attributes.push(list("perm", order));
                "Transpose"
            }
            Op::Upsample { scale } => {
                let scale = *scale as f32;
                let scales = self.numbers(node, "scales", &[4], &[1.0, 1.0, scale, scale]);
                inputs.extend([String::new(), scales]);
                attributes.push(word("mode", "nearest"));
                attributes.push(word("nearest_mode", "floor"));
                attributes.push(word("coordinate_transformation_mode", "asymmetric"));
                "Resize"
            }
            Op::GroupNorm { groups, epsilon } => {
                self.group_norm(node, graph, *groups, *epsilon);
                return;
            }
        };
        self.add(kind, &inputs, &node.output, &attributes);
    }

    /// Groups become the channels of a normalisation by instance; then back, scale and bias.
    fn group_norm(&mut self, node: &Node, graph: &Graph, groups: usize, epsilon: f32) {
        let [x, scale, bias] = node.inputs.as_slice() else {
            return;
        };
        let channels = graph.weight(scale).map_or(0, |weight| weight.data.len());
        let step = |what: &str| format!("{}:{what}", node.output);
        let apart = self.integers(node, "apart", &[0, groups as i64, -1]);
        let ones = self.numbers(node, "ones", &[groups], &vec![1.0; groups]);
        let zeros = self.numbers(node, "zeros", &[groups], &vec![0.0; groups]);
        let column = self.integers(node, "column", &[channels as i64, 1, 1]);
        self.add("Reshape", &[x.clone(), apart], &step("groups"), &[]);
        let normal = [step("groups"), ones, zeros];
        self.add(
            "InstanceNormalization",
            &normal,
            &step("normal"),
            &[real("epsilon", epsilon)],
        );
        self.add("Shape", std::slice::from_ref(x), &step("size"), &[]);
        self.add(
            "Reshape",
            &[step("normal"), step("size")],
            &step("joined"),
            &[],
        );
        self.add(
            "Reshape",
            &[scale.clone(), column.clone()],
            &step("scale"),
            &[],
        );
        self.add("Reshape", &[bias.clone(), column], &step("bias"), &[]);
        self.add(
            "Mul",
            &[step("joined"), step("scale")],
            &step("scaled"),
            &[],
        );
        self.add("Add", &[step("scaled"), step("bias")], &node.output, &[]);
    }
}

fn window(kernel: &[usize], strides: &[usize], pads: &[usize]) -> [Vec<u8>; 3] {
    [
        list("kernel_shape", kernel),
        list("strides", strides),
        list("pads", pads),
    ]
}

/// An attribute of type INTS.
pub(crate) fn list(name: &str, values: &[usize]) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out, attribute::NAME, name.as_bytes());
    for value in values {
        write_number(&mut out, attribute::INTS, *value as u64);
    }
    write_number(&mut out, attribute::TYPE, attribute_type::INTS);
    out
}

/// An attribute of type INT.
pub(crate) fn number(name: &str, value: usize) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out, attribute::NAME, name.as_bytes());
    write_number(&mut out, attribute::I, value as u64);
    write_number(&mut out, attribute::TYPE, attribute_type::INT);
    out
}

/// An attribute of type FLOAT.
fn real(name: &str, value: f32) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out, attribute::NAME, name.as_bytes());
    write_varint(&mut out, attribute::F << 3 | 5);
    out.extend(value.to_le_bytes());
    write_number(&mut out, attribute::TYPE, attribute_type::FLOAT);
    out
}

/// An attribute of type STRING.
pub(crate) fn word(name: &str, value: &str) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out, attribute::NAME, name.as_bytes());
    write(&mut out, attribute::S, value.as_bytes());
    write_number(&mut out, attribute::TYPE, attribute_type::STRING);
    out
}
