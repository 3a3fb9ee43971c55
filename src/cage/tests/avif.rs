//! A worker of the real kind over AVIF: it opens a photo, and dies of a hostile one alone. The test starts its own program as that
//! worker, so it has no harness.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking, and this one has no harness that tells of it"
)]

// The maker of core's tests, used here as it stands.
#[path = "../../core/tests/making/avif.rs"]
mod avif;

use image::{DynamicImage, Rgb, RgbImage};
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
    let pixel = |x, y| Rgb([(x * 4) as u8, (y * 5) as u8, 90]);
    let drawn = DynamicImage::from(RgbImage::from_fn(64, 48, pixel));
    let Some(photo) = avif::coded(&drawn, &[]) else {
        return;
    };
    let bomb = avif::bomb(&photo);
    for _ in 0..2 {
        let opened = open(&photo).unwrap();
        assert_eq!((opened.picture.width(), opened.picture.height()), (64, 48));
        assert!(opened.blocks.is_some(), "covers have to grow");
        assert_eq!(open(&bomb), Err(Error::DecoderEnded));
    }
}
