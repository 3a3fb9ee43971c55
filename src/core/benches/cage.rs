//! What decoding in a worker costs: protecting one photo of 12 megapixels, the start of the worker included, and photos of a folder of
//! small ones, each in this process and in a worker, in turns. Detection is excluded: it would hide the difference.
//!
//! Prints the median of each, and the median difference of the pairs.

// A benchmark of ours may stop at once where something is wrong, and says what it found.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use image::{Rgb, RgbImage};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{Decoding, Looks, Region, Session, Terms, worker};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Pairs of the large photo, and rounds over the small ones.
const ROUNDS: usize = 15;
/// Small photos in the folder.
const SMALL: u64 = 24;

fn main() {
    if let Some(ended) = worker::if_asked() {
        std::process::exit(ended.into());
    }
    let folder = tempfile::tempdir().unwrap();
    let large = photo(folder.path(), (4000, 3000), 0);
    let small: Vec<PathBuf> = (1..=SMALL)
        .map(|seed| photo(folder.path(), (640, 480), seed))
        .collect();
    compare("12 megapixels", 1, || {
        [Decoding::InProcess, Decoding::caged()]
            .map(|decoding| protect(std::slice::from_ref(&large), decoding))
    });
    compare("a photo of a folder", SMALL as u32, || {
        [Decoding::InProcess, Decoding::caged()].map(|decoding| protect(&small, decoding))
    });
}

/// Runs both in turns and prints milliseconds for each of `photos`.
fn compare(what: &str, photos: u32, mut pair: impl FnMut() -> [f64; 2]) {
    // The first of all reads the program and the photos from the disk.
    pair();
    let pairs: Vec<[f64; 2]> = (0..ROUNDS).map(|_| pair()).collect();
    let each = |of: &dyn Fn(&[f64; 2]) -> f64| {
        let mut all: Vec<f64> = pairs.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied().unwrap() * 1e3 / f64::from(photos)
    };
    let (here, caged) = (each(&|[here, _]| *here), each(&|[_, caged]| *caged));
    let more = each(&|[here, caged]| caged - here);
    println!("{what}, here: {here:.2}");
    println!("{what}, worker: {caged:.2}");
    println!("{what}, more: {more:.2}");
}

/// Seconds to open, cover and prove all of them, with workers of their own.
fn protect(photos: &[PathBuf], decoding: Decoding) -> f64 {
    let progress = Progress::default();
    let began = Instant::now();
    let session = Session::new("", 1).decoding_in(decoding);
    for path in photos {
        let photo = session.open(path, Looks::default(), &progress).unwrap();
        let mut draft = session.draft(&photo, Terms::default());
        let (width, height) = photo.size();
        let face = Region {
            x: width as f32 / 4.0,
            y: height as f32 / 4.0,
            width: width as f32 / 8.0,
            height: height as f32 / 6.0,
        };
        draft.draw(face).unwrap();
        session.protect_last(photo, &draft, &progress).unwrap();
    }
    began.elapsed().as_secs_f64()
}

/// A photo with the grain of a sensor.
fn photo(folder: &Path, (width, height): (u32, u32), seed: u64) -> PathBuf {
    let mut noise = ChaCha8Rng::seed_from_u64(seed);
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let grain = (noise.next_u32() & 15) as f32 - 7.5;
        let wave = (x as f32 / 90.0).sin() * 50.0 + (y as f32 / 70.0).cos() * 40.0;
        let level = |base: f32| (base + wave + grain) as u8;
        Rgb([level(130.0), level(120.0), level(110.0)])
    });
    let path = folder.join(format!("{seed}.jpg"));
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 90)
        .encode_image(&picture)
        .unwrap();
    std::fs::write(&path, jpeg).unwrap();
    path
}
