//! What a cover promises: that nothing under it can be told from the picture, that the whole head is
//! under it, and that it looks decent (golden pictures; `REGENERATE=1` writes them anew).

// Only inside `#[test]` does clippy see that this is a test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "covers/faces.rs"]
mod faces;
#[path = "covers/promises.rs"]
mod promises;
#[path = "covers/scene.rs"]
mod scene;

use image::{GrayImage, RgbImage};
use ombrelle_core::error::{Cancelled, ErrorKind, RedactError};
use ombrelle_core::photo::{Picture, Point, Region};
use ombrelle_core::progress::{Cancel, Phase, Progress};
use ombrelle_core::redact::{Cover, Fit, Target, cover, opaque_mask};

use faces::{COVERS, any_pixels, covered, covered_beside, face};

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

/// The pixels to be seen of a head with short hair around (300, 300), tilted.
fn seen_of_head(target: Target, height: f32, tilt: f32) -> usize {
    let mask = opaque_mask(600, 600, &[target], &[]).unwrap();
    // Farkas 1994, table in `head.rs`: 1.22 face heights from the vertex to the chin, 0.99 across
    // the ears; with 4 cm of hair (0.21) above and 2.5 cm at each side.
    let up = (1.22 + 0.21) / 2.0 - 0.5;
    let centre = (
        300.0 + up * height * tilt.sin(),
        300.0 - up * height * tilt.cos(),
    );
    let half = ((0.99 + 0.26) / 2.0 * height, (1.22 + 0.21) / 2.0 * height);
    seen_of_ellipse(&mask, centre, half, tilt)
}

#[test]
fn the_whole_head_is_hidden_however_it_is_tilted() {
    for degrees in (-180..=180).step_by(15) {
        let tilt = (degrees as f32).to_radians();
        let target = face(300.0, 300.0, 150.0, tilt, 0.0);
        assert_eq!(seen_of_head(target, 150.0, tilt), 0, "{degrees} degrees");
        // Landmarks in a heap, as on a face upside down: nobody knows the tilt.
        let heap = Point { x: 303.0, y: 290.0 };
        let target = Target {
            landmarks: Some([heap; 5]),
            ..target
        };
        assert_eq!(seen_of_head(target, 150.0, tilt), 0, "{degrees}, a heap");
    }
}

#[test]
fn a_profile_is_hidden_to_the_back_of_the_head() {
    for side in [-1.0, 1.0] {
        let (middle, height) = (300.0, 150.0);
        let target = face(middle, middle, height, 0.0, side);
        let mask = opaque_mask(600, 600, &[target], &[]).unwrap();
        // From the nose at the edge of the box, 1.05 face heights of head and 0.1 of nose, back.
        let front = middle + side * target.region.width / 2.0;
        let half = (1.15 * height / 2.0, 1.22 * height / 2.0);
        let centre = (front - side * half.0, middle - 0.11 * height);
        assert_eq!(seen_of_ellipse(&mask, centre, half, 0.0), 0, "side {side}");
        let frontal =
            opaque_mask(600, 600, &[face(middle, middle, height, 0.0, 0.0)], &[]).unwrap();
        let area = |mask: &GrayImage| mask.pixels().filter(|p| p.0[0] > 0).count() as f32;
        assert!(area(&mask) > 0.9 * area(&frontal));
    }
}

