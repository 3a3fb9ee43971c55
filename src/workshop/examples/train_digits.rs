//! Trains the reader of digits of the room "one pixel", and writes its weights: `cargo xtask digits`.
//!
//! `train_digits DIGITS.CSV.GZ WEIGHTS`: the first is scikit-learn's copy of the test part of Optical Recognition of Handwritten Digits (E. Alpaydin,
//! C. Kaynak, UCI, 1998): 1797 digits of 8 x 8. Every fifth one is held out. One thread, sums in one order, seeded: the same bytes each time.

// An example stops at what it did not expect, and prints what it measured.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

#[path = "digits/mod.rs"]
mod digits;

use std::time::Instant;

use ombrelle_base::chance::Chance;
use ombrelle_workshop::pixel::{Digit, Network, exp};

use digits::{Labelled, right};

const K: usize = 12;
const POOLED: usize = 16 * K;
const HIDDEN: usize = 64;
const EPOCHS: usize = 60;
const BATCH: usize = 16;
const RATE: f32 = 0.08;
const MOMENTUM: f32 = 0.9;
/// Weights are drawn back by this part of themselves in each step.
const DECAY: f32 = 1e-4;

/// Where each layer begins in the one row of numbers.
const KERNEL_BIAS: usize = 9 * K;
const HIDDEN_AT: usize = KERNEL_BIAS + K;
const HIDDEN_BIAS: usize = HIDDEN_AT + POOLED * HIDDEN;
const OUTPUT_AT: usize = HIDDEN_BIAS + HIDDEN;
const OUTPUT_BIAS: usize = OUTPUT_AT + HIDDEN * 10;

fn main() {
    let mut names = std::env::args().skip(1);
    let (csv, weights) = (
        names.next().expect("DIGITS"),
        names.next().expect("WEIGHTS"),
    );
    let (learned, held_out) = digits::parts(&csv);
    let start = Instant::now();
    let numbers = train(&learned);
    let seconds = start.elapsed().as_secs_f32();
    let network = Network::of(numbers.iter().copied());
    println!("trained on {} digits in {seconds:.1} s", learned.len());
    for (name, part) in [("learned", &learned), ("held out", &held_out)] {
        let right = right(&network, part);
        let share = 100.0 * right as f32 / part.len() as f32;
        println!("{name}: {right} of {} right ({share:.2} %)", part.len());
    }
    let bytes: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
    println!("{} bytes", bytes.len());
    std::fs::write(weights, bytes).unwrap();
}

fn train(learned: &[Labelled]) -> Vec<f32> {
    let mut chance = Chance::stream(16, 0);
    let mut numbers = vec![0.0_f32; Network::NUMBERS];
    let mut fill = |from: usize, to: usize, inputs: usize| {
        let reach = (6.0 / inputs as f32).sqrt();
        numbers[from..to]
            .iter_mut()
            .for_each(|n| *n = chance.symmetric() * reach);
    };
    fill(0, KERNEL_BIAS, 9);
    fill(HIDDEN_AT, HIDDEN_BIAS, POOLED);
    fill(OUTPUT_AT, OUTPUT_BIAS, HIDDEN);
    let mut speed = vec![0.0_f32; numbers.len()];
    let mut order: Vec<usize> = (0..learned.len()).collect();
    let steps = EPOCHS * learned.len().div_ceil(BATCH);
    let mut step = 0;
    for _ in 0..EPOCHS {
        for n in (1..order.len()).rev() {
            order.swap(n, chance.below(n + 1));
        }
        for batch in order.chunks(BATCH) {
            let mut slope = vec![0.0_f32; numbers.len()];
            for &n in batch {
                let moved = moved(&learned[n].digit, &mut chance);
                add_slope(&numbers, &moved, learned[n].says, &mut slope);
            }
            let rate = RATE * (1.0 - step as f32 / steps as f32);
            for ((number, speed), slope) in numbers.iter_mut().zip(&mut speed).zip(&slope) {
                *speed = MOMENTUM * *speed - rate * (slope / batch.len() as f32 + DECAY * *number);
                *number += *speed;
            }
            step += 1;
        }
    }
    numbers
}

