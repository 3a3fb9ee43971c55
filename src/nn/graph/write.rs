//! Writes a network as an ONNX file, for ONNX Runtime.

use super::{Graph, Node, Op, Weight};
use crate::wire::{write, write_number, write_varint};

/// `ModelProto.ir_version`, `.graph`, `.opset_import`.
const MODEL: (u64, u64, u64) = (1, 7, 8);
/// The first file version for [`OPSET`].
const IR_VERSION: u64 = 7;
/// The operators as of ONNX 1.8.
const OPSET: u64 = 13;
/// `GraphProto.node`, `.name`, `.initializer`, `.input`, `.output`.
const GRAPH: (u64, u64, u64, u64, u64) = (1, 2, 5, 11, 12);
/// `NodeProto.input`, `.output`, `.op_type`, `.attribute`.
const NODE: (u64, u64, u64, u64) = (1, 2, 4, 5);
/// `TensorProto.dims`, `.data_type`, `.name`, `.raw_data`.
const TENSOR: (u64, u64, u64, u64) = (1, 2, 8, 9);
/// `TensorProto.DataType`.
const FLOAT: u64 = 1;
const INT64: u64 = 7;
/// `AttributeProto.name`, `.f`, `.i`, `.s`, `.ints`, `.type`.
const ATTRIBUTE: (u64, u64, u64, u64, u64, u64) = (1, 2, 3, 4, 8, 20);

/// The bytes of the network. Batch is free, and so are height and width where the network
/// [takes any size](Graph::takes_any_size).
pub(crate) fn written(graph: &Graph) -> Vec<u8> {
    let mut body = Body::default();
    for node in &graph.nodes {
        body.node(node, graph);
    }
    for (name, weight) in &graph.weights {
        body.weight(name, weight);
    }
    let mut whole = body.nodes;
    write(&mut whole, GRAPH.1, b"network");
    whole.extend(body.constants);
    let free = graph.takes_any_size();
    let [_, channels, height, width] = graph.input_shape;
    let mut shape = vec![Dim::Free("n"), Dim::Size(channels)];
    match free {
        true => shape.extend([Dim::Free("h"), Dim::Free("w")]),
        false => shape.extend([Dim::Size(height), Dim::Size(width)]),
    }
    write(&mut whole, GRAPH.3, &value(&graph.input, Some(&shape)));
    write(&mut whole, GRAPH.4, &value(&graph.output, None));
    let mut set = Vec::new();
    write_number(&mut set, 2, OPSET);
    let mut out = Vec::new();
    write_number(&mut out, MODEL.0, IR_VERSION);
    write(&mut out, MODEL.2, &set);
    write(&mut out, MODEL.1, &whole);
    out
}

enum Dim {
    Free(&'static str),
    Size(usize),
}

/// A `ValueInfoProto`; without a shape, its rank is left to the engine.
fn value(name: &str, shape: Option<&[Dim]>) -> Vec<u8> {
    let mut tensor = Vec::new();
    write_number(&mut tensor, 1, FLOAT);
    if let Some(dims) = shape {
        let mut shape = Vec::new();
        for dim in dims {
            let mut one = Vec::new();
            match dim {
                Dim::Free(symbol) => write(&mut one, 2, symbol.as_bytes()),
                Dim::Size(size) => write_number(&mut one, 1, *size as u64),
            }
            write(&mut shape, 1, &one);
        }
        write(&mut tensor, 2, &shape);
    }
    let mut kind = Vec::new();
    write(&mut kind, 1, &tensor);
    let mut out = Vec::new();
    write(&mut out, 1, name.as_bytes());
    write(&mut out, 2, &kind);
    out
}

#[derive(Default)]
struct Body {
    nodes: Vec<u8>,
    constants: Vec<u8>,
}

impl Body {
    fn weight(&mut self, name: &str, weight: &Weight) {
        let raw: Vec<u8> = weight.data.iter().flat_map(|v| v.to_le_bytes()).collect();
        self.constant(name, FLOAT, &weight.shape, &raw);
    }

    fn constant(&mut self, name: &str, kind: u64, shape: &[usize], raw: &[u8]) {
        let mut tensor = Vec::new();
        for side in shape {
            write_number(&mut tensor, TENSOR.0, *side as u64);
        }
        write_number(&mut tensor, TENSOR.1, kind);
        write(&mut tensor, TENSOR.2, name.as_bytes());
        write(&mut tensor, TENSOR.3, raw);
        write(&mut self.constants, GRAPH.2, &tensor);
    }

    /// A constant that belongs to a node; its name.
    fn own(&mut self, node: &Node, what: &str, kind: u64, shape: &[usize], raw: &[u8]) -> String {
        let name = format!("{}:{what}", node.output);
        self.constant(&name, kind, shape, raw);
        name
    }

    fn integers(&mut self, node: &Node, what: &str, values: &[i64]) -> String {
        let raw: Vec<u8> = values.iter().flat_map(|v| v.to_le_bytes()).collect();
        self.own(node, what, INT64, &[values.len()], &raw)
    }

    fn numbers(&mut self, node: &Node, what: &str, shape: &[usize], values: &[f32]) -> String {
        let raw: Vec<u8> = values.iter().flat_map(|v| v.to_le_bytes()).collect();
        self.own(node, what, FLOAT, shape, &raw)
    }

    fn add(&mut self, kind: &str, inputs: &[String], output: &str, attributes: &[Vec<u8>]) {
        let mut node = Vec::new();
        for input in inputs {
            write(&mut node, NODE.0, input.as_bytes());
        }
        write(&mut node, NODE.1, output.as_bytes());
        write(&mut node, NODE.2, kind.as_bytes());
        for attribute in attributes {
            write(&mut node, NODE.3, attribute);
        }
        write(&mut self.nodes, GRAPH.0, &node);
    }

    fn node(&mut self, node: &Node, graph: &Graph) {
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
fn list(name: &str, values: &[usize]) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out, ATTRIBUTE.0, name.as_bytes());
    for value in values {
        write_number(&mut out, ATTRIBUTE.4, *value as u64);
    }
    write_number(&mut out, ATTRIBUTE.5, 7);
    out
}

/// An attribute of type INT.
fn number(name: &str, value: usize) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out, ATTRIBUTE.0, name.as_bytes());
    write_number(&mut out, ATTRIBUTE.2, value as u64);
    write_number(&mut out, ATTRIBUTE.5, 2);
    out
}

/// An attribute of type FLOAT.
fn real(name: &str, value: f32) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out, ATTRIBUTE.0, name.as_bytes());
    write_varint(&mut out, ATTRIBUTE.1 << 3 | 5);
    out.extend(value.to_le_bytes());
    write_number(&mut out, ATTRIBUTE.5, 1);
    out
}

/// An attribute of type STRING.
fn word(name: &str, value: &str) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out, ATTRIBUTE.0, name.as_bytes());
    write(&mut out, ATTRIBUTE.3, value.as_bytes());
    write_number(&mut out, ATTRIBUTE.5, 3);
    out
}
