//! Weights in the few bits in which they are published, and what is done to them until they are those of the ONNX file.
//!
//! Importers note both beside the weights themselves, and folding goes on with it; [rounding](crate::round) notes what it made.
//! So a [packed](crate::pack) network is the same computation once more, and the same bits come of it.

use std::collections::BTreeMap;

use ombrelle_graph::Graph;

/// A network that was read, with how its weights came about where they are published in fewer bits.
pub(crate) struct Imported {
    pub(crate) graph: Graph,
    pub(crate) codes: Codes,
}

impl From<Graph> for Imported {
    /// One of which nothing is known but its weights.
    fn from(graph: Graph) -> Self {
        let codes = Codes::new();
        Self { graph, codes }
    }
}

/// By the name of the weight.
pub(crate) type Codes = BTreeMap<String, Coded>;

/// How a weight came about, row-major.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Coded {
    pub(crate) numbers: Numbers,
    /// What was done to the numbers, in this order.
    pub(crate) steps: Vec<Step>,
}

/// Numbers as they are published.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Numbers {
    /// Of half precision (IEEE 754, binary16).
    Halves(Vec<u16>),
    /// Bytes, and the number that each stands for.
    Table(Box<[f32; 256]>, Vec<u8>),
    /// Whole numbers of eight bits.
    Signed(Vec<i8>),
    /// Whole numbers of so many bits.
    Whole(Bits, Vec<i16>),
}

/// How many bits a rounded weight has: the eight highest, and those that stand apart ([`ombrelle_graph::packed`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bits {
    pub(crate) low: u8,
}

impl Bits {
    /// None for a number of bits that fills no byte.
    pub(crate) fn new(bits: u8) -> Option<Self> {
        let low = bits.checked_sub(8)?;
        matches!(low, 1 | 2 | 4 | 8).then_some(Self { low })
    }

    /// The greatest whole number.
    pub(crate) fn most(self) -> i16 {
        i16::MAX >> (8 - self.low)
    }
}

/// What is done to all numbers of a weight; `run` and `inner` say which are done to which, as
/// [`ombrelle_graph::packed`] has it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Step {
    pub(crate) run: usize,
    pub(crate) inner: usize,
    pub(crate) by: By,
}

/// What is done to a number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum By {
    /// It is taken away.
    Less(Vec<i8>),
    /// It is multiplied and rounded.
    Times(Vec<f32>),
}

impl Numbers {
    pub(crate) fn count(&self) -> usize {
        match self {
            Self::Halves(all) => all.len(),
            Self::Table(_, all) => all.len(),
            Self::Signed(all) => all.len(),
            Self::Whole(_, all) => all.len(),
        }
    }

    /// In another order: the places that they are taken from; none where there is no such place.
    pub(crate) fn ordered(&self, places: &[usize]) -> Option<Self> {
        Some(match self {
            Self::Halves(all) => Self::Halves(ordered(all, places)?),
            Self::Table(table, all) => Self::Table(table.clone(), ordered(all, places)?),
            Self::Signed(all) => Self::Signed(ordered(all, places)?),
            Self::Whole(bits, all) => Self::Whole(*bits, ordered(all, places)?),
        })
    }
}

impl From<Numbers> for Coded {
    fn from(numbers: Numbers) -> Self {
        let steps = Vec::new();
        Self { numbers, steps }
    }
}

impl Coded {
    /// With one more product.
    pub(crate) fn times(mut self, run: usize, inner: usize, factors: &[f32]) -> Self {
        let by = By::Times(factors.to_vec());
        self.steps.push(Step { run, inner, by });
        self
    }

    /// Of a matrix of so many rows and columns, the one with both changed; none where a step does not go along its rows.
    pub(crate) fn turned(&self, rows: usize, columns: usize) -> Option<Self> {
        let numbers = self.numbers.ordered(&turned(rows, columns))?;
        let step = |step: &Step| {
            let along = columns.checked_div(step.run)?;
            if step.inner != 1 || along * step.run != columns {
                return None;
            }
            let places = turned(rows, along);
            let by = match &step.by {
                By::Less(all) => By::Less(ordered(all, &places)?),
                By::Times(all) => By::Times(ordered(all, &places)?),
            };
            let (run, inner) = (step.run, rows);
            Some(Step { run, inner, by })
        };
        let steps = self.steps.iter().map(step).collect::<Option<_>>()?;
        Some(Self { numbers, steps })
    }
}

/// The values at these places; none where there is no such place.
pub(crate) fn ordered<T: Copy>(values: &[T], places: &[usize]) -> Option<Vec<T>> {
    let values = places.iter().map(|place| values.get(*place).copied());
    values.collect()
}

/// The places of a matrix of so many rows and columns, column by column.
fn turned(rows: usize, columns: usize) -> Vec<usize> {
    let column = |column: usize| (0..rows).map(move |row| row * columns + column);
    (0..columns).flat_map(column).collect()
}
