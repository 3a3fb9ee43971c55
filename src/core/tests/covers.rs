//! What a cover promises: that nothing under it can be told from the picture, that the whole head is
//! under it, and that it looks decent (golden pictures; `REGENERATE=1` writes them anew).

// Only inside `#[test]` does clippy see that this is a test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "covers/scene.rs"]
mod scene;

use image::{GrayImage, RgbImage};
use ombrelle_core::error::Reason;
use ombrelle_core::photo::{Picture, Point, Region};
use ombrelle_core::progress::{Cancel, Phase, Progress};
use ombrelle_core::redact::{Cover, Target, cover, opaque_mask};
use proptest::prelude::*;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

const COVERS: [Cover; 4] = [Cover::Fill, Cover::Pixels, Cover::Soft, Cover::Sticker];

fn any_pixels(width: u32, height: u32, alpha: bool, seed: u64) -> Picture {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut rgb = RgbImage::new(width, height);
    rng.fill_bytes(&mut rgb);
    let alpha = alpha.then(|| {
        let mut alpha = GrayImage::new(width, height);
        rng.fill_bytes(&mut alpha);
        alpha
    });
    Picture { rgb, alpha }
}

/// `seen` with the pixels of `other` wherever the mask is set.
fn with_others_under(seen: &Picture, other: &Picture, mask: &GrayImage) -> Picture {
    let mut mixed = seen.clone();
    for (x, y, hidden) in mask.enumerate_pixels() {
        if hidden.0[0] > 0 {
            mixed.rgb.put_pixel(x, y, *other.rgb.get_pixel(x, y));
            if let (Some(to), Some(from)) = (&mut mixed.alpha, &other.alpha) {
                to.put_pixel(x, y, *from.get_pixel(x, y));
            }
        }
    }
    mixed
}

fn covered(picture: &Picture, targets: &[Target], seed: u64) -> Picture {
    let mut picture = picture.clone();
    cover(&mut picture, targets, seed, &Progress::default()).unwrap();
    picture
}

/// A face of `height` pixels around (x, y), tilted clockwise and turned (-1 to 1), as a detector
/// gives it: the upright box around the tilted face.
fn face(x: f32, y: f32, height: f32, tilt: f32, turn: f32) -> Target {
    let (sin, cos) = tilt.sin_cos();
    let (half_width, half_height) = (0.385 * height * (1.0 - 0.25 * turn.abs()), 0.5 * height);
    let width = 2.0 * (half_width * cos).hypot(half_height * sin);
    let high = 2.0 * (half_width * sin).hypot(half_height * cos);
    let eyes = 0.19 * (1.0 - turn.abs());
    let mark = |u: f32, v: f32| Point {
        x: x + height * (u * cos - v * sin),
        y: y + height * (u * sin + v * cos),
    };
    let middle = 0.13 * turn;
    Target {
        region: Region {
            x: x - width / 2.0,
            y: y - high / 2.0,
            width,
            height: high,
        },
        landmarks: Some([
            mark(middle - eyes, -0.1),
            mark(middle + eyes, -0.1),
            mark(middle + 0.13 * turn, 0.08),
            mark(middle - eyes * 0.9, 0.25),
            mark(middle + eyes * 0.9, 0.25),
        ]),
        cover: Cover::Fill,
    }
}

prop_compose! {
    fn any_face()(
        x in -20.0..110.0_f32, y in -20.0..110.0_f32, height in 0.5..60.0_f32,
        tilt in -3.2..3.2_f32, turn in -1.0..1.0_f32, jitter in proptest::array::uniform10(-3.0..3.0_f32),
    ) -> Target {
        let mut target = face(x, y, height, tilt, turn);
        for (mark, by) in target.landmarks.iter_mut().flatten().zip(jitter.chunks(2)) {
            mark.x += by[0];
            mark.y += by[1];
        }
        target
    }
}

prop_compose! {
    fn any_box()(
        x in -20.0..100.0_f32, y in -20.0..100.0_f32, width in 0.01..80.0_f32, height in 0.01..80.0_f32,
    ) -> Target {
        Target { region: Region { x, y, width, height }, landmarks: None, cover: Cover::Fill }
    }
}

fn any_target() -> impl Strategy<Value = Target> {
    let place = prop_oneof![3 => any_face(), 2 => any_box()];
    (place, 0..4_usize).prop_map(|(target, kind)| Target {
        cover: COVERS[kind],
        ..target
    })
}

