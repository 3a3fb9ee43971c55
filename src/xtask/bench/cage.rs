//! What the worker that decodes photos costs.

use super::benchmark;
use super::figures::Figure;
use crate::run::Done;

/// One large photo with the start of its worker, and a photo among small ones; each with and without, in turns.
pub fn cage() -> Done<Vec<Figure>> {
    let printed = benchmark("cage")?;
    let milliseconds = |what: &str| -> Done<f64> {
        let line = printed.lines().find_map(|line| line.strip_prefix(what));
        line.and_then(|rest| rest.trim_start_matches(':').trim().parse().ok())
            .ok_or_else(|| format!("the benchmark printed no {what:?}:\n{printed}"))
    };
    let here = milliseconds("12 megapixels, here")?;
    let more = milliseconds("12 megapixels, more")?;
    let small = milliseconds("a photo of a folder, here")?;
    let small_more = milliseconds("a photo of a folder, more")?;
    Ok(vec![
        Figure {
            what: "decoding in a worker, its start included: protect, 12 megapixels, one box, detection excluded"
                .into(),
            value: format!("{more:+.1} ms, {:+.1} %", more / here * 100.0),
            goal: "at most 6 %".into(),
            peer: format!("in the program's own process: {here:.0} ms"),
        },
        Figure {
            what: "decoding in a worker: a photo of 640 x 480 in a folder of 24, one box, detection excluded".into(),
            value: format!("{small_more:+.2} ms"),
            goal: "at most 8 ms".into(),
            peer: format!("in the program's own process: {small:.1} ms"),
        },
    ])
}
