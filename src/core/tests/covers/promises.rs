//! What holds for any picture and any targets.

use image::{GrayImage, RgbImage};
use ombrelle_core::error::{ErrorKind, RedactError};
use ombrelle_core::photo::{Blocks, Encoding, Format, Picture, Point, Region, encode};
use ombrelle_core::progress::Progress;
use ombrelle_core::redact::{Cover, Fit, Slant, Target, core, cover, opaque_mask};
use proptest::prelude::*;

use super::faces::{COVERS, any_pixels, covered, covered_beside, face, with_others_under};

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
        Target { region: Region { x, y, width, height }, landmarks: None, cover: Cover::Fill, fit: Fit::default(), slant: None, core: None, apart: true }
    }
}

prop_compose! {
    /// A slanted line of text, in its upright box.
    fn any_line()(
        x in -20.0..110.0_f32, y in -20.0..110.0_f32, length in 0.01..120.0_f32, height in 0.01..40.0_f32, angle in -3.2..3.2_f32,
    ) -> Target {
        let corners = turned((x, y), (length, height), angle);
        let reach = |of: fn(&Point) -> f32| {
            let all = corners.iter().map(of);
            all.fold((f32::MAX, f32::MIN), |(low, high), at| (low.min(at), high.max(at)))
        };
        let ((left, right), (top, bottom)) = (reach(|p| p.x), reach(|p| p.y));
        Target {
            region: Region { x: left, y: top, width: right - left, height: bottom - top },
            landmarks: None,
            cover: Cover::Fill,
            fit: Fit::default(),
            slant: Some(Slant::new(corners)),
            core: None,
            apart: true,
        }
    }
}

/// The corners of a rectangle around a place.
fn turned((x, y): (f32, f32), (length, height): (f32, f32), angle: f32) -> [Point; 4] {
    let (sin, cos) = angle.sin_cos();
    let at = |along: f32, across: f32| Point {
        x: x + along * cos - across * sin,
        y: y + along * sin + across * cos,
    };
    let (l, h) = (length / 2.0, height / 2.0);
    [at(-l, -h), at(l, -h), at(l, h), at(-l, h)]
}

/// The blocks of a JPEG with colour of half the size, as phones write it.
fn blocks() -> Blocks {
    let how = Encoding {
        format: Format::Jpeg,
        quality: 80,
        max_side: None,
    };
    let picture = any_pixels(32, 32, false, 1);
    Blocks::of(&encode(&picture, &how, &Progress::default()).unwrap()).unwrap()
}

/// Faces that are to be seen, nonsense among them.
fn any_shown() -> impl Strategy<Value = Vec<Region>> {
    let odd = prop_oneof![
        Just(f32::NAN),
        Just(f32::INFINITY),
        Just(-7.0_f32),
        Just(0.0_f32)
    ];
    let odd = odd.prop_map(|odd| Region {
        x: 20.0,
        y: odd,
        width: 10.0,
        height: odd,
    });
    let face = any_face().prop_map(|target| target.region);
    prop::collection::vec(prop_oneof![9 => face, 1 => odd], 0..4)
}

fn any_target() -> impl Strategy<Value = Target> {
    let place = prop_oneof![3 => any_face(), 2 => any_box(), 2 => any_line()];
    (place, 0..COVERS.len()).prop_map(|(target, kind)| Target {
        cover: COVERS[kind],
        ..target
    })
}

