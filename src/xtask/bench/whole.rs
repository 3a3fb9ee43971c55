//! Figures of whole processes: a batch, its memory, a clean build.

use std::path::{Path, PathBuf};

use super::figures::Figure;
use super::measure::{Process, process};
use crate::run::{Done, cargo, root, show, target};

/// The release build of the command.
pub fn ombrelle() -> PathBuf {
    target().join("release/ombrelle")
}

/// A command line as words.
pub fn words(program: &Path, arguments: &[&str]) -> Vec<String> {
    std::iter::once(program.to_string_lossy().into_owned())
        .chain(arguments.iter().map(|a| (*a).to_owned()))
        .collect()
}

/// Makes `count` 12-megapixel photos with three faces (a NASA portrait, public domain).
pub fn photos(count: u32) -> Done<PathBuf> {
    made(count, 3, &format!("bench/photos-{count}"))
}

/// Makes one 12-megapixel photo with this many faces, at most five.
pub fn faces(count: u32) -> Done<PathBuf> {
    let folder = made(1, count, &format!("bench/faces-{count}"))?;
    Ok(folder.join("photo-000.jpg"))
}

fn made(count: u32, faces: u32, folder: &str) -> Done<PathBuf> {
    let sample = crate::demo::sample_photo()?;
    let folder = target().join(folder);
    let (number, faces) = (count.to_string(), faces.to_string());
    let mut make = cargo(&[
        "run",
        "--release",
        "--locked",
        "--quiet",
        "--package",
        "ombrelle-core",
    ]);
    make.args(["--example", "bench_photos", "--"]);
    make.arg(&sample).arg(&folder).arg(&number).arg(&faces);
    show(make)?;
    Ok(folder)
}

fn protect(runs: u32, photos: &Path, arguments: &[&str]) -> Done<Process> {
    let out = target().join("bench/out");
    let mut words = words(&ombrelle(), &["protect", "--force", "--out"]);
    words.push(out.to_string_lossy().into_owned());
    words.extend(arguments.iter().map(|a| (*a).to_owned()));
    words.push(photos.to_string_lossy().into_owned());
    process(runs, &words)
}

/// Throughput with two jobs against one; memory over the number of photos.
pub fn batch() -> Done<Vec<Figure>> {
    let few = photos(8)?;
    let one = protect(3, &few, &["--jobs", "1"])?;
    let two = protect(3, &few, &["--jobs", "2"])?;
    let many = photos(32)?;
    let more = protect(1, &many, &["--jobs", "2"])?;
    let rate = |process: &Process, count: f64| count / process.seconds;
    Ok(vec![
        Figure {
            what: "batch of eight 12-megapixel photos, two jobs".into(),
            value: format!(
                "{:.2} photos/s, {:.2} x",
                rate(&two, 8.0),
                one.seconds / two.seconds
            ),
            goal: "at least 1.7 x one job".into(),
            peer: format!("one job: {:.2} photos/s", rate(&one, 8.0)),
        },
        Figure {
            what: "peak memory of a batch of 32 photos, two jobs".into(),
            value: format!("{} MB", more.peak_kib / 1000),
            goal: "does not grow with the number".into(),
            peer: format!("8 photos: {} MB", two.peak_kib / 1000),
        },
    ])
}

/// Peak memory of covering one 12-megapixel photo, detection excluded.
pub fn memory() -> Done<Vec<Figure>> {
    let photo = photos(1)?;
    let boxes = [
        "--box",
        "300,400,500,600",
        "--box",
        "1700,900,500,600",
        "--box",
        "3000,600,500,600",
    ];
    let mut arguments = vec!["--no-detect", "--jobs", "1"];
    arguments.extend(boxes);
    let bitmap = 4000.0 * 3000.0 * 3.0;
    let mut rows = Vec::new();
    for cover in ["fill", "soft"] {
        let mut all = arguments.clone();
        all.extend(["--cover", cover]);
        let done = protect(3, &photo, &all)?;
        let peak = done.peak_kib as f64 * 1024.0;
        rows.push(Figure {
            what: format!(
                "peak memory of the whole process, 12 megapixels, three boxes, `{cover}`"
            ),
            value: format!("{:.0} MB, {:.2} x", peak / 1e6, peak / bitmap),
            goal: "at most 4 x".into(),
            peer: format!("decoded bitmap: {:.0} MB", bitmap / 1e6),
        });
    }
    Ok(rows)
}

/// A release build of the command from nothing, in a folder of its own.
pub fn clean_build() -> Done<Vec<Figure>> {
    let folder = target().join("bench/clean-build");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|e| e.to_string())?;
    }
    let start = std::time::Instant::now();
    let mut build = cargo(&[
        "build",
        "--release",
        "--locked",
        "--package",
        "ombrelle-cli",
    ]);
    build.env("CARGO_TARGET_DIR", &folder).current_dir(root());
    show(build)?;
    let seconds = start.elapsed().as_secs();
    std::fs::remove_dir_all(&folder).map_err(|e| e.to_string())?;
    Ok(vec![Figure {
        what: "clean release build of the command".into(),
        value: format!("{} min {:02} s", seconds / 60, seconds % 60),
        goal: "under 6 min on two cores".into(),
        peer: "none".into(),
    }])
}
