//! Recognisers as they are used: the same embeddings as on the runtimes that they were published for,
//! and photos of one person nearer to each other than those of different persons.

// A test may stop at what it did not expect, and prints what it measured or skipped.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use image::RgbImage;
use ombrelle_convert::{Format, Published, converted};
use ombrelle_core::error::{ErrorKind, NetworkError};
use ombrelle_core::face::Finder;
use ombrelle_core::model::recogniser::{Card, Recogniser};
use ombrelle_core::model::{Form, Format as Given, Manifest, Network};
use ombrelle_core::paths;
use ombrelle_core::photo::{Picture, Point};
use ombrelle_core::progress::Progress;
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

/// The folder of test data that is not committed.
fn shared() -> PathBuf {
    let named = std::env::var_os("OMBRELLE_SHARED");
    named.map_or_else(|| "../../../shared".into(), PathBuf::from)
}

/// Whether what is not installed may be skipped: not under CI, except for what the person brings.
fn skipped(name: &str, reason: &ErrorKind) {
    let brought = name.starts_with("tae");
    assert!(
        brought || std::env::var_os("CI").is_none(),
        "{name}: {reason:?} in CI"
    );
    assert!(
        matches!(
            reason,
            ErrorKind::Network(NetworkError::ModelMissing { .. })
                | ErrorKind::Network(NetworkError::RuntimeMissing)
        ),
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
                skipped(&card.name, &reason.into());
                continue;
            }
        };
        let one = crop(card.crop.side);
        // In a batch, too.
        let two = [one.clone(), one].concat();
        let installed = recogniser.embed_crops(&two).unwrap();
        assert_eq!(installed.len(), 2);
        let as_published = match rounded(&card.name) {
            false => installed,
            true => {
                let Some(network) = before_it_was_rounded(&card.name) else {
                    continue;
                };
                let mut exact = Recogniser::with_network(&card.name, network).unwrap();
                let exact = exact.embed_crops(&two).unwrap();
                for (installed, exact) in installed.iter().zip(&exact) {
                    assert_near(&card.name, installed.values(), exact.values());
                }
                exact
            }
        };
        for embedding in as_published {
            assert_same(&card.name, embedding.values(), &expected[&card.name]);
        }
    }
}

/// Whether set-up rounds the weights of a network.
fn rounded(name: &str) -> bool {
    let manifest = Manifest::own().unwrap();
    let packed = &manifest.model(name).unwrap().packed;
    packed.as_ref().is_some_and(|packed| packed.bits.is_some())
}

/// A network as it was published, converted as set-up does, with all bits of its weights.
fn before_it_was_rounded(name: &str) -> Option<Network> {
    let manifest = Manifest::own().unwrap();
    let model = manifest.model(name).unwrap();
    let sources = paths::models().join("sources").join(name);
    let more = model.more.iter().map(|part| &part.member);
    let mut files = Vec::new();
    for member in std::iter::once(&model.member).chain(more) {
        let file = sources.join(member.rsplit('/').next().unwrap());
        let file = match &model.through {
            Some(_) => file.with_extension("onnx"),
            None => file,
        };
        let Ok(bytes) = std::fs::read(&file) else {
            println!("skipped {name} as published: no {}", file.display());
            return None;
        };
        files.push(bytes);
    }
    let published = Published {
        format: match model.format {
            Given::OnnxUnfolded => Format::OnnxUnfolded,
            other => {
                assert_eq!(other, Given::Tfjs, "{name}: another format is rounded, too");
                Format::Tfjs
            }
        },
        output: model.output.as_deref().unwrap_or_default(),
        files: &files.iter().map(Vec::as_slice).collect::<Vec<_>>(),
    };
    let graph = ombrelle_graph::read(&converted(&published).unwrap()).unwrap();
    Some(Network::in_memory(&graph, &paths::models()).unwrap())
}

/// What rounding may change of an embedding: its direction by less than two hundredths of a right angle.
fn assert_near(name: &str, rounded: &[f32], exact: &[f32]) {
    let product = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    let lengths = product(rounded, rounded).sqrt() * product(exact, exact).sqrt();
    let likeness = product(rounded, exact) / lengths;
    println!("{name}: likeness of {likeness:.6} to what it was before its weights were rounded");
    assert!(likeness > 0.9995, "{name}: {likeness}");
}

#[test]
fn tiny_autoencoders_are_those_of_pytorch() {
    let expected = expected();
    let manifest = Manifest::own().unwrap();
    let brought = shared().join("data/models");
    let folder = tempfile::tempdir().unwrap();
    let runtime = folder.path().join("runtime");
    for name in ["taef2-encoder", "taef2-decoder", "taesana-encoder"] {
        let model = manifest.model(name).unwrap();
        let Ok(file) = std::fs::read(brought.join(&model.member)) else {
            println!(
                "skipped {name}: no {} in {}",
                model.member,
                brought.display()
            );
            continue;
        };
        // As `cargo xtask setup --encoder` does.
        let published = Published {
            format: Format::Taesd,
            output: "",
            files: &[&file],
        };
        let target = folder.path().join(&model.file);
        std::fs::create_dir(target.parent().unwrap()).unwrap();
        std::fs::write(target, converted(&published).unwrap()).unwrap();
    }
    std::fs::create_dir(&runtime).unwrap();
    for entry in std::fs::read_dir(paths::models().join("runtime"))
        .into_iter()
        .flatten()
        .flatten()
        // ONNX Runtime's library; libtorch beside it is a folder, and not needed.
        .filter(|entry| entry.path().is_file())
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
            Err(reason) => skipped(name, &reason.into()),
        }
    }
}

