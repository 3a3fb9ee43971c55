//! A small convolutional network that reads digits: 12 kernels of 3 x 3, the larger of each 2 x 2, 64 hidden units, 10 digits.
//!
//! `examples/train_digits.rs` trains it. Sums have one order and the exponential is our own, so every machine gives the same bits.

use std::sync::LazyLock;

use super::{Digit, INK, SIDE};

/// Kernels of the convolution.
pub(super) const KERNELS: usize = 12;
/// What the hidden layer reads.
const POOLED: usize = (SIDE / 2) * (SIDE / 2);
/// Units of the hidden layer.
const HIDDEN: usize = 64;
/// Digits.
const CLASSES: usize = 10;
/// Its numbers: kernels, hidden layer, output, each followed by its biases.
const NUMBERS: usize = 10 * KERNELS + (POOLED * KERNELS + 1) * HIDDEN + (HIDDEN + 1) * CLASSES;

/// Trained by us; `f32`, little-endian, in the order of [`NUMBERS`].
static WEIGHTS: &[u8; 4 * NUMBERS] = include_bytes!("../../../assets/workshop/digits.weights");

static OURS: LazyLock<Network> = LazyLock::new(|| {
    let numbers = WEIGHTS.as_chunks().0.iter();
    Network::of(numbers.map(|bytes| f32::from_le_bytes(*bytes)))
});

/// What the network makes of a digit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// The probability of each digit, 0 to 1; together 1.
    pub probabilities: [f32; CLASSES],
}

impl Reading {
    /// The likeliest digit, the smallest of equals.
    pub fn digit(&self) -> u8 {
        let mut best = (0, f32::MIN);
        for (digit, probability) in (0..).zip(self.probabilities) {
            if probability > best.1 {
                best = (digit, probability);
            }
        }
        best.0
    }

    /// How sure the network is of a digit, 0 to 1; 0 for what is no digit.
    pub fn of(&self, digit: u8) -> f32 {
        let found = self.probabilities.get(usize::from(digit));
        found.copied().unwrap_or_default()
    }
}

/// A network that reads digits.
#[derive(Debug, Clone)]
pub struct Network {
    kernels: [[f32; KERNELS]; 9],
    kernel_bias: [f32; KERNELS],
    hidden: Vec<[f32; HIDDEN]>,
    hidden_bias: [f32; HIDDEN],
    output: Vec<[f32; CLASSES]>,
    output_bias: [f32; CLASSES],
}

impl Network {
    /// How many numbers make a network.
    pub const NUMBERS: usize = NUMBERS;

    /// The one that the program brings.
    pub fn ours() -> &'static Self {
        &OURS
    }

    /// A network of its [`Network::NUMBERS`]: 9 x 12 kernels and 12 biases, 192 x 64 and 64, 64 x 10 and 10; what is missing is 0.
    pub fn of(mut numbers: impl Iterator<Item = f32>) -> Self {
        let mut next = || numbers.next().unwrap_or_default();
        Self {
            kernels: [(); 9].map(|()| [(); KERNELS].map(|()| next())),
            kernel_bias: [(); KERNELS].map(|()| next()),
            hidden: (0..POOLED * KERNELS)
                .map(|_| [(); HIDDEN].map(|()| next()))
                .collect(),
            hidden_bias: [(); HIDDEN].map(|()| next()),
            output: (0..HIDDEN)
                .map(|_| [(); CLASSES].map(|()| next()))
                .collect(),
            output_bias: [(); CLASSES].map(|()| next()),
        }
    }

    /// Reads a digit.
    pub fn read(&self, digit: &Digit) -> Reading {
        let pooled = self.pooled(digit);
        let mut hidden = self.hidden_bias;
        for (value, weights) in pooled.as_flattened().iter().zip(&self.hidden) {
            add(&mut hidden, *value, weights);
        }
        let mut output = self.output_bias;
        for (value, weights) in hidden.iter().zip(&self.output) {
            add(&mut output, value.max(0.0), weights);
        }
        Reading {
            probabilities: softmax(output),
        }
    }

    /// The convolution, with paper around the digit, and the largest answer of each 2 x 2, 0 at least.
    fn pooled(&self, digit: &Digit) -> [[f32; KERNELS]; POOLED] {
        let mut framed = [[0.0; SIDE + 2]; SIDE + 2];
        for (row, inks) in framed.iter_mut().skip(1).zip(&digit.0) {
            for (value, ink) in row.iter_mut().skip(1).zip(inks) {
                *value = f32::from(*ink) / f32::from(INK);
            }
        }
        let mut pooled = [[0.0_f32; KERNELS]; POOLED];
        for (y, [above, row, below]) in framed.array_windows().enumerate() {
            let around = above.array_windows::<3>().zip(row.array_windows::<3>());
            for (x, ((above, row), below)) in around.zip(below.array_windows::<3>()).enumerate() {
                let mut answer = self.kernel_bias;
                let taps = above.iter().chain(row).chain(below);
                for (value, weights) in taps.zip(&self.kernels) {
                    add(&mut answer, *value, weights);
                }
                let Some(best) = pooled.get_mut(y / 2 * (SIDE / 2) + x / 2) else {
                    continue;
                };
                for (best, answer) in best.iter_mut().zip(answer) {
                    *best = best.max(answer);
                }
            }
        }
        pooled
    }
}

/// Adds a unit's share to each sum; much of a digit is 0.
fn add<const N: usize>(sums: &mut [f32; N], value: f32, weights: &[f32; N]) {
    if value != 0.0 {
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum += value * weight;
        }
    }
}

fn softmax(values: [f32; CLASSES]) -> [f32; CLASSES] {
    let largest = values.into_iter().fold(f32::MIN, f32::max);
    let powers = values.map(|value| exp(value - largest));
    let sum: f32 = powers.iter().sum();
    powers.map(|power| power / sum)
}

/// e to the power of a number of at most 0, to six digits, with the same bits on every machine: the system's own may differ in the last.
pub fn exp(power: f32) -> f32 {
    if power < -80.0 {
        return 0.0;
    }
    // e^x = (e^(x/4096))^4096; the series of the small power ends with its fourth.
    let small = f64::from(power) / 4096.0;
    let mut value = 1.0 + small * (1.0 + small / 2.0 * (1.0 + small / 3.0 * (1.0 + small / 4.0)));
    for _ in 0..12 {
        value *= value;
    }
    value as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_exponential_is_the_usual_one() {
        for power in [0.0, -0.001, -0.5, -1.0, -7.3, -20.0, -79.0] {
            let (ours, usual) = (exp(power), power.exp());
            assert!(
                (ours - usual).abs() <= 2e-6 * usual,
                "{power}: {ours} {usual}"
            );
        }
        assert_eq!(exp(-81.0), 0.0);
    }

    #[test]
    fn probabilities_are_a_whole_and_the_weights_are_small() {
        let reading = Network::ours().read(&super::super::drawn::digit(0, 1));
        let sum: f32 = reading.probabilities.iter().sum();
        assert!((sum - 1.0).abs() < 1e-5);
        assert!(WEIGHTS.len() < 100_000);
        assert!(WEIGHTS.iter().any(|byte| *byte != 0));
    }
}
