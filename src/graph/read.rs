//! Reads an ONNX file.
//!
//! The fields are those of onnx.proto3 (the ONNX project, IR version 3 and later); of the operators,
//! those that the networks of the manifest use. Anything else is refused by name.

use std::collections::{BTreeMap, HashMap};

use crate::onnx::{attribute, graph, kind, model, node, tensor, value};
use crate::wire::{Fields, named};
use crate::{Flaw, Graph, Node, Op, Read, Weight, elements, flaw};

/// The way from an input or an output to its dimensions.
const TO_DIM: [u64; 3] = [value::TYPE, value::TENSOR_TYPE, value::SHAPE];

/// The network of an ONNX file with one input of four dimensions and one output.
///
/// # Errors
/// [`Flaw`] where the bytes are no such file or use something that is not known here.
pub fn read(file: &[u8]) -> Read<Graph> {
    let network = named(file, model::GRAPH).ok_or_else(no_buffer)?;
    let mut file = File::default();
    for field in Fields(network) {
        let field = field.ok_or_else(no_buffer)?;
        match (field.number, field.message(field.number)) {
            (graph::NODE, Some(node)) => file.nodes.push(Raw::read(node)?),
            (graph::INITIALIZER, Some(tensor)) => file.tensor(tensor)?,
            (graph::INPUT, Some(value)) => file.inputs.push(declared(value)?),
            (graph::OUTPUT, Some(value)) => file.outputs.push(declared(value)?.0),
            _ => {}
        }
    }
    file.graph()
}

fn no_buffer() -> Flaw {
    Flaw("not an ONNX file".into())
}

#[derive(Default)]
struct File {
    nodes: Vec<Raw>,
    weights: BTreeMap<String, Weight>,
    integers: HashMap<String, Vec<i64>>,
    inputs: Vec<(String, Vec<usize>)>,
    outputs: Vec<String>,
}

impl File {
    fn tensor(&mut self, bytes: &[u8]) -> Read<()> {
        let (mut dims, mut of, mut data) = (Vec::new(), 0, None);
        for field in Fields(bytes) {
            let field = field.ok_or_else(no_buffer)?;
            match field.number {
                tensor::DIMS => dims.extend(field.integers().ok_or_else(no_buffer)?),
                tensor::DATA_TYPE => of = field.varint().ok_or_else(no_buffer)?,
                number @ (tensor::RAW_DATA | tensor::FLOAT_DATA) => data = field.message(number),
                _ => {}
            }
        }
        let name = text(bytes, tensor::NAME)?;
        let shape: Option<Vec<usize>> = dims.into_iter().map(|d| usize::try_from(d).ok()).collect();
        let fits = |n: usize| shape.as_deref().and_then(elements) == Some(n);
        match (of, data) {
            (kind::FLOAT, Some(data)) if data.len().is_multiple_of(4) && fits(data.len() / 4) => {
                // Of a length that is known beforehand, so that the values are put where they stay.
                let values = data.as_chunks::<4>().0.iter().copied();
                let values = values.map(f32::from_le_bytes).collect();
                let shape = shape.unwrap_or_default();
                self.weights.insert(
                    name,
                    Weight {
                        shape,
                        data: values,
                    },
                );
                Ok(())
            }
            (kind::INT64, Some(data)) if data.len().is_multiple_of(8) && fits(data.len() / 8) => {
                let values = data
                    .chunks_exact(8)
                    .filter_map(|eight| eight.try_into().ok());
                let values = values.map(i64::from_le_bytes).collect();
                self.integers.insert(name, values);
                Ok(())
            }
            _ => flaw(format!("the constant {name} is of another kind or size")),
        }
    }

