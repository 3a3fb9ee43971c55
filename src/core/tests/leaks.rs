//! What a person gets from the search for text, measured on synthetic scenes with known text.
//!
//! Run with `--nocapture` to read the numbers.

// A test may stop at what it did not expect, and prints what it measured or skipped.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

#[path = "leaks/scene.rs"]
mod scene;

use std::path::Path;

use ab_glyph::FontVec;
use image::imageops::rotate180;
use image::{Rgb, RgbImage};
use ombrelle_core::error::{Cancelled, ErrorKind};
use ombrelle_core::face::Face;
use ombrelle_core::leaks::{Line, Reader};
use ombrelle_core::paths;
use ombrelle_core::photo::{Encoding, Format, Limits, Picture, decode, encode};
use ombrelle_core::progress::{Cancel, Progress};
use ombrelle_core::protect::{Looks, Session, Terms};

/// The networks and the fonts; none, with a printed reason, where they are not installed. CI must have them.
fn ready() -> Option<(Reader, Vec<FontVec>)> {
    let fonts = scene::fonts();
    let reader = Reader::load(&paths::models(), 2);
    match reader {
        Ok(reader) if fonts.len() == scene::all_fonts() => Some((reader, fonts)),
        other => {
            let why = other.err();
            assert!(
                std::env::var_os("CI").is_none(),
                "in CI: {why:?}, {} fonts",
                fonts.len()
            );
            println!(
                "skipped: {why:?}, {} fonts; `cargo xtask setup` installs both",
                fonts.len()
            );
            None
        }
    }
}

fn find(reader: &mut Reader, picture: &Picture) -> Vec<Line> {
    reader.find(picture, &Progress::default()).unwrap().lines
}

fn inside(lines: &[Line], picture: &Picture) {
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    for line in lines {
        let r = line.region;
        assert!(r.x >= 0.0 && r.y >= 0.0 && r.x + r.width <= width && r.y + r.height <= height);
        assert!(r.width > 0.0 && r.height > 0.0 && (0.0..=1.0).contains(&line.confidence));
        assert!(
            line.corners
                .iter()
                .all(|c| c.x.is_finite() && c.y.is_finite())
        );
    }
}

#[test]
fn no_cell_of_a_long_list_is_passed_over() {
    let Some((mut reader, fonts)) = ready() else {
        return;
    };
    let list = scene::class_list(&fonts[0]);
    let lines = find(&mut reader, &list.picture);
    let open = list.written.iter();
    let open = open.filter(|cell| !scene::fate(cell, &lines).0).count();
    assert_eq!(open, 0, "of {} cells", list.written.len());
}

#[test]
fn white_writing_on_nothing_is_found() {
    let Some((mut reader, fonts)) = ready() else {
        return;
    };
    let lines = find(&mut reader, &scene::white_on_nothing(&fonts[0]));
    let found = lines.iter().any(|line| line.text.contains("JULES"));
    assert!(found, "{lines:?}");
}

#[test]
fn nine_of_ten_lines_of_16_pixels_and_more_are_found_in_20_scenes() {
    let Some((mut reader, fonts)) = ready() else {
        return;
    };
    let (mut written, mut found, mut read, mut alarms) = (0, 0, 0, 0);
    let (mut in_boxes, mut left, mut all_ink) = (0, 0, 0);
    for seed in 100..120 {
        let scene = scene::scene(&fonts, seed, (1200, 900), &[16.0, 20.0, 28.0, 40.0, 64.0]);
        scene::draw(&scene, &[], "none.png");
        let lines = find(&mut reader, &scene.picture);
        inside(&lines, &scene.picture);
        for line in &scene.written {
            let (covered, text) = scene::fate(line, &lines);
            let boxed = scene::ink_in_boxes(line, &lines);
            written += 1;
            found += usize::from(covered);
            in_boxes += usize::from(boxed * 100 >= line.ink.len() * 95);
            left += boxed.saturating_sub(scene::ink_covered(line, &lines));
            all_ink += boxed;
            read += usize::from(scene::letters(&text) == scene::letters(line.text));
            if !covered {
                println!(
                    "missed: {} at {} px, {} degrees, contrast {}",
                    line.text, line.height, line.angle, line.contrast
                );
            }
        }
        alarms += lines
            .iter()
            .filter(|line| scene::is_false_alarm(line, &scene))
            .count();
    }
    println!("{written} lines, {found} found, {read} read, {alarms} false alarms");
    println!(
        "upright boxes: {in_boxes} found; of their {all_ink} pixels of ink slanted covers leave {left}"
    );
    assert!(
        found + 1 >= in_boxes,
        "{found} of the {in_boxes} under upright boxes"
    );
    assert!(left * 2000 <= all_ink, "{left} of {all_ink} pixels of ink");
    assert!(found * 10 >= written * 9, "{found} of {written}");
    assert!(read * 10 >= written * 7, "{read} of {written} read");
    assert!(alarms <= 4, "{alarms} false alarms");
}

