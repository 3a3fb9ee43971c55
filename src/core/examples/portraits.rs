//! How well each recogniser of the manifest tells persons apart, on portraits of adults: what the cards in
//! `models/` state, and the thresholds of the manifest.
//!
//!     cargo run --release --example portraits -- FOLDER...
//!
//! Reads the photos of [`PORTRAITS`] from these folders. `--crop NAME SIZE RIGHT DOWN` tries another crop for one
//! recogniser: its template grown by a factor around the middle, then moved by parts of its side.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use image::RgbImage;
use ombrelle_core::face::Finder;
use ombrelle_core::model::recogniser::{Card, Crop, Embedding, Recogniser, crop};
use ombrelle_core::paths;
use ombrelle_core::photo::{Picture, Point};
use ombrelle_core::progress::Progress;

/// Photos and who is in them, from left to right; the largest faces count. Public-domain portraits of the
/// project's shared folder; `astronaut.png` from PyPI `scikit-image` 0.26.0; `obama3.jpg` from PyPI
/// `face_recognition` 1.3.0; `sample*.jpg` from npm `@vladmandic/face-api` 1.7.15 (`demo/`), groups of women whose names
/// are not known: faces of one photo are different persons, and none is in the other photos; across the
/// samples nothing is assumed.
const PORTRAITS: &[(&str, &[&str])] = &[
    ("biden.jpg", &["B"]),
    ("biden2.jpg", &["B"]),
    ("obama.jpg", &["O"]),
    ("obama1.jpg", &["O"]),
    ("obama2.jpg", &["O"]),
    ("obama3.jpg", &["O"]),
    ("obama_and_biden.jpg", &["B", "O"]),
    ("astronaut.png", &["C"]),
    ("sample1.jpg", &["?1a", "?1b", "?1c"]),
    ("sample2.jpg", &["?2a", "?2b", "?2c"]),
    ("sample3.jpg", &["?3a", "?3b", "?3c"]),
    ("sample4.jpg", &["?4a", "?4b", "?4c", "?4d"]),
    ("sample5.jpg", &["?5a", "?5b", "?5c", "?5d", "?5e"]),
    ("sample6.jpg", &["?6a", "?6b", "?6c", "?6d"]),
];

struct Portrait {
    person: &'static str,
    photo: &'static str,
    rgb: RgbImage,
    landmarks: [Point; 5],
}

fn main() {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let tried = words.iter().position(|word| word == "--crop").map(|at| {
        let rest: Vec<String> = words.drain(at..).collect();
        let number = |n: usize| rest[n].parse::<f32>().unwrap();
        (rest[1].clone(), number(2), number(3), number(4))
    });
    let folders: Vec<PathBuf> = words.iter().map(PathBuf::from).collect();
    let portraits = portraits(&folders);
    println!("{} faces\n", portraits.len());
    println!(
        "name            same            different       d'   threshold  false match  false non-match  time"
    );
    for card in Card::all().unwrap() {
        let mut shape = card.crop;
        match &tried {
            Some((name, size, right, down)) if *name == card.name => {
                shape = moved(shape, *size, *right, *down);
            }
            Some(_) => continue,
            None => {}
        }
        match Recogniser::load(&card.name, &paths::models(), 1) {
            Ok(mut recogniser) => judge(&mut recogniser, &portraits, &shape),
            Err(reason) => println!("{}: {reason:?}", card.name),
        }
    }
}

fn moved(crop: Crop, size: f32, right: f32, down: f32) -> Crop {
    let (side, middle) = (crop.side as f32, (crop.side as f32 - 1.0) / 2.0);
    let template = crop.template.map(|[x, y]| {
        [
            (x - middle) * size + middle + right * side,
            (y - middle) * size + middle + down * side,
        ]
    });
    Crop { template, ..crop }
}

