//! Against `deface` 1.5.0 (PyPI), as whole processes on the same files.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::figures::Figure;
use super::measure::process;
use super::whole::{ombrelle, words};
use crate::oracles;
use crate::run::{Done, command, output, root, target};

/// The portraits of the shared test data.
pub fn portraits() -> Done<Vec<PathBuf>> {
    let shared =
        std::env::var_os("OMBRELLE_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let folder = shared.join("data/photos");
    let entries = std::fs::read_dir(&folder)
        .map_err(|_| format!("no portraits in {} (set OMBRELLE_SHARED)", folder.display()))?;
    let mut photos: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    photos.retain(|path| path.extension().is_some_and(|ending| ending == "jpg"));
    photos.sort();
    if photos.is_empty() {
        return Err(format!("no portraits in {}", folder.display()));
    }
    Ok(photos)
}

/// A Python environment with the peer, each package pinned and checked by SHA-256.
pub fn environment() -> Done<PathBuf> {
    let folder = target().join("bench/deface");
    let programs = oracles::environment(&folder, &["src/xtask/peers/deface.txt"], &[])?;
    Ok(programs.join("deface"))
}

/// Covers the portraits with both, and compares the faces that each finds.
pub fn deface() -> Done<Vec<Figure>> {
    let photos = portraits()?;
    let program = environment()?;
    // `deface` writes beside its input: give both programs copies in a folder of ours.
    let folder = target().join("bench/portraits");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let mut copies = Vec::new();
    for photo in &photos {
        let copy = folder.join(photo.file_name().unwrap_or_default());
        std::fs::copy(photo, &copy).map_err(|e| format!("{}: {e}", photo.display()))?;
        copies.push(copy.to_string_lossy().into_owned());
    }
    let mut ours = words(&ombrelle(), &["protect", "--cover", "fill", "--force"]);
    ours.extend(copies.iter().cloned());
    let ours = process(5, &ours)?;
    let mut rows = vec![missed(&program, &copies)?];
    // As `pip install deface` leaves it, then with the faster engine that its README advises.
    for backend in ["opencv", "onnxrt"] {
        let mut theirs = words(&program, &["--replacewith", "solid", "--backend", backend]);
        theirs.extend(copies.iter().cloned());
        let theirs = process(3, &theirs)?;
        rows.push(Figure {
            what: format!("six portraits as whole processes, against `deface` with {backend}"),
            value: format!(
                "{:.2} s, {:.1} x as fast",
                ours.seconds,
                theirs.seconds / ours.seconds
            ),
            goal: "at least 3 x".into(),
            peer: format!("deface 1.5.0: {:.2} s", theirs.seconds),
        });
    }
    Ok(rows)
}

/// Boxes that the peer finds at its own default threshold, as JSON: one list per file.
const PEER_FACES: &str = r#"
import json, sys
import imageio.v2 as imageio
from deface.centerface import CenterFace
found = []
for path in sys.argv[1:]:
    boxes, _ = CenterFace(in_shape=None, backend="auto")(imageio.imread(path), threshold=0.2)
    found.append([[float(x) for x in box[:4]] for box in boxes])
print(json.dumps(found))
"#;

/// A line of `ombrelle faces --json`, as far as it is needed here.
#[derive(Deserialize)]
struct Ours {
    faces: Vec<OurFace>,
}

#[derive(Deserialize)]
struct OurFace {
    region: OurRegion,
}

#[derive(Deserialize)]
struct OurRegion {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// Counts the faces of the peer whose middle lies in none of ours.
fn missed(program: &Path, photos: &[String]) -> Done<Figure> {
    let mut theirs = command(
        &program.with_file_name("python").to_string_lossy(),
        &["-c", PEER_FACES],
    );
    theirs.args(photos);
    // The program talks on the same output before.
    let printed = output(theirs)?;
    let last = printed.lines().last().unwrap_or_default();
    let theirs: Vec<Vec<[f64; 4]>> =
        serde_json::from_str(last).map_err(|e| format!("deface: {e}"))?;
    let mut ours = command(&ombrelle().to_string_lossy(), &["faces", "--json"]);
    ours.args(photos);
    let ours = output(ours)?
        .lines()
        .map(|line| serde_json::from_str(line).map_err(|e| format!("ombrelle faces: {e}")))
        .collect::<Done<Vec<Ours>>>()?;
    let (mut found, mut missed) = (0, Vec::new());
    for ((photo, boxes), own) in photos.iter().zip(&theirs).zip(&ours) {
        for [left, top, right, bottom] in boxes {
            found += 1;
            let (x, y) = ((left + right) / 2.0, (top + bottom) / 2.0);
            let covered = own.faces.iter().any(|face| {
                let at = &face.region;
                (at.x..at.x + at.width).contains(&x) && (at.y..at.y + at.height).contains(&y)
            });
            if !covered {
                missed.push(format!("{photo} at {x:.0},{y:.0}"));
            }
        }
    }
    println!("found by deface and not by us: {missed:?}");
    Ok(Figure {
        what: "faces of the six portraits that `deface` finds and we miss".into(),
        value: missed.len().to_string(),
        goal: "0".into(),
        peer: format!("deface 1.5.0 at its default threshold: {found} boxes"),
    })
}
