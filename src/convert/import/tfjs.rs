//! Graph models of TensorFlow.js: a frozen TensorFlow graph in JSON and a file of weights.
//!
//! TensorFlow's pictures are `N, H, W, C`; here they become `N, C, H, W`, constants included, so that a
//! constant for each channel has the shape C, 1, 1 beside a picture and C beside a row.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;
use serde_json::Value;

use super::buffers::{Constants, Group, constants, planes};
use super::draft::Draft;
use crate::codes::Imported;
use ombrelle_graph::{Flaw, Op, Read, Weight, flaw};

#[derive(Deserialize)]
struct File {
    #[serde(rename = "modelTopology")]
    topology: Topology,
    #[serde(rename = "weightsManifest")]
    weights: Vec<Group>,
}

#[derive(Deserialize)]
struct Topology {
    node: Vec<Raw>,
}

#[derive(Deserialize)]
struct Raw {
    name: String,
    op: String,
    #[serde(default)]
    input: Vec<String>,
    #[serde(default)]
    attr: BTreeMap<String, Value>,
}

/// Base64 of `SAME`, `VALID` and `NHWC`.
const SAME: &str = "U0FNRQ==";
const VALID: &str = "VkFMSUQ=";
const CHANNELS_LAST: &str = "TkhXQw==";

/// The network up to the tensor `output`.
///
/// # Errors
/// [`Flaw`] where the files are no graph model or use something that is not known here.
pub(crate) fn read(json: &[u8], weights: &[u8], output: &str) -> Read<Imported> {
    let file: File = serde_json::from_slice(json).map_err(|e| Flaw(e.to_string()))?;
    let mut reader = Reader {
        constants: constants(&file.weights, weights)?,
        draft: Draft::new(output),
    };
    let mut needed = HashSet::from([output]);
    for raw in file.topology.node.iter().rev() {
        if needed.contains(raw.name.as_str()) {
            needed.extend(raw.input.iter().map(String::as_str));
        }
    }
    for raw in file
        .topology
        .node
        .iter()
        .filter(|raw| needed.contains(raw.name.as_str()))
    {
        reader.node(raw)?;
    }
    Ok(reader.draft.imported())
}

struct Reader {
    constants: Constants,
    draft: Draft,
}

impl Reader {
    fn node(&mut self, raw: &Raw) -> Read<()> {
        let inputs: Vec<&str> = raw.input.iter().map(String::as_str).collect();
        match (raw.op.as_str(), inputs.as_slice()) {
            ("Placeholder", []) => self.placeholder(raw),
            ("Const", []) => Ok(()),
            ("Conv2D" | "DepthwiseConv2dNative", [x, filters]) => self.convolution(raw, x, filters),
            ("Add", [a, b]) => self.two(Op::Add, a, b, &raw.name),
            ("Mul", [a, b]) => self.two(Op::Mul, a, b, &raw.name),
            ("Relu", [x]) => self.draft.add(Op::Relu, &[x], &raw.name),
            ("Maximum" | "Minimum", [a, b]) => self.limit(raw.op == "Maximum", a, b, &raw.name),
            ("Mean", [x, axes]) => self.mean(raw, x, axes),
            (other, _) => flaw(format!("the operator {other} is not known here")),
        }
    }

    fn float(&self, name: &str) -> Read<&Weight> {
        let weight = self.constants.floats.get(name);
        weight.ok_or_else(|| Flaw(format!("{name} is no constant")))
    }

    fn integers(&self, name: &str) -> Read<&[i32]> {
        let list = self.constants.integers.get(name);
        Ok(list.ok_or_else(|| Flaw(format!("{name} is no list of integers")))?)
    }

    fn placeholder(&mut self, raw: &Raw) -> Read<()> {
        let dims = raw
            .attr
            .get("shape")
            .and_then(|shape| shape.pointer("/shape/dim"));
        let dims = dims
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let size = |dim: &Value| dim.get("size")?.as_str()?.parse().ok();
        let [Some(height), Some(width), Some(channels)] =
            [1, 2, 3].map(|n| dims.get(n).and_then(size))
        else {
            return flaw("the input is no picture");
        };
        if !self.draft.graph.input.is_empty() {
            return flaw("more than one input");
        }
        self.draft.input(&raw.name, [1, channels, height, width]);
        Ok(())
    }

    fn convolution(&mut self, raw: &Raw, x: &str, name: &str) -> Read<()> {
        let [strides, dilations] = [raw.pair("strides")?, raw.pair("dilations")?];
        let filters = self.float(name)?;
        let (filters, groups) = if raw.op == "Conv2D" {
            (filters.clone(), 1)
        } else {
            // Height, width, channel, filters a channel: each filter sees one channel.
            let [height, width, channels, each] = filters.shape[..] else {
                return flaw("filters have four dimensions");
            };
            let out = channels.saturating_mul(each);
            let flat = Weight {
                shape: vec![height, width, 1, out],
                data: filters.data.clone(),
            };
            (flat, channels)
        };
        let coded = self.constants.planes(name, &filters.shape);
        let filters = planes(&filters)?;
        let pads = match (raw.word("data_format"), raw.word("padding")) {
            (CHANNELS_LAST, VALID) => [0; 4],
            (CHANNELS_LAST, SAME) => self.same(x, &filters, strides, dilations)?,
            _ => return flaw(format!("{} with another padding", raw.name)),
        };
        let name = format!("{}:filters", raw.name);
        self.draft.weight(&name, filters);
        self.draft.coded(&name, coded);
        self.draft.add(
            Op::Conv {
                strides,
                pads,
                dilations,
                groups,
            },
            &[x, &name],
            &raw.name,
        )
    }

