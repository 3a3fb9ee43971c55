//! A box that may be turned.

use crate::photo::{Point, Region};

/// What a box that covers a line reaches beyond it, as a part of the line's height: accents, tails of letters.
const REACH: f32 = 0.12;

/// What a slanted cover of a line reaches beyond it, on each side: more than an upright one, whose corners hold much around the line.
const SLANTED_REACH: f32 = 0.3;
/// A slanted cover is worth it where the upright one hides so many times as much.
const WORTH: f32 = 1.25;

/// The corners of the slanted rectangle that covers a line with these corners, where an upright one would hide a good deal more.
pub(super) fn cover(corners: &[Point; 4], region: &Region) -> Option<[Point; 4]> {
    let [a, b, _, d] = corners;
    let (along, across) = ((b.x - a.x, b.y - a.y), (d.x - a.x, d.y - a.y));
    let (length, height) = (along.0.hypot(along.1), across.0.hypot(across.1));
    let reach = height.min(length) * SLANTED_REACH + 2.0;
    let hidden = (length + 2.0 * reach) * (height + 2.0 * reach);
    // False for what is no number, and for a line without extent.
    if !(length > 0.0 && height > 0.0 && region.area() > WORTH * hidden) {
        return None;
    }
    let unit = |(x, y): (f32, f32), extent: f32| (x / extent * reach, y / extent * reach);
    let (u, v) = (unit(along, length), unit(across, height));
    let moved = |of: &Point, s: f32, t: f32| Point {
        x: of.x + s * u.0 + t * v.0,
        y: of.y + s * u.1 + t * v.1,
    };
    let [a, b, c, d] = corners;
    Some([
        moved(a, -1.0, -1.0),
        moved(b, 1.0, -1.0),
        moved(c, 1.0, 1.0),
        moved(d, -1.0, 1.0),
    ])
}

/// A line's box, in pixels of the photo.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slanted {
    /// Its middle.
    pub(super) centre: Point,
    /// The direction along the line, in radians from the right towards below; -π/4 to 3π/4.
    pub(super) angle: f32,
    /// The direction in which it is read, as far as it is known: `angle`, or the way back.
    pub(super) angle_to_read: f32,
    /// Extent along the line.
    pub(super) length: f32,
    /// Extent across the line.
    pub(super) height: f32,
    /// How sure the network is that there is text, 0-1.
    pub(super) score: f32,
    /// Whether the coarse pass saw it.
    pub(super) coarse: bool,
}

impl Slanted {
    /// The point so far along the direction of reading and across it, from the middle.
    pub(super) fn point(&self, along: f32, across: f32) -> Point {
        let (sin, cos) = self.angle_to_read.sin_cos();
        Point {
            x: self.centre.x + along * cos - across * sin,
            y: self.centre.y + along * sin + across * cos,
        }
    }

    /// The corners, from the one above the line's beginning, around.
    pub(super) fn corners(&self) -> [Point; 4] {
        let (along, across) = (self.length / 2.0, self.height / 2.0);
        [
            self.point(-along, -across),
            self.point(along, -across),
            self.point(along, across),
            self.point(-along, across),
        ]
    }

    /// The smallest upright rectangle that holds it.
    pub(super) fn hull(&self) -> Region {
        let corners = self.corners();
        let least = |of: fn(&Point) -> f32| corners.iter().map(of).fold(f32::INFINITY, f32::min);
        let most = |of: fn(&Point) -> f32| corners.iter().map(of).fold(f32::NEG_INFINITY, f32::max);
        let (left, top) = (least(|p| p.x), least(|p| p.y));
        Region {
            x: left,
            y: top,
            width: most(|p| p.x) - left,
            height: most(|p| p.y) - top,
        }
    }

    /// The box that covers it: a little larger than its hull, in whole pixels, inside the picture; none where it has no
    /// part in it.
    pub(super) fn region(&self, width: u32, height: u32) -> Option<Region> {
        let hull = self.hull();
        let reach = self.height * REACH + 1.0;
        let left = (hull.x - reach).floor().max(0.0);
        let top = (hull.y - reach).floor().max(0.0);
        let right = (hull.x + hull.width + reach).ceil().min(width as f32);
        let bottom = (hull.y + hull.height + reach).ceil().min(height as f32);
        // Also false for what is no number.
        (right > left && bottom > top).then_some(Region {
            x: left,
            y: top,
            width: right - left,
            height: bottom - top,
        })
    }
}

