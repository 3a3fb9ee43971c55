//! A drawn family outdoors, and the comparison with golden pictures.

use std::path::Path;

use image::{Rgb, RgbImage};
use ombrelle_core::photo::{Picture, Point, Region};
use ombrelle_core::redact::{Cover, Fit, Slant, Target};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A person: middle of the face, face height, tilt, and how far the hair stands off.
struct Person(f32, f32, f32, f32, f32);

/// From the left: tilted, with big hair, and cut off by the border.
const PEOPLE: [Person; 3] = [
    Person(80.0, 95.0, 50.0, 0.35, 0.1),
    Person(185.0, 80.0, 56.0, -0.1, 0.2),
    Person(305.0, 120.0, 60.0, 0.0, 0.1),
];

/// Close together, heads before heads.
const TIGHT: [Person; 6] = [
    Person(62.0, 80.0, 50.0, 0.1, 0.08),
    Person(112.0, 68.0, 46.0, -0.1, 0.1),
    Person(160.0, 84.0, 50.0, 0.0, 0.08),
    Person(86.0, 146.0, 52.0, 0.05, 0.08),
    Person(138.0, 152.0, 48.0, -0.15, 0.1),
    Person(250.0, 110.0, 52.0, 0.2, 0.08),
];

/// The picture, 320 by 240, the same each time.
pub fn family() -> Picture {
    drawn(&PEOPLE)
}

/// A tight group with the covers of all but one, and the face that is shown: the one in the middle, or nobody.
pub fn tight(cover: Cover, shows: bool) -> (Picture, Vec<Target>, Vec<Region>) {
    let shown = |place: usize| shows && place == 2;
    let people = TIGHT.iter().enumerate();
    let targets = people.map(|(place, person)| (shown(place), person.target(cover)));
    let (seen, covered): (Vec<_>, Vec<_>) = targets.partition(|(shown, _)| *shown);
    let covered = covered.into_iter().map(|(_, target)| target);
    let seen = seen.into_iter().map(|(_, target)| target.region);
    (drawn(&TIGHT), covered.collect(), seen.collect())
}

fn drawn(people: &[Person]) -> Picture {
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    let rgb = RgbImage::from_fn(320, 240, |x, y| {
        let (fx, fy) = (x as f32, y as f32);
        let hill = 150.0 + 18.0 * (fx / 47.0).sin();
        let mut colour = if fy < hill {
            [150.0 + fx / 8.0, 185.0 + fy / 6.0, 235.0 - fy / 8.0]
        } else {
            [90.0 + fy / 8.0, 150.0 - fx / 10.0, 70.0]
        };
        for person in people {
            if let Some(of_person) = person.colour(fx, fy) {
                colour = of_person;
            }
        }
        let grain = (rng.next_u32() % 13) as f32 - 6.0;
        Rgb(colour.map(|channel| (channel + grain) as u8))
    });
    Picture { rgb, alpha: None }
}

impl Person {
    fn colour(&self, x: f32, y: f32) -> Option<[f32; 3]> {
        let Self(cx, cy, size, tilt, hair) = *self;
        let (sin, cos) = tilt.sin_cos();
        let (dx, dy) = ((x - cx) / size, (y - cy) / size);
        let (u, v) = (dx * cos + dy * sin, dy * cos - dx * sin);
        let round = |u0: f32, v0: f32, a: f32, b: f32| ((u - u0) / a).hypot((v - v0) / b) <= 1.0;
        let dark = round(-0.17, -0.1, 0.05, 0.06) || round(0.17, -0.1, 0.05, 0.06);
        if dark {
            return Some([40.0, 30.0, 30.0]);
        }
        if round(0.0, 0.27, 0.16, 0.05) {
            return Some([190.0, 70.0, 70.0]);
        }
        if round(0.0, 0.0, 0.38, 0.5) {
            return Some([226.0, 178.0, 146.0]);
        }
        if round(0.0, -0.18, 0.45 + hair, 0.52 + hair) {
            return Some([92.0, 58.0, 34.0]);
        }
        // A jumper below the head, upright.
        let shoulders = dy > 0.72 && dx.abs() < 0.95 - 0.25 / (dy - 0.4);
        let stripe = ((dy * 6.0) as i32 % 2) as f32 * 50.0;
        shoulders.then_some([200.0, 70.0 + stripe, 60.0 + stripe])
    }

