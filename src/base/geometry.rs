//! Places in a picture: pixels of the upright picture, origin at the top left.

use serde::Serialize;

/// A place, in pixels; may lie outside the picture.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

impl Point {
    /// Where a landmark is in a picture that was made larger or smaller by these factors: the middle of the first pixel is at
    /// 0, 0 for landmarks, and its corner for boxes.
    pub fn scaled(self, across: f32, down: f32) -> Self {
        Self {
            x: (self.x + 0.5) * across - 0.5,
            y: (self.y + 0.5) * down - 0.5,
        }
    }
}

/// An upright rectangle, in pixels; may reach outside the picture.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Region {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width, positive.
    pub width: f32,
    /// Height, positive.
    pub height: f32,
}

impl Region {
    /// Its centre.
    pub fn centre(&self) -> Point {
        Point {
            x: self.x + self.width / 2.0,
            y: self.y + self.height / 2.0,
        }
    }

    /// Where it is in a picture that was made larger or smaller by these factors.
    pub fn scaled(&self, across: f32, down: f32) -> Self {
        Self {
            x: self.x * across,
            y: self.y * down,
            width: self.width * across,
            height: self.height * down,
        }
    }

    /// It and so many pixels around it.
    pub fn grown(&self, by: f32) -> Self {
        Self {
            x: self.x - by,
            y: self.y - by,
            width: self.width + 2.0 * by,
            height: self.height + 2.0 * by,
        }
    }

    /// Area in square pixels.
    pub fn area(&self) -> f32 {
        self.width.max(0.0) * self.height.max(0.0)
    }

    /// Area shared with another region, in square pixels.
    pub fn shared_area(&self, other: &Self) -> f32 {
        let width = (self.x + self.width).min(other.x + other.width) - self.x.max(other.x);
        let height = (self.y + self.height).min(other.y + other.height) - self.y.max(other.y);
        width.max(0.0) * height.max(0.0)
    }

    /// Whether any part lies in a picture of this size. False for NaN, and without area.
    pub fn touches(&self, width: u32, height: u32) -> bool {
        let picture = Self {
            x: 0.0,
            y: 0.0,
            width: width as f32,
            height: height as f32,
        };
        self.shared_area(&picture) > 0.0
    }
}

/// Rows from top to bottom, each from left to right by `left`. An item belongs to a row when its centre lies within half a
/// height of the row's first item. What has no place (NaN) comes last; nothing is lost.
pub fn in_reading_order<T>(
    mut items: Vec<T>,
    region: impl Fn(&T) -> Region,
    left: impl Fn(&Region) -> f32,
) -> Vec<T> {
    let middle = |item: &T| region(item).centre().y;
    items.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
    let mut ordered = Vec::with_capacity(items.len());
    let mut row = Vec::new();
    let mut bottom = f32::NEG_INFINITY;
    let flush = |row: &mut Vec<T>, ordered: &mut Vec<T>| {
        row.sort_by(|a, b| left(&region(a)).total_cmp(&left(&region(b))));
        ordered.append(row);
    };
    for item in items {
        if middle(&item) > bottom {
            flush(&mut row, &mut ordered);
            bottom = middle(&item) + region(&item).height / 2.0;
        }
        row.push(item);
    }
    flush(&mut row, &mut ordered);
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f32, y: f32) -> Region {
        let (width, height) = (10.0, 10.0);
        Region {
            x,
            y,
            width,
            height,
        }
    }

    #[test]
    fn reading_order_goes_by_rows_and_loses_nothing() {
        let regions = vec![
            at(90.0, 3.0),
            at(5.0, 60.0),
            at(5.0, f32::NAN),
            at(5.0, 0.0),
        ];
        let ordered = in_reading_order(regions, |r| *r, |r| r.x);
        let corners: Vec<_> = ordered.iter().map(|r| (r.x, r.y)).collect();
        assert_eq!(corners[..3], [(5.0, 0.0), (90.0, 3.0), (5.0, 60.0)]);
        assert!(corners[3].1.is_nan());
    }

    #[test]
    fn boxes_scale_from_their_corner_and_landmarks_from_the_middle_of_a_pixel() {
        assert_eq!(
            at(4.0, 6.0).scaled(2.0, 0.5),
            Region {
                x: 8.0,
                y: 3.0,
                width: 20.0,
                height: 5.0
            }
        );
        assert_eq!(
            Point { x: 0.0, y: 1.5 }.scaled(2.0, 0.5),
            Point { x: 0.5, y: 0.5 }
        );
    }
}
