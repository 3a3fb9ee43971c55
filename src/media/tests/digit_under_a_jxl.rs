//! What a cover over a JPEG XL tells of what it hides: an attacker who knows the plate, the encoder and all ten digits tries to read a digit from
//! what stands beside a box that fits it exactly, and beside one that has grown as covers do.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

// The makers of core's tests, used here as they stand.
#[path = "../../core/tests/making/jxl.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod jxl;
#[path = "../../core/tests/making/plate.rs"]
mod plate;

use std::cell::RefCell;
use std::collections::HashMap;

use image::RgbImage;
use ombrelle_base::progress::Progress;
use ombrelle_media::{Blocks, Limits, Region, decode};
use plate::{DIGIT, named_rightly, noisy_plate, ring};

/// Where the plate stands in its picture, and how large that is: beyond what a cover takes there is something to be seen on each side.
const PLATE: (u32, u32) = (290, 290);
const SIZE: (u32, u32) = (680, 670);

/// The attacker guesses no better than by chance (2 of 20; 7 and more come in one of 400 tries).
#[test]
fn an_attacker_only_guesses_which_digit_a_jpeg_xl_had_under_a_box() {
    let (left, top, width, height) = DIGIT;
    let (left, top) = (left + PLATE.0, top + PLATE.1);
    let exact = (left, top, left + width, top + height);
    let (mut told_without, mut tries) = (0, 0);
    // How it is coded, and whether it was a JPEG of this quality before.
    for (arguments, jpeg) in [
        (&["-q", "30"][..], None),
        (&["-q", "60"], None),
        (&["-q", "85"], None),
        (&["-q", "60", "-m", "1"], None),
        (&["-q", "60", "--progressive_dc=1"], None),
        (&["-j", "1"], Some(50)),
    ] {
        let file = |digit: usize, seed: u32| {
            let picture = noisy_plate(digit, seed, PLATE, SIZE);
            let Some(quality) = jpeg else {
                return jxl::coded(&picture.into(), arguments);
            };
            let mut bytes = Vec::new();
            let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, quality);
            encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
            let (width, height) = (SIZE.0 as u16, SIZE.1 as u16);
            encoder
                .encode(&picture, width, height, jpeg_encoder::ColorType::Rgb)
                .unwrap();
            jxl::of_file(&bytes, "a.jpg", arguments)
        };
        if file(0, 0).is_none() {
            return;
        }
        // Each is coded once.
        let all = RefCell::new(HashMap::<(usize, u32), (RgbImage, Blocks)>::new());
        let opened = |digit: usize, seed: u32| {
            let open = || {
                let (file, progress) = (file(digit, seed).unwrap(), Progress::default());
                let limits = Limits {
                    expendable: true,
                    ..Limits::default()
                };
                let picture = decode(&file, &limits, &progress).unwrap();
                (picture.rgb, Blocks::of(&file).unwrap())
            };
            let mut all = all.borrow_mut();
            all.entry((digit, seed)).or_insert_with(open).clone()
        };
        let region = Region {
            x: left as f32,
            y: top as f32,
            width: width as f32,
            height: height as f32,
        };
        let grown = opened(0, 0).1.around(&region, SIZE);
        let beside = (
            grown.x as u32,
            grown.y as u32,
            (grown.x + grown.width) as u32,
            (grown.y + grown.height) as u32,
        );
        assert!(!ring(&opened(0, 0).0, beside).is_empty(), "nothing is seen");
        let without = named_rightly(|digit, seed| ring(&opened(digit, seed).0, exact));
        let with = named_rightly(|digit, seed| ring(&opened(digit, seed).0, beside));
        println!("{arguments:?}: {without} of 20 beside an exact box, {with} of 20 beside ours");
        assert!(with < 7, "{arguments:?}: {with} of 20");
        told_without += without;
        tries += 20;
    }
    // Beside an exact box the attacker does better: the test sees what it is to see.
    assert!(told_without * 4 > tries, "{told_without} of {tries}");
}
