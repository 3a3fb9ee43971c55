//! How long a hash takes, of pixels that are already in memory.

#![allow(clippy::unwrap_used, reason = "sizes and buffers are ours")]

use divan::{Bencher, black_box};
use ombrelle_pdq::Picture;

fn main() {
    divan::main();
}

/// A picture with gradients and a little noise, the same at each run.
fn pixels(width: usize, height: usize) -> Vec<u8> {
    let mut state = 1_u32;
    (0..width * height * 3)
        .map(|i| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let (x, y) = (i / 3 % width, i / 3 / width);
            let waves = (x * 7 / (width / 40 + 1)) ^ (y * 5 / (height / 30 + 1));
            (waves as u32 * 9 + (state >> 28)) as u8
        })
        .collect()
}

#[divan::bench(sample_count = 30, sample_size = 10)]
fn rgb_512x512(bencher: Bencher<'_, '_>) {
    let pixels = pixels(512, 512);
    let picture = Picture::rgb(&pixels, 512, 512).unwrap();
    bencher.bench_local(|| black_box(picture).hash());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn rgb_4000x3000(bencher: Bencher<'_, '_>) {
    let pixels = pixels(4000, 3000);
    let picture = Picture::rgb(&pixels, 4000, 3000).unwrap();
    bencher.bench_local(|| black_box(picture).hash());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn copy_36_mb(bencher: Bencher<'_, '_>) {
    let pixels = pixels(4000, 3000);
    let mut copy = vec![0; pixels.len()];
    bencher.bench_local(|| black_box(&mut copy).copy_from_slice(black_box(&pixels)));
}