    fn graph(mut self) -> Read<Graph> {
        let constant =
            |name: &str| self.weights.contains_key(name) || self.integers.contains_key(name);
        self.inputs.retain(|(name, _)| !constant(name));
        let ([(input, shape)], [output]) = (&self.inputs[..], &self.outputs[..]) else {
            return flaw("not one input and one output");
        };
        let [batch, channels, height, width] = shape[..] else {
            return flaw("the input is no picture");
        };
        let nodes = self
            .nodes
            .iter()
            .map(|raw| raw.node(&self.integers, &self.weights, batch));
        let nodes: Vec<Node> = nodes.collect::<Read<_>>()?;
        let read = |name: &String| nodes.iter().any(|node| node.inputs.contains(name));
        self.weights.retain(|name, _| read(name));
        Ok(Graph {
            input: input.clone(),
            input_shape: [1, channels, height, width],
            output: output.clone(),
            nodes,
            weights: self.weights,
        })
    }
}

/// A node as it is written.
struct Raw {
    kind: String,
    inputs: Vec<String>,
    output: String,
    lists: HashMap<String, Vec<i64>>,
}

impl Raw {
    fn read(bytes: &[u8]) -> Read<Self> {
        let (mut inputs, mut outputs, mut lists) = (Vec::new(), Vec::new(), HashMap::new());
        for field in Fields(bytes) {
            let field = field.ok_or_else(no_buffer)?;
            match (field.number, field.message(field.number)) {
                (node::INPUT, Some(name)) => inputs.push(string(name)?),
                (node::OUTPUT, Some(name)) => outputs.push(string(name)?),
                (node::ATTRIBUTE, Some(bytes)) => {
                    lists.insert(text(bytes, attribute::NAME)?, values(bytes)?);
                }
                _ => {}
            }
        }
        let kind = text(bytes, node::OP_TYPE)?;
        match <[String; 1]>::try_from(outputs) {
            Ok([output]) => Ok(Self {
                kind,
                inputs,
                output,
                lists,
            }),
            Err(_) => flaw(format!("{kind} has not one output")),
        }
    }

    /// The operation; `batch` is the batch of the declared input, which a fixed shape repeats.
    fn node(
        &self,
        integers: &HashMap<String, Vec<i64>>,
        weights: &BTreeMap<String, Weight>,
        batch: usize,
    ) -> Read<Node> {
        let mut inputs = self.inputs.clone();
        let op = match self.kind.as_str() {
            "Conv" => self.convolution()?,
            "Relu" => Op::Relu,
            "PRelu" => Op::PRelu,
            "Abs" => Op::Abs,
            "Tanh" => Op::Tanh,
            "Add" => Op::Add,
            "Sub" => Op::Sub,
            "Mul" => Op::Mul,
            "MatMul" => Op::MatMul,
            "GlobalAveragePool" => Op::GlobalAveragePool,
            "AveragePool" | "MaxPool" => self.pool()?,
            "Clip" => {
                let max = self.limit(inputs.pop(), weights)?;
                let min = self.limit(inputs.pop(), weights)?;
                Op::Clip { min, max }
            }
            "Pad" => self.pad(inputs.pop().and_then(|name| integers.get(&name)))?,
            "Transpose" => Op::Transpose {
                order: self.sizes("perm", &[])?,
            },
            "Reshape" => {
                let shape = inputs.pop().and_then(|name| integers.get(&name).cloned());
                let Some(mut shape) = shape else {
                    return flaw("Reshape to a shape that is computed");
                };
                let constant = inputs
                    .first()
                    .is_some_and(|name| weights.contains_key(name));
                match shape.first_mut() {
                    Some(first) if !constant && usize::try_from(*first) == Ok(batch) => *first = 0,
                    _ => {}
                }
                Op::Reshape { shape }
            }
            other => return flaw(format!("the operator {other} is not known here")),
        };
        Ok(Node {
            op,
            inputs,
            output: self.output.clone(),
        })
    }

    /// A limit of `Clip`: one number.
    fn limit(&self, name: Option<String>, weights: &BTreeMap<String, Weight>) -> Read<f32> {
        match name.and_then(|name| weights.get(&name)).map(|w| &*w.data) {
            Some([limit]) => Ok(*limit),
            _ => flaw("Clip without two numbers"),
        }
    }

