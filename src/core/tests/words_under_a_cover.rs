//! The dictionary of the workshop, which reads pixelated words, asked about our covers: it has one guess for all of them.

// Only inside `#[test]` does clippy see that this is a test.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

use image::{GrayImage, Luma, RgbImage};
use ombrelle_core::photo::{Picture, Region};
use ombrelle_core::progress::Progress;
use ombrelle_core::redact::{Cover, Fit, Target, cover};
use ombrelle_workshop::blur::{self, CELL, Grey, SHIFTS, WORDS};
use strum::VariantArray;

/// A drawn word under a cover that is larger than any of them.
fn covered(word: &Grey, kind: Cover) -> Grey {
    let (width, height) = (word.width() as u32, word.height() as u32);
    let grey = GrayImage::from_raw(width, height, word.pixels().to_vec()).unwrap();
    let rgb = RgbImage::from_fn(width, height, |x, y| {
        let Luma([value]) = *grey.get_pixel(x, y);
        image::Rgb([value; 3])
    });
    let mut picture = Picture { rgb, alpha: None };
    let target = Target {
        region: Region {
            x: 8.0,
            y: 8.0,
            width: width as f32 - 16.0,
            height: height as f32 - 16.0,
        },
        landmarks: None,
        cover: kind,
        fit: Fit::Upright,
        slant: None,
        core: None,
        apart: true,
    };
    cover(&mut picture, &[target], &[], 7, &Progress::default()).unwrap();
    let pixels = picture.rgb.pixels().map(|pixel| pixel.0[0]).collect();
    Grey::from_pixels(word.width(), pixels).unwrap()
}

#[test]
fn a_dictionary_that_reads_mosaics_only_guesses_at_our_covers() {
    for kind in Cover::VARIANTS {
        let drawn = WORDS
            .iter()
            .enumerate()
            .map(|(n, word)| blur::word(word, (n * 3) % SHIFTS, (n * 5) % SHIFTS));
        let all: Vec<Grey> = drawn.map(|word| covered(&word, *kind)).collect();
        // One picture for all words: whatever is guessed is right once in 48, as by chance.
        assert!(all.iter().all(|one| *one == all[0]), "{kind:?}");
        let guess = blur::word_in_mosaic(&blur::mosaic(&all[0], CELL)).unwrap();
        println!(
            "{kind:?}: one guess, {}, for {} words",
            WORDS[guess.number],
            all.len()
        );
        assert!(!WORDS.contains(&blur::letters(&all[0]).as_str()));
    }
}
