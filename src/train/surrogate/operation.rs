//! The operations of a graph on libtorch. Every call is a fallible one: what libtorch throws is an error.

use tch::{TchError, Tensor, no_grad};

use super::program::Value;
use ombrelle_graph::Op;

/// An operation with its numbers as libtorch wants them.
#[derive(Debug)]
pub(super) struct Operation {
    op: Op,
    /// Whether the first value may be written over if it is taken: no gradient needs it.
    overwrite: bool,
}

type Made = Result<Tensor, TchError>;

impl Operation {
    pub(super) fn new(op: &Op, overwrite: bool) -> Self {
        Self {
            op: op.clone(),
            overwrite,
        }
    }

    /// Whether its gradient needs only what it read, so that its result may be written over.
    pub(super) fn forgets_its_result(&self) -> bool {
        matches!(self.op, Op::Conv { .. } | Op::Add | Op::Sub)
    }

    /// Forbids writing over what it reads: others read it too, and their gradients may need it.
    pub(super) fn keep_what_it_reads(&mut self) {
        self.overwrite = false;
    }

    /// Runs it. Inputs that were taken are freed at the end, as far as no gradient needs them.
    pub(super) fn run(&self, inputs: Vec<Value>) -> Made {
        let mut inputs = inputs.into_iter();
        let first = inputs.next().ok_or_else(|| unfit(&self.op))?;
        let rest: Vec<Value> = inputs.collect();
        let rest: Vec<&Tensor> = rest.iter().map(Value::as_ref).collect();
        match (first, rest.as_slice()) {
            (first, []) => self.of_one(first),
            (Value::Taken(x), rest) if self.overwrite => self.over(x, rest),
            (first, rest) => of_many(&self.op, first.as_ref(), rest),
        }
    }

    /// Writes the result over the first value, where libtorch can.
    fn over(&self, mut x: Tensor, rest: &[&Tensor]) -> Made {
        match (&self.op, rest) {
            (Op::Add, [y]) if x.size() == y.size() => x.f_add_(y),
            (Op::PRelu, [slope, rest]) => {
                let factor = prelu_factor(&x, slope, rest)?;
                x.f_mul_(&factor)
            }
            (op, rest) => of_many(op, &x, rest),
        }
    }

    fn of_one(&self, first: Value) -> Made {
        match (&self.op, first) {
            (Op::Relu, Value::Taken(mut x)) if self.overwrite => x.f_relu_(),
            (Op::Clip { min, max }, Value::Taken(mut x)) if self.overwrite && six(*min, *max) => {
                x.f_relu6_()
            }
            (op, x) => of_one(op, x.as_ref()),
        }
    }
}

/// Whether an operation ends a layer, so that its result says something of the picture.
pub(super) fn is_layer(op: &Op) -> bool {
    matches!(
        op,
        Op::Conv { .. } | Op::Add | Op::Relu | Op::PRelu | Op::Clip { .. }
    )
}

/// Whether these are the bounds of ReLU6.
fn six(min: f32, max: f32) -> bool {
    min == 0.0 && max == 6.0
}

fn unfit(op: &Op) -> TchError {
    TchError::Shape(format!("{op:?} has not the inputs that it needs"))
}

fn of_one(op: &Op, x: &Tensor) -> Made {
    match op {
        Op::Relu => x.f_relu(),
        Op::Clip { min, max } if six(*min, *max) => x.f_relu6(),
        Op::Clip { min, max } => x.f_clamp(f64::from(*min), f64::from(*max)),
        Op::Abs => x.f_abs(),
        Op::Tanh => x.f_tanh(),
        Op::Pad { channels, pads } => {
            let [top, left, bottom, right] = pads.map(number);
            x.f_constant_pad_nd([left, right, top, bottom, 0, number(*channels)])
        }
        Op::AveragePool {
            kernel,
            strides,
            pads,
            count_padding,
        } => average_pool(
            x,
            kernel.map(number),
            strides.map(number),
            *pads,
            *count_padding,
        ),
        Op::MaxPool {
            kernel,
            strides,
            pads,
        } => {
            let (around, pads) = rest_of_pads(*pads, *kernel);
            let padded = around
                .map(|around| x.f_pad(around, "constant", f64::NEG_INFINITY))
                .transpose()?;
            let x = padded.as_ref().unwrap_or(x);
            x.f_max_pool2d(kernel.map(number), strides.map(number), pads, [1, 1], false)
        }
        Op::GlobalAveragePool => x.f_mean_dim([2_i64, 3].as_slice(), true, None),
        Op::Reshape { shape } => {
            let old = x.size();
            let of_old = |place: usize| old.get(place).copied().unwrap_or(0);
            let sizes = shape.iter().enumerate();
            let sizes: Vec<i64> = sizes
                .map(|(place, size)| if *size == 0 { of_old(place) } else { *size })
                .collect();
            x.f_reshape(sizes)
        }
        Op::Transpose { order } => {
            let order: Vec<i64> = order.iter().copied().map(number).collect();
            x.f_permute(order)
        }
        Op::Upsample { scale } => {
            let size = x.size();
            let [_, _, height, width] = size.as_slice() else {
                return Err(unfit(op));
            };
            let larger = [*height, *width].map(|side| side.saturating_mul(number(*scale)));
            x.f_upsample_nearest2d(larger, None, None)
        }
        _ => Err(unfit(op)),
    }
}

