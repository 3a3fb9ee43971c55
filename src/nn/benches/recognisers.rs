//! The forward pass of both MobileFaceNets, each PReLU as one operation of ONNX and in the pieces that set-up writes, in
//! turns in one process.
//!
//! `cargo bench -p ombrelle-nn --bench recognisers`. One thread; the recognisers must be installed.

// A benchmark may stop at what it did not expect, and prints what it measured.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use ombrelle_convert::written;
use ombrelle_graph::{prelu, read};
use ombrelle_nn::Manifest;
use ort::environment::Environment;
use ort::session::Session;
use ort::session::builder::GraphOptimizationLevel;
use ort::value::TensorRef;

const NETWORKS: [&str; 2] = ["mobilefacenet", "faceplugin"];
/// One crop, and as many as the jury hands over at once.
const BATCHES: [usize; 2] = [1, 8];
const SIDE: usize = 112;
const ROUNDS: usize = 60;

fn main() {
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
    let models = std::env::var_os("OMBRELLE_MODELS").map_or_else(own, PathBuf::from);
    let manifest = Manifest::own().unwrap();
    let library = models.join(&manifest.runtime().unwrap().file);
    if !library.exists() {
        println!("skipped: ONNX Runtime is not installed (`cargo xtask setup`)");
        return;
    }
    let engine = ort::init_from(&library).unwrap().build().unwrap();
    for name in NETWORKS {
        let Ok(pieces) = std::fs::read(models.join(&manifest.model(name).unwrap().file)) else {
            println!("skipped {name}: not installed (`cargo xtask setup`)");
            continue;
        };
        let mut graph = read(&pieces).unwrap();
        prelu::join(&mut graph);
        let mut sessions = [written(&graph), pieces].map(|file| session(&engine, &file));
        for batch in BATCHES {
            compare(name, batch, &mut sessions);
        }
    }
}

/// Prints the least time of passes in turns, which other work on the machine spoils least, and how far the results are apart.
fn compare(name: &str, batch: usize, sessions: &mut [Session; 2]) {
    let value = |n: usize| (n * 37 % 255) as f32 / 127.5 - 1.0;
    let input: Vec<f32> = (0..batch * 3 * SIDE * SIDE).map(value).collect();
    let mut times = [Vec::new(), Vec::new()];
    let mut results = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for ((session, times), result) in sessions.iter_mut().zip(&mut times).zip(&mut results) {
            let start = Instant::now();
            *result = pass(session, batch, &input);
            times.push(start.elapsed());
        }
    }
    let [whole, pieces] = times.map(least);
    let [a, b] = results;
    let length = a.iter().map(|v| v * v).sum::<f32>().sqrt();
    let apart = a.iter().zip(&b).map(|(a, b)| (a - b).abs());
    let apart = apart.fold(0.0, f32::max) / length;
    println!(
        "{name}, {batch} at once: {:.1} ms, {:.1} ms with PReLU as one operation: {:.2} times as fast; apart by {apart:.1e} of the length",
        pieces.as_secs_f64() * 1e3,
        whole.as_secs_f64() * 1e3,
        whole.as_secs_f64() / pieces.as_secs_f64(),
    );
}

fn least(times: Vec<Duration>) -> Duration {
    times.into_iter().min().unwrap_or_default()
}

/// With the options of `Network`.
fn session(engine: &Environment, file: &[u8]) -> Session {
    Session::builder(engine)
        .unwrap()
        .with_optimization_level(GraphOptimizationLevel::All)
        .unwrap()
        .with_intra_threads(1)
        .unwrap()
        .with_memory_pattern(false)
        .unwrap()
        .commit_from_memory(file)
        .unwrap()
}

fn pass(session: &mut Session, batch: usize, input: &[f32]) -> Vec<f32> {
    let input = TensorRef::from_array_view(([batch, 3, SIDE, SIDE], input)).unwrap();
    let outputs = session.run(ort::inputs![input]).unwrap();
    let (_, first) = outputs.iter().next().unwrap();
    let (_, values) = first.try_extract_tensor::<f32>().unwrap();
    values.to_vec()
}
