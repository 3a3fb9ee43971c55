//! Gives an ONNX network eight-bit weights and values: the same network, quicker and a
//! little less exact.
//!
//! The form is that of ONNX's own quantisation ("QDQ"): a tensor whose range is known is written as
//! bytes and read back (`QuantizeLinear`, `DequantizeLinear`, opset 13), and the weights of a
//! convolution between two such tensors are stored as bytes, with one scale per channel. ONNX Runtime
//! joins these to integer convolutions. Integers add up to the same sum on every processor, so the
//! results do not differ between machines.
//!
//! Weights have seven bits: on processors without VNNI, two products of full bytes can overflow
//! the sixteen bits in which they are added (ONNX Runtime's documentation of quantisation, "reduce
//! range").

mod made;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use crate::onnx::{graph, kind, model, node, opset, tensor, value};
use crate::wire::{Field, Fields, named, read_varint, write, write_number};
use crate::write::{IR_VERSION, OPSET};
use crate::{Flaw, Read};

use made::{Made, of_bytes, suffixed};

/// How large the values of a network get; `ranges.toml` beside the model's card.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranges {
    /// The input: bytes, taken as they are.
    input: String,
    /// The least and the greatest value of each tensor that is to have eight bits.
    tensors: BTreeMap<String, (f32, f32)>,
}

/// One value of a tensor in eight bits: `scale * (byte - zero)`.
#[derive(Clone, Copy)]
struct Step {
    scale: f32,
    zero: u8,
}

impl Step {
    fn over((low, high): (f32, f32)) -> Self {
        let (low, high) = (low.min(0.0), high.max(0.0));
        let scale = ((high - low) / 255.0).max(f32::MIN_POSITIVE);
        let zero = (-low / scale).round().clamp(0.0, 255.0) as u8;
        Self { scale, zero }
    }
}

/// The network with eight-bit values where `ranges` names them; its input takes the bytes of pixels as
/// they lie in memory, `N, H, W, C`, which spares turning them twice.
///
/// # Errors
/// [`Flaw`] where the bytes are no ONNX network, or the ranges are those of another one.
pub fn quantised(file: &[u8], ranges: &Ranges) -> Read<Vec<u8>> {
    let quick = rewritten(file, ranges);
    quick.ok_or_else(|| Flaw("the measured ranges do not fit".into()))
}

fn rewritten(file: &[u8], ranges: &Ranges) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(file.len());
    write_number(&mut out, model::IR_VERSION, IR_VERSION);
    for field in Fields(file) {
        let field = field?;
        match (field.number, field.message(field.number)) {
            (model::GRAPH, Some(network)) => {
                write(
                    &mut out,
                    model::GRAPH,
                    &Graph::read(network)?.quantised(ranges)?,
                );
            }
            (model::OPSET_IMPORT, Some(_)) => {
                let mut set = Vec::new();
                write_number(&mut set, opset::VERSION, OPSET);
                write(&mut out, model::OPSET_IMPORT, &set);
            }
            (model::IR_VERSION, _) => {}
            _ => out.extend_from_slice(field.whole),
        }
    }
    Some(out)
}

/// One step of the network.
struct Node<'a> {
    kind: &'a [u8],
    inputs: Vec<&'a [u8]>,
    outputs: Vec<&'a [u8]>,
    rest: Vec<Field<'a>>,
}

/// A constant.
struct Tensor<'a> {
    dims: Vec<u64>,
    raw: &'a [u8],
}

struct Graph<'a> {
    nodes: Vec<Node<'a>>,
    tensors: HashMap<&'a [u8], Tensor<'a>>,
    rest: Vec<Field<'a>>,
}

impl<'a> Graph<'a> {
    fn read(network: &'a [u8]) -> Option<Self> {
        let (mut nodes, mut tensors, mut rest) = (Vec::new(), HashMap::new(), Vec::new());
        for field in Fields(network) {
            let field = field?;
            match (field.number, field.message(field.number)) {
                (graph::NODE, Some(node)) => nodes.push(Node::read(node)?),
                (graph::INITIALIZER, Some(tensor)) => {
                    if let Some(read) = Tensor::read(tensor)? {
                        tensors.insert(named(tensor, tensor::NAME)?, read);
                    }
                    rest.push(field);
                }
                _ => rest.push(field),
            }
        }
        Some(Self {
            nodes,
            tensors,
            rest,
        })
    }

    fn quantised(&self, ranges: &Ranges) -> Option<Vec<u8>> {
        let mut steps: HashMap<&[u8], Step> = ranges
            .tensors
            .iter()
            .map(|(name, range)| (name.as_bytes(), Step::over(*range)))
            .collect();
        // Bytes are what they say: 0 to 255.
        let plain = Step {
            scale: 1.0,
            zero: 0,
        };
        steps.insert(ranges.input.as_bytes(), plain);
        let mut made = Made::default();
        made.input(ranges.input.as_bytes(), plain);
        let mut found = 0_usize;
        for node in &self.nodes {
            self.convert(node, &steps, &mut made)?;
            for output in &node.outputs {
                if let Some(step) = steps.get(output) {
                    found += 1;
                    let exact = suffixed(output, "_exact");
                    made.as_bytes_and_back(output, *step, exact, self.read_name(output));
                }
            }
        }
        // A range for a tensor that is not there belongs to another network.
        (found == ranges.tensors.len()).then(|| self.written(made, ranges))
    }

