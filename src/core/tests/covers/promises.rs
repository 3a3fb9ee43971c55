//! What holds for any picture and any targets.

use image::{GrayImage, RgbImage};
use ombrelle_core::error::{ErrorKind, RedactError};
use ombrelle_core::photo::{Picture, Point, Region};
use ombrelle_core::progress::Progress;
use ombrelle_core::redact::{Cover, Target, cover, opaque_mask};
use proptest::prelude::*;

use super::faces::{COVERS, any_pixels, covered, face, with_others_under};

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
    (place, 0..COVERS.len()).prop_map(|(target, kind)| Target {
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
        for &kind in COVERS {
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
        ]), marked: bool, kind in 0..COVERS.len(),
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
        prop_assert!(matches!(result, Ok(()) | Err(ErrorKind::Redact(RedactError::RegionOutside))));
    }
}
