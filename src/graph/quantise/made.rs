//! Writes the nodes and the constants of the quantised graph.

use std::collections::HashSet;

use crate::onnx::{attribute, attribute_type, graph, kind, node, tensor, value};
use crate::wire::{Field, Fields, named, write, write_number};

use super::{Step, Tensor};

/// The greatest weight of seven bits with a sign.
const GREATEST: f32 = 63.0;

/// What the quantised graph has besides.
#[derive(Default)]
pub(super) struct Made {
    pub(super) nodes: Vec<u8>,
    pub(super) constants: Vec<u8>,
    /// What the nodes read.
    read: HashSet<Vec<u8>>,
}

impl Made {
    /// A node; `rest` are its other fields.
    pub(super) fn node(
        &mut self,
        kind: &[u8],
        inputs: &[Vec<u8>],
        outputs: &[Vec<u8>],
        rest: &[Field<'_>],
    ) {
        let mut bytes = Vec::new();
        for input in inputs {
            write(&mut bytes, node::INPUT, input);
            self.read.insert(input.clone());
        }
        for output in outputs {
            write(&mut bytes, node::OUTPUT, output);
        }
        write(&mut bytes, node::OP_TYPE, kind);
        for field in rest {
            bytes.extend_from_slice(field.whole);
        }
        write(&mut self.nodes, graph::NODE, &bytes);
    }

    /// Whether a field is a constant that no node reads any more.
    pub(super) fn leaves_out(&self, field: &Field<'_>) -> bool {
        let name = field
            .message(graph::INITIALIZER)
            .map(|t| named(t, tensor::NAME));
        name.is_some_and(|name| !name.is_some_and(|name| self.read.contains(name)))
    }

    fn constant(&mut self, name: &[u8], of: u64, dims: &[u64], raw: &[u8]) {
        let mut bytes = Vec::new();
        for dim in dims {
            write_number(&mut bytes, tensor::DIMS, *dim);
        }
        write_number(&mut bytes, tensor::DATA_TYPE, of);
        write(&mut bytes, tensor::NAME, name);
        write(&mut bytes, tensor::RAW_DATA, raw);
        write(&mut self.constants, graph::INITIALIZER, &bytes);
    }

    /// How the bytes of a tensor are read.
    fn constant_step(&mut self, name: &[u8], step: Step) {
        let scale = step.scale.to_le_bytes();
        self.constant(&suffixed(name, "_scale"), kind::FLOAT, &[], &scale);
        self.constant(&suffixed(name, "_zero"), kind::UINT8, &[], &[step.zero]);
    }

    /// The input: bytes of `N, H, W, C`, turned to `N, C, H, W` and read by its step.
    pub(super) fn input(&mut self, name: &[u8], step: Step) {
        self.constant_step(name, step);
        let turned = suffixed(name, "_planes");
        let perm: [u64; 4] = [0, 3, 1, 2];
        let rest = worked_by(b"perm", attribute::INTS, &perm, attribute_type::INTS);
        let rest: Vec<Field<'_>> = Fields(&rest).flatten().collect();
        let outputs = [turned.clone()];
        self.node(b"Transpose", &[name.to_vec()], &outputs, &rest);
        self.read_back(turned, name, suffixed(name, "_read"));
    }

    /// Reads `bytes` back into numbers named `read`, by the scale and the zero of `name`.
    fn read_back(&mut self, bytes: Vec<u8>, name: &[u8], read: Vec<u8>) {
        let [scale, zero] = ["_scale", "_zero"].map(|part| suffixed(name, part));
        self.node(b"DequantizeLinear", &[bytes, scale, zero], &[read], &[]);
    }

    /// Writes the tensor that a node left as `exact` as bytes and reads it back as `read`.
    pub(super) fn as_bytes_and_back(
        &mut self,
        name: &[u8],
        step: Step,
        exact: Vec<u8>,
        read: Vec<u8>,
    ) {
        self.constant_step(name, step);
        let [bytes, scale, zero] = ["_bytes", "_scale", "_zero"].map(|part| suffixed(name, part));
        let outputs = [bytes.clone()];
        self.node(b"QuantizeLinear", &[exact, scale, zero], &outputs, &[]);
        self.read_back(bytes, name, read);
    }

    /// Constants with a scale for each output channel, and the node that reads them.
    fn by_channel(&mut self, name: &[u8], of: u64, dims: &[u64], raw: &[u8], scales: &[f32]) {
        let channels = scales.len() as u64;
        let size = if of == kind::INT8 { 1 } else { 4 };
        let bytes: Vec<u8> = scales
            .iter()
            .flat_map(|scale| scale.to_le_bytes())
            .collect();
        self.constant(&suffixed(name, "_bytes"), of, dims, raw);
        self.constant(&suffixed(name, "_scale"), kind::FLOAT, &[channels], &bytes);
        let zeros = vec![0; size * scales.len()];
        self.constant(&suffixed(name, "_zero"), of, &[channels], &zeros);
        let inputs = ["_bytes", "_scale", "_zero"].map(|part| suffixed(name, part));
        let axis = worked_by(b"axis", attribute::I, &[0], attribute_type::INT);
        let rest: Vec<Field<'_>> = Fields(&axis).flatten().collect();
        self.node(
            b"DequantizeLinear",
            &inputs,
            &[suffixed(name, "_read")],
            &rest,
        );
    }

    /// Weights of `O, I, H, W`; returns the scale of each output channel.
    pub(super) fn weights(&mut self, name: &[u8], tensor: &Tensor<'_>) -> Option<Vec<f32>> {
        let values = tensor.values()?;
        let channels = usize::try_from(*tensor.dims.first()?).ok()?;
        let size = values
            .len()
            .checked_div(channels)
            .filter(|size| *size > 0)?;
        if size * channels != values.len() {
            return None;
        }
        let (mut raw, mut scales) = (Vec::with_capacity(values.len()), Vec::new());
        for channel in values.chunks_exact(size) {
            let most = channel
                .iter()
                .fold(0.0_f32, |most, value| most.max(value.abs()));
            let scale = (most / GREATEST).max(f32::MIN_POSITIVE);
            scales.push(scale);
            // To the nearest: `as` cuts off. `round` would be a call for each weight.
            let steps = channel
                .iter()
                .map(|value| (value / scale + 0.5_f32.copysign(*value)) as i8);
            raw.extend(steps.map(|step| step.cast_unsigned()));
        }
        self.by_channel(name, kind::INT8, &tensor.dims, &raw, &scales);
        Some(scales)
    }

    /// A bias, in units of the input's step times that of the channel's weights.
    pub(super) fn bias(
        &mut self,
        name: &[u8],
        tensor: &Tensor<'_>,
        input: f32,
        scales: &[f32],
    ) -> Option<()> {
        let values = tensor.values()?;
        if values.len() != scales.len() {
            return None;
        }
        let scales: Vec<f32> = scales.iter().map(|scale| scale * input).collect();
        let steps = values.iter().zip(&scales);
        let raw: Vec<u8> = steps
            .flat_map(|(value, scale)| ((value / scale).round() as i32).to_le_bytes())
            .collect();
        self.by_channel(name, kind::INT32, &tensor.dims, &raw, &scales);
        Some(())
    }
}

/// A field `NodeProto.attribute` with numbers.
fn worked_by(name: &[u8], values: u64, numbers: &[u64], of: u64) -> Vec<u8> {
    let mut inner = Vec::new();
    write(&mut inner, attribute::NAME, name);
    for number in numbers {
        write_number(&mut inner, values, *number);
    }
    write_number(&mut inner, attribute::TYPE, of);
    let mut field = Vec::new();
    write(&mut field, node::ATTRIBUTE, &inner);
    field
}

/// The name of what belongs to a tensor.
pub(super) fn suffixed(name: &[u8], suffix: &str) -> Vec<u8> {
    [name, suffix.as_bytes()].concat()
}

/// A graph input whose elements are bytes of `N, H, W, C` in place of numbers of `N, C, H, W`:
/// `type.tensor_type.elem_type` and `.shape`.
pub(super) fn of_bytes(value: &[u8]) -> Vec<u8> {
    rewritten(value, value::TYPE, &|of| {
        rewritten(of, value::TENSOR_TYPE, &of_bytes_tensor)
    })
}

fn of_bytes_tensor(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    write_number(&mut out, value::ELEM_TYPE, kind::UINT8);
    for shape in Fields(bytes)
        .flatten()
        .filter_map(|f| f.message(value::SHAPE))
    {
        let mut dims: Vec<_> = Fields(shape).flatten().collect();
        if dims.len() == 4 {
            dims.get_mut(1..).unwrap_or_default().rotate_left(1);
        }
        let turned: Vec<u8> = dims.iter().flat_map(|dim| dim.whole).copied().collect();
        write(&mut out, value::SHAPE, &turned);
    }
    out
}

/// A message with one inner message rewritten.
fn rewritten(message: &[u8], number: u64, rewrite: &dyn Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let mut out = Vec::new();
    for field in Fields(message).flatten() {
        match field.message(number) {
            Some(inner) => write(&mut out, number, &rewrite(inner)),
            None => out.extend_from_slice(field.whole),
        }
    }
    out
}
