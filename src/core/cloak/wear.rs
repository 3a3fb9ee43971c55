//! Carrying a cloak from its frame back to the photo, at the photo's own resolution.

use image::{GrayImage, RgbImage};

use super::frame::{Frame, SIDE};
use crate::model::recogniser::{Similarity, apart};
use crate::photo::Region;

/// Pixels of a photo as they were before any cloak, where a cloak may reach: whatever is added, by one face or by
/// several, stays within the budget of them.
#[derive(Debug)]
pub(super) struct Before {
    left: u32,
    top: u32,
    pixels: RgbImage,
}

impl Before {
    /// Keeps what a frame can reach; none where that lies outside of the photo.
    pub(super) fn of(photo: &RgbImage, frame: &Frame) -> Option<Self> {
        let reach = frame.reach()?;
        let span = |from: f32, length: f32, limit: u32| {
            let first = from.floor().max(0.0) as u32;
            let end = ((from + length).ceil().max(0.0) as u32).min(limit);
            (end > first).then_some((first, end - first))
        };
        let (left, width) = span(reach.x, reach.width, photo.width())?;
        let (top, height) = span(reach.y, reach.height, photo.height())?;
        let pixels = image::imageops::crop_imm(photo, left, top, width, height).to_image();
        Some(Self { left, top, pixels })
    }

    /// The same pixels of a photo as it is now.
    pub(super) fn again(&self, photo: &RgbImage) -> Self {
        let (width, height) = self.pixels.dimensions();
        let pixels = image::imageops::crop_imm(photo, self.left, self.top, width, height);
        Self {
            left: self.left,
            top: self.top,
            pixels: pixels.to_image(),
        }
    }

    /// Gives them back to their photo.
    pub(super) fn restore(&self, photo: &mut RgbImage) {
        image::imageops::replace(photo, &self.pixels, self.left.into(), self.top.into());
    }

    /// Whether any of them lies in a box.
    pub(super) fn touches(&self, region: &Region) -> bool {
        let (width, height) = self.pixels.dimensions();
        let own = Region {
            x: self.left as f32,
            y: self.top as f32,
            width: width as f32,
            height: height as f32,
        };
        own.shared_area(region) > 0.0
    }
}

/// What a face puts on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Worn<'a> {
    /// By how much each value of the frame changes, in 1/255: red, green and blue planes.
    pub change: &'a [f32],
    /// How far a value of the photo may move at most.
    pub budget: f32,
    /// Where alone it is put on; none for all that it reaches.
    pub within: Option<&'a Region>,
}

impl Worn<'_> {
    /// Puts it on a face of a photo. No value moves further than the budget from `before`, and none where `covered` is set: covers stay as
    /// they are.
    pub(super) fn put_on(
        self,
        photo: &mut RgbImage,
        before: &Before,
        place: &Similarity,
        covered: Option<&GrayImage>,
    ) {
        // Where a face is smaller in the photo than in its frame, several values of the cloak share a pixel.
        let spread = softened(self.change, place.scale());
        for (x, y, was) in before.pixels.enumerate_pixels() {
            let (x, y) = (before.left + x, before.top + y);
            if self.within.is_some_and(|within| !reaches(within, x, y)) {
                continue;
            }
            let hidden = covered.and_then(|mask| mask.get_pixel_checked(x, y));
            if hidden.is_some_and(|opacity| opacity.0 != [0]) {
                continue;
            }
            let Some(now) = photo.get_pixel_mut_checked(x, y) else {
                continue;
            };
            let at = place.apply([x as f32, y as f32]);
            let Some(change) = value(&spread, at) else {
                continue;
            };
            for ((now, was), change) in now.0.iter_mut().zip(was.0).zip(change) {
                let was = f32::from(was);
                let wanted = f32::from(*now) + change;
                *now = wanted.clamp(was - self.budget, was + self.budget).round() as u8;
            }
        }
    }
}

/// Whether a box holds any of a pixel.
fn reaches(within: &Region, x: u32, y: u32) -> bool {
    let pixel = Region {
        x: x as f32,
        y: y as f32,
        width: 1.0,
        height: 1.0,
    };
    within.shared_area(&pixel) > 0.0
}

/// The cloak between the pixels of its frame (Catmull-Rom's cubic, which goes through its values and keeps edges); none
/// outside.
fn value(planes: &[f32], [x, y]: [f32; 2]) -> Option<[f32; 3]> {
    let last = (SIDE - 1) as f32;
    if !(x > -0.5 && y > -0.5 && x < last + 0.5 && y < last + 0.5) {
        return None;
    }
    let (left, across) = taps(x);
    let (top, down) = taps(y);
    let mut sums = [0.0; 3];
    for (sum, plane) in sums.iter_mut().zip(planes.chunks_exact(SIDE * SIDE)) {
        for (row, weight) in (top - 1..).zip(down) {
            let row = row.clamp(0, SIDE as i32 - 1) as usize;
            // Safe: no change; whether the cloak works is judged on the finished photo.
            let values = plane.get(row * SIDE..(row + 1) * SIDE).unwrap_or_default();
            for (column, part) in (left - 1..).zip(across) {
                let column = column.clamp(0, SIDE as i32 - 1) as usize;
                *sum += weight * part * values.get(column).copied().unwrap_or_default();
            }
        }
    }
    Some(sums)
}

