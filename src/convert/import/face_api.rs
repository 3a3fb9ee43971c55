//! The recogniser of face-api.js: the residual network that D. E. King trained for dlib
//! (`dlib_face_recognition_resnet_model_v1`). The package holds weights only; the layers are those of
//! `FaceRecognitionNet` in its code, written down again here.

use super::buffers::{Constants, Group, constants, planes};
use super::draft::Draft;
use crate::codes::Imported;
use ombrelle_graph::{Flaw, Op, Read, flaw};

/// Height and width of the input.
const SIDE: usize = 150;
/// The blocks in order, and whether one halves the picture.
const BLOCKS: [(&str, bool); 14] = [
    ("conv32_1", false),
    ("conv32_2", false),
    ("conv32_3", false),
    ("conv64_down", true),
    ("conv64_1", false),
    ("conv64_2", false),
    ("conv64_3", false),
    ("conv128_down", true),
    ("conv128_1", false),
    ("conv128_2", false),
    ("conv256_down", true),
    ("conv256_1", false),
    ("conv256_2", false),
    ("conv256_down_out", true),
];

/// The network whose weights these are: crops of 1, 3, 150, 150 to 1, 128.
///
/// # Errors
/// [`Flaw`] where the files are no such weights.
pub(crate) fn read(json: &[u8], weights: &[u8]) -> Read<Imported> {
    let list: Vec<Group> = serde_json::from_slice(json).map_err(|e| Flaw(e.to_string()))?;
    let mut net = Net {
        constants: constants(&list, weights)?,
        draft: Draft::new("embedding"),
    };
    net.draft.input("input", [1, 3, SIDE, SIDE]);
    net.convolution("conv32_down", "input", 2, 0)?;
    net.draft.add(Op::Relu, &["conv32_down"], "first")?;
    let pool = Op::MaxPool {
        kernel: [3, 3],
        strides: [2, 2],
        pads: [0; 4],
    };
    net.draft.add(pool, &["first"], "pooled")?;
    let mut before = "pooled";
    for (block, down) in BLOCKS {
        net.block(block, before, down)?;
        before = block;
    }
    let fc = net.constants.take("fc", 2)?;
    net.draft.weight("fc", fc);
    net.draft.add(Op::GlobalAveragePool, &[before], "mean")?;
    net.draft
        .add(Op::Reshape { shape: vec![0, -1] }, &["mean"], "row")?;
    net.draft.add(Op::MatMul, &["row", "fc"], "embedding")?;
    match net.constants.floats.keys().next() {
        None => Ok(net.draft.imported()),
        Some(name) => flaw(format!("no place for the weight {name}")),
    }
}

struct Net {
    constants: Constants,
    draft: Draft,
}

impl Net {
    /// Convolution and scale; its output has the layer's name.
    fn convolution(&mut self, layer: &str, x: &str, stride: usize, pad: usize) -> Read<()> {
        let part = |part: &str| format!("{layer}/{part}");
        let filters = self.constants.take(&part("conv/filters"), 4)?;
        let coded = self.constants.planes(&part("conv/filters"), &filters.shape);
        let bias = self.constants.take(&part("conv/bias"), 1)?;
        let mut weights = self.constants.take(&part("scale/weights"), 1)?;
        let mut biases = self.constants.take(&part("scale/biases"), 1)?;
        weights.shape.extend([1, 1]);
        biases.shape.extend([1, 1]);
        self.draft.weight(&part("filters"), planes(&filters)?);
        self.draft.coded(&part("filters"), coded);
        self.draft.weight(&part("bias"), bias);
        self.draft.weight(&part("weights"), weights);
        self.draft.weight(&part("biases"), biases);
        let op = Op::Conv {
            strides: [stride; 2],
            pads: [pad; 4],
            dilations: [1; 2],
            groups: 1,
        };
        self.draft
            .add(op, &[x, &part("filters"), &part("bias")], &part("sum"))?;
        self.draft
            .add(Op::Mul, &[&part("sum"), &part("weights")], &part("scaled"))?;
        self.draft
            .add(Op::Add, &[&part("scaled"), &part("biases")], layer)
    }

    /// Two convolutions and a way around them.
    fn block(&mut self, block: &str, x: &str, down: bool) -> Read<()> {
        let [one, active, two, sum] =
            ["conv1", "active", "conv2", "sum"].map(|part| format!("{block}/{part}"));
        let (stride, pad) = if down { (2, 0) } else { (1, 1) };
        self.convolution(&one, x, stride, pad)?;
        self.draft.add(Op::Relu, &[&one], &active)?;
        self.convolution(&two, &active, 1, 1)?;
        let (branch, skip) = match down {
            true => self.halved(block, x, &two)?,
            false => (two, x.to_owned()),
        };
        self.draft.add(Op::Add, &[&branch, &skip], &sum)?;
        self.draft.add(Op::Relu, &[&sum], block)
    }

    /// The two that are added in a block that halves. Around goes the mean of four pixels, with empty
    /// channels after its own where the convolutions give more; where rounding makes the convolutions'
    /// picture smaller, an empty row and column is added to it.
    fn halved(&mut self, block: &str, x: &str, branch: &str) -> Read<(String, String)> {
        let (mut branch, mut skip) = (branch.to_owned(), format!("{block}/pooled"));
        let window = [2, 2];
        let pool = Op::AveragePool {
            kernel: window,
            strides: window,
            pads: [0; 4],
            count_padding: true,
        };
        self.draft.add(pool, &[x], &skip)?;
        let (&[_, few, high, _], &[_, many, low, _]) =
            (self.draft.shape(&skip), self.draft.shape(&branch))
        else {
            return flaw(format!("{block} is no picture"));
        };
        if many > few {
            let around = format!("{block}/around");
            self.draft.add(
                Op::Pad {
                    channels: many - few,
                    pads: [0; 4],
                },
                &[&skip],
                &around,
            )?;
            skip = around;
        }
        if high != low {
            let grown = format!("{block}/grown");
            self.draft.add(
                Op::Pad {
                    channels: 0,
                    pads: [0, 0, 1, 1],
                },
                &[&branch],
                &grown,
            )?;
            branch = grown;
        }
        Ok((branch, skip))
    }
}
