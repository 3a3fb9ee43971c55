//! The gradient of a recogniser as an ONNX file of its own: reverse-mode differentiation, written out once.
//!
//! The file has the network's own operations, the cosine of its embedding and a reference, and, from the end to the beginning, the
//! operations of the chain rule, each an ordinary operator of opset 13 that ONNX Runtime runs well: one run gives the
//! embedding, the cosine and its gradient by the input. Batch and sizes are fixed, as those of the network's input.
//!
//! Which operators are chosen decides about the time (`Where`, `Greater` and `PRelu` make the engine turn every picture
//! around; docs/cloak.md tells what was measured): masks are the steps of `Sheet::step`, convolutions with a stride come
//! back by the forms of `convolution`.

mod convolution;
mod sheet;

use std::collections::{HashMap, HashSet};

use crate::write::{Dim, list, number};
use crate::{Flaw, Graph, Node, Op, elements, prelu, shapes};
use sheet::Sheet;

/// The input, 1, D, for the reference: of length 1.
pub const REFERENCE: &str = "gradient:reference";
/// The output, 1, D, for the embedding: what the network gives, as one row.
pub const EMBEDDING: &str = "gradient:embedding";
/// The output, 1, 1, for the cosine of the angle between embedding and reference.
pub const COSINE: &str = "gradient:cosine";
/// The output of the shape of the network's input: how the cosine changes with each of its values.
pub const GRADIENT: &str = "gradient:gradient";

/// The least length of an embedding in the cosine, which has no angle at 0.
const LEAST: f32 = 1e-8;

/// Why a network has no gradient that can be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unwritten {
    /// An operation that no form is known for, at least not as it is used here: the operator and the output of its node.
    #[error("{operator} ({output}) has no gradient here")]
    NoForm {
        /// The ONNX operator.
        operator: &'static str,
        /// What its node gives.
        output: String,
    },
    /// The network contradicts itself.
    #[error(transparent)]
    Flaw(#[from] Flaw),
}

/// The ONNX file of a network with its gradient: inputs are the network's own and [`REFERENCE`], outputs are [`EMBEDDING`],
/// [`COSINE`] and [`GRADIENT`].
///
/// # Errors
/// [`Unwritten::NoForm`] for the first operation, from the end, without a form; [`Unwritten::Flaw`] where the parts of the
/// network do not fit, or its output does not depend on its input.
pub fn written(network: &Graph) -> Result<Vec<u8>, Unwritten> {
    let mut graph = network.clone();
    prelu::join(&mut graph);
    let mut chain = Chain {
        shapes: shapes::shapes(&graph)?,
        graph: &graph,
        sheet: Sheet::default(),
        live: HashSet::from([graph.input.as_str()]),
        factors: HashMap::new(),
        slopes: HashMap::new(),
    };
    for node in &graph.nodes {
        chain.forward(node)?;
    }
    let length = chain.head()?;
    for node in graph.nodes.iter().rev() {
        if let Some(slope) = chain.slopes.remove(&node.output) {
            chain.back(node, &slope)?;
        }
    }
    let Some(slope) = chain.slopes.remove(&graph.input) else {
        return Err(Flaw("the output does not depend on the input".into()).into());
    };
    chain.sheet.named("Identity", &[&slope], GRADIENT);
    for (name, weight) in &graph.weights {
        chain.sheet.body.weight(name, weight);
    }
    let input = graph.input_shape.map(Dim::Size);
    let reference = [Dim::Size(1), Dim::Size(length)];
    let inputs: [(&str, &[Dim]); 2] = [(&graph.input, &input), (REFERENCE, &reference)];
    let file = chain.sheet.body;
    Ok(file.file(&inputs, &[EMBEDDING, COSINE, GRADIENT]))
}

/// A network on its way back.
struct Chain<'a> {
    graph: &'a Graph,
    shapes: HashMap<String, Vec<usize>>,
    sheet: Sheet,
    /// What depends on the input.
    live: HashSet<&'a str>,
    /// With what each PReLU multiplies, by the output of its node.
    factors: HashMap<&'a str, String>,
    /// The gradients by what is not yet done, by its name.
    slopes: HashMap<String, String>,
}

type Done = Result<(), Unwritten>;

fn no_form<T>(node: &Node) -> Result<T, Unwritten> {
    Err(Unwritten::NoForm {
        operator: node.op.name(),
        output: node.output.clone(),
    })
}

