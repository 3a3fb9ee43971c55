//! How many bar codes are read, how many are invented, and what the look for codes costs (docs/leaks.md, *Bar codes*).
//!
//!     cargo run --release -p ombrelle-core --example count_codes -- recall|large|busy
//!     cargo run --release -p ombrelle-core --example count_codes -- photos|enlarged FOLDER...
//!
//! `recall` counts, of eighteen synthetic photos a field, in how many each kind of code is read, by the size of its modules; `large` the same for
//! one photo of 12 megapixels each. `photos` takes photos of one's own without codes: every one that is found is invented; `enlarged` brings them to 12
//! megapixels first. `busy` makes pictures of 12 megapixels that give a reader much to do.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

#[path = "../tests/codes/scene.rs"]
#[allow(
    dead_code,
    reason = "the test draws QR codes too, and asks where the ink is"
)]
mod scene;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use image::imageops::{FilterType, resize};
use image::{Rgb, RgbImage};
use ombrelle_core::photo::{Codes, codes};
use ombrelle_core::progress::Progress;
use scene::{Modules, Scene, through_jpeg};

const NAMES: [&str; 7] = [
    "ean-13",
    "code-128",
    "code-39",
    "itf",
    "pdf417",
    "aztec",
    "data-matrix",
];
const TWELVE_MEGAPIXELS: (u32, u32) = (4000, 3000);

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let folders = words.get(1..).unwrap_or_default();
    match words.first().map(String::as_str) {
        Some("recall") => recall(),
        Some("large") => large(),
        Some("photos") => photos(folders, false),
        Some("enlarged") => photos(folders, true),
        Some("busy") => busy(),
        _ => println!("recall, large or busy; photos or enlarged, and folders"),
    }
}

fn look(picture: &RgbImage) -> (Codes, Duration) {
    let start = Instant::now();
    let codes = codes(picture, &Progress::default()).unwrap();
    (codes, start.elapsed())
}

fn is_read(codes: &Codes) -> bool {
    codes.found.iter().any(|code| code.content.is_some())
}

fn recall() {
    const MODULES: [f32; 6] = [1.5, 2.0, 3.0, 4.0, 6.0, 10.0];
    println!("| module, in pixels | {MODULES:?} |");
    let (mut given_up, mut more_than_one) = (0, 0);
    for name in NAMES {
        let code = Modules::written(name);
        let fields = MODULES.map(|module| {
            let mut read = 0;
            for place in 0..18 {
                let (scene, quality) = Scene::of_eighteen(&code, module, place);
                let (codes, _) = look(&through_jpeg(scene.draw(), quality).rgb);
                read += usize::from(is_read(&codes));
                given_up += usize::from(codes.given_up);
                more_than_one += usize::from(codes.found.len() > 1);
            }
            read.to_string()
        });
        println!("| {name} | {} |", fields.join(" | "));
    }
    println!("looks given up: {given_up}; more than one code told: {more_than_one}");
}

fn large() {
    for name in NAMES {
        let code = Modules::written(name);
        for module in [2.0, 3.0, 4.0, 6.0, 9.0, 14.0] {
            let scene = Scene {
                code: &code,
                module,
                turned: 12.0,
                away: 10.0,
                size: TWELVE_MEGAPIXELS,
            };
            let (codes, took) = look(&through_jpeg(scene.draw(), 85).rgb);
            told(&format!("{name}, modules of {module}"), &codes, took);
        }
    }
}

fn told(what: &str, codes: &Codes, took: Duration) {
    let given_up = if codes.given_up { ", given up" } else { "" };
    println!(
        "{:.2} s, {} found{given_up}: {what}",
        took.as_secs_f32(),
        codes.found.len()
    );
}

fn photos(folders: &[String], enlarged: bool) {
    let mut photos = Vec::new();
    for folder in folders {
        let files = std::fs::read_dir(folder).unwrap();
        photos.extend(files.map(|entry| entry.unwrap().path()));
    }
    photos.sort();
    let (mut count, mut found, mut given_up, mut sum) = (0, 0, 0, Duration::ZERO);
    for path in photos {
        let Some(picture) = opened(&path, enlarged) else {
            continue;
        };
        let (codes, took) = look(&picture);
        told(&path.display().to_string(), &codes, took);
        count += 1;
        found += codes.found.len();
        given_up += usize::from(codes.given_up);
        sum += took;
    }
    println!(
        "{count} photos, {found} codes, {given_up} looks given up, {:.2} s each",
        sum.as_secs_f32() / count.max(1) as f32
    );
}