/// The pixel before a place, and the weights of the four around it.
fn taps(at: f32) -> (i32, [f32; 4]) {
    let (first, t) = apart(at);
    let weights = [
        ((-0.5 * t + 1.0) * t - 0.5) * t,
        (1.5 * t - 2.5) * t * t + 1.0,
        ((-1.5 * t + 2.0) * t + 0.5) * t,
        (0.5 * t - 0.5) * t * t,
    ];
    (first, weights)
}

/// Means over squares of `side` pixels (made odd), rows first, then columns; the planes themselves for a side of one.
fn softened(planes: &[f32], side: f32) -> Vec<f32> {
    let reach = ((side - 1.0) / 2.0).round().clamp(0.0, SIDE as f32) as usize;
    if reach == 0 {
        return planes.to_vec();
    }
    let turned = |planes: Vec<f32>| -> Vec<f32> {
        let columns = planes
            .chunks_exact(SIDE * SIDE)
            .flat_map(|plane| (0..SIDE).map(move |x| plane.iter().skip(x).step_by(SIDE)));
        columns.flatten().copied().collect()
    };
    let along = |planes: &[f32]| -> Vec<f32> {
        planes
            .chunks(SIDE)
            .flat_map(|row| means(row, reach))
            .collect()
    };
    turned(along(&turned(along(planes))))
}

fn means(row: &[f32], reach: usize) -> Vec<f32> {
    (0..row.len())
        .map(|at| {
            let window = at.saturating_sub(reach)..(at + reach + 1).min(row.len());
            let window = row.get(window).unwrap_or_default();
            window.iter().sum::<f32>() / window.len().max(1) as f32
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::super::{Strength, Target};
    use super::*;
    use proptest::prelude::*;

    fn photo() -> RgbImage {
        RgbImage::from_fn(500, 400, |x, y| {
            image::Rgb([x as u8, y as u8, (x * y / 256) as u8])
        })
    }

    fn frame_at(photo: &RgbImage, x: f32, y: f32, height: f32) -> Frame {
        let region = Region {
            x,
            y,
            width: height * 0.75,
            height,
        };
        let target = Target {
            region,
            landmarks: None,
            strength: Strength::Balanced,
        };
        Frame::of(photo, &target).unwrap()
    }

    fn cloak(seed: u32) -> Vec<f32> {
        (0..3 * SIDE * SIDE as u32 as usize)
            .map(|i| {
                let mixed = (i as u32 ^ seed).wrapping_mul(2_654_435_761);
                (mixed >> 16) as f32 / 65_535.0 * 60.0 - 30.0
            })
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn however_many_cloaks_are_worn_no_value_leaves_the_budget(
            seed in any::<u32>(), budget in 1.0_f32..12.0, x in -100.0_f32..450.0, height in 24.0_f32..380.0,
        ) {
            let original = photo();
            let mut worn = original.clone();
            let faces = [frame_at(&original, x, 60.0, height), frame_at(&original, x + 30.0, 90.0, height)];
            let before: Vec<_> = faces.iter().map(|frame| Before::of(&original, frame)).collect();
            for (frame, before) in faces.iter().zip(&before) {
                if let Some(before) = before {
                    let cloak = Worn { change: &cloak(seed), budget, within: None };
                    cloak.put_on(&mut worn, before, &frame.place, None);
                }
            }
            for (now, was) in worn.iter().zip(original.iter()) {
                prop_assert!(f32::from(now.abs_diff(*was)) <= budget + 0.5);
            }
        }
    }

    #[test]
    fn an_even_change_arrives_whole_at_every_size() {
        for height in [40.0, 110.0, 300.0] {
            let original = RgbImage::from_pixel(900, 900, image::Rgb([100; 3]));
            let frame = frame_at(&original, 300.0, 300.0, height);
            let mut worn = original.clone();
            let before = Before::of(&original, &frame).unwrap();
            let cloak = Worn {
                change: &[5.0; 3 * SIDE * SIDE],
                budget: 8.0,
                within: None,
            };
            cloak.put_on(&mut worn, &before, &frame.place, None);
            let middle = (300.0 + height * 0.4) as u32;
            assert_eq!(worn.get_pixel(middle, middle).0, [105; 3]);
            assert_eq!(worn.get_pixel(2, 2).0, [100; 3]);
        }
    }

    #[test]
    fn what_is_covered_stays_as_the_cover_left_it() {
        let original = photo();
        let frame = frame_at(&original, 150.0, 100.0, 160.0);
        let mask = GrayImage::from_fn(500, 400, |x, _| image::Luma([u8::from(x < 250) * 255]));
        let mut worn = original.clone();
        let before = Before::of(&original, &frame).unwrap();
        let cloak = Worn {
            change: &cloak(1),
            budget: 8.0,
            within: None,
        };
        cloak.put_on(&mut worn, &before, &frame.place, Some(&mask));
        let moved = |from, to| {
            let pixels = worn
                .enumerate_pixels()
                .filter(|(x, ..)| (from..to).contains(x));
            pixels
                .filter(|(x, y, p)| *p != original.get_pixel(*x, *y))
                .count()
        };
        assert_eq!(moved(0, 250), 0);
        assert!(moved(250, 500) > 1000);
    }
}
