//! What tells a haze from a blur, measured: the trace of a face in what lies at its place (docs/jury.md), for hazes of many seeds and for blurs of many radii, of
//! faces as they are, small and dim.
//!
//!     cargo run --release --example haze -- PHOTO...

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use image::RgbImage;
use imageproc::filter::{box_filter, gaussian_blur_f32};
use ombrelle_core::evaluate::{Trace, boxed, correlation};
use ombrelle_core::face::Face;
use ombrelle_core::paths;
use ombrelle_core::photo::{self, Encoding, Format, Limits, Picture, Region};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{Cover, Looks, Photo, Session, Terms, cores};

type Row = (f64, f64, f64);

fn main() {
    let session = Session::new(paths::models(), cores());
    let quiet = Progress::default();
    let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for path in std::env::args().skip(1).map(PathBuf::from) {
        let photo = session.open(&path, Looks::FACES, &quiet).unwrap();
        for (kind, height, contrast) in [
            ("as it is", 0.0, 1.0),
            ("small", 48.0, 1.0),
            ("dim", 0.0, 0.3),
            ("small and dim", 48.0, 0.3),
        ] {
            for face in photo
                .found()
                .iter()
                .filter(|face| face.region.height >= 48.0)
            {
                measure(
                    &session,
                    &changed(&photo, face, height, contrast),
                    kind,
                    &mut rows,
                );
            }
        }
    }
    println!(
        "name, faces: correlation least, most; detail least, median, most; likeness least, tenth, median, nine tenths, most"
    );
    for (name, rows) in rows {
        let sorted = |of: fn(&Row) -> f64| {
            let mut all: Vec<f64> = rows.iter().map(of).collect();
            all.sort_by(f64::total_cmp);
            move |part: f64| all[((all.len() - 1) as f64 * part).round() as usize]
        };
        let (c, d, l) = (sorted(|r| r.0.abs()), sorted(|r| r.1), sorted(|r| r.2));
        println!(
            "{name:44} {:4}: {:.2} {:.2}; {:.2} {:.2} {:.2}; {:.2} {:.2} {:.2} {:.2} {:.2}",
            rows.len(),
            c(0.0),
            c(1.0),
            d(0.0),
            d(0.5),
            d(1.0),
            l(0.0),
            l(0.1),
            l(0.5),
            l(0.9),
            l(1.0),
        );
    }
}

/// The photo with the face so high, in pixels, and of so much contrast around a dark grey.
fn changed(photo: &Photo, face: &Face, height: f32, contrast: f32) -> Photo {
    let mut opened = photo.opened.as_ref().clone();
    let scale = if height > 0.0 {
        height / face.region.height
    } else {
        1.0
    };
    let rgb = &opened.picture.rgb;
    let size = |side: u32| ((side as f32 * scale) as u32).max(1);
    let mut rgb = image::imageops::resize(
        rgb,
        size(rgb.width()),
        size(rgb.height()),
        image::imageops::FilterType::Lanczos3,
    );
    for value in rgb.iter_mut() {
        *value = (60.0 + (f32::from(*value) - 120.0) * contrast).clamp(0.0, 255.0) as u8;
        if contrast >= 1.0 {
            *value = value.saturating_add(60);
        }
    }
    opened.picture = Picture { rgb, alpha: None };
    opened.blocks = None;
    let mut faces = photo.found().to_vec();
    for other in &mut faces {
        *other = other.scaled(scale, scale);
    }
    let here = face.scaled(scale, scale);
    faces.sort_by_key(|other| other.region != here.region);
    Photo {
        faces: Some(faces),
        opened: Arc::new(opened),
        ..photo.clone()
    }
}

