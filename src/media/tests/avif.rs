//! AVIF photos beside `avifdec` of libavif, and flat colours beside the equations of the standard. They are decoded in this process, which
//! may end with them.
//!
//! `avifdec` is asked for sixteen bits: those it reckons by itself. Eight bits of 0.11.1 are not what the standard says for two kinds of limited
//! range (docs/avif.md).

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

use beside::{Shown, difference, drawn, open};
use image::{Rgba, RgbaImage};
use ombrelle_base::progress::Progress;
use ombrelle_media::{Error, Limits, decode};

/// A file of `avifenc`, and what `avifdec` shows of it; none where they are not installed.
fn made(picture: &RgbaImage, arguments: &str) -> Option<(Vec<u8>, Shown)> {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    picture.save(place("a.png")).unwrap();
    let run = |name: &str, arguments: &str, from: &Path, to: &Path| {
        let mut command = Command::new(name);
        command.args(arguments.split_whitespace()).arg(from).arg(to);
        let Ok(done) = command.output() else {
            assert!(
                std::env::var_os("CI").is_none(),
                "apt-get install libavif-bin"
            );
            println!("skipped: no {name}; apt-get install libavif-bin");
            return None;
        };
        assert!(done.status.success(), "{name} {arguments}: {done:?}");
        Some(())
    };
    let arguments = format!("-s 9 --min 2 --max 8 {arguments}");
    run("avifenc", &arguments, &place("a.png"), &place("a.avif"))?;
    run(
        "avifdec",
        "-d 16 -u bilinear",
        &place("a.avif"),
        &place("b.png"),
    )?;
    let shown = image::open(place("b.png")).unwrap().to_rgba16();
    Some((std::fs::read(place("a.avif")).unwrap(), shown))
}

fn as_avifdec_shows(picture: &RgbaImage, arguments: &str) {
    let Some((file, shown)) = made(picture, arguments) else {
        return;
    };
    let opened = open(&file).unwrap_or_else(|error| panic!("{arguments}: {error}"));
    let (largest, mean) = difference(&opened, &shown);
    println!("{arguments}: {largest:.2}, {mean:.3}");
    assert!(
        largest < 1.0 && mean < 0.3,
        "{arguments}: {largest}, {mean}"
    );
}

#[test]
fn every_depth_layout_and_range_is_opened_with_its_colours() {
    let picture = drawn(101, 75, false);
    for depth in [8, 10, 12] {
        for layout in ["444", "422", "420", "400"] {
            for range in ["full", "limited"] {
                as_avifdec_shows(&picture, &format!("-d {depth} -y {layout} -r {range}"));
            }
        }
    }
}

#[test]
fn every_matrix_that_we_know_is_undone() {
    let picture = drawn(101, 75, false);
    for matrix in [0, 1, 5, 6, 9] {
        for depth in [8, 10] {
            as_avifdec_shows(&picture, &format!("-d {depth} -y 444 --cicp 1/13/{matrix}"));
        }
    }
    for matrix in [1, 6, 9] {
        as_avifdec_shows(&picture, &format!("-y 420 -r limited --cicp 1/13/{matrix}"));
    }
    as_avifdec_shows(&picture, "-y 444 --lossless");
}

