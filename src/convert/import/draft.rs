//! A network that is being read: operations are added one by one, and each must fit those before.

use std::collections::{BTreeMap, HashMap};

use ombrelle_graph::shapes::shape;
use ombrelle_graph::{Graph, Node, Op, Read, Weight};

use crate::codes::{Coded, Codes, Imported};

/// A network that is being read.
pub(super) struct Draft {
    pub(super) graph: Graph,
    codes: Codes,
    /// Shapes of the tensors so far, for a batch of one.
    shapes: HashMap<String, Vec<usize>>,
}

impl Draft {
    pub(super) fn new(output: &str) -> Self {
        Self {
            graph: Graph {
                input: String::new(),
                input_shape: [0; 4],
                output: output.to_owned(),
                nodes: Vec::new(),
                weights: BTreeMap::new(),
            },
            codes: Codes::new(),
            shapes: HashMap::new(),
        }
    }

    /// The network, once it is whole.
    pub(super) fn imported(self) -> Imported {
        let Self { graph, codes, .. } = self;
        Imported { graph, codes }
    }

    pub(super) fn input(&mut self, name: &str, shape: [usize; 4]) {
        name.clone_into(&mut self.graph.input);
        self.graph.input_shape = shape;
        self.shapes.insert(name.to_owned(), shape.to_vec());
    }

    pub(super) fn weight(&mut self, name: &str, weight: Weight) {
        self.shapes.insert(name.to_owned(), weight.shape.clone());
        self.graph.weights.insert(name.to_owned(), weight);
    }

    /// Notes how a weight came about, where that is known.
    pub(super) fn coded(&mut self, name: &str, coded: Option<Coded>) {
        let coded = coded.map(|coded| (name.to_owned(), coded));
        self.codes.extend(coded);
    }

    /// Adds an operation.
    ///
    /// # Errors
    /// [`ombrelle_graph::Flaw`] where it does not fit what it reads.
    pub(super) fn add(&mut self, op: Op, inputs: &[&str], output: &str) -> Read<()> {
        let inputs = inputs.iter().map(|name| (*name).to_owned()).collect();
        let node = Node {
            op,
            inputs,
            output: output.to_owned(),
        };
        let shape = shape(&node, &self.shapes)?;
        self.shapes.insert(output.to_owned(), shape);
        self.graph.nodes.push(node);
        Ok(())
    }

    /// The shape of a tensor that is there.
    pub(super) fn shape(&self, name: &str) -> &[usize] {
        self.shapes.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}