#[test]
fn text_that_stands_on_its_head_is_found_and_read() {
    let Some((mut reader, fonts)) = ready() else {
        return;
    };
    let (mut written, mut read) = (0, 0);
    for seed in 200..203 {
        let mut scene = scene::scene(&fonts, seed, (1200, 900), &[28.0, 40.0]);
        scene.picture.rgb = rotate180(&scene.picture.rgb);
        let lines = find(&mut reader, &scene.picture);
        let all: Vec<String> = lines
            .iter()
            .map(|line| scene::letters(&line.text))
            .collect();
        written += scene.written.len();
        let said = |text: &str| all.contains(&scene::letters(text));
        read += scene.written.iter().filter(|line| said(line.text)).count();
    }
    println!("{written} lines upside down, {read} read");
    assert!(read * 10 >= written * 7, "{read} of {written}");
}

#[test]
fn pictures_without_text_and_of_any_size_are_looked_through() {
    let Some((mut reader, _)) = ready() else {
        return;
    };
    for (width, height) in [(1, 1), (3, 400), (640, 2), (33, 31), (900, 700)] {
        let rgb = RgbImage::from_fn(width, height, |x, y| {
            Rgb([(x / 5) as u8, (y / 4) as u8, 120])
        });
        let picture = Picture { rgb, alpha: None };
        let lines = find(&mut reader, &picture);
        assert!(lines.is_empty(), "{width} x {height}: {lines:?}");
    }
    let empty = Picture {
        rgb: RgbImage::new(0, 0),
        alpha: None,
    };
    assert!(find(&mut reader, &empty).is_empty());
}

#[test]
fn noise_and_a_page_of_letters_end_in_boxes_inside_the_picture() {
    let Some((mut reader, fonts)) = ready() else {
        return;
    };
    let noise = RgbImage::from_fn(800, 600, |x, y| {
        let n = x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77);
        Rgb([(n >> 8) as u8, (n >> 16) as u8, (n >> 24) as u8])
    });
    let page = scene::scene(&fonts, 7, (800, 600), &[9.0, 11.0]);
    for picture in [
        Picture {
            rgb: noise,
            alpha: None,
        },
        page.picture,
    ] {
        inside(&find(&mut reader, &picture), &picture);
    }
}

#[test]
fn whoever_wants_to_stop_the_search_for_text_is_heard() {
    let Some((mut reader, fonts)) = ready() else {
        return;
    };
    let scene = scene::scene(&fonts, 1, (800, 600), &[24.0]);
    let cancel = Cancel::default();
    cancel.cancel();
    let stopped = reader.find(&scene.picture, &Progress::silent(cancel));
    assert_eq!(stopped, Err(ErrorKind::Cancelled(Cancelled)));
}

