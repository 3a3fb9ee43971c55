//! How many cut and framed copies of photos `register check` tells, and how far other photos stay away: the tables of docs/fingerprints.md.
//!
//!     cargo run --release -p ombrelle-core --example cut_copies -- PHOTO...
#![allow(clippy::print_stdout)]

use std::path::PathBuf;

use image::{DynamicImage, GenericImage, ImageFormat, Rgb, RgbImage};
use ombrelle_core::calendar;
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{Decoding, Limits};
use ombrelle_core::register::{self, Passphrase, Register, Verdict, compare, fingerprint};
use ombrelle_pdq::Hash;

/// A change to a copy: its name, and what is left of the picture.
type Change = (&'static str, fn(&RgbImage) -> RgbImage);

/// What is done to copies.
const CHANGES: [Change; 9] = [
    ("5 % of one side cut off", |photo| cut(photo, [5, 0, 0, 0])),
    ("10 % of one side", |photo| cut(photo, [0, 0, 0, 10])),
    ("20 % of one side", |photo| cut(photo, [0, 0, 20, 0])),
    ("5 % of all four", |photo| cut(photo, [5; 4])),
    ("10 % of all four", |photo| cut(photo, [10; 4])),
    ("3, 8, 1 and 6 %", |photo| cut(photo, [3, 8, 1, 6])),
    ("a white border of 4 %", |photo| {
        framed(photo, [4; 4], [255; 3])
    }),
    ("black bars of 30 % above and below", |photo| {
        framed(photo, [0, 30, 0, 30], [0; 3])
    }),
    ("black bars, and 5 % of one side cut off", |photo| {
        framed(&cut(photo, [5, 0, 0, 0]), [0, 30, 0, 30], [0; 3])
    }),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let passphrase = Passphrase::new("of a register that is gone at once")?;
    let mut register = Register::create(&folder.path().join("register.age"), passphrase)?;
    let mut photos: Vec<RgbImage> = Vec::new();
    for path in std::env::args_os().skip(1).map(PathBuf::from) {
        let photo = image::open(&path)?.into_rgb8();
        let made = made(&photo)?;
        // The same photo under two names is no other photo.
        let found = compare(&made, register.content());
        if found.iter().all(|found| found.verdict > Verdict::Probably) {
            let file = (String::new(), made.fingerprint.clone());
            register::add(&mut register, calendar::today(), vec![file])?;
            photos.push(photo);
        }
    }
    println!("{} photos", photos.len());
    let (mut nearest, mut others, mut wrong) = (256, 0, 0);
    for (name, change) in CHANGES {
        let (mut told, mut perhaps) = (0, 0);
        for (photo, number) in photos.iter().zip(1..) {
            let copy = made(&change(photo))?;
            for found in compare(&copy, register.content()) {
                match (found.number == number, found.verdict) {
                    (true, Verdict::Same | Verdict::Probably) => told += 1,
                    (true, Verdict::Perhaps) => perhaps += 1,
                    (true, _) => {}
                    (false, verdict) => {
                        others += 1;
                        wrong += usize::from(verdict <= Verdict::Perhaps);
                    }
                }
            }
            for entry in register
                .content()
                .iter()
                .filter(|entry| entry.number != number)
            {
                nearest = nearest.min(distance(&copy, &entry.fingerprint));
            }
        }
        println!("| {name} | {told} | {perhaps} | of {} |", photos.len());
    }
    println!(
        "{others} pairs of another photo: {wrong} told, the nearest guess {nearest} of 256 away"
    );
    Ok(())
}

fn made(photo: &RgbImage) -> Result<fingerprint::Sought, Box<dyn std::error::Error>> {
    let mut bytes = Vec::new();
    DynamicImage::ImageRgb8(photo.clone())
        .write_to(&mut std::io::Cursor::new(&mut bytes), ImageFormat::Jpeg)?;
    let made = fingerprint::of_bytes(
        &bytes,
        &Limits::default(),
        &Decoding::InProcess,
        &Progress::default(),
    )?;
    Ok(made.0)
}

/// Of the closest guess.
fn distance(copy: &fingerprint::Sought, kept: &fingerprint::Fingerprint) -> u32 {
    let kept = kept.pictures.iter().flat_map(|picture| &picture.hashes);
    let kept: Vec<_> = kept.collect();
    let guesses = copy.unframed.iter().chain(&copy.widened);
    let hash = |digest: &fingerprint::Digest<32>| Hash::from_bytes(*digest.as_bytes());
    let apart = guesses.flat_map(|a| kept.iter().map(move |b| hash(a).distance(&hash(b))));
    apart.min().unwrap_or(256)
}

/// Without so many percent at the left, top, right and bottom.
fn cut(photo: &RgbImage, [left, top, right, bottom]: [u32; 4]) -> RgbImage {
    let (width, height) = photo.dimensions();
    let (x, y) = (width * left / 100, height * top / 100);
    let size = (
        width - x - width * right / 100,
        height - y - height * bottom / 100,
    );
    image::imageops::crop_imm(photo, x, y, size.0, size.1).to_image()
}

/// With a border of so many percent at the left, top, right and bottom.
fn framed(photo: &RgbImage, [left, top, right, bottom]: [u32; 4], colour: [u8; 3]) -> RgbImage {
    let (width, height) = photo.dimensions();
    let at = (width * left / 100, height * top / 100);
    let size = (
        at.0 + width + width * right / 100,
        at.1 + height + height * bottom / 100,
    );
    let mut framed = RgbImage::from_pixel(size.0, size.1, Rgb(colour));
    // It fits by its size.
    let _ = framed.copy_from(photo, at.0, at.1);
    framed
}
