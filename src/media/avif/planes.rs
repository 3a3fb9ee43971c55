//! Planes of luma and chroma to interleaved samples (ITU-T H.273, 8.3).
//!
//! Chroma of half the resolution is blended from the two nearest samples of each direction, three to one, as
//! libavif does; where its samples lie exactly (`chroma_sample_position`) plays no part, there as here.

use re_rav1d::{Picture, PixelLayout, PlanarImageComponent as Component};

use crate::colour::Sample;
use crate::error::{Error, damaged, unsupported};
use crate::limits::Watch;

/// Rows painted between two checks of the watch.
const ROWS_BETWEEN_LOOKS: u32 = 64;

/// How colours became luma and chroma.
#[derive(Debug, Clone, Copy)]
pub(super) struct Coding {
    /// Table 4 of ITU-T H.273.
    pub(super) matrix: u8,
    /// Whether samples take all values of their bits.
    pub(super) full_range: bool,
}

impl Coding {
    /// What red and blue count in luma; none where the planes are green, blue and red themselves.
    fn weights(self) -> Result<Option<(f32, f32)>, Error> {
        Ok(Some(match self.matrix {
            0 => return Ok(None),
            1 => (0.2126, 0.0722),
            // Where nothing is said, viewers take BT.601.
            2 | 5 | 6 => (0.299, 0.114),
            4 => (0.30, 0.11),
            7 => (0.212, 0.087),
            9 => (0.2627, 0.0593),
            other => return Err(unsupported(format!("AVIF: matrix coefficients {other}"))),
        }))
    }
}

/// The picture as it is painted, tile after tile.
pub(super) struct Canvas<S> {
    pub(super) samples: Vec<S>,
    pub(super) size: (u32, u32),
    pub(super) channels: usize,
}

impl<S: Sample> Canvas<S> {
    pub(super) fn new(size: (u32, u32), channels: usize) -> Self {
        let pixels = size.0 as usize * size.1 as usize;
        Self {
            samples: vec![S::default(); pixels * channels],
            size,
            channels,
        }
    }

    /// Paints the colours of a tile, as far as they lie inside; luma alone where `gray`.
    pub(super) fn paint(
        &mut self,
        picture: &Picture,
        coding: Coding,
        gray: bool,
        (left, top): (u32, u32),
        watch: &Watch,
    ) -> Result<(), Error> {
        let planes = Planes::new(picture, coding.full_range);
        let weights = coding.weights()?;
        let subsampled = picture.pixel_layout() != PixelLayout::I444;
        if weights.is_none() && subsampled && planes.chroma.is_some() {
            return Err(damaged("AVIF: green, blue and red of different sizes"));
        }
        let channels = self.channels;
        let (mut y, mut u, mut v) = (Vec::new(), Vec::new(), Vec::new());
        for row in 0..picture.height().min(self.size.1.saturating_sub(top)) {
            if row % ROWS_BETWEEN_LOOKS == 0 {
                watch.check()?;
            }
            planes.luma(row, &mut y)?;
            let target = self.row(left, top + row)?;
            let pixels = target.chunks_exact_mut(channels);
            let Some(chroma) = planes.chroma.as_ref().filter(|_| !gray) else {
                let colours = if gray { 1 } else { 3 };
                for (pixel, y) in pixels.zip(&y) {
                    pixel.iter_mut().take(colours).for_each(|s| *s = of(*y));
                }
                continue;
            };
            planes.chroma_row(&chroma.0, row, weights.is_none(), &mut u)?;
            planes.chroma_row(&chroma.1, row, weights.is_none(), &mut v)?;
            for (((pixel, y), u), v) in pixels.zip(&y).zip(&u).zip(&v) {
                let colours = match weights {
                    None => [*v, *y, *u],
                    Some((red, blue)) => mixed(*y, *u, *v, red, blue),
                };
                for (sample, colour) in pixel.iter_mut().zip(colours) {
                    *sample = of(colour);
                }
            }
        }
        Ok(())
    }

    /// Paints the luma of a tile into the last channel.
    pub(super) fn paint_opacity(
        &mut self,
        picture: &Picture,
        full_range: bool,
        (left, top): (u32, u32),
        watch: &Watch,
    ) -> Result<(), Error> {
        let planes = Planes::new(picture, full_range);
        let channels = self.channels;
        let mut y = Vec::new();
        for row in 0..picture.height().min(self.size.1.saturating_sub(top)) {
            if row % ROWS_BETWEEN_LOOKS == 0 {
                watch.check()?;
            }
            planes.luma(row, &mut y)?;
            let target = self.row(left, top + row)?;
            for (pixel, y) in target.chunks_exact_mut(channels).zip(&y) {
                pixel
                    .iter_mut()
                    .last()
                    .into_iter()
                    .for_each(|s| *s = of(*y));
            }
        }
        Ok(())
    }

    /// A row from this column on.
    fn row(&mut self, left: u32, row: u32) -> Result<&mut [S], Error> {
        let width = self.size.0 as usize;
        let start = row as usize * width + (left as usize).min(width);
        let end = (row as usize + 1) * width;
        let samples = self
            .samples
            .get_mut(start * self.channels..end * self.channels);
        samples.ok_or_else(|| damaged("AVIF: a tile outside of the picture"))
    }
}

