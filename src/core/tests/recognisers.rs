//! Recognisers as they are used: the same embeddings as on the runtimes that they were published for,
//! and photos of one person nearer to each other than those of different persons.

// A test may stop at what it did not expect, and prints what it measured or skipped.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use ombrelle_core::error::Reason;
use ombrelle_core::model::recogniser::{Card, Recogniser};
use ombrelle_core::model::{Form, Network};
use ombrelle_core::paths;
use serde::Deserialize;

/// What an original runtime gave; the scripts in src/xtask/peers/recognisers wrote it.
#[derive(Deserialize)]
struct Expected {
    runtime: String,
    length: usize,
    norm: f32,
    /// The sums of every sixteenth value, from the first, from the second, and so on.
    sums: Vec<f32>,
}

fn expected() -> BTreeMap<String, Expected> {
    let mut all = BTreeMap::new();
    for text in [
        include_str!("recognisers/python.toml"),
        include_str!("recognisers/tfjs.toml"),
    ] {
        let read: BTreeMap<String, Expected> = toml::from_str(text).unwrap();
        all.extend(read);
    }
    all
}

/// The synthetic crop of the scripts: 3, S, S values of 0-255.
fn crop(side: usize) -> Vec<f32> {
    let value = |c: usize, y: usize, x: usize| (((x * 3) ^ (y * 5)) + 40 * c) % 256;
    let places =
        (0..3).flat_map(|c| (0..side).flat_map(move |y| (0..side).map(move |x| (c, y, x))));
    places.map(|(c, y, x)| value(c, y, x) as f32).collect()
}

/// Whether what is not installed may be skipped: not under CI, except for what the person brings.
fn skipped(name: &str, reason: &Reason) {
    let brought = name.starts_with("tae");
    assert!(
        brought || std::env::var_os("CI").is_none(),
        "{name}: {reason:?} in CI"
    );
    assert!(
        matches!(reason, Reason::ModelMissing { .. } | Reason::RuntimeMissing),
        "{name}: {reason:?}"
    );
    println!("skipped {name}: {reason:?}; `cargo xtask setup` installs the recognisers");
}

/// Compares a result with that of the original runtime, to a ten-thousandth of its length.
fn assert_same(name: &str, values: &[f32], expected: &Expected) {
    assert_eq!(values.len(), expected.length, "{name}");
    let norm = values.iter().map(|v| v * v).sum::<f32>().sqrt();
    let most = 1e-4 * expected.norm;
    let mut worst = (norm - expected.norm).abs();
    for (start, sum) in expected.sums.iter().enumerate() {
        let own: f64 = values
            .iter()
            .skip(start)
            .step_by(16)
            .map(|v| f64::from(*v))
            .sum();
        worst = worst.max((own as f32 - sum).abs());
    }
    println!(
        "{name}: off by {:.1e} of its length, beside {}",
        worst / expected.norm,
        expected.runtime
    );
    assert!(
        worst <= most,
        "{name}: off by {worst}, beside {}",
        expected.runtime
    );
}

#[test]
fn embeddings_are_those_of_the_original_runtimes() {
    let expected = expected();
    for card in Card::all().unwrap() {
        let mut recogniser = match Recogniser::load(&card.name, &paths::models(), 2) {
            Ok(recogniser) => recogniser,
            Err(reason) => {
                skipped(&card.name, &reason);
                continue;
            }
        };
        let one = crop(card.crop.side);
        // In a batch, too.
        let two = [one.clone(), one].concat();
        let embeddings = recogniser.embed_crops(&two).unwrap();
        assert_eq!(embeddings.len(), 2);
        for embedding in embeddings {
            assert_same(&card.name, embedding.values(), &expected[&card.name]);
        }
    }
}

#[test]
fn tiny_autoencoders_are_those_of_pytorch() {
    let expected = expected();
    // Where the person of these tests has them.
    let shared = std::env::var_os("OMBRELLE_SHARED").unwrap_or_else(|| "../../../shared".into());
    let brought = PathBuf::from(shared).join("data/models");
    let folder = tempfile::tempdir().unwrap();
    let runtime = folder.path().join("runtime");
    for (place, files) in [
        ("taef2", &["taef2_encoder.pth", "taef2_decoder.pth"][..]),
        ("taesana", &["taesana_encoder.pth"]),
    ] {
        std::fs::create_dir(folder.path().join(place)).unwrap();
        for file in files {
            let _ = std::fs::copy(brought.join(file), folder.path().join(place).join(file));
        }
    }
    std::fs::create_dir(&runtime).unwrap();
    for entry in std::fs::read_dir(paths::models().join("runtime"))
        .into_iter()
        .flatten()
        .flatten()
    {
        std::fs::copy(entry.path(), runtime.join(entry.file_name())).unwrap();
    }
    let picture: Vec<f32> = crop(64).iter().map(|value| value / 255.0).collect();
    let latents: Vec<f32> = (0..32 * 8 * 8)
        .map(|n| (n * 37 % 101) as f32 / 50.0 - 1.0)
        .collect();
    for (name, shape, input) in [
        ("taef2-encoder", [1, 3, 64, 64], &picture),
        ("taef2-decoder", [1, 32, 8, 8], &latents),
        ("taesana-encoder", [1, 3, 64, 64], &picture),
    ] {
        match Network::load(name, folder.path(), Form::Exact, 2) {
            Ok(mut network) => {
                let output = network.run(shape, input).unwrap().remove(0);
                assert_same(name, &output.data, &expected[name]);
            }
            Err(reason) => skipped(name, &reason),
        }
    }
}
