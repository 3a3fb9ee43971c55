//! PReLU in a form that ONNX Runtime runs quickly.
//!
//! The engine keeps pictures of a convolutional network in blocks of channels, and knows `PRelu` only for planes: it turns
//! the picture around each one, which takes longer than the convolutions of a small network. What it knows in blocks are
//! convolutions, `Relu` joined to them and sums joined to them. So
//!
//! `PRelu(x) = x + (1 - slope) * Relu(-x)`
//!
//! with each product as a convolution of one tap, one group per channel. The two are the same but for rounding. Gradients are
//! written from the whole (`gradient`), so the pieces are joined again there.

use std::collections::HashMap;

use crate::{Graph, Node, Op, Weight};

/// A convolution of one tap for each of this many channels.
fn tap(channels: usize) -> Op {
    Op::Conv {
        strides: [1, 1],
        pads: [0; 4],
        dilations: [1, 1],
        groups: channels,
    }
}

/// What the pieces of the PReLU that gives `output` are called.
fn piece(output: &str, what: &str) -> String {
    format!("{output}:{what}")
}

/// Replaces every `PRelu` by its pieces.
pub fn split(graph: &mut Graph) {
    let mut nodes = Vec::with_capacity(graph.nodes.len());
    for node in std::mem::take(&mut graph.nodes) {
        match pieces(&node, &mut graph.weights) {
            Some(pieces) => nodes.extend(pieces),
            None => nodes.push(node),
        }
    }
    let read = |name: &String| nodes.iter().any(|node| node.inputs.contains(name));
    graph.weights.retain(|name, _| read(name));
    graph.nodes = nodes;
}

fn pieces(
    node: &Node,
    weights: &mut std::collections::BTreeMap<String, Weight>,
) -> Option<[Node; 4]> {
    let (Op::PRelu, [x, slope]) = (&node.op, node.inputs.as_slice()) else {
        return None;
    };
    let slope = weights.get(slope)?;
    let channels = slope.data.len();
    let shape = vec![channels, 1, 1, 1];
    let turn = Weight::new(shape.clone(), vec![-1.0; channels])?;
    let rest = Weight::new(shape, slope.data.iter().map(|slope| 1.0 - slope).collect())?;
    let [turned, below, bent] = ["turned", "below", "bent"].map(|what| piece(&node.output, what));
    let [turn_name, rest_name] = ["turn", "rest"].map(|what| piece(&node.output, what));
    weights.insert(turn_name.clone(), turn);
    weights.insert(rest_name.clone(), rest);
    let made = |op, inputs, output: &String| Node {
        op,
        inputs,
        output: output.clone(),
    };
    Some([
        made(tap(channels), vec![x.clone(), turn_name], &turned),
        made(Op::Relu, vec![turned], &below),
        made(tap(channels), vec![below, rest_name], &bent),
        made(Op::Add, vec![bent, x.clone()], &node.output),
    ])
}

/// Joins the pieces that [`split`] wrote into `PRelu` again.
pub fn join(graph: &mut Graph) {
    let places: HashMap<&str, &Node> = graph
        .nodes
        .iter()
        .map(|node| (node.output.as_str(), node))
        .collect();
    let found: Vec<(String, String, Weight)> = graph
        .nodes
        .iter()
        .filter_map(|sum| joined(sum, &places, graph))
        .collect();
    for (output, x, slope) in found {
        let parts = ["turned", "below", "bent"].map(|what| piece(&output, what));
        graph.nodes.retain(|node| !parts.contains(&node.output));
        for what in ["turn", "rest"] {
            graph.weights.remove(&piece(&output, what));
        }
        let slope_name = piece(&output, "slope");
        graph.weights.insert(slope_name.clone(), slope);
        if let Some(node) = graph.nodes.iter_mut().find(|node| node.output == output) {
            node.op = Op::PRelu;
            node.inputs = vec![x, slope_name];
        }
    }
}

/// The name that a sum gives, what it is the PReLU of, and the slope; none where it is another sum.
fn joined(
    sum: &Node,
    nodes: &HashMap<&str, &Node>,
    graph: &Graph,
) -> Option<(String, String, Weight)> {
    let part = |what: &str| piece(&sum.output, what);
    let node = |what: &str| nodes.get(part(what).as_str()).copied();
    let (Op::Add, [bent, x]) = (&sum.op, sum.inputs.as_slice()) else {
        return None;
    };
    let rest = graph.weight(&part("rest"))?;
    let turn = graph.weight(&part("turn"))?;
    let channels = rest.data.len();
    let whole = *bent == part("bent")
        && turn.data.len() == channels
        && turn.data.iter().all(|value| *value == -1.0);
    let fits = |what: &str, op: &Op, inputs: [&str; 2]| {
        let inputs = inputs.iter().filter(|name| !name.is_empty());
        node(what).is_some_and(|node| node.op == *op && node.inputs.iter().eq(inputs))
    };
    let in_place = fits("turned", &tap(channels), [x, &part("turn")])
        && fits("below", &Op::Relu, [&part("turned"), ""])
        && fits("bent", &tap(channels), [&part("below"), &part("rest")]);
    if !(whole && in_place) {
        return None;
    }
    let slopes = rest.data.iter().map(|rest| 1.0 - rest).collect();
    let slope = Weight::new(vec![channels, 1, 1], slopes)?;
    Some((sum.output.clone(), x.clone(), slope))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn graph() -> Graph {
        let slope = Weight::new(vec![2, 1, 1], vec![0.25, -1.5]).unwrap();
        Graph {
            input: "x".into(),
            input_shape: [1, 2, 3, 3],
            output: "y".into(),
            nodes: vec![Node {
                op: Op::PRelu,
                inputs: vec!["x".into(), "y:slope".into()],
                output: "y".into(),
            }],
            weights: [("y:slope".to_owned(), slope)].into(),
        }
    }

    #[test]
    fn what_is_split_is_joined_again() {
        let mut split_up = graph();
        split(&mut split_up);
        assert_eq!(split_up.nodes.len(), 4);
        assert_eq!(*split_up.weights["y:rest"].data, [0.75, 2.5]);
        join(&mut split_up);
        assert_eq!(split_up, graph());
    }

    #[test]
    fn what_only_looks_like_the_pieces_is_left() {
        let mut other = graph();
        split(&mut other);
        let turn = Weight::new(vec![2, 1, 1, 1], vec![-1.0, -2.0]).unwrap();
        other.weights.insert("y:turn".into(), turn);
        let before = other.clone();
        join(&mut other);
        assert_eq!(other, before);
    }
}
