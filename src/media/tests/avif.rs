//! AVIF photos beside `avifdec` of libavif. They are decoded in this process, which may end with them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

use std::path::Path;
use std::process::Command;

use image::{Rgba, RgbaImage};
use ombrelle_base::progress::Progress;
use ombrelle_media::{Error, Limits, Picture, decode};

const EXPENDABLE: Limits = Limits {
    bytes: 1 << 24,
    pixels: 1 << 22,
    memory: u64::MAX,
    time: std::time::Duration::from_secs(60),
    expendable: true,
};

fn open(file: &[u8]) -> Result<Picture, Error> {
    decode(file, &EXPENDABLE, &Progress::default())
}

/// Slopes of every colour, hard edges, and opacity where asked for.
fn drawn(width: u32, height: u32, transparent: bool) -> RgbaImage {
    RgbaImage::from_fn(width, height, |x, y| {
        let slope = |n: u32, all: u32| (n * 255 / all) as u8;
        let alpha = if transparent {
            slope(x + y, width + height)
        } else {
            255
        };
        match (x / 24 + y / 24) % 3 {
            0 => Rgba([slope(x, width), slope(y, height), 90, alpha]),
            1 => Rgba([30, slope(x, width), slope(y, height), alpha]),
            _ => Rgba([220, 60, slope(x, width), alpha]),
        }
    })
}

/// A file of `avifenc`, and what `avifdec` shows of it; none where they are not installed.
fn made(picture: &RgbaImage, arguments: &str) -> Option<(Vec<u8>, RgbaImage)> {
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
        "-d 8 -u bilinear",
        &place("a.avif"),
        &place("b.png"),
    )?;
    let shown = image::open(place("b.png")).unwrap().to_rgba8();
    Some((std::fs::read(place("a.avif")).unwrap(), shown))
}

/// Largest and mean difference of colours and opacity.
fn difference(opened: &Picture, shown: &RgbaImage) -> (u8, f64) {
    assert_eq!(opened.rgb.dimensions(), shown.dimensions());
    let mut all = Vec::new();
    for (x, y, pixel) in shown.enumerate_pixels() {
        let ours = opened.rgb.get_pixel(x, y).0;
        all.extend(ours.iter().zip(pixel.0).map(|(a, b)| a.abs_diff(b)));
        let alpha = opened
            .alpha
            .as_ref()
            .map_or(255, |a| a.get_pixel(x, y).0[0]);
        all.push(alpha.abs_diff(pixel.0[3]));
    }
    let sum: f64 = all.iter().map(|d| f64::from(*d)).sum();
    (*all.iter().max().unwrap(), sum / all.len() as f64)
}

fn as_avifdec_shows(picture: &RgbaImage, arguments: &str) {
    let Some((file, shown)) = made(picture, arguments) else {
        return;
    };
    let opened = open(&file).unwrap_or_else(|error| panic!("{arguments}: {error}"));
    let (largest, mean) = difference(&opened, &shown);
    println!("{arguments}: {largest}, {mean:.3}");
    assert!(largest <= 3 && mean < 0.7, "{arguments}: {largest}, {mean}");
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
    as_avifdec_shows(&picture, "-y 420 -r limited --cicp 1/13/9");
    as_avifdec_shows(&picture, "-y 444 --lossless");
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

#[test]
fn in_a_process_that_has_to_live_it_is_refused_by_name() {
    let Some((file, _)) = made(&drawn(64, 48, false), "") else {
        return;
    };
    let feature = "AVIF".to_owned();
    let refused = decode(&file, &Limits::default(), &Progress::default());
    assert_eq!(refused, Err(Error::Unsupported { feature }));
}
