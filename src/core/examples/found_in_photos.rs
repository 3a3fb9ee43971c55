//! What the finders make of photos of one's own: text where none is, and faces that the border cuts.
//!
//!     cargo run -p ombrelle-core --example found_in_photos -- text|text-mirrored|cut|cut-40|turned|again|windows FOLDER...
//!
//! `text` takes photos without any writing: every box is a false alarm; `text-mirrored` the same photos mirrored, which are other pictures
//! for the networks. `cut` takes every face of at least 60 pixels, brings it to
//! 180, and cuts the photo so that 60, 50, 40 or 30 % of the face stay at one side, `cut-40` so that 40 % stay; `turned` turns it, with what is around it, by 45 to 315
//! degrees. With `OMBRELLE_DRAW=FOLDER` what is looked at is written there, each named after its photo, what was done, and where the
//! face is (left, top, width, height), for other programs, and `found.txt` says of each whether it was found and how many boxes are elsewhere;
//! `again` looks at what was written before, where `OMBRELLE_ONLY` is given at the names that hold it.
//!
//! With `OMBRELLE_HARDER=1` what `cut`, `turned`, `again` and `windows` look at is looked at harder, as `--look-harder` does, and what was found stands in
//! `found-harder.txt`: `again` counts that way what was drawn and counted before.
//!
//! `windows` looks at nine parts of each photo, half as wide and high, whose borders cut whatever is there: a face that was not found in the
//! whole photo is invented.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::io::Write;
use std::path::{Path, PathBuf};

use image::imageops::{FilterType, crop_imm, flip_horizontal_in_place, resize, sample_bilinear};
use image::{Rgb, RgbImage};
use ombrelle_core::face::{Face, Finder};
use ombrelle_core::leaks::{Line, Reader, beside_faces};
use ombrelle_core::paths;
use ombrelle_core::photo::{Picture, Region};
use ombrelle_core::progress::Progress;

/// A box over more than this part of a face would cover something of it.
const OVER: f32 = 0.05;
/// Height of a face that is cut, in pixels.
const FACE: f32 = 180.0;
const SMALLEST: f32 = 60.0;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let photos: Vec<PathBuf> = words
        .iter()
        .skip(1)
        .flat_map(|folder| all(folder))
        .collect();
    match words.first().map(String::as_str) {
        Some("text") => text(&photos, false),
        Some("text-mirrored") => text(&photos, true),
        Some("cut") => cut(&photos, &[0.6, 0.5, 0.4, 0.3]),
        Some("cut-40") => cut(&photos, &[0.4]),
        Some("turned") => turned(&photos),
        Some("again") => again(&photos),
        Some("windows") => windows(&photos),
        _ => println!("text, text-mirrored, cut, cut-40, turned, again or windows, and folders"),
    }
}

fn all(folder: &str) -> Vec<PathBuf> {
    let mut photos: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| image::ImageFormat::from_path(path).is_ok())
        .collect();
    photos.sort();
    photos
}

fn open(path: &Path) -> Option<RgbImage> {
    Some(image::open(path).ok()?.into_rgb8())
}

fn picture(rgb: RgbImage) -> Picture {
    Picture { rgb, alpha: None }
}

fn finder() -> Finder {
    Finder::load(&paths::models(), 2).unwrap()
}

fn find(finder: &mut Finder, rgb: RgbImage) -> Vec<Face> {
    finder.find(&picture(rgb), &Progress::default()).unwrap()
}

/// Whether to look harder at what is counted.
fn is_harder() -> bool {
    std::env::var_os("OMBRELLE_HARDER").is_some()
}

/// What is found where it is counted: by the usual look, and by looking harder where that is asked for.
fn look(finder: &mut Finder, rgb: RgbImage) -> Vec<Face> {
    let picture = picture(rgb);
    let mut faces = finder.find(&picture, &Progress::default()).unwrap();
    if is_harder() {
        let new = finder.find_harder(&picture, &faces, &Progress::default());
        faces.extend(new.unwrap());
    }
    faces
}