    /// Writes a node that reads bytes where its inputs have them.
    fn convert(
        &self,
        node: &Node<'a>,
        steps: &HashMap<&[u8], Step>,
        made: &mut Made,
    ) -> Option<()> {
        let mut inputs: Vec<Vec<u8>> = node
            .inputs
            .iter()
            .map(|name| match steps.contains_key(name) {
                true => self.read_name(name),
                false => name.to_vec(),
            })
            .collect();
        if let (b"Conv", [input, weights, more @ ..]) = (node.kind, node.inputs.as_slice())
            && let Some(step) = steps.get(input)
            && self.ends_in_bytes(node, steps)
        {
            let scales = made.weights(weights, self.tensors.get(weights)?)?;
            *inputs.get_mut(1)? = suffixed(weights, "_read");
            if let Some(bias) = more.first() {
                made.bias(bias, self.tensors.get(bias)?, step.scale, &scales)?;
                *inputs.get_mut(2)? = suffixed(bias, "_read");
            }
        }
        let outputs: Vec<Vec<u8>> = node
            .outputs
            .iter()
            .map(|name| match steps.contains_key(name) {
                true => suffixed(name, "_exact"),
                false => name.to_vec(),
            })
            .collect();
        made.node(node.kind, &inputs, &outputs, &node.rest);
        Some(())
    }

    /// What a tensor is named after it was bytes: a result of the network keeps its name.
    fn read_name(&self, name: &[u8]) -> Vec<u8> {
        let mut results = self
            .rest
            .iter()
            .filter_map(|field| field.message(graph::OUTPUT));
        match results.any(|value| named(value, value::NAME) == Some(name)) {
            true => name.to_vec(),
            false => suffixed(name, "_read"),
        }
    }

    /// Whether a convolution's result is written as bytes, at once or after cutting off what is
    /// negative.
    fn ends_in_bytes(&self, node: &Node<'a>, steps: &HashMap<&[u8], Step>) -> bool {
        let Some(output) = node.outputs.first() else {
            return false;
        };
        steps.contains_key(output)
            || self.nodes.iter().any(|next| {
                next.kind == b"Relu"
                    && next.inputs.first() == Some(output)
                    && next.outputs.iter().any(|name| steps.contains_key(name))
            })
    }

    fn written(&self, made: Made, ranges: &Ranges) -> Vec<u8> {
        let mut out = made.nodes.clone();
        for field in &self.rest {
            match field.message(graph::INPUT) {
                Some(value) if named(value, value::NAME) == Some(ranges.input.as_bytes()) => {
                    write(&mut out, graph::INPUT, &of_bytes(value));
                }
                _ if !made.leaves_out(field) => out.extend_from_slice(field.whole),
                _ => {}
            }
        }
        out.extend(made.constants);
        out
    }
}

impl<'a> Node<'a> {
    fn read(node: &'a [u8]) -> Option<Self> {
        let mut read = Self {
            kind: &[],
            inputs: Vec::new(),
            outputs: Vec::new(),
            rest: Vec::new(),
        };
        for field in Fields(node) {
            let field = field?;
            match (field.number, field.message(field.number)) {
                (node::INPUT, Some(name)) => read.inputs.push(name),
                (node::OUTPUT, Some(name)) => read.outputs.push(name),
                (node::OP_TYPE, Some(kind)) => read.kind = kind,
                _ => read.rest.push(field),
            }
        }
        Some(read)
    }
}

impl<'a> Tensor<'a> {
    /// None inside for a tensor that is not of little-endian floats.
    fn read(bytes: &'a [u8]) -> Option<Option<Self>> {
        let (mut dims, mut raw, mut of) = (Vec::new(), None, 0);
        for field in Fields(bytes) {
            let field = field?;
            match (field.number, field.message(field.number)) {
                (tensor::DIMS, Some(mut packed)) => {
                    while !packed.is_empty() {
                        let (dim, after) = read_varint(packed)?;
                        dims.push(dim);
                        packed = after;
                    }
                }
                (tensor::DIMS, None) => dims.push(field.varint()?),
                (tensor::DATA_TYPE, None) => of = field.varint()?,
                (tensor::RAW_DATA | tensor::FLOAT_DATA, Some(bytes)) => raw = Some(bytes),
                _ => {}
            }
        }
        Some(
            raw.filter(|_| of == kind::FLOAT)
                .map(|raw| Self { dims, raw }),
        )
    }

    fn values(&self) -> Option<Vec<f32>> {
        let (values, []) = self.raw.as_chunks::<4>() else {
            return None;
        };
        Some(
            values
                .iter()
                .map(|bytes| f32::from_le_bytes(*bytes))
                .collect(),
        )
    }
}
