//! Synthetic scenes with known text: fonts, angles, sizes, contrast and ground all vary; the seed makes them again.

use std::path::{Path, PathBuf};

use ab_glyph::{Font, FontVec, PxScale, ScaleFont, point};
use image::{GrayImage, Luma, Rgb, RgbImage};
use ombrelle_core::leaks::Line;
use ombrelle_core::photo::{Picture, Point, through_jpeg};
use ombrelle_core::progress::Progress;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Where Debian's font packages put their files (`fonts-dejavu-core`, `fonts-liberation`, `fonts-comic-neue`).
const FONTS: &[&str] = &[
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSansNarrow-Bold.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Italic.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf",
    "/usr/share/fonts/opentype/comic-neue/ComicNeue-Regular.otf",
    "/usr/share/fonts/opentype/comic-neue/ComicNeue-Bold.otf",
];

/// What stands in photos of children: bags, doors, streets, cars, badges, screens.
const TEXTS: &[&str] = &[
    "ÉCOLE JULES FERRY",
    "Grundschule am Park",
    "St Mary's Primary School",
    "AB-123-CD",
    "M-AB 1234",
    "AB12 CDE",
    "06 12 34 56 78",
    "+44 20 7946 0018",
    "12 rue des Lilas",
    "75011 PARIS",
    "Hauptstraße 5",
    "10 Downing Street",
    "Emma",
    "Lucas Martin",
    "Zoé",
    "www.example.org",
    "emma@example.com",
    "@lucas_2014",
    "SORTIE",
    "Boulangerie",
    "Piscine municipale",
    "Salle 204",
    "Judo Club",
    "No parking",
    "Merci",
    "CP B",
    "Bus 38",
    "Fête de l'école",
    "2026",
    "Klasse 3a",
];

const ANGLES: &[f32] = &[
    0.0, 0.0, 0.0, 4.0, -6.0, 10.0, -14.0, 20.0, -27.0, 40.0, 90.0,
];

/// The fonts that are installed.
pub fn fonts() -> Vec<FontVec> {
    let read = |path: &&str| FontVec::try_from_vec(std::fs::read(path).ok()?).ok();
    FONTS.iter().filter_map(read).collect()
}

/// How many fonts a machine has on which the tests run.
pub fn all_fonts() -> usize {
    FONTS.len()
}

/// A line that was written.
pub struct Written {
    pub text: &'static str,
    /// From the top of the font's highest letter to the bottom of its lowest, in pixels.
    pub height: f32,
    pub angle: f32,
    /// How much lighter or darker than the ground, of 255.
    pub contrast: u8,
    /// The pixels that are at least half ink.
    pub ink: Vec<(u32, u32)>,
}

/// A scene and what is written in it.
pub struct Scene {
    pub picture: Picture,
    pub written: Vec<Written>,
}

/// Twelve to twenty lines on an uneven ground, through a JPEG of quality 88.
pub fn scene(fonts: &[FontVec], seed: u64, (width, height): (u32, u32), heights: &[f32]) -> Scene {
    let mut dice = Dice(ChaCha8Rng::seed_from_u64(seed));
    let mut rgb = ground(&mut dice, width, height);
    let mut written = Vec::new();
    let cells = (4, 5);
    for cell in 0..cells.0 * cells.1 {
        let room = (width / cells.0, height / cells.1);
        let corner = ((cell % cells.0) * room.0, (cell / cells.0) * room.1);
        let line = Wanted {
            text: dice.one_of::<&str>(TEXTS),
            height: *dice.one_of(heights),
            angle: *dice.one_of(ANGLES),
            contrast: *dice.one_of(&[50, 80, 120, 180]),
            plate: dice.below(3) == 0,
        };
        let font = dice.one_of(fonts);
        let mask = turned(&drawn(font, &line), line.angle);
        if mask.width() + 12 > room.0 || mask.height() + 12 > room.1 {
            continue;
        }
        let place = (
            corner.0 + 6 + dice.below(room.0 - mask.width() - 11),
            corner.1 + 6 + dice.below(room.1 - mask.height() - 11),
        );
        written.push(write(&mut rgb, &mask, place, &line));
    }
    let rgb = through_jpeg(&rgb, 88, &Progress::default()).unwrap();
    Scene {
        picture: Picture { rgb, alpha: None },
        written,
    }
}