/// What red, green and blue are by ITU-T H.273 (equations 20 to 47, worked out by hand into tables of coefficients) for a flat colour whose planes
/// `avifdec` tells as they stand in the stream.
#[test]
fn flat_colours_are_what_the_standard_says() {
    // Of red by Cr, of green by Cb and Cr, of blue by Cb; published to five digits (BT.709-6, BT.601-7, BT.2020-2).
    let coefficients = |matrix| match matrix {
        1 => [1.5748, -0.187324, -0.468124, 1.8556],
        6 => [1.402, -0.344136, -0.714136, 1.772],
        _ => [1.4746, -0.164553, -0.571353, 1.8814],
    };
    let colours = [[250, 20, 30], [30, 220, 40], [20, 30, 240], [200, 90, 30]];
    for (colour, layout, range) in colours.iter().flat_map(|colour| {
        ["400", "420", "444"]
            .into_iter()
            .flat_map(move |layout| ["full", "limited"].map(move |range| (colour, layout, range)))
    }) {
        for matrix in [1, 6, 9] {
            let picture =
                RgbaImage::from_pixel(64, 48, Rgba([colour[0], colour[1], colour[2], 255]));
            let arguments = format!("-y {layout} -r {range} --cicp 1/13/{matrix}");
            let Some((file, _)) = made(&picture, &arguments) else {
                return;
            };
            let [y, u, v] = planes(&file).map(f64::from);
            let (y, u, v) = match range {
                "full" => (y, u - 128.0, v - 128.0),
                _ => (
                    (y - 16.0) * 255.0 / 219.0,
                    (u - 128.0) * 255.0 / 224.0,
                    (v - 128.0) * 255.0 / 224.0,
                ),
            };
            let [red, green_u, green_v, blue] = coefficients(matrix);
            let expected = [y + red * v, y + green_u * u + green_v * v, y + blue * u];
            let opened = open(&file).unwrap().rgb.get_pixel(32, 24).0;
            for (ours, expected) in opened.into_iter().zip(expected) {
                let expected = expected.clamp(0.0, 255.0);
                let off = (f64::from(ours) - expected).abs();
                assert!(off < 0.6, "{colour:?} {arguments}: {opened:?}, {expected}");
            }
        }
    }
}

/// Luma, Cb and Cr in the middle of a picture of 64 x 48 pixels, as another decoder finds them in the stream; 128 where there is no colour.
fn planes(file: &[u8]) -> [u8; 3] {
    let folder = tempfile::tempdir().unwrap();
    let (coded, told) = (folder.path().join("a.avif"), folder.path().join("a.y4m"));
    std::fs::write(&coded, file).unwrap();
    let done = Command::new("avifdec").args([&coded, &told]).output();
    assert!(done.unwrap().status.success());
    let told = std::fs::read(told).unwrap();
    let frame = told.windows(6).position(|word| word == b"FRAME\n").unwrap();
    let (luma, chroma) = told[frame + 6..].split_at(64 * 48);
    let (u, v) = chroma.split_at(chroma.len() / 2);
    let middle = |plane: &[u8]| plane.get(plane.len() / 2).copied().unwrap_or(128);
    [middle(luma), middle(u), middle(v)]
}

#[test]
fn opacity_grids_and_grain_are_those_of_the_file() {
    let transparent = drawn(101, 75, true);
    as_avifdec_shows(&transparent, "-y 420");
    as_avifdec_shows(&transparent, "-y 444 -d 10");
    as_avifdec_shows(&drawn(256, 192, false), "-y 444 -g 2x2");
    as_avifdec_shows(&drawn(256, 192, true), "-y 444 -g 2x2");
    as_avifdec_shows(&drawn(128, 96, false), "-y 444 -a film-grain-test=1");
}

#[test]
fn turns_mirrors_and_cut_edges_of_the_container_are_applied() {
    let picture = drawn(100, 60, false);
    let Some((plain, _)) = made(&picture, "-y 444") else {
        return;
    };
    let plain = open(&plain).unwrap().rgb;
    let shown = |arguments: &str| {
        let (file, _) = made(&picture, &format!("-y 444 {arguments}")).unwrap();
        open(&file).unwrap().rgb
    };
    use image::imageops::{
        crop_imm, flip_horizontal, flip_vertical, rotate90, rotate180, rotate270,
    };
    assert_eq!(shown("--irot 1"), rotate270(&plain));
    assert_eq!(shown("--irot 2"), rotate180(&plain));
    assert_eq!(shown("--irot 3"), rotate90(&plain));
    assert_eq!(shown("--imir 0"), flip_vertical(&plain));
    assert_eq!(shown("--imir 1"), flip_horizontal(&plain));
    assert_eq!(
        shown("--crop 10,6,40,30"),
        crop_imm(&plain, 10, 6, 40, 30).to_image()
    );
    let both = crop_imm(&plain, 10, 6, 40, 30).to_image();
    assert_eq!(shown("--crop 10,6,40,30 --irot 1"), rotate270(&both));
}