fn of_many(op: &Op, x: &Tensor, rest: &[&Tensor]) -> Made {
    match (op, rest) {
        (Op::Conv { .. }, [weight]) => convolution(op, x, weight, None),
        (Op::Conv { .. }, [weight, bias]) => convolution(op, x, weight, Some(*bias)),
        (Op::PRelu, [slope, rest]) => x.f_mul(&prelu_factor(x, slope, rest)?),
        (Op::Add, [y]) => x.f_add(y),
        (Op::Sub, [y]) => x.f_sub(y),
        (Op::Mul, [y]) => x.f_mul(y),
        (Op::MatMul, [y]) => x.f_matmul(y),
        (Op::GroupNorm { groups, epsilon }, [scale, bias]) => x.f_group_norm(
            number(*groups),
            Some(*scale),
            Some(*bias),
            f64::from(*epsilon),
            false,
        ),
        _ => Err(unfit(op)),
    }
}

fn convolution(op: &Op, x: &Tensor, weight: &Tensor, bias: Option<&Tensor>) -> Made {
    let Op::Conv {
        strides,
        pads,
        dilations,
        groups,
    } = op
    else {
        return Err(unfit(op));
    };
    // A convolution pads both sides alike; what one side has more is padded before.
    let (around, pads) = rest_of_pads(*pads, [usize::MAX, usize::MAX]);
    let padded = around
        .map(|around| x.f_constant_pad_nd(around))
        .transpose()?;
    let x = padded.as_ref().unwrap_or(x);
    x.f_conv2d(
        weight,
        bias,
        strides.map(number),
        pads,
        dilations.map(number),
        number(*groups),
    )
}

/// With what PReLU multiplies `x`: 1 where it is positive, else the slope; `rest` is 1 - slope. A product
/// with a factor that no gradient flows through costs an eighth of libtorch's own `prelu`, whose gradient
/// also works out that of the slope.
fn prelu_factor(x: &Tensor, slope: &Tensor, rest: &Tensor) -> Made {
    no_grad(|| {
        // 1 where it is positive, 0 elsewhere.
        let mut factor = x.f_relu()?;
        let mut factor = factor.f_gt_(0.0)?;
        let mut factor = factor.f_mul_(rest)?;
        factor.f_add_(slope)
    })
}

fn average_pool(
    x: &Tensor,
    kernel: [i64; 2],
    strides: [i64; 2],
    pads: [usize; 4],
    count_padding: bool,
) -> Made {
    let (around, alike) = rest_of_pads(pads, kernel.map(|side| usize::try_from(side).unwrap_or(0)));
    let Some(around) = around else {
        return x.f_avg_pool2d(kernel, strides, alike, false, count_padding, None);
    };
    let [top, left, bottom, right] = pads.map(number);
    let all = [left, right, top, bottom];
    let sum = |x: &Tensor| {
        x.f_constant_pad_nd(all)?
            .f_avg_pool2d(kernel, strides, [0, 0], false, true, None)
    };
    let mean = sum(x)?;
    if count_padding || around.iter().all(|side| *side == 0) {
        return Ok(mean);
    }
    // The part of each window that lies in the picture.
    mean.f_div(&sum(&x.f_detach()?.f_ones_like()?)?)
}

/// Pads of which libtorch's own padding (alike on both sides, at most half of the window where it has one)
/// does nothing else than what is wanted: what has to be padded before (left, right, top, bottom), and what
/// the operation pads itself.
fn rest_of_pads(pads: [usize; 4], window: [usize; 2]) -> (Option<[i64; 4]>, [i64; 2]) {
    let [top, left, bottom, right] = pads;
    let [high, wide] = window;
    let alike = top == bottom && left == right && top <= high / 2 && left <= wide / 2;
    if alike {
        (None, [number(top), number(left)])
    } else {
        (Some([left, right, top, bottom].map(number)), [0, 0])
    }
}

/// A size as libtorch wants it; sizes that do not fit are refused there as larger than memory.
fn number(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}
