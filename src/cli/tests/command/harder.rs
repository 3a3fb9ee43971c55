//! `--look-harder`: what the usual look misses is found, told as what it is, and covered.

use image::{Rgb, RgbImage};
use serde_json::{Value, json};

use crate::stage::{Ran, Stage, finder_installed, portrait};

/// A face so many times smaller that somebody scribbled over with a black pen, so often to and fro.
fn scribbled(photo: &RgbImage, times: u32, often: f32) -> RgbImage {
    let (width, height) = (photo.width() / times, photo.height() / times);
    let mut small = RgbImage::from_fn(width, height, |x, y| *photo.get_pixel(x * times, y * times));
    // Where the face is: left, top, width, height.
    let sides = [203.0_f32, 240.0, 265.0, 395.0];
    let [left, top, wide, high] = sides.map(|side| side / times as f32);
    for step in 0..4000 {
        let way = step as f32 / 4000.0;
        let across = ((way * often).fract() * 2.0 - 1.0).abs();
        let (x, y) = ((left + wide * across) as u32, (top + high * way) as u32);
        for (dx, dy) in (0..16).map(|n| (n % 4, n / 4)) {
            if let Some(pixel) = small.get_pixel_mut_checked(x + dx, y + dy) {
                *pixel = Rgb([20; 3]);
            }
        }
    }
    small
}

/// The first of several such faces, as `a.png`, that the usual look misses and a harder one finds: which that is depends on the last digits of what the
/// finder works out.
fn missed(test: &str) -> Option<Stage> {
    let photo = portrait(test).filter(|_| finder_installed(test))?;
    let photo = image::open(photo.with_file_name("obama2.jpg")).ok()?;
    let photo = photo.into_rgb8();
    let stage = Stage::new();
    let count = |words: &[&str]| {
        let told = data(&stage.run(&[&["faces", "--json", "a.png"], words].concat()));
        told["faces"].as_array().map_or(0, Vec::len)
    };
    let ways = [6, 8]
        .into_iter()
        .flat_map(|t| (3..10).map(move |o| (t, o)));
    let mut ways = ways.map(|(times, often)| scribbled(&photo, times, often as f32));
    let missed = ways.any(|picture| {
        picture.save(stage.path("a.png")).unwrap();
        count(&[]) == 0 && count(&["--look-harder"]) > 0
    });
    assert!(
        missed,
        "the usual look finds all of them, or a harder one none"
    );
    Some(stage)
}

fn data(ran: &Ran) -> Value {
    serde_json::from_str(ran.ends_with(0).out.trim()).unwrap()
}

#[test]
fn a_face_that_was_drawn_over_is_found_told_and_covered_where_a_person_asks_for_it() {
    let name = "a_face_that_was_drawn_over_is_found_told_and_covered_where_a_person_asks_for_it";
    let Some(stage) = missed(name) else { return };
    let usual = data(&stage.run(&["faces", "--json", "a.png"]));
    assert_eq!(usual["faces"], json!([]));
    assert_eq!(usual.get("looked_harder"), None);
    let harder = data(&stage.run(&["faces", "--look-harder", "--json", "a.png"]));
    let count = harder["faces"].as_array().unwrap().len();
    assert!(count >= 1);
    let numbers: Vec<usize> = (1..=count).collect();
    assert_eq!(harder["looked_harder"], json!(numbers));
    let told = stage.run(&["faces", "--look-harder", "a.png"]);
    told.ends_with(0);
    for words in [
        "% sure, perhaps no face",
        "found only by looking harder",
        "ombrelle protect --look-harder --keep NUMBER a.png",
    ] {
        assert!(told.out.contains(words), "no `{words}` in {}", told.out);
    }
    let french = stage.run(&["--lang", "fr", "faces", "--look-harder", "a.png"]);
    assert!(french.out.contains("peut-être pas un visage"));
    // Covered like any other, and the report says what they are.
    let made = data(&stage.run(&["protect", "--look-harder", "--json", "a.png"]));
    let report = &made["report"];
    assert_eq!(report["looked_harder"], json!(numbers));
    let faces = report["faces"].as_array().unwrap();
    assert_eq!(faces.len(), count);
    assert!(faces.iter().all(|face| face["cover"] == "fill"));
    let notice = json!({ "kind": "perhaps-no-face", "faces": numbers });
    assert!(report["notices"].as_array().unwrap().contains(&notice));
    // Their numbers are there with the option alone.
    let kept = |arguments: &[&str]| {
        let all = [&["protect", "--keep", "1", "--out", "kept"][..], arguments].concat();
        stage.run(&all).status
    };
    assert_eq!(kept(&["a.png"]), 2);
    assert_eq!(kept(&["--look-harder", "a.png"]), 0);
    let check = data(&stage.run(&["check", "--look-harder", "--json", "a.png"]));
    assert_eq!(check["check"]["looked_harder"], json!(numbers));
}

#[test]
fn whoever_looks_for_no_faces_cannot_look_harder_for_them() {
    let stage = Stage::new();
    crate::pictures::png(&stage.path("a.png"), 64, 64, 1);
    for arguments in [
        &["protect", "--no-detect", "--look-harder", "a.png"][..],
        &["check", "--look-harder", "--caption", "at the lake"],
    ] {
        stage.run(arguments).ends_with(2);
    }
}