/// The covers of slanted lines that were found follow them: no ink is left, and what stands between the lines stays to be seen, as the upright boxes of the same lines
/// would not leave it. Through a JPEG, whose blocks are hidden with the lines.
#[test]
fn a_sheet_photographed_at_20_degrees_loses_its_lines_and_keeps_what_lies_between_them() {
    let Some((mut reader, fonts)) = ready() else {
        return;
    };
    let progress = Progress::default();
    let session = Session::new(paths::models(), 2);
    for degrees in [20.0_f32, -33.0] {
        let sheet = scene::sheet(&fonts[0], degrees);
        let picture = Picture {
            rgb: sheet.rgb,
            alpha: None,
        };
        let how = |format, quality| Encoding {
            format,
            quality,
            max_side: None,
        };
        let file = encode(&picture, &how(Format::Jpeg, 92), &progress).unwrap();
        let looks = Looks {
            text: true,
            ..Looks::default()
        };
        let photo = session
            .open_bytes(&file, Path::new("sheet.jpg"), looks, &progress)
            .unwrap();
        let lines = photo.text.clone().unwrap();
        let in_boxes = |(x, y): &(u32, u32)| {
            let (x, y) = (*x as f32 + 0.5, *y as f32 + 0.5);
            lines.iter().any(|line| {
                let r = line.region;
                x >= r.x && y >= r.y && x <= r.x + r.width && y <= r.y + r.height
            })
        };
        let boxed = sheet.between.iter().filter(|place| in_boxes(place)).count();
        let all = sheet.between.len();
        println!("{degrees}: of {all} pixels between the lines boxes hide {boxed}");
        assert!(boxed * 4 > all, "{degrees}: boxes hide {boxed} of {all}");
        let mut draft = session.draft(&photo, Terms::default());
        draft.copy.format = Some(Format::Png);
        draft.cover_all_text(&photo).unwrap();
        let made = session.protect(&photo, &draft, &progress).unwrap();
        let copy = decode(made.bytes(), &Limits::default(), &progress).unwrap();
        let before = &photo.opened.picture.rgb;
        if let Some(folder) = std::env::var_os("OMBRELLE_DRAW") {
            let name = |what: &str| Path::new(&folder).join(format!("sheet{degrees}-{what}.png"));
            before.save(name("before")).unwrap();
            copy.rgb.save(name("after")).unwrap();
        }
        let dark = |rgb: &RgbImage, (x, y): (u32, u32)| {
            rgb.get_pixel(x, y)
                .0
                .iter()
                .map(|v| u32::from(*v))
                .sum::<u32>()
                < 3 * 110
        };
        // The cover is one even colour: ink that is left would be what it was.
        let left = |place: &&(u32, u32)| {
            dark(before, **place)
                && copy.rgb.get_pixel(place.0, place.1) == before.get_pixel(place.0, place.1)
        };
        // What the finder missed has no cover: this is about the covers.
        let found = sheet.ink.iter().filter(|place| in_boxes(place));
        assert_eq!(found.filter(left).count(), 0, "{degrees}");
        let kept = |place: &&(u32, u32)| {
            copy.rgb.get_pixel(place.0, place.1) == before.get_pixel(place.0, place.1)
        };
        assert_eq!(sheet.between.iter().filter(kept).count(), all, "{degrees}");
        let read: Vec<String> = lines.iter().map(|line| line.text.clone()).collect();
        let said: Vec<String> = read.iter().map(|text| scene::letters(text)).collect();
        for text in scene::ON_THE_SHEET {
            assert!(
                said.contains(&scene::letters(text)),
                "{degrees}: {text} in {read:?}"
            );
        }
        let again = find(&mut reader, &copy);
        let again = again.iter().filter(|line| read.contains(&line.text));
        assert_eq!(again.count(), 0, "{degrees}");
    }
}

/// Photos of people with no writing in them, as they are and mirrored: at most one line of text may be made up (of these, the four buttons of a
/// mirrored sleeve; docs/leaks.md counts more photos), and none over a face.
#[test]
fn on_portraits_without_writing_hardly_any_text_is_made_up_and_none_over_a_face() {
    if ready().is_none() {
        return;
    }
    let shared = std::env::var_os("OMBRELLE_SHARED").map(std::path::PathBuf::from);
    let shared =
        shared.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"));
    let session = Session::new(paths::models(), 2);
    let folder = tempfile::tempdir().unwrap();
    let (mut seen, mut made_up) = (0, 0);
    for name in [
        "biden",
        "biden2",
        "obama",
        // Not `obama1`, which has a real sign behind the man.
        "obama2",
        "obama_and_biden",
    ] {
        let path = shared.join(format!("data/photos/{name}.jpg"));
        let Ok(portrait) = image::open(&path) else {
            continue;
        };
        let mirrored = folder.path().join(format!("{name}.png"));
        portrait.fliph().save(&mirrored).unwrap();
        for photo in [&path, &mirrored] {
            let looked = session.open(photo, Looks::ALL, &Progress::default());
            let looked = looked.unwrap();
            let faces = looked.found();
            assert!(!faces.is_empty(), "{name}");
            let check = session.check(&looked);
            let text = check.found.iter().filter(|leak| leak.corners.is_some());
            for region in text.filter_map(|leak| leak.region) {
                let over = |face: &Face| face.region.shared_area(&region) > 0.0;
                assert!(!faces.iter().any(over), "{name}: {region:?}");
                made_up += 1;
            }
            seen += 1;
        }
    }
    println!("{seen} photos without writing, {made_up} lines made up");
    assert!(made_up <= 1, "{made_up} lines made up");
    assert!(
        seen > 0 || std::env::var_os("CI").is_none(),
        "no portraits in CI"
    );
}
