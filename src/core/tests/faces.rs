//! What a person gets from the detector, measured on pictures built from the public-domain
//! portraits of the project's shared folder, and on pictures without any face.
//!
//! Run with `--nocapture` to read the numbers of docs/detection.md.

// A test may stop at what it did not expect, and prints what it measured or skipped.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

#[path = "faces/harder.rs"]
mod harder;
#[path = "faces/scene.rs"]
mod scene;

use std::path::PathBuf;

use image::{Rgb, RgbImage, imageops};
use ombrelle_core::face::{Face, Finder, draw};
use ombrelle_core::paths;
use ombrelle_core::photo::Picture;
use ombrelle_core::progress::{Cancel, Phase, Progress};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use scene::{Canvas, Head, heads, picture, portraits};

/// The detector; none, with a printed reason, where it is not installed. CI must have it.
fn finder() -> Option<Finder> {
    match Finder::load(&paths::models(), 2) {
        Ok(finder) => Some(finder),
        Err(reason) => {
            assert!(std::env::var_os("CI").is_none(), "{reason:?} in CI");
            println!("skipped: {reason:?}; `cargo xtask setup` installs the detector");
            None
        }
    }
}

/// Detector and heads; none, with a printed reason, where something is not installed.
fn ready() -> Option<(Finder, Vec<Head>)> {
    let heads = heads();
    if heads.is_empty() {
        println!("skipped: no portraits; OMBRELLE_SHARED names the folder that holds data/photos");
        return None;
    }
    Some((finder()?, heads))
}

fn find(finder: &mut Finder, rgb: RgbImage) -> Vec<Face> {
    finder.find(&picture(rgb), &Progress::default()).unwrap()
}

#[test]
fn every_face_of_the_portraits_is_found_and_none_invented() {
    let Some((mut finder, _)) = ready() else {
        return;
    };
    for (name, rgb, known) in portraits() {
        let faces = find(&mut finder, rgb.clone());
        println!("{name}: {}", summary(&faces));
        assert_eq!(faces.len(), known.len(), "{name}: {}", summary(&faces));
        for (face, expected) in faces.iter().zip(known) {
            let shared = face.region.shared_area(&expected);
            let joint = face.region.area() + expected.area() - shared;
            assert!(shared > 0.6 * joint, "{name}: {face:?}");
            let [right_eye, left_eye, nose, right_mouth, left_mouth] = face.landmarks.unwrap();
            assert!(
                right_eye.x < left_eye.x && right_mouth.x < left_mouth.x,
                "{name}"
            );
            assert!(right_eye.y < nose.y && nose.y < left_mouth.y, "{name}");
        }
        let mut drawn = picture(rgb);
        draw(&mut drawn, &faces);
        if let Some(folder) = std::env::var_os("OMBRELLE_SHOW") {
            drawn
                .rgb
                .save(PathBuf::from(folder).join(format!("{name}.png")))
                .unwrap();
        }
    }
}

/// Recall on canvases of 18 heads, six for each size and tilt.
fn recall(finder: &mut Finder, heads: &[Head], size: f32, tilt: f32) -> (usize, usize, usize) {
    let (mut hit, mut all, mut invented) = (0, 0, 0);
    for seed in 0..3 {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let canvas = Canvas::grid(heads, size, tilt, &mut rng);
        let faces = find(finder, canvas.pixels.clone());
        let score = canvas.compare(&faces);
        hit += score.0;
        invented += score.1;
        all += canvas.truth.len();
    }
    println!("{size} px, tilt {tilt}: {hit} of {all}, invented {invented}");
    (hit, all, invented)
}

#[test]
fn upright_faces_from_16_px_up_are_found() {
    let Some((mut finder, heads)) = ready() else {
        return;
    };
    for size in [16.0, 20.0, 24.0, 32.0, 64.0, 128.0] {
        let (hit, all, invented) = recall(&mut finder, &heads, size, 0.0);
        assert_eq!((hit, invented), (all, 0), "{size} px");
    }
    // Below the promise; printed to see where it ends.
    recall(&mut finder, &heads, 12.0, 0.0);
}