fn portraits(folders: &[PathBuf]) -> Vec<Portrait> {
    let mut finder = Finder::load(&paths::models(), 2).unwrap();
    let mut portraits = Vec::new();
    for (photo, persons) in PORTRAITS {
        let Some(file) = found(folders, photo) else {
            println!("no {photo}");
            continue;
        };
        let rgb = image::open(file).unwrap().to_rgb8();
        let picture = Picture { rgb, alpha: None };
        let mut faces = finder.find(&picture, &Progress::default()).unwrap();
        faces.sort_by(|a, b| b.region.area().total_cmp(&a.region.area()));
        faces.truncate(persons.len());
        faces.sort_by(|a, b| a.region.x.total_cmp(&b.region.x));
        if faces.len() < persons.len() {
            println!("{photo}: only {} faces, left out", faces.len());
            continue;
        }
        for (face, person) in faces.iter().zip(*persons) {
            println!("{person}: {photo}, {:.0} px", face.region.height);
            portraits.push(Portrait {
                person,
                photo,
                rgb: picture.rgb.clone(),
                landmarks: face.landmarks.unwrap(),
            });
        }
    }
    portraits
}

fn found(folders: &[PathBuf], photo: &str) -> Option<PathBuf> {
    let files = folders.iter().map(|folder: &PathBuf| folder.join(photo));
    files.into_iter().find(|file: &PathBuf| Path::exists(file))
}

/// Whether two faces are known to be of different persons.
fn differ(a: &Portrait, b: &Portrait) -> bool {
    let strangers = a.person.starts_with('?') && b.person.starts_with('?');
    a.person != b.person && (!strangers || a.photo == b.photo)
}

fn judge(recogniser: &mut Recogniser, portraits: &[Portrait], shape: &Crop) {
    let crops = portraits
        .iter()
        .map(|one| crop(&one.rgb, &one.landmarks, shape).unwrap());
    let crops: Vec<Vec<f32>> = crops.collect();
    let start = Instant::now();
    let embeddings = crops
        .iter()
        .map(|crop| recogniser.embed_crops(crop).unwrap().remove(0));
    let embeddings: Vec<Embedding> = embeddings.collect();
    let time = start.elapsed() / u32::try_from(crops.len()).unwrap();
    let (mut same, mut different) = (Vec::new(), Vec::new());
    for (n, (a, one)) in portraits.iter().zip(&embeddings).enumerate() {
        for (b, other) in portraits.iter().zip(&embeddings).skip(n + 1) {
            let likeness = one.similarity(other);
            if a.person == b.person {
                same.push(likeness);
            } else if differ(a, b) {
                different.push(likeness);
            }
        }
    }
    let ((near, spread), (far, scatter)) = (normal(&same), normal(&different));
    let apart = (near - far) / ((spread.powi(2) + scatter.powi(2)) / 2.0).sqrt();
    // Who runs a recogniser chooses how many strangers it may confuse: here about one in a thousand, three
    // standard deviations above their mean. Halfway to the photos of one person would call more faces hidden.
    let threshold = far + 3.0 * scatter;
    let matched = different
        .iter()
        .filter(|likeness| **likeness >= threshold)
        .count();
    let missed = same
        .iter()
        .filter(|likeness| **likeness < threshold)
        .count();
    let least = same.iter().copied().fold(f32::INFINITY, f32::min);
    let most = different.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    println!(
        "{:15} {near:.3} +- {spread:.3}  {far:.3} +- {scatter:.3}  {apart:.1}  {threshold:.3}      {matched} of {}     {missed} of {}        {time:.1?}  least {least:.3} most {most:.3}",
        recogniser.card().name,
        different.len(),
        same.len(),
    );
}

fn normal(values: &[f32]) -> (f32, f32) {
    let count = values.len() as f32;
    let mean = values.iter().sum::<f32>() / count;
    let variance = values
        .iter()
        .map(|value| (value - mean).powi(2))
        .sum::<f32>()
        / (count - 1.0);
    (mean, variance.sqrt())
}
