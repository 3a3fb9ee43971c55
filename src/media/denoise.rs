//! Non-local means: each pixel becomes the average of the pixels whose surroundings look like its own.
//!
//! A. Buades, B. Coll, J.-M. Morel, *Non-Local Means Denoising*, Image Processing On Line 1 (2011), in the form of OpenCV's
//! `fastNlMeansDenoisingColored` with its usual numbers (h = hColor = 10, template 7, search 21), which is what
//! most people who remove a cloak would call: lightness alone, then both colours together, in L*a*b*; whole numbers
//! throughout. Tested against OpenCV's own output.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use image::RgbImage;

use super::error::damaged;
use super::lab;
use crate::error::Error;
use crate::progress::Progress;

/// Strength, for lightness and for colour.
const H: f64 = 10.0;
/// Half of the search window's side, without the middle.
const SEARCH: usize = 10;
/// Half of the template's side, without the middle.
const TEMPLATE: usize = 3;
/// Pixels of a template.
const TEMPLATE_AREA: f64 = 49.0;
/// The sum over a template is divided by 2^6 instead of its 49 pixels; the weights know.
const SHIFT: u32 = 6;
/// The weight of equal surroundings: the largest for which the sum over a search window stays in 31 bits.
const ONE: f64 = (i32::MAX / (21 * 21 * 255)) as f64;
/// Smaller parts of [`ONE`] count as nothing.
const LEAST: f64 = 0.001;
/// Rows done at once: few enough for their sums to stay near the processor.
const BAND: usize = 32;
/// Pixels that must lie around what is denoised for it to be as in the whole picture.
pub const REACH: u32 = (SEARCH + TEMPLATE) as u32;

/// The picture, denoised on this many threads.
///
/// # Errors
/// [`Error::Cancelled`], noticed every 32 rows.
pub fn denoised(
    picture: &RgbImage,
    threads: usize,
    progress: &Progress,
) -> Result<RgbImage, Error> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let lab: Vec<[u8; 3]> = picture
        .pixels()
        .map(|pixel| lab::from_rgb(pixel.0))
        .collect();
    let light: Vec<[u8; 1]> = lab.iter().map(|[l, ..]| [*l]).collect();
    let colour: Vec<[u8; 2]> = lab.iter().map(|[_, a, b]| [*a, *b]).collect();
    let light = Plane::of(&light, width, height).denoised(threads, progress)?;
    let colour = Plane::of(&colour, width, height).denoised(threads, progress)?;
    let back = light.iter().zip(&colour);
    let bytes = back
        .flat_map(|([l], [a, b])| lab::to_rgb([*l, *a, *b]))
        .collect();
    let made = RgbImage::from_raw(picture.width(), picture.height(), bytes);
    made.ok_or_else(|| damaged("denoised to another size"))
}

/// Values with a mirrored border, the outermost pixel not doubled.
struct Plane<const C: usize> {
    values: Vec<[u8; C]>,
    /// Width with the border.
    stride: usize,
    width: usize,
    height: usize,
    /// Weight of a template's distance, shifted; 0 beyond the end.
    weights: Vec<u32>,
}

impl<const C: usize> Plane<C> {
    fn of(pixels: &[[u8; C]], width: usize, height: usize) -> Self {
        let border = SEARCH + TEMPLATE;
        let stride = width + 2 * border;
        let mut values = Vec::with_capacity(stride * (height + 2 * border));
        for y in 0..height + 2 * border {
            let from = mirrored(y, border, height) * width;
            let row = pixels.get(from..from + width).unwrap_or_default();
            values.extend((0..stride).map(|x| {
                let at = mirrored(x, border, width);
                row.get(at).copied().unwrap_or([0; C])
            }));
        }
        Self {
            values,
            stride,
            width,
            height,
            weights: weights(C),
        }
    }