/// The targets that lie in a picture of that size.
fn inside(targets: Vec<Target>, width: u32, height: u32) -> Vec<Target> {
    let inside = |t: &Target| opaque_mask(width, height, std::slice::from_ref(t)).is_ok();
    targets.into_iter().filter(inside).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_under_a_cover_can_be_told_from_the_picture(
        width in 1..100_u32, height in 1..100_u32, alpha: bool,
        targets in prop::collection::vec(any_target(), 1..6), seed: u64, pixels: u64,
    ) {
        let targets = inside(targets, width, height);
        let mask = opaque_mask(width, height, &targets).unwrap();
        let seen = any_pixels(width, height, alpha, pixels);
        let expected = covered(&seen, &targets, seed);
        let black = Picture {
            rgb: RgbImage::new(width, height),
            alpha: alpha.then(|| GrayImage::new(width, height)),
        };
        for other in [any_pixels(width, height, alpha, !pixels), black] {
            let twin = with_others_under(&seen, &other, &mask);
            prop_assert!(covered(&twin, &targets, seed) == expected);
        }
    }

    #[test]
    fn one_kind_of_cover_for_all_hides_as_well(
        targets in prop::collection::vec(any_target(), 2..5), seed: u64, pixels: u64,
    ) {
        let (width, height) = (90, 80);
        let mut targets = inside(targets, width, height);
        let mask = opaque_mask(width, height, &targets).unwrap();
        let seen = any_pixels(width, height, true, pixels);
        let twin = with_others_under(&seen, &any_pixels(width, height, true, !pixels), &mask);
        for kind in COVERS {
            targets.iter_mut().for_each(|target| target.cover = kind);
            prop_assert!(covered(&seen, &targets, seed) == covered(&twin, &targets, seed));
        }
    }

    #[test]
    fn a_box_drawn_by_hand_hides_exactly_its_pixels(target in any_box()) {
        let (width, height) = (90, 80);
        prop_assume!(target.region.touches(width, height));
        let Region { x, y, width: wide, height: high } = target.region;
        let mask = opaque_mask(width, height, &[target]).unwrap();
        for (px, py, hidden) in mask.enumerate_pixels() {
            let (left, top) = (px as f64, py as f64);
            let (x, y) = (f64::from(x), f64::from(y));
            let touched = left + 1.0 > x && left < x + f64::from(wide)
                && top + 1.0 > y && top < y + f64::from(high);
            prop_assert_eq!(hidden.0[0] > 0, touched, "at {}, {}", px, py);
        }
    }

    #[test]
    fn a_head_contains_the_whole_box_of_its_face(target in any_face()) {
        let (width, height) = (90, 80);
        prop_assume!(target.region.touches(width, height));
        let head = opaque_mask(width, height, &[target]).unwrap();
        let boxed = opaque_mask(width, height, &[Target { landmarks: None, ..target }]).unwrap();
        for (head, boxed) in head.pixels().zip(boxed.pixels()) {
            prop_assert!(head.0[0] >= boxed.0[0]);
        }
    }

    #[test]
    fn a_cover_changes_nothing_beyond_its_feather(target in any_target(), alpha: bool, seed: u64) {
        let (width, height) = (90, 80);
        prop_assume!(target.region.touches(width, height));
        let mask = opaque_mask(width, height, &[target]).unwrap();
        let before = any_pixels(width, height, alpha, seed);
        let after = covered(&before, &[target], seed);
        // 2 % of 90 pixels, wider where the head is longer, and half a pixel each for the middles.
        let feather = 1.8 * 1.6 + 1.0;
        for (x, y, pixel) in after.rgb.enumerate_pixels() {
            let around = (x.saturating_sub(4)..x + 5)
                .flat_map(|nx| (y.saturating_sub(4)..y + 5).map(move |ny| (nx, ny)));
            let mut near = around.filter(|&(nx, ny)| {
                f64::from(nx.abs_diff(x)).hypot(f64::from(ny.abs_diff(y))) <= feather
            });
            let near = near.any(|(x, y)| mask.get_pixel_checked(x, y).is_some_and(|p| p.0[0] > 0));
            prop_assert!(near || pixel == before.rgb.get_pixel(x, y));
            if let (Some(after), Some(before)) = (&after.alpha, &before.alpha) {
                let (after, before) = (after.get_pixel(x, y), before.get_pixel(x, y));
                prop_assert!(near || after == before);
                prop_assert!(mask.get_pixel(x, y).0[0] == 0 || after.0[0] == 255);
            }
        }
    }

    #[test]
    fn no_numbers_make_it_panic(
        numbers in proptest::array::uniform14(prop_oneof![
            any::<f32>(), -100.0..100.0_f32, Just(f32::MAX), Just(f32::MIN), Just(f32::NAN), Just(1e-40),
        ]), marked: bool, kind in 0..4_usize,
    ) {
        let [x, y, width, height, marks @ ..] = numbers;
        let mark = |i: usize| Point { x: marks[2 * i], y: marks[2 * i + 1] };
        let target = Target {
            region: Region { x, y, width, height },
            landmarks: marked.then(|| [0, 1, 2, 3, 4].map(mark)),
            cover: COVERS[kind],
        };
        let mut picture = any_pixels(40, 30, true, 1);
        let result = cover(&mut picture, &[target], 1, &Progress::default());
        prop_assert!(matches!(result, Ok(()) | Err(Reason::RegionOutside)));
    }
}

