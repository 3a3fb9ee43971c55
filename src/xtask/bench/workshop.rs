//! The workshop in the window: how long a room takes to start and to answer; the kit to print.

use super::figures::Figure;
use super::package_benchmark;
use crate::run::Done;

/// What is no room.
const OTHERS: [&str; 3] = ["licence", "plan", "sheet"];

/// Starts every room, presses what is pressed there, prints the kit.
pub fn workshop() -> Done<Vec<Figure>> {
    let printed = package_benchmark("ombrelle-gui", "workshop", &[])?;
    let mut rows = Vec::new();
    for line in printed.lines() {
        let Some((name, told)) = line.split_once(": ") else {
            continue;
        };
        if name == "kit" {
            rows.push(Figure {
                what: "the kit to print, one language".into(),
                value: told.to_owned(),
                goal: "under 15 s".into(),
                peer: "none".into(),
            });
            continue;
        }
        let numbers: Option<Vec<f64>> = told.split(' ').map(|word| word.parse().ok()).collect();
        let Some([start, answer]) = numbers.as_deref() else {
            continue;
        };
        let kind = match OTHERS.contains(&name) {
            true => "page",
            false => "room",
        };
        let answer = match *answer > 0.0 {
            true => format!("; {answer:.0} ms"),
            false => String::new(),
        };
        rows.push(Figure {
            what: format!("{kind} `{name}`: started; longest answer to a press"),
            value: format!("{start:.0} ms{answer}"),
            goal: "at most 500 ms; at most 100 ms".into(),
            peer: "none".into(),
        });
    }
    match rows.is_empty() {
        true => Err("the benchmark printed no figure".to_owned()),
        false => Ok(rows),
    }
}