/// The targets that lie in a picture of that size.
fn inside(targets: Vec<Target>, width: u32, height: u32) -> Vec<Target> {
    let inside = |t: &Target| opaque_mask(width, height, std::slice::from_ref(t), &[]).is_ok();
    targets.into_iter().filter(inside).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_under_a_cover_can_be_told_from_the_picture(
        width in 1..100_u32, height in 1..100_u32, alpha: bool,
        targets in prop::collection::vec(any_target(), 1..6), shown in any_shown(), seed: u64, pixels: u64,
    ) {
        let targets = inside(targets, width, height);
        let mask = opaque_mask(width, height, &targets, &shown).unwrap();
        let seen = any_pixels(width, height, alpha, pixels);
        let expected = covered_beside(&seen, &targets, &shown, seed);
        let black = Picture {
            rgb: RgbImage::new(width, height),
            alpha: alpha.then(|| GrayImage::new(width, height)),
        };
        for other in [any_pixels(width, height, alpha, !pixels), black] {
            let twin = with_others_under(&seen, &other, &mask);
            prop_assert!(covered_beside(&twin, &targets, &shown, seed) == expected);
        }
    }

    /// Whatever lies beside a face that is covered, and whoever is shown there, its core stays hidden with the blocks that hold something of it, as far as
    /// the cover of its head reaches.
    #[test]
    fn the_core_of_a_covered_head_stays_hidden_whoever_is_shown_beside_it(
        faces in prop::collection::vec((any_face(), any::<bool>()), 1..6), shown in any_shown(), close: bool,
    ) {
        let (width, height) = (110, 110);
        let fit = if close { Fit::Close } else { Fit::Upright };
        let heads = faces.into_iter().map(|(target, lossy)| {
            let core = target.landmarks.and_then(|marks| core(&target.region, &marks));
            let core = core.map(|core| blocks().around(&core, (width, height)));
            Target { fit, core: core.filter(|_| lossy), ..target }
        });
        let heads = inside(heads.collect(), width, height);
        let mask = opaque_mask(width, height, &heads, &shown).unwrap();
        covered_beside(&any_pixels(width, height, false, 1), &heads, &shown, 1);
        for head in heads {
            let whole = opaque_mask(width, height, &[head], &[]).unwrap();
            let own = head.landmarks.and_then(|marks| core(&head.region, &marks));
            let holds = |region: Region, x: u32, y: u32| {
                let (x, y) = (x as f32 + 0.5, y as f32 + 0.5);
                x > region.x && x < region.x + region.width && y > region.y && y < region.y + region.height
            };
            for (x, y, hidden) in whole.enumerate_pixels() {
                // Where nobody knows where the core is, the whole head stays hidden.
                let core = own.is_none_or(|core| holds(core, x, y)) || head.core.is_some_and(|core| holds(core, x, y));
                let boxed = holds(head.region, x, y);
                let stays = boxed || (core && hidden.0[0] > 0);
                prop_assert!(!stays || mask.get_pixel(x, y).0[0] > 0, "at {x}, {y}");
            }
        }
    }

    /// Covers of heads hide nothing of a shown face beside which there is room for them, and give up nothing where none is near.
    #[test]
    fn a_shown_face_is_seen_beside_covered_heads(
        heads in prop::collection::vec(any_face(), 1..5), shown in any_shown(),
    ) {
        let (width, height) = (110, 110);
        let heads = inside(heads, width, height);
        let apart = |a: &Region, b: &Region| {
            a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y
        };
        let cores: Vec<_> = heads.iter().map(|head| core(&head.region, &head.landmarks.unwrap())).collect();
        let mask = opaque_mask(width, height, &heads, &shown).unwrap();
        for face in &shown {
            if cores.iter().any(|core| core.is_none_or(|core| !apart(&core, face))) {
                continue;
            }
            let inner = |from: f32, to: f32| from.ceil().max(0.0) as u32..to.floor().clamp(0.0, 110.0) as u32;
            for y in inner(face.y, face.y + face.height) {
                for x in inner(face.x, face.x + face.width) {
                    prop_assert!(mask.get_pixel(x, y).0[0] == 0, "at {x}, {y}");
                }
            }
        }
        let far = Region { x: 1000.0, y: 1000.0, width: 9.0, height: 9.0 };
        let (alone, beside) = (opaque_mask(width, height, &heads, &[]), opaque_mask(width, height, &heads, &[far]));
        prop_assert!(alone.unwrap() == beside.unwrap());
    }

    #[test]
    fn one_kind_of_cover_for_all_hides_as_well(
        targets in prop::collection::vec(any_target(), 2..5), seed: u64, pixels: u64,
    ) {
        let (width, height) = (90, 80);
        let mut targets = inside(targets, width, height);
        let mask = opaque_mask(width, height, &targets, &[]).unwrap();
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
        let mask = opaque_mask(width, height, &[target], &[]).unwrap();
        for (px, py, hidden) in mask.enumerate_pixels() {
            let (left, top) = (px as f64, py as f64);
            let (x, y) = (f64::from(x), f64::from(y));
            let touched = left + 1.0 > x && left < x + f64::from(wide)
                && top + 1.0 > y && top < y + f64::from(high);
            prop_assert_eq!(hidden.0[0] > 0, touched, "at {}, {}", px, py);
        }
    }

    #[test]
    fn a_slanted_line_is_hidden_whole_with_the_blocks_that_it_touches_and_little_more(target in any_line()) {
        let (width, height) = (90, 80);
        prop_assume!(target.region.touches(width, height));
        let slant = target.slant.unwrap();
        let mask = |target: Target| opaque_mask(width, height, &[target], &[]).unwrap();
        let (alone, boxed) = (mask(target), mask(Target { slant: None, ..target }));
        let blocks = blocks();
        let grown = mask(Target {
            region: blocks.around(&target.region, (width, height)),
            slant: Some(slant.around(blocks)),
            ..target
        });
        let [a, b, _, d] = slant.corners;
        let mut all_outside = true;
        for (s, t) in (0..=200).flat_map(|s| (0..=40).map(move |t| (s as f32 / 200.0, t as f32 / 40.0))) {
            let x = a.x + (b.x - a.x) * s + (d.x - a.x) * t;
            let y = a.y + (b.y - a.y) * s + (d.y - a.y) * t;
            // Far enough from the picture's edge and a pixel's for sums of single precision.
            if x > 0.01 && y > 0.01 && x < width as f32 - 0.01 && y < height as f32 - 0.01 {
                all_outside = false;
                prop_assert!(alone.get_pixel(x as u32, y as u32).0[0] > 0, "at {x}, {y}");
            }
        }
        for (x, y, hidden) in alone.enumerate_pixels().filter(|pixel| pixel.2.0[0] > 0) {
            // Nothing beyond the upright box, but for the two rows of a step and what the numbers round to.
            let near = |x: u32, y: u32| boxed.get_pixel_checked(x, y).is_some_and(|pixel| pixel.0[0] > 0);
            let inside = (-1..=1).any(|by: i32| (-2..=2).any(|down: i32| {
                near(x.saturating_add_signed(by), y.saturating_add_signed(down))
            }));
            prop_assert!(all_outside || inside, "at {x}, {y}: {hidden:?}");
            let region = Region { x: x as f32, y: y as f32, width: 1.0, height: 1.0 };
            let around = blocks.around(&region, (width, height));
            let rows = around.y as u32..(around.y + around.height) as u32;
            for (x, y) in rows.flat_map(|y| (around.x as u32..(around.x + around.width) as u32).map(move |x| (x, y))) {
                prop_assert!(grown.get_pixel(x, y).0[0] > 0, "a block at {x}, {y}");
            }
        }
    }

    #[test]
    fn a_head_contains_the_whole_box_of_its_face(target in any_face()) {
        let (width, height) = (90, 80);
        prop_assume!(target.region.touches(width, height));
        let head = opaque_mask(width, height, &[target], &[]).unwrap();
        let boxed = opaque_mask(width, height, &[Target { landmarks: None, ..target }], &[]).unwrap();
        for (head, boxed) in head.pixels().zip(boxed.pixels()) {
            prop_assert!(head.0[0] >= boxed.0[0]);
        }
    }

    #[test]
    fn an_upright_cover_hides_the_whole_tilted_head(target in any_face(), tilt in -1.05..1.05_f32, turn in -1.0..1.0_f32) {
        let (width, height) = (260, 260);
        let region = target.region;
        let middle = (region.x + region.width / 2.0 + 80.0, region.y + region.height / 2.0 + 80.0);
        let tilted = face(middle.0, middle.1, region.height.max(4.0), tilt, turn);
        for target in [target, tilted] {
            prop_assume!(target.region.touches(width, height));
            let hidden = |fit| opaque_mask(width, height, &[Target { fit, ..target }], &[]).unwrap();
            let (close, upright) = (hidden(Fit::Close), hidden(Fit::Upright));
            for (close, upright) in close.pixels().zip(upright.pixels()) {
                prop_assert!(upright.0[0] >= close.0[0]);
            }
        }
    }

    /// Two heads held in any two ways, one of them made as large as the other and put where the other is, have one cover.
    #[test]
    fn a_cover_tells_neither_tilt_nor_turn(tilt in -3.2..3.2_f32, turn in -1.0..1.0_f32) {
        let side = 900;
        let bounds = |target: Target| {
            let mask = opaque_mask(side, side, &[target], &[]).unwrap();
            let hidden = mask.enumerate_pixels().filter(|pixel| pixel.2.0[0] > 0);
            hidden.fold((side, side, 0, 0, 0_u32), |(left, top, right, bottom, area), (x, y, _)| {
                (left.min(x), top.min(y), right.max(x + 1), bottom.max(y + 1), area + 1)
            })
        };
        let (left, top, right, bottom, area) = bounds(face(450.0, 450.0, 200.0, tilt, turn));
        let (wide, high) = (f64::from(right - left), f64::from(bottom - top));
        prop_assert!((wide / high - 0.72 / 0.8).abs() < 3.0 / high, "{wide} x {high}");
        // As full as every other, from corner to corner.
        let (of_left, of_top, of_right, of_bottom, of_area) = bounds(face(450.0, 450.0, 200.0, 0.0, 0.0));
        let of_box = f64::from(of_right - of_left) * f64::from(of_bottom - of_top);
        let fullness = f64::from(area) / (wide * high) - f64::from(of_area) / of_box;
        prop_assert!(fullness.abs() < 0.01, "{fullness}");
    }

    #[test]
    fn a_cover_changes_nothing_beyond_its_feather(target in any_target(), alpha: bool, seed: u64) {
        let (width, height) = (90, 80);
        prop_assume!(target.region.touches(width, height));
        let mask = opaque_mask(width, height, &[target], &[]).unwrap();
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
        ]), marked: bool, slanted: bool, kind in 0..COVERS.len(),
    ) {
        let [x, y, width, height, marks @ ..] = numbers;
        let mark = |i: usize| Point { x: marks[2 * i], y: marks[2 * i + 1] };
        let target = Target {
            region: Region { x, y, width, height },
            landmarks: marked.then(|| [0, 1, 2, 3, 4].map(mark)),
            cover: COVERS[kind],
            fit: Fit::default(),
            slant: slanted.then(|| Slant::new([0, 1, 2, 3].map(mark))),
            core: None,
            apart: true,
        };
        let mut picture = any_pixels(40, 30, true, 1);
        let result = cover(&mut picture, &[target], &[], 1, &Progress::default());
        prop_assert!(matches!(result, Ok(()) | Err(ErrorKind::Redact(RedactError::RegionOutside))));
    }
}
