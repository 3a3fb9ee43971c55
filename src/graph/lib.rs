//! A network as a list of operations and weights, and the ONNX file that holds it.
//!
//! Set-up (`ombrelle-convert`) makes a [`Graph`] of a network as it is published, folds it once and [writes](write::written) it as
//! ONNX. It is read again where a network's [gradient] is wanted, which is another such file. Meanings are those of the
//! ONNX operators of the same name, for tensors laid out as `N, C, H, W`.
//!
//! ```
//! // Whatever is no ONNX file is refused, and the error says why.
//! assert!(ombrelle_graph::read(b"something else").is_err());
//! ```

pub mod gradient;
pub mod onnx;
pub mod packed;
pub mod prelu;
pub mod quantise;
mod read;
pub mod shapes;
pub mod wire;
pub mod write;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use read::read;

/// A network with one input and one output.
#[derive(Debug, Clone, PartialEq)]
pub struct Graph {
    /// The name of the input.
    pub input: String,
    /// The shape of the input for a batch of one: 1, channels, height, width. Any batch may be run; a
    /// [fully convolutional](Graph::takes_any_size) network also takes other heights and widths.
    pub input_shape: [usize; 4],
    /// The name of the output: one of the nodes'.
    pub output: String,
    /// The operations, each after those whose output it reads.
    pub nodes: Vec<Node>,
    /// The constants, by name. Names of constants, of the input and of outputs of nodes differ.
    pub weights: BTreeMap<String, Weight>,
}

/// One operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What is done.
    pub op: Op,
    /// What it reads: the input, weights or outputs of nodes before it, in the operator's order.
    pub inputs: Vec<String>,
    /// The name of its only output.
    pub output: String,
}

/// A constant tensor.
#[derive(Debug, Clone, PartialEq)]
pub struct Weight {
    /// Its dimensions; none for a single number.
    pub shape: Vec<usize>,
    /// Row-major values; as many as the product of `shape`.
    pub data: Arc<[f32]>,
}

/// An operation, with the meaning of the ONNX operator of that name.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// Convolution: `x`, weights of shape out, in / groups, height, width, and perhaps a bias of
    /// shape out. Pads are zeros: top, left, bottom, right.
    Conv {
        /// Steps down and right.
        strides: [usize; 2],
        /// Rows and columns of zeros: top, left, bottom, right.
        pads: [usize; 4],
        /// Distances between taps, down and right.
        dilations: [usize; 2],
        /// Groups of channels.
        groups: usize,
    },
    /// The greater of `x` and 0.
    Relu,
    /// `x` where it is positive, else `slope * x`; the slope is the second input, of shape C, 1, 1.
    PRelu,
    /// `x`, at least `min` and at most `max`; either may be infinite.
    Clip {
        /// The least value.
        min: f32,
        /// The greatest value.
        max: f32,
    },
    /// The absolute value.
    Abs,
    /// The hyperbolic tangent.
    Tanh,
    /// The sum of two, with broadcasting.
    Add,
    /// The first less the second, with broadcasting.
    Sub,
    /// The product, number by number, with broadcasting.
    Mul,
    /// The product of two matrices: N, K and K, M.
    MatMul,
    /// Zeros around a picture, and channels of zeros after its own.
    Pad {
        /// Channels of zeros after the last one.
        channels: usize,
        /// Rows and columns of zeros: top, left, bottom, right.
        pads: [usize; 4],
    },
    /// The mean under a window. Sizes are rounded down.
    AveragePool {
        /// Height and width of the window.
        kernel: [usize; 2],
        /// Steps down and right.
        strides: [usize; 2],
        /// Rows and columns of padding: top, left, bottom, right.
        pads: [usize; 4],
        /// Whether the padding counts as zeros in the mean.
        count_padding: bool,
    },
    /// The greatest under a window; padding never wins. Sizes are rounded down.
    MaxPool {
        /// Height and width of the window.
        kernel: [usize; 2],
        /// Steps down and right.
        strides: [usize; 2],
        /// Rows and columns of padding: top, left, bottom, right.
        pads: [usize; 4],
    },
    /// Each group of channels less its mean, over the root of its variance (not corrected for the
    /// sample) plus `epsilon`; times the second input and plus the third, both of shape C.
    GroupNorm {
        /// How many groups.
        groups: usize,
        /// Keeps a flat group from a division by zero.
        epsilon: f32,
    },
    /// The mean of each channel: N, C, 1, 1.
    GlobalAveragePool,
    /// The same values in another shape: 0 is the dimension as it was, -1 the rest.
    Reshape {
        /// The new shape; the first is 0 or -1, so that any batch passes.
        shape: Vec<i64>,
    },
    /// The dimensions in another order.
    Transpose {
        /// Which dimension of `x` comes at each place.
        order: Vec<usize>,
    },
    /// Each pixel becomes a square of `scale * scale`.
    Upsample {
        /// How many times higher and wider.
        scale: usize,
    },
}

/// Why the bytes of a network are refused, in the field's own terms.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Flaw(pub String);

/// What a reader gives.
pub type Read<T> = Result<T, Flaw>;

/// Says what is wrong.
///
/// # Errors
/// Always: it is the error.
pub fn flaw<T>(what: impl Into<String>) -> Read<T> {
    Err(Flaw(what.into()))
}

impl Op {
    /// The name of the ONNX operator.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Conv { .. } => "Conv",
            Self::Relu => "Relu",
            Self::PRelu => "PRelu",
            Self::Clip { .. } => "Clip",
            Self::Abs => "Abs",
            Self::Tanh => "Tanh",
            Self::Add => "Add",
            Self::Sub => "Sub",
            Self::Mul => "Mul",
            Self::MatMul => "MatMul",
            Self::Pad { .. } => "Pad",
            Self::AveragePool { .. } => "AveragePool",
            Self::MaxPool { .. } => "MaxPool",
            // Written as several; this is what they are together.
            Self::GroupNorm { .. } => "GroupNormalization",
            Self::GlobalAveragePool => "GlobalAveragePool",
            Self::Reshape { .. } => "Reshape",
            Self::Transpose { .. } => "Transpose",
            Self::Upsample { .. } => "Resize",
        }
    }
}

impl Graph {
    /// Whether any height and width may be run (multiples of the product of all strides), as for
    /// networks of convolutions alone.
    pub fn takes_any_size(&self) -> bool {
        let fixed = |node: &Node| matches!(node.op, Op::Reshape { .. } | Op::MatMul);
        !self.nodes.iter().any(fixed)
    }

    /// The weight of this name, if it is one.
    pub fn weight(&self, name: &str) -> Option<&Weight> {
        self.weights.get(name)
    }
}

impl Weight {
    /// A constant of this shape; none if the number of values is not that of the shape.
    pub fn new(shape: Vec<usize>, data: Vec<f32>) -> Option<Self> {
        (elements(&shape)? == data.len()).then(|| Self {
            shape,
            data: data.into(),
        })
    }
}

/// The number of values of a shape; none where it overflows.
pub fn elements(shape: &[usize]) -> Option<usize> {
    shape
        .iter()
        .try_fold(1_usize, |n, side| n.checked_mul(*side))
}
