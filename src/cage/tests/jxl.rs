//! A worker of the real kind over JPEG XL: it opens a photo, lists all that it tells, and goes on after hostile ones. The test starts its own
//! program as that worker, so it has no harness.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking, and this one has no harness that tells of it"
)]

// The maker of core's tests, used here as it stands.
#[path = "../../core/tests/making/jxl.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod jxl;

use image::{DynamicImage, Rgb, RgbImage};
use ombrelle_base::progress::Progress;
use ombrelle_cage::{Error, Workers, worker};
use ombrelle_media::{Error as MediaError, Limits};
use ombrelle_metadata::Clue;

const NAME: &str =
    "a_jpeg_xl_is_opened_and_looked_through_in_a_worker_and_a_hostile_one_fails_alone";

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
    a_jpeg_xl_is_opened_and_looked_through_in_a_worker_and_a_hostile_one_fails_alone();
    println!("test {NAME} ... ok\n\ntest result: ok. 1 passed; 0 failed");
}

fn a_jpeg_xl_is_opened_and_looked_through_in_a_worker_and_a_hostile_one_fails_alone() {
    let workers = Workers::of(std::env::current_exe().unwrap());
    let (limits, progress) = (Limits::default(), Progress::default());
    let open = |file: &[u8]| workers.open(file, &limits, &progress);
    let pixel = |x, y| Rgb([(x * 4) as u8, (y * 5) as u8, 90]);
    let drawn = DynamicImage::from(RgbImage::from_fn(64, 48, pixel));
    let Some(photo) = jxl::coded(&drawn, &[]) else {
        return;
    };
    let giant = b"\xFF\x0A\xFC\xFF\x3F\x03\x00\x00\x00\x00";
    for _ in 0..2 {
        let opened = open(&photo).unwrap();
        assert_eq!((opened.picture.width(), opened.picture.height()), (64, 48));
        assert!(opened.blocks.is_some(), "covers have to grow");
        // The worker has a decoder, which says where the stream ends.
        assert!(opened.inspection.complete && opened.inspection.findings.is_empty());
        let behind = [&photo[..], b"a note behind it"].concat();
        let told = workers.inspect(&behind, &limits, &progress).unwrap();
        assert!(told.findings.iter().any(|f| f.clue == Clue::Trailer));
        let cut = open(&photo[..photo.len() - 9]);
        assert_eq!(cut, Err(Error::Media(MediaError::Truncated)));
        let refused = open(giant);
        assert!(
            matches!(refused, Err(Error::Media(MediaError::TooManyPixels { .. }))),
            "{refused:?}"
        );
    }
}
