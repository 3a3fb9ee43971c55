//! What opening an AVIF and a JPEG XL of 12 megapixels costs in time of the processor, beside `avifdec` and `djxl` and beside the same picture as
//! HEIC and JPEG.
//!
//! `cargo bench -p ombrelle-media --bench avif`; on Linux, with `avifenc`, `avifdec`, `heif-enc`, `cjxl` and `djxl` (libavif-bin, libheif-examples,
//! libjxl-tools).
//! Prints the least of five runs. A machine that is shared takes longer by the clock, and hardly longer by this.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark fails by panicking, and says what it found"
)]

use std::process::{Command, Stdio};

use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};
use ombrelle_base::progress::Progress;
use ombrelle_media::{Limits, decode};

const RUNS: usize = 5;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let picture = picture(4000, 3000);
    let png = std::fs::File::create(place("a.png")).unwrap();
    image::codecs::png::PngEncoder::new_with_quality(
        png,
        image::codecs::png::CompressionType::Fast,
        image::codecs::png::FilterType::Sub,
    )
    .write_image(&picture, 4000, 3000, ExtendedColorType::Rgb8)
    .unwrap();
    let jpeg = std::fs::File::create(place("a.jpg")).unwrap();
    image::codecs::jpeg::JpegEncoder::new_with_quality(jpeg, 90)
        .encode_image(&picture)
        .unwrap();
    let png = place("a.png");
    for (name, words) in [
        ("a.avif", "-s 8 --min 18 --max 24 -y 420"),
        ("deep.avif", "-s 8 --min 18 --max 24 -y 444 -d 10"),
    ] {
        let mut avifenc = Command::new("avifenc");
        run(avifenc.args(words.split(' ')).arg(&png).arg(place(name)));
    }
    let mut heif = Command::new("heif-enc");
    run(heif
        .args(["-q", "60"])
        .arg(&png)
        .arg("-o")
        .arg(place("a.heic")));
    for (name, from, words) in [
        ("a.jxl", &png, "-d 1"),
        ("lossless.jxl", &png, "-d 0 -e 3"),
        ("jpeg.jxl", &place("a.jpg"), "-j 1"),
    ] {
        let mut cjxl = Command::new("cjxl");
        run(cjxl.arg(from).arg(place(name)).args(words.split(' ')));
    }
    for name in [
        "a.avif",
        "deep.avif",
        "a.jxl",
        "lossless.jxl",
        "jpeg.jxl",
        "a.heic",
        "a.jpg",
    ] {
        let file = std::fs::read(place(name)).unwrap();
        println!("{name}, {} kB: {} ms", file.len() / 1000, opened(&file));
    }
    for name in ["a.avif", "deep.avif"] {
        // Decodes all and writes nothing; colours stay as they are coded.
        let decoded = least(1, || {
            run(Command::new("avifdec")
                .args(["-j", "1", "--info"])
                .arg(place(name)));
        });
        let shown = least(1, || {
            let to = place("b.jpg");
            let mut avifdec = Command::new("avifdec");
            run(avifdec.args(["-j", "1"]).arg(place(name)).arg(to));
        });
        println!(
            "{name}, avifdec alone: {decoded} ms; with colours, and a JPEG written: {shown} ms"
        );
    }
    for name in ["a.jxl", "lossless.jxl", "jpeg.jxl"] {
        // Decodes all and writes nothing.
        let decoded = least(1, || {
            let mut djxl = Command::new("djxl");
            run(djxl
                .args(["--num_threads=1", "--pixels_to_jpeg"])
                .arg(place(name)));
        });
        println!("{name}, djxl alone: {decoded} ms");
    }
}

/// Milliseconds to open a photo.
fn opened(file: &[u8]) -> u64 {
    let limits = Limits {
        expendable: true,
        ..Limits::default()
    };
    least(0, || {
        let picture = decode(file, &limits, &Progress::default()).unwrap();
        assert_eq!(picture.rgb.dimensions(), (4000, 3000));
    })
}

/// The least time of the processor, of this process (0) or of those that it waited for (1).
fn least(whose: usize, mut work: impl FnMut()) -> u64 {
    let mut once = || {
        let before = used(whose);
        work();
        used(whose) - before
    };
    (0..RUNS).map(|_| once()).min().unwrap()
}

/// Milliseconds from `/proc` (proc(5)): user and system time in ticks, of which Linux has a hundred a second.
fn used(whose: usize) -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let (_, behind_name) = stat.rsplit_once(") ").unwrap();
    let words = behind_name.split(' ').skip(11 + 2 * whose).take(2);
    words.map(|word| word.parse::<u64>().unwrap() * 10).sum()
}

fn run(command: &mut Command) {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let done = command.status().unwrap();
    assert!(done.success(), "{command:?}: {done:?}");
}

/// Slow waves, hard edges and the grain of a sensor: compresses like a photo.
fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let mut n = x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77);
        n = (n ^ (n >> 15)).wrapping_mul(0x2C1B_3C6D);
        let grain = (n >> 28) as f32 - 7.5;
        let (u, v) = (x as f32 / 97.0, y as f32 / 71.0);
        let wave = 60.0 * (u + 0.7 * v.sin()).sin() + 40.0 * (v * 1.7 + u.cos()).cos();
        let edge = if (x / 250 + y / 180) % 3 == 0 {
            25.0
        } else {
            0.0
        };
        let light = 128.0 + wave + edge + grain;
        Rgb([light + 14.0, light, light - 18.0 + 10.0 * v.cos()].map(|c| c as u8))
    })
}
