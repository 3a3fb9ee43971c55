//! A turned rectangle, as a line of text in a slanted photo needs it: upright boxes, one below the other, that hold all of it.
//!
//! Boxes, since what a lossy file mixes into its blocks has to be hidden with the line, and blocks are upright: a turned rectangle that was
//! made as much wider everywhere would hide far more.

use crate::photo::{Blocks, Point, Region};

/// Rows of a box, unless there would be too many boxes.
const ROWS: f64 = 2.0;
/// Most boxes of a rectangle.
const MOST: f64 = 512.0;

/// A rectangle that may be turned, in pixels; may reach outside the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slant {
    /// Its corners, around.
    pub corners: [Point; 4],
    growth: Growth,
}

/// What has to be hidden beyond the rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Growth {
    /// Nothing.
    None,
    /// What else lies in the blocks of a lossy file that it touches.
    Blocks(Blocks),
    /// So many pixels to the sides, and above and below: blocks in a picture that was made smaller.
    By(f32, f32),
}

impl Slant {
    /// The rectangle alone.
    pub fn new(corners: [Point; 4]) -> Self {
        Self {
            corners,
            growth: Growth::None,
        }
    }

    /// With all that lies in the blocks that it touches.
    pub fn around(self, blocks: Blocks) -> Self {
        Self {
            growth: Growth::Blocks(blocks),
            ..self
        }
    }

    /// The same in a picture that was made smaller or larger; as far as blocks reach on the average.
    pub fn scaled(self, across: f32, down: f32) -> Self {
        let growth = match self.growth {
            Growth::None => Growth::None,
            Growth::Blocks(blocks) => {
                let (x, y) = blocks.mean_reach();
                Growth::By(x * across, y * down)
            }
            Growth::By(x, y) => Growth::By(x * across, y * down),
        };
        let corners = self.corners.map(|corner| Point {
            x: corner.x * across,
            y: corner.y * down,
        });
        Self { corners, growth }
    }

    /// Upright boxes from top to bottom that hold every pixel of it in a picture of this size; none where it lies elsewhere, or where a
    /// number is not finite.
    pub(super) fn boxes(&self, size: (u32, u32)) -> Vec<Region> {
        let ys = self.corners.map(|corner| f64::from(corner.y));
        let numbers = self.corners.iter().flat_map(|corner| [corner.x, corner.y]);
        if !numbers.into_iter().all(f32::is_finite) {
            return Vec::new();
        }
        let top = ys.iter().copied().fold(f64::INFINITY, f64::min).floor();
        let bottom = ys.iter().copied().fold(f64::NEG_INFINITY, f64::max).ceil();
        let (top, bottom) = (top.max(0.0), bottom.min(f64::from(size.1)));
        let rows = ((bottom - top) / MOST).ceil().max(ROWS);
        let mut boxes = Vec::new();
        let mut from = top;
        while from < bottom {
            let to = (from + rows).min(bottom);
            if let Some((left, right)) = self.between(from, to) {
                boxes.push(self.grown(
                    Region {
                        x: left.floor() as f32,
                        y: from as f32,
                        width: (right.ceil() - left.floor()) as f32,
                        height: (to - from) as f32,
                    },
                    size,
                ));
            }
            from = to;
        }
        boxes.retain(|one| one.touches(size.0, size.1));
        boxes
    }

    /// How far it reaches to the left and to the right between two heights.
    fn between(&self, top: f64, bottom: f64) -> Option<(f64, f64)> {
        let ends = self.corners.iter().skip(1).chain(&self.corners);
        let sides = self.corners.iter().zip(ends);
        let places = sides.flat_map(|(a, b)| {
            let (a, b) = if a.y <= b.y { (a, b) } else { (b, a) };
            let [ax, ay, bx, by] = [a.x, a.y, b.x, b.y].map(f64::from);
            let at = |y: f64| match by > ay {
                true => ax + (bx - ax) * ((y - ay) / (by - ay)).clamp(0.0, 1.0),
                false => ax,
            };
            match by < top || ay > bottom {
                true => [None, None, None],
                // A level side reaches to both its ends.
                false => [Some(at(top)), Some(at(bottom)), (by <= ay).then_some(bx)],
            }
        });
        let mut reach: Option<(f64, f64)> = None;
        for x in places.flatten() {
            let (left, right) = reach.unwrap_or((x, x));
            reach = Some((left.min(x), right.max(x)));
        }
        reach
    }

