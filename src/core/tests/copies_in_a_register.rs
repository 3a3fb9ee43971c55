//! The workshop's room about fingerprints says of each copy what a register says: the same threshold, the same eight hashes.

// Only inside `#[test]` does clippy see that this is a test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ombrelle_core::cage::Decoding;
use ombrelle_core::photo::{Encoding, Format, Limits, Picture, encode};
use ombrelle_core::progress::Progress;
use ombrelle_core::register::fingerprint::{self, Sought};
use ombrelle_workshop::RgbImage;
use ombrelle_workshop::fingerprint::{Change, Fingerprint, drawing};
use strum::VariantArray;

/// What is kept of a picture, as a lossless file.
fn kept(rgb: RgbImage) -> Sought {
    let encoding = Encoding {
        format: Format::Png,
        quality: 90,
        max_side: None,
    };
    let picture = Picture { rgb, alpha: None };
    let progress = Progress::default();
    let file = encode(&picture, &encoding, &progress).unwrap();
    let limits = Limits::default();
    fingerprint::of_bytes(&file, &limits, &Decoding::InProcess, &progress)
        .unwrap()
        .0
}

/// Bits between the copy's own hash and the nearest of the original's eight, as the register counts them.
fn distance(copy: &Sought, original: &Sought) -> u32 {
    let own = &copy.fingerprint.pictures[0].hashes[0];
    let all = original.fingerprint.pictures[0].hashes.iter();
    let bits = all.map(|hash| {
        let pairs = hash.as_bytes().iter().zip(own.as_bytes());
        pairs.map(|(a, b)| (a ^ b).count_ones()).sum()
    });
    bits.min().unwrap()
}

#[test]
fn the_room_of_the_workshop_counts_as_the_register_does() {
    let original = drawing();
    let (print, entry) = (Fingerprint::of(&original).unwrap(), kept(original.clone()));
    for change in Change::VARIANTS {
        let copy = change.copy(&original).unwrap();
        let compared = Fingerprint::of(&copy).unwrap().compared(&print);
        assert_eq!(
            compared.distance,
            distance(&kept(copy), &entry),
            "{change:?}"
        );
    }
}
