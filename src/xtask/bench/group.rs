//! Putting the faces of many photos together by person.

use super::figures::Figure;
use super::{benchmark, measure};
use crate::run::Done;

/// 3,000 made-up embeddings: time of the clustering, memory of the process.
pub fn group() -> Done<Vec<Figure>> {
    let printed = benchmark("group")?;
    let begins = |start: &str| {
        let line = printed.lines().find_map(|line| line.strip_prefix(start));
        line.map(str::trim)
            .ok_or_else(|| format!("the benchmark printed no {start:?}:\n{printed}"))
    };
    if !printed.contains("all right: true") {
        return Err(format!("a made-up face is in a wrong group:\n{printed}"));
    }
    let seconds = measure::median(&printed, "group_3000_faces")?;
    Ok(vec![
        Figure {
            what: "grouping 3,000 faces of 600 persons (made-up embeddings of 128 numbers), all right, one thread".into(),
            value: format!("{seconds:.2} s"),
            goal: "under 2 s".into(),
            peer: "none".into(),
        },
        Figure {
            what: "peak memory of that process".into(),
            value: begins("peak memory:")?.to_owned(),
            goal: "under 400 MB".into(),
            peer: "the table of likenesses alone: 18 MB".into(),
        },
    ])
}
