//! JPEG XL photos beside `djxl` of libjxl, which gives the bits of the file. They are decoded in this process, which may end with them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

mod beside;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use beside::{EXPENDABLE, Shown, difference, drawn, open};
use image::{Rgba, RgbaImage};
use ombrelle_base::progress::{Cancel, Cancelled, Progress};
use ombrelle_media::{Blocks, Error, Limits, announced_pixels, decode, decode_stored, scanned};

/// Runs a program of `libjxl-tools`; none where it is not installed.
fn run(name: &str, from: &Path, to: &Path, arguments: &str) -> Option<()> {
    let mut command = Command::new(name);
    command.args([from, to]).arg("--quiet");
    let Ok(done) = command.args(arguments.split_whitespace()).output() else {
        assert!(
            std::env::var_os("CI").is_none(),
            "apt-get install libjxl-tools"
        );
        println!("skipped: no {name}; apt-get install libjxl-tools");
        return None;
    };
    assert!(done.status.success(), "{name} {arguments}: {done:?}");
    Some(())
}

/// A picture as `cjxl` codes it; none where that is not installed.
fn coded(picture: &RgbaImage, arguments: &str) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("a.png"), folder.path().join("a.jxl"));
    match picture.pixels().all(|pixel| pixel.0[3] == 255) {
        true => image::DynamicImage::from(picture.clone())
            .to_rgb8()
            .save(&from)
            .unwrap(),
        false => picture.save(&from).unwrap(),
    }
    run("cjxl", &from, &to, arguments)?;
    Some(std::fs::read(to).unwrap())
}

/// What `djxl` shows of a file.
fn shown(file: &[u8]) -> Shown {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("a.jxl"), folder.path().join("a.png"));
    std::fs::write(&from, file).unwrap();
    run("djxl", &from, &to, "").unwrap();
    image::open(to).unwrap().to_rgba16()
}

/// Eight bits of ours are laid with a fine grain (docs/jxl.md), which moves a sample by one step at most, and reckoning differs by a little.
fn as_djxl_shows(picture: &RgbaImage, arguments: &str) {
    let Some(file) = coded(picture, arguments) else {
        return;
    };
    let opened = open(&file).unwrap_or_else(|error| panic!("{arguments}: {error}"));
    let (largest, mean) = difference(&opened, &shown(&file));
    println!("{arguments}: {largest:.2}, {mean:.3}");
    assert!(
        largest < 1.5 && mean < 0.4,
        "{arguments}: {largest}, {mean}"
    );
}

#[test]
fn every_way_of_coding_is_opened_with_its_colours() {
    let picture = drawn(301, 275, false);
    for arguments in [
        "-d 0",
        "-d 0 -e 3",
        "-d 0 -m 1 -R 1",
        "-d 0.5",
        "-d 1",
        "-d 3",
        "-d 6 --epf=3",
        "-d 2 -m 1",
        "-d 2 --progressive",
        "-d 2 --progressive_dc=1",
        "-d 2 --progressive_dc=2",
        "-d 2 --resampling=4",
        "-d 2 --gaborish=0 --epf=0",
        "-d 1 --patches=1 --dots=1 -e 8",
    ] {
        as_djxl_shows(&picture, arguments);
    }
}

/// Of ten bits the picture that was drawn is the judge: `djxl` 0.7.0 writes those into a PNG as if they were sixteen.
#[test]
fn more_than_eight_bits_are_opened_with_their_colours() {
    let picture = drawn(101, 75, false);
    let deep = image::DynamicImage::from(picture.clone()).to_rgb16();
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    deep.save(place("a.png")).unwrap();
    for arguments in ["-d 0", "-d 1"] {
        if run("cjxl", &place("a.png"), &place("a.jxl"), arguments).is_none() {
            return;
        }
        let file = std::fs::read(place("a.jxl")).unwrap();
        let (largest, mean) = difference(&open(&file).unwrap(), &shown(&file));
        println!("sixteen bits, {arguments}: {largest:.2}, {mean:.3}");
        assert!(
            largest < 1.1 && mean < 0.4,
            "{arguments}: {largest}, {mean}"
        );
    }
    let Some(file) = coded(&picture, "-d 0 --override_bitdepth=10") else {
        return;
    };
    let meant = image::DynamicImage::from(picture).to_rgba16();
    let (largest, mean) = difference(&open(&file).unwrap(), &meant);
    println!("ten bits: {largest:.2}, {mean:.3}");
    assert!(largest < 1.1 && mean < 0.2, "{largest}, {mean}");
}

