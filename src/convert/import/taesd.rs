//! The tiny autoencoders of O. Boer Bohan (the project `taesd`, MIT): small stand-ins for the encoders and
//! decoders of picture generators. The file holds weights only, by the place of their layer; the layers are
//! those of the project's `taesd.py`, written down again here.
//!
//! Encoders take pictures, red first, 0-1, and give latents; decoders the other way round.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::torch_file::tensors;
use ombrelle_graph::{Flaw, Graph, Op, Read, Weight, flaw};

/// A layer at its place.
#[derive(Debug, Clone, Copy)]
enum Layer {
    /// A convolution of 3x3 with this stride.
    Conv(usize),
    /// Three convolutions and a way around them, in some networks after a look at the whole picture.
    Block,
    Relu,
    /// Three times the hyperbolic tangent of a third.
    Soften,
    /// Twice as high and wide.
    Double,
}

use Layer::{Block, Conv, Double, Relu, Soften};

/// Pictures to latents, eight times smaller.
const ENCODER: &[Layer] = &[
    Conv(1),
    Block,
    Conv(2),
    Block,
    Block,
    Block,
    Conv(2),
    Block,
    Block,
    Block,
    Conv(2),
    Block,
    Block,
    Block,
    Conv(1),
];
/// The way back.
const DECODER: &[Layer] = &[
    Soften,
    Conv(1),
    Relu,
    Block,
    Block,
    Block,
    Double,
    Conv(1),
    Block,
    Block,
    Block,
    Double,
    Conv(1),
    Block,
    Block,
    Block,
    Double,
    Conv(1),
    Block,
    Conv(1),
];
/// Pictures to latents, 32 times smaller.
const DEEP_ENCODER: &[Layer] = &[
    Conv(2),
    Relu,
    Conv(2),
    Relu,
    Block,
    Conv(2),
    Block,
    Block,
    Block,
    Conv(2),
    Block,
    Block,
    Block,
    Conv(2),
    Block,
    Block,
    Block,
    Conv(1),
];

/// `torch.nn.GroupNorm(4, channels)` with its usual epsilon.
const NORM: Op = Op::GroupNorm {
    groups: 4,
    epsilon: 1e-5,
};

/// The network whose weights the file holds.
///
/// # Errors
/// [`Flaw`] where it holds no such weights.
pub(crate) fn read(file: &[u8]) -> Read<Graph> {
    let weights = tensors(file)?;
    let places = weights
        .keys()
        .filter_map(|name| name.split('.').next()?.parse::<usize>().ok());
    let last = places.max().unwrap_or_default();
    let kinds = [ENCODER, DECODER, DEEP_ENCODER];
    let Some(layers) = kinds.into_iter().find(|layers| layers.len() == last + 1) else {
        return flaw("no such autoencoder");
    };
    let mut net = Net {
        weights,
        draft: Draft::new(&format!("{last}")),
    };
    let decodes = matches!(layers.first(), Some(Soften));
    net.draft.input(
        "input",
        if decodes {
            [1, 32, 32, 32]
        } else {
            [1, 3, 256, 256]
        },
    );
    let mut before = "input".to_owned();
    for (place, layer) in layers.iter().enumerate() {
        let name = place.to_string();
        net.layer(*layer, &before, &name)?;
        before = name;
    }
    match net.weights.keys().next() {
        None => Ok(net.draft.graph),
        Some(name) => flaw(format!("no place for the weight {name}")),
    }
}

struct Net {
    weights: BTreeMap<String, Weight>,
    draft: Draft,
}

impl Net {
    fn layer(&mut self, layer: Layer, x: &str, name: &str) -> Read<()> {
        match layer {
            Conv(stride) => self.convolution(x, name, name, stride, 1),
            Relu => self.draft.add(Op::Relu, &[x], name),
            Double => self.draft.add(Op::Upsample { scale: 2 }, &[x], name),
            Soften => {
                for (number, value) in [("third", 1.0 / 3.0), ("three", 3.0)] {
                    let weight = Weight {
                        shape: Vec::new(),
                        data: [value].into(),
                    };
                    self.draft.weight(number, weight);
                }
                self.draft.add(Op::Mul, &[x, "third"], "thirds")?;
                self.draft.add(Op::Tanh, &["thirds"], "tangent")?;
                self.draft.add(Op::Mul, &["tangent", "three"], name)
            }
            Block => self.block(x, name),
        }
    }

    /// The convolution whose weights have this name, with this many zeros around it.
    fn convolution(
        &mut self,
        x: &str,
        weights: &str,
        output: &str,
        stride: usize,
        pad: usize,
    ) -> Read<()> {
        let (filters, bias) = (format!("{weights}.weight"), format!("{weights}.bias"));
        let Some(weight) = self.weights.remove(&filters) else {
            return flaw(format!("no weight {filters}"));
        };
        self.draft.weight(&filters, weight);
        let mut inputs = vec![x, filters.as_str()];
        if let Some(weight) = self.weights.remove(&bias) {
            self.draft.weight(&bias, weight);
            inputs.push(bias.as_str());
        }
        let op = Op::Conv {
            strides: [stride; 2],
            pads: [pad; 4],
            dilations: [1; 2],
            groups: 1,
        };
        self.draft.add(op, &inputs, output)
    }

    fn block(&mut self, x: &str, name: &str) -> Read<()> {
        let part = |part: &str| format!("{name}.{part}");
        let mut x = x.to_owned();
        if self.weights.contains_key(&part("pool.0.weight")) {
            self.whole_picture(&x, name)?;
            x = part("pooled");
        }
        self.convolution(&x, &part("conv.0"), &part("conv.0"), 1, 1)?;
        self.draft
            .add(Op::Relu, &[&part("conv.0")], &part("conv.1"))?;
        self.convolution(&part("conv.1"), &part("conv.2"), &part("conv.2"), 1, 1)?;
        self.draft
            .add(Op::Relu, &[&part("conv.2")], &part("conv.3"))?;
        self.convolution(&part("conv.3"), &part("conv.4"), &part("conv.4"), 1, 1)?;
        self.draft
            .add(Op::Add, &[&part("conv.4"), &x], &part("sum"))?;
        self.draft.add(Op::Relu, &[&part("sum")], name)
    }

    fn whole_picture(&mut self, x: &str, name: &str) -> Read<()> {
        let part = |part: &str| format!("{name}.{part}");
        self.convolution(x, &part("pool.0"), &part("pool.0"), 1, 0)?;
        for kind in ["weight", "bias"] {
            let own = part(&format!("pool.1.{kind}"));
            let weight = self.weights.remove(&own);
            let weight = weight.ok_or_else(|| Flaw(format!("no weight {own}")))?;
            self.draft.weight(&own, weight);
        }
        let inputs = [part("pool.0"), part("pool.1.weight"), part("pool.1.bias")];
        let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
        self.draft.add(NORM, &inputs, &part("pool.1"))?;
        self.draft
            .add(Op::Relu, &[&part("pool.1")], &part("pool.2"))?;
        self.convolution(&part("pool.2"), &part("pool.3"), &part("pool.3"), 1, 0)?;
        self.draft
            .add(Op::Add, &[x, &part("pool.3")], &part("pooled"))
    }
}
