//! Finding faces in a photo of 12 megapixels, beside ONNX Runtime's own time for the same passes.
//!
//! `cargo bench -p ombrelle-core --bench face`. One thread each, so that both do the same work one
//! after the other; the detector must be installed.

// A benchmark prints why it measured nothing.
#![allow(clippy::print_stdout)]

use divan::{Bencher, black_box};
use image::{Rgb, RgbImage};
use ombrelle_core::face::Finder;
use ombrelle_core::model::{Form, Network};
use ombrelle_core::paths;
use ombrelle_core::photo::Picture;
use ombrelle_core::progress::Progress;

fn main() {
    divan::main();
}

/// A ground that moves every value of the network and holds no face, so that no second look is due.
fn photo() -> Picture {
    let wave = |v: u32, length: f32| (f32::sin(v as f32 / length) * 60.0 + 120.0) as u8;
    let rgb = RgbImage::from_fn(4000, 3000, |x, y| {
        Rgb([wave(x, 90.0), wave(y, 70.0), wave(x + y, 50.0)])
    });
    Picture { rgb, alpha: None }
}

/// Everything but decoding.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn find_12_megapixels(bencher: Bencher<'_, '_>) {
    let photo = photo();
    let Ok(mut finder) = Finder::load(&paths::models(), 1) else {
        println!("skipped: the detector is not installed (`cargo xtask setup`)");
        return;
    };
    bencher.bench_local(|| finder.find(black_box(&photo), &Progress::default()));
}

/// The passes that such a photo needs, and nothing else.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn network_passes_alone(bencher: Bencher<'_, '_>) {
    let Ok(mut network) = Network::load(Finder::name(), &paths::models(), Form::Quick, 1) else {
        println!("skipped: the detector is not installed (`cargo xtask setup`)");
        return;
    };
    let passes = Finder::passes(4000, 3000);
    let values: Vec<_> = passes.iter().map(|(w, h)| vec![99_u8; 3 * w * h]).collect();
    bencher.bench_local(|| {
        for ((width, height), values) in passes.iter().zip(&values) {
            let _ = black_box(network.run([1, *height, *width, 3], values));
        }
    });
}
