//! Non-local means: each pixel becomes the average of the pixels whose surroundings look like its own.
//!
//! A. Buades, B. Coll, J.-M. Morel, *Non-Local Means Denoising*, Image Processing On Line 1 (2011), in the form of OpenCV's
//! `fastNlMeansDenoisingColored` with its usual numbers (h = hColor = 10, template 7, search 21), which is what
//! most people who remove a cloak would call: lightness alone, then both colours together, in L*a*b*; whole numbers
//! throughout. Tested against OpenCV's own output.

use std::ops::Range;
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
/// Pixels of the mirrored border.
const BORDER: usize = SEARCH + TEMPLATE;
/// Pixels that must lie around what is denoised for it to be as in the whole picture.
pub const REACH: u32 = BORDER as u32;

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

/// Values with a mirrored border, the outermost pixel not doubled: a list for each channel.
struct Plane<const C: usize> {
    channels: [Vec<u8>; C],
    /// Width with the border.
    stride: usize,
    width: usize,
    height: usize,
    /// Weight of a template's distance, shifted; the last is 0, as for whatever lies beyond the end.
    weights: Vec<i16>,
}

impl<const C: usize> Plane<C> {
    fn of(pixels: &[[u8; C]], width: usize, height: usize) -> Self {
        let stride = width + 2 * BORDER;
        let mut channels = [(); C].map(|()| Vec::with_capacity(stride * (height + 2 * BORDER)));
        for y in 0..height + 2 * BORDER {
            let from = mirrored(y, BORDER, height) * width;
            let row = pixels.get(from..from + width).unwrap_or_default();
            for x in 0..stride {
                let pixel = row.get(mirrored(x, BORDER, width)).copied();
                for (channel, value) in channels.iter_mut().zip(pixel.unwrap_or([0; C])) {
                    channel.push(value);
                }
            }
        }
        Self {
            channels,
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

    /// Columns `from..from + length` of row `y` of a channel, both counted with the border.
    fn row<'a>(&self, channel: &'a [u8], y: usize, from: usize, length: usize) -> &'a [u8] {
        part(channel, y * self.stride + from, length)
    }

    /// Denoises the rows from `top` on.
    fn band(&self, top: usize, result: &mut [[u8; C]]) {
        let mut sums = Sums::<C> {
            weight: vec![0; result.len()],
            values: [(); C].map(|()| vec![0; result.len()]),
        };
        let rows = top..top + result.len() / self.width.max(1);
        for down in 0..=SEARCH {
            for aside in 0..=SEARCH {
                // Upwards, and to the left in the same row, are the same pairs seen from their other pixel.
                let both = if down > 0 && aside > 0 { 2 } else { 1 };
                for left in [false, true].into_iter().take(both) {
                    let offset = Offset { down, aside, left };
                    self.pairs(&offset, rows.clone(), &mut sums);
                }
            }
        }
        for (place, pixel) in result.iter_mut().enumerate() {
            // The pixel itself always counts, so that no weight is 0.
            let weight = sums.weight.get(place).copied().unwrap_or(0).max(1);
            for (value, sums) in pixel.iter_mut().zip(&sums.values) {
                let sum = sums.get(place).copied().unwrap_or(0);
                *value = ((sum + weight / 2) / weight) as u8;
            }
        }
    }

