//! Makes a network smaller without changing what it computes, but for rounding: exporters write one
//! layer as many operations, which costs time in every engine and twice in gradients.
//!
//! - constants that are given another shape get it once;
//! - `max(0, x) + a min(0, x)` and `max(0, x) + b (x - |x|)` become a `PRelu` of slope `a` or `2 b`;
//! - limits after limits become one, zeros around a picture become pads of the convolution;
//! - scales, sums and normalisations per channel go into the weights before them;
//! - what the output does not need (heads for age and gender) is dropped.

use std::collections::{BTreeMap, HashMap, HashSet};

use ombrelle_graph::{Graph, Node, Op, Read, Weight, flaw};

use crate::codes::{Coded, Codes, Imported};

/// The same network, smaller; how its weights came about is followed.
///
/// # Errors
/// [`ombrelle_graph::Flaw`] where an operation reads what no node before it gives, or a constant's new shape
/// does not fit.
pub(super) fn folded(imported: Imported) -> Read<Imported> {
    let Imported {
        mut graph,
        mut codes,
    } = imported;
    reshape_constants(&mut graph)?;
    loop {
        let places: Vec<usize> = (0..graph.nodes.len()).collect();
        let changed = places.into_iter().any(|place| {
            join_prelu(&mut graph, place)
                || join_limits(&mut graph, place)
                || join_pads(&mut graph, place)
                || join_scale(&mut graph, &mut codes, place)
        });
        if !changed {
            break;
        }
        drop_unused(&mut graph)?;
    }
    columns_of_slopes(&mut graph);
    drop_unused(&mut graph)?;
    Ok(Imported { graph, codes })
}

/// The node that gives a tensor.
fn giver<'a>(graph: &'a Graph, name: &str) -> Option<&'a Node> {
    graph.nodes.iter().find(|node| node.output == name)
}

/// How often a tensor is read, the output of the network included.
fn readers(graph: &Graph, name: &str) -> usize {
    let inputs = graph.nodes.iter().flat_map(|node| &node.inputs);
    inputs
        .chain([&graph.output])
        .filter(|read| *read == name)
        .count()
}

fn reshape_constants(graph: &mut Graph) -> Read<()> {
    let mut kept = Vec::with_capacity(graph.nodes.len());
    for node in std::mem::take(&mut graph.nodes) {
        let constant = match (&node.op, node.inputs.as_slice()) {
            (Op::Reshape { shape }, [name]) => graph.weight(name).map(|weight| (shape, weight)),
            _ => None,
        };
        let Some((shape, weight)) = constant else {
            kept.push(node);
            continue;
        };
        let shape: Option<Vec<usize>> = shape.iter().map(|n| usize::try_from(*n).ok()).collect();
        let made = shape.and_then(|shape| Weight::new(shape, weight.data.to_vec()));
        let Some(made) = made else {
            return flaw(format!("{} does not fit its constant", node.output));
        };
        graph.weights.insert(node.output, made);
    }
    graph.nodes = kept;
    Ok(())
}

/// The limits of a node that limits.
fn limits(node: &Node) -> Option<(f32, f32)> {
    match node.op {
        Op::Relu => Some((0.0, f32::INFINITY)),
        Op::Clip { min, max } => Some((min, max)),
        _ => None,
    }
}

fn join_limits(graph: &mut Graph, place: usize) -> bool {
    let Some(node) = graph.nodes.get(place) else {
        return false;
    };
    let (Some((min, max)), [name]) = (limits(node), node.inputs.as_slice()) else {
        return false;
    };
    let before =
        giver(graph, name).and_then(|before| Some((limits(before)?, before.inputs.clone())));
    let Some(((least, most), inputs)) = before else {
        return false;
    };
    let (least, most) = (least.max(min).min(max), most.max(min).min(max));
    let op = if (least, most) == (0.0, f32::INFINITY) {
        Op::Relu
    } else {
        Op::Clip {
            min: least,
            max: most,
        }
    };
    replace(graph, place, op, inputs)
}

/// Puts another operation at a place; the tensor it gives keeps its name.
fn replace(graph: &mut Graph, place: usize, op: Op, inputs: Vec<String>) -> bool {
    if let Some(node) = graph.nodes.get_mut(place) {
        node.op = op;
        node.inputs = inputs;
    }
    true
}

fn join_pads(graph: &mut Graph, place: usize) -> bool {
    let Some(Node {
        op:
            Op::Conv {
                pads,
                strides,
                dilations,
                groups,
            },
        inputs,
        ..
    }) = graph.nodes.get(place)
    else {
        return false;
    };
    let Some((name, weights)) = inputs.split_first() else {
        return false;
    };
    let Some(Node {
        op: Op::Pad {
            channels: 0,
            pads: more,
        },
        inputs: before,
        ..
    }) = giver(graph, name)
    else {
        return false;
    };
    let mut pads = *pads;
    for (pad, more) in pads.iter_mut().zip(more) {
        *pad = pad.saturating_add(*more);
    }
    let op = Op::Conv {
        strides: *strides,
        pads,
        dilations: *dilations,
        groups: *groups,
    };
    let inputs = before.iter().chain(weights).cloned().collect();
    replace(graph, place, op, inputs)
}