/// A list of a class: 180 short cells on white.
#[allow(dead_code, reason = "a test looks at it")]
pub fn class_list(font: &FontVec) -> Scene {
    let (columns, rows) = (6, 30);
    let mut rgb = RgbImage::from_pixel(columns * 200, rows * 44, Rgb([255; 3]));
    let mut written = Vec::new();
    for cell in 0..columns * rows {
        let line = Wanted {
            text: ["Emma", "Lucas", "Merci", "2026"][cell as usize % 4],
            height: 26.0,
            angle: 0.0,
            contrast: 230,
            plate: false,
        };
        let place = (20 + cell % columns * 200, 8 + cell / columns * 44);
        written.push(write(&mut rgb, &drawn(font, &line), place, &line));
    }
    Scene {
        picture: Picture { rgb, alpha: None },
        written,
    }
}

/// White writing on nothing: it is seen on black alone.
#[allow(dead_code, reason = "a test looks at it")]
pub fn white_on_nothing(font: &FontVec) -> Picture {
    let line = Wanted {
        text: "ÉCOLE JULES FERRY",
        height: 40.0,
        angle: 0.0,
        contrast: 0,
        plate: false,
    };
    let mut opacity = GrayImage::new(700, 200);
    image::imageops::replace(&mut opacity, &drawn(font, &line), 40, 60);
    Picture {
        rgb: RgbImage::from_pixel(700, 200, Rgb([255; 3])),
        alpha: Some(opacity),
    }
}

struct Wanted {
    text: &'static str,
    height: f32,
    angle: f32,
    contrast: u8,
    /// Whether it stands on a plate of its own.
    plate: bool,
}

struct Dice(ChaCha8Rng);

impl Dice {
    fn below(&mut self, end: u32) -> u32 {
        self.0.next_u32() % end.max(1)
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len() as u32) as usize]
    }
}

/// Smooth patches of colour, edges of things, and the noise of a sensor.
fn ground(dice: &mut Dice, width: u32, height: u32) -> RgbImage {
    let coarse = RgbImage::from_fn(8, 6, |_, _| {
        Rgb([0; 3].map(|_: u8| 30 + dice.below(196) as u8))
    });
    let mut rgb = image::imageops::resize(&coarse, width, height, image::imageops::CatmullRom);
    for _ in 0..25 {
        let side = (8 + dice.below(width / 6), 8 + dice.below(height / 5));
        let place = (dice.below(width), dice.below(height));
        let shift = dice.below(41) as i16 - 20;
        for y in place.1..(place.1 + side.1).min(height) {
            for x in place.0..(place.0 + side.0).min(width) {
                let pixel = rgb.get_pixel_mut(x, y);
                pixel.0 = pixel.0.map(|v| (i16::from(v) + shift).clamp(0, 255) as u8);
            }
        }
    }
    for pixel in rgb.pixels_mut() {
        let noise = (dice.0.next_u32() % 15) as i16 - 7;
        pixel.0 = pixel.0.map(|v| (i16::from(v) + noise).clamp(0, 255) as u8);
    }
    rgb
}

/// The ink of an upright line.
fn drawn(font: &FontVec, line: &Wanted) -> GrayImage {
    let scaled = font.as_scaled(PxScale::from(line.height));
    let (mut x, mut before) = (2.0, None);
    let mut glyphs = Vec::new();
    for letter in line.text.chars() {
        let id = scaled.glyph_id(letter);
        if let Some(before) = before {
            x += scaled.kern(before, id);
        }
        glyphs.push(id.with_scale_and_position(line.height, point(x, 2.0 + scaled.ascent())));
        x += scaled.h_advance(id);
        before = Some(id);
    }
    let mut mask = GrayImage::new(x.ceil() as u32 + 3, scaled.height().ceil() as u32 + 5);
    for outlined in glyphs
        .into_iter()
        .filter_map(|glyph| font.outline_glyph(glyph))
    {
        let bounds = outlined.px_bounds();
        outlined.draw(|x, y, ink| {
            let (x, y) = (bounds.min.x + x as f32, bounds.min.y + y as f32);
            if let Some(pixel) = mask.get_pixel_mut_checked(x.max(0.0) as u32, y.max(0.0) as u32) {
                pixel[0] = pixel[0].max((ink * 255.0) as u8);
            }
        });
    }
    mask
}

fn turned(mask: &GrayImage, degrees: f32) -> GrayImage {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (width, height) = (mask.width() as f32, mask.height() as f32);
    let across = (width * cos.abs() + height * sin.abs()).ceil();
    let down = (width * sin.abs() + height * cos.abs()).ceil();
    GrayImage::from_fn(across as u32, down as u32, |x, y| {
        let (x, y) = (x as f32 + 0.5 - across / 2.0, y as f32 + 0.5 - down / 2.0);
        let from = (
            x * cos + y * sin + width / 2.0 - 0.5,
            y * cos - x * sin + height / 2.0 - 0.5,
        );
        Luma([bilinear(mask, from)])
    })
}

