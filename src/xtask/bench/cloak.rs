//! Making a cloak: time beside that of the networks themselves, loading, memory.

use serde::Deserialize;

use super::benchmark;
use super::figures::Figure;
use super::measure::{self, process};
use super::whole::{faces, ombrelle, words};
use crate::run::{Done, command, output, root, target};
use crate::{demo, oracles};

/// All of it.
pub fn cloak() -> Done<Vec<Figure>> {
    let printed = benchmark("cloak")?;
    let steps = steps(&printed)?;
    let face = measure::median(&printed, "cloak_one_face")?;
    let networks = measure::median(&printed, "networks_alone")? * steps;
    let loading = measure::median(&printed, "load_surrogates")?;
    Ok(vec![
        Figure {
            what: format!("cloak of one face, balanced, {steps:.0} steps, loading excluded"),
            value: format!("{face:.2} s, {:.2} x", face / networks),
            goal: "at most 2.5 s, at most 1.25 x".into(),
            peer: format!("forward and backward of the networks alone: {networks:.2} s"),
        },
        Figure {
            what: "loading the surrogates".into(),
            value: format!("{loading:.2} s"),
            goal: "at most 0.3 s".into(),
            peer: "none".into(),
        },
        memory()?,
    ])
}

/// The same recipe in PyTorch, on the same machine, in the same run.
pub fn with_pytorch() -> Done<Vec<Figure>> {
    #[derive(Deserialize)]
    struct Printed {
        seconds: f64,
    }
    let folder = target().join("bench/pytorch");
    let programs = oracles::environment(&folder, &["src/xtask/peers/pytorch.txt"], &[])?;
    let python = programs.join("python").to_string_lossy().into_owned();
    let photo = super::peer::portraits()?
        .into_iter()
        .find(|path| path.ends_with("obama.jpg"))
        .ok_or("obama.jpg is not among the portraits")?;
    let (mut ours, mut theirs, mut made) = (Vec::new(), Vec::new(), 0.0);
    // In turns, since the machine's mood changes.
    for _ in 0..TURNS {
        let printed = benchmark("cloak")?;
        made = steps(&printed)?;
        ours.push(measure::median(&printed, "cloak_one_face")?);
        let mut reference = command(&python, &["src/xtask/peers/cloak/reference.py"]);
        reference.arg(root().join("models")).arg(&photo);
        reference.arg(format!("{made:.0}")).args(LANDMARKS);
        let printed: Printed =
            serde_json::from_str(&output(reference)?).map_err(|e| e.to_string())?;
        theirs.push(printed.seconds);
    }
    let (ours, theirs) = (middle(ours), middle(theirs));
    Ok(vec![Figure {
        what: format!("cloak of one face, balanced, {made:.0} steps, loading excluded"),
        value: format!("{ours:.2} s, {:.1} x as fast", theirs / ours),
        goal: "at least 2 x".into(),
        peer: format!("the recipe in PyTorch 2.13.0, operation by operation: {theirs:.2} s"),
    }])
}

/// How often each is measured, one after the other.
const TURNS: usize = 3;

/// The one in the middle.
fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Eyes, nose and mouth corners of the portrait, as the finder sees them.
const LANDMARKS: [&str; 5] = [
    "432.1,215.5",
    "557.7,210.1",
    "495.5,270.2",
    "434.8,328.5",
    "548.0,319.4",
];

/// The steps that the benchmark says it made.
fn steps(printed: &str) -> Done<f64> {
    let steps = printed.lines().find_map(|line| {
        let number = line.strip_suffix(" steps made")?;
        number.trim().parse::<f64>().ok()
    });
    let steps = steps.filter(|steps| *steps > 0.0);
    steps.ok_or_else(|| "no step was made".to_owned())
}

/// Peak memory of cloaking five faces of a 12-megapixel photo, from opening to the verdict.
fn memory() -> Done<Figure> {
    demo::build()?;
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
        goal: "under 450 MB".into(),
        peer: "none".into(),
    })
}