    /// What a detector would say.
    fn target(&self, cover: Cover) -> Target {
        let Self(x, y, size, tilt, _) = *self;
        let (sin, cos) = tilt.sin_cos();
        let width = 2.0 * size * (0.38 * cos).hypot(0.5 * sin);
        let height = 2.0 * size * (0.38 * sin).hypot(0.5 * cos);
        let marks = [
            (-0.17, -0.1),
            (0.17, -0.1),
            (0.0, 0.08),
            (-0.14, 0.27),
            (0.14, 0.27),
        ];
        Target {
            region: Region {
                x: x - width / 2.0,
                y: y - height / 2.0,
                width,
                height,
            },
            landmarks: Some(marks.map(|(u, v)| Point {
                x: x + size * (u * cos - v * sin),
                y: y + size * (u * sin + v * cos),
            })),
            cover,
            fit: Fit::default(),
            slant: None,
            core: None,
            apart: true,
        }
    }
}

fn by_hand(x: f32, y: f32, width: f32, height: f32, cover: Cover) -> Target {
    Target {
        region: Region {
            x,
            y,
            width,
            height,
        },
        landmarks: None,
        cover,
        fit: Fit::default(),
        slant: None,
        core: None,
        apart: true,
    }
}

/// The three faces, and a box drawn by hand.
pub fn targets(cover: Cover) -> Vec<Target> {
    let mut targets: Vec<Target> = PEOPLE.iter().map(|p| p.target(cover)).collect();
    targets.push(by_hand(-8.0, 190.0, 60.5, 36.3, cover));
    targets
}

/// Covers of each kind that overlap.
pub fn crowd() -> Vec<Target> {
    use Cover::{Fill, Pixels, Soft, Sticker};
    vec![
        PEOPLE[0].target(Soft),
        PEOPLE[1].target(Pixels),
        by_hand(110.0, 60.0, 50.0, 50.0, Sticker),
        PEOPLE[2].target(Sticker),
        by_hand(230.0, 150.0, 60.0, 30.0, Fill),
        by_hand(140.0, 130.0, 100.0, 60.0, Soft),
    ]
}

/// Boxes drawn by hand that meet: side by side, one lower than the other, overlapping, one in another, on a head, and two of other kinds.
pub fn meeting(cover: Cover) -> Vec<Target> {
    let other = match cover {
        Cover::Fill => Cover::Pixels,
        _ => Cover::Fill,
    };
    vec![
        by_hand(10.0, 8.0, 40.0, 50.0, cover),
        by_hand(50.0, 8.0, 40.0, 50.0, cover),
        by_hand(10.0, 80.0, 44.0, 50.0, cover),
        by_hand(54.0, 104.0, 36.0, 60.0, cover),
        by_hand(110.0, 8.0, 60.0, 60.0, cover),
        by_hand(140.0, 40.0, 60.0, 60.0, cover),
        by_hand(110.0, 130.0, 90.0, 90.0, cover),
        by_hand(135.0, 150.0, 30.0, 40.0, cover),
        PEOPLE[2].target(cover),
        by_hand(250.0, 150.0, 50.0, 50.0, cover),
        by_hand(220.0, 8.0, 40.0, 50.0, cover),
        by_hand(260.0, 8.0, 40.0, 50.0, other),
    ]
}

/// Eight boxes for eight drawings, and eight small ones.
pub fn eight() -> Vec<Target> {
    let large = (0..8).map(|i| {
        (
            10.0 + 98.0 * (i % 4) as f32,
            8.0 + 90.0 * (i / 4) as f32,
            80.0,
        )
    });
    large
        .map(|(x, y, side)| by_hand(x, y, side, side, Cover::Sticker))
        .collect()
}

