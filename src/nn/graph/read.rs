//! Reads an ONNX file.
//!
//! The fields are those of onnx.proto3 (the ONNX project, IR version 3 and later); of the operators,
//! those that the networks of the manifest use. Anything else is refused by name.

use std::collections::{BTreeMap, HashMap};

use super::{Flaw, Graph, Node, Op, Read, Weight, elements, flaw};
use crate::wire::{Fields, named, read_varint};

/// `ModelProto.graph`.
const GRAPH: u64 = 7;
/// `GraphProto.node`, `.initializer`, `.input`, `.output`.
const NODE: u64 = 1;
const INITIALIZER: u64 = 5;
const INPUT: u64 = 11;
const OUTPUT: u64 = 12;
/// `NodeProto.input`, `.output`, `.op_type`, `.attribute`.
const NODE_FIELDS: (u64, u64, u64, u64) = (1, 2, 4, 5);
/// `TensorProto.dims`, `.data_type`, `.name`, `.raw_data`.
const TENSOR: (u64, u64, u64, u64) = (1, 2, 8, 9);
/// `TensorProto.float_data`, packed; the same bytes as `.raw_data`.
const FLOAT_DATA: u64 = 4;
/// `TensorProto.DataType`.
const FLOAT: u64 = 1;
const INT64: u64 = 7;
/// `ValueInfoProto.name`, then the way to `dim`: `.type`, `.tensor_type`, `.shape`, `.dim`.
const VALUE_NAME: u64 = 1;
const TO_DIM: [u64; 3] = [2, 1, 2];
const DIM: u64 = 1;
/// `AttributeProto.name`, `.i`, `.s`, `.ints`.
const ATTRIBUTE: (u64, u64, u64, u64) = (1, 3, 4, 8);

/// The network of an ONNX file with one input of four dimensions and one output.
///
/// # Errors
/// [`Flaw`] where the bytes are no such file or use something that is not known here.
pub(super) fn read(model: &[u8]) -> Read<Graph> {
    let graph = named(model, GRAPH).ok_or_else(no_buffer)?;
    let mut file = File::default();
    for field in Fields(graph) {
        let field = field.ok_or_else(no_buffer)?;
        match (field.number, field.message(field.number)) {
            (NODE, Some(node)) => file.nodes.push(Raw::read(node)?),
            (INITIALIZER, Some(tensor)) => file.tensor(tensor)?,
            (INPUT, Some(value)) => file.inputs.push(declared(value)?),
            (OUTPUT, Some(value)) => file.outputs.push(declared(value)?.0),
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
    fn tensor(&mut self, tensor: &[u8]) -> Read<()> {
        let (mut dims, mut kind, mut data) = (Vec::new(), 0, None);
        for field in Fields(tensor) {
            let field = field.ok_or_else(no_buffer)?;
            match field.number {
                number if number == TENSOR.0 => dims.extend(integers(&field)?),
                number if number == TENSOR.1 => kind = field.varint().ok_or_else(no_buffer)?,
                number if number == TENSOR.3 || number == FLOAT_DATA => {
                    data = field.message(number);
                }
                _ => {}
            }
        }
        let name = text(tensor, TENSOR.2)?;
        let shape: Option<Vec<usize>> = dims.into_iter().map(|d| usize::try_from(d).ok()).collect();
        let fits = |n: usize| shape.as_deref().and_then(elements) == Some(n);
        match (kind, data) {
            (FLOAT, Some(data)) if data.len().is_multiple_of(4) && fits(data.len() / 4) => {
                let values = data.chunks_exact(4).filter_map(|four| four.try_into().ok());
                let values = values.map(f32::from_le_bytes).collect();
                let weight = Weight::new(shape.unwrap_or_default(), values);
                self.weights.insert(name, weight.ok_or_else(no_buffer)?);
                Ok(())
            }
            (INT64, Some(data)) if data.len().is_multiple_of(8) && fits(data.len() / 8) => {
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
    fn read(node: &[u8]) -> Read<Self> {
        let (mut inputs, mut outputs, mut lists) = (Vec::new(), Vec::new(), HashMap::new());
        for field in Fields(node) {
            let field = field.ok_or_else(no_buffer)?;
            match (field.number, field.message(field.number)) {
                (n, Some(name)) if n == NODE_FIELDS.0 => inputs.push(string(name)?),
                (n, Some(name)) if n == NODE_FIELDS.1 => outputs.push(string(name)?),
                (n, Some(attribute)) if n == NODE_FIELDS.3 => {
                    lists.insert(text(attribute, ATTRIBUTE.0)?, values(attribute)?);
                }
                _ => {}
            }
        }
        let kind = text(node, NODE_FIELDS.2)?;
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
            "Add" => Op::Add,
            "Sub" => Op::Sub,
            "Mul" => Op::Mul,
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
fn values(attribute: &[u8]) -> Read<Vec<i64>> {
    let mut list = Vec::new();
    for field in Fields(attribute) {
        let field = field.ok_or_else(no_buffer)?;
        if field.number == ATTRIBUTE.1 || field.number == ATTRIBUTE.3 {
            list.extend(integers(&field)?);
        }
    }
    Ok(list)
}

/// A repeated integer, packed or not.
fn integers(field: &crate::wire::Field<'_>) -> Read<Vec<i64>> {
    if let Some(one) = field.varint() {
        return Ok(vec![one as i64]);
    }
    let mut rest = field.message(field.number).ok_or_else(no_buffer)?;
    let mut list = Vec::new();
    while !rest.is_empty() {
        let (value, after) = read_varint(rest).ok_or_else(no_buffer)?;
        list.push(value as i64);
        rest = after;
    }
    Ok(list)
}

/// Name and dimensions of an input or an output; a free dimension counts as 1.
fn declared(value: &[u8]) -> Read<(String, Vec<usize>)> {
    let mut shape = value;
    for number in TO_DIM {
        shape = named(shape, number).ok_or_else(no_buffer)?;
    }
    let mut dims = Vec::new();
    for field in Fields(shape) {
        let Some(dim) = field.ok_or_else(no_buffer)?.message(DIM) else {
            continue;
        };
        let mut size = 1;
        for field in Fields(dim) {
            if let Some(value) = field.ok_or_else(no_buffer)?.varint() {
                size = usize::try_from(value).map_err(|_| no_buffer())?;
            }
        }
        dims.push(size);
    }
    Ok((text(value, VALUE_NAME)?, dims))
}

fn text(message: &[u8], number: u64) -> Read<String> {
    string(named(message, number).ok_or_else(no_buffer)?)
}

fn string(bytes: &[u8]) -> Read<String> {
    String::from_utf8(bytes.to_vec()).map_err(|_| no_buffer())
}