    /// The zeros that give one result a stride; an odd one goes after the picture.
    fn same(
        &self,
        x: &str,
        filters: &Weight,
        strides: [usize; 2],
        dilations: [usize; 2],
    ) -> Read<[usize; 4]> {
        let (&[_, _, height, width], &[_, _, high, wide]) =
            (self.draft.shape(x), filters.shape.as_slice())
        else {
            return flaw(format!("{x} is no picture"));
        };
        let along = |size: usize, taps: usize, stride: usize, dilation: usize| {
            let results = size.div_ceil(stride.max(1));
            let reach = taps
                .saturating_sub(1)
                .saturating_mul(dilation)
                .saturating_add(1);
            let needed = results
                .saturating_sub(1)
                .saturating_mul(stride)
                .saturating_add(reach);
            let zeros = needed.saturating_sub(size);
            (zeros / 2, zeros - zeros / 2)
        };
        let ([down, right], [below, beside]) = (strides, dilations);
        let (top, bottom) = along(height, high, down, below);
        let (left, after) = along(width, wide, right, beside);
        Ok([top, left, bottom, after])
    }

    /// An operation of two tensors, of which one may be a constant.
    fn two(&mut self, op: Op, a: &str, b: &str, output: &str) -> Read<()> {
        let constant = |name: &str| self.constants.floats.contains_key(name);
        let names = match (constant(a), constant(b)) {
            (false, false) => [a.to_owned(), b.to_owned()],
            (true, false) => [self.beside(a, b, output)?, b.to_owned()],
            (false, true) => [a.to_owned(), self.beside(b, a, output)?],
            (true, true) => return flaw(format!("{output} joins constants")),
        };
        let [a, b] = &names;
        self.draft.add(op, &[a, b], output)
    }

    /// Turns a constant so that it fits beside a tensor; its new name.
    fn beside(&mut self, constant: &str, tensor: &str, output: &str) -> Read<String> {
        let mut weight = self.float(constant)?.clone();
        let picture = self.draft.shape(tensor).len() == 4;
        match (picture, weight.shape.as_slice()) {
            (true, [_]) => weight.shape.extend([1, 1]),
            (_, []) | (false, [_]) => {}
            _ => return flaw(format!("{constant} has another shape")),
        }
        let name = format!("{output}:{constant}");
        self.draft.weight(&name, weight);
        Ok(name)
    }

    fn limit(&mut self, least: bool, a: &str, b: &str, output: &str) -> Read<()> {
        let (x, constant) = match self.constants.floats.contains_key(a) {
            true => (b, a),
            false => (a, b),
        };
        let [value] = *self.float(constant)?.data else {
            return flaw(format!("{constant} is not one number"));
        };
        let (min, max) = match least {
            true => (value, f32::INFINITY),
            false => (f32::NEG_INFINITY, value),
        };
        self.draft.add(Op::Clip { min, max }, &[x], output)
    }

    fn mean(&mut self, raw: &Raw, x: &str, axes: &str) -> Read<()> {
        let keeps = raw
            .attr
            .get("keep_dims")
            .and_then(|v| v.get("b"))
            .and_then(Value::as_bool);
        if self.integers(axes)? != [1, 2] || keeps == Some(true) {
            return flaw(format!("{} is not the mean of each channel", raw.name));
        }
        let mean = format!("{}:mean", raw.name);
        self.draft.add(Op::GlobalAveragePool, &[x], &mean)?;
        self.draft
            .add(Op::Reshape { shape: vec![0, -1] }, &[&mean], &raw.name)
    }
}

impl Raw {
    fn word(&self, name: &str) -> &str {
        let word = self
            .attr
            .get(name)
            .and_then(|v| v.get("s"))
            .and_then(Value::as_str);
        word.unwrap_or_default()
    }

    /// What is written for height and width, of four dimensions.
    fn pair(&self, name: &str) -> Read<[usize; 2]> {
        let list = self
            .attr
            .get(name)
            .and_then(|v| v.pointer("/list/i"))
            .and_then(Value::as_array);
        let size = |value: &Value| value.as_str()?.parse().ok();
        let list: Vec<Option<usize>> = list
            .map(|l| l.iter().map(size).collect())
            .unwrap_or_default();
        match list[..] {
            [Some(1), Some(down), Some(right), Some(1)] => Ok([down, right]),
            _ => flaw(format!("{} with another {name}", self.name)),
        }
    }
}
