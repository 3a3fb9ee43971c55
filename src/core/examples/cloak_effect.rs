//! What cloaks reach on portraits of adults: how many faces each witness still recognises after each journey, and how
//! much of the face changed. docs/cloak.md keeps the results.
//!
//!     cargo run --release --features torch --example cloak_effect -- STRENGTH STEPS tune|report FOLDER...
//!
//! Reads the photos of [`TUNED`] or [`REPORTED`] from these folders: recipes were chosen on the first and are reported
//! on the second. `OMBRELLE_KEEP=FOLDER` also writes each photo's cloaked copy there.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use image::RgbImage;
use ombrelle_core::paths;
use ombrelle_core::plan::{
    self, Cloaker, Decision, Encoding, Face, Finder, Format, Judgement, Limits, Panel, Plan,
    Region, Strength, Unprotected,
};
use ombrelle_core::progress::Progress;

/// Groups of women from npm `@vladmandic/face-api` 1.7.15 (`demo/`).
const TUNED: &[&str] = &["sample1.jpg", "sample2.jpg", "sample3.jpg"];
/// Others of the same package, the public-domain portraits of the project's shared folder, `astronaut.png` from PyPI
/// `scikit-image` 0.26.0 and `obama3.jpg` from PyPI `face_recognition` 1.3.0.
const REPORTED: &[&str] = &[
    "sample4.jpg",
    "sample5.jpg",
    "sample6.jpg",
    "astronaut.png",
    "biden.jpg",
    "biden2.jpg",
    "obama.jpg",
    "obama1.jpg",
    "obama2.jpg",
    "obama3.jpg",
    "obama_and_biden.jpg",
];
/// Standard deviation of luminance in 7 x 7 pixels below which skin counts as smooth.
const SMOOTH: f32 = 6.0;

/// What is counted.
#[derive(Default)]
struct Sums {
    faces: usize,
    seconds: f64,
    ssim: Vec<f32>,
    smooth: Vec<f32>,
    largest: u8,
    /// Hidden faces and mean likeness, by witness and journey.
    cells: BTreeMap<(String, String), (usize, f32)>,
    /// Faces hidden from every witness on every journey but strong denoising, and on that.
    hidden: (usize, usize),
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let strength: Strength = words[0].parse().unwrap();
    let steps: u32 = words[1].parse().unwrap();
    let photos = if words[2] == "tune" { TUNED } else { REPORTED };
    let folders: Vec<PathBuf> = words[3..].iter().map(PathBuf::from).collect();
    let progress = Progress::default();
    let mut finder = Finder::load(&paths::models(), 2).unwrap();
    let begun = Instant::now();
    let cloaker = Cloaker::load(&paths::models()).unwrap();
    let loaded = begun.elapsed().as_secs_f64();
    let mut panel = Panel::load(&paths::models(), 2).unwrap();
    let mut sums = Sums::default();
    for photo in photos {
        let Some(path) = folders.iter().map(|f| f.join(photo)).find(|p| p.exists()) else {
            println!("{photo} is in none of the folders");
            continue;
        };
        let opened = plan::open(&path, &Limits::default(), &progress).unwrap();
        let faces = plan::find(&opened, &mut finder, &progress).unwrap();
        let before = opened.picture.clone();
        let plan = plan_of(&faces, strength, steps);
        let begun = Instant::now();
        let outcome = plan::carry_out_with(opened, &plan, Some(&cloaker), &progress).unwrap();
        sums.seconds += begun.elapsed().as_secs_f64();
        let unprotected = Unprotected {
            picture: &before,
            faces: &faces,
        };
        let judges = (&mut panel, None);
        let judgement = plan::judge(&outcome.bytes, &unprotected, &[], 0, judges, &progress);
        let after = image::load_from_memory(&outcome.bytes).unwrap().to_rgb8();
        sums.photo(photo, &judgement.unwrap(), (&before.rgb, &after), &faces);
        keep(photo, &outcome.bytes);
    }
    sums.print(loaded);
}

fn plan_of(faces: &[Face], strength: Strength, steps: u32) -> Plan {
    let decided = faces.iter().map(|face| {
        let decision = if plan::can_be_cloaked(face) {
            Decision::Cloak(strength)
        } else {
            Decision::Show
        };
        (face.clone(), decision)
    });
    Plan {
        faces: decided.collect(),
        text: None,
        detector: None,
        encoding: Encoding {
            format: Format::Jpeg,
            quality: 90,
            max_side: None,
        },
        mining_mark: false,
        steps,
        seed: 1,
    }
}

