//! Packed networks from their files to the bytes that the engine reads, beside the ONNX files that they stand for: read, checked
//! by SHA-256, and unpacked.
//!
//! `cargo bench -p ombrelle-nn --bench unpacking`. One thread; the networks must be installed.

// A benchmark may stop at what it did not expect, and prints what it measured.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use ombrelle_graph::packed::unpacked;
use ombrelle_nn::{Form, Manifest};
use sha2::{Digest, Sha256};

const ROUNDS: usize = 15;

fn main() {
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
    let models = std::env::var_os("OMBRELLE_MODELS").map_or_else(own, PathBuf::from);
    let manifest = Manifest::own().unwrap();
    for model in &manifest.models {
        let Some(packed) = &model.packed else {
            continue;
        };
        let (small, onnx) = (models.join(&packed.file), models.join(&model.file));
        let (Ok(bytes), true) = (std::fs::read(&small), onnx.exists()) else {
            println!(
                "skipped {}: not installed (`cargo xtask setup`)",
                model.name
            );
            continue;
        };
        let before = least(|| {
            let bytes = std::fs::read(&onnx).unwrap();
            black_box((Sha256::digest(&bytes), bytes));
        });
        let now = least(|| {
            black_box(manifest.bytes(&model.name, &models, Form::Exact).unwrap());
        });
        let alone = least(|| {
            black_box(unpacked(&bytes).unwrap());
        });
        let whole = unpacked(&bytes).unwrap();
        let copy = least(|| {
            black_box(whole.clone());
        });
        println!(
            "{}: {:.1} MB for {:.1}: {now:.1?}, of which {alone:.1?} to unpack (a copy of as many bytes: {copy:.1?}); the ONNX file: {before:.1?}",
            model.name,
            bytes.len() as f64 / 1e6,
            whole.len() as f64 / 1e6,
        );
    }
}

/// The least time, which other work on the machine spoils least.
fn least(mut work: impl FnMut()) -> Duration {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..ROUNDS).map(time).min().unwrap_or_default()
}