#[test]
fn tilted_faces_are_found_up_to_45_degrees_either_way() {
    let Some((mut finder, heads)) = ready() else {
        return;
    };
    for size in [16.0, 24.0, 32.0, 64.0, 128.0] {
        // Of the smallest tilted faces a few are lost; docs/detection.md says how many.
        let least = if size < 20.0 {
            0.7
        } else if size < 40.0 {
            0.9
        } else {
            1.0
        };
        for tilt in [-45.0, -30.0, -15.0, 15.0, 30.0, 45.0] {
            let (hit, all, invented) = recall(&mut finder, &heads, size, tilt);
            assert!(
                hit as f64 >= least * all as f64,
                "{size} px at {tilt}: {hit} of {all}"
            );
            assert_eq!(invented, 0, "{size} px at {tilt}");
        }
    }
}

#[test]
fn forty_faces_of_many_sizes_in_twelve_megapixels_are_found() {
    let Some((mut finder, heads)) = ready() else {
        return;
    };
    let mut rng = ChaCha8Rng::seed_from_u64(40);
    let canvas = Canvas::crowd(&heads, 4000, 3000, 40, &mut rng);
    let faces = find(&mut finder, canvas.pixels.clone());
    let (hit, invented) = canvas.compare(&faces);
    println!(
        "crowd: {hit} of {}, invented {invented}",
        canvas.truth.len()
    );
    assert_eq!((hit, invented), (40, 0));
}

#[test]
fn a_face_that_fills_a_large_photo_is_found_once() {
    let Some((mut finder, heads)) = ready() else {
        return;
    };
    for head in heads.iter().take(3) {
        let canvas = Canvas::one(head, 4000, 3000, 2100.0);
        let faces = find(&mut finder, canvas.pixels.clone());
        assert_eq!(canvas.compare(&faces), (1, 0), "{}", summary(&faces));
    }
}

#[test]
fn faces_in_grey_mirrored_or_at_the_border_are_found() {
    let Some((mut finder, heads)) = ready() else {
        return;
    };
    for size in [32.0, 96.0, 200.0] {
        let mut rng = ChaCha8Rng::seed_from_u64(7);
        let mut canvas = Canvas::grid(&heads, size, 0.0, &mut rng);
        let expected = (canvas.truth.len(), 0);
        canvas.mirror();
        let faces = find(&mut finder, canvas.pixels.clone());
        assert_eq!(canvas.compare(&faces), expected, "mirrored, {size} px");
        canvas.grey();
        let faces = find(&mut finder, canvas.pixels.clone());
        assert_eq!(canvas.compare(&faces), expected, "grey, {size} px");
        // A fifth of each outer face is beyond the left or the right edge.
        let canvas = Canvas::bordered(&heads, size, &mut rng);
        let faces = find(&mut finder, canvas.pixels.clone());
        let expected = (canvas.truth.len(), 0);
        assert_eq!(canvas.compare(&faces), expected, "at the border, {size} px");
    }
}

#[test]
fn large_faces_of_which_the_border_leaves_four_tenths_are_found() {
    let Some((mut finder, _)) = ready() else {
        return;
    };
    let (mut hit, mut all) = (0, 0);
    for (name, rgb, faces) in portraits() {
        // The third face of the last portrait is a child's, small in the background.
        for face in faces.iter().take(2) {
            for side in ["left", "top", "right", "bottom"] {
                let (cut, rest) = scene::cut(&rgb, face, side, 180.0, 0.4);
                let found = find(&mut finder, cut);
                let seen = |face: &Face| face.region.shared_area(&rest) > 0.4 * rest.area();
                all += 1;
                match found.iter().any(seen) {
                    true => hit += 1,
                    false => println!("missed: {name}, {side}"),
                }
            }
        }
    }
    println!("four tenths at the border: {hit} of {all}");
    assert_eq!((hit, all), (28, 28));
}

#[test]
fn large_faces_are_found_on_their_side_and_on_their_head() {
    let Some((mut finder, heads)) = ready() else {
        return;
    };
    for tilt in [90.0, 135.0, 180.0, -135.0, -90.0] {
        let mut rng = ChaCha8Rng::seed_from_u64(0);
        let canvas = Canvas::grid(&heads, 128.0, tilt, &mut rng);
        let faces = find(&mut finder, canvas.pixels.clone());
        let expected = (canvas.truth.len(), 0);
        assert_eq!(canvas.compare(&faces), expected, "at {tilt}");
    }
}