    /// Takes all pairs of pixels that lie one offset apart, of which at least one lies in these rows: each is as like to the other
    /// as the other to it, so that one distance serves both.
    fn pairs(&self, offset: &Offset, rows: Range<usize>, sums: &mut Sums<C>) {
        let line = offset.line(self.width);
        let reach = line.length + 2 * TEMPLATE;
        // The squares of the rows of one template, the oldest of which is overwritten by the next.
        let mut squares = vec![0_i32; (2 * TEMPLATE + 1) * reach];
        let mut columns = vec![0_i32; reach];
        let mut weights = vec![0_i16; line.length];
        // Counted with the border, as all rows and columns here.
        let own = rows.start + BORDER..rows.end + BORDER;
        let first = own.start - offset.down;
        for row in first - TEMPLATE..own.end + TEMPLATE {
            let slot = row % (2 * TEMPLATE + 1) * reach;
            let slot = squares.get_mut(slot..slot + reach).unwrap_or_default();
            self.add_row(row, offset, &line, slot, &mut columns);
            let Some(y) = row.checked_sub(TEMPLATE).filter(|y| *y >= first) else {
                continue;
            };
            self.weigh(&columns, &mut weights);
            // Each gets what lies at the other; a pixel is no pair with itself.
            let upper = (y, line.here);
            let lower = (y + offset.down, line.there);
            let both = [(upper, lower), (lower, upper)];
            let ways = if upper == lower { 1 } else { 2 };
            for ((to, column), (from, other)) in both.into_iter().take(ways) {
                if own.contains(&to) {
                    let seen = part(&weights, BORDER - column, self.width);
                    let first = BORDER + other - column;
                    let channels = self.channels.each_ref();
                    let values = channels.map(|channel| self.row(channel, from, first, self.width));
                    sums.add((to - own.start) * self.width, seen, values);
                }
            }
        }
    }

    /// Puts the squared differences of one row and the one that lies an offset away in the place of those of seven rows before, and
    /// keeps the sums of columns.
    fn add_row(
        &self,
        row: usize,
        offset: &Offset,
        line: &Line,
        slot: &mut [i32],
        columns: &mut [i32],
    ) {
        let mut fresh = true;
        for channel in &self.channels {
            let here = self.row(channel, row, line.here - TEMPLATE, columns.len());
            let there = self.row(
                channel,
                row + offset.down,
                line.there - TEMPLATE,
                columns.len(),
            );
            let places = slot.iter_mut().zip(columns.iter_mut());
            for ((square, sum), (a, b)) in places.zip(here.iter().zip(there)) {
                let difference = i16::from(*a) - i16::from(*b);
                let new = i32::from(difference) * i32::from(difference);
                *sum += new - if fresh { *square } else { 0 };
                *square = new + if fresh { 0 } else { *square };
            }
            fresh = false;
        }
    }

    /// The weights of the templates of a row, by the sums of their columns.
    fn weigh(&self, columns: &[i32], weights: &mut [i16]) {
        let (first, entering) = columns.split_at(columns.len().min(2 * TEMPLATE));
        let mut distance: i32 = first.iter().sum();
        let beyond = self.weights.len().saturating_sub(1);
        for ((enter, leave), weight) in entering.iter().zip(columns).zip(weights) {
            distance += enter;
            let place = ((distance >> SHIFT) as usize).min(beyond);
            *weight = self.weights.get(place).copied().unwrap_or(0);
            distance -= leave;
        }
    }
}

/// From one pixel of a pair to the other: so many rows down, so many columns aside.
struct Offset {
    down: usize,
    aside: usize,
    left: bool,
}

/// Where pairs of pixels lie in their rows, of which at least one is of the picture: columns are counted with the border.
struct Line {
    /// How many pairs.
    length: usize,
    /// The column of the first pair's upper pixel, and of its lower one.
    here: usize,
    there: usize,
}

impl Offset {
    fn line(&self, width: usize) -> Line {
        let (here, there) = match self.left {
            true => (BORDER, BORDER - self.aside),
            false => (BORDER - self.aside, BORDER),
        };
        Line {
            length: width + self.aside,
            here,
            there,
        }
    }
}

/// What was collected for the pixels of a band.
struct Sums<const C: usize> {
    weight: Vec<u32>,
    values: [Vec<u32>; C],
}

impl<const C: usize> Sums<C> {
    /// Adds values by their weights to the row that begins at a place.
    fn add(&mut self, place: usize, weights: &[i16], values: [&[u8]; C]) {
        let sums = self.weight.get_mut(place..place + weights.len());
        for (sum, weight) in sums.unwrap_or_default().iter_mut().zip(weights) {
            *sum += u32::from(weight.unsigned_abs());
        }
        for (sums, values) in self.values.iter_mut().zip(values) {
            let sums = sums.get_mut(place..place + weights.len());
            for ((sum, weight), value) in
                sums.unwrap_or_default().iter_mut().zip(weights).zip(values)
            {
                // A product of two numbers of 16 bits is what processors have instructions for.
                *sum += (i32::from(*weight) * i32::from(i16::from(*value))).unsigned_abs();
            }
        }
    }
}

