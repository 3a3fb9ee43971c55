//! The rooms: an attack on one digit with all its generations.
//!
//! `cargo bench -p ombrelle-workshop`. One thread; needs nothing.

use std::ops::ControlFlow;

use divan::Bencher;
use ombrelle_workshop::blur::{self, BLUR, CELL, STEPS};
use ombrelle_workshop::pixel::{self, Aim, Attack, drawn};

fn main() {
    divan::main();
}

/// Towards what is no digit, so that no attack ends early: 40,400 readings.
#[divan::bench(args = [1, 3, 5], sample_count = 10, sample_size = 1)]
fn attack(bencher: Bencher<'_, '_>, pixels: usize) {
    let digit = drawn::digit(0, 1);
    let plan = |seed| Attack {
        pixels,
        aim: Aim::Towards(10),
        seed,
    };
    bencher.bench_local(|| pixel::attack(&digit, plan(1), |_| ControlFlow::Continue(())));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn read_a_pixelated_word(bencher: Bencher<'_, '_>) {
    let seen = blur::mosaic(&blur::word("LENA", 3, 5), CELL);
    bencher.bench_local(|| blur::word_in_mosaic(&seen));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn undo_a_blur(bencher: Bencher<'_, '_>) {
    let seen = blur::blurred(&blur::word("LENA", 3, 5), BLUR);
    bencher.bench_local(|| blur::letters(&blur::restored(&seen, BLUR, STEPS)));
}
