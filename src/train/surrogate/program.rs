//! A network made ready for libtorch: values have numbers instead of names, and it is known who
//! reads each of them last.

use std::collections::HashMap;

use tch::{TchError, Tensor, no_grad};

use super::operation::{self, Operation};
use ombrelle_graph::{Graph, Node, Op, Weight};

/// A network that libtorch can run, with its weights. They are held once, without gradients.
#[derive(Debug)]
pub(super) struct Program {
    steps: Vec<Step>,
    weights: Vec<Tensor>,
    output: usize,
    /// Inner values that a loss may look at, from the entrance to the end.
    watched: Vec<usize>,
}

#[derive(Debug)]
struct Step {
    operation: Operation,
    reads: Vec<Read>,
}

/// What a step reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Read {
    /// The input (0), or what step `n - 1` made. The last reader takes it, so that it is freed.
    Value {
        number: usize,
        last: bool,
    },
    Weight(usize),
}

impl Read {
    fn value(&self) -> Option<usize> {
        match self {
            Self::Value { number, .. } => Some(*number),
            Self::Weight(_) => None,
        }
    }
}

/// What a step works on: its own, or somebody else's as well.
pub(super) enum Value<'a> {
    /// Nobody reads it later.
    Taken(Tensor),
    /// Others read it.
    Lent(&'a Tensor),
}

impl AsRef<Tensor> for Value<'_> {
    fn as_ref(&self) -> &Tensor {
        match self {
            Self::Taken(tensor) => tensor,
            Self::Lent(tensor) => tensor,
        }
    }
}

/// Why a graph cannot be run.
#[derive(Debug)]
pub(super) enum Refused {
    /// The graph contradicts itself.
    Graph(String),
    /// libtorch threw.
    Thrown(TchError),
}

impl From<TchError> for Refused {
    fn from(error: TchError) -> Self {
        Self::Thrown(error)
    }
}

impl Program {
    /// Makes a network ready, and runs it once, which shows that its parts fit together.
    pub(super) fn new(graph: &Graph) -> Result<Self, Refused> {
        let mut weights = Vec::new();
        let mut numbered = HashMap::new();
        for (name, weight) in &graph.weights {
            numbered.insert(name.as_str(), Read::Weight(weights.len()));
            weights.push(tensor(weight)?);
        }
        let value = |number| Read::Value {
            number,
            last: false,
        };
        let mut known = numbered;
        known.insert(graph.input.as_str(), value(0));
        let mut steps = Vec::new();
        for node in &graph.nodes {
            let mut reads = reads(node, &known)?;
            if let (Op::PRelu, [_, Read::Weight(slope)]) = (&node.op, reads.as_slice()) {
                let slope = weights.get(*slope).map(Tensor::f_neg);
                let rest = slope.map(|less| less?.f_add_scalar(1.0)).transpose()?;
                reads.push(Read::Weight(weights.len()));
                weights.extend(rest);
            }
            let safe = reads
                .first()
                .is_some_and(|first| overwritable(*first, &steps));
            steps.push(Step {
                operation: Operation::new(&node.op, safe),
                reads,
            });
            known.insert(node.output.as_str(), value(steps.len()));
        }
        let Some(Read::Value { number: output, .. }) = known.get(graph.output.as_str()).copied()
        else {
            return Err(Refused::Graph(format!("{} is not there", graph.output)));
        };
        let mut program = Self {
            steps,
            weights,
            output,
            watched: Vec::new(),
        };
        program.choose_watched(graph)?;
        program.mark_last();
        Ok(program)
    }

    /// The output for an input of shape N, C, H, W.
    pub(super) fn run(&self, input: &Tensor) -> Result<Tensor, TchError> {
        let (output, _) = self.run_watched(input, &[])?;
        Ok(output)
    }

    /// The output, and the watched inner values.
    pub(super) fn run_with_inner(&self, input: &Tensor) -> Result<(Tensor, Vec<Tensor>), TchError> {
        self.run_watched(input, &self.watched)
    }

    fn run_watched(
        &self,
        input: &Tensor,
        kept: &[usize],
    ) -> Result<(Tensor, Vec<Tensor>), TchError> {
        let mut values = self.forward(input)?;
        let mut take = |number: usize| {
            let value = values.get_mut(number).and_then(Option::take);
            value.ok_or_else(|| TchError::Shape("a value was freed too early".to_owned()))
        };
        let inner = kept
            .iter()
            .map(|number| take(*number))
            .collect::<Result<_, _>>()?;
        Ok((take(self.output)?, inner))
    }

    /// All values that no step was the last to read.
    fn forward(&self, input: &Tensor) -> Result<Vec<Option<Tensor>>, TchError> {
        let mut values = vec![Some(channels_last(input)?)];
        for step in &self.steps {
            let made = step.run(&mut values, &self.weights)?;
            values.push(Some(made));
        }
        Ok(values)
    }