#[test]
fn opacity_is_that_of_the_file_multiplied_or_not() {
    let picture = drawn(101, 75, true);
    for arguments in ["-d 0", "-d 1", "-d 0 --premultiply=0", "-d 1 -m 1"] {
        as_djxl_shows(&picture, arguments);
    }
    // Colours that were multiplied by it are divided again, as far as there are any.
    let Some(file) = coded(&picture, "-d 0 --premultiply=1") else {
        return;
    };
    let opened = open(&file).unwrap();
    let alpha = opened.alpha.as_ref().unwrap();
    for (x, y, pixel) in picture.enumerate_pixels().filter(|(.., p)| p.0[3] > 100) {
        assert!(alpha.get_pixel(x, y).0[0].abs_diff(pixel.0[3]) <= 1);
        let colours = opened.rgb.get_pixel(x, y).0.into_iter().zip(pixel.0);
        let off = colours.map(|(ours, drawn)| ours.abs_diff(drawn)).max();
        assert!(off.unwrap() <= 3, "{x} {y}: {off:?}");
    }
}

#[test]
fn grey_is_grey() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let picture = image::DynamicImage::from(drawn(101, 75, false));
    let gray = picture.to_luma8();
    gray.save(place("a.png")).unwrap();
    for arguments in ["-d 0", "-d 1"] {
        if run("cjxl", &place("a.png"), &place("a.jxl"), arguments).is_none() {
            return;
        }
        let opened = open(&std::fs::read(place("a.jxl")).unwrap()).unwrap();
        assert!(opened.alpha.is_none());
        let largest = opened.rgb.pixels().zip(gray.pixels());
        let largest = largest.map(|(ours, drawn)| {
            let [r, g, b] = ours.0;
            assert!(r.abs_diff(g) <= 1 && g.abs_diff(b) <= 1, "{ours:?}");
            r.abs_diff(drawn.0[0])
        });
        let allowed = if arguments == "-d 0" { 0 } else { 40 };
        assert!(largest.max().unwrap() <= allowed, "{arguments}");
    }
}

/// A flat colour in a wider space, by its primaries or by a profile, is the colour that the standard says in sRGB.
#[test]
fn other_colour_spaces_become_srgb() {
    // Display P3 (SMPTE EG 432-1, D65, the curve of sRGB) to sRGB, worked out by hand from the primaries: (180, 120, 100).
    let flat = RgbaImage::from_pixel(64, 48, Rgba([180, 120, 100, 255]));
    for (space, expected) in [
        ("RGB_D65_SRG_Rel_SRG", [180.0, 120.0, 100.0]),
        ("RGB_D65_DCI_Rel_SRG", [190.3, 116.6, 95.7]),
        ("RGB_D65_SRG_Rel_Lin", [218.7, 182.5, 168.1]),
    ] {
        for coding in ["-d 0", "-d 0.3"] {
            let arguments = format!("{coding} -x color_space={space}");
            let Some(file) = coded(&flat, &arguments) else {
                return;
            };
            let opened = open(&file).unwrap().rgb.get_pixel(32, 24).0;
            for (ours, expected) in opened.into_iter().zip(expected) {
                let off = (f64::from(ours) - expected).abs();
                assert!(off < 1.6, "{arguments}: {opened:?}, {expected:?}");
            }
        }
    }
}

/// A profile that no head can name, with a power of its own for each colour: kept as it is where nothing was lost, and made sRGB by the decoder
/// where colours were coded. Either way the flat colour is what the powers say.
#[test]
fn a_packed_profile_counts_and_is_told() {
    let powers = [1.5_f32, 2.6, 2.0];
    let mut profile = moxcms::ColorProfile::new_srgb();
    let [red, green, blue] = powers.map(moxcms::curve_from_gamma);
    profile.red_trc = Some(red);
    profile.green_trc = Some(green);
    profile.blue_trc = Some(blue);
    profile.cicp = None;
    let folder = tempfile::tempdir().unwrap();
    let icc = folder.path().join("a.icc");
    std::fs::write(&icc, profile.encode().unwrap()).unwrap();
    let drawn = [180_u8, 120, 100];
    let flat = RgbaImage::from_pixel(64, 48, Rgba([drawn[0], drawn[1], drawn[2], 255]));
    for coding in ["-d 0", "-d 0.3"] {
        let arguments = format!("{coding} -x icc_pathname={}", icc.display());
        let Some(file) = coded(&flat, &arguments) else {
            return;
        };
        let opened = open(&file).unwrap().rgb.get_pixel(32, 24).0;
        for ((ours, drawn), power) in opened.into_iter().zip(drawn).zip(powers) {
            let light = (f64::from(drawn) / 255.0).powf(power.into());
            let expected = 255.0 * (1.055 * light.powf(1.0 / 2.4) - 0.055);
            let off = (f64::from(ours) - expected).abs();
            assert!(off < 1.6, "{coding}: {opened:?}, {expected}");
        }
        let scan = scanned(&file, &EXPENDABLE, &Progress::default()).unwrap();
        assert!(scan.profile.is_some_and(|told| told.len() > 128));
    }
}

