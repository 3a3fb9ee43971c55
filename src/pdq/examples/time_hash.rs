//! Times the hash of raw pixels: `time_hash FILE WIDTH HEIGHT RUNS`.
//!
//! Prints the shortest time of a hash and of a copy of the pixels in milliseconds, the quality and
//! the hash: a hash of test pixels, which is why it may be printed.

#![allow(
    clippy::print_stdout,
    reason = "its output is for the program that runs it"
)]

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use ombrelle_pdq::Picture;

fn shortest(runs: u32, mut work: impl FnMut()) -> f64 {
    let times = (0..runs).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64() * 1e3
    });
    times.fold(f64::INFINITY, f64::min)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, width, height, runs] = arguments.as_slice() else {
        return Err("time_hash FILE WIDTH HEIGHT RUNS".into());
    };
    let pixels = std::fs::read(file)?;
    let picture = Picture::rgb(&pixels, width.parse()?, height.parse()?)?;
    let runs = runs.parse()?;
    let mut found = picture.hash();
    let hash = shortest(runs, || found = black_box(picture).hash());
    let mut copied = vec![1; pixels.len()];
    let copy = shortest(runs, || {
        black_box(&mut copied).copy_from_slice(black_box(&pixels));
    });
    println!("{hash} {copy} {} {}", found.quality, found.hash.to_hex());
    Ok(())
}