fn join_prelu(graph: &mut Graph, place: usize) -> bool {
    let Some((x, slope)) = graph.nodes.get(place).and_then(|node| prelu(graph, node)) else {
        return false;
    };
    let Some(name) = graph
        .nodes
        .get(place)
        .map(|node| format!("{}:slope", node.output))
    else {
        return false;
    };
    graph.weights.insert(name.clone(), slope);
    replace(graph, place, Op::PRelu, vec![x, name])
}

/// What a sum has the slope of, and the slope, where it is a `PRelu` in pieces.
fn prelu(graph: &Graph, sum: &Node) -> Option<(String, Weight)> {
    let (Op::Add, [a, b]) = (&sum.op, sum.inputs.as_slice()) else {
        return None;
    };
    let pieces = |positive: &str, product: &str| {
        let positive =
            giver(graph, positive).filter(|node| limits(node) == Some((0.0, f32::INFINITY)))?;
        let product = giver(graph, product).filter(|node| node.op == Op::Mul)?;
        let [a, b] = product.inputs.as_slice() else {
            return None;
        };
        let (slope, negative) = match (graph.weight(a), graph.weight(b)) {
            (Some(slope), None) => (slope, b),
            (None, Some(slope)) => (slope, a),
            _ => return None,
        };
        let x = positive.inputs.first()?;
        let times = negative_part(graph, giver(graph, negative)?, x)?;
        let data = slope.data.iter().map(|value| value * times).collect();
        Some((x.clone(), Weight::new(slope.shape.clone(), data)?))
    };
    pieces(a, b).or_else(|| pieces(b, a))
}

/// How many times the negative part of `x` a node gives, if that is what it gives.
fn negative_part(graph: &Graph, node: &Node, x: &str) -> Option<f32> {
    match (&node.op, node.inputs.as_slice()) {
        (
            Op::Clip {
                max: 0.0,
                min: f32::NEG_INFINITY,
            },
            [of],
        ) => (of == x).then_some(1.0),
        (Op::Sub, [of, absolute]) => {
            let absolute = giver(graph, absolute).filter(|node| node.op == Op::Abs)?;
            (of == x && absolute.inputs.first().is_some_and(|of| of == x)).then_some(2.0)
        }
        _ => None,
    }
}

/// A sum or a product per channel, after a convolution or a matrix that nothing else reads.
fn join_scale(graph: &mut Graph, codes: &mut Codes, place: usize) -> bool {
    let Some((maker, changed)) = graph.nodes.get(place).and_then(|node| scaled(graph, node)) else {
        return false;
    };
    let output = graph.nodes.remove(place).output;
    let Some(node) = graph.nodes.iter_mut().find(|node| node.output == maker) else {
        return false;
    };
    let (weight, bias) = (format!("{output}:weight"), format!("{output}:bias"));
    let before = node.inputs.get(1).and_then(|name| codes.get(name).cloned());
    if let Some(coded) = before {
        codes.insert(weight.clone(), changed.followed(coded));
    }
    node.inputs.truncate(1);
    node.inputs.push(weight.clone());
    if changed.bias.is_some() {
        node.inputs.push(bias.clone());
    }
    node.output = output;
    graph.weights.insert(weight, changed.weight);
    graph
        .weights
        .extend(changed.bias.map(|values| (bias, values)));
    true
}

/// The new constants of a convolution, or of a matrix, which has no bias.
struct Changed {
    weight: Weight,
    bias: Option<Weight>,
    /// What the weights were multiplied by, where they were: as many as there are channels.
    times: Option<Vec<f32>>,
    /// Whether channels are columns (of a matrix) or rows.
    spread: bool,
}

impl Changed {
    /// How the new weights came about, given how the old ones did.
    fn followed(&self, coded: Coded) -> Coded {
        let Some(times) = &self.times else {
            return coded;
        };
        let each = self.weight.data.len() / times.len().max(1);
        let inner = if self.spread { times.len() } else { 1 };
        coded.times(each, inner, times)
    }
}

