//! Gives an ONNX network eight-bit weights and values, in memory: the same network, quicker and a
//! little less exact.
//!
//! The form is that of ONNX's own quantisation ("QDQ"): a tensor whose range is known is written as
//! bytes and read back (`QuantizeLinear`, `DequantizeLinear`, opset 13), and the weights of a
//! convolution between two such tensors are stored as bytes, with a scale a channel. ONNX Runtime
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

use super::wire::{Field, Fields, named, read_varint, write, write_number};
use made::{Made, of_bytes, suffixed};

/// `ModelProto.ir_version`, `.graph`, `.opset_import`.
const MODEL: (u64, u64, u64) = (1, 7, 8);
/// The ONNX version whose `DequantizeLinear` has a scale a channel, and the file version with it.
const OPSET: u64 = 13;
const IR_VERSION: u64 = 7;
/// `GraphProto.node`, `.initializer`, `.input`, `.output`.
const NODE: u64 = 1;
const INITIALIZER: u64 = 5;
const INPUT: u64 = 11;
const OUTPUT: u64 = 12;
/// `NodeProto.input`, `.output`, `.op_type`.
const NODE_INPUT: u64 = 1;
const NODE_OUTPUT: u64 = 2;
const NODE_TYPE: u64 = 4;
/// `TensorProto.dims`, `.data_type`, `.name`, `.raw_data`.
const TENSOR: (u64, u64, u64, u64) = (1, 2, 8, 9);
/// `TensorProto.float_data`; packed, it has the same bytes as `.raw_data`.
const FLOAT_DATA: u64 = 4;
/// `TensorProto.DataType.FLOAT`.
const FLOAT: u64 = 1;

/// The ranges of the networks that have a quick form.
const RANGES: &[(&str, &str)] = &[(
    "centerface",
    include_str!("../../../models/centerface/ranges.toml"),
)];

/// How large the values of a network get; `ranges.toml` beside the model's card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ranges {
    /// The input: bytes, taken as they are.
    input: String,
    /// The least and the greatest value of each tensor that is to have eight bits.
    tensors: BTreeMap<String, (f32, f32)>,
}

impl Ranges {
    /// Those of a network of the manifest; none where it has no quick form.
    pub(super) fn of(name: &str) -> Option<Self> {
        let (_, text) = RANGES.iter().find(|(of, _)| *of == name)?;
        toml::from_str(text).ok()
    }
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
/// they lie in memory, `N, H, W, C`, which spares turning them twice. None if the
/// bytes are no ONNX network or do not fit the ranges.
pub(super) fn quantised(model: &[u8], ranges: &Ranges) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(model.len());
    write_number(&mut out, MODEL.0, IR_VERSION);
    for field in Fields(model) {
        let field = field?;
        match (field.number, field.message(field.number)) {
            (number, Some(graph)) if number == MODEL.1 => {
                write(&mut out, MODEL.1, &Graph::read(graph)?.quantised(ranges)?);
            }
            (number, Some(_)) if number == MODEL.2 => {
                let mut set = Vec::new();
                write_number(&mut set, 2, OPSET);
                write(&mut out, MODEL.2, &set);
            }
            (number, _) if number == MODEL.0 => {}
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
    fn read(graph: &'a [u8]) -> Option<Self> {
        let (mut nodes, mut tensors, mut rest) = (Vec::new(), HashMap::new(), Vec::new());
        for field in Fields(graph) {
            let field = field?;
            match (field.number, field.message(field.number)) {
                (NODE, Some(node)) => nodes.push(Node::read(node)?),
                (INITIALIZER, Some(tensor)) => {
                    if let Some(read) = Tensor::read(tensor)? {
                        tensors.insert(named(tensor, TENSOR.2)?, read);
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
        let mut results = self.rest.iter().filter_map(|field| field.message(OUTPUT));
        match results.any(|value| named(value, 1) == Some(name)) {
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
            match field.message(INPUT) {
                Some(value) if named(value, 1) == Some(ranges.input.as_bytes()) => {
                    write(&mut out, INPUT, &of_bytes(value));
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
                (NODE_INPUT, Some(name)) => read.inputs.push(name),
                (NODE_OUTPUT, Some(name)) => read.outputs.push(name),
                (NODE_TYPE, Some(kind)) => read.kind = kind,
                _ => read.rest.push(field),
            }
        }
        Some(read)
    }
}

impl<'a> Tensor<'a> {
    /// None inside for a tensor that is not of little-endian floats.
    fn read(tensor: &'a [u8]) -> Option<Option<Self>> {
        let (mut dims, mut raw, mut kind) = (Vec::new(), None, 0);
        for field in Fields(tensor) {
            let field = field?;
            match (field.number, field.message(field.number)) {
                (number, Some(mut packed)) if number == TENSOR.0 => {
                    while !packed.is_empty() {
                        let (dim, after) = read_varint(packed)?;
                        dims.push(dim);
                        packed = after;
                    }
                }
                (number, None) if number == TENSOR.0 => dims.push(field.varint()?),
                (number, None) if number == TENSOR.1 => kind = field.varint()?,
                (number, Some(bytes)) if number == TENSOR.3 || number == FLOAT_DATA => {
                    raw = Some(bytes)
                }
                _ => {}
            }
        }
        Some(raw.filter(|_| kind == FLOAT).map(|raw| Self { dims, raw }))
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