fn measure(session: &Session, photo: &Photo, kind: &str, rows: &mut BTreeMap<String, Vec<Row>>) {
    let quiet = Progress::default();
    let before = &photo.opened.picture.rgb;
    let face = &photo.found()[0].region;
    let mut note = |name: String, after: &RgbImage| {
        let cut = |rgb: &RgbImage| boxed(rgb, face, before.dimensions()).unwrap();
        let wide = Region {
            x: face.x - face.width / 2.0,
            y: face.y - face.height / 2.0,
            width: face.width * 2.0,
            height: face.height * 2.0,
        };
        let (right, bottom) = (wide.x + wide.width, wide.y + wide.height);
        if wide.x < 0.0
            || wide.y < 0.0
            || right > before.width() as f32
            || bottom > before.height() as f32
        {
            return;
        }
        let around = boxed(before, &wide, before.dimensions()).unwrap().unwrap();
        let (Some(a), Some(b)) = (cut(before), cut(after)) else {
            return;
        };
        if let (Some(of), Some(trace)) = (correlation(&a, &b), Trace::of(&a, Some(&around), &b)) {
            rows.entry(format!("{name} {kind}")).or_default().push((
                of,
                trace.detail,
                trace.likeness,
            ));
        }
    };
    for seed in 0..8 {
        let mut draft = session.draft(
            photo,
            Terms {
                cover: Cover::Soft,
                ..Terms::default()
            },
        );
        draft.copy.seed = seed;
        draft.copy.format = Some(Format::Jpeg);
        let made = session.protect(photo, &draft, &quiet).unwrap();
        note(
            "1 haze,".to_owned(),
            &photo::decode(made.bytes(), &Limits::default(), &quiet)
                .unwrap()
                .rgb,
        );
    }
    for cells in [16, 12, 8, 6, 4] {
        let (w, h) = (face.width as u32, face.height as u32);
        let (left, top) = (face.x.max(0.0) as u32, face.y.max(0.0) as u32);
        let head = image::imageops::crop_imm(before, left, top, w, h).to_image();
        let small = image::imageops::thumbnail(&head, cells, cells);
        let squares = image::imageops::resize(
            &small,
            head.width(),
            head.height(),
            image::imageops::FilterType::Nearest,
        );
        let mut only = before.clone();
        image::imageops::replace(&mut only, &squares, i64::from(left), i64::from(top));
        note(format!("5 mosaic of {cells:02} squares a side,"), &only);
    }
    let side = face.width.min(face.height);
    let jpeg = |rgb: RgbImage| {
        let how = Encoding {
            format: Format::Jpeg,
            quality: 80,
            max_side: None,
        };
        let bytes = photo::encode(&Picture { rgb, alpha: None }, &how, &quiet).unwrap();
        photo::decode(&bytes, &Limits::default(), &quiet)
            .unwrap()
            .rgb
    };
    for part in [40.0, 20.0, 12.0, 8.0, 6.0, 4.0, 3.0, 2.0_f32] {
        note(
            format!("2 blur, 1/{part:02} of the side,"),
            &jpeg(gaussian_blur_f32(before, side / part)),
        );
        let reach = (side / part * 1.7).round().max(1.0) as u32;
        note(
            format!("3 box blur, 1/{part:02},"),
            &jpeg(boxes(before, reach)),
        );
        // Only the head is blurred, as a program for blurring faces does, which sees nothing beyond.
        let mut only = before.clone();
        let area = |from: f32, length: f32, limit: u32| {
            let (low, high) = (from - 0.2 * length, from + 1.2 * length);
            (low.max(0.0) as u32).min(limit)..(high.max(0.0) as u32).min(limit)
        };
        let (columns, lines) = (
            area(face.x, face.width, before.width()),
            area(face.y, face.height, before.height()),
        );
        let (w, h) = (columns.end - columns.start, lines.end - lines.start);
        let head = image::imageops::crop_imm(before, columns.start, lines.start, w, h).to_image();
        let head = gaussian_blur_f32(&head, side / part);
        image::imageops::replace(
            &mut only,
            &head,
            i64::from(columns.start),
            i64::from(lines.start),
        );
        note(
            format!("4 blur of the head alone, 1/{part:02},"),
            &jpeg(only),
        );
    }
}

/// A mean over squares, twice.
fn boxes(rgb: &RgbImage, reach: u32) -> RgbImage {
    let mut planes: Vec<image::GrayImage> = (0..3)
        .map(|channel| {
            image::GrayImage::from_fn(rgb.width(), rgb.height(), |x, y| {
                image::Luma([rgb.get_pixel(x, y).0[channel]])
            })
        })
        .collect();
    for plane in &mut planes {
        *plane = box_filter(plane, reach, reach);
    }
    RgbImage::from_fn(rgb.width(), rgb.height(), |x, y| {
        image::Rgb([0, 1, 2].map(|channel| planes[channel].get_pixel(x, y).0[0]))
    })
}