fn bilinear(mask: &GrayImage, (x, y): (f32, f32)) -> u8 {
    let at = |x: f32, y: f32| {
        let inside = x >= 0.0 && y >= 0.0;
        let pixel = inside
            .then(|| mask.get_pixel_checked(x as u32, y as u32))
            .flatten();
        pixel.map_or(0.0, |pixel| f32::from(pixel[0]))
    };
    let (left, top) = (x.floor(), y.floor());
    let (right, below) = (x - left, y - top);
    let upper = at(left, top) * (1.0 - right) + at(left + 1.0, top) * right;
    let lower = at(left, top + 1.0) * (1.0 - right) + at(left + 1.0, top + 1.0) * right;
    (upper * (1.0 - below) + lower * below) as u8
}

/// Lays the ink on the picture, lighter than a dark ground and darker than a light one.
fn write(rgb: &mut RgbImage, mask: &GrayImage, (left, top): (u32, u32), line: &Wanted) -> Written {
    let area = (0..mask.height()).flat_map(|y| (0..mask.width()).map(move |x| (x, y)));
    let pixels = || area.clone().map(|(x, y)| (left + x, top + y));
    let mut mean = [0_u64; 3];
    for (x, y) in pixels() {
        for (sum, value) in mean.iter_mut().zip(rgb.get_pixel(x, y).0) {
            *sum += u64::from(value);
        }
    }
    let mean = mean.map(|sum| (sum / u64::from(mask.width() * mask.height())) as u8);
    if line.plate && line.angle == 0.0 {
        for (x, y) in pixels() {
            rgb.put_pixel(x, y, Rgb(mean));
        }
    }
    let light = mean.iter().map(|v| u32::from(*v)).sum::<u32>() > 384;
    let colour = mean.map(|value| {
        if light {
            value.saturating_sub(line.contrast)
        } else {
            value.saturating_add(line.contrast)
        }
    });
    let mut ink = Vec::new();
    for ((x, y), at) in area.clone().zip(pixels()) {
        let share = f32::from(mask.get_pixel(x, y)[0]) / 255.0;
        let pixel = rgb.get_pixel_mut(at.0, at.1);
        for (value, colour) in pixel.0.iter_mut().zip(colour) {
            *value = (f32::from(*value) * (1.0 - share) + f32::from(colour) * share) as u8;
        }
        if share >= 0.5 {
            ink.push(at);
        }
    }
    Written {
        text: line.text,
        height: line.height,
        angle: line.angle,
        contrast: line.contrast,
        ink,
    }
}

/// What became of a line: whether at least 95 of 100 pixels of its ink lie under the covers of the lines that were found, slanted ones as they
/// are, and what was read there.
pub fn fate(written: &Written, found: &[Line]) -> (bool, String) {
    let covered = ink_covered(written, found) * 100 >= written.ink.len() * 95;
    let read = found.iter().filter(|line| {
        let inside = ink_covered(written, std::slice::from_ref(line));
        inside * 4 >= written.ink.len()
    });
    let read: Vec<&str> = read.map(|line| line.text.as_str()).collect();
    (covered, read.concat())
}

/// How many pixels of ink lie under the covers of the lines, slanted ones as they are.
pub fn ink_covered(written: &Written, found: &[Line]) -> usize {
    let holds = |line: &Line, at: &(u32, u32)| match line.slanted_cover() {
        Some(corners) => is_inside(&corners, (at.0 as f32 + 0.5, at.1 as f32 + 0.5)),
        None => is_in_box(line, at),
    };
    let ink = written.ink.iter();
    ink.filter(|at| found.iter().any(|line| holds(line, at)))
        .count()
}

/// How many lie in the upright boxes of the lines.
#[allow(dead_code, reason = "a test compares with it")]
pub fn ink_in_boxes(written: &Written, found: &[Line]) -> usize {
    let ink = written.ink.iter();
    ink.filter(|at| found.iter().any(|line| is_in_box(line, at)))
        .count()
}

fn is_in_box(line: &Line, (x, y): &(u32, u32)) -> bool {
    let (x, y, r) = (*x as f32 + 0.5, *y as f32 + 0.5, line.region);
    x >= r.x && y >= r.y && x <= r.x + r.width && y <= r.y + r.height
}

