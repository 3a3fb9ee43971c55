//! AVIF photos through the command: what they tell, what their copies no longer tell, and what is refused.

use std::fs;

use image::{DynamicImage, Rgba, RgbaImage};

use crate::stage::{Stage, finder_installed, portrait};
use crate::{made_avif, pictures};

/// A photo with the Exif block of a phone and an XMP packet, as `a.avif`; whether `avifenc` is there.
fn telling(stage: &Stage) -> bool {
    let (exif, xmp) = (stage.path("exif"), stage.path("xmp"));
    // As it stands in JPEG, without what it is headed by there.
    fs::write(&exif, &pictures::exif()[6..]).unwrap();
    let packet = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
        <rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>Camille Roux</dc:creator>\
        </rdf:Description></rdf:RDF></x:xmpmeta>";
    fs::write(&xmp, packet).unwrap();
    let words = [
        "--exif",
        exif.to_str().unwrap(),
        "--xmp",
        xmp.to_str().unwrap(),
    ];
    let photo = made_avif::coded(&pictures::scene(96, 64, 3).into(), &words);
    let [exif, xmp] = [exif, xmp].map(fs::remove_file);
    exif.and(xmp).unwrap();
    photo.is_some_and(|photo| fs::write(stage.path("a.avif"), photo).is_ok())
}

#[test]
fn what_an_avif_tells_is_listed_and_gone_from_its_copy() {
    let stage = Stage::new();
    if !telling(&stage) {
        return;
    }
    let told = stage.run(&["inspect", "a.avif"]);
    told.ends_with(0);
    for word in [
        "(AVIF)",
        "48.85837, 2.29448",
        "14 July 2026",
        "Lumen 5",
        "Camille Martin",
        "Camille Roux",
    ] {
        assert!(told.out.contains(word), "no {word} in {}", told.out);
    }
    stage.protect(&["--box", "0,0,4,4", "a.avif"]).ends_with(0);
    let copy = stage.read("a.protected.jpg");
    for word in ["Exif", "Lumen", "Camille"] {
        let told = copy
            .windows(word.len())
            .any(|bytes| bytes == word.as_bytes());
        assert!(!told, "{word} in the copy");
    }
    assert_eq!(
        image::load_from_memory(&copy)
            .unwrap()
            .to_rgb8()
            .dimensions(),
        (96, 64)
    );
}

/// Blocks of AV1 reach far: a box of 8 pixels covers 128 more to each side, and what is beyond is there as it was.
#[test]
fn a_box_over_an_avif_grows_and_its_copy_keeps_opacity_beyond() {
    let stage = Stage::new();
    let drawn = RgbaImage::from_fn(400, 64, |x, _| {
        Rgba([200, 60, 30, if x < 300 { 255 } else { 90 }])
    });
    let Some(photo) = made_avif::coded(&DynamicImage::from(drawn), &["-y", "444"]) else {
        return;
    };
    fs::write(stage.path("a.avif"), photo).unwrap();
    stage.protect(&["--box", "0,0,8,8", "a.avif"]).ends_with(0);
    let copy = image::open(stage.path("a.protected.png"))
        .unwrap()
        .to_rgba8();
    let near = |x: u32, colour: [u8; 4]| {
        let there = copy.get_pixel(x, 40).0;
        let off = there.iter().zip(colour).map(|(a, b)| a.abs_diff(b)).max();
        off.unwrap() <= 6
    };
    assert!(
        !near(100, [200, 60, 30, 255]),
        "covered: {:?}",
        copy.get_pixel(100, 40)
    );
    assert!(
        near(200, [200, 60, 30, 255]),
        "as it was: {:?}",
        copy.get_pixel(200, 40)
    );
    assert!(
        near(380, [200, 60, 30, 90]),
        "as it was: {:?}",
        copy.get_pixel(380, 40)
    );
}

#[test]
fn a_small_avif_that_claims_a_giant_is_refused_in_a_sentence() {
    let stage = Stage::new();
    let Some(mut photo) = made_avif::coded(&pictures::scene(64, 48, 3).into(), &[]) else {
        return;
    };
    let size = photo.windows(4).position(|word| word == b"ispe").unwrap() + 8;
    let side = 60_000_u32.to_be_bytes();
    photo[size..size + 8].copy_from_slice(&[side, side].concat());
    assert!(photo.len() < 4000);
    fs::write(stage.path("a.avif"), photo).unwrap();
    let ran = stage.protect(&["a.avif"]);
    ran.ends_with(4).complains("60000");
}

/// The same portrait as JPEG and as AVIF: one face in the same place, one person, nearly the same fingerprint.
#[test]
fn a_portrait_is_looked_at_as_if_it_were_a_jpeg() {
    let test = "a_portrait_is_looked_at_as_if_it_were_a_jpeg";
    let Some(portrait) = portrait(test).filter(|_| finder_installed(test)) else {
        return;
    };
    let stage = Stage::new();
    fs::copy(&portrait, stage.path("a.jpg")).unwrap();
    let Some(photo) = made_avif::coded(&image::open(&portrait).unwrap(), &["-y", "444"]) else {
        return;
    };
    fs::write(stage.path("b.avif"), photo).unwrap();
    let data = |words: &[&str]| -> serde_json::Value {
        let ran = stage.run(words);
        ran.ends_with(0);
        serde_json::from_str(&ran.out).unwrap()
    };
    let hashes = ["a.jpg", "b.avif"].map(|file| {
        let data = data(&["fingerprint", "--json", file]);
        let hash = &data["fingerprint"]["pictures"][0]["hashes"][0];
        u128::from_str_radix(&hash.as_str().unwrap()[..32], 16).unwrap()
    });
    let apart = (hashes[0] ^ hashes[1]).count_ones();
    assert!(apart <= 8, "{apart} of 128 bits");
    for words in [["faces", "b.avif"], ["check", "b.avif"]] {
        let ran = stage.run(&words);
        ran.ends_with(0);
        println!("{}", ran.out);
    }
    stage.run(&["protect", "b.avif"]).ends_with(0);
    assert!(stage.exists("b.protected.jpg"));
}
