//! Grouping 3,000 made-up embeddings of 600 persons: time of the clustering itself, peak memory of the process.
//!
//! `cargo bench -p ombrelle-core --bench group`. One thread; needs no model.

// A benchmark stops at what it did not expect, and prints what it measured.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use divan::Bencher;
use ombrelle_core::face::{Comparable, cluster};
use ombrelle_core::model::recogniser::{Embedding, Likeness};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

const FACES: usize = 3000;
const PERSONS: usize = 600;
/// As of either recogniser that groups.
const NUMBERS: usize = 128;

fn main() {
    let faces = faces();
    let all = each_alone(&faces);
    let groups = cluster(&all, 0.5, Embedding::similarity);
    let right = (0..FACES).all(|n| groups[n] == n % PERSONS);
    println!("{FACES} faces, {PERSONS} persons, all right: {right}");
    // Linux alone tells it so.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    println!("peak memory: {}", peak.map_or("unknown", str::trim));
    divan::main();
}

/// A direction a person, and a little noise a face.
fn faces() -> Vec<Embedding> {
    let mut dice = ChaCha8Rng::seed_from_u64(5);
    let mut number = move || (dice.next_u32() as f32 / u32::MAX as f32) - 0.5;
    let persons: Vec<Vec<f32>> = (0..PERSONS)
        .map(|_| (0..NUMBERS).map(|_| number() * 0.3).collect())
        .collect();
    let face = |n: usize| {
        let person = persons[n % PERSONS].iter();
        let values = person.map(|value| value + number() * 0.04).collect();
        Embedding::new(values, Likeness::Distance)
    };
    (0..FACES).map(face).collect()
}

/// Each face in a photo of its own.
fn each_alone(faces: &[Embedding]) -> Vec<Comparable<'_, Embedding>> {
    let one = |(photo, embedding)| Comparable {
        photo,
        face: Some(embedding),
    };
    faces.iter().enumerate().map(one).collect()
}

#[divan::bench(sample_count = 7, sample_size = 1)]
fn group_3000_faces(bencher: Bencher<'_, '_>) {
    let faces = faces();
    let all = each_alone(&faces);
    bencher.bench_local(|| cluster(&all, 0.5, Embedding::similarity));
}