#[test]
fn a_picture_of_more_light_than_a_screen_is_refused_by_name() {
    for transfer in [16, 18] {
        let arguments = format!("-d 10 --cicp 9/{transfer}/9");
        let Some((file, _)) = made(&drawn(64, 48, false), &arguments) else {
            return;
        };
        let feature = "HDR (PQ or HLG)".to_owned();
        assert_eq!(open(&file), Err(Error::Unsupported { feature }));
    }
}

#[test]
fn a_file_that_was_cut_or_lies_of_its_size_is_refused() {
    let Some((file, _)) = made(&drawn(64, 48, false), "") else {
        return;
    };
    assert!(open(&file).is_ok());
    for length in (40..file.len()).step_by(7) {
        assert!(open(&file[..length]).is_err(), "cut at {length}");
    }
    let at = file.windows(4).position(|w| w == b"ispe").unwrap() + 8;
    for (byte, value) in [(3, 65), (3, 32), (0, 1), (7, 49)] {
        let mut lying = file.clone();
        lying[at + byte] = value;
        assert!(open(&lying).is_err(), "byte {byte}");
    }
}

/// Three kilobytes that claim 3.6 thousand million pixels: refused by what the container says, before the stream is looked at.
#[test]
fn a_small_file_that_claims_a_giant_is_refused_before_memory_is_taken() {
    let Some((mut file, _)) = made(&drawn(64, 48, false), "") else {
        return;
    };
    assert!(file.len() < 3000);
    let at = file.windows(4).position(|w| w == b"ispe").unwrap() + 8;
    let side = 60_000_u32.to_be_bytes();
    file[at..at + 8].copy_from_slice(&[side, side].concat());
    let limits = Limits {
        expendable: true,
        ..Limits::default()
    };
    let refused = decode(&file, &limits, &Progress::default());
    let (width, height) = (60_000, 60_000);
    let limit = limits.pixels;
    assert_eq!(
        refused,
        Err(Error::TooManyPixels {
            width,
            height,
            limit
        })
    );
    // What is within the pixels, and not within the memory that there is.
    let side = 10_000_u32.to_be_bytes();
    file[at..at + 8].copy_from_slice(&[side, side].concat());
    let limits = Limits {
        memory: 1 << 30,
        ..limits
    };
    let refused = decode(&file, &limits, &Progress::default());
    assert_eq!(refused, Err(Error::NoMemoryForPhoto));
}

/// ISO/IEC 23008-12, 9.3.1: whoever does not know an essential property must not show the picture.
#[test]
fn a_picture_with_an_essential_property_that_we_do_not_know_is_refused_by_name() {
    let picture = drawn(64, 48, false);
    let Some((mut file, _)) = made(&picture, "--irot 1") else {
        return;
    };
    assert!(open(&file).is_ok());
    let at = file.windows(4).position(|w| w == b"irot").unwrap();
    file[at..at + 4].copy_from_slice(b"what");
    let feature = "AVIF: what".to_owned();
    assert_eq!(open(&file), Err(Error::Unsupported { feature }));
}

#[test]
fn in_a_process_that_has_to_live_it_is_refused_by_name() {
    let Some((file, _)) = made(&drawn(64, 48, false), "") else {
        return;
    };
    let feature = "AVIF".to_owned();
    let refused = decode(&file, &Limits::default(), &Progress::default());
    assert_eq!(refused, Err(Error::Unsupported { feature }));
}
