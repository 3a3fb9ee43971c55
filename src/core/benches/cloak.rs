//! Cloaking one face of a portrait, beside the surrogates' own forward and backward passes; loading them.
//!
//! `cargo bench -p ombrelle-core --bench cloak`. The surrogates must be installed, and `OMBRELLE_SHARED` names
//! the folder of the portrait.

// A benchmark prints why it measured nothing.
#![allow(clippy::print_stdout)]

use std::path::Path;
use std::time::{Duration, Instant};

use divan::{Bencher, black_box};
use ombrelle_core::cloak::{Cloaker, Recipe, STEPS, Strength, Target};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::face::Finder;
use ombrelle_core::model::recogniser::{Card, Embedding, Role};
use ombrelle_core::model::surrogate::Surrogate;
use ombrelle_core::paths;
use ombrelle_core::photo::{Limits, Picture, decode};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{CopyOptions, Exported, Format};

/// How often a cloak and the passes of its networks take turns.
const TURNS: usize = 11;

fn main() {
    // Before the table, which another line would break.
    if let Some((picture, target, cloaker)) = ready() {
        let done = cloak(&picture, target, &cloaker);
        let steps = done.ok().and_then(|all| all.first().map(|face| face.steps));
        println!("{} steps made", steps.unwrap_or(0));
        // Whoever asks for a row of the table by its name waits for no more than that.
        let all = std::env::args().skip(1).all(|word| word == "--bench");
        if let Some(mut surrogates) = all.then(surrogates).flatten() {
            let make = || drop(cloak(&picture, target, &cloaker));
            in_turns(make, || pass(&mut surrogates));
        }
    }
    divan::main();
}

/// Prints how many times as long a cloak takes as the passes of its networks, each right after the other: on a machine that others use, too, what
/// is measured a minute apart is measured in different moods.
fn in_turns(make: impl Fn(), mut pass: impl FnMut()) {
    let took = |work: &mut dyn FnMut()| {
        let begun = Instant::now();
        work();
        begun.elapsed()
    };
    let turns = (0..TURNS).map(|_| {
        let cloak = took(&mut || make());
        let passes: Duration = (0..STEPS).map(|_| took(&mut pass)).sum();
        cloak.as_secs_f64() / passes.as_secs_f64()
    });
    let mut turns: Vec<f64> = turns.collect();
    turns.sort_by(f64::total_cmp);
    if let [least, .., most] = turns.as_slice() {
        let median = turns.get(TURNS / 2).unwrap_or(least);
        println!(
            "a cloak is {median:.2} x its networks' passes ({least:.2} to {most:.2}, {TURNS} turns)"
        );
    }
}

/// A portrait with its face, and what makes cloaks.
fn ready() -> Option<(Picture, Target, Cloaker)> {
    let shared = std::env::var_os("OMBRELLE_SHARED").unwrap_or("../../../shared".into());
    let path = Path::new(&shared).join("data/photos/obama.jpg");
    let found = || {
        let bytes = std::fs::read(path).ok()?;
        let picture = decode(&bytes, &Limits::default(), &Progress::default()).ok()?;
        let mut finder = Finder::load(&paths::models(), 2).ok()?;
        let faces = finder.find(&picture, &Progress::default()).ok()?;
        let face = faces.into_iter().next()?;
        let target = Target {
            region: face.region,
            landmarks: face.landmarks,
            strength: Strength::Balanced,
        };
        Some((picture, target, Cloaker::load(&paths::models()).ok()?))
    };
    let found = found();
    if found.is_none() {
        println!("skipped: no portrait, no finder or no surrogate (`cargo xtask setup`)");
    }
    found
}

fn cloak(
    picture: &Picture,
    target: Target,
    cloaker: &Cloaker,
) -> Result<Vec<ombrelle_core::cloak::Cloaked>, ErrorKind> {
    let recipe = Recipe {
        steps: STEPS,
        seed: 1,
    };
    let mut worn = picture.clone();
    let export = Exported::of(
        &picture.rgb,
        &[target],
        CopyOptions::default().encoding(Format::Jpeg),
    )?;
    cloaker.cloak(
        &mut worn,
        &[target],
        None,
        &recipe,
        &export,
        &Progress::default(),
    )
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn load_surrogates(bencher: Bencher<'_, '_>) {
    if ready().is_some() {
        bencher.bench_local(|| Cloaker::load(&paths::models()));
    }
}

#[divan::bench(sample_count = 11, sample_size = 1)]
fn cloak_one_face(bencher: Bencher<'_, '_>) {
    let Some((picture, target, cloaker)) = ready() else {
        return;
    };
    bencher.bench_local(|| cloak(black_box(&picture), target, &cloaker));
}

/// Every surrogate forward and backward once, each on a thread of its own as in a step of a cloak. As many times as
/// several cloaks have steps, so that both are measured in the same moods of a machine that others use, too.
#[divan::bench(sample_count = 400, sample_size = 1)]
fn networks_alone(bencher: Bencher<'_, '_>) {
    let Some(mut surrogates) = surrogates() else {
        return;
    };
    bencher.bench_local(|| pass(&mut surrogates));
}

/// A surrogate, a crop and what it makes of another one.
type Asked = (Surrogate, Vec<f32>, Embedding);

/// All surrogates; none where one is missing.
fn surrogates() -> Option<Vec<Asked>> {
    let cards = Card::all().ok()?.into_iter();
    let cards = cards.filter(|card| card.role == Role::Surrogate);
    cards.map(|card| with_reference(&card)).collect()
}

/// Every surrogate forward and backward once.
fn pass(surrogates: &mut [Asked]) {
    std::thread::scope(|scope| {
        for surrogate in surrogates {
            scope.spawn(|| surrogate.0.slope(&surrogate.1, &surrogate.2));
        }
    });
}

fn with_reference(card: &Card) -> Option<Asked> {
    let mut surrogate = Surrogate::load(&card.name, &paths::models()).ok()?;
    let values = 3 * card.crop.side * card.crop.side;
    let shade = (0..values)
        .map(|place| (place % 251) as f32)
        .collect::<Vec<_>>();
    let reference = surrogate.embed(&shade).ok()?;
    Some((surrogate, vec![127.0; values], reference))
}
