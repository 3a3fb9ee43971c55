//! Making a cloak: time beside that of the networks themselves, loading, memory; wearing a mask.

use super::benchmark_with;
use super::figures::Figure;
use super::measure::{self, process};
use super::whole::{faces, ombrelle, words};
use crate::demo;
use crate::libtorch;
use crate::run::{Done, target};

/// All of it, where libtorch is.
pub fn cloak() -> Done<Vec<Figure>> {
    if !libtorch::is_there() {
        return Err("no libtorch here: no cloak can be measured".into());
    }
    let printed = benchmark_with("cloak", &["--features", "torch"])?;
    let steps = printed.lines().find_map(|line| {
        let number = line.strip_suffix(" steps made")?;
        number.trim().parse::<f64>().ok()
    });
    let steps = steps
        .filter(|steps| *steps > 0.0)
        .ok_or("no step was made")?;
    let face = measure::median(&printed, "cloak_one_face")?;
    let networks = measure::median(&printed, "networks_alone")? * steps;
    let loading = measure::median(&printed, "load_surrogates")?;
    let mask = measure::median(&printed, "wear_mask")?;
    Ok(vec![
        Figure {
            what: format!("cloak of one face, balanced, {steps:.0} steps, loading excluded"),
            value: format!("{face:.2} s, {:.2} x", face / networks),
            goal: "at most 4.5 s, at most 1.3 x".into(),
            peer: format!("forward and backward of the networks alone: {networks:.2} s"),
        },
        Figure {
            what: "loading the surrogates".into(),
            value: format!("{loading:.2} s"),
            goal: "under 1.5 s".into(),
            peer: "none".into(),
        },
        Figure {
            what: "putting a mask on one face of a portrait".into(),
            value: format!("{:.0} ms", mask * 1e3),
            goal: "under 150 ms".into(),
            peer: "none".into(),
        },
        memory()?,
    ])
}

/// Peak memory of cloaking five faces of a 12-megapixel photo, from opening to the verdict.
fn memory() -> Done<Figure> {
    demo::build_with(&libtorch::features())?;
    let photo = faces(5)?;
    let out = target().join("bench/out").to_string_lossy().into_owned();
    let cloak = ["--cloak", "balanced", "--steps", "4", "--force", "--out"];
    let mut line = words(&ombrelle(), &["protect"]);
    line.extend(cloak.iter().map(|word| (*word).to_owned()));
    line.extend([out, photo.to_string_lossy().into_owned()]);
    let done = process(1, &line)?;
    Ok(Figure {
        what: "peak memory of cloaking five faces of a 12-megapixel photo, the jury included"
            .into(),
        value: format!("{} MB", done.peak_kib * 1024 / 1_000_000),
        goal: "under 1200 MB".into(),
        peer: "none".into(),
    })
}