fn of<S: Sample>(value: f32) -> S {
    // NaN does not come from numbers that are finite, and becomes 0.
    S::of((value.clamp(0.0, 1.0) * S::MAX as f32 + 0.5) as u32)
}

fn mixed(y: f32, u: f32, v: f32, red: f32, blue: f32) -> [f32; 3] {
    let green = 1.0 - red - blue;
    let r = y + 2.0 * (1.0 - red) * v;
    let b = y + 2.0 * (1.0 - blue) * u;
    [r, (y - red * r - blue * b) / green, b]
}

/// One plane of samples as the decoder keeps it.
struct Plane {
    bytes: re_rav1d::Plane,
    stride: usize,
    width: usize,
    height: u32,
}

struct Planes {
    deep: bool,
    /// Zero and one of luma; zero and one of chroma.
    luma_range: (f32, f32),
    chroma_range: (f32, f32),
    luma: Plane,
    chroma: Option<(Plane, Plane)>,
    /// Whether chroma has half the width, half the height.
    halved: (bool, bool),
    width: usize,
}

impl Planes {
    fn new(picture: &Picture, full_range: bool) -> Self {
        let bits = picture.bits_per_component().map_or(8, |bits| bits.0) as i32;
        let (max, unit) = (((1 << bits) - 1) as f32, (1 << (bits - 8)) as f32);
        let middle = 128.0 * unit;
        let (luma_range, chroma_range) = match full_range {
            true => ((0.0, max), (middle, max)),
            false => ((16.0 * unit, 219.0 * unit), (middle, 224.0 * unit)),
        };
        let (width, height) = (picture.width() as usize, picture.height());
        let halved = match picture.pixel_layout() {
            PixelLayout::I420 => (true, true),
            PixelLayout::I422 => (true, false),
            PixelLayout::I444 | PixelLayout::I400 => (false, false),
        };
        let plane = |component, width: usize, height| Plane {
            bytes: picture.plane(component),
            stride: picture.stride(component) as usize,
            width,
            height,
        };
        let chroma = (picture.pixel_layout() != PixelLayout::I400).then(|| {
            let wide = if halved.0 { width.div_ceil(2) } else { width };
            let high = if halved.1 { height.div_ceil(2) } else { height };
            (
                plane(Component::U, wide, high),
                plane(Component::V, wide, high),
            )
        });
        Self {
            deep: bits > 8,
            luma_range,
            chroma_range,
            luma: plane(Component::Y, width, height),
            chroma,
            halved,
            width,
        }
    }

    /// A row of luma from 0 to 1.
    fn luma(&self, row: u32, into: &mut Vec<f32>) -> Result<(), Error> {
        self.read(&self.luma, row, self.luma_range, into)
    }

    /// A row of chroma from -0.5 to 0.5 in full width; a colour from 0 to 1 where the plane is one.
    fn chroma_row(
        &self,
        plane: &Plane,
        row: u32,
        as_colour: bool,
        into: &mut Vec<f32>,
    ) -> Result<(), Error> {
        if as_colour {
            return self.read(plane, row, self.luma_range, into);
        }
        if self.halved == (false, false) {
            return self.read(plane, row, self.chroma_range, into);
        }
        let mut near = Vec::new();
        if self.halved.1 {
            let (nearest, next) = neighbours(row as usize, plane.height as usize);
            let mut far = Vec::new();
            self.read(plane, nearest as u32, self.chroma_range, &mut near)?;
            self.read(plane, next as u32, self.chroma_range, &mut far)?;
            near.iter_mut()
                .zip(&far)
                .for_each(|(near, far)| *near = blended(*near, *far));
        } else {
            self.read(plane, row, self.chroma_range, &mut near)?;
        }
        into.clear();
        into.extend((0..self.width).map(|x| {
            let (nearest, next) = neighbours(x, near.len());
            let at = |place: usize| near.get(place).copied().unwrap_or_default();
            blended(at(nearest), at(next))
        }));
        Ok(())
    }

    fn read(
        &self,
        plane: &Plane,
        row: u32,
        (zero, one): (f32, f32),
        into: &mut Vec<f32>,
    ) -> Result<(), Error> {
        let wide = plane.width * if self.deep { 2 } else { 1 };
        let start = plane.stride * row as usize;
        let bytes = plane.bytes.get(start..start + wide);
        let bytes = bytes.ok_or_else(|| damaged("AVIF: fewer samples than the size announces"))?;
        let scaled = |sample: f32| (sample - zero) / one;
        into.clear();
        match self.deep {
            false => into.extend(bytes.iter().map(|byte| scaled(f32::from(*byte)))),
            true => {
                let (words, _) = bytes.as_chunks::<2>();
                let words = words.iter().map(|word| u16::from_ne_bytes(*word));
                into.extend(words.map(|word| scaled(f32::from(word))));
            }
        }
        Ok(())
    }
}

/// The sample of half the resolution in which this place lies, and the next nearest.
fn neighbours(place: usize, count: usize) -> (usize, usize) {
    let last = count.saturating_sub(1);
    let nearest = (place / 2).min(last);
    let next = match place % 2 {
        0 => nearest.saturating_sub(1),
        _ => (nearest + 1).min(last),
    };
    (nearest, next)
}

fn blended(near: f32, far: f32) -> f32 {
    near * 0.75 + far * 0.25
}
