//! The window: first frame, at rest, scrolling, opening a photo, memory, who is who in the photos of a class.

use super::figures::Figure;
use crate::run::{Done, cargo, output};

/// What is asked of each, and what its value is called in what the benchmark prints.
const ASKED: &[(&str, &str, &str, &str)] = &[
    (
        "first frame after the start, drawn by software (median of seven; longest)",
        "first_frame_software_ms",
        "first_frame_software_longest_ms",
        "at most 400 ms",
    ),
    (
        "the same where a graphics card is looked for first and there is none",
        "first_frame_default_ms",
        "first_frame_default_longest_ms",
        "none",
    ),
    (
        "processor at rest, in ten seconds",
        "idle_percent",
        "",
        "0 %",
    ),
    (
        "a frame while scrolling through 1,000 photos, drawn by software (median; longest of 240)",
        "scroll_median_ms",
        "scroll_longest_ms",
        "at most 50 ms",
    ),
    (
        "a photo of 12 megapixels on the screen; with its faces found, networks not loaded before",
        "open_shown_s",
        "open_found_s",
        "at most 1.5 s",
    ),
    (
        "the window's own work at a time while a photo is opened and made (longest)",
        "blocked_longest_ms",
        "",
        "at most 100 ms",
    ),
    (
        "memory after going through 1,000 photos (peak)",
        "memory_after_mb",
        "memory_peak_mb",
        "under 600 MB",
    ),
    (
        "*Who is who* on 300 photos with 1,000 faces, looked at and grouped on two cores; faces found",
        "who_ready_s",
        "who_faces",
        "under 60 s; 1,000",
    ),
    (
        "the window's own work at a time meanwhile (longest)",
        "who_longest_turn_ms",
        "",
        "at most 100 ms",
    ),
];

/// Measures and words all of them.
pub fn window() -> Done<Vec<Figure>> {
    let package = ["--package", "ombrelle-gui", "--bench", "window"];
    let mut bench = cargo(&["bench", "--locked"]);
    bench.args(package);
    let printed = output(bench)?;
    let value = |key: &str| -> Done<String> {
        let line = printed
            .lines()
            .find_map(|line| line.strip_prefix(&format!("{key}: ")));
        let line = line.ok_or_else(|| format!("the benchmark printed no {key}"))?;
        let unit = match key.rsplit('_').next() {
            Some("ms") => " ms",
            Some("s") => " s",
            Some("mb") => " MB",
            Some("percent") => " %",
            _ => "",
        };
        Ok(format!("{line}{unit}"))
    };
    let figure = |(what, first, second, goal): &(&str, &str, &str, &str)| -> Done<Figure> {
        let value = match *second {
            "" => value(first)?,
            second => format!("{}; {}", value(first)?, value(second)?),
        };
        Ok(Figure {
            what: (*what).to_owned(),
            value,
            goal: (*goal).to_owned(),
            peer: "none".into(),
        })
    };
    ASKED.iter().map(figure).collect()
}
