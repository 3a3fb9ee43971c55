//! The stories that hosts live through, called as they call: of a parent, of a teenager, and of everything that goes wrong. The same
//! stories are told in Python (`story.py`) and Kotlin (`Story.kt`) through the bindings.

// A test may stop at what it did not expect, and prints what it measured or skipped.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

mod parent;
mod teenager;
mod writing;
mod wrong;

use std::path::PathBuf;
use std::sync::Arc;

use ombrelle_mobile::{Language, Looks, OmbrelleError, Photo, Session};

/// Nothing is looked for.
pub const NOTHING: Looks = Looks {
    faces: false,
    text: false,
};
/// Faces are looked for.
pub const FACES: Looks = Looks {
    faces: true,
    text: false,
};

/// The installed models, where they are.
pub fn models() -> String {
    let folder = std::env::var_os("OMBRELLE_MODELS").map(PathBuf::from);
    let folder =
        folder.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../models"));
    folder.to_string_lossy().into_owned()
}

/// A session without a network.
pub fn bare() -> Arc<Session> {
    Session::new("/nowhere".into(), Language::English, 1)
}

/// A photo of two people, and of a child in the background; none, with a printed reason, where it is absent.
pub fn photo_of_two() -> Option<Vec<u8>> {
    let shared = std::env::var_os("OMBRELLE_SHARED").map(PathBuf::from);
    let shared =
        shared.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"));
    let bytes = std::fs::read(shared.join("data/photos/obama_and_biden.jpg")).ok();
    if bytes.is_none() {
        println!("skipped: no portraits; OMBRELLE_SHARED names the folder that holds data/photos");
    }
    bytes
}

/// A PNG of noise in which nobody is, different for each seed.
pub fn drawn(width: u32, height: u32, seed: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        let wave = |by: u32| ((x / 9 * by + y / 7 * (seed + 3)) * 37 % 256) as u8;
        image::Rgb([wave(3), wave(5 + seed), wave(11)])
    });
    as_png(&picture)
}

/// The file of a picture.
pub fn as_png(picture: &image::RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut to = std::io::Cursor::new(&mut bytes);
    picture.write_to(&mut to, image::ImageFormat::Png).unwrap();
    bytes
}

/// A photo without anybody in it.
pub fn opened(session: &Arc<Session>) -> Arc<Photo> {
    let bytes = drawn(320, 240, 1);
    session.clone().open(bytes, None, NOTHING, None).unwrap()
}

/// The code of an error.
pub fn code<T>(done: Result<T, OmbrelleError>) -> String {
    match done {
        Ok(_) => panic!("it went well"),
        Err(error) => error.advice().code.clone(),
    }
}