#[test]
fn a_face_that_opacity_alone_draws_is_found() {
    let Some((mut finder, _)) = ready() else {
        return;
    };
    let mut portraits = portraits().into_iter();
    let (_, rgb, known) = portraits.find(|(name, ..)| *name == "obama").unwrap();
    let light = imageops::grayscale(&rgb);
    let mut dark = light.clone();
    imageops::invert(&mut dark);
    for (colour, opacity) in [(0, dark), (255, light)] {
        let drawn = Picture {
            rgb: RgbImage::from_pixel(rgb.width(), rgb.height(), Rgb([colour; 3])),
            alpha: Some(opacity),
        };
        let faces = finder.find(&drawn, &Progress::default()).unwrap();
        let shared = |face: &Face| face.region.shared_area(&known[0]);
        let found = faces.iter().any(|f| shared(f) > 0.5 * known[0].area());
        assert!(found, "drawn in {colour}: {}", summary(&faces));
    }
}

#[test]
fn pictures_without_a_face_have_none() {
    let Some(mut finder) = finder() else { return };
    let mut rng = ChaCha8Rng::seed_from_u64(99);
    let mut pictures = vec![
        (
            "gradient",
            RgbImage::from_fn(900, 700, |x, y| Rgb([(x / 4) as u8, (y / 3) as u8, 90])),
        ),
        (
            "checker",
            RgbImage::from_fn(900, 700, |x, y| {
                Rgb([if (x / 16 + y / 16) % 2 == 0 { 230 } else { 20 }; 3])
            }),
        ),
        ("text", scene::text(900, 700, &mut rng)),
    ];
    for grain in [1, 3, 8, 24] {
        pictures.push(("noise", scene::noise(1000, 800, grain, &mut rng)));
    }
    for (name, rgb) in pictures {
        let faces = find(&mut finder, rgb);
        assert!(faces.is_empty(), "{name}: {}", summary(&faces));
    }
}

#[test]
fn pictures_of_odd_sizes_are_searched_without_harm() {
    let Some(mut finder) = finder() else { return };
    for (width, height) in [(1, 1), (1, 4000), (7000, 3), (31, 33), (321, 320)] {
        let faces = find(&mut finder, RgbImage::new(width, height));
        assert!(faces.is_empty(), "{width}x{height}");
    }
    assert!(find(&mut finder, RgbImage::new(0, 0)).is_empty());
}

#[test]
fn one_thread_and_two_find_the_same() {
    let Some((mut two, heads)) = ready() else {
        return;
    };
    let Ok(mut one) = Finder::load(&paths::models(), 1) else {
        return;
    };
    let canvas = Canvas::crowd(&heads, 900, 700, 6, &mut ChaCha8Rng::seed_from_u64(3));
    let (a, b) = (
        find(&mut one, canvas.pixels.clone()),
        find(&mut two, canvas.pixels.clone()),
    );
    assert_eq!(a.len(), b.len());
    for (a, b) in a.iter().zip(&b) {
        assert!(
            a.region.shared_area(&b.region) > 0.8 * a.region.area(),
            "{a:?} {b:?}"
        );
    }
}

#[test]
fn a_search_tells_its_steps_and_stops_when_asked() {
    let Some(mut finder) = finder() else { return };
    let photo: Picture = picture(RgbImage::new(3000, 2000));
    let cancel = Cancel::default();
    let (wish, steps) = (
        cancel.clone(),
        std::sync::Arc::new(std::sync::Mutex::new(Vec::new())),
    );
    let heard = steps.clone();
    let progress = Progress::new(cancel, move |step| {
        heard.lock().unwrap().push(step);
        if step.done == 2 {
            wish.cancel();
        }
    });
    let stopped = finder.find(&photo, &progress).unwrap_err();
    assert_eq!(stopped.code(), "cancelled");
    let steps = steps.lock().unwrap();
    assert_eq!(steps.iter().map(|s| s.done).collect::<Vec<_>>(), [0, 1, 2]);
    assert!(
        steps
            .iter()
            .all(|s| s.phase == Phase::Finding && s.total > 3)
    );
    drop(steps);
    assert!(
        finder
            .find(&photo, &Progress::default())
            .unwrap()
            .is_empty(),
        "and works again"
    );
}

fn summary(faces: &[Face]) -> String {
    let one = |face: &Face| {
        let r = face.region;
        let score = face.score.unwrap_or_default();
        format!(
            "{:.0},{:.0} {:.0}x{:.0} ({score:.2})",
            r.x, r.y, r.width, r.height
        )
    };
    faces.iter().map(one).collect::<Vec<_>>().join("; ")
}