#[test]
fn landmarks_of_no_use_do_not_shrink_the_head() {
    let target = face(150.0, 150.0, 80.0, 0.0, 0.0);
    let area = |target: Target| {
        let mask = opaque_mask(300, 300, &[target], &[]).unwrap();
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
    for &kind in COVERS {
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
    let mask = opaque_mask(200, 160, &targets(Cover::Soft), &[]).unwrap();
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
    for &kind in COVERS {
        let targets = [Target {
            region: whole,
            landmarks: None,
            cover: kind,
            fit: Fit::default(),
            slant: None,
            core: None,
            apart: true,
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
                    fit: Fit::default(),
                    slant: None,
                    core: None,
                    apart: true,
                },
                Target {
                    region,
                    landmarks,
                    cover: Cover::Soft,
                    fit: Fit::default(),
                    slant: None,
                    core: None,
                    apart: true,
                },
            ];
            let refused = cover(&mut picture, &targets, &[], 1, &Progress::default());
            assert_eq!(
                refused,
                Err(ErrorKind::Redact(RedactError::RegionOutside)),
                "{region:?}"
            );
            assert_eq!(
                opaque_mask(40, 30, &targets, &[]),
                Err(ErrorKind::Redact(RedactError::RegionOutside))
            );
            assert!(picture == before);
        }
    }
    let mut empty = any_pixels(0, 0, false, 1);
    let target = Target {
        region: good,
        landmarks: None,
        cover: Cover::Fill,
        fit: Fit::default(),
        slant: None,
        core: None,
        apart: true,
    };
    let refused = cover(&mut empty, &[target], &[], 1, &Progress::default());
    assert_eq!(refused, Err(ErrorKind::Redact(RedactError::RegionOutside)));
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
    cover(&mut picture, &targets, &[], 1, &progress).unwrap();
    let all = [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)];
    assert_eq!(*seen.lock().unwrap(), all);
    let stopped = cover(&mut scene::family(), &targets, &[], 1, &progress);
    assert_eq!(stopped, Err(ErrorKind::Cancelled(Cancelled)));
}

/// How many areas of one colour there are, each at least as large as `least`, in pixels.
fn areas(picture: &RgbImage, colour: image::Rgb<u8>, least: usize) -> usize {
    let mut left: std::collections::HashSet<(u32, u32)> = picture
        .enumerate_pixels()
        .filter(|(.., pixel)| **pixel == colour)
        .map(|(x, y, _)| (x, y))
        .collect();
    let mut count = 0;
    while let Some(&start) = left.iter().next() {
        let (mut open, mut size) = (vec![start], 0);
        left.remove(&start);
        while let Some((x, y)) = open.pop() {
            size += 1;
            let beside = [
                (x + 1, y),
                (x.wrapping_sub(1), y),
                (x, y + 1),
                (x, y.wrapping_sub(1)),
            ];
            open.extend(beside.into_iter().filter(|place| left.remove(place)));
        }
        count += usize::from(size >= least);
    }
    count
}

#[test]
fn covers_of_a_tight_group_hide_the_same_and_can_be_told_apart() {
    let places = [
        (110.0, 150.0),
        (172.0, 140.0),
        (235.0, 152.0),
        (140.0, 235.0),
        (205.0, 230.0),
        (270.0, 240.0),
    ];
    for count in [2, 3, 6] {
        let heads: Vec<Target> = places
            .iter()
            .take(count)
            .map(|(x, y)| face(*x, *y, 72.0, 0.0, 0.0))
            .collect();
        let mask = opaque_mask(380, 340, &heads, &[]).unwrap();
        let each = heads
            .iter()
            .map(|head| opaque_mask(380, 340, &[*head], &[]));
        let mut union = GrayImage::new(380, 340);
        for alone in each {
            for (all, one) in union.pixels_mut().zip(alone.unwrap().pixels()) {
                all.0[0] |= one.0[0];
            }
        }
        assert!(mask == union, "{count} heads");
        for &kind in COVERS {
            let heads: Vec<Target> = heads
                .iter()
                .map(|head| Target {
                    cover: kind,
                    ..*head
                })
                .collect();
            let board = Picture {
                rgb: RgbImage::from_pixel(380, 340, image::Rgb([170, 150, 120])),
                alpha: None,
            };
            let after = covered(&board, &heads, 4).rgb;
            if kind == Cover::Fill {
                let colour = *after.get_pixel(110, 150);
                assert_eq!(areas(&after, colour, 1500), count, "{count} covers");
            }
            // Between the first two, nobody takes two heads for one.
            let brightness =
                |x: u32| i32::from(image::Pixel::to_luma(after.get_pixel(x, 145)).0[0]);
            let step = (125..160).map(|x| brightness(x).abs_diff(brightness(x + 1)));
            assert!(step.max() >= Some(25), "{kind:?}");
        }
    }
}