fn scaled(graph: &Graph, node: &Node) -> Option<(String, Changed)> {
    let [a, b] = node.inputs.as_slice() else {
        return None;
    };
    let (name, constant) = match (graph.weight(a), graph.weight(b)) {
        (None, Some(constant)) => (a, constant),
        (Some(constant), None) if node.op != Op::Sub => (b, constant),
        _ => return None,
    };
    let maker = giver(graph, name)?;
    if readers(graph, name) != 1 {
        return None;
    }
    let inputs = maker.inputs.as_slice();
    let (weight, bias) = match inputs {
        [_, weight] => (graph.weight(weight)?, None),
        [_, weight, bias] => (graph.weight(weight)?, Some(graph.weight(bias)?)),
        _ => return None,
    };
    let (channels, spread) = match (&maker.op, weight.shape.as_slice()) {
        (Op::Conv { .. }, [out, ..]) => (*out, false),
        (Op::MatMul, [_, out]) => (*out, true),
        _ => return None,
    };
    // A sum after a matrix is as small as it gets.
    if spread && node.op != Op::Mul {
        return None;
    }
    let values = a_channel(constant, channels, spread)?;
    let mut biases = bias.map_or_else(|| vec![0.0; channels], |bias| bias.data.to_vec());
    let mut weights = weight.data.to_vec();
    match node.op {
        Op::Add => biases
            .iter_mut()
            .zip(&values)
            .for_each(|(bias, value)| *bias += value),
        Op::Sub => biases
            .iter_mut()
            .zip(&values)
            .for_each(|(bias, value)| *bias -= value),
        Op::Mul => {
            biases
                .iter_mut()
                .zip(&values)
                .for_each(|(bias, value)| *bias *= value);
            let each = weights.len() / channels.max(1);
            match spread {
                true => multiply(
                    weights
                        .chunks_mut(channels.max(1))
                        .flatten()
                        .zip(values.iter().cycle()),
                ),
                false => multiply(
                    weights
                        .iter_mut()
                        .zip(values.iter().flat_map(|v| std::iter::repeat_n(v, each))),
                ),
            }
        }
        _ => return None,
    }
    let weight = Weight::new(weight.shape.clone(), weights)?;
    let bias = Weight::new(vec![channels], biases).filter(|_| !spread);
    if bias.is_none() != spread {
        return None;
    }
    let changed = Changed {
        weight,
        bias,
        times: (node.op == Op::Mul).then_some(values),
        spread,
    };
    Some((maker.output.clone(), changed))
}

fn multiply<'a>(pairs: impl Iterator<Item = (&'a mut f32, &'a f32)>) {
    pairs.for_each(|(value, by)| *value *= by);
}

/// One value per channel, where a constant is that for pictures (C, 1, 1) or for rows (C).
fn a_channel(constant: &Weight, channels: usize, row: bool) -> Option<Vec<f32>> {
    let after = if row { 0 } else { 2 };
    let [only] = *constant.data else {
        let (ones, rest) = constant
            .shape
            .split_at_checked(constant.shape.len().checked_sub(after + 1)?)?;
        let (side, tail) = rest.split_first()?;
        let fits = *side == channels && ones.iter().chain(tail).all(|n| *n == 1);
        return fits.then(|| constant.data.to_vec());
    };
    Some(vec![only; channels])
}

/// Slopes as C, 1, 1, however the exporter wrote them.
fn columns_of_slopes(graph: &mut Graph) {
    let slopes = graph.nodes.iter().filter(|node| node.op == Op::PRelu);
    let names: Vec<String> = slopes
        .filter_map(|node| node.inputs.get(1).cloned())
        .collect();
    for name in names {
        if let Some(weight) = graph.weights.get_mut(&name) {
            weight.shape = vec![weight.data.len(), 1, 1];
        }
    }
}

/// Leaves out what the output does not need, and checks the order of nodes.
fn drop_unused(graph: &mut Graph) -> Read<()> {
    let mut needed = HashSet::from([graph.output.clone()]);
    let mut kept = Vec::new();
    for node in std::mem::take(&mut graph.nodes).into_iter().rev() {
        if needed.contains(&node.output) {
            needed.extend(node.inputs.iter().cloned());
            kept.push(node);
        }
    }
    kept.reverse();
    graph.nodes = kept;
    let weights: BTreeMap<String, Weight> = std::mem::take(&mut graph.weights);
    graph.weights = weights
        .into_iter()
        .filter(|(name, _)| needed.contains(name))
        .collect();
    let given: HashMap<&str, usize> = graph
        .nodes
        .iter()
        .enumerate()
        .map(|(n, node)| (node.output.as_str(), n))
        .collect();
    let known = |name: &str, before: usize| {
        name == graph.input
            || graph.weights.contains_key(name)
            || given.get(name).is_some_and(|n| *n < before)
    };
    let ordered = |(n, node): (usize, &Node)| node.inputs.iter().all(|name| known(name, n));
    if graph.nodes.iter().enumerate().all(ordered) && given.contains_key(graph.output.as_str()) {
        Ok(())
    } else {
        flaw("an operation reads what is not given before it")
    }
}