fn text(photos: &[PathBuf], mirrored: bool) {
    let mut reader = Reader::load(&paths::models(), 2).unwrap();
    let mut finder = finder();
    let mut sums = [[0_usize; 4]; 2];
    for (place, path) in photos.iter().enumerate() {
        let Some(mut rgb) = open(path) else { continue };
        if mirrored {
            flip_horizontal_in_place(&mut rgb);
        }
        let faces: Vec<Region> = find(&mut finder, rgb.clone())
            .iter()
            .map(|face| face.region)
            .collect();
        let (width, height) = rgb.dimensions();
        let lines = reader
            .find(&picture(rgb), &Progress::default())
            .unwrap()
            .lines;
        let kept = beside_faces(lines.clone(), &faces);
        let over = |line: &&Line| {
            let mut shares = faces
                .iter()
                .map(|face| line.region.shared_area(face) / face.area());
            shares.any(|share| share > OVER)
        };
        let sum = &mut sums[place % 2];
        let counts = [
            1,
            usize::from(!kept.is_empty()),
            kept.len(),
            kept.iter().filter(over).count(),
        ];
        sum.iter_mut()
            .zip(counts)
            .for_each(|(sum, count)| *sum += count);
        println!(
            "{}: {} boxes, {} taken for faces",
            path.display(),
            kept.len(),
            lines.len() - kept.len()
        );
        for line in lines.iter().filter(|line| !kept.contains(line)) {
            println!(
                "  taken for a face: {:?} sure {:.2}",
                line.text, line.confidence
            );
        }
        for line in &kept {
            let share = line.region.area() / (width as f32 * height as f32) * 100.0;
            println!(
                "  {:?} sure {:.2}, {share:.1} % of the photo {:?}",
                line.text, line.confidence, line.region
            );
        }
    }
    for (half, [photos, with, boxes, over]) in ["odd", "even"].iter().zip(sums) {
        println!(
            "{half} places: {photos} photos, {with} with a box, {boxes} boxes, {over} over a face"
        );
    }
}

/// A face of a photo, brought to [`FACE`] pixels with the whole photo.
struct Case {
    /// Of the photo, and the number of the face in it.
    name: String,
    rgb: RgbImage,
    face: Region,
}

fn cases(finder: &mut Finder, photos: &[PathBuf]) -> Vec<Case> {
    let mut cases = Vec::new();
    for path in photos {
        let Some(rgb) = open(path) else { continue };
        let stem = path.file_stem().unwrap().to_string_lossy();
        for (number, face) in find(finder, rgb.clone()).into_iter().enumerate() {
            let r = face.region;
            let inside = r.x > 0.0
                && r.y > 0.0
                && r.x + r.width < rgb.width() as f32
                && r.y + r.height < rgb.height() as f32;
            if r.height >= SMALLEST && inside {
                let scale = FACE / r.height;
                let size = |side: u32| ((side as f32 * scale).round() as u32).max(1);
                let (width, height) = (size(rgb.width()), size(rgb.height()));
                cases.push(Case {
                    name: format!("{}.{number}", stem.replace('-', "_")),
                    rgb: resize(&rgb, width, height, FilterType::Triangle),
                    face: r.scaled(scale, scale),
                });
            }
        }
    }
    println!("{} faces", cases.len());
    cases
}

/// Whether the face is found; what is looked at is written where `OMBRELLE_DRAW` says, and `found.txt` names what was found (`found-harder.txt`, what was
/// by looking harder).
fn is_found(finder: &mut Finder, rgb: RgbImage, rest: &Region, name: &str) -> bool {
    let [x, y, w, h] = [rest.x, rest.y, rest.width, rest.height];
    let name = format!("{name}-{x:.0}-{y:.0}-{w:.0}-{h:.0}.png");
    let folder = std::env::var_os("OMBRELLE_DRAW").map(PathBuf::from);
    if let Some(folder) = &folder {
        let path = folder.join(&name);
        if !path.exists() {
            rgb.save(path).unwrap();
        }
    }
    let found = look(finder, rgb);
    let hit = found
        .iter()
        .any(|found| found.region.shared_area(rest) > 0.4 * rest.area());
    if let Some(folder) = folder {
        let list = match is_harder() {
            true => "found-harder.txt",
            false => "found.txt",
        };
        let list = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(folder.join(list));
        let others = found
            .iter()
            .filter(|found| found.region.shared_area(rest) == 0.0);
        writeln!(list.unwrap(), "{name} {} {}", u8::from(hit), others.count()).unwrap();
    }
    if !hit {
        println!("  missed: {name}");
    }
    hit
}

fn cut(photos: &[PathBuf], parts: &[f32]) {
    let mut finder = finder();
    let cases = cases(&mut finder, photos);
    for visible in parts {
        let percent = (visible * 100.0).round();
        let mut line = format!("{percent} % visible:");
        for side in ["left", "top", "right", "bottom"] {
            let hits = cases.iter().filter(|case| {
                let (rgb, rest) = without(&case.rgb, &case.face, side, *visible);
                is_found(
                    &mut finder,
                    rgb,
                    &rest,
                    &format!("{}-{side}-{percent}", case.name),
                )
            });
            line.push_str(&format!(" {side} {}", hits.count()));
        }
        println!("{line}");
    }
}

