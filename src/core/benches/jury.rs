//! Judging one face of a portrait: all journeys and witnesses, each journey alone, and loading the witnesses.
//!
//! `cargo bench -p ombrelle-core --bench jury`. Two threads; the recognisers must be installed, and `OMBRELLE_SHARED` names the
//! folder of the portrait.

// A benchmark prints why it measured nothing.
#![allow(clippy::print_stdout)]

use divan::{Bencher, black_box};
use ombrelle_core::evaluate::{Distortion, Ensemble, Shown, Trial, Unprotected, judge_picture};
use ombrelle_core::face::{Face, Finder};
use ombrelle_core::paths;
use ombrelle_core::photo::{Limits, Picture, decode};
use ombrelle_core::progress::Progress;
use strum::VariantArray;

const THREADS: usize = 2;

fn main() {
    // Before the table, which another line would break.
    if let Some((_, _, panel)) = court() {
        let (witnesses, journeys) = (panel.size(), panel.journeys().len());
        println!("{witnesses} witnesses, {journeys} journeys");
    }
    divan::main();
}

/// A portrait with its face, protected by nothing, and the panel.
fn court() -> Option<(Picture, Vec<Face>, Ensemble)> {
    let shared = std::env::var_os("OMBRELLE_SHARED").unwrap_or("../../../shared".into());
    let path = std::path::Path::new(&shared).join("data/photos/obama.jpg");
    let ready = || {
        let bytes = std::fs::read(path).ok()?;
        let picture = decode(&bytes, &Limits::default(), &Progress::default()).ok()?;
        let mut finder = Finder::load(&paths::models(), THREADS).ok()?;
        let faces = finder.find(&picture, &Progress::default()).ok()?;
        let panel = Ensemble::load(&paths::models(), THREADS).ok()?;
        (faces.len() == 1).then_some((picture, faces, panel))
    };
    let court = ready();
    if court.is_none() {
        println!("skipped: no portrait, no finder or no recogniser (`cargo xtask setup`)");
    }
    court
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn load_witnesses(bencher: Bencher<'_, '_>) {
    if court().is_some() {
        bencher.bench_local(|| Ensemble::load(&paths::models(), THREADS));
    }
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn judge_one_face(bencher: Bencher<'_, '_>) {
    let Some((picture, faces, mut panel)) = court() else {
        return;
    };
    bencher.bench_local(|| {
        let original = Unprotected {
            picture: &picture,
            faces: &faces,
        };
        let judges = (&mut panel, None);
        judge_picture(
            black_box(&picture),
            &original,
            &[],
            0,
            judges,
            &Progress::default(),
        )
    });
}

#[divan::bench(args = Distortion::VARIANTS, sample_count = 5, sample_size = 1)]
fn journey(bencher: Bencher<'_, '_>, journey: &Distortion) {
    let Some((picture, faces, mut panel)) = court() else {
        return;
    };
    if !panel.journeys().contains(journey) {
        return;
    }
    let Some((landmarks, height)) = faces
        .first()
        .and_then(|f| Some((f.landmarks?, f.region.height)))
    else {
        return;
    };
    let shown = Shown {
        rgb: &picture.rgb,
        landmarks,
    };
    let trial = Trial {
        covered: false,
        unprotected: shown,
        protected: shown,
        height,
        place: 0,
        seed: 0,
    };
    bencher.bench_local(|| panel.distorted(black_box(&trial), *journey, &Progress::default()));
}