/// The smallest rectangle around points: its middle, the angle of its longer side, its longer and its shorter extent. None
/// without points.
///
/// Not `imageproc::geometry`: it compares points as whole numbers of 32 bits, gives corners in whole pixels, which is too coarse
/// for a line of a few, and leaves out the hull's last side.
///
/// A side of the smallest rectangle lies along a side of the convex hull (Freeman and Shapira 1975).
pub(super) fn smallest_rectangle(points: &[[f32; 2]]) -> Option<(Point, f32, f32, f32)> {
    let hull = convex_hull(points);
    let first = *hull.first()?;
    let next = hull.iter().skip(1).chain(std::iter::once(&first));
    let angles = hull
        .iter()
        .zip(next)
        .map(|(a, b)| (b[1] - a[1]).atan2(b[0] - a[0]));
    let fitted = angles.map(|angle| fitted(&hull, angle));
    fitted.min_by(|a, b| (a.2 * a.3).total_cmp(&(b.2 * b.3)))
}

/// The rectangle at this angle around the hull; its longer extent first.
fn fitted(hull: &[[f32; 2]], angle: f32) -> (Point, f32, f32, f32) {
    let (sin, cos) = angle.sin_cos();
    let (mut low, mut high) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2]);
    for [x, y] in hull {
        let turned = [x * cos + y * sin, y * cos - x * sin];
        for ((low, high), value) in low.iter_mut().zip(&mut high).zip(turned) {
            *low = low.min(value);
            *high = high.max(value);
        }
    }
    let [u, v] = [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0];
    let middle = Point {
        x: u * cos - v * sin,
        y: u * sin + v * cos,
    };
    let (along, across) = (high[0] - low[0], high[1] - low[1]);
    if along >= across {
        (middle, angle, along, across)
    } else {
        (middle, angle + std::f32::consts::FRAC_PI_2, across, along)
    }
}

/// The convex hull, around (A. M. Andrew 1979, the monotone chain).
fn convex_hull(points: &[[f32; 2]]) -> Vec<[f32; 2]> {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    sorted.dedup();
    if sorted.len() < 3 {
        return sorted;
    }
    let chain = |points: &mut dyn Iterator<Item = [f32; 2]>| {
        let mut chain: Vec<[f32; 2]> = Vec::new();
        for point in points {
            while let [.., a, b] = chain.as_slice()
                && (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]) <= 0.0
            {
                chain.pop();
            }
            chain.push(point);
        }
        chain.pop();
        chain
    };
    let mut hull = chain(&mut sorted.iter().copied());
    hull.append(&mut chain(&mut sorted.iter().rev().copied()));
    hull
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_point_and_two_have_a_rectangle_and_none_has_none() {
        assert_eq!(smallest_rectangle(&[]), None);
        let (middle, _, long, short) = smallest_rectangle(&[[3.0, 4.0]]).unwrap();
        assert_eq!((middle, long, short), (Point { x: 3.0, y: 4.0 }, 0.0, 0.0));
        let (_, angle, long, short) = smallest_rectangle(&[[0.0, 0.0], [3.0, 4.0]]).unwrap();
        assert!((long - 5.0).abs() < 1e-4 && short.abs() < 1e-4);
        assert!((angle.tan().abs() - 4.0 / 3.0).abs() < 1e-3);
    }

    proptest! {
        #[test]
        fn a_turned_rectangle_is_found_again(
            angle in -1.5_f32..1.5, length in 20_f32..400.0, share in 0.05_f32..0.9, x in -500_f32..500.0, y in -500_f32..500.0,
        ) {
            let made = Slanted {
                centre: Point { x, y }, angle, angle_to_read: angle, length, height: length * share, score: 1.0, coarse: false,
            };
            let mut points: Vec<[f32; 2]> = made.corners().iter().map(|p| [p.x, p.y]).collect();
            points.extend((0..9).map(|n| { let p = made.point(length * (n as f32 / 20.0 - 0.2), 0.0); [p.x, p.y] }));
            let (middle, turned, long, short) = smallest_rectangle(&points).unwrap();
            prop_assert!((middle.x - x).hypot(middle.y - y) < length * 0.01);
            prop_assert!((long - length).abs() < length * 0.01 && (short - made.height).abs() < length * 0.01);
            prop_assert!((turned - angle).sin().abs() < 0.02);
        }

        #[test]
        fn a_cover_holds_the_whole_line_and_stays_in_the_picture(
            angle in -7_f32..7.0, length in 1_f32..400.0, height in 1_f32..90.0, x in -50_f32..1050.0, y in -50_f32..850.0,
        ) {
            let line = Slanted {
                centre: Point { x, y }, angle, angle_to_read: angle, length, height, score: 1.0, coarse: false,
            };
            if let Some(r) = line.region(1000, 800) {
                prop_assert!(r.x >= 0.0 && r.y >= 0.0 && r.x + r.width <= 1000.0 && r.y + r.height <= 800.0);
                for corner in line.corners() {
                    let inside = (0.0..=1000.0).contains(&corner.x) && (0.0..=800.0).contains(&corner.y);
                    let held = corner.x >= r.x && corner.x <= r.x + r.width && corner.y >= r.y && corner.y <= r.y + r.height;
                    prop_assert!(held || !inside);
                }
            }
        }
    }
}
