//! How well each recogniser of the manifest tells persons apart, on portraits of adults: what the cards in
//! `models/` state, and the thresholds of the manifest.
//!
//!     cargo run --release --example portraits -- FOLDER... --people FOLDER
//!
//! Reads the photos of [`PORTRAITS`] and [`MORE`] from these folders; `--people` names a folder that holds one of photos a
//! person (`examples/johns` of the source of dlib 19.24, as Debian packages it: 55 photos of five men). What is printed in the
//! second table, over all of them together, sets the thresholds of the manifest. `--crop NAME SIZE RIGHT DOWN` tries another crop for one
//! recogniser: its template grown by a factor around the middle, then moved by parts of its side.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use image::RgbImage;
use ombrelle_core::face::{Finder, GROUPED_BY};
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

/// More people whose names do not matter: they stand together in one photo, so they are strangers. `t1.jpg` is in PyPI
/// `insightface` 2.1 (`data/images`).
const MORE: &[(&str, &[&str])] = &[("t1.jpg", &["?7a", "?7b", "?7c", "?7d", "?7e", "?7f"])];

struct Portrait {
    person: String,
    photo: String,
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
    let people = words.iter().position(|word| word == "--people");
    let people = people.and_then(|at| words.drain(at..).nth(1));
    let folders: Vec<PathBuf> = words.iter().map(PathBuf::from).collect();
    let mut finder = Finder::load(&paths::models(), 2).unwrap();
    let portraits = portraits(&mut finder, PORTRAITS, &folders);
    let mut more = self::portraits(&mut finder, MORE, &folders);
    if let Some(people) = people {
        more.extend(by_person(&mut finder, Path::new(&people)));
    }
    println!("{} faces, and {} more\n", portraits.len(), more.len());
    println!(
        "name            same            different       d'   threshold  false match  false non-match  time"
    );
    let mut grouping = Vec::new();
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
            Ok(mut recogniser) => {
                let embeddings = judge(&mut recogniser, &portraits, &shape);
                let further = embedded(&mut recogniser, &more, &shape);
                let all: Vec<&Portrait> = portraits.iter().chain(&more).collect();
                let all: Vec<_> = all
                    .into_iter()
                    .zip(embeddings.iter().chain(&further))
                    .collect();
                at_one_in_a_hundred(&all, card.threshold);
                if GROUPED_BY.contains(&card.name.as_str()) {
                    let embeddings = embeddings.into_iter().chain(further);
                    grouping.push((card, embeddings.collect::<Vec<_>>()));
                }
            }
            Err(reason) => println!("{}: {reason:?}", card.name),
        }
    }
    let all: Vec<&Portrait> = portraits.iter().chain(&more).collect();
    as_groups_take_them(&all, &grouping);
}