/// Looks once more at what `OMBRELLE_DRAW` wrote.
fn again(photos: &[PathBuf]) {
    let mut finder = finder();
    let only = std::env::var("OMBRELLE_ONLY").unwrap_or_default();
    for path in photos {
        let name = path.file_stem().unwrap().to_string_lossy();
        let parts: Vec<&str> = name.split('-').collect();
        let [label @ .., x, y, width, height] = parts.as_slice() else {
            continue;
        };
        if !name.contains(&only) {
            continue;
        }
        let number = |part: &str| part.parse().unwrap();
        let rest = Region {
            x: number(x),
            y: number(y),
            width: number(width),
            height: number(height),
        };
        is_found(&mut finder, open(path).unwrap(), &rest, &label.join("-"));
    }
}

fn turned(photos: &[PathBuf]) {
    let mut finder = finder();
    let cases = cases(&mut finder, photos);
    let mut line = String::new();
    for degrees in (45..360).step_by(45) {
        let hits = cases.iter().filter(|case| {
            let (rgb, rest) = about(&case.rgb, &case.face, degrees as f32);
            is_found(
                &mut finder,
                rgb,
                &rest,
                &format!("{}-turned-{degrees}", case.name),
            )
        });
        line.push_str(&format!(" {degrees} degrees {}", hits.count()));
    }
    println!("turned by{line}");
}

/// The face and what is around it, turned clockwise; grey where the photo ends.
fn about(rgb: &RgbImage, face: &Region, degrees: f32) -> (RgbImage, Region) {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let middle = face.centre();
    let side = (FACE * 3.0) as u32;
    let half = side as f32 / 2.0;
    let turned = RgbImage::from_fn(side, side, |x, y| {
        let (x, y) = (x as f32 + 0.5 - half, y as f32 + 0.5 - half);
        let (x, y) = (x * cos + y * sin + middle.x, y * cos - x * sin + middle.y);
        let inside = x >= 0.0 && y >= 0.0 && x < rgb.width() as f32 && y < rgb.height() as f32;
        let part = |at: f32, whole: u32| at / whole as f32;
        let seen = || sample_bilinear(rgb, part(x, rgb.width()), part(y, rgb.height()));
        inside.then(seen).flatten().unwrap_or(Rgb([128; 3]))
    });
    let side = (face.width + face.height) / 2.0;
    let rest = Region {
        x: half - side / 2.0,
        y: half - side / 2.0,
        width: side,
        height: side,
    };
    (turned, rest)
}

fn windows(photos: &[PathBuf]) {
    let mut finder = finder();
    let mut sums = [[0_usize; 3]; 2];
    for (place, path) in photos.iter().enumerate() {
        let Some(rgb) = open(path) else { continue };
        let whole = look(&mut finder, rgb.clone());
        let (width, height) = (rgb.width() / 2, rgb.height() / 2);
        for (x, y) in (0..3).flat_map(|row| (0..3).map(move |column| (column, row))) {
            let (x, y) = (x * width / 2, y * height / 2);
            let window = crop_imm(&rgb, x, y, width, height).to_image();
            sums[place % 2][0] += 1;
            for face in look(&mut finder, window) {
                let here = Region {
                    x: face.region.x + x as f32,
                    y: face.region.y + y as f32,
                    ..face.region
                };
                let mut known = whole.iter();
                let known = known.any(|face| face.region.shared_area(&here) > 0.1 * here.area());
                sums[place % 2][1 + usize::from(!known)] += 1;
                if !known {
                    println!("  invented: {}, {here:?}, {:?}", path.display(), face.score);
                }
            }
        }
    }
    for (half, [windows, real, invented]) in ["odd", "even"].iter().zip(sums) {
        println!("{half} places: {windows} windows, {real} faces, {invented} invented");
    }
}

/// The photo cut so that this part of the face is left at that side; and what is left.
fn without(rgb: &RgbImage, face: &Region, side: &str, visible: f32) -> (RgbImage, Region) {
    let (width, height) = rgb.dimensions();
    let (mut rest, mut frame) = (*face, [0, 0, width, height]);
    match side {
        "left" => {
            let from = face.x + face.width * (1.0 - visible);
            frame[0] = from.round() as u32;
            rest.x = 0.0;
            rest.width *= visible;
        }
        "right" => {
            frame[2] = (face.x + face.width * visible).round() as u32;
            rest.width *= visible;
        }
        "top" => {
            let from = face.y + face.height * (1.0 - visible);
            frame[1] = from.round() as u32;
            rest.y = 0.0;
            rest.height *= visible;
        }
        _ => {
            frame[3] = (face.y + face.height * visible).round() as u32;
            rest.height *= visible;
        }
    }
    let [left, top, right, bottom] = frame;
    (
        crop_imm(rgb, left, top, right - left, bottom - top).to_image(),
        rest,
    )
}
