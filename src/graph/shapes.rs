//! The shape of everything in a network, and with it the proof that its parts fit: engines are given
//! no graph that this refuses.

use std::collections::HashMap;

use crate::{Flaw, Graph, Node, Op, Read, elements, flaw};

/// The shapes of the input, the weights and all outputs of nodes, for a batch of one.
///
/// # Errors
/// [`Flaw`] where a name is unknown or given twice, or the shapes of an operation do not fit.
pub fn shapes(graph: &Graph) -> Read<HashMap<String, Vec<usize>>> {
    let mut known = HashMap::new();
    for (name, weight) in &graph.weights {
        known.insert(name.clone(), weight.shape.clone());
    }
    let fresh =
        |known: &mut HashMap<_, _>, name: &str, shape| match known.insert(name.to_owned(), shape) {
            Some(_) => flaw(format!("{name} is given twice")),
            None => Ok(()),
        };
    fresh(&mut known, &graph.input, graph.input_shape.to_vec())?;
    for node in &graph.nodes {
        let shape = shape(node, &known)?;
        fresh(&mut known, &node.output, shape)?;
    }
    match known.get(&graph.output) {
        Some(shape) if shape.first() == Some(&1) => Ok(known),
        _ => flaw("the output does not follow the batch"),
    }
}

/// The shape of a node's output, where those of its inputs are known.
///
/// # Errors
/// [`Flaw`] where they are not known or do not fit.
pub fn shape(node: &Node, known: &HashMap<String, Vec<usize>>) -> Read<Vec<usize>> {
    let inputs: Option<Vec<&[usize]>> = node
        .inputs
        .iter()
        .map(|name| known.get(name).map(Vec::as_slice))
        .collect();
    let Some(inputs) = inputs else {
        return flaw(format!("{} reads what is not there", node.output));
    };
    let shape = after(&node.op, &inputs).filter(|shape| elements(shape).is_some_and(|n| n > 0));
    shape.ok_or_else(|| {
        Flaw(format!(
            "{}: {:?} does not fit {inputs:?}",
            node.output, node.op
        ))
    })
}

fn after(op: &Op, inputs: &[&[usize]]) -> Option<Vec<usize>> {
    match (op, inputs) {
        (Op::Relu | Op::Clip { .. } | Op::Abs | Op::Tanh, [x]) => Some(x.to_vec()),
        (Op::Add | Op::Sub | Op::Mul, [a, b]) => broadcast(a, b),
        (Op::PRelu, [[n, c, h, w], [slope, 1, 1]]) if c == slope => Some(vec![*n, *c, *h, *w]),
        (Op::GroupNorm { groups, .. }, [[n, c, h, w], [scale], [bias]]) => {
            let fits = c == scale && c == bias && *groups > 0 && c.is_multiple_of(*groups);
            fits.then(|| vec![*n, *c, *h, *w])
        }
        (Op::MatMul, [[n, k], [rows, m]]) => (k == rows).then(|| vec![*n, *m]),
        (Op::Conv { .. }, [x, weight]) => convolution(op, x, weight),
        (Op::Conv { .. }, [x, weight, [bias]]) => {
            let shape = convolution(op, x, weight)?;
            (shape.get(1) == Some(bias)).then_some(shape)
        }
        (Op::Pad { channels, pads }, [[n, c, h, w]]) => {
            let [h, w] = padded([*h, *w], *pads)?;
            Some(vec![*n, c.checked_add(*channels)?, h, w])
        }
        (
            Op::AveragePool {
                kernel,
                strides,
                pads,
                ..
            },
            [[n, c, h, w]],
        )
        | (
            Op::MaxPool {
                kernel,
                strides,
                pads,
            },
            [[n, c, h, w]],
        ) => {
            let [h, w] = window([*h, *w], *kernel, *strides, *pads, [1, 1])?;
            Some(vec![*n, *c, h, w])
        }
        (Op::GlobalAveragePool, [[n, c, _, _]]) => Some(vec![*n, *c, 1, 1]),
        (Op::Reshape { shape }, [x]) => reshaped(x, shape),
        (Op::Transpose { order }, [x]) => {
            let mut sorted = order.clone();
            sorted.sort_unstable();
            let whole = sorted.iter().copied().eq(0..x.len()) && order.first() == Some(&0);
            whole.then(|| {
                order
                    .iter()
                    .filter_map(|place| x.get(*place).copied())
                    .collect()
            })
        }
        (Op::Upsample { scale }, [[n, c, h, w]]) => {
            Some(vec![*n, *c, h.checked_mul(*scale)?, w.checked_mul(*scale)?])
        }
        _ => None,
    }
}

/// The shape of a sum: dimensions from the end, of which those of size 1 are repeated.
pub fn broadcast(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    let rank = a.len().max(b.len());
    let at = |shape: &[usize], place: usize| {
        let missing = rank - shape.len();
        place
            .checked_sub(missing)
            .and_then(|place| shape.get(place).copied())
            .unwrap_or(1)
    };
    let pairs = (0..rank).map(|place| (at(a, place), at(b, place)));
    pairs
        .map(|(a, b)| match (a, b) {
            (a, b) if a == b => Some(a),
            (1, b) => Some(b),
            (a, 1) => Some(a),
            _ => None,
        })
        .collect()
}

fn convolution(op: &Op, x: &[usize], weight: &[usize]) -> Option<Vec<usize>> {
    let Op::Conv {
        strides,
        pads,
        dilations,
        groups,
    } = op
    else {
        return None;
    };
    let ([n, c, h, w], [out, each, high, wide]) = (x, weight) else {
        return None;
    };
    if *groups == 0 || each.checked_mul(*groups)? != *c || !out.is_multiple_of(*groups) {
        return None;
    }
    let [h, w] = window([*h, *w], [*high, *wide], *strides, *pads, *dilations)?;
    Some(vec![*n, *out, h, w])
}

fn padded([h, w]: [usize; 2], [top, left, bottom, right]: [usize; 4]) -> Option<[usize; 2]> {
    Some([
        h.checked_add(top)?.checked_add(bottom)?,
        w.checked_add(left)?.checked_add(right)?,
    ])
}

/// How often a window fits, down and right.
fn window(
    size: [usize; 2],
    kernel: [usize; 2],
    strides: [usize; 2],
    pads: [usize; 4],
    dilations: [usize; 2],
) -> Option<[usize; 2]> {
    let [h, w] = padded(size, pads)?;
    let along = |size: usize, kernel: usize, stride: usize, dilation: usize| {
        let reach = kernel
            .checked_sub(1)?
            .checked_mul(dilation)?
            .checked_add(1)?;
        size.checked_sub(reach)?.checked_div(stride)?.checked_add(1)
    };
    let ([high, wide], [down, right], [below, beside]) = (kernel, strides, dilations);
    Some([along(h, high, down, below)?, along(w, wide, right, beside)?])
}

fn reshaped(x: &[usize], shape: &[i64]) -> Option<Vec<usize>> {
    let mut sizes = Vec::new();
    let mut rest = None;
    for (place, side) in shape.iter().enumerate() {
        match side {
            0 => sizes.push(*x.get(place)?),
            -1 if rest.is_none() => {
                rest = Some(place);
                sizes.push(1);
            }
            _ => sizes.push(usize::try_from(*side).ok()?),
        }
    }
    let (whole, given) = (elements(x)?, elements(&sizes)?);
    if let Some(size) = rest.and_then(|place| sizes.get_mut(place)) {
        *size = whole.checked_div(given)?;
    }
    (elements(&sizes)? == whole).then_some(sizes)
}