    /// Zeros before and after each of N, C, H, W: none for pictures, and for channels only after them.
    fn pad(&self, sides: Option<&Vec<i64>>) -> Read<Op> {
        let sides = sides.map(|sides| sides.iter().map(|n| usize::try_from(*n).ok()).collect());
        let sides: Option<Vec<usize>> = sides.flatten();
        match sides.as_deref() {
            Some(&[0, 0, top, left, 0, channels, bottom, right]) => Ok(Op::Pad {
                channels,
                pads: [top, left, bottom, right],
            }),
            _ => flaw("Pad with other sides"),
        }
    }

    fn pool(&self) -> Read<Op> {
        if self.lists.contains_key("auto_pad") || self.lists.contains_key("ceil_mode") {
            return flaw(format!("{} with sizes of another kind", self.kind));
        }
        let kernel = self.fixed("kernel_shape", [0; 2])?;
        let strides = self.fixed("strides", [1; 2])?;
        let pads = self.fixed("pads", [0; 4])?;
        Ok(match self.kind.as_str() {
            "MaxPool" => Op::MaxPool {
                kernel,
                strides,
                pads,
            },
            _ => Op::AveragePool {
                kernel,
                strides,
                pads,
                count_padding: self.fixed("count_include_pad", [0])? == [1],
            },
        })
    }

    fn convolution(&self) -> Read<Op> {
        if self.lists.contains_key("auto_pad") {
            return flaw("Conv with auto_pad");
        }
        let two = |name| self.fixed(name, [1, 1]);
        Ok(Op::Conv {
            strides: two("strides")?,
            pads: self.fixed("pads", [0; 4])?,
            dilations: two("dilations")?,
            groups: self.fixed("group", [1])?[0],
        })
    }

    fn fixed<const N: usize>(&self, name: &str, otherwise: [usize; N]) -> Read<[usize; N]> {
        let sizes = self.sizes(name, &otherwise)?;
        sizes
            .try_into()
            .map_err(|_| Flaw(format!("{} with another {name}", self.kind)))
    }

    fn sizes(&self, name: &str, otherwise: &[usize]) -> Read<Vec<usize>> {
        let Some(list) = self.lists.get(name) else {
            return Ok(otherwise.to_vec());
        };
        let sizes = list.iter().map(|n| usize::try_from(*n).ok()).collect();
        Option::ok_or_else(sizes, || Flaw(format!("{} with another {name}", self.kind)))
    }
}

/// The integers of an attribute; none where it holds something else.
fn values(bytes: &[u8]) -> Read<Vec<i64>> {
    let mut list = Vec::new();
    for field in Fields(bytes) {
        let field = field.ok_or_else(no_buffer)?;
        if matches!(field.number, attribute::I | attribute::INTS) {
            list.extend(field.integers().ok_or_else(no_buffer)?);
        }
    }
    Ok(list)
}

/// Name and dimensions of an input or an output; a free dimension counts as 1.
fn declared(bytes: &[u8]) -> Read<(String, Vec<usize>)> {
    let mut shape = bytes;
    for number in TO_DIM {
        shape = named(shape, number).ok_or_else(no_buffer)?;
    }
    let mut dims = Vec::new();
    for field in Fields(shape) {
        let Some(dim) = field.ok_or_else(no_buffer)?.message(value::DIM) else {
            continue;
        };
        let mut size = 1;
        for field in Fields(dim) {
            if let Some(given) = field.ok_or_else(no_buffer)?.varint() {
                size = usize::try_from(given).map_err(|_| no_buffer())?;
            }
        }
        dims.push(size);
    }
    Ok((text(bytes, value::NAME)?, dims))
}

fn text(message: &[u8], number: u64) -> Read<String> {
    string(named(message, number).ok_or_else(no_buffer)?)
}

fn string(bytes: &[u8]) -> Read<String> {
    String::from_utf8(bytes.to_vec()).map_err(|_| no_buffer())
}