fn keep(photo: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("OMBRELLE_KEEP") {
        let name = Path::new(photo).with_extension("jpg");
        std::fs::write(Path::new(&folder).join(name), bytes).unwrap();
    }
}

impl Sums {
    fn photo(
        &mut self,
        photo: &str,
        judgement: &Judgement,
        (before, after): (&RgbImage, &RgbImage),
        faces: &[Face],
    ) {
        for (judged, face) in judgement.faces.iter().zip(faces) {
            self.faces += 1;
            let (mut most, mut strong) = (true, true);
            let mut known = Vec::new();
            for heard in &judged.hearings {
                let journey: &str = heard.journey.into();
                let cell = (heard.witness.clone(), journey.to_owned());
                let cell = self.cells.entry(cell).or_default();
                cell.0 += usize::from(!heard.recognised);
                cell.1 += heard.likeness;
                if journey == "strong-denoising" {
                    strong &= !heard.recognised;
                } else {
                    most &= !heard.recognised;
                }
                if journey == "as-exported" {
                    known.push(format!("{} {:.2}", heard.witness, heard.likeness));
                }
            }
            self.hidden.0 += usize::from(most);
            self.hidden.1 += usize::from(strong);
            let ssim = judged.looks.and_then(|looks| looks.ssim).unwrap_or(1.0);
            let (smooth, largest) = moved(before, after, &face.region);
            self.ssim.push(ssim);
            self.smooth.push(smooth);
            self.largest = self.largest.max(largest);
            println!(
                "{photo} face {}: SSIM {ssim:.3}, smooth skin {smooth:.2}, {}",
                judged.number,
                known.join(", ")
            );
        }
    }

    fn print(&self, loaded: f64) {
        let count = self.faces.max(1) as f32;
        let mean = |values: &[f32]| values.iter().sum::<f32>() / count;
        let least = self.ssim.iter().copied().fold(1.0, f32::min);
        println!(
            "\n{} faces; loaded in {loaded:.2} s; {:.2} s a face; SSIM {:.3} (least {least:.3}); smooth skin \
             {:.2}; largest change in the file {}",
            self.faces,
            self.seconds / f64::from(count),
            mean(&self.ssim),
            mean(&self.smooth),
            self.largest
        );
        println!(
            "hidden from every witness on every journey but strong denoising: {} of {}; on that: {}",
            self.hidden.0, self.faces, self.hidden.1
        );
        for ((witness, journey), (hidden, likeness)) in &self.cells {
            println!(
                "{witness:16} {journey:22} {hidden:3} hidden, likeness {:.2}",
                likeness / count
            );
        }
    }
}

/// The mean change of smooth places in a face, and the largest change of any value there.
fn moved(before: &RgbImage, after: &RgbImage, face: &Region) -> (f32, u8) {
    let luminance = |x: u32, y: u32| {
        let [r, g, b] = before.get_pixel(x, y).0.map(f32::from);
        0.299 * r + 0.587 * g + 0.114 * b
    };
    let (width, height) = before.dimensions();
    let span = |from: f32, length: f32, limit: u32| {
        let first = from.max(3.0) as u32;
        first..((from + length) as u32).min(limit - 4)
    };
    let (mut sum, mut count, mut largest) = (0.0, 0.0_f32, 0);
    for y in span(face.y, face.height, height) {
        for x in span(face.x, face.width, width) {
            let (was, now) = (before.get_pixel(x, y).0, after.get_pixel(x, y).0);
            let change = was.iter().zip(now).map(|(was, now)| was.abs_diff(now));
            let change: Vec<u8> = change.collect();
            largest = largest.max(change.iter().copied().max().unwrap_or(0));
            let window = (y - 3..=y + 3).flat_map(|y| (x - 3..=x + 3).map(move |x| (x, y)));
            let values: Vec<f32> = window.map(|(x, y)| luminance(x, y)).collect();
            let mean = values.iter().sum::<f32>() / 49.0;
            let square = values.iter().map(|v| (v - mean).powi(2)).sum::<f32>() / 49.0;
            if square.sqrt() < SMOOTH {
                sum += change.iter().map(|c| f32::from(*c)).sum::<f32>() / 3.0;
                count += 1.0;
            }
        }
    }
    (sum / count.max(1.0), largest)
}
