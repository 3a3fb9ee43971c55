//! Reading times: of our benchmarks, and of whole processes.

use serde::Deserialize;

use crate::run::{Done, command, output};

/// The median that divan printed for a benchmark, in seconds.
///
/// A row of divan's table: `├─ name   fastest │ slowest │ median │ mean │ samples │ iters`.
pub fn median(printed: &str, name: &str) -> Done<f64> {
    let row = printed.lines().find_map(|line| {
        let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
        let rest = line.strip_prefix(name)?;
        rest.starts_with(' ').then_some(rest)
    });
    let cell = row.and_then(|row| row.split('│').nth(2));
    let mut words = cell.unwrap_or_default().split_whitespace();
    let number = words.next().and_then(|word| word.parse::<f64>().ok());
    let unit = match words.next() {
        Some("s") => Some(1.0),
        Some("ms") => Some(1e-3),
        Some("µs") => Some(1e-6),
        Some("ns") => Some(1e-9),
        _ => None,
    };
    match (number, unit) {
        (Some(number), Some(unit)) => Ok(number * unit),
        _ => Err(format!(
            "the benchmark {name:?} printed no median:\n{printed}"
        )),
    }
}

/// What a whole process took.
#[derive(Debug, Clone, Copy)]
pub struct Process {
    /// Median wall time of the runs, in seconds.
    pub seconds: f64,
    /// Largest resident memory of any run, in KiB.
    pub peak_kib: u64,
}

/// Runs a command several times from a clean start each, after one run to warm the disk cache.
pub fn process(runs: u32, words: &[String]) -> Done<Process> {
    #[derive(Deserialize)]
    struct Measured {
        seconds: Vec<f64>,
        peak_kib: u64,
    }
    let runs = runs.to_string();
    let mut arguments = vec!["-c", TIME_PROCESS, &runs];
    arguments.extend(words.iter().map(String::as_str));
    let printed = output(command("python3", &arguments))?;
    let mut measured: Measured = serde_json::from_str(&printed).map_err(|e| e.to_string())?;
    measured.seconds.sort_by(f64::total_cmp);
    let seconds = measured.seconds.get(measured.seconds.len() / 2).copied();
    Ok(Process {
        seconds: seconds.ok_or("no run was timed")?,
        peak_kib: measured.peak_kib,
    })
}

/// Wall time and peak memory of a child, which the standard library of Rust does not tell.
const TIME_PROCESS: &str = r#"
import json, resource, subprocess, sys, time
runs, words = int(sys.argv[1]), sys.argv[2:]
seconds = []
for turn in range(runs + 1):
    start = time.perf_counter()
    done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(done.stderr.decode(errors="replace"))
    if turn:
        seconds.append(time.perf_counter() - start)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps({"seconds": seconds, "peak_kib": peak}))
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_read_from_the_third_column() {
        let printed = "photo      fastest       │ slowest │ median   │ mean │ samples │ iters\n\
                       ├─ decode  1 ms          │ 9 ms    │ 2.5 ms   │ 3 ms │ 9 │ 9\n\
                       ╰─ decode_and_encode 1 s │ 2 s     │ 1.25 s   │ 1 s  │ 9 │ 9";
        assert_eq!(median(printed, "decode"), Ok(0.0025));
        assert_eq!(median(printed, "decode_and_encode"), Ok(1.25));
        assert!(median(printed, "encode").is_err());
    }
}
