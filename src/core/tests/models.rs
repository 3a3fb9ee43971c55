//! The files that set-up installs, as they are used.

// A test may stop at what it did not expect, and prints what it measured or skipped.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use ombrelle_core::model::{Form, Manifest, Network};
use ombrelle_core::paths;

/// ONNX Runtime from 1.29.0 on holds an uploader that starts with the library.
#[test]
fn the_library_that_is_installed_cannot_report_to_its_maker() {
    let manifest = Manifest::own().unwrap();
    let file = manifest.runtime().map(|runtime| &runtime.file);
    let read = file.map(|file| std::fs::read(paths::models().join(file)));
    let Some(Ok(library)) = read else {
        assert!(std::env::var_os("CI").is_none(), "no library in CI");
        println!("skipped: ONNX Runtime is not installed (`cargo xtask setup`)");
        return;
    };
    for trace in ["events.data.microsoft", "OneCollector"] {
        let trace = trace.as_bytes();
        assert!(!library.windows(trace.len()).any(|part| part == trace));
    }
}

/// The detector in both forms on a synthetic picture: what the quick form says is what the exact
/// one says, within the step of a byte.
#[test]
fn the_quick_detector_says_what_the_exact_one_says() {
    let load = |form| Network::load("centerface", &paths::models(), form, 1);
    let (mut exact, mut quick) = match (load(Form::Exact), load(Form::Quick)) {
        (Ok(exact), Ok(quick)) => (exact, quick),
        (Err(reason), _) | (_, Err(reason)) => {
            assert!(std::env::var_os("CI").is_none(), "{reason:?} in CI");
            println!("skipped: {reason:?}; `cargo xtask setup` installs the detector");
            return;
        }
    };
    const SIDE: usize = 160;
    let bytes: Vec<u8> = (0..3 * SIDE * SIDE)
        .map(|n| (((n % SIDE) * 3) ^ ((n / SIDE) * 5)) as u8)
        .collect();
    let plane = |channel: usize| bytes.iter().skip(channel).step_by(3);
    let numbers: Vec<f32> = (0..3)
        .flat_map(plane)
        .map(|byte| f32::from(*byte))
        .collect();
    let exact = exact.run([1, 3, SIDE, SIDE], &numbers).unwrap();
    let quick = quick.run([1, SIDE, SIDE, 3], &bytes).unwrap();
    assert_eq!(exact.len(), quick.len());
    for (exact, quick) in exact.iter().zip(&quick) {
        assert_eq!((&exact.name, &exact.shape), (&quick.name, &quick.shape));
        let pairs = || exact.data.iter().zip(&quick.data);
        let apart: f32 = pairs().map(|(a, b)| (a - b).powi(2)).sum();
        let mean = exact.data.iter().sum::<f32>() / exact.data.len() as f32;
        let spread: f32 = exact.data.iter().map(|a| (a - mean).powi(2)).sum();
        let share = (apart / spread.max(1e-3)).sqrt();
        println!("{}: error {share:.3} of the spread", exact.name);
        assert!(share < 0.5, "{}: {share}", exact.name);
    }
}
