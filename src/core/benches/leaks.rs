//! Text in synthetic scenes: how much of it is found and read, and how long a 12-megapixel photo takes.
//!
//! `cargo bench -p ombrelle-core --bench leaks`. Two threads; the text networks and the Debian packages
//! `fonts-dejavu-core`, `fonts-liberation` and `fonts-comic-neue` must be installed.

// A benchmark stops at what it did not expect, and prints what it measured.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    dead_code
)]

#[path = "../tests/leaks/scene.rs"]
mod scene;

use divan::{Bencher, black_box};
use ombrelle_core::leaks::Reader;
use ombrelle_core::paths;
use ombrelle_core::progress::Progress;

const THREADS: usize = 2;
/// Scenes of each kind.
const SCENES: u64 = 24;

fn main() {
    // Before the table, which other lines would break.
    let fonts = scene::fonts();
    match Reader::load(&paths::models(), THREADS) {
        Ok(mut reader) if fonts.len() == scene::all_fonts() => {
            let sides = [(1600, 1200), (1200, 1600), (2000, 1500)];
            let all = [16.0, 18.0, 20.0, 24.0, 32.0, 48.0, 64.0, 90.0];
            measure("up to 3 megapixels", &mut reader, &fonts, &sides, &all);
            let small = [10.0, 12.0, 14.0, 16.0, 18.0, 20.0];
            measure(
                "small, up to 3 megapixels",
                &mut reader,
                &fonts,
                &sides,
                &small,
            );
            let large = [16.0, 20.0, 24.0, 32.0, 48.0, 96.0, 200.0, 300.0];
            measure(
                "12 megapixels",
                &mut reader,
                &fonts,
                &[(4000, 3000), (3000, 4000)],
                &large,
            );
        }
        Ok(_) => println!("skipped: not all fonts are installed (`cargo xtask setup`)"),
        Err(reason) => println!("skipped: {reason:?} (`cargo xtask setup`)"),
    }
    divan::main();
}

/// Prints lines found and read by height.
fn measure(
    what: &str,
    reader: &mut Reader,
    fonts: &[ab_glyph::FontVec],
    sides: &[(u32, u32)],
    heights: &[f32],
) {
    // Of each height: written, found, read letter by letter.
    let mut counts = vec![[0_usize; 3]; heights.len()];
    let mut alarms = 0;
    let mut slowest = std::time::Duration::ZERO;
    for seed in 0..SCENES {
        let side = sides[seed as usize % sides.len()];
        let scene = scene::scene(fonts, seed, side, heights);
        let start = std::time::Instant::now();
        let found = reader
            .find(&scene.picture, &Progress::default())
            .unwrap()
            .lines;
        slowest = slowest.max(start.elapsed());
        alarms += found
            .iter()
            .filter(|line| scene::is_false_alarm(line, &scene))
            .count();
        for written in &scene.written {
            let place = heights
                .iter()
                .position(|height| *height == written.height)
                .unwrap();
            let (covered, read) = scene::fate(written, &found);
            counts[place][0] += 1;
            counts[place][1] += usize::from(covered);
            counts[place][2] += usize::from(scene::letters(&read) == scene::letters(written.text));
            if std::env::var_os("OMBRELLE_DRAW").is_some()
                && (!covered || scene::letters(&read) != scene::letters(written.text))
            {
                println!(
                    "  seed {seed}: {:?} {} px, {} degrees, contrast {}: found {covered}, read {read:?}, at {:?}",
                    written.text,
                    written.height,
                    written.angle,
                    written.contrast,
                    written.ink.first()
                );
            }
        }
        let name = format!("{}-{seed}.jpg", what.replace([' ', ','], "-"));
        scene::draw(&scene, &found, &name);
    }
    for (height, [written, found, read]) in heights.iter().zip(&counts) {
        println!("{what}: {height} px: written {written}, found {found}, read {read}");
    }
    let sum = |n: usize| counts.iter().map(|count| count[n]).sum::<usize>();
    println!(
        "{what}: all: scenes {SCENES}, written {}, found {}, read {}, false alarms {alarms}, slowest {:.2} s",
        sum(0),
        sum(1),
        sum(2),
        slowest.as_secs_f32()
    );
}

/// A 12-megapixel photo with about twenty lines.
#[divan::bench(sample_count = 7, sample_size = 1)]
fn text_in_12_megapixels(bencher: Bencher<'_, '_>) {
    search(bencher, &[24.0, 32.0, 48.0, 96.0]);
}

/// A 12-megapixel photo without text.
#[divan::bench(sample_count = 7, sample_size = 1)]
fn no_text_in_12_megapixels(bencher: Bencher<'_, '_>) {
    search(bencher, &[5000.0]);
}

fn search(bencher: Bencher<'_, '_>, heights: &[f32]) {
    let fonts = scene::fonts();
    let Ok(mut reader) = Reader::load(&paths::models(), THREADS) else {
        return;
    };
    if fonts.is_empty() {
        return;
    }
    let scene = scene::scene(&fonts, 1, (4000, 3000), heights);
    bencher.bench_local(|| {
        reader
            .find(black_box(&scene.picture), &Progress::default())
            .unwrap()
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn load_text_networks(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| Reader::load(&paths::models(), THREADS).is_ok());
}
