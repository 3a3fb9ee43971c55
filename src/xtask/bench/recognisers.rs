//! Forward passes of recognisers.

use super::figures::Figure;
use super::package_benchmark;
use crate::run::Done;

/// Both MobileFaceNets, in the form that set-up writes, beside that with PReLU as one operation.
pub fn recognisers() -> Done<Vec<Figure>> {
    let printed = package_benchmark("ombrelle-nn", "recognisers", &[])?;
    let rows: Vec<Figure> = printed.lines().filter_map(figure).collect();
    match rows.is_empty() {
        true => Err(format!("nothing was measured: {printed}")),
        false => Ok(rows),
    }
}

/// The row of a line `NAME, N at once: A ms, B ms with PReLU as one operation: R times as fast; ...`.
fn figure(line: &str) -> Option<Figure> {
    let (what, rest) = line.split_once(" at once: ")?;
    let (times, rest) = rest.split_once(" with PReLU as one operation: ")?;
    let (own, whole) = times.split_once(", ")?;
    let (faster, _) = rest.split_once(';')?;
    Some(Figure {
        what: format!("forward pass of {what} at once, one thread"),
        value: format!("{own}, {faster}"),
        goal: "at least 1.5 times as fast".into(),
        peer: format!("the same network with PReLU as one operation: {whole}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_benchmark_is_a_row() {
        let line = "faceplugin, 1 at once: 5.1 ms, 8.1 ms with PReLU as one operation: 1.60 times as fast; apart by 1e-7";
        let row = figure(line).unwrap();
        assert_eq!(row.value, "5.1 ms, 1.60 times as fast");
        assert!(row.peer.ends_with(": 8.1 ms"), "{}", row.peer);
        assert!(figure("skipped").is_none());
    }
}
