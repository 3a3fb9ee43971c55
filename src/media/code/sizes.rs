//! A picture in several sizes, and pieces of it cut out straight.

use super::halved;
use super::patches::Band;
use image::GrayImage;

/// A picture at its full size, at half of it and so on, each with the pixels of the full size in one of its own.
pub(super) struct Sizes<'a> {
    full: &'a GrayImage,
    halves: Vec<(GrayImage, f32)>,
}

impl<'a> Sizes<'a> {
    /// Halves until a picture has at most so many pixels.
    pub(super) fn of(full: &'a GrayImage, smallest: u64) -> Self {
        let mut halves: Vec<(GrayImage, f32)> = Vec::new();
        loop {
            let (last, step) = halves
                .last()
                .map_or((full, 1.0), |(last, step)| (last, *step));
            if super::pixels(last) <= smallest {
                return Self { full, halves };
            }
            let half = (halved(last), step * 2.0);
            halves.push(half);
        }
    }

    /// All of them, the largest first.
    pub(super) fn all(&self) -> impl Iterator<Item = (&GrayImage, f32)> {
        let halves = self.halves.iter().map(|(half, step)| (half, *step));
        std::iter::once((self.full, 1.0)).chain(halves)
    }

    /// The smallest whose pixels are no larger than a step, so that one sample says what lies in it.
    fn at(&self, step: f32) -> (&GrayImage, f32) {
        let fine = self.halves.iter().rev().find(|(_, own)| *own <= step);
        fine.map_or((self.full, 1.0), |(picture, own)| (picture, *own))
    }

    /// A band as a picture of this size.
    pub(super) fn straight(&self, band: &Band, (width, height): (u32, u32)) -> GrayImage {
        let (across, down) = (band.along / width as f32, band.across / height as f32);
        let samples = self.samples(across.min(down));
        let mut cut = GrayImage::new(width, height);
        for (y, row) in cut.chunks_exact_mut((width as usize).max(1)).enumerate() {
            let v = (y as f32 + 0.5) * down - band.across / 2.0;
            samples.row(band, v, across, row.len(), |x, light| {
                if let Some(pixel) = row.get_mut(x) {
                    *pixel = light as u8;
                }
            });
        }
        cut
    }

    /// The light along a line across bars, `v` from the band's middle, as the mean over a thickness.
    pub(super) fn profile(&self, band: &Band, v: f32, thickness: f32, length: usize) -> Vec<f32> {
        const ROWS: u8 = 5;
        let step = band.along / length.max(1) as f32;
        let samples = self.samples(step);
        let mut line = vec![0.0; length];
        for row in 0..ROWS {
            let v = v + thickness * (f32::from(row) / f32::from(ROWS - 1) - 0.5);
            samples.row(band, v, step, length, |x, light| {
                if let Some(sum) = line.get_mut(x) {
                    *sum += light / f32::from(ROWS);
                }
            });
        }
        line
    }

    fn samples(&self, step: f32) -> Samples<'_> {
        let (picture, own) = self.at(step);
        Samples {
            pixels: picture.as_raw(),
            width: picture.width() as usize,
            height: picture.height() as usize,
            own,
        }
    }
}

/// One size, of which light is asked between pixels.
struct Samples<'a> {
    pixels: &'a [u8],
    width: usize,
    height: usize,
    /// Pixels of the full size in one of its own.
    own: f32,
}

impl Samples<'_> {
    /// The light at so many places along a band, `v` from its middle; that of the nearest pixel outside the picture.
    fn row(&self, band: &Band, v: f32, step: f32, length: usize, mut take: impl FnMut(usize, f32)) {
        let first = band.point(0.5 * step - band.along / 2.0, v);
        let (mut x, mut y) = (first.x / self.own - 0.5, first.y / self.own - 0.5);
        let next = band.point(1.5 * step - band.along / 2.0, v);
        let (dx, dy) = ((next.x - first.x) / self.own, (next.y - first.y) / self.own);
        let most = |side: usize| side.saturating_sub(1) as f32;
        let (right, bottom) = (most(self.width), most(self.height));
        for place in 0..length {
            take(place, self.light(x.clamp(0.0, right), y.clamp(0.0, bottom)));
            x += dx;
            y += dy;
        }
    }

    /// The light at a place inside the picture.
    fn light(&self, x: f32, y: f32) -> f32 {
        let left = (x as usize).min(self.width.saturating_sub(2));
        let top = (y as usize).min(self.height.saturating_sub(2));
        let (right, below) = (x - left as f32, y - top as f32);
        let at = top * self.width + left;
        let (Some([a, b]), Some([c, d])) = (
            self.pixels.get(at..at + 2),
            self.pixels.get(at + self.width..at + self.width + 2),
        ) else {
            // Safe: a picture of one row or column, in which no code is.
            return 0.0;
        };
        let [a, b, c, d] = [*a, *b, *c, *d].map(f32::from);
        let upper = a + (b - a) * right;
        let lower = c + (d - c) * right;
        upper + (lower - upper) * below
    }
}
