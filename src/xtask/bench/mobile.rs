//! What the mobile core costs beside the core that it calls, how large it is, what memory a photo takes.

use std::path::Path;

use super::figures::Figure;
use super::measure::process;
use super::whole;
use crate::run::{Done, cargo, command, output, root, show, target};

/// Measured by a program of the facade's, built as it is for release.
pub fn mobile() -> Done<Vec<Figure>> {
    let photo = whole::photos(1)?.join("photo-000.jpg");
    let build = [
        "build",
        "--release",
        "--locked",
        "--package",
        "ombrelle-mobile",
    ];
    show(cargo(
        &[&build[..], &["--lib", "--example", "measure"]].concat(),
    ))?;
    let program = target().join("release/examples/measure");
    let program = program.to_string_lossy();
    let milliseconds = |words: &[&str], what: &str| -> Done<f64> {
        let printed = output(command(&program, words))?;
        let line = printed.lines().find(|line| line.contains(what));
        let number = line.and_then(|line| line.rsplit(':').next());
        number
            .and_then(|number| number.trim().parse().ok())
            .ok_or_else(|| format!("no {what:?}:\n{printed}"))
    };
    let place = photo.to_string_lossy();
    let core = milliseconds(&["cost", &place], "core")?;
    let facade = milliseconds(&["cost", &place], "facade")?;
    let models = root().join("models");
    let first = milliseconds(&["first", &place, &models.to_string_lossy()], "faces")?;
    let models = models.to_string_lossy();
    let peak = |words: &[&str]| -> Done<u64> {
        let words = words.iter().map(|word| (*word).to_owned());
        Ok(process(3, &words.collect::<Vec<_>>())?.peak_kib / 1024)
    };
    let covered = peak(&[&program, "protect", &place])?;
    let whole = peak(&[&program, "whole", &place, &models])?;
    let figure = |what: &str, value: String, goal: &str, peer: String| Figure {
        what: what.into(),
        value,
        goal: goal.into(),
        peer,
    };
    Ok(vec![
        figure(
            "protect through the facade, 12 megapixels, one box, the photo stays open",
            format!("{facade:.0} ms, {:+.1} %", (facade / core - 1.0) * 100.0),
            "at most 2 % more",
            format!("core alone: {core:.0} ms"),
        ),
        figure(
            "first call to the faces of a 12-megapixel photo, loading included",
            format!("{first:.0} ms"),
            "under 1500 ms",
            "none".into(),
        ),
        figure(
            "peak memory of the process, protect through the facade, 12 megapixels, one box",
            format!("{covered} MB"),
            "under 200 MB",
            "decoded bitmap: 36 MB".into(),
        ),
        figure(
            "the same with faces found by one thread, the network let go of before the copy",
            format!("{whole} MB"),
            "under 200 MB",
            "decoded bitmap: 36 MB".into(),
        ),
        figure(
            "the library, stripped, without models and ONNX Runtime",
            format!(
                "{:.1} MB",
                size(&target().join("release/libombrelle_mobile.so"))?
            ),
            "under 25 MB",
            "none".into(),
        ),
    ])
}

/// The release profile strips what it links.
fn size(library: &Path) -> Done<f64> {
    let about = std::fs::metadata(library).map_err(|e| format!("{}: {e}", library.display()))?;
    Ok(about.len() as f64 / 1e6)
}