/// The share of the points of an ellipse that the mask leaves to be seen, and is in the picture.
fn seen_of_ellipse(mask: &GrayImage, centre: (f32, f32), half: (f32, f32), tilt: f32) -> usize {
    let (sin, cos) = tilt.sin_cos();
    mask.enumerate_pixels()
        .filter(|(x, y, hidden)| {
            let (x, y) = (*x as f32 + 0.5 - centre.0, *y as f32 + 0.5 - centre.1);
            let (u, v) = (x * cos + y * sin, y * cos - x * sin);
            hidden.0[0] == 0 && (u / half.0).powi(2) + (v / half.1).powi(2) <= 1.0
        })
        .count()
}

#[test]
fn the_whole_head_is_hidden_however_it_is_tilted() {
    let (middle, height) = (300.0, 150.0);
    for degrees in (-180..=180).step_by(15) {
        let tilt = (degrees as f32).to_radians();
        let mask = opaque_mask(600, 600, &[face(middle, middle, height, tilt, 0.0)]).unwrap();
        // Farkas 1994, table in `head.rs`: 1.22 face heights from the vertex to the chin, 0.99 across
        // the ears; with 4 cm of hair (0.21) above and 2.5 cm at each side.
        let up = (1.22 + 0.21) / 2.0 - 0.5;
        let centre = (
            middle + up * height * tilt.sin(),
            middle - up * height * tilt.cos(),
        );
        let half = ((0.99 + 0.26) / 2.0 * height, (1.22 + 0.21) / 2.0 * height);
        assert_eq!(
            seen_of_ellipse(&mask, centre, half, tilt),
            0,
            "{degrees} degrees"
        );
    }
}

#[test]
fn a_profile_is_hidden_to_the_back_of_the_head() {
    for side in [-1.0, 1.0] {
        let (middle, height) = (300.0, 150.0);
        let target = face(middle, middle, height, 0.0, side);
        let mask = opaque_mask(600, 600, &[target]).unwrap();
        // From the nose at the edge of the box, 1.05 face heights of head and 0.1 of nose, back.
        let front = middle + side * target.region.width / 2.0;
        let half = (1.15 * height / 2.0, 1.22 * height / 2.0);
        let centre = (front - side * half.0, middle - 0.11 * height);
        assert_eq!(seen_of_ellipse(&mask, centre, half, 0.0), 0, "side {side}");
        let frontal = opaque_mask(600, 600, &[face(middle, middle, height, 0.0, 0.0)]).unwrap();
        let area = |mask: &GrayImage| mask.pixels().filter(|p| p.0[0] > 0).count() as f32;
        assert!(area(&mask) > 0.9 * area(&frontal));
    }
}

#[test]
fn landmarks_of_no_use_do_not_shrink_the_head() {
    let target = face(150.0, 150.0, 80.0, 0.0, 0.0);
    let area = |target: Target| {
        let mask = opaque_mask(300, 300, &[target]).unwrap();
        mask.pixels().filter(|p| p.0[0] > 0).count() as f32
    };
    let middle = Point { x: 150.0, y: 150.0 };
    let nowhere = Point {
        x: f32::NAN,
        y: 0.0,
    };
    let far = Point { x: 1e30, y: -1e30 };
    for marks in [
        [middle; 5],
        [nowhere; 5],
        [far; 5],
        [middle, far, middle, far, middle],
    ] {
        let useless = Target {
            landmarks: Some(marks),
            ..target
        };
        assert!(area(useless) > 0.95 * area(target), "{marks:?}");
    }
}

#[test]
fn a_seed_gives_one_picture_and_another_seed_another() {
    let picture = scene::family();
    for kind in COVERS {
        let targets = scene::targets(kind);
        let first = covered(&picture, &targets, 1);
        assert!(first == covered(&picture, &targets, 1));
        let others = (2..6).map(|seed| covered(&picture, &targets, seed));
        let differing = others.filter(|other| *other != first).count();
        if kind == Cover::Fill {
            assert_eq!(differing, 0);
        } else {
            assert!(differing >= 3, "{kind:?}: {differing}");
        }
    }
}