impl<'a> Chain<'a> {
    fn shape(&self, name: &str) -> &[usize] {
        self.shapes.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// Channels, height and width of a picture.
    fn picture(&self, name: &str) -> Option<[usize; 3]> {
        match self.shape(name) {
            [1, channels, height, width] => Some([*channels, *height, *width]),
            _ => None,
        }
    }

    /// The network's own operation. A PReLU becomes a product with a factor that the way back uses again.
    fn forward(&mut self, node: &'a Node) -> Done {
        if node
            .inputs
            .iter()
            .any(|name| self.live.contains(name.as_str()))
        {
            self.live.insert(&node.output);
        }
        let (Op::PRelu, [x, slope]) = (&node.op, node.inputs.as_slice()) else {
            self.sheet.body.node(node, self.graph);
            return Ok(());
        };
        let slopes = self.graph.weight(slope).map(|slope| slope.data.clone());
        let Some(slopes) = slopes else {
            return no_form(node);
        };
        let step = self.sheet.step(x, slopes.len(), 1.0, 0.0);
        let rest: Vec<f32> = slopes.iter().map(|slope| 1.0 - slope).collect();
        let factor = self.sheet.taps(&step, rest, slopes.to_vec());
        self.sheet.named("Mul", &[x, &factor], &node.output);
        self.factors.insert(&node.output, factor);
        Ok(())
    }

    /// The cosine, and its gradient by the network's output; how many numbers an embedding has.
    fn head(&mut self) -> Result<usize, Unwritten> {
        let output = &self.graph.output;
        let shape = self.shape(output).to_vec();
        let length = elements(&shape).unwrap_or(0);
        let sheet = &mut self.sheet;
        let row = sheet.integers(&[1, -1]);
        sheet.named("Reshape", &[output, &row], EMBEDDING);
        let along = [list("axes", &[1]), number("keepdims", 1)];
        let size = sheet.add_with("ReduceL2", &[EMBEDDING], &along);
        let (least, most) = (sheet.single(LEAST), sheet.single(f32::INFINITY));
        let size = sheet.add("Clip", &[&size, &least, &most]);
        let unit = sheet.add("Div", &[EMBEDDING, &size]);
        let product = sheet.add("Mul", &[&unit, REFERENCE]);
        let axis = sheet.integers(&[1]);
        sheet.named("ReduceSum", &[&product, &axis], COSINE);
        // What of the reference stands across the embedding, over the embedding's length.
        let along = sheet.add("Mul", &[&unit, COSINE]);
        let across = sheet.add("Sub", &[REFERENCE, &along]);
        let slope = sheet.add("Div", &[&across, &size]);
        let slope = sheet.reshaped(&slope, &shape);
        self.slopes.insert(output.clone(), slope);
        Ok(length)
    }

    /// Adds to the gradient by a value what comes back through one of its readers.
    fn meet(&mut self, name: &str, slope: String) {
        if !self.live.contains(name) {
            return;
        }
        let sum = match self.slopes.remove(name) {
            Some(other) => self.sheet.add("Add", &[&other, &slope]),
            None => slope,
        };
        self.slopes.insert(name.to_owned(), sum);
    }

    /// What comes back through an operation, by the gradient by its output.
    fn back(&mut self, node: &Node, slope: &str) -> Done {
        if !self.live.contains(node.output.as_str()) {
            return Ok(());
        }
        match (&node.op, node.inputs.as_slice()) {
            (Op::Conv { .. }, [x, weight, ..]) => {
                let back = convolution::back(self, node, (x, weight), slope)?;
                self.meet(x, back);
            }
            (Op::PRelu, [x, _]) => {
                let Some(factor) = self.factors.get(node.output.as_str()) else {
                    return no_form(node);
                };
                let back = self.sheet.add("Mul", &[slope, factor]);
                self.meet(x, back);
            }
            (Op::Relu, [x]) => {
                let back = self.within(node, slope, (0.0, f32::INFINITY))?;
                self.meet(x, back);
            }
            (Op::Clip { min, max }, [x]) => {
                let back = self.within(node, slope, (*min, *max))?;
                self.meet(x, back);
            }
            (Op::Add | Op::Sub | Op::Mul | Op::MatMul, [a, b]) => {
                return self.back_to_two(node, slope, [a, b]);
            }
            (Op::GlobalAveragePool, [x]) => {
                let Some([_, height, width]) = self.picture(x) else {
                    return no_form(node);
                };
                let plane = height * width;
                let each = vec![1.0 / plane as f32; plane];
                let each = self.sheet.numbers(&[1, 1, height, width], each);
                let back = self.sheet.add("Mul", &[slope, &each]);
                self.meet(x, back);
            }
            (Op::Reshape { .. }, [x]) => {
                let shape = self.shape(x).to_vec();
                let back = self.sheet.reshaped(slope, &shape);
                self.meet(x, back);
            }
            (Op::Transpose { order }, [x]) => {
                let mut back = vec![0; order.len()];
                for (place, from) in order.iter().enumerate() {
                    if let Some(back) = back.get_mut(*from) {
                        *back = place;
                    }
                }
                let order = [list("perm", &back)];
                let back = self.sheet.add_with("Transpose", &[slope], &order);
                self.meet(x, back);
            }
            _ => return no_form(node),
        }
        Ok(())
    }

    /// Through what keeps numbers between two limits: the gradient where the result lies inside.
    fn within(
        &mut self,
        node: &Node,
        slope: &str,
        (min, max): (f32, f32),
    ) -> Result<String, Unwritten> {
        let Some([channels, _, _]) = self.picture(&node.output) else {
            return no_form(node);
        };
        let mut back = slope.to_owned();
        for (limit, sign) in [(min, 1.0), (max, -1.0)] {
            if limit.is_finite() {
                let step = self.sheet.step(&node.output, channels, sign, -sign * limit);
                back = self.sheet.add("Mul", &[&back, &step]);
            }
        }
        Ok(back)
    }

    /// Through an operation of two values, each of which may depend on the input.
    fn back_to_two(&mut self, node: &Node, slope: &str, [a, b]: [&String; 2]) -> Done {
        for (place, (own, other)) in [(a, b), (b, a)].into_iter().enumerate() {
            if !self.live.contains(own.as_str()) {
                continue;
            }
            // A smaller one that is repeated would want a sum.
            let same = self.shape(own) == self.shape(&node.output);
            let back = match (&node.op, place) {
                (Op::MatMul, 0) if !self.live.contains(other.as_str()) => {
                    let turned = [number("transB", 1)];
                    self.sheet.add_with("Gemm", &[slope, other], &turned)
                }
                (Op::Add, _) | (Op::Sub, 0) if same => slope.to_owned(),
                (Op::Sub, _) if same => self.sheet.add("Neg", &[slope]),
                (Op::Mul, _) if same => self.sheet.add("Mul", &[slope, other]),
                _ => return no_form(node),
            };
            self.meet(own, back);
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::Weight;

    fn network(ops: &[Op]) -> Graph {
        let names = ["x", "a", "b", "c"];
        let nodes = ops.iter().zip(names.windows(2));
        Graph {
            input: "x".into(),
            input_shape: [1, 2, 4, 4],
            output: names[ops.len()].into(),
            nodes: nodes
                .map(|(op, names)| Node {
                    op: op.clone(),
                    inputs: vec![names[0].into()],
                    output: names[1].into(),
                })
                .collect(),
            weights: [].into(),
        }
    }

    #[test]
    fn what_has_no_form_is_refused_by_its_name() {
        let greatest = Op::MaxPool {
            kernel: [2, 2],
            strides: [2, 2],
            pads: [0; 4],
        };
        let refused = written(&network(&[Op::Relu, greatest])).unwrap_err();
        let Unwritten::NoForm { operator, output } = &refused else {
            panic!("{refused}");
        };
        assert_eq!((*operator, output.as_str()), ("MaxPool", "b"));
        for op in [Op::Abs, Op::Tanh, Op::Upsample { scale: 2 }] {
            let name = op.name();
            let refused = written(&network(&[op])).unwrap_err();
            assert!(refused.to_string().contains(name), "{refused}");
        }
    }

    #[test]
    fn a_sum_that_repeats_what_depends_on_the_input_is_refused() {
        let mut graph = network(&[Op::GlobalAveragePool, Op::Relu]);
        graph.nodes[1].op = Op::Add;
        graph.nodes[1].inputs.push("x".into());
        assert!(matches!(
            written(&graph),
            Err(Unwritten::NoForm {
                operator: "Add",
                ..
            })
        ));
    }

    #[test]
    fn an_output_that_knows_nothing_of_the_input_is_refused() {
        let mut graph = network(&[Op::Relu]);
        graph.nodes[0].inputs = vec!["w".into()];
        let weight = Weight::new(vec![1, 2, 4, 4], vec![1.0; 32]).unwrap();
        graph.weights.insert("w".into(), weight);
        assert!(matches!(written(&graph), Err(Unwritten::Flaw(_))));
    }

    #[test]
    fn the_same_network_gives_the_same_bytes() {
        let graph = network(&[Op::Relu, Op::GlobalAveragePool]);
        assert_eq!(written(&graph).unwrap(), written(&graph).unwrap());
    }
}
