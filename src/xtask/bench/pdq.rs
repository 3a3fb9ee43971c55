//! Our PDQ hash against Meta's C++, built from the source package `pdqhash` 0.2.8 (PyPI) for this
//! processor, on the same pixels, one thread each.

use std::path::{Path, PathBuf};

use super::figures::Figure;
use super::jpeg_to_hash::jpeg_to_hash;
use crate::run::{Done, cargo, command, output, show, target};

/// Sizes that are measured: width, height, runs of each program a round, how many times as fast.
const SIZES: [(usize, usize, u32, f64); 2] = [(512, 512, 100, 6.0), (4000, 3000, 5, 10.0)];

/// Rounds in which both programs take turns; the shortest time of all counts, since other work on
/// the machine only ever adds.
const ROUNDS: usize = 4;

/// Times the reference from RGB bytes to the hash, with its own conversion to brightness.
const PEER: &str = r#"
#include <pdq/cpp/downscaling/downscaling.h>
#include <pdq/cpp/hashing/pdqhashing.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace facebook::pdq;

int main(int, char** words) {
    const int width = atoi(words[2]), height = atoi(words[3]), runs = atoi(words[4]);
    std::vector<unsigned char> rgb(3 * (size_t)width * height);
    FILE* file = fopen(words[1], "rb");
    if (!file || fread(rgb.data(), 1, rgb.size(), file) != rgb.size()) return 1;
    std::vector<float> luma((size_t)width * height), other(luma.size());
    static float a[64][64], b[16][64], c[16][16];
    hashing::Hash256 hash;
    int quality = 0;
    double shortest = 1e9;
    for (int run = 0; run < runs; run++) {
        const auto start = std::chrono::steady_clock::now();
        downscaling::fillFloatLumaFromRGB(
            &rgb[0], &rgb[1], &rgb[2], height, width, 3 * width, 3, luma.data());
        hashing::pdqHash256FromFloatLuma(
            luma.data(), other.data(), height, width, a, b, c, hash, quality);
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - start;
        shortest = std::min(shortest, took.count());
    }
    printf("%f 0 %d %s\n", shortest, quality, hash.format().c_str());
}
"#;

/// Unpacks a source package into a folder.
const UNPACK: &str = "import sys, tarfile; tarfile.open(sys.argv[1]).extractall(sys.argv[2])";

/// What both programs print.
struct Measured {
    hash_ms: f64,
    copy_ms: f64,
    quality: String,
    hash: String,
}

/// Measures both at each size.
pub fn pdq() -> Done<Vec<Figure>> {
    let folder = target().join("bench/pdq");
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let peer = peer(&folder)?;
    let ours = example("ombrelle-pdq", "time_hash")?;
    let mut rows = Vec::new();
    for (width, height, runs, goal) in SIZES {
        let file = folder.join(format!("{width}x{height}.rgb"));
        std::fs::write(&file, pixels(width, height)).map_err(|e| e.to_string())?;
        let size = [width.to_string(), height.to_string(), runs.to_string()];
        let time = |program: &Path| -> Done<Measured> {
            let words = [file.to_string_lossy().into_owned()];
            let mut timed = command(&program.to_string_lossy(), &[]);
            timed.args(words.iter().chain(&size));
            read(&output(timed)?)
        };
        let (mut mine, mut theirs) = (time(&ours)?, time(&peer)?);
        for _ in 1..ROUNDS {
            let (again, peer_again) = (time(&ours)?, time(&peer)?);
            mine.hash_ms = mine.hash_ms.min(again.hash_ms);
            mine.copy_ms = mine.copy_ms.min(again.copy_ms);
            theirs.hash_ms = theirs.hash_ms.min(peer_again.hash_ms);
        }
        if (&mine.hash, &mine.quality) != (&theirs.hash, &theirs.quality) {
            return Err(format!(
                "{width} x {height}: our bits or quality are not the peer's"
            ));
        }
        rows.push(figure(width, height, goal, &mine, &theirs));
    }
    rows.extend(jpeg_to_hash()?);
    Ok(rows)
}

