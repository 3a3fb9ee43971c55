//! What tells a cover from a change of a face, measured: the correlation of luminance in coarse cells that the jury calls a face
//! covered by (docs/jury.md), for every cover and for changes that leave the face; and how often a witness matches a cover by chance.
//!
//!     cargo run --release --example covered -- PHOTO...

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use image::{Rgb, RgbImage};
use imageproc::filter::gaussian_blur_f32;
use ombrelle_core::chance::Chance;
use ombrelle_core::evaluate::{boxed, correlation};
use ombrelle_core::paths;
use ombrelle_core::photo::{self, Limits};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{Cover, Looks, Session, Terms, cores};
use strum::VariantArray;

fn main() {
    let session = Session::new(paths::models(), cores());
    let mut measured: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    // By cover and witness: faces, those that it would match by its threshold on some journey, the greatest likeness.
    let mut chance: BTreeMap<(String, String), (usize, usize, f32)> = BTreeMap::new();
    for path in std::env::args().skip(1).map(PathBuf::from) {
        let quiet = Progress::default();
        let photo = session.open(&path, Looks::FACES, &quiet).unwrap();
        let before = photo.opened.picture.rgb.clone();
        for (n, face) in (0..).zip(photo.found()) {
            let Some(face_before) = boxed(&before, &face.region, before.dimensions()).unwrap()
            else {
                continue;
            };
            for (name, changed) in changes(&face_before, n) {
                let of = correlation(&face_before, &changed).unwrap_or(f64::NAN);
                measured.entry(name).or_default().push(of);
            }
        }
        for cover in Cover::VARIANTS {
            let mut draft = session.draft(&photo, Terms::default());
            draft.set_terms(Terms {
                cover: *cover,
                ..Terms::default()
            });
            let made = session.protect(&photo, &draft, &quiet).unwrap();
            let after = photo::decode(&made.outcome.bytes, &Limits::default(), &quiet).unwrap();
            for face in photo.found() {
                let cut = |rgb: &RgbImage| boxed(rgb, &face.region, before.dimensions()).unwrap();
                if let (Some(a), Some(b)) = (cut(&before), cut(&after.rgb)) {
                    let of = correlation(&a, &b).unwrap_or(f64::NAN);
                    let name = format!("cover: {cover:?}");
                    measured.entry(name).or_default().push(of);
                }
            }
            let copy = photo.opened.as_ref().clone();
            let copy = ombrelle_core::protect::Opened {
                picture: after,
                ..copy
            };
            let judgement = session.judge(&copy, &photo, &[], 0, &quiet).unwrap();
            for face in &judgement.faces {
                for witness in &judgement.witnesses {
                    let heard = face.hearings.iter().filter(|h| h.witness == witness.name);
                    let most = heard.map(|h| h.likeness).fold(f32::NEG_INFINITY, f32::max);
                    let key = (format!("{cover:?}"), witness.name.clone());
                    let entry = chance.entry(key).or_insert((0, 0, f32::NEG_INFINITY));
                    entry.0 += 1;
                    entry.1 += usize::from(most >= witness.threshold);
                    entry.2 = entry.2.max(most);
                }
            }
        }
    }
    println!("correlation: name, faces, least, median, most, least and most without sign");
    for (name, mut values) in measured {
        values.sort_by(f64::total_cmp);
        let mut sizes: Vec<f64> = values.iter().map(|value| value.abs()).collect();
        sizes.sort_by(f64::total_cmp);
        println!(
            "{name:34} {:3} {:.3} {:.3} {:.3}   {:.3} {:.3}",
            values.len(),
            values[0],
            values[values.len() / 2],
            values[values.len() - 1],
            sizes[0],
            sizes[sizes.len() - 1],
        );
    }
    println!(
        "\ncover, witness: faces, matched on some journey by the threshold alone, greatest likeness"
    );
    for ((cover, witness), (faces, matched, most)) in chance {
        println!("{cover:10} {witness:16} {faces:3} {matched:3} {most:.3}");
    }
}

/// Changes that leave the face, from slight to strong.
fn changes(face: &RgbImage, stream: u64) -> Vec<(String, RgbImage)> {
    let side = face.width().min(face.height()) as f32;
    let mapped = |change: &dyn Fn(u8) -> f32| {
        let mut changed = face.clone();
        for value in changed.iter_mut() {
            *value = change(*value).clamp(0.0, 255.0) as u8;
        }
        changed
    };
    let mut all = vec![
        ("left: as it is".to_owned(), face.clone()),
        (
            "left: a fifth as bright".to_owned(),
            mapped(&|v| f32::from(v) / 5.0),
        ),
        (
            "left: negative".to_owned(),
            mapped(&|v| 255.0 - f32::from(v)),
        ),
        (
            "left: two levels of grey".to_owned(),
            mapped(&|v| if v > 127 { 255.0 } else { 0.0 }),
        ),
        ("left: cells by +-16 of 255".to_owned(), cells(face, stream)),
        ("left: noise of 64 of 255".to_owned(), noisy(face, stream)),
    ];
    for part in [20.0, 8.0, 4.0] {
        let name = format!("left: blur of a {part}th of the side");
        all.push((name, gaussian_blur_f32(face, side / part)));
    }
    all
}

/// Each of 16 x 16 cells lighter or darker by 16 of 255: the most that a cloak may do, all of it coarse.
fn cells(face: &RgbImage, stream: u64) -> RgbImage {
    let mut chance = Chance::stream(1, stream);
    let signs: Vec<i16> = (0..256)
        .map(|_| if chance.below(2) == 0 { 16 } else { -16 })
        .collect();
    let (width, height) = face.dimensions();
    let mut changed = face.clone();
    for (x, y, pixel) in changed.enumerate_pixels_mut() {
        let sign = signs[(y * 16 / height * 16 + x * 16 / width) as usize];
        *pixel = Rgb(pixel.0.map(|v| (i16::from(v) + sign).clamp(0, 255) as u8));
    }
    changed
}

fn noisy(face: &RgbImage, stream: u64) -> RgbImage {
    let mut chance = Chance::stream(2, stream);
    let mut changed = face.clone();
    for value in changed.iter_mut() {
        *value = (f32::from(*value) + 64.0 * chance.normal()[0]).clamp(0.0, 255.0) as u8;
    }
    changed
}