    fn grown(&self, region: Region, size: (u32, u32)) -> Region {
        match self.growth {
            Growth::None => region,
            Growth::Blocks(blocks) => blocks.around(&region, size),
            Growth::By(x, y) => Region {
                x: region.x - x,
                y: region.y - y,
                width: region.width + 2.0 * x,
                height: region.height + 2.0 * y,
            },
        }
    }

    /// Its middle, its shorter side, and how far it is turned, clockwise, between a quarter to the left and a quarter to the right.
    pub(super) fn frame(&self) -> ((f64, f64), f64, f64) {
        let [a, b, c, d] = self.corners.map(|p| (f64::from(p.x), f64::from(p.y)));
        let middle = ((a.0 + b.0 + c.0 + d.0) / 4.0, (a.1 + b.1 + c.1 + d.1) / 4.0);
        let (along, across) = ((b.0 - a.0, b.1 - a.1), (d.0 - a.0, d.1 - a.1));
        let shorter = along.0.hypot(along.1).min(across.0.hypot(across.1));
        let tilt = (along.1 / along.0).atan();
        (middle, shorter, if tilt.is_finite() { tilt } else { 0.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn turned(x: f32, y: f32, length: f32, height: f32, angle: f32) -> [Point; 4] {
        let (sin, cos) = angle.sin_cos();
        let at = |along: f32, across: f32| Point {
            x: x + along * cos - across * sin,
            y: y + along * sin + across * cos,
        };
        let (l, h) = (length / 2.0, height / 2.0);
        [at(-l, -h), at(l, -h), at(l, h), at(-l, h)]
    }

    #[test]
    fn what_is_no_place_has_no_box() {
        let nowhere = [Point {
            x: f32::NAN,
            y: 0.0,
        }; 4];
        assert!(Slant::new(nowhere).boxes((100, 100)).is_empty());
        let elsewhere = turned(-500.0, 40.0, 60.0, 10.0, 0.3);
        assert!(Slant::new(elsewhere).boxes((100, 100)).is_empty());
    }

    #[test]
    fn a_slanted_line_leaves_most_of_its_upright_rectangle_alone() {
        let line = Slant::new(turned(500.0, 400.0, 600.0, 40.0, 20_f32.to_radians()));
        let hidden: f32 = line.boxes((1000, 800)).iter().map(Region::area).sum();
        assert!(hidden < 1.15 * 600.0 * 40.0, "{hidden}");
        assert!(hidden >= 600.0 * 40.0);
    }

    proptest! {
        #[test]
        fn the_boxes_hold_every_place_of_the_rectangle(
            x in -50_f32..350.0, y in -50_f32..350.0, length in 1_f32..300.0, height in 1_f32..60.0, angle in -4_f32..4.0,
            along in -0.5_f32..0.5, across in -0.5_f32..0.5,
        ) {
            let line = Slant::new(turned(x, y, length, height, angle));
            let [a, b, _, d] = line.corners;
            let (along, across) = (along + 0.5, across + 0.5);
            let place = (
                a.x + (b.x - a.x) * along + (d.x - a.x) * across,
                a.y + (b.y - a.y) * along + (d.y - a.y) * across,
            );
            let inside = (0.0..300.0).contains(&place.0) && (0.0..300.0).contains(&place.1);
            let held = line.boxes((300, 300)).iter().any(|r| {
                place.0 >= r.x - 0.01 && place.0 <= r.x + r.width + 0.01 && place.1 >= r.y - 0.01 && place.1 <= r.y + r.height + 0.01
            });
            prop_assert!(held || !inside);
        }
    }
}