fn figure(width: usize, height: usize, goal: f64, ours: &Measured, peer: &Measured) -> Figure {
    // The hash reads the pixels once; a copy reads and writes them.
    let share = ours.copy_ms / ours.hash_ms / 2.0;
    Figure {
        what: format!("PDQ hash of {width} x {height} RGB pixels, one thread, same bits"),
        value: format!(
            "{:.2} ms, {:.1} x as fast; {:.0} % of the memory bandwidth that a copy of them reaches",
            ours.hash_ms,
            peer.hash_ms / ours.hash_ms,
            100.0 * share
        ),
        goal: format!("at least {goal} x"),
        peer: format!(
            "Meta's C++ of pdqhash 0.2.8, -O3 -march=native: {:.2} ms",
            peer.hash_ms
        ),
    }
}

fn read(printed: &str) -> Done<Measured> {
    let words: Vec<&str> = printed.split_whitespace().collect();
    let [hash_ms, copy_ms, quality, hash] = words.as_slice() else {
        return Err(format!("four words were to be printed, not {printed:?}"));
    };
    let number = |word: &str| word.parse::<f64>().map_err(|e| format!("{word:?}: {e}"));
    Ok(Measured {
        hash_ms: number(hash_ms)?,
        copy_ms: number(copy_ms)?,
        quality: (*quality).into(),
        hash: (*hash).into(),
    })
}

/// Patches with a little noise, the same at each run.
fn pixels(width: usize, height: usize) -> Vec<u8> {
    let mut state = 1_u32;
    (0..width * height * 3)
        .map(|number| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let (x, y) = (number / 3 % width, number / 3 / width);
            let patches = (x * 280 / width) ^ (y * 150 / height);
            (patches * 9 + (state >> 28) as usize) as u8
        })
        .collect()
}

/// A program of ours, without flags for this processor: what people get.
pub fn example(package: &str, name: &str) -> Done<PathBuf> {
    let words = ["--package", package, "--example", name];
    let mut build = cargo(&["build", "--release", "--locked"]);
    build.args(words);
    show(build)?;
    Ok(target().join("release/examples").join(name))
}

/// The reference, from its source package, which is checked by SHA-256.
fn peer(folder: &Path) -> Done<PathBuf> {
    let source = folder.join("pdqhash-0.2.8");
    let folder = folder.to_string_lossy();
    if !source.exists() {
        let mut download = command("python3", &["-m", "pip", "download", "--quiet"]);
        download.args(["--disable-pip-version-check", "--no-deps"]);
        // Only this package as source: pip asks its build script for its name.
        download.args(["--no-binary", "pdqhash", "--require-hashes"]);
        download.args(["--requirement", "src/xtask/peers/pdqhash.txt"]);
        download.args(["--dest", &folder]);
        show(download)?;
        let archive = format!("{folder}/pdqhash-0.2.8.tar.gz");
        show(command("python3", &["-c", UNPACK, &archive, &folder]))?;
    }
    let main = format!("{folder}/main.cpp");
    std::fs::write(&main, PEER).map_err(|e| format!("{main}: {e}"))?;
    let program = format!("{folder}/peer");
    let pdq = source.join("ThreatExchange/pdq/cpp");
    let mut build = command("g++", &["-O3", "-march=native", "-o", &program, &main]);
    for part in [
        "hashing/pdqhashing.cpp",
        "hashing/torben.cpp",
        "downscaling/downscaling.cpp",
        "common/pdqhashtypes.cpp",
        "common/pdqhamming.cpp",
    ] {
        build.arg(pdq.join(part));
    }
    build.arg("-I").arg(source.join("ThreatExchange"));
    show(build)?;
    Ok(PathBuf::from(program))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_four_words_is_read() {
        let read = |text| read(text).map(|m| (m.hash_ms, m.copy_ms, m.quality, m.hash));
        assert_eq!(
            read("0.5 0.25 100 ab\n"),
            Ok((0.5, 0.25, "100".into(), "ab".into()))
        );
        assert!(read("0.5 100 ab").is_err());
    }
}
