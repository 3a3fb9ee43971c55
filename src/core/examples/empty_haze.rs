//! Whether a match of what lies in the place of a face is chance, measured: how like a recogniser finds it to the face, and how like it finds hazes that
//! hold nothing of the face, drawn at the same place of the same copy (docs/jury.md). One row a hearing that reaches its threshold, as tab separated values.
//!
//!     cargo run --release --example empty_haze -- PHOTO...

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::path::PathBuf;

use image::RgbImage;
use image::imageops::{crop_imm, replace};
use imageproc::filter::gaussian_blur_f32;
use ombrelle_core::evaluate::{
    Ensemble, RecogniserResult, Shown, Trace, Trial, boxed, correlation,
};
use ombrelle_core::face::Face;
use ombrelle_core::paths;
use ombrelle_core::photo::{self, Encoding, Format, Limits, Picture, Region};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{Looks, Session, cores};
use ombrelle_core::redact::{Cover, Fit, Target, cover};

/// Hazes with which each copy is compared.
const HAZES: u64 = 8;

fn main() {
    let session = Session::new(paths::models(), cores());
    let mut ensemble = Ensemble::load(&paths::models(), cores()).unwrap();
    println!("photo\tface\tkind\tcorrelation\tdetail\ttrace\tjourney\twitness\tlikeness\thazes");
    for path in std::env::args().skip(1).map(PathBuf::from) {
        let photo = session
            .open(&path, Looks::FACES, &Progress::default())
            .unwrap();
        let before = photo.opened.picture.on_white().into_owned();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        for (place, face) in photo.found().iter().enumerate() {
            for (kind, after) in patches(&before, face) {
                let (of, trace) = traced(&before, &after, face);
                // What is plainly a blur, or a haze without a trace of the face, is not in question.
                let open = trace.is_some_and(|t| t.is_smooth() && !t.is_of_a_blur());
                let trace = trace.map(|trace| (trace.detail, trace.likeness));
                if !open {
                    println!("{name}\t{place}\t{kind}\t{of:?}\t{trace:?}\t-\t-\tplain\t-");
                    continue;
                }
                let heard = ask(&mut ensemble, &before, &after, face, place);
                let thresholds = ensemble.reports();
                let matched: Vec<usize> = (0..heard.len())
                    .filter(|n| {
                        let witness = thresholds.iter().find(|w| w.name == heard[*n].witness);
                        heard[*n].likeness >= witness.unwrap().threshold
                    })
                    .collect();
                println!(
                    "{name}\t{place}\t{kind}\t{of:?}\t{trace:?}\t-\t-\t{}\t-",
                    matched.len()
                );
                if matched.is_empty() {
                    continue;
                }
                let hazes: Vec<Vec<RecogniserResult>> = (0..HAZES)
                    .map(|seed| {
                        let empty = hazed(&after, face, 1_000 + seed);
                        ask(&mut ensemble, &before, &empty, face, place)
                    })
                    .collect();
                for n in matched {
                    let own = &heard[n];
                    let mut others: Vec<f32> = hazes.iter().map(|of| of[n].likeness).collect();
                    others.sort_by(|a, b| b.total_cmp(a));
                    println!(
                        "{name}\t{place}\t{kind}\t{of:?}\t{trace:?}\t{}\t{}\t{:.3}\t{others:.3?}",
                        own.journey.code(),
                        own.witness,
                        own.likeness
                    );
                }
            }
        }
    }
}

/// What may lie in the place of a face: hazes of some seeds, and blurs of the photo and of the box alone.
fn patches(before: &RgbImage, face: &Face) -> Vec<(String, RgbImage)> {
    let mut all: Vec<(String, RgbImage)> = (0..4)
        .map(|seed| (format!("haze {seed}"), jpeg(hazed(before, face, seed))))
        .collect();
    let box_of = face.region;
    let (left, top) = (box_of.x.max(0.0) as u32, box_of.y.max(0.0) as u32);
    let (width, height) = (box_of.width as u32, box_of.height as u32);
    let head = crop_imm(before, left, top, width, height).to_image();
    let side = box_of.width.min(box_of.height);
    for part in [6.0, 4.0, 3.0, 2.0_f32] {
        let whole = gaussian_blur_f32(before, side / part);
        all.push((format!("blur 1/{part}"), jpeg(whole)));
        let mut only = before.clone();
        let blurred = gaussian_blur_f32(&head, side / part);
        replace(&mut only, &blurred, i64::from(left), i64::from(top));
        all.push((format!("blur of the box 1/{part}"), jpeg(only)));
    }
    all
}

fn hazed(of: &RgbImage, face: &Face, seed: u64) -> RgbImage {
    let target = Target {
        region: face.region,
        landmarks: face.landmarks,
        cover: Cover::Soft,
        fit: Fit::Upright,
        slant: None,
        core: None,
        apart: false,
    };
    let mut picture = Picture {
        rgb: of.clone(),
        alpha: None,
    };
    cover(&mut picture, &[target], &[], seed, &Progress::default()).unwrap();
    picture.rgb
}

fn jpeg(rgb: RgbImage) -> RgbImage {
    let how = Encoding {
        format: Format::Jpeg,
        quality: 90,
        max_side: None,
    };
    let quiet = Progress::default();
    let bytes = photo::encode(&Picture { rgb, alpha: None }, &how, &quiet).unwrap();
    photo::decode(&bytes, &Limits::default(), &quiet)
        .unwrap()
        .rgb
}

/// The correlation in coarse cells, and the trace of the face, without what lies around it where the border is too near.
fn traced(before: &RgbImage, after: &RgbImage, face: &Face) -> (Option<f64>, Option<Trace>) {
    let size = before.dimensions();
    let here = face.region;
    let wide = Region {
        x: here.x - here.width / 2.0,
        y: here.y - here.height / 2.0,
        width: here.width * 2.0,
        height: here.height * 2.0,
    };
    let inside = wide.x >= 0.0
        && wide.y >= 0.0
        && wide.x + wide.width <= size.0 as f32
        && wide.y + wide.height <= size.1 as f32;
    let cut = |rgb: &RgbImage, region: &Region| boxed(rgb, region, size).unwrap().unwrap();
    let (a, b) = (cut(before, &here), cut(after, &here));
    let around = inside.then(|| cut(before, &wide));
    (correlation(&a, &b), Trace::of(&a, around.as_ref(), &b))
}

fn ask(
    ensemble: &mut Ensemble,
    before: &RgbImage,
    after: &RgbImage,
    face: &Face,
    place: usize,
) -> Vec<RecogniserResult> {
    let quiet = Progress::default();
    let known = ensemble.remember(&[], &quiet).unwrap();
    let landmarks = face.landmarks.unwrap();
    let trial = Trial {
        unprotected: Shown {
            rgb: before,
            landmarks,
        },
        protected: Shown {
            rgb: after,
            landmarks,
        },
        covered: false,
        height: face.region.height,
        place,
        seed: 0,
    };
    ensemble
        .evaluate(&trial, &known, &quiet, || Ok(()))
        .unwrap()
}