/// At the lowest qualities `cjxl` stores a picture smaller, whose blocks are so many times as large once it is shown.
#[test]
fn how_much_smaller_a_picture_is_stored_is_told_and_covers_grow_by_that() {
    let folder = tempfile::tempdir().unwrap();
    let icc = folder.path().join("a.icc");
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    std::fs::write(&icc, profile).unwrap();
    let with_profile = format!("-x icc_pathname={}", icc.display());
    for (coding, scale, reach) in [
        ("-d 3", 1, 270.0),
        ("-d 0", 1, 270.0),
        ("-d 3 -m 1", 1, 270.0),
        ("-d 3 --progressive_dc=1", 1, 270.0),
        ("-d 3 --resampling=4", 4, 1092.0),
        ("-d 3 --resampling=8", 8, 2184.0),
    ] {
        for beside in ["", "--container=1", with_profile.as_str()] {
            let arguments = format!("{coding} {beside}");
            let Some(file) = coded(&drawn(320, 240, false), &arguments) else {
                return;
            };
            let scan = scanned(&file, &EXPENDABLE, &Progress::default()).unwrap();
            assert_eq!(scan.scale, Some(scale), "{arguments}");
            let blocks = Blocks::of_scanned(&file, Some(&scan)).unwrap();
            assert_eq!(blocks.mean_reach(), (reach, reach), "{arguments}");
        }
    }
}

#[test]
fn a_picture_of_more_light_than_a_screen_is_refused_by_name() {
    for space in ["RGB_D65_202_Rel_PeQ", "RGB_D65_202_Rel_HLG"] {
        for coding in ["-d 0", "-d 1"] {
            let arguments = format!("{coding} -x color_space={space}");
            let Some(file) = coded(&drawn(64, 48, false), &arguments) else {
                return;
            };
            let feature = "HDR (PQ or HLG)".to_owned();
            assert_eq!(open(&file), Err(Error::Unsupported { feature }));
        }
    }
}

/// Of a JPEG, which keeps its coefficients, and whose Exif turns it: the stream says so too, and it is turned once.
#[test]
fn a_jpeg_that_was_packed_is_the_same_picture_and_turned_once() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let picture = image::DynamicImage::from(drawn(101, 75, false)).to_rgb8();
    for turn in 1..=8_u8 {
        let mut jpeg = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut jpeg, 90);
        let exif = [
            &b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"[..],
            &[turn, 0, 0, 0, 0, 0, 0],
        ];
        encoder.add_exif_metadata(&exif.concat()).unwrap();
        encoder
            .encode(&picture, 101, 75, jpeg_encoder::ColorType::Rgb)
            .unwrap();
        std::fs::write(place("a.jpg"), &jpeg).unwrap();
        if run("cjxl", &place("a.jpg"), &place("a.jxl"), "-j 1").is_none() {
            return;
        }
        let file = std::fs::read(place("a.jxl")).unwrap();
        assert!(file.len() < jpeg.len());
        let (packed, plain) = (open(&file).unwrap(), open(&jpeg).unwrap());
        assert_eq!(packed.rgb.dimensions(), plain.rgb.dimensions(), "{turn}");
        let samples = packed.rgb.iter().zip(plain.rgb.iter());
        let off: Vec<u8> = samples.map(|(a, b)| a.abs_diff(*b)).collect();
        let mean = off.iter().map(|off| f64::from(*off)).sum::<f64>() / off.len() as f64;
        // Another decoder, which rounds less often.
        assert!(
            off.iter().all(|off| *off <= 6),
            "{turn}: {:?}",
            off.iter().max()
        );
        assert!(mean < 1.0, "{turn}: {mean}");
        // As it is stored is as the stream turns it, and its blocks are those of the JPEG.
        let stored = decode_stored(&file, &EXPENDABLE, &Progress::default()).unwrap();
        assert_eq!(stored.size(), packed.rgb.dimensions());
        assert!(stored.upright().is_none());
        assert!(Blocks::of(&file).unwrap().mean_reach().0 < 30.0);
    }
}