/// Part of a list; nothing where it has no such part.
fn part<T>(all: &[T], from: usize, length: usize) -> &[T] {
    all.get(from..from + length).unwrap_or_default()
}

/// The place in `0..length` that a place in the bordered row shows; for lengths shorter than the border
/// it goes back and forth.
fn mirrored(place: usize, border: usize, length: usize) -> usize {
    let period = (2 * length.saturating_sub(1)).max(1);
    // `border` is added often enough to stay positive.
    let at = (place + period * border - border) % period;
    at.min(period - at).min(length.saturating_sub(1))
}

/// The weight of every shifted distance that has one, exp(-distance / (h² channels)), and 0.
fn weights(channels: usize) -> Vec<i16> {
    let real = f64::from(1 << SHIFT) / TEMPLATE_AREA;
    let strength = H * H * channels as f64;
    (0..)
        .map(|shifted| (ONE * (-f64::from(shifted) * real / strength).exp()).round())
        .take_while(|weight| *weight >= LEAST * ONE)
        // At most 2^31 / (21 * 21 * 255).
        .map(|weight| weight as i16)
        .chain([0])
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

    /// The same, pixel by pixel, as the paper writes it.
    fn one_by_one<const C: usize>(pixels: &[[u8; C]], width: usize, height: usize) -> Vec<[u8; C]> {
        let at = |y: usize, x: usize| {
            pixels[mirrored(y, BORDER, height) * width + mirrored(x, BORDER, width)]
        };
        let weights = weights(C);
        let mut out = Vec::new();
        for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y + BORDER, x + BORDER))) {
            let (mut weight, mut sums) = (0, [0; C]);
            for (down, right) in
                (0..=2 * SEARCH).flat_map(|d| (0..=2 * SEARCH).map(move |r| (d, r)))
            {
                let (there, beside) = (y + down - SEARCH, x + right - SEARCH);
                let mut distance = 0;
                for (dy, dx) in (0..7).flat_map(|dy| (0..7).map(move |dx| (dy, dx))) {
                    let (a, b) = (
                        at(y + dy - 3, x + dx - 3),
                        at(there + dy - 3, beside + dx - 3),
                    );
                    distance += a
                        .iter()
                        .zip(b)
                        .map(|(a, b)| (i32::from(*a) - i32::from(b)).pow(2))
                        .sum::<i32>();
                }
                let own = weights
                    .get((distance >> SHIFT) as usize)
                    .map_or(0, |own| own.unsigned_abs().into());
                weight += own;
                sums.iter_mut()
                    .zip(at(there, beside))
                    .for_each(|(sum, value)| *sum += own * u32::from(value));
            }
            out.push(sums.map(|sum| ((sum + weight / 2) / weight) as u8));
        }
        out
    }

    #[test]
    fn a_distance_for_two_gives_what_one_for_each_gives() {
        // Narrower and lower than the search window; higher than a band; and neither.
        for (width, height) in [(5, 4), (9, 2 * BAND + 3), (37, 21)] {
            let shade = |at: usize| ((at * 7 % 13 + at / width * 3) % 64 + 90) as u8;
            let light: Vec<[u8; 1]> = (0..width * height).map(|at| [shade(at)]).collect();
            let colour: Vec<[u8; 2]> = (0..width * height)
                .map(|at| [shade(at), shade(at * 5)])
                .collect();
            let done = Plane::of(&light, width, height).denoised(1, &Progress::default());
            assert_eq!(
                done.unwrap(),
                one_by_one(&light, width, height),
                "{width} x {height}"
            );
            let done = Plane::of(&colour, width, height).denoised(2, &Progress::default());
            assert_eq!(
                done.unwrap(),
                one_by_one(&colour, width, height),
                "{width} x {height}"
            );
        }
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
