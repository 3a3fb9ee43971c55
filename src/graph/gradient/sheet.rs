//! What is written of a gradient: operations whose results are numbered, and their constants.

use std::sync::Arc;

use crate::onnx::kind;
use crate::write::{Body, Values, list, number};

/// What makes of any number that is not tiny one beyond 1 and below 0: exact, since it only changes the exponent.
const STEEP: f32 = (1_u128 << 100) as f32;

/// Operations and constants under names of their own.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) body: Body,
    made: usize,
}

impl Sheet {
    fn fresh(&mut self) -> String {
        self.made += 1;
        format!("gradient:{}", self.made)
    }

    /// Writes an operation; the name of its result.
    pub(super) fn add(&mut self, kind: &str, inputs: &[&str]) -> String {
        self.add_with(kind, inputs, &[])
    }

    /// Writes an operation with attributes; the name of its result.
    pub(super) fn add_with(
        &mut self,
        kind: &str,
        inputs: &[&str],
        attributes: &[Vec<u8>],
    ) -> String {
        let output = self.fresh();
        self.written(kind, inputs, &output, attributes);
        output
    }

    /// Writes an operation whose result has a name already.
    pub(super) fn named(&mut self, kind: &str, inputs: &[&str], output: &str) {
        self.written(kind, inputs, output, &[]);
    }

    fn written(&mut self, kind: &str, inputs: &[&str], output: &str, attributes: &[Vec<u8>]) {
        let inputs: Vec<String> = inputs.iter().map(|name| (*name).to_owned()).collect();
        self.body.add(kind, &inputs, output, attributes);
    }

    /// A constant of numbers.
    pub(super) fn numbers(&mut self, shape: &[usize], values: Vec<f32>) -> String {
        self.constant(kind::FLOAT, shape, Values::Own(values))
    }

    /// A constant of numbers that the network has, too.
    pub(super) fn shared(&mut self, shape: &[usize], values: &Arc<[f32]>) -> String {
        self.constant(kind::FLOAT, shape, Values::Shared(values.clone()))
    }

    fn constant(&mut self, kind: u64, shape: &[usize], values: Values) -> String {
        let name = self.fresh();
        self.body.constant(&name, kind, shape, values);
        name
    }

    /// A constant of one number.
    pub(super) fn single(&mut self, value: f32) -> String {
        self.numbers(&[], vec![value])
    }

    /// A constant of whole numbers.
    pub(super) fn integers(&mut self, values: &[i64]) -> String {
        let raw = values.iter().flat_map(|v| v.to_le_bytes()).collect();
        self.constant(kind::INT64, &[values.len()], Values::Raw(raw))
    }

    /// The same values in this shape.
    pub(super) fn reshaped(&mut self, x: &str, shape: &[usize]) -> String {
        let shape: Vec<i64> = shape.iter().map(|side| *side as i64).collect();
        let shape = self.integers(&shape);
        self.add("Reshape", &[x, &shape])
    }

    /// Each channel of a picture times a number, plus a number: a convolution of one tap, which the engine runs without
    /// turning the picture around.
    pub(super) fn taps(&mut self, x: &str, factors: Vec<f32>, plus: Vec<f32>) -> String {
        let channels = factors.len();
        let factors = self.numbers(&[channels, 1, 1, 1], factors);
        let plus = self.numbers(&[channels], plus);
        let groups = [number("group", channels), list("kernel_shape", &[1, 1])];
        self.add_with("Conv", &[x, &factors, &plus], &groups)
    }

    /// 1 where `sign * x + shift` is above 0, else 0, for a picture of so many channels. Between 0 and 2^-100 it is something
    /// in between.
    pub(super) fn step(&mut self, x: &str, channels: usize, sign: f32, shift: f32) -> String {
        let factors = vec![sign * STEEP; channels];
        let steep = self.taps(x, factors, vec![shift * STEEP; channels]);
        let (zero, one) = (self.single(0.0), self.single(1.0));
        self.add("Clip", &[&steep, &zero, &one])
    }
}
