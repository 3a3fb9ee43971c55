//! What our decoder makes of a file beside what the program of the format's own authors shows of it.

use std::time::Duration;

use image::{ImageBuffer, Rgba, RgbaImage};
use ombrelle_base::progress::Progress;
use ombrelle_media::{Error, Limits, Picture, decode};

/// What a process that may end with its file takes.
pub const EXPENDABLE: Limits = Limits {
    bytes: 1 << 24,
    pixels: 1 << 22,
    memory: u64::MAX,
    time: Duration::from_secs(60),
    expendable: true,
};

/// Decodes a file in this process.
pub fn open(file: &[u8]) -> Result<Picture, Error> {
    decode(file, &EXPENDABLE, &Progress::default())
}

/// Slopes of every colour, hard edges, and opacity where asked for.
pub fn drawn(width: u32, height: u32, transparent: bool) -> RgbaImage {
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

/// Samples of sixteen bits.
pub type Shown = ImageBuffer<Rgba<u16>, Vec<u16>>;

/// Largest and mean difference of colours and opacity, in steps of eight bits.
pub fn difference(opened: &Picture, shown: &Shown) -> (f64, f64) {
    assert_eq!(opened.rgb.dimensions(), shown.dimensions());
    let mut all = Vec::new();
    for (x, y, pixel) in shown.enumerate_pixels() {
        let alpha = opened.alpha.as_ref();
        let alpha = alpha.map_or(255, |alpha| alpha.get_pixel(x, y).0[0]);
        let [r, g, b] = opened.rgb.get_pixel(x, y).0;
        let beside = [r, g, b, alpha].into_iter().zip(pixel.0);
        all.extend(
            beside.map(|(ours, theirs)| (f64::from(ours) - f64::from(theirs) / 257.0).abs()),
        );
    }
    let largest = all.iter().copied().fold(0.0, f64::max);
    (largest, all.iter().sum::<f64>() / all.len() as f64)
}