#[test]
fn the_first_picture_of_an_animation_is_opened_and_the_others_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("a.gif"), folder.path().join("a.jxl"));
    let file = std::fs::File::create(&from).unwrap();
    let mut encoder = image::codecs::gif::GifEncoder::new(file);
    for red in [200, 100, 0] {
        let picture = RgbaImage::from_pixel(40, 30, Rgba([red, 20, 30, 255]));
        let shown = image::Delay::from_numer_denom_ms(100, 1);
        let frame = image::Frame::from_parts(picture, 0, 0, shown);
        encoder.encode_frame(frame).unwrap();
    }
    drop(encoder);
    if run("cjxl", &from, &to, "").is_none() {
        return;
    }
    let file = std::fs::read(to).unwrap();
    let first = open(&file).unwrap().rgb.get_pixel(9, 9).0;
    assert!(first[0].abs_diff(200) < 4, "{first:?}");
    let scan = scanned(&file, &EXPENDABLE, &Progress::default()).unwrap();
    assert_eq!((scan.pictures, scan.length), (3, file.len()));
}

#[test]
fn a_decoder_tells_where_a_stream_ends() {
    let Some(file) = coded(&drawn(64, 48, false), "-d 1") else {
        return;
    };
    let longer = [&file[..], b"something behind it"].concat();
    let scan = |file: &[u8]| scanned(file, &EXPENDABLE, &Progress::default());
    assert_eq!(scan(&longer).unwrap().length, file.len());
    assert_eq!(scan(&file[..file.len() - 1]), None);
    assert_eq!(
        scanned(&file, &Limits::default(), &Progress::default()),
        None
    );
    assert_eq!(announced_pixels(&file[..20]), Some(64 * 48));
}

#[test]
fn a_file_that_was_cut_is_refused_and_never_half_a_picture() {
    for arguments in ["-d 0", "-d 1", "-d 2 --progressive"] {
        let Some(file) = coded(&drawn(300, 270, false), arguments) else {
            return;
        };
        assert!(open(&file).is_ok());
        for length in (2..file.len()).step_by(1 + file.len() / 150) {
            let refused = open(&file[..length]);
            assert_eq!(refused, Err(Error::Truncated), "{arguments}: {length}");
        }
    }
}

/// Ten bytes that claim 69 thousand million pixels: refused by what the head says, before anything else is read.
#[test]
fn a_small_file_that_claims_a_giant_is_refused_before_memory_is_taken() {
    // Eighteen bits of height, all ones, and as wide as high; all else as usual.
    let giant = b"\xFF\x0A\xFC\xFF\x3F\x03\x00\x00\x00\x00";
    let refused = open(giant);
    let (width, height, limit) = (1 << 18, 1 << 18, EXPENDABLE.pixels);
    assert_eq!(
        refused,
        Err(Error::TooManyPixels {
            width,
            height,
            limit
        })
    );
    let Some(file) = coded(&drawn(64, 48, false), "-d 1") else {
        return;
    };
    let limits = Limits {
        memory: 64 * 48 * 20,
        ..EXPENDABLE
    };
    let refused = decode(&file, &limits, &Progress::default());
    assert_eq!(refused, Err(Error::NoMemoryForPhoto));
}

#[test]
fn changed_bytes_do_no_more_than_spoil_their_own_picture() {
    let picture = drawn(64, 48, true);
    for arguments in ["-d 0", "-d 1", "-d 1 -m 1", "-d 2 --progressive_dc=1"] {
        let Some(file) = coded(&picture, arguments) else {
            return;
        };
        for at in 2..file.len() {
            for flip in [0x01, 0x80, 0xFF] {
                let mut changed = file.clone();
                changed[at] ^= flip;
                // Refused or opened: it comes back, and no decoder gave up.
                if let Err(reason) = open(&changed) {
                    let told = format!("{reason:?}");
                    assert!(!told.contains("gave up"), "{arguments}: {at} {flip}");
                }
            }
        }
    }
}

#[test]
fn it_stops_when_somebody_wishes_or_time_is_over() {
    let Some(file) = coded(&drawn(300, 270, false), "-d 1") else {
        return;
    };
    let cancel = Cancel::default();
    cancel.cancel();
    let stopped = decode(&file, &EXPENDABLE, &Progress::silent(cancel));
    assert_eq!(stopped, Err(Error::Cancelled(Cancelled)));
    let limits = Limits {
        time: Duration::ZERO,
        ..EXPENDABLE
    };
    let late = decode(&file, &limits, &Progress::default());
    assert_eq!(late, Err(Error::TookTooLong { seconds: 0 }));
}

#[test]
fn in_a_process_that_has_to_live_it_is_refused_by_name() {
    let feature = "JPEG XL".to_owned();
    let file = b"\xFF\x0A\x31\x41\x42\x71\x21\x00\x12\x88\x02\x00";
    let refused = decode(file, &Limits::default(), &Progress::default());
    assert_eq!(refused, Err(Error::Unsupported { feature }));
}
