//! Searching PDQ hashes: the index over ten million, the scan of one million.

use super::figures::Figure;
use super::measure::process;
use super::pdq::example;
use crate::run::{Done, command, output};

const INDEXED: &str = "10000000";
const SCANNED: &str = "1000000";
/// Queries of the index that are timed, and of the scans.
const QUERIES: &str = "2000";
const SCANS: &str = "50";

/// Measures both.
pub fn search() -> Done<Vec<Figure>> {
    let program = example("ombrelle-pdq", "time_search")?;
    let program = program.to_string_lossy();
    let timed = |way, count, queries| -> Done<[f64; 3]> {
        read(&output(command(&program, &[way, count, queries]))?)
    };
    let [query, slow, build] = timed("index", INDEXED, QUERIES)?;
    let [whole, ..] = timed("scan", INDEXED, SCANS)?;
    let words = [&program, "index", INDEXED, "1"].map(str::to_owned);
    let peak = process(1, &words)?.peak_kib as f64 * 1024.0 / 1e9;
    let [scan, copy, sum] = timed("scan", SCANNED, SCANS)?;
    Ok(vec![
        Figure {
            what: "one query in 10,000,000 hashes within distance 31, one core, median of 2000"
                .into(),
            value: format!(
                "{query:.2} ms; 99 of 100 within {slow:.1} ms; built in {:.1} s",
                build / 1e3
            ),
            goal: "at most 5 ms".into(),
            peer: format!("scan of the same list: {whole:.1} ms"),
        },
        Figure {
            what: "peak memory of that process".into(),
            value: format!("{peak:.2} GB"),
            goal: "at most 1.5 GB".into(),
            peer: "the hashes alone: 0.32 GB".into(),
        },
        Figure {
            what: "scan of 1,000,000 hashes (32 MB), one core".into(),
            value: format!(
                "{scan:.2} ms, {:.1} GB/s; {:.0} % of the speed of `memcpy` (which writes too), {:.0} % of that of summing them up",
                32.0 / scan,
                100.0 * copy / scan,
                100.0 * sum / scan
            ),
            goal: "at memory bandwidth".into(),
            peer: format!("`memcpy` of 32 MB: {copy:.2} ms; summing them up: {sum:.2} ms"),
        },
    ])
}

fn read(printed: &str) -> Done<[f64; 3]> {
    let numbers: Result<Vec<f64>, _> = printed.split_whitespace().map(str::parse).collect();
    let numbers = numbers.map_err(|e| format!("{printed:?}: {e}"))?;
    <[f64; 3]>::try_from(numbers).map_err(|_| format!("three numbers, not {printed:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_numbers_are_read() {
        assert_eq!(read("0.5 12 3e3\n"), Ok([0.5, 12.0, 3000.0]));
        assert!(read("0.5 12").is_err());
    }
}
