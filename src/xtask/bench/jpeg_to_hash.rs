//! From a JPEG file to its PDQ hash, against `pdqhash` with Pillow as a Python program uses them.

use std::path::{Path, PathBuf};

use super::figures::Figure;
use super::pdq::example;
use super::whole::photos;
use crate::oracles;
use crate::run::{Done, command, output, target};

/// Rounds in which both programs take turns, and runs of each in a round.
const ROUNDS: usize = 4;
const RUNS: &str = "5";

/// Bits that two right implementations may be apart on the same file, says the reference's README.
const SAME: u32 = 10;

/// What `src/core/examples/time_fingerprint.rs` does, in Python; its own start is not timed.
const PEER: &str = r#"
import sys, time
import numpy, pdqhash
from PIL import Image
def hashes(photos):
    found = []
    for photo in photos:
        pixels = numpy.asarray(Image.open(photo).convert("RGB"))
        bits, quality = pdqhash.compute(pixels)
        found.append("%064x" % int("".join(str(int(bit)) for bit in bits), 2))
    return found
shortest = 1e9
for _ in range(int(sys.argv[1])):
    start = time.perf_counter()
    found = hashes(sys.argv[2:])
    shortest = min(shortest, (time.perf_counter() - start) * 1e3)
print(shortest, *found)
"#;

/// Measures a 12-megapixel photo, then the six portraits.
pub fn jpeg_to_hash() -> Done<Vec<Figure>> {
    let python = environment()?;
    let ours = example("ombrelle-core", "time_fingerprint")?;
    let large = photos(1)?.join("photo-000.jpg");
    let portraits = super::peer::portraits()?;
    let sets = [
        ("a 12-megapixel JPEG", vec![large]),
        ("six portraits of 0.8 to 2.9 megapixels", portraits),
    ];
    sets.into_iter()
        .map(|(name, photos)| figure(name, &photos, &ours, &python))
        .collect()
}

fn figure(name: &str, photos: &[PathBuf], ours: &Path, python: &Path) -> Done<Figure> {
    let time = |program: &Path, words: &[&str]| {
        let mut timed = command(&program.to_string_lossy(), words);
        timed.arg(RUNS).args(photos);
        read(&output(timed)?)
    };
    let (mut mine, mut theirs, mut farthest) = (f64::INFINITY, f64::INFINITY, 0);
    for _ in 0..ROUNDS {
        let (took, hashes) = time(ours, &[])?;
        mine = mine.min(took);
        let (took, peer_hashes) = time(python, &["-c", PEER])?;
        theirs = theirs.min(took);
        let pairs = hashes.iter().zip(&peer_hashes);
        farthest = pairs
            .map(|(a, b)| apart(a, b))
            .max()
            .ok_or("nothing hashed")?;
    }
    if farthest > SAME {
        return Err(format!("{name}: a hash is {farthest} bits from the peer's"));
    }
    Ok(Figure {
        what: format!("from the file to the PDQ hash, {name}, one thread"),
        value: format!(
            "{mine:.0} ms, {:.1} x as fast; hashes at most {farthest} bits apart",
            theirs / mine
        ),
        goal: "at least 3 x".into(),
        peer: format!("`pdqhash` 0.2.8 with Pillow 13.0.0: {theirs:.0} ms"),
    })
}

/// A time and hashes.
fn read(printed: &str) -> Done<(f64, Vec<String>)> {
    let mut words = printed.split_whitespace();
    let time = words.next().unwrap_or_default().parse();
    let time = time.map_err(|e| format!("{printed:?}: {e}"))?;
    Ok((time, words.map(str::to_owned).collect()))
}

/// In how many bits two written hashes differ.
fn apart(a: &str, b: &str) -> u32 {
    let digits = a.chars().zip(b.chars());
    let differences = digits.map(|(a, b)| match (a.to_digit(16), b.to_digit(16)) {
        (Some(a), Some(b)) => (a ^ b).count_ones(),
        _ => 4,
    });
    differences.sum()
}

/// A Python environment with the peer, built by pip from its source package as for anybody (it
/// has no wheels); each package, its build tools too, pinned and checked by SHA-256.
fn environment() -> Done<PathBuf> {
    let folder = target().join("bench/pdqhash-pillow");
    let lists = [
        "src/xtask/peers/pdqhash-needs.txt",
        "src/xtask/peers/pdqhash.txt",
    ];
    let programs = oracles::environment(&folder, &lists, &["--no-build-isolation"])?;
    Ok(programs.join("python"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_that_differ_are_counted() {
        assert_eq!(
            (apart("0f", "0f"), apart("0f", "f0"), apart("01", "03")),
            (0, 8, 1)
        );
        assert_eq!(
            read("1.5 ab cd\n"),
            Ok((1.5, vec!["ab".into(), "cd".into()]))
        );
        assert!(read("").is_err());
    }
}