#[test]
fn boxes_drawn_by_hand_that_meet_hide_the_same_and_can_be_told_apart() {
    let boxed = |x: f32, y: f32, width: f32, height: f32| Target {
        region: Region {
            x,
            y,
            width,
            height,
        },
        landmarks: None,
        ..face(0.0, 0.0, 10.0, 0.0, 0.0)
    };
    let one = boxed(20.0, 30.0, 60.0, 80.0);
    let head = face(60.0, 110.0, 60.0, 0.0, 0.0);
    // Side by side, a gap between them that no one sees, lower, overlapping, one in the other, on a head, a head on a box.
    let pairs = [
        (one, boxed(80.0, 30.0, 60.0, 80.0)),
        (one, boxed(81.0, 30.0, 60.0, 80.0)),
        (one, boxed(80.0, 70.0, 60.0, 80.0)),
        (one, boxed(60.0, 60.0, 60.0, 80.0)),
        (one, boxed(35.0, 45.0, 30.0, 40.0)),
        (head, boxed(80.0, 70.0, 70.0, 80.0)),
        (boxed(80.0, 70.0, 70.0, 80.0), head),
    ];
    let board = Picture {
        rgb: RgbImage::from_pixel(200, 220, image::Rgb([170, 150, 120])),
        alpha: None,
    };
    let colour = image::Rgb([0x6b, 0x7c, 0x93]);
    for (at, (first, second)) in pairs.into_iter().enumerate() {
        let both = [first, second];
        let mask = opaque_mask(200, 220, &both, &[]).unwrap();
        let mut fill = covered(&board, &both, 4).rgb;
        // What fades out has nearly the colour of the cover, too.
        let pixels = fill.pixels_mut().zip(mask.pixels());
        pixels
            .filter(|(_, hidden)| hidden.0[0] == 0)
            .for_each(|(pixel, _)| pixel.0 = [0; 3]);
        assert_eq!(areas(&fill, colour, 300), 2, "pair {at}");
        // Not a pixel more or less is hidden than where they run into each other.
        let merged = both.map(|target| Target {
            apart: false,
            ..target
        });
        assert!(
            mask == opaque_mask(200, 220, &merged, &[]).unwrap(),
            "pair {at}"
        );
        for &cover in COVERS {
            let [both, merged] = [both, merged].map(|targets| {
                let targets = targets.map(|target| Target { cover, ..target });
                covered(&board, &targets, 4).rgb
            });
            let pixels = std::iter::zip(both.pixels(), merged.pixels()).zip(mask.pixels());
            let changed: Vec<_> = pixels.filter(|((a, b), _)| a != b).collect();
            // The edge lies in what is hidden, and takes little of it.
            assert!(!changed.is_empty(), "pair {at}, {cover:?}");
            assert!(changed.iter().all(|(_, hidden)| hidden.0[0] == 255));
            assert!(changed.len() < 1500, "pair {at}: {}", changed.len());
        }
        // What lies apart has no edge, nor have lines of writing.
        if at == 0 {
            let fill = covered(&board, &merged, 4).rgb;
            assert_eq!(areas(&fill, colour, 300), 1);
            let away = [one, boxed(100.0, 30.0, 60.0, 80.0)];
            assert_eq!(areas(&covered(&board, &away, 4).rgb, colour, 4800), 2);
        }
    }
}

#[test]
fn covers_look_as_they_did() {
    for &kind in COVERS {
        let name: &str = kind.into();
        let after = covered(&scene::family(), &scene::targets(kind), 11);
        scene::compare(&format!("family-{name}"), &after.rgb);
    }
    // All kinds in one, overlapping, and all eight drawings.
    scene::compare("crowd", &covered(&scene::family(), &scene::crowd(), 4).rgb);
    for &kind in COVERS {
        let name: &str = kind.into();
        let (sheet, lines) = scene::slanted_sheet(kind);
        scene::compare(&format!("sheet-{name}"), &covered(&sheet, &lines, 3).rgb);
    }
    for &kind in COVERS {
        let name: &str = kind.into();
        let (group, heads, shown) = scene::tight(kind, kind != Cover::Pixels);
        let after = covered_beside(&group, &heads, &shown, 6);
        scene::compare(&format!("tight-{name}"), &after.rgb);
    }
    for &kind in COVERS {
        let name: &str = kind.into();
        let after = covered(&scene::family(), &scene::meeting(kind), 5);
        scene::compare(&format!("meeting-{name}"), &after.rgb);
    }
    let board = Picture {
        rgb: RgbImage::from_pixel(400, 210, image::Rgb([232, 228, 222])),
        alpha: None,
    };
    scene::compare("drawings", &covered(&board, &scene::eight(), 2).rgb);
}
