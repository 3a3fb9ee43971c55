//! A worker of the real kind over AVIF: it opens a photo, and dies of a hostile one alone. The test starts its own program as that
//! worker, so it has no harness.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking, and this one has no harness that tells of it"
)]

use std::process::Command;
use std::time::Instant;

use image::{Rgb, RgbImage};
use ombrelle_base::progress::Progress;
use ombrelle_cage::{Error, Workers, worker};
use ombrelle_media::Limits;

const NAME: &str = "an_avif_that_ends_its_worker_is_one_photo_that_failed";

fn main() {
    if let Some(ended) = worker::if_asked() {
        std::process::exit(ended.into());
    }
    // As the usual harness tells it: what reads its lines reads these.
    if std::env::args().any(|word| word == "--list") {
        println!("{NAME}: test");
        return;
    }
    println!("\nrunning 1 test");
    an_avif_that_ends_its_worker_is_one_photo_that_failed();
    println!("test {NAME} ... ok\n\ntest result: ok. 1 passed; 0 failed");
}

fn an_avif_that_ends_its_worker_is_one_photo_that_failed() {
    let workers = Workers::of(std::env::current_exe().unwrap());
    let open = |file: &[u8]| workers.open(file, &Limits::default(), &Progress::default());
    let Some(photo) = photo() else {
        return;
    };
    let bomb = bomb(&photo);
    for _ in 0..2 {
        let opened = open(&photo).unwrap();
        assert_eq!((opened.picture.width(), opened.picture.height()), (64, 48));
        assert!(opened.blocks.is_some(), "covers have to grow");
        assert_eq!(open(&bomb), Err(Error::DecoderEnded));
    }
    // A measurement for docs/avif.md, where a file is named.
    if let Some(path) = std::env::var_os("AVIF") {
        let file = std::fs::read(path).unwrap();
        for _ in 0..3 {
            let started = Instant::now();
            let opened = open(&file).unwrap();
            let size = opened.picture.rgb.dimensions();
            println!("{size:?}: {:.2} s", started.elapsed().as_secs_f64());
        }
    }
}

/// A drawn photo as `avifenc` codes it; none where that is not installed.
fn photo() -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let (drawn, coded) = (folder.path().join("a.png"), folder.path().join("a.avif"));
    let pixel = |x, y| Rgb([(x * 4) as u8, (y * 5) as u8, 90]);
    RgbImage::from_fn(64, 48, pixel).save(&drawn).unwrap();
    let Ok(done) = Command::new("avifenc").arg(&drawn).arg(&coded).output() else {
        assert!(
            std::env::var_os("CI").is_none(),
            "apt-get install libavif-bin"
        );
        println!("skipped: no avifenc; apt-get install libavif-bin");
        return None;
    };
    assert!(done.status.success(), "{done:?}");
    Some(std::fs::read(coded).unwrap())
}

/// The photo with the eight bytes that make the decoder abort (issue 1476 of rav1d) behind its sequence header.
fn bomb(photo: &[u8]) -> Vec<u8> {
    let mut bomb = photo.to_vec();
    let data = photo.windows(4).position(|word| word == b"mdat").unwrap() + 4;
    assert_eq!(photo[data], 0x0A, "a sequence header comes first");
    let at = data + 2 + usize::from(photo[data + 1]);
    bomb[at..at + 8].copy_from_slice(b"\x2f\x2f\x05\x04\x80\0\0\0");
    // What is left becomes padding, so that our own reader finds nothing wrong.
    let left = bomb.len() - at - 8 - 3;
    bomb[at + 8..at + 11].copy_from_slice(&[0x7A, left as u8 & 0x7F | 0x80, (left >> 7) as u8]);
    bomb
}
