//! Judging one face.

use super::figures::Figure;
use super::{benchmark, measure};
use crate::run::Done;

/// The journeys, as the benchmark names them.
const JOURNEYS: [&str; 10] = [
    "AsExported",
    "Messenger",
    "SocialFeed",
    "SmallFeed",
    "Screenshot",
    "LightCleanUp",
    "HeavyCleanUp",
    "MeanFilter",
    "StrongDenoising",
    "GenerativeRoundTrip",
];

/// One face of a portrait: all journeys and witnesses, each journey alone, loading the witnesses.
pub fn jury() -> Done<Vec<Figure>> {
    let printed = benchmark("jury")?;
    let asked = printed.lines().find(|line| line.contains(" witnesses, "));
    let asked = asked.map_or("witnesses unknown", str::trim).to_owned();
    let mut journeys = Vec::new();
    for name in JOURNEYS {
        // The round trip is measured where the person put its model there.
        match measure::median(&printed, name) {
            Ok(seconds) => journeys.push(format!("{name} {:.0} ms", seconds * 1e3)),
            Err(_) if name == "GenerativeRoundTrip" => {}
            Err(error) => return Err(error),
        }
    }
    let judged = measure::median(&printed, "judge_one_face")?;
    let loading = measure::median(&printed, "load_witnesses")?;
    Ok(vec![
        Figure {
            what: format!(
                "jury of one face of a portrait, {asked}, two threads, finder and loading excluded"
            ),
            value: format!("{judged:.2} s"),
            goal: "under 0.6 s".into(),
            peer: format!(
                "each journey alone, on the part of the photo that it needs: {}",
                journeys.join(", ")
            ),
        },
        Figure {
            what: "loading all witnesses".into(),
            value: format!("{loading:.2} s"),
            goal: "none".into(),
            peer: "none".into(),
        },
    ])
}