#[test]
fn pixels_and_soft_take_the_colours_around() {
    let around = [60, 140, 90];
    let mut picture = Picture {
        rgb: RgbImage::from_pixel(200, 160, image::Rgb(around)),
        alpha: None,
    };
    // What is hidden is red, which nothing of the result may be.
    let targets = |kind| {
        [Target {
            cover: kind,
            ..face(100.0, 80.0, 50.0, 0.3, 0.2)
        }]
    };
    let mask = opaque_mask(200, 160, &targets(Cover::Soft)).unwrap();
    for (x, y, hidden) in mask.enumerate_pixels() {
        if hidden.0[0] > 0 {
            picture.rgb.put_pixel(x, y, image::Rgb([255, 0, 0]));
        }
    }
    for (kind, noise) in [(Cover::Pixels, 27), (Cover::Soft, 17)] {
        let after = covered(&picture, &targets(kind), 5);
        for pixel in after.rgb.pixels() {
            for (channel, expected) in pixel.0.into_iter().zip(around) {
                assert!(channel.abs_diff(expected) <= noise, "{kind:?}: {pixel:?}");
            }
        }
    }
}

#[test]
fn a_picture_that_is_all_covers_gives_nothing_away() {
    let whole = Region {
        x: -1e38,
        y: -10.0,
        width: 3e38,
        height: 1e38,
    };
    for kind in COVERS {
        let targets = [Target {
            region: whole,
            landmarks: None,
            cover: kind,
        }];
        let one = covered(&any_pixels(70, 50, true, 1), &targets, 9);
        let two = covered(&any_pixels(70, 50, true, 2), &targets, 9);
        assert!(one == two, "{kind:?}");
        assert!(one.alpha.unwrap().pixels().all(|alpha| alpha.0[0] == 255));
    }
}

#[test]
fn a_region_without_area_in_the_picture_is_refused_and_nothing_is_painted() {
    let good = Region {
        x: 5.0,
        y: 5.0,
        width: 10.0,
        height: 10.0,
    };
    let bad = [
        Region {
            x: f32::NAN,
            ..good
        },
        Region {
            y: f32::INFINITY,
            ..good
        },
        Region {
            width: f32::INFINITY,
            ..good
        },
        Region {
            width: f32::NAN,
            ..good
        },
        Region { width: 0.0, ..good },
        Region {
            height: -3.0,
            ..good
        },
        Region { x: 40.0, ..good },
        Region { x: -10.0, ..good },
        Region { y: 1e38, ..good },
        Region {
            y: -1e38,
            height: 1e30,
            ..good
        },
    ];
    let before = any_pixels(40, 30, true, 3);
    for region in bad {
        for landmarks in [None, face(10.0, 10.0, 10.0, 0.0, 0.0).landmarks] {
            let mut picture = before.clone();
            let targets = [
                Target {
                    region: good,
                    landmarks: None,
                    cover: Cover::Soft,
                },
                Target {
                    region,
                    landmarks,
                    cover: Cover::Soft,
                },
            ];
            let refused = cover(&mut picture, &targets, 1, &Progress::default());
            assert_eq!(refused, Err(Reason::RegionOutside), "{region:?}");
            assert_eq!(opaque_mask(40, 30, &targets), Err(Reason::RegionOutside));
            assert!(picture == before);
        }
    }
    let mut empty = any_pixels(0, 0, false, 1);
    let target = Target {
        region: good,
        landmarks: None,
        cover: Cover::Fill,
    };
    let refused = cover(&mut empty, &[target], 1, &Progress::default());
    assert_eq!(refused, Err(Reason::RegionOutside));
}

#[test]
fn progress_counts_the_faces_and_a_wish_to_stop_is_heard() {
    let seen = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let cancel = Cancel::default();
    let (heard, stop) = (seen.clone(), cancel.clone());
    let progress = Progress::new(cancel.clone(), move |step| {
        assert_eq!(step.phase, Phase::Covering);
        let mut heard = heard.lock().unwrap();
        heard.push((step.done, step.total));
        if heard.len() == 6 {
            stop.cancel();
        }
    });
    let targets = scene::targets(Cover::Sticker);
    let mut picture = scene::family();
    cover(&mut picture, &targets, 1, &progress).unwrap();
    let all = [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)];
    assert_eq!(*seen.lock().unwrap(), all);
    let stopped = cover(&mut scene::family(), &targets, 1, &progress);
    assert_eq!(stopped, Err(Reason::Cancelled));
}

#[test]
fn covers_look_as_they_did() {
    for kind in COVERS {
        let name: &str = kind.into();
        let after = covered(&scene::family(), &scene::targets(kind), 11);
        scene::compare(&format!("family-{name}"), &after.rgb);
    }
    // All kinds in one, overlapping, and all eight drawings.
    scene::compare("crowd", &covered(&scene::family(), &scene::crowd(), 4).rgb);
    let board = Picture {
        rgb: RgbImage::from_pixel(400, 210, image::Rgb([232, 228, 222])),
        alpha: None,
    };
    scene::compare("drawings", &covered(&board, &scene::eight(), 2).rgb);
}