/// Whether a place lies in a rectangle that may be turned.
fn is_inside(corners: &[Point; 4], (x, y): (f32, f32)) -> bool {
    let ends = corners.iter().skip(1).chain(corners);
    let mut sides = corners.iter().zip(ends);
    sides.all(|(a, b)| (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) >= 0.0)
}

/// Whether a line that was found lies on no ink.
pub fn is_false_alarm(line: &Line, scene: &Scene) -> bool {
    let r = line.region;
    let holds = |(x, y): &(u32, u32)| {
        let (x, y) = (*x as f32, *y as f32);
        x >= r.x && y >= r.y && x <= r.x + r.width && y <= r.y + r.height
    };
    !scene
        .written
        .iter()
        .any(|written| written.ink.iter().any(holds))
}

/// Letters alone: spaces are the first thing that a reader loses.
pub fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

/// A copy of the picture with the boxes that were found, where `OMBRELLE_DRAW` names a folder: to be looked at.
pub fn draw(scene: &Scene, found: &[Line], name: &str) {
    let Some(folder) = std::env::var_os("OMBRELLE_DRAW").map(PathBuf::from) else {
        return;
    };
    let mut rgb = scene.picture.rgb.clone();
    for line in found {
        let corners = line.corners;
        for (a, b) in corners
            .iter()
            .zip(corners.iter().skip(1).chain(&corners[..1]))
        {
            imageproc::drawing::draw_line_segment_mut(
                &mut rgb,
                (a.x, a.y),
                (b.x, b.y),
                Rgb([255, 0, 0]),
            );
        }
        let r = line.region;
        let rect = imageproc::rect::Rect::at(r.x as i32, r.y as i32)
            .of_size(r.width as u32, r.height as u32);
        imageproc::drawing::draw_hollow_rect_mut(&mut rgb, rect, Rgb([0, 200, 0]));
    }
    rgb.save(Path::new(&folder).join(name)).unwrap();
}

/// A sheet on a table, turned by so many degrees: three lines of text, and a ball between them.
pub struct Sheet {
    pub rgb: RgbImage,
    /// The pixels that are at least a third ink.
    pub ink: Vec<(u32, u32)>,
    /// The pixels halfway between the second line and the third, the ball among them.
    pub between: Vec<(u32, u32)>,
}

/// What stands on the sheet.
pub const ON_THE_SHEET: [&str; 3] = [
    "Colonie de vacances",
    "École Jules Ferry",
    "Lucas Martin 06 12 34 56 78",
];

/// The sheet of [`ON_THE_SHEET`], 1,200 x 1,000 pixels.
pub fn sheet(font: &FontVec, degrees: f32) -> Sheet {
    let (width, height) = (1200_u32, 1000_u32);
    let mut page = GrayImage::new(width, height);
    for (row, text) in ON_THE_SHEET.into_iter().enumerate() {
        let mask = drawn(
            font,
            &Wanted {
                text,
                height: 44.0,
                angle: 0.0,
                contrast: 0,
                plate: false,
            },
        );
        let top = 500 + (row as u32) * 190 - 190 - mask.height() / 2;
        image::imageops::replace(
            &mut page,
            &mask,
            i64::from(600 - mask.width() / 2),
            i64::from(top),
        );
    }
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (mut ink, mut between) = (Vec::new(), Vec::new());
    let mut dice = Dice(ChaCha8Rng::seed_from_u64(20));
    let rgb = RgbImage::from_fn(width, height, |x, y| {
        let (dx, dy) = (x as f32 - 600.0, y as f32 - 500.0);
        let (u, v) = (dx * cos + dy * sin, dy * cos - dx * sin);
        let share = f32::from(bilinear(&page, (u + 600.0, v + 500.0))) / 255.0;
        let paper = if u.abs() < 430.0 && v.abs() < 330.0 {
            [236.0, 234.0, 226.0]
        } else {
            [118.0, 86.0, 60.0]
        };
        let is_ball = (u - 60.0).hypot(v - 95.0) < 22.0;
        let colour = if is_ball { [206.0, 64.0, 52.0] } else { paper };
        if share > 0.33 {
            ink.push((x, y));
        }
        if is_ball || (u.abs() < 200.0 && (v - 95.0).abs() < 20.0) {
            between.push((x, y));
        }
        let grain = dice.below(9) as f32 - 4.0;
        Rgb(colour.map(|value| (value * (1.0 - share) + 40.0 * share + grain) as u8))
    });
    Sheet { rgb, ink, between }
}