    /// The last value of each of the three lowest resolutions: what a loss on inner layers looks at.
    fn choose_watched(&mut self, graph: &Graph) -> Result<(), Refused> {
        let sizes = graph
            .input_shape
            .map(|size| i64::try_from(size).unwrap_or(i64::MAX));
        let options = (tch::Kind::Float, tch::Device::Cpu);
        let values = no_grad(|| {
            let input = Tensor::f_zeros(sizes, options)?;
            self.forward(&input)
        })?;
        let mut last: Vec<(i64, usize)> = Vec::new();
        for (number, (value, node)) in values.iter().skip(1).zip(&graph.nodes).enumerate() {
            let Some(size) = value.as_ref().map(Tensor::size) else {
                continue;
            };
            let [_, _, height, width] = size.as_slice() else {
                continue;
            };
            if !operation::is_layer(&node.op) || *height < COARSEST || *width < COARSEST {
                continue;
            }
            last.retain(|(seen, _)| seen != height);
            last.push((*height, number + 1));
        }
        let first = last.len().saturating_sub(WATCHED);
        let numbers = last.iter().skip(first).map(|(_, number)| *number);
        self.watched = numbers.filter(|number| *number != self.output).collect();
        Ok(())
    }

    /// Lets the last reader of each value take it, and write over it where it is the only one; output and
    /// watched values stay.
    fn mark_last(&mut self) {
        let mut seen = self.watched.clone();
        seen.push(self.output);
        let mut readers = vec![0_usize; self.steps.len() + 1];
        for number in self
            .steps
            .iter()
            .flat_map(|step| &step.reads)
            .filter_map(Read::value)
        {
            if let Some(readers) = readers.get_mut(number) {
                *readers += 1;
            }
        }
        for step in &mut self.steps {
            let first = step.reads.first().and_then(Read::value);
            let only = first.and_then(|number| readers.get(number)) == Some(&1);
            if !only {
                step.operation.keep_what_it_reads();
            }
        }
        for step in self.steps.iter_mut().rev() {
            let all: Vec<usize> = step.reads.iter().filter_map(Read::value).collect();
            for read in &mut step.reads {
                if let Read::Value { number, last } = read {
                    // Who reads a value twice cannot take it.
                    let once = all.iter().filter(|other| *other == number).count() == 1;
                    *last = once && !seen.contains(number);
                }
            }
            seen.extend(all);
        }
    }
}

/// Finest and coarsest of what is watched.
const WATCHED: usize = 3;
/// Height and width below which an inner value no longer tells where something is.
const COARSEST: i64 = 3;

impl Step {
    fn run(&self, values: &mut [Option<Tensor>], weights: &[Tensor]) -> Result<Tensor, TchError> {
        let missing = || TchError::Shape("a value was freed too early".to_owned());
        // First take what is read for the last time, then lend the rest.
        let mut taken: Vec<Option<Tensor>> = Vec::with_capacity(self.reads.len());
        for read in &self.reads {
            taken.push(match read {
                Read::Value { number, last: true } => {
                    let value = values.get_mut(*number).and_then(Option::take);
                    Some(value.ok_or_else(missing)?)
                }
                _ => None,
            });
        }
        let mut inputs = Vec::with_capacity(self.reads.len());
        for (read, own) in self.reads.iter().zip(taken) {
            inputs.push(match (read, own) {
                (_, Some(own)) => Value::Taken(own),
                (Read::Weight(number), None) => {
                    Value::Lent(weights.get(*number).ok_or_else(missing)?)
                }
                (Read::Value { number, .. }, None) => {
                    let value = values.get(*number).and_then(Option::as_ref);
                    Value::Lent(value.ok_or_else(missing)?)
                }
            });
        }
        self.operation.run(inputs)
    }
}

fn reads(node: &Node, known: &HashMap<&str, Read>) -> Result<Vec<Read>, Refused> {
    let find = |name: &String| {
        let read = known.get(name.as_str()).copied();
        read.ok_or_else(|| {
            Refused::Graph(format!("{} reads {name}, which is not there", node.output))
        })
    };
    node.inputs.iter().map(find).collect()
}

/// Whether a value may be written over as far as the gradient of the step that made it is concerned: it
/// needs what it read, not what it made.
fn overwritable(read: Read, steps: &[Step]) -> bool {
    let Read::Value { number, .. } = read else {
        return false;
    };
    let maker = number.checked_sub(1).and_then(|number| steps.get(number));
    maker.is_some_and(|step| step.operation.forgets_its_result())
}

fn tensor(weight: &Weight) -> Result<Tensor, Refused> {
    let sizes = weight.shape.iter().map(|size| i64::try_from(*size));
    let sizes: Result<Vec<i64>, _> = sizes.collect();
    let sizes = sizes.map_err(|_| Refused::Graph("a weight is too large".to_owned()))?;
    let flat = Tensor::f_from_slice(&weight.data)?;
    let shaped = flat.f_reshape(&sizes)?;
    Ok(match sizes.as_slice() {
        [_, _, _, _] => channels_last(&shaped)?,
        _ => shaped,
    })
}

/// The same tensor with the channels of a pixel side by side in memory, which convolutions keep to and
/// run quicker on.
fn channels_last(x: &Tensor) -> Result<Tensor, TchError> {
    x.f_permute([0, 2, 3, 1])?
        .f_contiguous()?
        .f_permute([0, 3, 1, 2])
}
