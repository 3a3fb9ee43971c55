//! Times from a photo's file to its PDQ hash: `time_fingerprint RUNS PHOTO...`.
//!
//! Reads, decodes and hashes each photo, one after the other. Prints the shortest time of a whole
//! round in milliseconds, then the hashes: of test photos, which is why they may be printed.

#![allow(
    clippy::print_stdout,
    reason = "its output is for the program that runs it"
)]

use std::error::Error;
use std::time::Instant;

use ombrelle_core::photo::{Limits, decode};
use ombrelle_core::progress::Progress;
use ombrelle_pdq::Picture;

fn hashes(photos: &[String]) -> Result<Vec<String>, Box<dyn Error>> {
    let mut hashes = Vec::new();
    for photo in photos {
        let bytes = std::fs::read(photo)?;
        let photo = decode(&bytes, &Limits::default(), &Progress::default())
            .map_err(|reason| format!("{reason:?}"))?;
        let (width, height) = (photo.width() as usize, photo.height() as usize);
        let found = Picture::rgb(photo.rgb.as_raw(), width, height)?.hash();
        hashes.push(found.hash.to_hex());
    }
    Ok(hashes)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((runs, photos)) = arguments.split_first() else {
        return Err("time_fingerprint RUNS PHOTO...".into());
    };
    let (mut shortest, mut found) = (f64::INFINITY, Vec::new());
    for _ in 0..runs.parse::<u32>()? {
        let start = Instant::now();
        found = hashes(photos)?;
        shortest = shortest.min(start.elapsed().as_secs_f64() * 1e3);
    }
    println!("{shortest} {}", found.join(" "));
    Ok(())
}
