//! Text in photos: how much is found and read on synthetic scenes, how long a large photo takes.

use super::figures::Figure;
use super::{benchmark, measure};
use crate::run::Done;
use crate::system;

/// Finds, reads, times.
pub fn leaks() -> Done<Vec<Figure>> {
    system::ensure_fonts()?;
    let printed = benchmark("leaks")?;
    let mut rows = Vec::new();
    for what in ["up to 3 megapixels", "12 megapixels"] {
        let counts = counts(&printed, &format!("{what}: all"))?;
        let [scenes, written, found, read, alarms] = counts;
        rows.push(Figure {
            what: format!(
                "lines of text of 16 px and more found in {scenes} synthetic scenes of {what}"
            ),
            value: format!(
                "{:.1} % ({found} of {written}); read letter by letter {:.1} %; {alarms} false alarms",
                share(found, written),
                share(read, written)
            ),
            goal: "at least 90 % found".into(),
            peer: by_height(&printed, what)?,
        });
    }
    rows.push(Figure {
        what: "smaller lines, same scenes of up to 3 megapixels".into(),
        value: by_height(&printed, "small, up to 3 megapixels")?,
        goal: "none".into(),
        peer: "none".into(),
    });
    let (text, none) = (
        measure::median(&printed, "text_in_12_megapixels")?,
        measure::median(&printed, "no_text_in_12_megapixels")?,
    );
    rows.push(Figure {
        what: "text search in a 12-megapixel photo with about twenty lines, reading included, decoding excluded, two threads".into(),
        value: format!("{text:.2} s"),
        goal: "under 2 s on two cores".into(),
        peer: format!("without text: {none:.2} s"),
    });
    rows.push(Figure {
        what: "loading the two text networks".into(),
        value: format!("{:.2} s", measure::median(&printed, "load_text_networks")?),
        goal: "none".into(),
        peer: "none".into(),
    });
    Ok(rows)
}

fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// The numbers of the line that begins so: scenes, written, found, read, false alarms.
fn counts(printed: &str, begins: &str) -> Done<[usize; 5]> {
    let line = printed.lines().find(|line| line.starts_with(begins));
    let line = line.ok_or_else(|| format!("the benchmark printed no {begins:?}:\n{printed}"))?;
    let rest = line.strip_prefix(begins).unwrap_or_default();
    let number = |word: &str| {
        let (_, rest) = rest.split_once(word)?;
        rest.trim_start()
            .split(|c: char| !c.is_ascii_digit())
            .next()?
            .parse()
            .ok()
    };
    let all = ["scenes", "written", "found", "read", "false alarms"].map(number);
    match all {
        [Some(a), Some(b), Some(c), Some(d), Some(e)] => Ok([a, b, c, d, e]),
        _ => Err(format!("not understood: {line}")),
    }
}

/// `16 px 23 of 25`, for each height.
fn by_height(printed: &str, what: &str) -> Done<String> {
    let begins = format!("{what}: ");
    let rows = printed
        .lines()
        .filter_map(|line| line.strip_prefix(&begins));
    let rows: Vec<String> = rows
        .filter_map(|row| {
            let (height, rest) = row.split_once(" px: written ")?;
            let (written, rest) = rest.split_once(", found ")?;
            let (found, read) = rest.split_once(", read ")?;
            Some(format!(
                "{height} px: {found} of {written} found, {read} read"
            ))
        })
        .collect();
    if rows.is_empty() {
        return Err(format!(
            "the benchmark printed no heights of {what:?}:\n{printed}"
        ));
    }
    Ok(rows.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "12 megapixels: 16 px: written 25, found 23, read 20\n\
        12 megapixels: 20 px: written 5, found 5, read 4\n\
        12 megapixels: all: scenes 24, written 30, found 28, read 24, false alarms 3, slowest 1.20 s\n";

    #[test]
    fn what_the_benchmark_prints_is_read() {
        assert_eq!(
            counts(PRINTED, "12 megapixels: all"),
            Ok([24, 30, 28, 24, 3])
        );
        assert!(counts(PRINTED, "1 megapixel: all").is_err());
        assert_eq!(
            by_height(PRINTED, "12 megapixels").unwrap(),
            "16 px: 23 of 25 found, 20 read; 20 px: 5 of 5 found, 4 read"
        );
        assert!(by_height(PRINTED, "1 megapixel").is_err());
    }
}