/// Every second digit is moved by up to a pixel.
fn moved(digit: &Digit, chance: &mut Chance) -> Digit {
    let (dx, dy) = match chance.below(2) {
        0 => (0, 0),
        _ => (chance.below(3) as i32 - 1, chance.below(3) as i32 - 1),
    };
    let mut moved = Digit([[0; 8]; 8]);
    for y in 0..8_i32 {
        for x in 0..8_i32 {
            let (from_x, from_y) = (x - dx, y - dy);
            if (0..8).contains(&from_x) && (0..8).contains(&from_y) {
                moved.0[y as usize][x as usize] = digit.0[from_y as usize][from_x as usize];
            }
        }
    }
    moved
}

/// Adds the slope of the cross entropy of one digit.
fn add_slope(w: &[f32], digit: &Digit, says: u8, slope: &mut [f32]) {
    let mut framed = [[0.0_f32; 10]; 10];
    for y in 0..8 {
        for x in 0..8 {
            framed[y + 1][x + 1] = f32::from(digit.0[y][x]) / 16.0;
        }
    }
    let (mut pooled, mut from) = ([0.0_f32; POOLED], [usize::MAX; POOLED]);
    for y in 0..8 {
        for x in 0..8 {
            let mut answer = [0.0_f32; K];
            answer.copy_from_slice(&w[KERNEL_BIAS..HIDDEN_AT]);
            for tap in 0..9 {
                let value = framed[y + tap / 3][x + tap % 3];
                for k in 0..K {
                    answer[k] += value * w[tap * K + k];
                }
            }
            let at = (y / 2 * 4 + x / 2) * K;
            for k in 0..K {
                if answer[k] > pooled[at + k] {
                    pooled[at + k] = answer[k];
                    from[at + k] = y * 8 + x;
                }
            }
        }
    }
    let mut hidden = [0.0_f32; HIDDEN];
    hidden.copy_from_slice(&w[HIDDEN_BIAS..OUTPUT_AT]);
    for (i, value) in pooled.iter().enumerate() {
        let weights = &w[HIDDEN_AT + i * HIDDEN..][..HIDDEN];
        for (sum, weight) in hidden.iter_mut().zip(weights) {
            *sum += value * weight;
        }
    }
    let lively = hidden.map(|value| value.max(0.0));
    let mut output = [0.0_f32; 10];
    output.copy_from_slice(&w[OUTPUT_BIAS..]);
    for (j, value) in lively.iter().enumerate() {
        for c in 0..10 {
            output[c] += value * w[OUTPUT_AT + j * 10 + c];
        }
    }
    let largest = output.into_iter().fold(f32::MIN, f32::max);
    let powers = output.map(|value| exp(value - largest));
    let sum: f32 = powers.iter().sum();
    let mut wrong = powers.map(|power| power / sum);
    wrong[usize::from(says)] -= 1.0;

    let mut back = [0.0_f32; HIDDEN];
    for j in 0..HIDDEN {
        for c in 0..10 {
            back[j] += wrong[c] * w[OUTPUT_AT + j * 10 + c];
            slope[OUTPUT_AT + j * 10 + c] += wrong[c] * lively[j];
        }
        if hidden[j] <= 0.0 {
            back[j] = 0.0;
        }
        slope[HIDDEN_BIAS + j] += back[j];
    }
    for c in 0..10 {
        slope[OUTPUT_BIAS + c] += wrong[c];
    }
    for i in 0..POOLED {
        let at = HIDDEN_AT + i * HIDDEN;
        let mut share = 0.0;
        for j in 0..HIDDEN {
            share += back[j] * w[at + j];
            slope[at + j] += back[j] * pooled[i];
        }
        // Where no answer was above 0, nothing passes.
        if from[i] == usize::MAX {
            continue;
        }
        let (y, x, k) = (from[i] / 8, from[i] % 8, i % K);
        slope[KERNEL_BIAS + k] += share;
        for tap in 0..9 {
            slope[tap * K + k] += share * framed[y + tap / 3][x + tap % 3];
        }
    }
}
