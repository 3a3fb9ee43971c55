//! What the window takes: time to the first frame, at rest, scrolling, opening a photo; memory; who is who in 300 photos.
//!
//! `cargo bench -p ombrelle-gui --bench window`. Frames are drawn by software. The program itself is
//! started under `Xvfb`. With an argument, `who`, only that part: `cargo bench -p ombrelle-gui --bench window -- who`.

// A benchmark stops at what it did not expect, and prints what it measured.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../tests/stage/mod.rs"]
mod stage;

mod frames;
#[cfg(target_os = "linux")]
mod program;
mod who;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let class = folder.path().join("class");
    std::fs::create_dir(&class).unwrap();
    who::photos(&class);
    who::measure(folder.path(), &class);
    if std::env::args().any(|argument| argument == "who") {
        return;
    }
    let photos = folder.path().join("photos");
    std::fs::create_dir(&photos).unwrap();
    for number in 0..1_000_u32 {
        let shade = |x: u32, y: u32| {
            image::Rgb([(x ^ number) as u8, (y + number) as u8, (number / 4) as u8])
        };
        let photo = image::RgbImage::from_fn(640, 480, shade);
        photo.save(photos.join(format!("{number:04}.jpg"))).unwrap();
    }
    let large = folder.path().join("large.jpg");
    let small = folder.path().join("small.png");
    stage::beach(&small);
    let picture = image::open(&small).unwrap().to_rgb8();
    let picture = image::imageops::resize(
        &picture,
        4_000,
        3_000,
        image::imageops::FilterType::CatmullRom,
    );
    picture.save(&large).unwrap();

    frames::scroll(folder.path(), &photos);
    frames::open(folder.path(), &large);
    #[cfg(target_os = "linux")]
    program::measure(folder.path(), &photos);
}