/// What each recogniser that groups, and all of them together, take for one person's: pairs of one person, and of strangers.
fn as_groups_take_them(all: &[&Portrait], grouping: &[(Card, Vec<Embedding>)]) {
    println!("\nwhere faces are grouped          known             strangers");
    let alone = grouping.iter().map(std::slice::from_ref);
    for agreeing in alone.chain([grouping]) {
        let (mut known, mut taken) = ((0, 0), (0, 0));
        for (n, a) in all.iter().enumerate() {
            for (m, b) in all.iter().enumerate().skip(n + 1) {
                let alike = agreeing
                    .iter()
                    .all(|(card, faces)| faces[n].similarity(&faces[m]) >= card.grouping);
                let (count, of) = match a.person == b.person {
                    true => (&mut known.0, &mut known.1),
                    false if differ(a, b) => (&mut taken.0, &mut taken.1),
                    false => continue,
                };
                *count += usize::from(alike);
                *of += 1;
            }
        }
        let names: Vec<String> = agreeing
            .iter()
            .map(|(card, _)| format!("{} {:.3}", card.name, card.grouping))
            .collect();
        println!(
            "{:32} {} of {}   {} of {}",
            names.join(" and "),
            known.0,
            known.1,
            taken.0,
            taken.1
        );
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

fn portraits(
    finder: &mut Finder,
    photos: &[(&str, &[&str])],
    folders: &[PathBuf],
) -> Vec<Portrait> {
    let mut portraits = Vec::new();
    for (photo, persons) in photos {
        match found(folders, photo) {
            Some(file) => portraits.extend(faces(finder, &file, photo, persons)),
            None => println!("no {photo}"),
        }
    }
    portraits
}

/// The largest face of each photo of each folder, which bears the name of the person.
fn by_person(finder: &mut Finder, people: &Path) -> Vec<Portrait> {
    let listed = |folder: &Path| {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        paths.sort();
        paths
    };
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let mut portraits = Vec::new();
    for person in listed(people) {
        for photo in listed(&person) {
            portraits.extend(faces(finder, &photo, &name(&photo), &[&name(&person)]));
        }
    }
    portraits
}

/// The largest faces of a photo, as many as there are names, from left to right.
fn faces(finder: &mut Finder, file: &Path, photo: &str, persons: &[&str]) -> Vec<Portrait> {
    let rgb = image::open(file).unwrap().to_rgb8();
    let picture = Picture { rgb, alpha: None };
    let mut faces = finder.find(&picture, &Progress::default()).unwrap();
    faces.sort_by(|a, b| b.region.area().total_cmp(&a.region.area()));
    faces.truncate(persons.len());
    faces.sort_by(|a, b| a.region.x.total_cmp(&b.region.x));
    if faces.len() < persons.len() {
        println!("{photo}: only {} faces, left out", faces.len());
        return Vec::new();
    }
    let named = faces.iter().zip(persons);
    named
        .map(|(face, person)| {
            println!("{person}: {photo}, {:.0} px", face.region.height);
            Portrait {
                person: (*person).to_owned(),
                photo: photo.to_owned(),
                rgb: picture.rgb.clone(),
                landmarks: face.landmarks.unwrap(),
            }
        })
        .collect()
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

fn embedded(recogniser: &mut Recogniser, portraits: &[Portrait], shape: &Crop) -> Vec<Embedding> {
    let crops = portraits
        .iter()
        .map(|one| crop(&one.rgb, &one.landmarks, shape).unwrap());
    crops
        .map(|crop| recogniser.embed_crops(&crop).unwrap().remove(0))
        .collect()
}

/// The threshold at which one pair of strangers in a hundred matches, over all pairs that are known to be strangers; its range
/// where each person in turn is left out; how many pairs of one person it still knows; and how many strangers match at what the manifest keeps.
fn at_one_in_a_hundred(all: &[(&Portrait, &Embedding)], kept: f32) {
    let without = |left_out: &str| {
        let (mut same, mut different) = (Vec::new(), Vec::new());
        for (n, (a, one)) in all.iter().enumerate() {
            for (b, other) in all.iter().skip(n + 1) {
                if [&a.person, &b.person].contains(&&left_out.to_owned()) {
                    continue;
                }
                if a.person == b.person {
                    same.push(one.similarity(other));
                } else if differ(a, b) {
                    different.push(one.similarity(other));
                }
            }
        }
        different.sort_by(|a: &f32, b| b.total_cmp(a));
        let most = different.len() / 100;
        // Between the last that matches and the first that does not.
        let threshold = (different[most - 1] + different[most]) / 2.0;
        (threshold, same, different)
    };
    let (threshold, same, different) = without("");
    let mut persons: Vec<&str> = all.iter().map(|(one, _)| one.person.as_str()).collect();
    persons.sort_unstable();
    persons.dedup();
    let range = persons.iter().map(|person| without(person).0);
    let (least, most) = range.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    let matched = different.iter().filter(|l| **l >= threshold).count();
    let known = same.iter().filter(|l| **l >= threshold).count();
    println!(
        "  1 %: {threshold:.3} ({least:.3} to {most:.3} with any one of {} people left out), matches {matched} of {} pairs of strangers, knows {known} of {} pairs of one person",
        persons.len(),
        different.len(),
        same.len(),
    );
    let matched = different.iter().filter(|l| **l >= kept).count();
    println!("  at {kept:.3}, which the manifest keeps: {matched} strangers match");
}

fn judge(recogniser: &mut Recogniser, portraits: &[Portrait], shape: &Crop) -> Vec<Embedding> {
    let start = Instant::now();
    let embeddings = embedded(recogniser, portraits, shape);
    let time = start.elapsed() / u32::try_from(portraits.len()).unwrap();
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
    let threshold = recogniser.card().threshold;
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
    embeddings
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