    /// Bands of rows, on as many threads as the caller says. Not rayon, whose pool is one for the whole process, while photos beside
    /// each other share the cores.
    fn denoised(&self, threads: usize, progress: &Progress) -> Result<Vec<[u8; C]>, Error> {
        let mut result = vec![[0; C]; self.width * self.height];
        let bands: Vec<_> = result
            .chunks_mut((BAND * self.width).max(1))
            .map(Mutex::new)
            .collect();
        let next = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            let work = || {
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(band) = bands.get(place) else { return };
                    if progress.check().is_err() {
                        return;
                    }
                    let mut band = band.lock().unwrap_or_else(PoisonError::into_inner);
                    self.band(place * BAND, &mut band);
                }
            };
            for _ in 1..threads {
                scope.spawn(work);
            }
            work();
        });
        drop(bands);
        progress.check()?;
        Ok(result)
    }

    /// Columns `from..from + length` of row `y`, both counted with the border.
    fn row(&self, y: usize, from: usize, length: usize) -> &[[u8; C]] {
        let start = y * self.stride + from;
        self.values.get(start..start + length).unwrap_or_default()
    }

    /// Denoises the rows from `top` on.
    fn band(&self, top: usize, result: &mut [[u8; C]]) {
        let mut sums = vec![
            Sum {
                weight: 0,
                values: [0; C]
            };
            result.len()
        ];
        let mut columns = vec![0_i32; self.width + 2 * TEMPLATE];
        for down in 0..=2 * SEARCH {
            for right in 0..=2 * SEARCH {
                columns.fill(0);
                for y in 0..2 * TEMPLATE {
                    self.add_row(&mut columns, top + y, (down, right), 1);
                }
                for (y, sums) in (top..).zip(sums.chunks_mut(self.width.max(1))) {
                    self.add_row(&mut columns, y + 2 * TEMPLATE, (down, right), 1);
                    let from = right + TEMPLATE;
                    let there = self.row(y + down + TEMPLATE, from, self.width);
                    self.collect(&columns, there, sums);
                    self.add_row(&mut columns, y, (down, right), -1);
                }
            }
        }
        for (pixel, sum) in result.iter_mut().zip(sums) {
            // The pixel itself always counts, so that no weight is 0.
            let weight = sum.weight.max(1);
            *pixel = sum
                .values
                .map(|value| ((value + weight / 2) / weight) as u8);
        }
    }

    /// Adds (or takes away) the squared differences of one row of templates and the same row of those moved
    /// by an offset of the search window, column by column.
    fn add_row(&self, columns: &mut [i32], y: usize, (down, right): (usize, usize), sign: i32) {
        let here = self.row(y + SEARCH, SEARCH, columns.len());
        let there = self.row(y + down, right, columns.len());
        for (sum, (a, b)) in columns.iter_mut().zip(here.iter().zip(there)) {
            let mut square = 0;
            for (a, b) in a.iter().zip(b) {
                let difference = i32::from(*a) - i32::from(*b);
                square += difference * difference;
            }
            *sum += sign * square;
        }
    }

    /// Sums the columns of each template of a row, and adds what lies there by its weight.
    fn collect(&self, columns: &[i32], there: &[[u8; C]], sums: &mut [Sum<C>]) {
        let (first, entering) = columns.split_at(columns.len().min(2 * TEMPLATE));
        let mut distance: i32 = first.iter().sum();
        let moving = entering.iter().zip(columns);
        for (((enter, leave), there), sum) in moving.zip(there).zip(sums) {
            distance += enter;
            let place = (distance >> SHIFT) as usize;
            if let Some(weight) = self.weights.get(place) {
                sum.weight += weight;
                for (sum, value) in sum.values.iter_mut().zip(there) {
                    *sum += weight * u32::from(*value);
                }
            }
            distance -= leave;
        }
    }
}

/// What was collected for one pixel.
#[derive(Clone, Copy)]
struct Sum<const C: usize> {
    weight: u32,
    values: [u32; C],
}

/// The place in `0..length` that a place in the bordered row shows; for lengths shorter than the border
/// it goes back and forth.
fn mirrored(place: usize, border: usize, length: usize) -> usize {
    let period = (2 * length.saturating_sub(1)).max(1);
    // `border` is added often enough to stay positive.
    let at = (place + period * border - border) % period;
    at.min(period - at).min(length.saturating_sub(1))
}

/// The weight of every shifted distance that has one: exp(-distance / (h² channels)).
fn weights(channels: usize) -> Vec<u32> {
    let real = f64::from(1 << SHIFT) / TEMPLATE_AREA;
    let strength = H * H * channels as f64;
    (0..)
        .map(|shifted| (ONE * (-f64::from(shifted) * real / strength).exp()).round())
        .take_while(|weight| *weight >= LEAST * ONE)
        .map(|weight| weight as u32)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_border_mirrors_without_doubling_the_outermost() {
        let places: Vec<usize> = (0..9).map(|place| mirrored(place, 3, 4)).collect();
        assert_eq!(places, [3, 2, 1, 0, 1, 2, 3, 2, 1]);
        assert!((0..30).all(|place| mirrored(place, 13, 1) == 0));
        assert!((0..40).all(|place| mirrored(place, 13, 2) < 2));
    }

    #[test]
    fn an_even_picture_stays_as_it_is_whatever_its_size() {
        for (width, height) in [(1, 1), (1, 40), (3, 2), (33, 65)] {
            let grey = RgbImage::from_pixel(width, height, image::Rgb([90; 3]));
            let after = denoised(&grey, 2, &Progress::default()).unwrap();
            let far = after
                .pixels()
                .flat_map(|p| p.0)
                .map(|v| v.abs_diff(90))
                .max();
            assert!(far <= Some(2), "{width} x {height}: {far:?}");
        }
        let nothing = denoised(&RgbImage::new(0, 0), 1, &Progress::default()).unwrap();
        assert_eq!(nothing.dimensions(), (0, 0));
    }

    #[test]
    fn threads_change_nothing() {
        let picture = RgbImage::from_fn(70, 90, |x, y| {
            image::Rgb([
                (x * y % 251) as u8,
                (x * 3 % 256) as u8,
                (y * 7 % 256) as u8,
            ])
        });
        let one = denoised(&picture, 1, &Progress::default()).unwrap();
        assert_eq!(one, denoised(&picture, 3, &Progress::default()).unwrap());
    }
}
