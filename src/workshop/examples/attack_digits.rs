//! The table of docs/workshop.md: how often one, three and five pixels change the network's mind.
//!
//! `attack_digits DIGITS.CSV.GZ`: every held-out digit that the network reads rightly, away from it; and the first 5 of each kind towards each of the
//! nine others, as the paper counts.

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

use std::ops::ControlFlow;
use std::time::Instant;

use ombrelle_workshop::pixel::{Aim, Attack, Found, Network, attack};

use digits::Labelled;

fn main() {
    let csv = std::env::args().nth(1).expect("DIGITS");
    let (_, held_out) = digits::parts(&csv);
    let right = digits::right(Network::ours(), &held_out);
    println!(
        "{right} of {} held-out digits are read rightly",
        held_out.len()
    );
    let read = |one: &&Labelled| Network::ours().read(&one.digit).digit() == one.says;
    let read: Vec<&Labelled> = held_out.iter().filter(read).collect();
    for pixels in [1, 3, 5] {
        away(&read, pixels);
    }
    let few: Vec<&Labelled> = (0..10)
        .flat_map(|kind| read.iter().filter(move |one| one.says == kind).take(5))
        .copied()
        .collect();
    for pixels in [1, 3, 5] {
        towards(&few, pixels);
    }
}

fn run(one: &Labelled, pixels: usize, aim: Aim, seed: u64) -> Found {
    let plan = Attack { pixels, aim, seed };
    attack(&one.digit, plan, |_| ControlFlow::Continue(()))
}

fn away(read: &[&Labelled], pixels: usize) {
    let start = Instant::now();
    let (mut fooled, mut sure) = (0, 0.0);
    for (seed, one) in (0..).zip(read) {
        let found = run(one, pixels, Aim::Away, seed);
        if found.fooled {
            fooled += 1;
            sure += found.reading.of(found.reading.digit());
        }
    }
    let all = read.len();
    println!(
        "{pixels} pixels, away: {fooled} of {all} ({:.1} %), sure by {:.1} %; {:.2} s each",
        100.0 * fooled as f32 / all as f32,
        100.0 * sure / fooled.max(1) as f32,
        start.elapsed().as_secs_f32() / all as f32,
    );
}

fn towards(few: &[&Labelled], pixels: usize) {
    let (mut pairs, mut at_least_one, mut sure) = (0, 0, 0.0);
    for (seed, one) in (0..).zip(few) {
        let others = (0..10).filter(|wanted| *wanted != one.says);
        let found = others.map(|wanted| {
            let found = run(one, pixels, Aim::Towards(wanted), 1000 + seed);
            found.fooled.then(|| found.reading.of(wanted))
        });
        let found: Vec<f32> = found.flatten().collect();
        pairs += found.len();
        sure += found.iter().sum::<f32>();
        at_least_one += usize::from(!found.is_empty());
    }
    let all = few.len();
    println!(
        "{pixels} pixels, towards: {at_least_one} of {all} to at least one digit, {pairs} of {} pairs ({:.1} %), sure by {:.1} %",
        all * 9,
        100.0 * pairs as f32 / (all * 9) as f32,
        100.0 * sure / pairs.max(1) as f32,
    );
}
