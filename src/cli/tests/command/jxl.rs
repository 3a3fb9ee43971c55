//! JPEG XL photos through the command: what they tell, what their copies no longer tell, and what is refused.

use std::fs;

use image::{DynamicImage, Rgba, RgbaImage};

use crate::stage::{Stage, finder_installed, portrait};
use crate::{made_jxl, pictures};

/// A photo with the Exif block of a phone, an XMP packet, a box that nobody knows and something behind its end, as `a.jxl`; whether `cjxl` is there.
fn telling(stage: &Stage) -> bool {
    let exif = [&[0; 4][..], &pictures::exif()[6..]].concat();
    let xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
        <rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>Camille Roux</dc:creator>\
        </rdf:Description></rdf:RDF></x:xmpmeta>";
    let Some(photo) = made_jxl::coded(&pictures::scene(96, 64, 3).into(), &[]) else {
        return false;
    };
    let boxes = [
        made_jxl::boxed(b"Exif", &exif),
        made_jxl::boxed(b"xml ", xmp),
        made_jxl::boxed(b"jhgm", &[0; 20]),
    ];
    let photo = [&made_jxl::in_boxes(&photo, &boxes)[..], b"Ombra"].concat();
    fs::write(stage.path("a.jxl"), photo).is_ok()
}

#[test]
fn what_a_jpeg_xl_tells_is_listed_and_gone_from_its_copy() {
    let stage = Stage::new();
    if !telling(&stage) {
        return;
    }
    let told = stage.run(&["inspect", "a.jxl"]);
    told.ends_with(0);
    for word in [
        "(JPEG XL)",
        "48.85837, 2.29448",
        "14 July 2026",
        "Lumen 5",
        "Camille Martin",
        "Camille Roux",
        "jhgm",
        "trailer",
    ] {
        assert!(told.out.contains(word), "no {word} in {}", told.out);
    }
    stage.protect(&["--box", "0,0,4,4", "a.jxl"]).ends_with(0);
    let copy = stage.read("a.protected.jpg");
    for word in ["Exif", "Lumen", "Camille", "Ombra", "jhgm"] {
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

/// A packed JPEG keeps its comment and its Exif where no viewer shows them.
#[test]
fn what_a_packed_jpeg_had_is_listed() {
    let stage = Stage::new();
    let jpeg = pictures::telling_jpeg(96, 64);
    let comment = b"\xFF\xFE\x00\x10for Granny Lou";
    let jpeg = [&jpeg[..2], comment, &jpeg[2..]].concat();
    let Some(photo) = made_jxl::of_file(&jpeg, "a.jpg", &[]) else {
        return;
    };
    fs::write(stage.path("a.jxl"), photo).unwrap();
    let told = stage.run(&["inspect", "a.jxl"]);
    told.ends_with(0);
    for word in ["for Granny Lou", "48.85837, 2.29448", "Lumen 5"] {
        assert!(told.out.contains(word), "no {word} in {}", told.out);
    }
}

/// Transforms of JPEG XL reach far: a box of 8 pixels covers 270 more to each side, and what is beyond is there as it was.
#[test]
fn a_box_over_a_jpeg_xl_grows_and_its_copy_keeps_opacity_beyond() {
    let stage = Stage::new();
    let drawn = RgbaImage::from_fn(500, 64, |x, _| {
        Rgba([200, 60, 30, if x < 400 { 255 } else { 90 }])
    });
    let Some(photo) = made_jxl::coded(&DynamicImage::from(drawn), &["-d", "0"]) else {
        return;
    };
    fs::write(stage.path("a.jxl"), photo).unwrap();
    stage.protect(&["--box", "0,0,8,8", "a.jxl"]).ends_with(0);
    let copy = image::open(stage.path("a.protected.png"))
        .unwrap()
        .to_rgba8();
    let near = |x: u32, colour: [u8; 4]| {
        let there = copy.get_pixel(x, 40).0;
        let off = there.iter().zip(colour).map(|(a, b)| a.abs_diff(b)).max();
        off.unwrap() <= 2
    };
    assert!(
        !near(250, [200, 60, 30, 255]),
        "covered: {:?}",
        copy.get_pixel(250, 40)
    );
    assert!(
        near(300, [200, 60, 30, 255]),
        "as it was: {:?}",
        copy.get_pixel(300, 40)
    );
    assert!(
        near(450, [200, 60, 30, 90]),
        "as it was: {:?}",
        copy.get_pixel(450, 40)
    );
}

#[test]
fn what_is_no_whole_photo_fails_alone_and_is_said_in_a_sentence() {
    let stage = Stage::new();
    fs::create_dir(stage.path("album")).unwrap();
    // Ten bytes that claim 69 thousand million pixels.
    let giant = b"\xFF\x0A\xFC\xFF\x3F\x03\x00\x00\x00\x00";
    fs::write(stage.path("album/a.jxl"), giant).unwrap();
    let Some(photo) = made_jxl::coded(&pictures::scene(64, 48, 3).into(), &[]) else {
        return;
    };
    fs::write(stage.path("album/b.jxl"), &photo[..photo.len() - 9]).unwrap();
    let words = ["-x", "color_space=RGB_D65_202_Rel_PeQ"];
    let bright = made_jxl::coded(&pictures::scene(64, 48, 4).into(), &words);
    fs::write(stage.path("album/c.jxl"), bright.unwrap()).unwrap();
    fs::write(stage.path("album/d.jxl"), photo).unwrap();
    let ran = stage.protect(&["--box", "0,0,1,1", "--jobs", "1", "album"]);
    ran.ends_with(4)
        .complains("262144")
        .complains("b.jxl: The file stops in the middle")
        .complains("HDR (PQ or HLG)");
    let copies = stage.files();
    let copies = copies.iter().filter(|name| name.contains(".protected."));
    assert_eq!(copies.count(), 1);
    assert!(stage.exists("album/d.protected.jpg"));
}

/// The same portrait as JPEG and as JPEG XL: one face in the same place, one person, nearly the same fingerprint.
#[test]
fn a_portrait_in_jpeg_xl_is_looked_at_as_if_it_were_a_jpeg() {
    let test = "a_portrait_in_jpeg_xl_is_looked_at_as_if_it_were_a_jpeg";
    let Some(portrait) = portrait(test).filter(|_| finder_installed(test)) else {
        return;
    };
    let stage = Stage::new();
    fs::copy(&portrait, stage.path("a.jpg")).unwrap();
    let Some(photo) = made_jxl::coded(&image::open(&portrait).unwrap(), &["-d", "1"]) else {
        return;
    };
    fs::write(stage.path("b.jxl"), photo).unwrap();
    let data = |words: &[&str]| -> serde_json::Value {
        let ran = stage.run(words);
        ran.ends_with(0);
        serde_json::from_str(&ran.out).unwrap()
    };
    let hashes = ["a.jpg", "b.jxl"].map(|file| {
        let data = data(&["fingerprint", "--json", file]);
        let hash = &data["fingerprint"]["pictures"][0]["hashes"][0];
        u128::from_str_radix(&hash.as_str().unwrap()[..32], 16).unwrap()
    });
    let apart = (hashes[0] ^ hashes[1]).count_ones();
    assert!(apart <= 8, "{apart} of 128 bits");
    for words in [["faces", "b.jxl"], ["check", "b.jxl"]] {
        let ran = stage.run(&words);
        ran.ends_with(0);
        println!("{}", ran.out);
    }
    stage.run(&["protect", "b.jxl"]).ends_with(0);
    assert!(stage.exists("b.protected.jpg"));
}