fn opened(path: &PathBuf, enlarged: bool) -> Option<RgbImage> {
    let picture = image::open(path).ok()?.into_rgb8();
    if !enlarged {
        return Some(picture);
    }
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let factor = (12e6 / (width * height)).sqrt();
    let side = |length: f32| (length * factor) as u32;
    Some(resize(
        &picture,
        side(width),
        side(height),
        FilterType::Triangle,
    ))
}

/// A number that looks like chance, the same for each place.
fn chance(x: u32, y: u32) -> u32 {
    let mut n = x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77);
    n = (n ^ (n >> 15)).wrapping_mul(0x2C1B_3C6D);
    n ^ (n >> 13)
}

/// The light of a made picture at a place.
type Light = fn(u32, u32) -> u8;

fn bit(number: u32) -> u8 {
    if number & 1 == 0 { 30 } else { 220 }
}

/// Pieces of so many pixels of what a reader must look at, on light.
fn pieces(
    (x, y): (u32, u32),
    (wide, high): (u32, u32),
    gap: u32,
    light: impl Fn(u32, u32) -> u8,
) -> u8 {
    match x % (wide + gap) < wide && y % (high + gap) < high {
        true => light(x, y),
        false => 220,
    }
}

fn busy() {
    let made: [(&str, Light); 12] = [
        ("plain", |_, _| 100),
        ("noise", |x, y| chance(x, y) as u8),
        ("noise of 12 pixels", |x, y| chance(x / 12, y / 12) as u8),
        ("squares of noise", |x, y| {
            pieces((x, y), (200, 200), 100, |x, y| bit(chance(x / 8, y / 8)))
        }),
        ("small squares of noise", |x, y| {
            pieces((x, y), (100, 100), 50, |x, y| bit(chance(x / 4, y / 4)))
        }),
        ("a striped shirt", |x, y| {
            bit(x / 14 + ((y as f32 / 90.0).sin() * 2.0 + 2.0) as u32)
        }),
        ("railings", |x, y| {
            if x % 90 < 30 {
                30
            } else {
                140 + (y / 60) as u8
            }
        }),
        ("a bookshelf", |x, y| match y % 600 < 40 {
            true => 60,
            false => (chance(x / 35, y / 600) % 200 + 20) as u8 + (chance(x, y) % 12) as u8,
        }),
        ("bars by chance", |x, _| bit(chance(x / 6, 1))),
        ("pieces of bars by chance", |x, y| {
            pieces((x, y), (400, 140), 100, |x, y| bit(chance(x / 4, y / 200)))
        }),
        ("small pieces of bars by chance", |x, y| {
            pieces((x, y), (200, 70), 40, |x, y| bit(chance(x / 2, y / 100)))
        }),
        ("rows of bars by chance", |x, y| {
            pieces((x, y), (700, 300), 100, |x, y| bit(chance(x / 4, y / 12)))
        }),
    ];
    let (width, height) = TWELVE_MEGAPIXELS;
    for (what, light) in made {
        let picture = RgbImage::from_fn(width, height, |x, y| Rgb([light(x, y); 3]));
        let (codes, took) = look(&picture);
        told(what, &codes, took);
    }
    for name in NAMES {
        let (codes, took) = look(&tiled(&Modules::written(name)));
        told(&format!("a sheet full of {name}"), &codes, took);
    }
}

/// A sheet full of one code, with modules of four pixels.
fn tiled(code: &Modules) -> RgbImage {
    const MODULE: u32 = 4;
    let wide = (code.width + 24) as u32 * MODULE;
    let high = (code.height + 14) as u32 * MODULE;
    let (width, height) = TWELVE_MEGAPIXELS;
    RgbImage::from_fn(width, height, |x, y| {
        let column = (x % wide / MODULE) as i32 - 12;
        let row = (y % high / MODULE) as i32 - 7;
        let inside = (0..code.width).contains(&column) && (0..code.height).contains(&row);
        let dark = inside && code.dark[(row * code.width + column) as usize];
        Rgb([if dark { 30 } else { 220 }; 3])
    })
}