/// The public-domain portraits of the shared folder, with who is in them from left to right; the largest faces count.
const PORTRAITS: &[(&str, &[&str])] = &[
    ("biden.jpg", &["B"]),
    ("biden2.jpg", &["B"]),
    ("obama.jpg", &["O"]),
    ("obama1.jpg", &["O"]),
    ("obama2.jpg", &["O"]),
    ("obama_and_biden.jpg", &["B", "O"]),
];

/// How far the least likeness of one person must lie above the greatest of two, a recogniser; measured were
/// .42, .29, .20, .30, .20 and .37.
const MARGINS: &[(&str, f32)] = &[
    ("mobilefacenet", 0.35),
    ("dlib", 0.15),
    ("faceres", 0.15),
    ("faceplugin", 0.25),
    ("faceres-deep", 0.15),
    ("sface", 0.30),
];

/// The faces of the portraits with their landmarks; none, with a printed reason, where something is not installed.
fn portraits() -> Vec<(&'static str, RgbImage, [Point; 5])> {
    let mut finder = match Finder::load(&paths::models(), 2) {
        Ok(finder) => finder,
        Err(reason) => {
            skipped("centerface", &reason);
            return Vec::new();
        }
    };
    let mut found = Vec::new();
    for (photo, persons) in PORTRAITS {
        let Ok(photo) = image::open(shared().join("data/photos").join(photo)) else {
            println!(
                "skipped: no {photo}; OMBRELLE_SHARED names the folder that holds data/photos"
            );
            return Vec::new();
        };
        let picture = Picture {
            rgb: photo.to_rgb8(),
            alpha: None,
        };
        let mut faces = finder.find(&picture, &Progress::default()).unwrap();
        faces.sort_by(|a, b| b.region.area().total_cmp(&a.region.area()));
        faces.truncate(persons.len());
        faces.sort_by(|a, b| a.region.x.total_cmp(&b.region.x));
        for (face, person) in faces.iter().zip(*persons) {
            found.push((*person, picture.rgb.clone(), face.landmarks.unwrap()));
        }
    }
    found
}

#[test]
fn photos_of_one_person_are_nearer_than_those_of_two_with_a_margin() {
    let mut matched = 0;
    let portraits = portraits();
    for card in Card::all().unwrap() {
        let Ok(mut recogniser) = Recogniser::load(&card.name, &paths::models(), 2) else {
            continue;
        };
        let embed =
            |(_, rgb, landmarks): &(_, RgbImage, _)| recogniser.embed(rgb, landmarks).unwrap();
        let embeddings: Vec<_> = portraits.iter().map(embed).collect();
        let (mut least_same, mut most_different) = (f32::INFINITY, f32::NEG_INFINITY);
        for (n, (one, first)) in portraits.iter().zip(&embeddings).enumerate() {
            assert!(first.similarity(first) > 0.9999, "{}", card.name);
            for (other, second) in portraits.iter().zip(&embeddings).skip(n + 1) {
                let likeness = first.similarity(second);
                match one.0 == other.0 {
                    true => least_same = least_same.min(likeness),
                    false => most_different = most_different.max(likeness),
                }
            }
        }
        if portraits.is_empty() {
            continue;
        }
        println!(
            "{}: one person from {least_same:.3}, two up to {most_different:.3}",
            card.name
        );
        let (_, margin) = MARGINS.iter().find(|(name, _)| *name == card.name).unwrap();
        assert!(
            least_same - most_different >= *margin,
            "{}: {least_same} and {most_different}",
            card.name
        );
        assert!(least_same > card.threshold, "{}", card.name);
        // One pair of strangers in a hundred reaches the threshold; none is put into one group.
        matched += usize::from(most_different >= card.threshold);
        let groups = card.grouping > card.threshold;
        assert!(!groups || most_different < card.grouping, "{}", card.name);
    }
    assert!(
        matched <= 1,
        "{matched} recognisers took strangers for one person"
    );
}

#[test]
fn crops_of_another_size_and_faces_without_extent_are_refused() {
    for card in Card::all().unwrap() {
        let Ok(mut recogniser) = Recogniser::load(&card.name, &paths::models(), 1) else {
            continue;
        };
        assert!(recogniser.embed_crops(&[0.0; 7]).is_err());
        assert!(recogniser.embed_crops(&[]).unwrap().is_empty());
        let nowhere = [Point { x: 3.0, y: 3.0 }; 5];
        assert!(recogniser.embed(&RgbImage::new(8, 8), &nowhere).is_err());
    }
}

#[test]
fn an_altered_file_is_refused_whichever_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for model in Manifest::own()
        .unwrap()
        .models
        .iter()
        .filter(|model| model.recogniser.is_some())
    {
        let missing = Recogniser::load(&model.name, folder.path(), 1).unwrap_err();
        // Whichever is found missing first: the network or the library that runs it.
        assert!(
            matches!(
                missing,
                NetworkError::ModelMissing { .. } | NetworkError::RuntimeMissing
            ),
            "{missing:?}"
        );
        // What is installed of it: the packed file where it has one.
        let packed = model.packed.as_ref().map(|packed| &packed.file);
        let file = packed.unwrap_or(&model.file);
        let Ok(mut bytes) = std::fs::read(paths::models().join(file)) else {
            continue;
        };
        *bytes.last_mut().unwrap() ^= 1;
        let target = folder.path().join(file);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::write(target, bytes).unwrap();
        let refused = Recogniser::load(&model.name, folder.path(), 1).unwrap_err();
        let altered = ErrorKind::Network(NetworkError::ModelAltered {
            name: model.name.clone(),
        });
        assert_eq!(ErrorKind::from(refused), altered);
    }
}