/// Fails unless the picture is that of the file, but for rounding: at most 1 channel in 200 off by
/// more than 6 levels.
pub fn compare(name: &str, picture: &RgbImage) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/covers");
    let path = folder.join(name).with_extension("png");
    if std::env::var_os("REGENERATE").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        picture.save(&path).unwrap();
    }
    let golden = image::open(&path)
        .unwrap_or_else(|e| panic!("{}: {e}; REGENERATE=1 writes it", path.display()))
        .to_rgb8();
    assert_eq!(golden.dimensions(), picture.dimensions(), "{name}");
    let channels = golden.iter().zip(picture.iter());
    let off = channels.filter(|(a, b)| a.abs_diff(**b) > 6).count();
    assert!(off * 200 <= golden.len(), "{name}: {off} channels differ");
}

/// Length, height and distance of the lines of the sheet, and how far it is turned.
const LINE: (f32, f32, f32, f32) = (190.0, 20.0, 62.0, 0.349);

/// Where a place is on the sheet: along its lines and across them, from the middle of the one in the middle.
fn on_the_sheet(x: f32, y: f32) -> (f32, f32) {
    let (sin, cos) = LINE.3.sin_cos();
    let (x, y) = (x - 180.0, y - 140.0);
    (x * cos + y * sin, y * cos - x * sin)
}

/// A sheet on a table, photographed at 20 degrees: three lines as if printed, a ball and a face between them. With the covers of the lines.
pub fn slanted_sheet(cover: Cover) -> (Picture, Vec<Target>) {
    let (length, height, apart, _) = LINE;
    let face = Person(150.0, 103.0, 30.0, 0.349, 0.1);
    let mut rng = ChaCha8Rng::seed_from_u64(20);
    let rgb = RgbImage::from_fn(360, 280, |x, y| {
        let (x, y) = (x as f32 + 0.5, y as f32 + 0.5);
        let (u, v) = on_the_sheet(x, y);
        let line = (v / apart).round().clamp(-1.0, 1.0);
        let (down, letter) = (v - line * apart, (u + length / 2.0).rem_euclid(11.0));
        let ink = u.abs() < length / 2.0 && down.abs() < height / 2.0 - 3.0;
        let colour = if u.abs() > 125.0 || v.abs() > 95.0 {
            [120.0 + 12.0 * (y / 9.0).sin(), 84.0, 56.0]
        } else if ink && (letter < 2.5 || (letter < 8.0 && down.abs() > 4.5)) {
            [30.0, 32.0, 60.0]
        } else if (u - 40.0).hypot(v - 31.0) < 15.0 {
            [214.0, 60.0 + u, 50.0]
        } else {
            let drawn = face.colour(x, y).filter(|_| v.abs() < apart);
            drawn.unwrap_or([236.0, 234.0, 226.0])
        };
        let grain = (rng.next_u32() % 9) as f32 - 4.0;
        Rgb(colour.map(|channel| (channel + grain) as u8))
    });
    let lines = [-1.0, 0.0, 1.0].map(|line| line_of_text(line * apart, (length, height), cover));
    (Picture { rgb, alpha: None }, lines.to_vec())
}

fn line_of_text(across: f32, (length, height): (f32, f32), cover: Cover) -> Target {
    let (sin, cos) = LINE.3.sin_cos();
    let at = |u: f32, v: f32| Point {
        x: 180.0 + u * cos - v * sin,
        y: 140.0 + u * sin + v * cos,
    };
    let (l, h) = (length / 2.0 + 3.0, height / 2.0);
    let corners = [
        at(-l, across - h),
        at(l, across - h),
        at(l, across + h),
        at(-l, across + h),
    ];
    Target {
        slant: Some(Slant::new(corners)),
        ..by_hand(
            corners[3].x,
            corners[0].y,
            corners[1].x - corners[3].x,
            corners[2].y - corners[0].y,
            cover,
        )
    }
}
